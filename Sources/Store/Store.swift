// The SQLite file: opening it, reading and writing.

public import Foundation
internal import GRDB
import Podcast

/// The show's database. Reads are synchronous and concurrent, writes are one transaction each, one at a time.
public final class Store: Sendable {
    /// Tells the time; a test gives its own.
    public typealias Clock = @Sendable () -> Date

    /// The database file.
    public let path: String
    let clock: Clock
    private let pool: DatabasePool
    private let gate = StoreGate()
    private let cache = SnapshotCache()
    /// How many episodes' search index was made anew at opening, since it was missing or by older rules; nil when it was
    /// up to date.
    public let renewedIndex: Int?

    /// Opens the file, makes it when it is missing, and brings it up to date.
    ///
    /// - Parameters:
    ///   - migrations: the folder of `NNNN_name.sql` files.
    ///   - mayMigrate: whether a file of an older version is brought up to date; it is refused otherwise, since another
    ///     process is at work on it.
    ///   - clock: decides what the public may see.
    public init(
        path: String, migrations: String, mayMigrate: Bool = true, clock: @escaping Clock = { Date() }
    ) throws(StoreError) {
        self.path = path
        self.clock = clock
        let steps = try Migrations(folder: migrations)
        do {
            pool = try DatabasePool(path: path, configuration: Self.configuration(clock: clock))
            // GRDB's pool sets synchronous = NORMAL once it is prepared. An import that was acknowledged must survive a
            // power cut, so the writer is set back to FULL.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            try steps.run(on: pool, path: path, mayMigrate: mayMigrate)
            if mayMigrate { try Self.renewMentions(pool, clock) }
            renewedIndex = mayMigrate ? try Self.renewIndex(pool, clock) : nil
        } catch let error as StoreError {
            throw error
        } catch {
            throw .cannotOpen(path: path, reason: Self.message(of: error))
        }
    }

    /// Closes the file and leaves everything in it: nothing stays behind in a write-ahead log beside it, so that a copy of
    /// the one file is a copy of the show. Reads and writes under way are waited for; later ones get `.closed`.
    public func close() throws(StoreError) {
        gate.close { pool.interrupt() }
        do {
            // Where another process is reading, it is that one's to do when it closes: nobody is waited for long.
            try? pool.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA busy_timeout = 200")
                _ = try database.checkpoint(.truncate)
            }
            try pool.close()
        } catch {
            throw .database(Self.message(of: error))
        }
    }

    private static func configuration(clock: @escaping Clock) -> Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        // Another process' import holds the lock for seconds, so wait for it.
        configuration.busyMode = .timeout(30)
        configuration.maximumReaderCount = 6
        // Statement arguments hold notes and secrets: they stay out of every message.
        configuration.publicStatementArguments = false
        configuration.prepareDatabase { database in
            // Declared pure so that SQLite evaluates it once for each run of a statement, not once for each row.
            database.add(
                function: DatabaseFunction("now_utc", argumentCount: 0, pure: true) { _ in
                    Int64(clock().timeIntervalSince1970.rounded(.down))
                })
            // A big import leaves a big write-ahead log: it is cut back to this at the next checkpoint.
            try database.execute(sql: "PRAGMA cache_size = -16000; PRAGMA journal_size_limit = 16000000")
        }
        return configuration
    }

    /// Reads one snapshot: every statement of `body` sees the same state.
    public func read<Value>(_ body: (Reader) throws -> Value) throws(StoreError) -> Value {
        guard gate.enter() else { throw .closed }
        defer { gate.leave() }
        do {
            return try pool.read { try body(Reader(database: $0, cache: cache)) }
        } catch let error as StoreError {
            throw error
        } catch {
            throw .database(Self.message(of: error))
        }
    }

    /// One write transaction: all of `body` or, when it throws or asks for it, nothing. The content version rises in the
    /// same transaction when content changed.
    public func write<Value>(_ body: (Writer) throws -> Value) throws -> Value {
        guard gate.enter() else { throw StoreError.closed }
        defer { gate.leave() }
        do {
            return try pool.write { database in
                let writer = Writer(database: database, now: clock())
                let value = try body(writer)
                if writer.isRolledBack { throw RollBack(value: value) }
                try writer.finishIndex()
                if writer.changedContent { try writer.raiseContentVersion() }
                return value
            }
        } catch let rollBack as RollBack<Value> {
            return rollBack.value
        } catch let error as DatabaseError {
            throw StoreError.database(Self.message(of: error))
        }
    }

    /// Notes what addresses the episodes of an older database have, or makes the keys again that an older edition made.
    private static func renewMentions(_ pool: DatabasePool, _ clock: Clock) throws {
        let isDone = try pool.read { try Reader(database: $0).hasPresentMentions() }
        guard !isDone else { return }
        try pool.write { database in
            let writer = Writer(database: database, now: clock())
            // Another process may have been at it.
            guard try !writer.reader.hasPresentMentions() else { return }
            if try writer.renewMentions() { try writer.raiseContentVersion() }
        }
    }

    /// Makes the search's index when there is none, or one of another edition, and moves in it what came at another time
    /// since: a neighbour may have fallen due while nobody served.
    private static func renewIndex(_ pool: DatabasePool, _ clock: Clock) throws -> Int? {
        let isDone = try pool.read { database in
            let reader = Reader(database: database)
            guard try database.tableExists("vocabulary") else { return true }
            return try reader.hasPresentIndex()
                && reader.movedEpisodes(reader.undatedMinutes(), isUndated: true).isEmpty
        }
        guard !isDone else { return nil }
        return try pool.write { database in
            let writer = Writer(database: database, now: clock())
            // Another process may have been at it.
            guard try writer.reader.hasPresentIndex() else { return try writer.renewIndex() }
            try writer.touchMoved()
            try writer.finishIndex()
            // Others have an order of their own in mind, by which they read the index.
            try writer.raiseIndexGeneration()
            return nil
        }
    }

    /// Makes the search's index again from the stored texts.
    ///
    /// - Returns: how many episodes are in it.
    public func reindex() throws -> Int {
        try write { writer in try writer.indexKind() == .missing ? 0 : writer.renewIndex() }
    }

    /// What SQLite says of the structure of an index; nil when it is sound.
    func integrityFault(_ table: String) throws(StoreError) -> String? {
        guard gate.enter() else { throw .closed }
        defer { gate.leave() }
        do {
            try pool.writeWithoutTransaction {
                try $0.execute(sql: "INSERT INTO \(table) (\(table)) VALUES ('integrity-check')")
            }
            return nil
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
            return Self.message(of: error)
        } catch {
            throw .database(Self.message(of: error))
        }
    }

    /// A number that has risen with every change of content, by whichever process.
    public func contentVersion() throws(StoreError) -> Int64 {
        try read { try $0.contentVersion() }
    }

    /// Tells all processes that what the public may see has changed without a write: an episode fell due.
    public func raiseContentVersion() throws {
        try write { writer in
            try writer.touchMoved()
            try writer.raiseContentVersion()
        }
    }

    /// Copies the whole database to a new file, consistently, while it is in use.
    ///
    /// - Throws: when the file exists or cannot be written.
    public func backUp(to path: String) throws(StoreError) {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw .cannotOpen(path: path, reason: "it exists already, and a back-up never overwrites a file")
        }
        guard gate.enter() else { throw .closed }
        defer { gate.leave() }
        do {
            // VACUUM INTO reads one snapshot and writes a compact file, without a WAL beside it.
            try pool.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [path]) }
        } catch {
            throw .cannotOpen(path: path, reason: Self.message(of: error))
        }
    }

    /// The writer's settings as SQLite has them: for tests and for the log at start.
    public func settings() throws(StoreError) -> (journalMode: String, synchronous: Int, foreignKeys: Bool, busy: Int) {
        do {
            return try pool.writeWithoutTransaction { database in
                (
                    try String.fetchOne(database, sql: "PRAGMA journal_mode") ?? "",
                    try Int.fetchOne(database, sql: "PRAGMA synchronous") ?? -1,
                    try Bool.fetchOne(database, sql: "PRAGMA foreign_keys") ?? false,
                    try Int.fetchOne(database, sql: "PRAGMA busy_timeout") ?? -1
                )
            }
        } catch {
            throw .database(Self.message(of: error))
        }
    }

    private static func message(of error: any Error) -> String {
        guard let error = error as? DatabaseError else { return "\(error)" }
        return "\(error.message ?? "error") (SQLite \(error.extendedResultCode.rawValue))"
    }
}

/// Carries a value out of a transaction that is to leave nothing behind.
private struct RollBack<Value>: Error, @unchecked Sendable {
    // Thrown and caught on one thread within one call: it never crosses to another.
    let value: Value
}
