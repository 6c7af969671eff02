import Foundation
import Podcast
import Search
import Store
import Testing

@Suite struct SearchIndexTests {
    @Test("The index follows what is saved, changed and undone, and holds what it should")
    func follows() throws {
        let archive = try SearchArchive()
        let store = archive.fixture.store
        #expect(try store.indexFaults() == [])
        // Other notes, another date, another title, another transcript.
        try store.write { writer throws in
            try writer.replaceContent(
                of: 1, with: EpisodeContent(items: [archive.topic("Ada", "Crochet", "Hooks", nil)]))
            var record = StoreFixture.record(2, slug: "two", published: 1_700_000_000)
            record.id = 2
            record.title = "Hedgehogs"
            _ = try writer.save(record)
            try writer.setTranscript(
                of: 4, path: "4.vtt", format: .vtt, text: "WEBVTT", sha256: Array(repeating: 9, count: 32),
                passages: [Passage(start: 0, end: 9, text: "Only marmalade", marks: [.init(offset: 0, start: 0)])])
        }
        #expect(try archive.numbers("knitting") == [])
        #expect(try archive.numbers("hooks") == [1])
        #expect(try archive.numbers("hedgehogs") == [2])
        #expect(try archive.numbers("year:2023") == [2, 4])
        #expect(try archive.numbers("marmalade") == [4])
        #expect(try archive.numbers("\"wound the wheels\"") == [])
        #expect(try archive.find("needels").suggestion?.query != "needles")
        #expect(try store.indexFaults() == [])
        // What is undone was never there.
        try store.write { writer throws in
            try writer.attempt {
                try writer.replaceContent(of: 3, with: EpisodeContent())
                return false
            }
            try writer.replaceContent(of: 3, with: EpisodeContent(items: [archive.topic("Ada", "Batik", "Wax", nil)]))
        }
        try store.write { writer throws in
            try writer.replaceContent(of: 4, with: EpisodeContent())
            writer.rollBack()
        }
        #expect(try archive.numbers("dyeing") == [])
        #expect(try archive.numbers("batik") == [3])
        #expect(try archive.numbers("felting") == [4])
        #expect(try store.indexFaults() == [])
    }

    @Test("An index that is made again finds the same")
    func again() throws {
        let archive = try SearchArchive()
        let queries = ["pytest", "wheels", "year:2022", "the oven caught fire", "kniting", "in:links dev", "host:ada"]
        let before = try queries.map { try archive.find($0) }
        let version = try archive.fixture.store.contentVersion()
        #expect(try archive.fixture.store.reindex() == 6)
        #expect(try archive.fixture.store.indexFaults() == [])
        #expect(try queries.map { try archive.find($0) } == before)
        #expect(try archive.fixture.store.contentVersion() == version)
    }

    /// Runs SQL that no version of ours would.
    private func damage(_ archive: SearchArchive, _ sql: String) throws -> Store {
        let path = archive.fixture.folder + "/notecast.sqlite"
        try archive.fixture.store.close()
        let folder = try archive.fixture.migrations(["00"], ["9999_damage.sql": sql])
        return try Store(path: path, migrations: folder)
    }

    @Test(
        "The check tells what is wrong, and a new index mends it",
        arguments: [
            ("DELETE FROM indexed WHERE episode_id = 1", [IndexFault.missing(episodes: ["1"])]),
            (
                "UPDATE episode SET number = 1, season = id; DELETE FROM indexed WHERE episode_id < 3",
                [.missing(episodes: ["S1E1", "S2E1"])]
            ),
            ("DELETE FROM vocabulary WHERE word = 'pytest'", [.words(table: "vocabulary")]),
            ("UPDATE passage SET text = 'Another' WHERE episode_id = 4", [.words(table: "passage_index")]),
            ("UPDATE entry SET text = 'Another' WHERE title = 'Felting'", [.notes(episodes: ["4"])]),
            ("UPDATE entry SET url = 'https://another.example' WHERE title = 'Felting'", [.notes(episodes: ["4"])]),
            // Notes that the index never heard of.
            (
                "UPDATE topic SET plain = 'Another' WHERE title = 'Felting'",
                [.notes(episodes: ["4"]), .words(table: "entry_index"), .words(table: "vocabulary")]
            ),
            (
                "UPDATE episode SET title = 'Another' WHERE id = 2",
                [.notes(episodes: ["2"]), .words(table: "entry_index")]
            ),
            ("DELETE FROM tag", [.notes(episodes: ["1"]), .words(table: "entry_index")]),
            ("UPDATE indexed SET minute = minute + 1 WHERE episode_id < 3", [.dates(episodes: ["1", "2"])]),
            ("UPDATE episode SET published = 1500000000 WHERE id = 2", [.dates(episodes: ["2"])]),
            ("UPDATE indexed SET ordinal = ordinal + 1000000 WHERE episode_id = 5", [.dates(episodes: ["5"])]),
            ("INSERT INTO pair_index (rowid, pairs) VALUES (5, 'abc')", [.words(table: "pair_index")]),
        ])
    func check(sql: String, faults: [IndexFault]) throws {
        let store = try damage(try SearchArchive(), sql)
        let found = try store.indexFaults()
        for fault in faults { #expect(found.contains(fault), "\(found)") }
        _ = try store.reindex()
        #expect(try store.indexFaults() == [])
    }

    @Test("The first few of many episodes are named, and how many more there are")
    func manyFaults() {
        let names = (1...9).map(String.init)
        #expect("\(IndexFault.notes(episodes: ["4"]))" == "entry: does not say what the notes say of episode 4")
        #expect("\(IndexFault.dates(episodes: names))".hasSuffix("for episodes 1, 2, 3, 4, 5, 6 and 3 more"))
        #expect("\(IndexFault.missing(episodes: ["7", "trailer"]))" == "indexed: has not episodes 7, trailer")
    }

    @Test("A damaged structure is told")
    func structure() throws {
        let store = try damage(
            try SearchArchive(), "UPDATE passage_index_data SET block = zeroblob(length(block)) WHERE id > 10")
        #expect(try store.indexFaults().contains { if case .damaged("passage_index", _) = $0 { true } else { false } })
        _ = try store.reindex()
        #expect(try store.indexFaults() == [])
    }

    @Test("An index of another edition is made again when the database is opened, and is told to who may not")
    func edition() throws {
        let archive = try SearchArchive()
        let path = archive.fixture.folder + "/notecast.sqlite"
        try archive.fixture.store.write { try $0.setValue("0", for: "search_edition") }
        #expect(try archive.fixture.store.indexFaults() == [.edition])
        try archive.fixture.store.close()
        let second = try Store(path: path, migrations: StoreFixture.migrations, mayMigrate: false)
        #expect(second.renewedIndex == nil)
        #expect(try !second.hasPresentIndex())
        try second.close()
        let third = try Store(path: path, migrations: StoreFixture.migrations)
        #expect(third.renewedIndex == 6)
        #expect(try third.indexFaults() == [])
        try third.close()
        #expect(try Store(path: path, migrations: StoreFixture.migrations).renewedIndex == nil)
    }

    @Test("What changes while the index is of another edition is left out of it, and found when it is made again")
    func leftAlone() throws {
        let archive = try SearchArchive()
        let path = archive.fixture.folder + "/notecast.sqlite"
        try archive.fixture.store.write { try $0.setValue("0", for: "search_edition") }
        try archive.fixture.store.close()
        let successor = try Store(path: path, migrations: StoreFixture.migrations, mayMigrate: false)
        try successor.write { writer throws in
            try writer.replaceContent(
                of: 4, with: EpisodeContent(items: [archive.topic("Ada", "Crochet", "Hooks", nil)]))
        }
        #expect(try successor.read { try $0.search("hooks", limit: 9) }.results.isEmpty)
        #expect(try successor.indexFaults() == [.edition])
        // Who made it would take it for whole.
        #expect(try successor.read { try $0.value("search_edition") } == "")
        // What notes no longer say is not shown any more.
        for query in ["felting", "wheels of wool", "in:topics"] {
            let found = try successor.read { try $0.search(query, limit: 9) }
            #expect(found.results.flatMap(\.parts).allSatisfy { $0.title != "Felting" }, "\(query)")
        }
        try successor.close()
        let third = try Store(path: path, migrations: StoreFixture.migrations)
        #expect(third.renewedIndex == 6)
        #expect(try third.read { try $0.search("hooks", limit: 9) }.results.map(\.episode.number) == [4])
        #expect(try third.indexFaults() == [])
    }

    @Test("Words of any length and script, and whatever a character decomposes into, leave a sound index")
    func anyWord() throws {
        let archive = try SearchArchive()
        let words = ["საქართველოსთვისა", "привет" + String(repeating: "ж", count: 40), "ᴬᴮᶜ", "½ ͺ ℡ ﬃ ǅ", "東京", "𐐀𐐁"]
        let long = ["ა", "ж", "𐐨", "a"].flatMap { letter in (9...41).map { String(repeating: letter, count: $0) } }
        try archive.fixture.store.write { writer throws in
            try writer.replaceContent(
                of: 1,
                with: EpisodeContent(items: [
                    archive.topic("Ada", words.joined(separator: " "), long.joined(separator: " "), nil)
                ]))
        }
        #expect(try archive.fixture.store.indexFaults() == [])
        for word in words + long.suffix(20) { #expect(try archive.numbers(word) == [1], "\(word)") }
    }

    @Test("An older database's episodes are found as soon as it is opened")
    func older() throws {
        let fixture = try StoreFixture()
        let path = fixture.folder + "/old.sqlite"
        let rows = """
            INSERT INTO episode (id, guid, number, slug, title, summary, state, published, self_sponsored, modified)
            VALUES (7, 'g', 7, 'seven', 'Seven looms', '', 'published', 1600000000, 0, 0);
            INSERT INTO topic (episode_id, position, title, html, plain, line) VALUES (7, 0, 'Shuttles', '', 'Fly fast', 1);
            INSERT INTO entry (episode_id, item, kind, title, host, text) VALUES (7, 0, 'topic', 'Shuttles', '', 'Fly fast');
            INSERT INTO passage (episode_id, position, start, stop, marks, text)
            VALUES (7, 0, 3, 9, '0:3000', 'The bobbin sings');
            """
        try Store(
            path: path,
            migrations: fixture.migrations(
                ["0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008"], ["0008b_rows.sql": rows])
        ).close()
        let store = try Store(
            path: path, migrations: fixture.migrations(["00"], ["0008b_rows.sql": rows]))
        #expect(store.renewedIndex == 1)
        for query in ["looms", "shuttles", "\"bobbin sings\"", "year:2020"] {
            #expect(try store.read { try $0.search(query, limit: 5) }.results.map(\.episode.number) == [7], "\(query)")
        }
        #expect(try store.indexFaults() == [])
    }

    @Test(
        "Whatever is asked is answered within bounds",
        arguments: [
            Array(repeating: "a", count: 100).joined(separator: " "), Array(repeating: "\"", count: 200).joined(),
            Array(repeating: "\"a\" ", count: 40).joined(), "a* b* c* d* e* f* g* h* i* j* k* l*", "* * *",
            Array(repeating: "-x", count: 60).joined(separator: " ") + " wool", "wool NOT AND OR NEAR(\"", "(((((((",
            "title:wool", "entry_index:x", "\u{80}kabc", "wool\u{0}wheels", "host:\"", "in:in:in:", "year:99999",
            "ÿ\u{300}\u{301}", "wool " + String(repeating: "é", count: 80), "^wool", "wool^2", "{wool}",
            "'; DROP TABLE entry;--", "\u{37A}", "a\u{37A}b \u{37A}\u{37A}", "½ ᴬ ℡ \"\u{37A} wool\"", "\u{37A}*",
        ])
    func hostile(query: String) throws {
        let archive = try SearchArchive()
        for order in SearchQuestion.Order.allCases {
            let found = try archive.find(query, order: order)
            #expect(found.results.allSatisfy { ($0.episode.number ?? 9) < 5 })
        }
        #expect(try archive.fixture.store.indexFaults() == [])
    }
}
