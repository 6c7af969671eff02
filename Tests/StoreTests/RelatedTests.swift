import Foundation
import Podcast
import Store
import Testing

@Suite struct RelatedTests {
    private func topic(_ title: String, _ urls: [String] = [], main: String? = nil) -> NotesItem {
        .topic(
            Topic(
                ordinal: 1, host: "Ada", title: title, url: main, links: urls.map { Link(url: $0, text: "here") }))
    }

    /// Thirty episodes that have nothing in common but words that all titles have, and some that have more.
    private func fixture(_ more: [(String, [NotesItem])]) throws -> StoreFixture {
        let fixture = try StoreFixture()
        let fill = (1...30).map { ("fill-\($0)x", [topic("The show of day\($0)", ["https://habit.example/"])]) }
        for (index, (slug, items)) in (fill + more).enumerated() {
            var record = StoreFixture.record(index + 1, slug: slug)
            record.title = "Episode"
            try fixture.add(record, EpisodeContent(items: items))
        }
        return fixture
    }

    @Test("Shared links come before shared words, rare ones before common ones, and habits count for nothing")
    func order() throws {
        let rare = "https://rare.example/a"
        let fixture = try fixture([
            ("words", [topic("Zygote walrus parsing")]),
            ("links", [topic("Other", [rare, "https://habit.example"], main: "http://www.rare.example/a/")]),
            ("small", [.extra(Extra(host: nil, title: "x", links: [Link(url: "https://small.example", text: "x")]))]),
            (
                "own",
                [
                    topic("Walrus zygotes", [rare, "https://habit.example", "https://small.example"], main: rare),
                    topic("Second"),
                ]
            ),
        ])
        try fixture.store.read { reader throws in
            let id = try #require(try reader.episode(slug: "own")).id
            let related = try reader.relatedEpisodes(to: id, limit: 9)
            #expect(related.map(\.episode.slug) == ["links", "words"])
            #expect(related.map(\.links) == [["rare.example/a"], []])
            #expect(related.map(\.words) == [[], ["walrus", "zygotes"]])
            #expect(try reader.relatedEpisodes(to: id, limit: 1).map(\.episode.slug) == ["links"])
            #expect(try reader.relatedEpisodes(to: id, limit: 9) == related)
            let topics = try reader.relatedTopics(episode: id, position: 0, limit: 9)
            #expect(topics.map(\.topic.title) == ["Other", "Zygote walrus parsing"])
            #expect(topics.map(\.topic.topicIndex) == [1, 1])
            #expect(try reader.relatedTopics(episode: id, position: 1, limit: 9).isEmpty)
            #expect(try reader.relatedTopics(episode: id, position: 99, limit: 9).isEmpty)
            #expect(try reader.relatedEpisodes(to: .max, limit: 9).isEmpty)
            let filler = try #require(try reader.episode(slug: "fill-1x")).id
            #expect(try reader.relatedEpisodes(to: filler, limit: 9).isEmpty)
        }
    }

    @Test("Episodes without topics are near by the words of their own titles, and follow them when they change")
    func titles() throws {
        let fixture = try StoreFixture()
        var ids: [Int64] = []
        for number in 1...40 {
            var record = StoreFixture.record(number, slug: "episode-\(number)")
            record.title = number <= 2 ? "Quaternion hovercraft \(number)" : "Day\(number)"
            ids.append(try fixture.add(record))
        }
        #expect(
            try fixture.store.read { try $0.relatedEpisodes(to: ids[0], limit: 9) }.map(\.words)
                == [["hovercraft", "quaternion"]])
        var record = try #require(try fixture.store.read { try $0.record(id: ids[1]) })
        record.title = "Renamed"
        let renamed = record
        _ = try fixture.store.write { try $0.save(renamed) }
        #expect(try fixture.store.read { try $0.relatedEpisodes(to: ids[0], limit: 9) }.isEmpty)
    }

    @Test(
        "Titles of signs, of one word ten thousand times, and in FTS5's own language are words or nothing",
        arguments: [
            "\" OR title : *", "NEAR(a, b)", "((((", String(repeating: "walrus ", count: 10_000),
            String(repeating: "w", count: 50_000), (0..<5000).map { "w\($0)" }.joined(separator: " "), "\u{FFFD}🦀",
        ])
    func hostile(_ title: String) throws {
        let fixture = try fixture([("one", [topic(title)]), ("two", [topic(title)])])
        try fixture.store.read { reader throws in
            let id = try #require(try reader.episode(slug: "one")).id
            #expect(try reader.relatedEpisodes(to: id, limit: 9).allSatisfy { $0.episode.slug == "two" })
            #expect(try reader.relatedTopics(episode: id, position: 0, limit: 9).count <= 1)
        }
    }
}
