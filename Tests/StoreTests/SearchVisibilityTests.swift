import Foundation
import Podcast
import Search
import Store
import Testing

@Suite struct SearchVisibilityTests {
    private static let lexicon = SearchLexicon()

    private func content(_ title: String, _ text: String) -> EpisodeContent {
        EpisodeContent(items: [
            .topic(Topic(ordinal: nil, host: "Ada", title: title, body: RichText(html: "", plain: text)))
        ])
    }

    private func completions(_ fixture: StoreFixture, _ text: String) throws -> [String] {
        try fixture.store.read { try $0.completions(of: text, lexicon: Self.lexicon, limit: 6) }
    }

    private func numbers(_ fixture: StoreFixture, _ text: String) throws -> [Int?] {
        try fixture.store.read { try $0.search(text, limit: 20) }.results.map(\.episode.number)
    }

    @Test("A word that only a hidden episode has in this form is neither completed nor offered")
    func forms() throws {
        let fixture = try StoreFixture()
        try fixture.add(
            StoreFixture.record(1, slug: "one", published: 1_700_000_000),
            content("Wheels", "A code space with spinning wheels, seen on a public road"))
        try fixture.add(
            StoreFixture.record(2, slug: "two", published: 1_900_000_000),
            content("Codespace", "In a codespace they were wheeling"))
        try fixture.add(
            StoreFixture.record(3, slug: "three", state: .draft, published: 1_700_000_000),
            content("Wheeler", "Spins, wheeled"))
        for text in ["codes", "wheeli", "wheele", "spins", "seen wheeli"] {
            #expect(try completions(fixture, text) == [], "\(text)")
        }
        #expect(try completions(fixture, "whee") == ["wheels"])
        #expect(try completions(fixture, "spi") == ["spinning"])
        for text in ["wheelng", "codespce", "wheelingg"] {
            let found = try fixture.store.read { try $0.search(text, limit: 5) }
            #expect(!["wheeling", "codespace"].contains(found.suggestion?.query), "\(text)")
        }
        fixture.turnClock(to: 1_900_000_001)
        #expect(try completions(fixture, "codes") == ["codespace"])
        #expect(try completions(fixture, "wheeli") == ["wheeling"])
        #expect(try fixture.store.read { try $0.search("codespce", limit: 5) }.suggestion?.query == "codespace")
    }

    @Test("A completion is written as the archive writes it, and stands with the query's other words and filters")
    func completed() throws {
        let archive = try SearchArchive()
        let complete = { (text: String) in
            try archive.fixture.store.read { try $0.completions(of: text, lexicon: archive.lexicon, limit: 6) }
        }
        #expect(try complete("kub") == ["Kubernetes"])
        #expect(try complete("caf") == ["Café"])
        #expect(try complete("need") == ["needles"])
        #expect(try complete("Wheels wi") == ["Wheels within"])
        #expect(try complete("wheels host:grace wi") == [])
        #expect(try complete("year:2021 pyt") == ["year:2021 pytest"])
        #expect(try complete("year:2023 kni") == [])
        #expect(try complete("host:nobody kni") == [])
        #expect(try complete("-felting whe") == ["-felting Wheels"])
        #expect(try complete("-indigo fel") == ["-indigo Felting"])
        #expect(try complete("-wool fel") == [])
        #expect(try complete("\"caught fire\" ov") == ["\"caught fire\" oven"])
        #expect(try complete("cplus") == ["C++"])
        #expect(try complete("zorb") == [])
        for text in ["", "k", "kni ", "host:ad", "kni*", "\"kni", "-kni"] {
            #expect(try complete(text) == [], "\(text)")
        }
    }

    @Test("Episodes without a date are of the year that the archive has them in, and hidden dates move none")
    func undated() throws {
        let fixture = try StoreFixture()
        for (number, published) in [(3, 1_600_000_000), (4, 1_930_000_000), (5, nil)] as [(Int, Double?)] {
            try fixture.add(
                StoreFixture.record(number, slug: "e-\(number)", published: published), content("Topic", "Words"))
        }
        func expect(_ years: [Int: [Int?]], _ location: SourceLocation = #_sourceLocation) throws {
            for (year, found) in years {
                #expect(try numbers(fixture, "year:\(year)") == found, "\(year)", sourceLocation: location)
                let listed = try fixture.store.read { try $0.episodes(year: year, in: .gmt, limit: 9) }.map(\.number)
                #expect(Set(listed) == Set(found), "\(year)", sourceLocation: location)
            }
            #expect(try fixture.store.indexFaults() == [], sourceLocation: location)
        }
        // The fourth is of 2031, and scheduled.
        try expect([2020: [5, 3], 2031: [], 2021: []])
        // The third has another date now.
        var record = StoreFixture.record(3, slug: "e-3", published: 1_620_000_000)
        record.id = 1
        _ = try fixture.store.write { [record] in try $0.save(record) }
        try expect([2020: [], 2031: [], 2021: [5, 3]])
        // The fourth falls due, while somebody serves.
        fixture.turnClock(to: 1_930_000_001)
        try fixture.store.raiseContentVersion()
        try expect([2021: [3], 2031: [5, 4]])
        // And is taken off again.
        record = StoreFixture.record(4, slug: "e-4", state: .withdrawn, published: 1_930_000_000)
        record.id = 2
        _ = try fixture.store.write { [record] in try $0.save(record) }
        try expect([2021: [5, 3], 2031: []])
    }

    @Test("What fell due while nobody served is at its time when the database is opened")
    func dueUnserved() throws {
        let fixture = try StoreFixture()
        try fixture.add(StoreFixture.record(1, slug: "a", published: 1_930_000_000), content("Topic", "Words"))
        try fixture.add(StoreFixture.record(2, slug: "b"), content("Topic", "Words"))
        try fixture.store.close()
        let clock = StoreFixture.Clock(1_930_000_001)
        let store = try Store(path: fixture.folder + "/notecast.sqlite", migrations: StoreFixture.migrations) {
            clock.now
        }
        #expect(store.renewedIndex == nil)
        #expect(try store.indexFaults() == [])
        #expect(try store.read { try $0.search("year:2031", limit: 9) }.results.count == 2)
    }
}
