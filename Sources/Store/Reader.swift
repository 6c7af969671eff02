// Reading: one snapshot of the database.

import Foundation
internal import GRDB
import Podcast

/// A view of one snapshot of the database; valid only within `Store.read`.
public struct Reader {
    let database: Database
    /// What was found out from this state before; nil within a write.
    let cache: SnapshotCache?
    /// What the snapshot is of, once somebody asked; nil within a write.
    let present: Present?

    /// A place for the state of a snapshot, which does not change while it is read.
    final class Present {
        var state: SnapshotCache.State?
    }

    init(database: Database, cache: SnapshotCache? = nil) {
        self.database = database
        self.cache = cache
        present = cache == nil ? nil : Present()
    }

    /// See `Store.contentVersion()`.
    public func contentVersion() throws -> Int64 {
        try Int64.fetchOne(database, sql: "SELECT value FROM meta WHERE key = 'content_version'") ?? 0
    }

    /// A stored setting that is not content, as the show's podcast:guid; nil when it was never set.
    public func value(_ key: String) throws -> String? {
        try String.fetchOne(database, sql: "SELECT value FROM meta WHERE key = ?", arguments: [key])
    }

    /// The name of the token with this SHA-256; nil when there is none.
    ///
    /// The look-up goes by the hash of 256 random bits, so what its timing could tell is of no use to anybody; the
    /// caller compares the returned hash in constant time all the same.
    public func token(sha256: [UInt8]) throws -> (name: String, sha256: [UInt8])? {
        try Row.fetchOne(
            database, sql: "SELECT name, sha256 FROM token WHERE sha256 = ?", arguments: [Data(sha256)]
        ).map { ($0["name"], [UInt8]($0["sha256"] as Data)) }
    }

    /// How many topics each person headed: what a slip of the pen is told by.
    public func hostCounts() throws -> [String: Int] {
        let rows = try Row.fetchAll(
            database,
            sql: "SELECT p.name, count(*) AS n FROM topic t JOIN person p ON p.id = t.person_id GROUP BY p.id")
        return Dictionary(rows.map { ($0["name"], $0["n"]) }, uniquingKeysWith: { first, _ in first })
    }
}
