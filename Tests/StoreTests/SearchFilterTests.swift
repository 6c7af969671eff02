import Podcast
import Search
import Store
import Testing

@Suite struct SearchFilterTests {
    @Test(
        "Filters leave what they say, alone the newest first",
        arguments: [
            ("year:2022", [3, 2]), ("year:2021", [1]), ("year:1999", []), ("host:ada", [4, 2, 1]),
            ("host:AL", [4, 2, 1]),
            ("host:\"ada lovelace\"", [4, 2, 1]), ("host:grace", [3, 2, 1]), ("host:babbage", [2]),
            ("guest:charles", [2]),
            ("host:nobody", []), ("host:eve", []), ("in:jokes", [1]), ("in:extras", [1]), ("in:sponsors", [1]),
            ("in:topics", [4, 3, 2, 1]), ("in:notes", [4, 3, 2, 1]), ("in:transcript", [4, 2]),
            ("site:github.com", [1]),
            ("site:loom.example", [1]), ("site:docs.loom.example", [1]), ("site:start.example", []), ("tag:wool", [1]),
            ("tag:none", []), ("host:ada year:2022", [2]), ("host:ada host:grace year:2022", [3, 2]),
            ("year:2021 year:2022", [3, 2, 1]), ("host:ada -year:2022", [4, 1]),
            ("in:topics year:2022 -host:grace", [2]),
            ("in:topics -tag:wool", [4, 3, 2]), ("in:topics year:2022 -dyeing", [2]), ("in:links", [1]),
            ("in:links site:github.com", [1]), ("in:links site:kubernetes.io", []), ("in:links in:jokes", [1]),
            ("year:2022 in:links", []), ("year:2021 -shearing", []), ("year:2021 -zebra", [1]),
            ("year:2022 -oven", [3]), ("in:transcript -oven", [4]), ("in:transcript -\"caught fire\"", [4]),
            ("in:transcript -\"fire caught\"", [4, 2]), ("year:2022 -\"calling init twice\"", [3]),
            ("year:2022 -\"twice calling init\"", [3, 2]), ("year:2022 -indi*", [2]),
            ("in:transcript host:babbage", [2]), ("in:transcript -host:babbage", [4]),
            ("in:transcript host:grace", [2]), ("in:transcript tag:wool", []),
        ] as [(String, [Int?])])
    func alone(query: String, numbers: [Int?]) throws {
        #expect(try SearchArchive().numbers(query) == numbers)
    }

    @Test(
        "Words are looked for where filters say",
        arguments: [
            ("pytest", [1, 4, 2]), ("pytest year:2021", [1]), ("wheels", [4, 2]), ("wheels in:transcript", [4]),
            ("wheels -in:transcript", [4, 2]), ("wheels -year:2022", [4]), ("wool in:extras", [1]),
            ("wool in:topics", [4]), ("wool -in:topics", [1]), ("sheep in:jokes", [1]), ("sheep in:topics", []),
            ("acme in:sponsors", [1]), ("acme", [1]), ("wool site:github.com", []), ("knitting site:github.com", [1]),
            ("pytest host:grace", []), ("pytest host:ada", [1, 4]), ("oven host:babbage", [2]),
            ("oven host:grace in:transcript", [2]), ("oven host:grace", []), ("wool tag:wool", [1]),
            ("dev in:links", [1]), ("knitting in:links", []), ("wheels -felting", [2, 4]), ("wool -felting", [1]),
            ("wool -\"wheels of\"", [1]), ("wool -\"of wheels\"", [1, 4]), ("wheels -\"py test\"", [2, 4]),
            ("wound -\"py test\"", []), ("wound -\"test py\"", [4]), ("wound -\"day all long\"", [4]),
            ("wound -\"all day long\"", []), ("wound -pytest", [4]), ("wound -long", []), ("wound -lon*", []),
            ("github -in:links", []), ("loom -in:links", [1]), ("pytest -in:links", [1, 4, 2]),
            ("\"caught fire\" host:babbage", [2]), ("\"caught fire\" -host:babbage", []),
            ("babbage", [2]), ("felting", [4]),
        ] as [(String, [Int?])])
    func words(query: String, numbers: [Int?]) throws {
        #expect(try Set(SearchArchive().numbers(query)) == Set(numbers), "\(query)")
    }

    @Test("An address is found by its host's name and by the words of its path, and is shown")
    func links() throws {
        let archive = try SearchArchive()
        let part = try #require(try archive.find("docs.loom.example").results.first?.parts.first)
        #expect(part.title == "Weaving in C++")
        #expect(part.link == Link(url: "https://docs.loom.example/start", text: "Weaving in C++"))
        let sponsor = try #require(try archive.find("acme").results.first?.parts.first)
        #expect(sponsor.kind == .sponsor && sponsor.url == "https://acme.example/show")
    }

    @Test("What was found is counted by host, year and place, for links to narrower queries")
    func counts() throws {
        let archive = try SearchArchive()
        let found = try archive.find("wheels")
        #expect(found.episodes == 2 && found.isComplete && !found.hasNext)
        #expect(found.hosts.map(\.label) == ["Ada", "Charles Babbage"] && found.hosts.map(\.episodes) == [2, 1])
        #expect(found.hosts.first?.query == "wheels host:ada")
        #expect(found.years.map(\.label) == ["2023", "2022"])
        #expect(found.places.map(\.filter) == [.place(.topics), .place(.notes), .place(.transcript)])
        #expect(found.places.map(\.episodes) == [2, 2, 1])
        let chosen = try archive.find("wheels year:2022")
        #expect(chosen.years.map(\.isChosen) == [true] && chosen.years.map(\.query) == ["wheels"])
        let wool = try archive.find("wool")
        #expect(wool.tags.map(\.label) == ["Wool"] && wool.tags.map(\.episodes) == [1])
        let looms = try archive.find("knitting")
        #expect(looms.sites.map(\.label) == ["github.com"] && looms.sites.map(\.episodes) == [1])
        let said = try archive.find("wheels in:transcript")
        #expect(said.hosts.map(\.label) == ["Ada"])
        var all: [SearchCount] = []
        for some in [found, wool, looms, said] {
            for counts in [some.hosts, some.years, some.places, some.sites, some.tags] { all += counts }
        }
        #expect(all.count > 20)
        for count in all where !count.isChosen {
            #expect(try archive.find(count.query).episodes == count.episodes, "\(count.query)")
        }
    }

    @Test("The newest come first when that is asked for, and pages follow each other without a gap")
    func pages() throws {
        let archive = try SearchArchive()
        #expect(try archive.numbers("pytest", order: .newest) == [4, 2, 1])
        let pages = try (1...4).map { try archive.find("in:topics", page: $0, size: 1) }
        #expect(pages.flatMap(\.results).map(\.episode.number) == [4, 3, 2, 1])
        #expect(pages.map(\.hasNext) == [true, true, true, false])
        #expect(try archive.find("in:topics", page: 20, size: 1).results.isEmpty)
    }

    @Test("A place in time is found for each of many episodes of one day")
    func sameDay() throws {
        let fixture = try StoreFixture()
        for number in 1...40 {
            try fixture.add(
                StoreFixture.record(number, slug: "e-\(number)", published: number % 2 == 0 ? 1_700_000_000 : nil),
                EpisodeContent(items: [
                    .topic(Topic(ordinal: nil, host: nil, title: "Same day", body: RichText(html: "", plain: "word")))
                ]))
        }
        let query = try #require(SearchQuery("word"))
        let found = try fixture.store.read { try $0.search(SearchQuestion(query, size: 50)) }
        #expect(Set(found.results.compactMap(\.episode.number)) == Set(1...40))
        #expect(try fixture.store.indexFaults() == [])
    }
}
