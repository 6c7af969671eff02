// Migrations/*.sql, run in the order of their numbers, each once.

import Foundation
internal import GRDB

/// The migrations of a folder.
struct Migrations {
    private let files: [(name: String, sql: String)]

    /// Reads `NNNN_verb_noun.sql` files.
    init(folder: String) throws(StoreError) {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw .migrationsMissing(folder: folder)
        }
        var files: [(String, String)] = []
        for name in names.filter({ $0.hasSuffix(".sql") }).sorted() {
            guard let sql = try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8) else {
                throw .migrationsMissing(folder: folder)
            }
            files.append((String(name.dropLast(4)), sql))
        }
        guard !files.isEmpty else { throw .migrationsMissing(folder: folder) }
        self.files = files
    }

    /// Brings a database up to date; refuses one that is ahead of us, and one that is behind when it may not be changed.
    func run(on pool: DatabasePool, path: String, mayMigrate: Bool) throws {
        var migrator = DatabaseMigrator()
        for (name, sql) in files {
            migrator.registerMigration(name) { try $0.execute(sql: sql) }
        }
        if try pool.read(migrator.hasBeenSuperseded) { throw StoreError.tooNew(path: path) }
        guard mayMigrate else {
            if try !pool.read(migrator.hasCompletedMigrations) { throw StoreError.tooOld(path: path) }
            return
        }
        try migrator.migrate(pool)
    }
}
