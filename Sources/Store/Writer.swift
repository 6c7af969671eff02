// Writing: one transaction.

import Foundation
internal import GRDB
import Podcast

/// The one write transaction that is under way; valid only within `Store.write`, on its thread.
public final class Writer {
    let database: Database
    let now: Date
    private(set) var changedContent = false
    private(set) var isRolledBack = false
    /// Ids of people by name in lower case, as far as they were looked up.
    var people: [String: Int64] = [:]

    init(database: Database, now: Date) {
        self.database = database
        self.now = now
    }

    /// Reads what this transaction has written so far.
    public var reader: Reader { Reader(database: database) }

    /// Makes the transaction leave nothing behind when `Store.write`'s body returns: a rehearsal.
    public func rollBack() { isRolledBack = true }

    func contentChanged() { changedContent = true }

    func raiseContentVersion() throws {
        try database.execute(sql: "UPDATE meta SET value = value + 1 WHERE key = 'content_version'")
    }

    func run(_ sql: String, _ arguments: StatementArguments = []) throws {
        try database.cachedStatement(sql: sql).execute(arguments: arguments)
    }

    /// Keeps a setting that is not content.
    public func setValue(_ value: String, for key: String) throws {
        try run(
            "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            [key, value])
    }

    /// Keeps the hash of a new API token.
    ///
    /// - Returns: false when the name is taken.
    public func createToken(name: String, sha256: [UInt8]) throws -> Bool {
        try run(
            "INSERT INTO token (name, sha256, created) VALUES (?, ?, ?) ON CONFLICT (name) DO NOTHING",
            [name, Data(sha256), seconds(now)])
        return database.changesCount == 1
    }

    func seconds(_ date: Date) -> Int64 { Int64(date.timeIntervalSince1970.rounded(.down)) }
}
