import Podcast
import Search
import Store
import Testing

@Suite struct SearchSpellingTests {
    @Test(
        "Listeners and speech recognition spell as they like",
        arguments: [
            ("KNITTING", 1), ("knits", 1), ("needle", 1), ("c++", 1), ("C#", 1), ("c#", 1), (".net", 1), ("cpp", 1),
            ("f-strings", 1), ("fstring", 1), ("f strings", 1), ("__init__", 2), ("init", 2), ("cafe", 2), ("CAFÉ", 2),
            ("sklearn", 2), ("scikit learn", 2), ("scikit-learn", 2), ("scikitlearn", 2), ("k8s", 3),
            ("container herder", 3), ("asynchron", 2), ("async", 2), ("spinn", 2), ("knit*", 1), ("mad*", 3),
            ("\"caught fire\"", 2), ("py test", 1), ("pie test", 1), ("\"Weaving in C++\"", 1), ("Weaving in C++", 1),
            ("\"in C++ and C#\"", 1), ("\"older than .NET\"", 1), ("\"loom in c++\" weaving", 1),
        ] as [(String, Int)])
    func spelled(query: String, number: Int) throws {
        let found = try SearchArchive().find(query)
        #expect(found.results.contains { $0.episode.number == number }, "\(query)")
        #expect(!found.isLoose && found.suggestion?.isApplied != true, "\(query)")
    }

    @Test("A word is found as the two that it was heard as")
    func parted() throws {
        let found = try SearchArchive().find("pytest in:transcript")
        #expect(found.results.map(\.episode.number).contains(4))
        #expect(
            found.results.flatMap(\.moments).contains {
                $0.excerpt.runs.contains { $0.isMatch && $0.text == "py test" }
            })
    }

    @Test(
        "A slip of the finger is mended by the archive's own words, and told",
        arguments: [
            ("kniting", "knitting"), ("needels", "needles"), ("asynchronos", "asynchronous"),
            ("asincronous", "asynchronous"), ("xnitting", "knitting"), ("indgio madder", "indigo madder"),
            ("-wool kubernetse", "-wool kubernetes"), ("host:ada felthing", "host:ada felting"),
        ])
    func slips(query: String, mended: String) throws {
        let found = try SearchArchive().find(query)
        #expect(found.suggestion?.query == mended)
        #expect(found.suggestion?.isApplied == true)
        #expect(found.suggestion?.excerpt.runs.contains { $0.isMatch } == true)
        #expect(!found.results.isEmpty && !found.isLoose)
    }

    @Test(
        "Nobody is told another word for one that the archive knows, or for one that is like nothing",
        arguments: [
            "knitting", "python", "wheels wool", "qqqqqqqq", "123456", "a", "py", "\"kniting needles\"",
        ])
    func known(query: String) throws {
        #expect(try SearchArchive().find(query).suggestion == nil)
    }

    @Test("What only hidden episodes say is neither found, counted, told nor taken for known")
    func hidden() throws {
        let archive = try SearchArchive()
        for query in ["zorbing", "zorb*", "zorbin", "quokkas", "quokka*", "host:eve", "\"zorbing secrets\""] {
            let found = try archive.find(query)
            #expect(found.results.isEmpty && found.episodes == 0, "\(query)")
            #expect(found.suggestion == nil, "\(query)")
        }
        for query in ["zorbng", "zorbinh", "quokas", "quokkaz"] {
            #expect(try archive.find(query).suggestion == nil, "\(query)")
        }
        // Of what a draft and a scheduled episode say too, only the visible hosts are counted.
        #expect(try archive.find("knit").hosts.map(\.label) == ["Ada"])
        archive.fixture.turnClock(to: 4_000_000_001)
        #expect(try archive.find("quokas").suggestion?.query == "quokkas")
        #expect(try archive.numbers("quokkas") == [6])
    }

    @Test(
        "A name that nobody has is taken for one that is a slip away, of those whom listeners know",
        arguments: [
            ("host:grcae", "host:Grace", [3, 2, 1]), ("wheels host:babage", "wheels host:Babbage", [2]),
            ("oven host:\"charles babage\"", "oven host:\"Charles Babbage\"", [2]), ("host:grace", nil, [3, 2, 1]),
            ("host:qqqqqq", nil, []), ("host:evee", nil, []), ("host:lovelace", nil, [4, 2, 1]),
            ("host:lovelce", "host:Lovelace", [4, 2, 1]),
            ("host:\"ada lovelase\"", "host:\"Ada Lovelace\"", [4, 2, 1]),
            ("kniting host:lovelce", "knitting host:Lovelace", [1]),
            ("host:qqqqqq host:grcae", "host:qqqqqq host:Grace", [3, 2, 1]),
            ("host:aad", nil, []), ("host:grcae year:2022", "host:Grace year:2022", [3, 2]),
        ] as [(String, String?, [Int?])])
    func names(query: String, meant: String?, numbers: [Int?]) throws {
        let archive = try SearchArchive()
        let found = try archive.find(query)
        #expect(found.suggestion?.query == meant, "\(query)")
        #expect(Set(found.results.map(\.episode.number)) == Set(numbers), "\(query)")
        if meant != nil { #expect(found.suggestion?.isApplied == !numbers.isEmpty) }
    }

    @Test("C is another title than C++")
    func signs() throws {
        let archive = try SearchArchive()
        try archive.fixture.store.write { writer throws in
            try writer.replaceContent(
                of: 3,
                with: EpisodeContent(items: [
                    archive.topic("Ada", "C", "Alone", nil), archive.topic("Ada", "C++", "Beside", nil),
                ]))
        }
        #expect(try archive.find("C++").results.first?.parts.first?.title == "C++")
        #expect(try archive.find("C").results.first?.parts.first?.title == "C")
    }

    @Test("A phrase that goes on in the next passage is one moment, with all of its words")
    func across() throws {
        let archive = try SearchArchive()
        for query in ["for it and then it was", "\"for it and then\""] {
            let moment = try #require(try archive.find(query).results.first?.moments.first)
            #expect(moment.start == 31)
            #expect(moment.excerpt.plain.contains("a pie test for it. and then it was over"))
        }
        // What both passages say is told once.
        #expect(try archive.find("the oven caught fire").results.first?.moments.count == 1)
    }

    @Test("Words in the query's order come before the same words apart, a title before a text")
    func ranking() throws {
        let archive = try SearchArchive()
        #expect(try archive.numbers("wool python").first == 4)
        #expect(try archive.find("knitting pytest").results.first?.parts.first?.title == "Knitting with pytest")
        #expect(
            try archive.find("Knitting with pytest").results.first?.parts.first?.titleExcerpt.runs.contains {
                $0.isMatch
            } == true)
    }

    /// One episode for each text.
    private func archive(_ texts: [String]) throws -> StoreFixture {
        let fixture = try StoreFixture()
        for (index, text) in texts.enumerated() {
            try fixture.add(
                StoreFixture.record(
                    index + 1, slug: "e-\(index + 1)", published: 1_600_000_000 + Double(index) * 86_400),
                EpisodeContent(items: [
                    .topic(
                        Topic(ordinal: nil, host: nil, title: "Number \(index)", body: RichText(html: "", plain: text)))
                ]))
            try fixture.store.write { writer throws in
                try writer.setTranscript(
                    of: Int64(index + 1), path: "\(index).vtt", format: .vtt, text: "WEBVTT",
                    sha256: Array(repeating: 1, count: 32),
                    passages: [Passage(start: 0, end: 9, text: "So \(text)", marks: [.init(offset: 0, start: 0)])])
            }
        }
        return fixture
    }

    @Test(
        "A beginning stands for the words that begin so, and for no others of their stem",
        arguments: [
            ("genera*", [1, 2]), ("gener*", [1, 2, 3]), ("in:transcript genera*", [1, 2]), ("generi*", [3]),
            ("code-sp*", [5]), ("in:transcript code-sp*", [5]), ("code-spell*", [5]), ("code-x*", []),
            ("scikit-le", [4]), ("in:transcript scikit-le", [4]), ("genera", [1, 2]), ("-genera* so", [3, 4, 5, 6]),
            ("in:topics -genera*", [3, 4, 5, 6]), ("s*", [1, 2, 3, 4, 5, 6]), ("\"modern c++\"", [6]),
            ("\"modern c\"", [6]), ("\"c++ spells\"", [6]), ("in:transcript \"modern C++ spells\"", [6]),
        ] as [(String, [Int])])
    func beginnings(query: String, numbers: [Int]) throws {
        let fixture = try archive([
            "They generate looms", "A generation of looms", "A generic loom", "With scikit-learn", "A code-speller",
            "Modern C++ spells so",
        ])
        let found = try fixture.store.read { try $0.search(query, limit: 20) }
        #expect(Set(found.results.compactMap(\.episode.number)) == Set(numbers), "\(query)")
        #expect(found.episodes == numbers.count && found.isComplete, "\(query)")
    }

    @Test("Words that only stand apart are not counted where they have to stand together")
    func apart() throws {
        let fixture = try archive([
            "Strings of an f and a g", "An f-string", "A string, and then f", "The pie on a test",
        ])
        for (query, number) in [("f-strings", 2), ("\"f strings\"", 2), ("fstrings", 2)] {
            let found = try fixture.store.read { try $0.search(query, limit: 20) }
            #expect(found.results.map(\.episode.number) == [number] && found.episodes == 1, "\(query)")
        }
    }

    @Test("Who wants the words as they are is told of others, and gets nothing of them")
    func exact() throws {
        let archive = try SearchArchive()
        let query = try #require(SearchQuery("kniting"))
        let found = try archive.fixture.store.read {
            try $0.search(SearchQuestion(query, isExact: true), lexicon: archive.lexicon)
        }
        #expect(found.results.isEmpty && found.episodes == 0)
        #expect(found.suggestion?.query == "knitting" && found.suggestion?.isApplied == false)
    }

    @Test("The title of an episode is marked while the word is being typed")
    func marked() throws {
        let result = try #require(try SearchArchive().find("titl").results.first)
        #expect(result.titleExcerpt.runs.first == .init(text: "Title", isMatch: true))
        let begun = try #require(try SearchArchive().find("tit").results.first)
        #expect(begun.titleExcerpt.runs.first == .init(text: "Title", isMatch: true))
    }
}
