// Each tag of the rules that podcast apps hold us to, by name: FEED.md names these tests.

import Foundation
import Podcast
import Syndication
import Testing

@Suite struct FeedTagTests {
    private func channel() throws -> XMLNode {
        try #require(try XMLTree.root(try Sample.fullFeed().document()).first("channel"))
    }

    private func item() throws -> XMLNode { try #require(try channel().first("item")) }

    @Test func `a show of which everything is said has the stored feed`() throws {
        try Snapshot.expect(try Sample.fullFeed().document(), "full.xml")
    }

    @Test func `a show of which nothing is said has the stored feed`() throws {
        var episode = Sample.episode
        (episode.number, episode.season, episode.hosts, episode.guests) = (nil, nil, [], [])
        (episode.summary, episode.hasTranscript) = ("", false)
        let show = Show(title: "Bare", url: "https://bare.example")
        let feed = RSSFeed(show: show, entries: [try Sample.entry(episode, EpisodeContent())])
        try Snapshot.expect(feed.document(), "bare.xml")
    }

    @Test func `namespaces are declared once, at the root`() throws {
        let text = String(decoding: try Sample.fullFeed().document(), as: UTF8.self)
        for (prefix, name) in [
            ("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"),
            ("podcast", "https://podcastindex.org/namespace/1.0"), ("atom", "http://www.w3.org/2005/Atom"),
            ("content", "http://purl.org/rss/1.0/modules/content/"), ("psc", "http://podlove.org/simple-chapters"),
        ] {
            #expect(text.components(separatedBy: "xmlns:\(prefix)=\"\(name)\"").count == 2)
        }
        #expect(text.components(separatedBy: "xmlns").count == 6)
    }

    // MARK: Channel

    @Test func `atom links: self, hub and the pages around`() throws {
        let links = try channel().all("atom:link").map {
            "\($0.attributes["rel"] ?? "") \($0.attributes["href"] ?? "")"
        }
        #expect(
            links == [
                "self https://show.example/feed.xml?page=2", "hub https://hub.example/",
                "first https://show.example/feed.xml", "previous https://show.example/feed.xml",
                "next https://show.example/feed.xml?page=3", "last https://show.example/feed.xml?page=3",
            ])
    }

    @Test(arguments: [
        (1, ["first", "next", "last"]), (3, ["first", "previous", "last"]),
    ])
    func `the first page has none before it, the last none behind`(number: Int, relations: [String]) {
        #expect(FeedPage(path: "/f", number: number, count: 3).links.map(\.relation) == relations)
        #expect(FeedPage(path: "/f").links.isEmpty)
    }

    @Test(arguments: [
        ("itunes:title", "Byte & Brew"), ("itunes:type", "episodic"), ("itunes:complete", "Yes"),
        ("itunes:block", "Yes"), ("itunes:new-feed-url", "https://elsewhere.example/feed.xml"),
        ("itunes:applepodcastsverify", "apple-123"), ("podcast:guid", Sample.podcastGUID),
        ("podcast:locked", "yes"), ("podcast:medium", "podcast"), ("podcast:license", "cc-by-4.0"),
        ("podcast:location", "Berlin"), ("podcast:updateFrequency", "Every Tuesday"),
        ("podcast:funding", "Buy us a <coffee>"), ("podcast:txt", "abc123"), ("podcast:trailer", "Coming soon"),
    ])
    func `channel tag`(name: String, text: String) throws {
        #expect(try channel().first(name)?.text == text)
    }

    @Test func `attributes of the channel's podcast tags`() throws {
        let channel = try channel()
        func attributes(_ name: String) -> [String: String]? { channel.first(name)?.attributes }
        #expect(attributes("podcast:locked") == ["owner": "ada@show.example"])
        #expect(attributes("podcast:funding") == ["url": "https://show.example/support?x=1&y=2"])
        #expect(attributes("podcast:license") == ["url": "https://creativecommons.org/licenses/by/4.0/"])
        #expect(
            attributes("podcast:location")
                == ["rel": "creator", "geo": "geo:52.52,13.40", "osm": "R62422", "country": "DE"])
        #expect(
            attributes("podcast:updateFrequency")
                == ["complete": "true", "dtstart": "2024-01-02T00:00:00Z", "rrule": "FREQ=WEEKLY;BYDAY=TU"])
        #expect(attributes("podcast:txt") == ["purpose": "verify"])
        #expect(channel.all("podcast:txt").last?.attributes == [:])
        #expect(attributes("podcast:podping") == ["usesPodping": "true"])
        #expect(attributes("podcast:image") == ["href": "https://show.example/cover.png"])
        #expect(
            attributes("podcast:socialInteract")
                == ["protocol": "activitypub", "uri": "https://social.example/@show", "accountId": "@show"])
        #expect(
            attributes("podcast:trailer") == [
                "url": "https://show.example/media/trailer.mp3", "pubdate": "Mon, 01 Apr 2024 10:00:00 +0000",
                "length": "5000", "type": "audio/mpeg", "season": "2",
            ])
        #expect(
            channel.first("podcast:podroll")?.first("podcast:remoteItem")?.attributes == [
                "feedGuid": "9b024349-ccf0-5f69-a609-6b82873eab3c", "feedUrl": "https://other.example/feed.xml?a=1&b=2",
                "medium": "podcast", "title": "Another & more",
            ])
    }

    @Test func `channel persons have their role, group, picture and page`() throws {
        let people = try channel().all("podcast:person")
        #expect(people.map(\.text) == ["Ada", "Ben", "Cy"])
        #expect(
            people.map(\.attributes) == [
                [
                    "role": "host", "group": "cast", "img": "https://show.example/ada.jpg",
                    "href": "https://ada.example/?a=1&b=2",
                ], ["role": "host"], ["role": "audio editor", "group": "audio post-production"],
            ])
    }

    @Test(arguments: [
        (nil, nil, nil), (nil, "ada@show.example", "yes"), (false, "ada@show.example", "no"), (true, nil, "yes"),
    ])
    func `a lock is the host's word, else an owner's`(isLocked: Bool?, email: String?, expected: String?) throws {
        var show = Sample.show
        show.owner = email.map { Show.Owner(name: "Ada", email: $0) }
        show.feed.isLocked = isLocked
        let channel = try #require(try XMLTree.root(RSSFeed(show: show).document()).first("channel"))
        #expect(channel.first("podcast:locked")?.text == expected)
        #expect(channel.first("podcast:locked")?.attributes["owner"] == (expected == nil ? nil : email))
    }

    @Test func `a feed of a part of the show is no show of its own`() throws {
        let page = FeedPage(path: "/feeds/host/ada.xml", subject: "Ada")
        let feed = RSSFeed(show: Sample.fullShow, page: page, podcastGUID: Sample.podcastGUID)
        let channel = try #require(try XMLTree.root(feed.document()).first("channel"))
        #expect(channel.first("title")?.text == "Byte & Brew: Ada")
        #expect(channel.first("atom:link")?.attributes["href"] == "https://show.example/feeds/host/ada.xml")
        #expect(channel.first("itunes:block")?.text == "Yes")
        for name in ["podcast:guid", "podcast:locked", "podcast:txt", "itunes:new-feed-url"] {
            #expect(channel.first(name) == nil, "\(name)")
        }
    }

    // MARK: Item

    @Test(arguments: [
        ("itunes:episodeType", "bonus"), ("itunes:explicit", "true"), ("itunes:block", "Yes"), ("itunes:season", "2"),
        ("itunes:episode", "7"), ("itunes:title", "Seven cups <&> more"), ("itunes:author", "Ada & Ben"),
        ("itunes:duration", "62"), ("podcast:season", "2"), ("podcast:episode", "7"), ("podcast:license", "Our own"),
        ("podcast:location", "Paris"), ("podcast:contentLink", "Watch it"), ("podcast:soundbite", "The best bit"),
    ])
    func `item tag`(name: String, text: String) throws {
        #expect(try item().first(name)?.text == text)
    }

    @Test func `an episode without art of its own has the show's`() throws {
        let feed = RSSFeed(show: Sample.show, entries: [try Sample.entry(Sample.episode, EpisodeContent())])
        let item = try #require(try XMLTree.root(feed.document()).first("channel")?.first("item"))
        #expect(item.first("itunes:image")?.attributes == ["href": "https://show.example/cover.png"])
        #expect(item.first("podcast:image") == nil)
    }

    @Test func `attributes of the item's tags`() throws {
        let item = try item()
        func attributes(_ name: String) -> [String: String]? { item.first(name)?.attributes }
        #expect(attributes("itunes:image") == ["href": "https://show.example/art/7.jpg"])
        #expect(attributes("podcast:image") == ["href": "https://show.example/art/7.jpg"])
        #expect(
            attributes("podcast:chapters") == [
                "url": "https://show.example/episodes/seven-cups/chapters.json", "type": "application/json+chapters",
            ])
        #expect(attributes("podcast:location") == ["country": "FR"])
        #expect(attributes("podcast:contentLink") == ["href": "https://video.example/7"])
        #expect(
            attributes("podcast:alternateEnclosure") == [
                "type": "audio/mp4", "length": "99", "bitrate": "13", "title": "M4A",
            ])
        #expect(
            item.first("podcast:alternateEnclosure")?.first("podcast:source")?.attributes
                == ["uri": "https://show.example/media/007.m4a"])
        #expect(
            attributes("podcast:socialInteract") == [
                "protocol": "activitypub", "uri": "https://social.example/@show/7", "accountId": "@show",
                "accountUrl": "https://social.example/@show", "priority": "1",
            ])
    }

    @Test func `a picture is told in all its sizes`() throws {
        func image(_ side: Int, _ height: Int) -> Artwork.Image {
            Artwork.Image(location: "/artwork/a-\(side).jpg", width: side, height: height, type: "image/jpeg")
        }
        let artwork = Artwork(image(1500, 1000), copies: [image(600, 400), image(300, 200)])
        let entry = try FeedEntry(episode: Sample.episode, content: Sample.fullContent, artwork: artwork)
        var feed = RSSFeed(show: Sample.fullShow, entries: [entry])
        feed.artwork = artwork
        let channel = try #require(try XMLTree.root(feed.document()).first("channel"))
        for parent in [channel, try #require(channel.first("item"))] {
            #expect(parent.first("itunes:image")?.attributes["href"] == "https://show.example/artwork/a-1500.jpg")
            #expect(parent.all("podcast:image").map { $0.attributes["width"] } == ["1500", "600", "300"])
            #expect(
                parent.first("podcast:image")?.attributes == [
                    "href": "https://show.example/artwork/a-1500.jpg", "aspect-ratio": "3/2", "width": "1500",
                    "height": "1000", "type": "image/jpeg", "purpose": "artwork",
                ])
        }
        #expect(channel.first("image")?.first("url")?.text == "https://show.example/artwork/a-1500.jpg")
    }

    @Test func `soundbites begin within the audio, and may have no title`() throws {
        #expect(
            try item().all("podcast:soundbite").map(\.attributes) == [
                ["startTime": "1.5", "duration": "15"], ["startTime": "20", "duration": "10.25"],
            ])
    }

    @Test func `a transcript is there in every format`() throws {
        #expect(
            try item().all("podcast:transcript").map { "\($0.attributes["type"] ?? "") \($0.attributes["url"] ?? "")" }
                == [
                    "text/vtt https://show.example/episodes/seven-cups/transcript.vtt",
                    "application/x-subrip https://show.example/episodes/seven-cups/transcript.srt",
                    "application/json https://show.example/episodes/seven-cups/transcript.json",
                    "text/html https://show.example/episodes/seven-cups/transcript.html",
                    "text/plain https://show.example/episodes/seven-cups/transcript.txt",
                ])
    }

    @Test func `item persons bring what is known of them`() throws {
        let people = try item().all("podcast:person")
        #expect(people.map(\.text) == ["Ada", "Ben", "Dee Fox"])
        #expect(people[0].attributes["img"] == "https://show.example/ada.jpg")
        #expect(people[2].attributes == ["role": "guest", "href": "https://dee.example"])
    }

    @Test func `simple chapters have titles and lie within the audio`() throws {
        let chapters = try #require(try item().first("psc:chapters"))
        #expect(chapters.attributes == ["version": "1.2"])
        #expect(
            chapters.all("psc:chapter").map(\.attributes) == [
                ["start": "00:00:00.000", "title": "Hello"],
                [
                    "start": "00:00:12.500", "title": "Beans & \"mugs\"", "href": "https://beans.example/",
                    "image": "https://b.example/i.jpg",
                ],
            ])
    }

    @Test func `a guid stays when title, slug, host and address change`() throws {
        var episode = Sample.episode
        (episode.title, episode.slug, episode.hosts) = ("Other", "other", ["Cy"])
        episode.enclosure = Enclosure(location: "https://cdn.example/x.mp3", type: "audio/mpeg", bytes: 1, duration: 9)
        var show = Sample.show
        show.url = "https://moved.example"
        let feed = RSSFeed(show: show, entries: [try Sample.entry(episode)])
        let item = try #require(try XMLTree.root(feed.document()).first("channel")?.first("item"))
        #expect(item.first("guid")?.text == Sample.episode.guid)
        #expect(item.first("guid")?.attributes == ["isPermaLink": "false"])
    }

    @Test func `items that were kept make the same document`() throws {
        let feed = try Sample.fullFeed()
        let entries = [try Sample.fullEntry(), try Sample.trailer()]
        let first = feed.document(items: entries.map { feed.item($0)[...] })
        #expect(first.bytes == feed.document())
        let again = feed.document(items: first.ranges.map { first.bytes[$0] })
        #expect(again.bytes == first.bytes && again.ranges == first.ranges)
    }
}
