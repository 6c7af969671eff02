// Times of topics in the feed's notes.

import Podcast
import Testing

@testable import Syndication

@Suite struct FeedTimesTests {
    private func notes(_ content: EpisodeContent) throws -> String {
        let feed = RSSFeed(show: Sample.show, entries: [try Sample.entry(Sample.episode, content)])
        let item = try #require(try XMLTree.root(feed.document()).first("channel")?.first("item"))
        return item.first("content:encoded")?.text ?? ""
    }

    @Test func `a topic's time stands in front of its title, where apps make a link of it`() throws {
        let topic = Topic(ordinal: nil, host: nil, title: "Looms", url: "https://loom.example", start: 3723)
        let content = EpisodeContent(chapters: [Chapter(start: 3723, title: "Looms")], items: [.topic(topic)])
        #expect(try notes(content).contains("<h2>1:02:03 <a href=\"https://loom.example\">Looms</a></h2>"))
    }

    @Test func `a list of links without a title is in the notes without a heading`() throws {
        let body = RichText(html: "<ul><li>a</li></ul>", plain: "a")
        let content = EpisodeContent(items: [.topic(Topic(ordinal: nil, host: nil, title: "", body: body))])
        let notes = try notes(content)
        #expect(notes.contains("<ul><li>a</li></ul>"))
        #expect(!notes.contains("<h2>"))
    }
}
