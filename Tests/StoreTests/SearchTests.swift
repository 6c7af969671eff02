import Foundation
import Podcast
import Store
import Testing

@Suite struct SearchTests {
    private func archive() throws -> StoreFixture {
        let fixture = try StoreFixture()
        try fixture.add(
            StoreFixture.record(1, slug: "one"),
            EpisodeContent(items: [
                .topic(
                    Topic(
                        ordinal: 1, host: "Ada", title: "Structured concurrency",
                        body: RichText(html: "", plain: "Nurseries and cancel scopes for asynchronous code")))
            ]))
        let two = try fixture.add(
            StoreFixture.record(2, slug: "two"),
            EpisodeContent(items: [
                .prose(Prose(kind: .text, body: RichText(html: "<p>x</p>", plain: "Welcome"))),
                .topic(
                    Topic(ordinal: 1, host: "Grace", title: "Looms", body: RichText(html: "", plain: "No threads here"))
                ),
                .topic(
                    Topic(
                        ordinal: 2, host: "Grace", title: "Queues",
                        body: RichText(html: "", plain: "A word on concurrency, and one on queues"))),
            ]))
        try fixture.store.write { writer in
            let text = "So we met at the bakery. Then the oven caught fire and everybody laughed."
            let marks = [
                Passage.Mark(offset: 0, start: 61.5), .init(offset: 25, start: 64.25), .init(offset: 50, start: 67),
            ]
            try writer.setTranscript(
                of: two, path: "2.vtt", format: .vtt, text: "WEBVTT", sha256: Array(repeating: 2, count: 32),
                passages: [Passage(start: 61.5, end: 70, text: text, marks: marks)])
        }
        return fixture
    }

    @Test("A title outranks a body, and the topic that matches is told with its place")
    func titles() throws {
        let results = try archive().store.read { try $0.search("concurrency", limit: 10) }.results
        #expect(results.map(\.episode.number) == [1, 2])
        let part = try #require(results.last?.parts.first)
        #expect(part.topicIndex == 2)
        #expect(part.position == 2)
        #expect(part.host == "Grace")
        #expect(part.excerpt.runs.first { $0.isMatch }?.text == "concurrency")
    }

    @Test(
        "Spoken words are found with the second of their cue",
        arguments: [
            ("bakery", 61.5), ("caught fire", 64.25), ("everybody laughed", 67), ("OVENS", 64.25),
        ])
    func moments(query: String, second: Double) throws {
        let results = try archive().store.read { try $0.search(query, limit: 10) }
        #expect(results.results.first?.episode.number == 2)
        #expect(results.results.first?.moments.first?.start == second)
        #expect(!results.isLoose)
    }

    /// Two passages as they are joined: the second begins with the last sentence of the first.
    private func overlapping() throws -> StoreFixture {
        let fixture = try StoreFixture()
        let id = try fixture.add(StoreFixture.record(3, slug: "three"))
        let first = "We grow roses here. " + String(repeating: "Some words. ", count: 20)
        let shared = "Then the quagga ate them."
        let second = "Nobody saw the thief, though. " + String(repeating: "More words. ", count: 20) + "A quagga again."
        try fixture.store.write { writer throws in
            try writer.setTranscript(
                of: id, path: "3.vtt", format: .vtt, text: "WEBVTT", sha256: Array(repeating: 3, count: 32),
                passages: [
                    Passage(
                        start: 10, end: 40, text: first + shared,
                        marks: [.init(offset: 0, start: 10), .init(offset: first.utf8.count, start: 35)]),
                    Passage(
                        start: 35, end: 70, text: "\(shared) \(second)",
                        marks: [
                            .init(offset: 0, start: 35), .init(offset: 26, start: 40),
                            .init(offset: shared.utf8.count + 1 + second.utf8.count - 15, start: 66),
                        ]),
                ])
        }
        return fixture
    }

    @Test(
        "What stands in two passages since they overlap is one moment",
        arguments: [
            ("ate them", [35.0]), ("quagga", [35]), ("them nobody", [35]), ("roses", [10]), ("thief", [40]),
            ("roses quagga", [10]), ("again", [66]), ("nobody saw the thief", [40]), ("\"the thief though\"", [40]),
        ])
    func overlap(query: String, seconds: [Double]) throws {
        let results = try overlapping().store.read { try $0.search(query, limit: 10) }.results
        #expect(results.first?.moments.map(\.start) == seconds)
    }

    @Test("Without an episode that has all the words, some are enough, and the results say so")
    func loose() throws {
        let results = try archive().store.read { try $0.search("bakery nurseries", limit: 10) }
        #expect(results.isLoose)
        #expect(Set(results.results.map(\.episode.number)) == [1, 2])
    }

    @Test("The beginning of a word is enough")
    func prefix() throws {
        #expect(try archive().store.read { try $0.search("nurser", limit: 9) }.results.first?.episode.number == 1)
    }

    @Test(
        "No query is anything but words",
        arguments: [
            "\"", "\"\"\"", "*", "a AND", "NEAR(", "title:concurrency", "(((", "-", "^x", "{a b}:c",
            "'; DROP TABLE episode;--",
            "\u{0}", "+", "a\"b", "🦀", String(repeating: "\"", count: 5000), String(repeating: "x ", count: 5000),
        ])
    func hostile(query: String) throws {
        let fixture = try archive()
        _ = try fixture.store.read { try $0.search(query, limit: 10) }
        #expect(try fixture.store.read { try $0.episodeCount() } == 2)
    }
}
