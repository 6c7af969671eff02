// The feed, chapters, feed list and jokes as documents.

import Foundation
import Podcast
import Syndication
import Testing

@Suite struct JSONFeedTests {
    private func parsed(_ bytes: [UInt8]) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    @Test func `a JSON feed is the stored one`() throws {
        let feed = JSONFeed(
            show: Sample.fullShow, entries: [try Sample.fullEntry(), try Sample.trailer()],
            page: FeedPage(path: "/feed.json", number: 1, count: 2))
        _ = try parsed(feed.document())
        try Snapshot.expect(feed.document(), "feed.json")
    }

    @Test func `a JSON feed of a bare show has what version 1-1 requires, and nothing made up`() throws {
        var episode = Sample.episode
        (episode.summary, episode.hosts, episode.guests) = ("", [], [])
        let show = Show(title: "Bare", url: "https://bare.example")
        let entries = [try Sample.entry(episode, EpisodeContent())]
        let root = try parsed(JSONFeed(show: show, entries: entries, page: FeedPage(path: "/feed.json")).document())
        #expect(Set(root.keys) == ["version", "title", "home_page_url", "feed_url", "language", "items"])
        #expect(root["version"] as? String == "https://jsonfeed.org/version/1.1")
        let item = try #require((root["items"] as? [[String: Any]])?.first)
        #expect(Set(item.keys) == ["id", "url", "title", "content_html", "date_published", "attachments"])
        #expect(item["id"] as? String == Sample.episode.guid)
        let attachment = try #require((item["attachments"] as? [[String: Any]])?.first)
        #expect(attachment["size_in_bytes"] as? Int == 123_456)
        #expect(attachment["duration_in_seconds"] as? Double == 61.6)
    }

    @Test func `a JSON feed keeps any text`() throws {
        var episode = Sample.episode
        episode.title = "\"\\\u{1}\u{7F}\n\t</script>\u{2028}😀"
        let feed = JSONFeed(
            show: Sample.show, entries: [try Sample.entry(episode)], page: FeedPage(path: "/feed.json"))
        let item = (try parsed(feed.document())["items"] as? [[String: Any]])?.first
        #expect(item?["title"] as? String == episode.title)
    }

    @Test func `chapters are JSON of version 1-2, within the audio`() throws {
        let document = try #require(
            ChaptersDocument(show: Sample.show, episode: Sample.episode, content: Sample.fullContent))
        let root = try parsed(document.document())
        #expect(root["version"] as? String == "1.2.0")
        let chapters = try #require(root["chapters"] as? [[String: Any]])
        #expect(chapters.map { $0["startTime"] as? Double } == [0, 12.5, 30])
        #expect(chapters[1]["title"] as? String == "Beans & \"mugs\"")
        #expect(chapters[1]["url"] as? String == "https://beans.example/")
        #expect(chapters[1]["img"] as? String == "https://b.example/i.jpg")
        #expect(chapters[2]["toc"] as? Bool == false)
        #expect(Set(chapters[0].keys) == ["startTime", "title"])
        #expect(ChaptersDocument(show: Sample.show, episode: Sample.episode, content: EpisodeContent()) == nil)
    }

    @Test func `the list of feeds is OPML 2-0`() throws {
        let list = FeedList(
            show: Sample.show,
            feeds: [.init(path: "/feed.xml"), .init(path: "/feeds/tag/q-a.xml", subject: "Q & A")])
        let root = try XMLTree.root(list.document())
        #expect(root.name == "opml" && root.attributes == ["version": "2.0"])
        let outlines = try #require(root.first("body")).all("outline")
        #expect(outlines.map { $0.attributes["text"] } == ["Byte & Brew", "Byte & Brew: Q & A"])
        #expect(outlines.map { $0.attributes["type"] } == ["rss", "rss"])
        #expect(outlines[1].attributes["xmlUrl"] == "https://show.example/feeds/tag/q-a.xml")
    }

    @Test func `each joke is an item with its own address and guid, and no enclosure`() throws {
        var undated = Sample.episode
        undated.published = nil
        let feed = JokesFeed(
            show: Sample.show, episodes: [(Sample.episode, Sample.content), (undated, Sample.content)])
        let channel = try #require(try XMLTree.root(feed.document()).first("channel"))
        let items = channel.all("item")
        #expect(channel.first("title")?.text == "Byte & Brew: Jokes")
        #expect(items.map { $0.first("title")?.text } == ["Null", "Knock"])
        #expect(items[0].first("link")?.text == "https://show.example/episodes/seven-cups#part-6")
        #expect(
            items.map { $0.first("guid")?.text } == ["\(Sample.episode.guid)#joke-1", "\(Sample.episode.guid)#joke-2"])
        #expect(items[0].first("description")?.text == "<p>Pointer walks in.</p>")
        #expect(items.allSatisfy { $0.first("enclosure") == nil })
        #expect(feed.lastChange == Sample.published)
    }
}
