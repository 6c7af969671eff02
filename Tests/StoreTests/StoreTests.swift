import Digests
import Foundation
import Podcast
import Store
import Testing

@Suite struct StoreTests {
    @Test("The writer waits for others and survives power cuts; foreign keys hold")
    func settings() throws {
        let settings = try StoreFixture().store.settings()
        #expect(settings.journalMode == "wal")
        #expect(settings.synchronous == 2)
        #expect(settings.foreignKeys)
        #expect(settings.busy == 30_000)
    }

    @Test("A database from a newer version is refused and left alone")
    func tooNew() throws {
        let fixture = try StoreFixture()
        let migrations = fixture.folder + "/Migrations"
        try FileManager.default.copyItem(atPath: StoreFixture.migrations, toPath: migrations)
        try "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;"
            .write(toFile: migrations + "/9999_create_later.sql", atomically: true, encoding: .utf8)
        let path = fixture.folder + "/new.sqlite"
        _ = try Store(path: path, migrations: migrations)
        #expect(throws: StoreError.tooNew(path: path)) { try Store(path: path, migrations: StoreFixture.migrations) }
    }

    @Test("a database of an older version is left as it is while another process is at work on it")
    func tooOld() throws {
        let fixture = try StoreFixture()
        let path = fixture.folder + "/notecast.sqlite"
        // Up to date already: nothing to change.
        _ = try Store(path: path, migrations: StoreFixture.migrations, mayMigrate: false)
        let newer = fixture.folder + "/Migrations"
        try FileManager.default.copyItem(atPath: StoreFixture.migrations, toPath: newer)
        try "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;"
            .write(toFile: newer + "/9999_create_later.sql", atomically: true, encoding: .utf8)
        #expect(throws: StoreError.tooOld(path: path)) {
            try Store(path: path, migrations: newer, mayMigrate: false)
        }
        // Nothing was changed: the older version still takes it.
        _ = try Store(path: path, migrations: StoreFixture.migrations)
        _ = try Store(path: path, migrations: newer)
    }

    @Test("A folder without migrations is named in the error")
    func noMigrations() throws {
        let fixture = try StoreFixture()
        #expect(throws: StoreError.migrationsMissing(folder: fixture.folder + "/none")) {
            try Store(path: fixture.folder + "/x.sqlite", migrations: fixture.folder + "/none")
        }
    }

    @Test("The content version rises with content, and with nothing else")
    func contentVersion() throws {
        let fixture = try StoreFixture()
        let start = try fixture.store.contentVersion()
        let created = try fixture.store.write { try $0.createToken(name: "laptop", sha256: SHA256.digest([1])) }
        #expect(created)
        try fixture.store.write { try $0.setValue("x", for: "podcast_guid") }
        #expect(try fixture.store.contentVersion() == start)
        try fixture.add(StoreFixture.record(1, slug: "one"))
        #expect(try fixture.store.contentVersion() == start + 1)
    }

    @Test("A rehearsal and a failure leave nothing behind")
    func rollBack() throws {
        struct Stop: Error {}
        let fixture = try StoreFixture()
        let start = try fixture.store.contentVersion()
        let id = try fixture.store.write { writer in
            writer.rollBack()
            return try writer.save(StoreFixture.record(1, slug: "one"))
        }
        #expect(id > 0)
        #expect(throws: Stop.self) {
            try fixture.store.write { writer in
                _ = try writer.save(StoreFixture.record(2, slug: "two"))
                throw Stop()
            }
        }
        #expect(try fixture.store.read { try $0.episodeCount() } == 0)
        #expect(try fixture.store.contentVersion() == start)
    }

    @Test("A token is found by its hash alone, and its name can be taken once")
    func tokens() throws {
        let fixture = try StoreFixture()
        let hash = SHA256.digest(Array("secret".utf8))
        #expect(try fixture.store.write { try $0.createToken(name: "laptop", sha256: hash) })
        #expect(try fixture.store.write { try !$0.createToken(name: "laptop", sha256: SHA256.digest([2])) })
        #expect(try fixture.store.read { try $0.token(sha256: hash)?.name } == "laptop")
        #expect(try fixture.store.read { try $0.token(sha256: SHA256.digest([2])) } == nil)
    }

    @Test("A back-up is a whole database and never overwrites")
    func backUp() throws {
        let fixture = try StoreFixture()
        try fixture.add(StoreFixture.record(1, slug: "one"))
        let path = fixture.folder + "/copy.sqlite"
        try fixture.store.backUp(to: path)
        let copy = try Store(path: path, migrations: StoreFixture.migrations)
        #expect(try copy.read { try $0.episode(slug: "one")?.number } == 1)
        #expect(throws: StoreError.self) { try fixture.store.backUp(to: path) }
    }

    @Test(
        "The schema holds what the words promise",
        arguments: [
            ("digits only", "308"), ("empty", ""),
        ])
    func slugs(_: String, slug: String) throws {
        let fixture = try StoreFixture()
        #expect(throws: StoreError.self) { try fixture.add(StoreFixture.record(1, slug: slug)) }
    }

    @Test("A number is unique within a season, and seasons restart")
    func numbers() throws {
        let fixture = try StoreFixture()
        try fixture.add(StoreFixture.record(1, slug: "a"))
        try fixture.add(StoreFixture.record(1, slug: "b", season: 2))
        #expect(throws: StoreError.self) { try fixture.add(StoreFixture.record(1, slug: "c")) }
        #expect(throws: StoreError.self) { try fixture.add(StoreFixture.record(1, slug: "d", season: 2)) }
    }

    @Test("Errors never carry a statement's arguments")
    func noArguments() throws {
        let fixture = try StoreFixture()
        try fixture.add(StoreFixture.record(1, slug: "one"))
        let error = try #require(throws: StoreError.self) { try fixture.add(StoreFixture.record(1, slug: "hush-hush")) }
        #expect(!"\(error)".contains("hush-hush"))
    }

    @Test("A part that is undone leaves the rest of the transaction whole")
    func attempts() throws {
        let fixture = try StoreFixture()
        let content = EpisodeContent(items: [.topic(Topic(ordinal: 1, host: "Ada", title: "x"))])
        try fixture.store.write { writer throws in
            for (slug, isKept) in [("one", true), ("two", false), ("three", true)] {
                try writer.attempt {
                    let id = try writer.save(StoreFixture.record(nil, slug: slug))
                    try writer.replaceContent(of: id, with: content)
                    return isKept
                }
            }
        }
        #expect(try fixture.store.read { try $0.episodes(limit: 9) }.map(\.slug).sorted() == ["one", "three"])
        #expect(try fixture.store.read { try $0.hostCounts() } == ["Ada": 2])
    }

    @Test("After closing, the one file is the whole show")
    func closing() throws {
        let fixture = try StoreFixture()
        try fixture.add(StoreFixture.record(1, slug: "one"))
        try fixture.store.close()
        let copy = fixture.folder + "/copied.sqlite"
        try FileManager.default.copyItem(atPath: fixture.store.path, toPath: copy)
        let store = try Store(path: copy, migrations: StoreFixture.migrations)
        #expect(try store.read { try $0.episode(slug: "one") } != nil)
    }

    @Test("A revoked token is known no more, and its name is free")
    func revoked() throws {
        let fixture = try StoreFixture()
        let hash = SHA256.digest([7])
        #expect(try fixture.store.write { try $0.createToken(name: "laptop", sha256: hash) })
        #expect(try fixture.store.read { try $0.tokens().map(\.name) } == ["laptop"])
        #expect(try fixture.store.write { try $0.revokeToken(name: "laptop") })
        #expect(try fixture.store.write { try !$0.revokeToken(name: "laptop") })
        #expect(try fixture.store.read { try $0.token(sha256: hash) } == nil)
        #expect(try fixture.store.write { try $0.createToken(name: "laptop", sha256: hash) })
    }
}
