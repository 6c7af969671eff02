// The feed as a whole.

import Foundation
import Podcast
import Syndication
import Testing

@Suite struct RSSFeedTests {
    private let transcripts = [
        FeedTranscript(location: "/episodes/seven-cups/transcript.vtt", type: "text/vtt"),
        FeedTranscript(location: "https://cdn.example/7.srt", type: "application/x-subrip"),
    ]

    private func channel(_ feed: RSSFeed) throws -> XMLNode {
        try #require(try XMLTree.root(feed.document()).first("channel"))
    }

    @Test func `a whole feed is the stored one`() throws {
        var second = Sample.episode
        (second.id, second.guid, second.slug, second.title) = (8, "guid-8", "trailer", "Trailer")
        (second.number, second.season, second.summary) = (nil, nil, "")
        (second.hosts, second.guests) = ([], [])
        second.published = Sample.published.addingTimeInterval(-86_400)
        second.enclosure = Enclosure(
            location: "https://cdn.example/a b/ü.m4a?x=1&y=2", type: "audio/mp4", bytes: 9, duration: 0.2)
        let feed = RSSFeed(
            show: Sample.show,
            entries: [try Sample.entry(second, EpisodeContent()), try Sample.entry(transcripts: transcripts)],
            podcastGUID: "9b024349-ccf0-5f69-a609-6b82873eab3c")
        try Snapshot.expect(feed.document(), "feed.xml")
    }

    @Test func `the channel has every required tag`() throws {
        let channel = try channel(RSSFeed(show: Sample.show, entries: [Sample.entry()], podcastGUID: "guid"))
        #expect(channel.first("title")?.text == "Byte & Brew")
        #expect(channel.first("link")?.text == "https://show.example/")
        #expect(channel.first("description")?.text == "Two hosts, one <pot> of coffee.")
        #expect(channel.first("language")?.text == "en-GB")
        #expect(
            channel.first("atom:link")?.attributes
                == ["href": "https://show.example/feed.xml", "rel": "self", "type": "application/rss+xml"])
        let categories = channel.all("itunes:category")
        #expect(categories.map { $0.attributes["text"] } == ["Society & Culture", "Technology"])
        #expect(categories[0].first("itunes:category")?.attributes["text"] == "Documentary")
        #expect(channel.first("itunes:explicit")?.text == "false")
        #expect(channel.first("itunes:image")?.attributes["href"] == "https://show.example/cover.png")
        #expect(channel.first("itunes:author")?.text == "Ada & Ben")
        #expect(channel.first("itunes:owner")?.first("itunes:email")?.text == "ada@show.example")
        #expect(channel.first("itunes:type")?.text == "episodic")
        #expect(channel.first("podcast:guid")?.text == "guid")
        #expect(channel.first("podcast:locked")?.text == "yes")
        #expect(channel.first("podcast:locked")?.attributes["owner"] == "ada@show.example")
        #expect(channel.all("podcast:person").map(\.text) == ["Ada", "Ben"])
    }

    @Test func `an item has every required tag`() throws {
        let feed = RSSFeed(show: Sample.show, entries: [try Sample.entry(transcripts: transcripts)])
        let item = try #require(try channel(feed).first("item"))
        #expect(item.first("title")?.text == "Seven cups <&> more")
        #expect(
            item.first("enclosure")?.attributes
                == ["url": "https://show.example/media/007.mp3", "length": "123456", "type": "audio/mpeg"])
        #expect(item.first("guid")?.text == Sample.episode.guid)
        #expect(item.first("guid")?.attributes == ["isPermaLink": "false"])
        #expect(item.first("link")?.text == "https://show.example/episodes/seven-cups")
        #expect(item.first("pubDate")?.text == "Tue, 02 Apr 2024 10:00:00 +0000")
        #expect(item.first("itunes:duration")?.text == "62")
        #expect(item.first("itunes:episode")?.text == "7")
        #expect(item.first("itunes:season")?.text == "2")
        #expect(item.first("itunes:title")?.text == "Seven cups <&> more")
        #expect(item.first("itunes:episodeType")?.text == "full")
        #expect(item.first("itunes:explicit")?.text == "false")
        #expect(
            item.all("podcast:transcript").map(\.attributes) == [
                ["url": "https://show.example/episodes/seven-cups/transcript.vtt", "type": "text/vtt"],
                ["url": "https://cdn.example/7.srt", "type": "application/x-subrip"],
            ])
        #expect(item.all("podcast:person").map(\.text) == ["Ada", "Ben", "Dee Fox"])
        #expect(item.all("podcast:person").map { $0.attributes["role"] } == ["host", "host", "guest"])
    }

    @Test func `what the show does not say is not in the feed`() throws {
        var episode = Sample.episode
        (episode.number, episode.season, episode.hosts, episode.guests) = (0, nil, [], [])
        let show = Show(title: "Bare", url: "https://bare.example")
        let feed = RSSFeed(show: show, entries: [try Sample.entry(episode, EpisodeContent())])
        let names = Set(try channel(feed).children.map(\.name))
        #expect(
            names == [
                "title", "link", "atom:link", "description", "language", "lastBuildDate", "generator",
                "itunes:category", "itunes:explicit", "itunes:title", "itunes:type", "item",
            ])
        let item = try #require(try channel(feed).first("item"))
        #expect(
            Set(item.children.map(\.name)) == [
                "title", "link", "guid", "pubDate", "enclosure", "description", "itunes:title",
                "itunes:duration", "itunes:episodeType", "itunes:explicit",
            ])
    }

    @Test func `extras in content encoded stand below their own label once`() throws {
        var content = EpisodeContent()
        content.items = [
            .prose(Prose(kind: .text, heading: "Our news", body: RichText())),
            .extra(Extra(host: "Ada", title: "Mugs")),
        ]
        let feed = RSSFeed(show: Sample.show, entries: [try Sample.entry(Sample.episode, content)])
        let text = String(decoding: feed.document(), as: UTF8.self)
        #expect(text.contains("<h2>Our news</h2>\n<ul>\n<li>Ada: Mugs</li>"))
        #expect(!text.contains("<h2>Extras</h2>"))
    }

    @Test func `an extra's host stands in the line that is his, whatever its body begins with`() throws {
        let bodies = [
            ("<p>A <b>mug</b></p>\n", "<li>Ada: A <b>mug</b></li>"),
            ("<p>Mugs</p>\n<ul>\n<li>red</li>\n</ul>\n", "<li><p>Ada: Mugs</p>\n<ul>\n<li>red</li>\n</ul>\n</li>"),
            ("<p>One</p>\n<p>Two</p>\n", "<li><p>Ada: One</p>\n<p>Two</p>\n</li>"),
            ("<pre><code>x</code></pre>\n", "<li>Ada: <pre><code>x</code></pre>\n</li>"),
        ]
        for (body, item) in bodies {
            var content = EpisodeContent()
            content.items = [.extra(Extra(host: "Ada", title: "Mugs", body: RichText(html: body, plain: "Mugs")))]
            let feed = RSSFeed(show: Sample.show, entries: [try Sample.entry(Sample.episode, content)])
            #expect(String(decoding: feed.document(), as: UTF8.self).contains(item))
        }
    }

    @Test func `the build date is the newest change, and there is none without items`() throws {
        var edited = Sample.episode
        edited.modified = Sample.published.addingTimeInterval(90)
        let feed = RSSFeed(show: Sample.show, entries: [try Sample.entry(), try Sample.entry(edited)])
        #expect(feed.lastChange == edited.modified)
        #expect(try channel(feed).first("lastBuildDate")?.text == "Tue, 02 Apr 2024 10:01:30 +0000")
        // A scheduled episode was last changed before it came out; for subscribers it is new from its date on.
        #expect(RSSFeed(show: Sample.show, entries: [try Sample.entry()]).lastChange == Sample.published)
        let empty = RSSFeed(show: Sample.show, entries: [])
        #expect(empty.lastChange == nil)
        #expect(try channel(empty).first("lastBuildDate") == nil)
    }

    @Test func `items stand newest first, whatever the order they come in`() throws {
        let entries = try [2, 9, 5].map { number in
            var episode = Sample.episode
            episode.id = Int64(number)
            episode.guid = "g\(number)"
            episode.published = Sample.published.addingTimeInterval(Double(number / 5) * 60)
            return try Sample.entry(episode)
        }
        let items = try channel(RSSFeed(show: Sample.show, entries: entries)).all("item")
        #expect(items.map { $0.first("guid")?.text } == ["g9", "g5", "g2"])
    }

    @Test(arguments: [
        ("https://show.example/", "/feed.xml", "https://show.example/feed.xml"),
        ("https://show.example/sub", "/rss", "https://show.example/sub/rss"),
        ("http://127.0.0.1:8080", "/fee d.xml", "http://127.0.0.1:8080/fee%20d.xml"),
    ])
    func `addresses come from the show's own`(url: String, path: String, expected: String) throws {
        var show = Sample.show
        (show.url, show.feedPath) = (url, path)
        let channel = try channel(RSSFeed(show: show, entries: []))
        #expect(channel.first("atom:link")?.attributes["href"] == expected)
    }

    @Test func `an episode without what a feed needs is no entry, with the reason`() {
        func gap(_ change: (inout Episode) -> Void) -> FeedEntry.Gap? {
            var episode = Sample.episode
            change(&episode)
            return #expect(throws: FeedEntry.Gap.self) { try Sample.entry(episode) }
        }
        #expect(gap { $0.published = nil } == .publishingDate)
        #expect(gap { $0.enclosure = nil } == .enclosure)
        #expect(gap { $0.enclosure?.bytes = 0 } == .enclosureFacts)
        #expect(gap { $0.enclosure?.duration = 0 } == .enclosureFacts)
        #expect(gap { $0.enclosure?.duration = .nan } == .enclosureFacts)
        #expect(gap { $0.guid = "" } == .guid)
        #expect(gap { $0.title = "" } == .title)
    }
}
