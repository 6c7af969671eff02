import Foundation
import Podcast
import Syndication
import Testing

@Suite struct StructuredDataTests {
    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test("The documents of a show, an episode and a topic are what they were")
    func snapshots() throws {
        let data = StructuredData(show: Sample.fullShow)
        try Snapshot.expect(Array(data.series().utf8), "series.jsonld")
        try Snapshot.expect(
            Array(data.episode(Sample.episode, content: Sample.fullContent, image: "/card.png?v=1").utf8),
            "episode.jsonld")
        var topic = Sample.content.topics[0]
        topic.start = 12.5
        try Snapshot.expect(
            Array(data.topic(topic, index: 1, of: Sample.episode, end: 30).utf8), "topic.jsonld")
    }

    @Test("A bare episode says nothing that nobody said")
    func bare() throws {
        let episode = Episode(id: 1, guid: "g", number: nil, season: nil, slug: "a", title: "A", modified: .distantPast)
        let json = try object(
            StructuredData(show: Show(title: "S", url: "https://s.example"))
                .episode(episode, content: EpisodeContent()))
        #expect(
            Set(json.keys) == ["@context", "@type", "name", "url", "inLanguage", "partOfSeries"])
        #expect(json["url"] as? String == "https://s.example/episodes/a")
    }

    @Test("Nothing in it ends its script, and it is read back as it was")
    func hostile() throws {
        let evil = "</script><script>alert(1)</script><!--&\u{2028}\u{2029}\u{0}\"\\ é"
        var show = Show(title: evil, url: "https://s.example", description: evil)
        show.people = [ShowPerson(name: evil, url: "https://x.example/\"><b>")]
        var episode = Sample.episode
        (episode.title, episode.summary, episode.hosts) = (evil, evil, [evil])
        var content = Sample.content
        content.sponsors = [Sponsor(name: evil, url: "https://e.example/<b>")]
        content.tags = [evil]
        let data = StructuredData(show: show)
        for text in [
            data.series(), data.episode(episode, content: content),
            data.topic(content.topics[0], index: 1, of: episode),
        ] {
            #expect(!text.contains { "<>&\u{2028}\u{2029}".contains($0) })
            #expect(!text.utf8.contains(UInt8(ascii: "<")))
            _ = try object(text)
        }
        #expect(try object(data.episode(episode, content: content))["name"] as? String == evil)
    }

    @Test("Many topics are told up to a bound, and each has a place")
    func bounds() throws {
        let content = EpisodeContent(
            items: (0..<500).map { .topic(Topic(ordinal: nil, host: nil, title: "T\($0)")) })
        let json = try object(StructuredData(show: Sample.show).episode(Sample.episode, content: content))
        let parts = try #require(json["hasPart"] as? [[String: Any]])
        #expect(parts.count == 100)
        #expect(parts[99]["position"] as? Int == 100)
        #expect(parts[99]["url"] as? String == "https://show.example/episodes/seven-cups/topics/100")
    }
}
