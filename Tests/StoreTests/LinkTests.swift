import Foundation
import Podcast
import Store
import Testing

@Suite struct LinkTests {
    private func fixture() throws -> StoreFixture {
        let fixture = try StoreFixture()
        for (number, word) in [(1, "zeppelin"), (2, "balloon"), (3, "glider")] {
            try fixture.addRich(
                number, slug: "episode-\(number)", word: word,
                site: number == 3 ? "glider.example" : "zeppelin.example",
                published: StoreFixture.lastYear + Double(number))
        }
        return fixture
    }

    @Test("Every spelling of an address is found at each place, newest first, and a part's own link is told apart")
    func places() throws {
        try fixture().store.read { reader throws in
            for url in ["http://zeppelin.example/engine/", "https://www.ZEPPELIN.example/engine?utm_source=a#b"] {
                let places = try reader.places(of: url, limit: 9)
                #expect(places.map(\.part.episode.number) == [2, 1])
                #expect(places.map(\.part.title) == ["balloon engines", "zeppelin engines"])
                #expect(places.map(\.part.host?.slug) == ["ada-lovelace", "ada-lovelace"])
                #expect(places.map(\.part.topicIndex) == [1, 1])
                #expect(places.map(\.part.start) == [60, 60])
                #expect(places.allSatisfy { $0.isMain && $0.url == "https://www.zeppelin.example/engine" })
                #expect(places.map(\.text) == ["engines", "engines"])
            }
            let paper = try reader.places(of: "https://zeppelin.example/paper", limit: 1, offset: 1)
            #expect(paper.map(\.part.episode.number) == [1])
            #expect(paper.map(\.isMain) == [false])
            let kinds = ["prose", "extra", "joke"].map { "https://zeppelin.example/\($0)" }
            #expect(try kinds.map { try reader.places(of: $0, limit: 1).first?.part.kind } == [.prose, .extra, .joke])
        }
    }

    @Test("What stands in every episode is no coverage, and thanks to a sponsor are the sponsor's place")
    func left() throws {
        try fixture().store.read { reader throws in
            #expect(try reader.places(of: "https://zeppelin.example/follow", limit: 9).isEmpty)
            let sponsor = try reader.places(of: "https://acme.example/glider", limit: 9)
            #expect(sponsor.map(\.part.kind) == [.sponsor])
            #expect(sponsor.map(\.part.title) == ["Acme glider"])
            #expect(sponsor.map(\.part.position) == [nil])
        }
    }

    @Test("Sites come with their counts, those in the most episodes first, and their addresses newest first")
    func sites() throws {
        try fixture().store.read { reader throws in
            #expect(
                try reader.sites(limit: 9) == [
                    SiteCount(site: "acme.example", addresses: 3, episodes: 3),
                    SiteCount(site: "zeppelin.example", addresses: 5, episodes: 2),
                    SiteCount(site: "glider.example", addresses: 5, episodes: 1),
                ])
            let counts = try reader.linkCounts()
            #expect((counts.sites, counts.addresses) == (3, 13))
            #expect(try reader.site("zeppelin.example")?.addresses == 5)
            #expect(
                try reader.addresses(site: "acme.example", limit: 2).map(\.key) == [
                    "acme.example/glider", "acme.example/balloon",
                ])
            let addresses = try reader.addresses(site: "zeppelin.example", limit: 9)
            #expect(addresses.map(\.episodes) == [2, 2, 2, 2, 2])
            let engine = try #require(addresses.first { $0.key == "zeppelin.example/engine" })
            #expect(engine.title == "balloon engines")
            #expect(engine.places.count == 2)
            #expect(addresses.first { $0.key == "zeppelin.example/paper" }?.title == "a paper")
            for name in ["", "www.zeppelin.example", "zeppelin", "%", "' OR 1=1 --"] {
                #expect(try reader.site(name) == nil)
                #expect(try reader.addresses(site: name, limit: 9).isEmpty)
            }
        }
    }

    @Test(
        "A search finds addresses by themselves, by how they begin, and by words of address, title and link",
        arguments: [
            ("https://www.zeppelin.example/paper/", true, "zeppelin.example/paper"),
            ("ZEPPELIN.example/paper", true, "zeppelin.example/paper"),
            (" zeppelin.example/pap ", false, "zeppelin.example/paper"),
            ("glider engines", false, "glider.example/engine"), ("gli pap", false, "glider.example/paper"),
            ("acme glider", false, "acme.example/glider"), ("GLIDER.EXAMPLE/JOKE", false, "glider.example/joke"),
        ])
    func search(_ query: String, isExact: Bool, first: String) throws {
        let matches = try fixture().store.read { try $0.links(matching: query, limit: 9) }
        #expect(matches.isExact == isExact)
        #expect(matches.addresses.first?.key == first)
    }

    @Test("What a search finds is counted whole, and given in pages; beyond a bound it says that there may be more")
    func pages() throws {
        let fixture = try StoreFixture()
        let links = { (count: Int) in (0..<count).map { Link(url: "https://deep.example/walrus/\($0)", text: "walrus") }
        }
        try fixture.add(
            StoreFixture.record(1, slug: "one"),
            EpisodeContent(items: [.topic(Topic(ordinal: 1, host: nil, title: "T", links: links(7)))]))
        for query in ["walrus", "deep.example/wal"] {
            try fixture.store.read { reader throws in
                let all = try reader.links(matching: query, limit: 40)
                #expect(all.total == 7 && !all.isCut && all.addresses.count == 7)
                let pages = try [0, 3, 6].map { try reader.links(matching: query, limit: 3, offset: $0) }
                #expect(pages.map(\.total) == [7, 7, 7])
                #expect(pages.flatMap(\.addresses).map(\.key) == all.addresses.map(\.key))
                #expect(try reader.links(matching: query, limit: 3, offset: .max).addresses.isEmpty)
            }
        }
        try fixture.add(
            StoreFixture.record(2, slug: "two"),
            EpisodeContent(items: [
                .topic(Topic(ordinal: 1, host: nil, title: "T", links: links(Reader.foundLinks + 1)))
            ]))
        for query in ["walrus", "deep.example/wal"] {
            let matches = try fixture.store.read { try $0.links(matching: query, limit: 9) }
            #expect(matches.total == Reader.foundLinks && matches.isCut, "\(query)")
        }
    }

    @Test("A search finds sites by a piece of their name")
    func siteSearch() throws {
        let matches = try fixture().store.read { try $0.links(matching: "EPPEL", limit: 9) }
        #expect(matches.sites.map(\.site) == ["zeppelin.example"])
        #expect(matches.addresses.isEmpty)
    }

    @Test(
        "Hostile queries find nothing, and do nothing else",
        arguments: [
            "", " ", "\"", "*", "\" OR key : *", "NEAR(a b)", "-", "%", "_", "\u{0}", "' OR 1=1 --", "AND", "{key}",
            String(repeating: "x", count: 100_000), String(repeating: "qq ", count: 50_000), "https://", "https://%",
            "\u{10FFFF}", "🦀",
        ])
    func hostile(_ query: String) throws {
        let matches = try fixture().store.read { try $0.links(matching: query, limit: 9) }
        #expect(matches == LinkMatches(sites: [], addresses: [], isExact: false))
    }

    @Test("Coverage elsewhere leaves out the episode itself, sponsors, and what is a habit of the show")
    func coverage() throws {
        let fixture = try fixture()
        let habit = Link(url: "https://habit.example", text: "habit")
        let topics = EpisodeContent(items: [.topic(Topic(ordinal: 1, host: nil, title: "T", links: [habit]))])
        for number in 10..<(11 + Reader.habitualFrom) {
            try fixture.add(StoreFixture.record(number, slug: "episode-\(number)"), topics)
        }
        try fixture.store.read { reader throws in
            let id = try #require(try reader.episode(slug: "episode-2")).id
            let urls = [
                "https://zeppelin.example/paper#x", "http://zeppelin.example/engine", "https://glider.example/paper",
                "https://acme.example/glider", habit.url, "mailto:x@example.com", "", "https://never.example",
            ]
            let found = try reader.coverage(of: urls, besides: id)
            #expect(Set(found.keys) == Set(urls[0...2]))
            #expect(found[urls[0]]?.places.map(\.part.episode.slug) == ["episode-1"])
            #expect(found[urls[0]]?.episodes == 1)
            #expect(try reader.coverage(of: urls, besides: nil, perAddress: 1)[urls[0]]?.places.count == 1)
            #expect(try reader.coverage(of: urls, besides: nil)[urls[0]]?.episodes == 2)
            #expect(try reader.coverage(of: [], besides: nil).isEmpty)
        }
    }
}
