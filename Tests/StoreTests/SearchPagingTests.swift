// All pages of a search: every episode once, and as many as are told.

import Foundation
import Podcast
import Search
import Testing

@testable import Store

@Suite struct SearchPagingTests {
    /// Many episodes, a day apart, the highest number the newest.
    private struct Show {
        let fixture: StoreFixture

        /// - Parameters:
        ///   - topics: the titles and texts of an episode's topics, by its number.
        ///   - said: the passages of its transcript, each of ten seconds.
        ///   - published: in seconds; by the number when nil.
        init(
            _ numbers: ClosedRange<Int>, topics: (Int) -> [(String, String)], said: (Int) -> [String] = { _ in [] },
            published: (Int) -> Double? = { _ in nil }
        ) throws {
            let fixture = try StoreFixture()
            self.fixture = fixture
            try fixture.store.write { writer throws in
                for number in numbers {
                    let id = try writer.save(
                        StoreFixture.record(
                            number, slug: "e-\(number)",
                            published: published(number) ?? 1_600_000_000 + Double(number) * 86_400))
                    try writer.replaceContent(
                        of: id,
                        with: EpisodeContent(
                            items: topics(number).map { title, text in
                                .topic(
                                    Topic(
                                        ordinal: nil, host: "Ada", title: title, body: RichText(html: "", plain: text)))
                            }))
                    let texts = said(number)
                    guard !texts.isEmpty else { continue }
                    try writer.setTranscript(
                        of: id, path: "\(number).vtt", format: .vtt, text: "WEBVTT",
                        sha256: Array(repeating: 1, count: 32),
                        passages: texts.enumerated().map { place, text in
                            Passage(
                                start: Double(place * 10), end: Double(place * 10 + 10), text: text,
                                marks: [.init(offset: 0, start: Double(place * 10))])
                        })
                }
            }
        }

        func find(
            _ text: String, _ order: SearchQuestion.Order, page: Int = 1, size: Int = 20,
            limits: SearchLimits = SearchLimits()
        ) throws -> SearchResults {
            let query = try #require(SearchQuery(text))
            var question = SearchQuestion(query, order: order, page: page, size: size)
            question.limits = limits
            // Tests are no race.
            question.time = .seconds(60)
            return try fixture.store.read { try $0.search(question) }
        }

        /// The numbers on all pages, one after the other.
        func pages(_ text: String, _ order: SearchQuestion.Order) throws -> (numbers: [Int], first: SearchResults) {
            let first = try find(text, order)
            var (last, numbers) = (first, first.results.compactMap(\.episode.number))
            while last.hasNext {
                last = try find(text, order, page: last.page + 1)
                #expect(last.episodes == first.episodes && last.isComplete == first.isComplete)
                #expect(last.results.count == 20 || !last.hasNext)
                numbers += last.results.compactMap(\.episode.number)
            }
            return (numbers, first)
        }
    }

    @Test("Each episode stands on one page, and all that are counted do", arguments: SearchQuestion.Order.allCases)
    func whole(order: SearchQuestion.Order) throws {
        let show = try Show(
            1...150,
            topics: { number in
                (1...6).map { ("\(number % 3 == 0 ? "Looms" : "Topic") \($0)", "A shuttle for looms of many threads") }
            },
            said: { number in number % 2 == 0 ? ["They spin and weave on looms.", "Looms again."] : ["Nothing here."] })
        for query in ["looms", "shuttle threads", "looms in:transcript", "in:topics", "year:2020", "host:ada shuttle"] {
            let (numbers, first) = try show.pages(query, order)
            #expect(first.isComplete, "\(query)")
            #expect(numbers.count == first.episodes, "\(query)")
            #expect(Set(numbers).count == numbers.count, "\(query)")
            if query.hasSuffix("looms") { #expect(first.episodes == 150) }
            if query == "looms in:transcript" { #expect(first.episodes == 75) }
            if order == .newest { #expect(numbers == numbers.sorted(by: >), "\(query)") }
        }
    }

    @Test("Where looking stops, the count says so, and the pages hold it", arguments: SearchQuestion.Order.allCases)
    func bounded(order: SearchQuestion.Order) throws {
        let show = try Show(
            1...430, topics: { _ in [("Looms", "Of many threads")] },
            said: { number in number > 400 ? Array(repeating: "They spin and they weave", count: 60) : ["They spin."] }
        )
        let (numbers, first) = try show.pages("looms", order)
        #expect(!first.isComplete && first.episodes == 400)
        #expect(Set(numbers) == Set(31...430))
        // A word that transcripts say at every turn.
        let (spoken, said) = try show.pages("they spin", order)
        #expect(!said.isComplete && said.episodes > 20)
        #expect(spoken.count == said.episodes && Set(spoken).count == spoken.count)
        #expect(order == .best || spoken == Array((1...430).reversed().prefix(spoken.count)))
    }

    @Test("Episodes that are hidden or of other years do not use up the walk", arguments: SearchQuestion.Order.allCases)
    func passedOver(order: SearchQuestion.Order) throws {
        let show = try Show(
            1...60, topics: { _ in [] }, said: { _ in Array(repeating: "They spin and they weave", count: 80) },
            published: { $0 > 50 ? 1_500_000_000 + Double($0) : 3_000_000_000 + Double($0) })
        #expect(try Set(show.pages("they", order).numbers) == Set(51...60))
        show.fixture.turnClock(to: 3_100_000_000)
        #expect(try Set(show.pages("they -year:2065", order).numbers) == Set(51...60))
        #expect(try Set(show.pages("\"and they\" year:2017", order).numbers) == Set(51...60))
        #expect(try show.pages("year:2017 -weave", order).numbers == [])
        #expect(
            try show.pages("in:transcript -loom", order).numbers == Array((1...50).reversed()) + (51...60).reversed())
    }

    @Test(
        "A phrase is found wherever it is said, and what has its words only is not counted",
        arguments: SearchQuestion.Order.allCases)
    func phrases(order: SearchQuestion.Order) throws {
        let show = try Show(
            1...80,
            topics: { number in number % 40 == 1 ? [("Ovens", "Bread in the fire")] : [("In the barn", "By the fire")]
            },
            said: { number in
                let near = Array(repeating: "We sat in the barn near the fire and ate", count: 2)
                return number % 10 == 3 ? near + ["It fell in the fire"] : near
            })
        let (numbers, first) = try show.pages("\"in the fire\"", order)
        #expect(first.isComplete && first.episodes == 10)
        #expect(Set(numbers) == Set((1...80).filter { $0 % 10 == 3 || $0 % 40 == 1 }))
        for result in first.results {
            let excerpts = result.parts.map(\.excerpt) + result.moments.map(\.excerpt)
            #expect(!excerpts.isEmpty)
            #expect(excerpts.allSatisfy { $0.runs.contains { $0.isMatch && $0.text == "in the fire" } })
        }
        let (frequent, all) = try show.pages("\"the barn near\"", order)
        #expect(all.isComplete && frequent.count == 80 && Set(frequent).count == 80)
        for query in ["\"in fire\"", "\"barn in the fire\"", "\"the fire near\"", "\"in the fire\" \"near the barn\""] {
            let none = try show.find(query, order)
            #expect(none.results.isEmpty && none.episodes == 0 && !none.hasNext && none.isComplete, "\(query)")
        }
        #expect(try show.pages("\"in the fire\" fell", order).first.episodes == 8)
        #expect(try show.find("ate -\"in the fire\"", order).episodes == 80)
        #expect(try show.find("fell -\"in the fire\"", order).episodes == 0)
        #expect(try show.find("in:topics -\"bread in the fire\"", order).episodes == 78)
    }

    @Test(
        "What filters alone leave has nothing of what is to be absent, however soon looking ended",
        arguments: ["-barn", "-\"in the barn\""])
    func barred(absent: String) throws {
        let show = try Show(
            1...60, topics: { _ in [] },
            said: { number in
                Array(repeating: "We sat in the \([3, 58].contains(number) ? "loft" : "barn") all day", count: 12)
            })
        #expect(try show.pages("in:transcript \(absent)", .best).numbers == [58, 3])
        var limits = SearchLimits()
        (limits.barring, limits.doubts) = (60, 4)
        let found = try show.find("in:transcript \(absent)", .best, limits: limits)
        #expect(!found.isComplete && found.results.map(\.episode.number) == [58])
    }

    @Test("What is looser has time left when what is stricter has spent its own")
    func shares() {
        let tiers: [SearchTier] = [.wholeTitle, .title, .phrase, .all, .rare, .beginning, .some]
        let shares = tiers.map(\.share)
        #expect(shares == shares.sorted())
        #expect(Set(shares).count > 3 && shares.last == 1)
        let clock = SearchClock(.seconds(3_600))
        #expect(!clock.isLate && !clock.part(0.5).isLate && clock.part(0).isLate)
        // A part of what is left is less than the same part of all.
        #expect(!clock.rest.isLate && clock.part(0).rest.isLate)
        #expect(SearchClock(.zero).isLate)
    }

    @Test("Too many texts to be asked are not counted")
    func doubts() throws {
        let show = try Show(
            1...90, topics: { _ in [] },
            said: { number in
                Array(repeating: "We sat in the barn near the fire", count: 6)
                    + (number == 5 ? ["It fell in the fire"] : [])
            })
        let found = try show.find("\"in the fire\"", .best)
        #expect(!found.isComplete && found.results.count == found.episodes)
    }

    @Test("The newest stand first: by the minute, wherever the words stand, whenever they were imported")
    func newest() throws {
        let minutes: [Int: Double] = [1: 900, 2: 300, 3: 600]
        let show = try Show(
            1...3,
            topics: { number in number == 1 ? [("Nothing", "A loom")] : [("A loom", "And a loom")] },
            published: { 1_700_006_400 + (minutes[$0] ?? 0) * 60 })
        #expect(try show.pages("loom", .newest).numbers == [1, 3, 2])
        #expect(try show.pages("in:topics", .best).numbers == [1, 3, 2])
        let busy = try Show(
            1...200,
            topics: { number in
                number > 190 ? [("Nothing", "A loom")] : (1...3).map { ("A loom \($0)", "And a loom") }
            })
        #expect(try busy.find("loom", .newest).results.compactMap(\.episode.number) == Array((181...200).reversed()))
    }

    @Test("A year is that of the show's time zone, in whichever order its episodes came")
    func year() throws {
        let zone = try #require(TimeZone(identifier: "America/Los_Angeles"))
        // 09:00 UTC is of 2022 there already, 03:00 UTC still of 2021.
        let show = try Show(
            1...2, topics: { _ in [("A loom", "")] }, published: { $0 == 1 ? 1_641_027_600 : 1_641_006_000 })
        for (query, numbers) in [
            ("loom year:2022", [1]), ("year:2022", [1]), ("loom year:2021", [2]), ("loom -year:2021", [1]),
            ("loom -year:2022", [2]), ("loom year:2021 year:2022", [1, 2]), ("loom year:2020", []),
        ] {
            let question = SearchQuestion(try #require(SearchQuery(query)), order: .newest)
            let found = try show.fixture.store.read {
                try $0.search(question, lexicon: SearchLexicon(timeZone: zone))
            }
            #expect(found.results.compactMap(\.episode.number) == numbers, "\(query)")
        }
    }

    @Test("A page beyond the last is empty, and tells what there is")
    func beyond() throws {
        let show = try Show(1...30, topics: { _ in [("A loom", "")] })
        let found = try show.find("loom", .best, page: 9)
        #expect(found.results.isEmpty && found.episodes == 30 && found.isComplete && !found.hasNext)
        #expect(found.page == 9 && found.suggestion == nil && !found.isLoose)
    }

    @Test("An index that is made again deals its places in time anew, and finds the same")
    func reindexed() throws {
        // The older of one day was imported last.
        let show = try Show(
            1...4, topics: { [("A loom \($0)", "")] }, published: { 1_700_006_400 + Double(5 - $0) * 3_600 })
        let before = try show.pages("loom", .newest).numbers
        #expect(before == [1, 2, 3, 4])
        try show.fixture.store.write { writer throws in
            var record = StoreFixture.record(1, slug: "e-1", published: 1_700_006_400 + 4 * 3_600)
            record.id = 1
            record.title = "Another"
            _ = try writer.save(record)
        }
        #expect(try show.pages("loom", .newest).numbers == before)
        _ = try show.fixture.store.reindex()
        #expect(try show.pages("loom", .newest).numbers == before)
        #expect(try show.pages("another", .best).numbers == [1])
        #expect(try show.fixture.store.indexFaults() == [])
    }

    @Test("Newest first, what only an older episode has is told, though looking ended among newer ones")
    func older() throws {
        let show = try Show(
            1...60, topics: { [($0 == 1 ? "Blue herring" : "Number \($0)", "")] },
            said: { _ in (0..<5).map { $0 % 2 == 0 ? "something blue" : "some herring" } })
        #expect(try show.find("blue herring", .newest).isComplete)
        var limits = SearchLimits()
        (limits.postings, limits.stretch) = (250, 40)
        let found = try show.find("blue herring", .newest, limits: limits)
        #expect(found.results.map(\.episode.number) == [1])
        #expect(!found.isComplete)
    }

    @Test("Notes that have all words of a sentence stand beside the moment that says it")
    func sentence() throws {
        let show = try Show(
            1...30,
            topics: {
                [
                    (
                        $0 == 3 ? "Books all good readers like" : "Number \($0)",
                        $0 == 4 ? "Good books, like, all read" : ""
                    )
                ]
            },
            said: { $0 == 20 ? ["and we said all good readers like books a lot"] : ["all like good books, readers"] })
        let found = try show.find("all good readers like books", .best)
        #expect(Set(found.results.prefix(2).map(\.episode.number)) == [3, 20])
    }
}
