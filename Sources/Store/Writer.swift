// Writing: one transaction.

public import Foundation
internal import GRDB
import Podcast

/// The one write transaction that is under way; valid only within `Store.write`, on its thread.
public final class Writer {
    let database: Database
    /// When the transaction began, by the store's clock.
    public let now: Date
    private(set) var changedContent = false
    private(set) var isRolledBack = false
    /// Ids of people by name in lower case, as far as they were looked up.
    var people: [String: Int64] = [:]
    /// What of the search's index is under way.
    var index = IndexWork()

    init(database: Database, now: Date) {
        self.database = database
        self.now = now
    }

    /// Reads what this transaction has written so far.
    public var reader: Reader { Reader(database: database) }

    /// Makes the transaction leave nothing behind when `Store.write`'s body returns: a rehearsal.
    public func rollBack() { isRolledBack = true }

    /// Does a part of the transaction that is kept when `body` returns true, and undone when it returns false or throws.
    public func attempt(_ body: () throws -> Bool) throws {
        let touched = index.touched
        var isKept = false
        index.text.beginUndoable()
        defer {
            index.text.endUndoable(isUndone: !isKept)
            // What was taken out of the index is in it again.
            if !isKept { index.touched = touched }
        }
        try database.inSavepoint {
            if try body() {
                isKept = true
                return .commit
            }
            // Somebody who was new in what is undone is unknown again.
            people = [:]
            return .rollback
        }
    }

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

    func seconds(_ date: Date) -> Int64 { Int64(date.timeIntervalSince1970.rounded(.down)) }
}
