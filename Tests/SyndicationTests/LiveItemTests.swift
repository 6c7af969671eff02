// What the feed tells of live streams.

import Foundation
import Podcast
import Syndication
import Testing

@Suite struct LiveItemTests {
    private static let start = Date(timeIntervalSince1970: 1_800_000_000)

    private static func show(_ stream: LiveSchedule.Stream?) -> Show {
        var show = Sample.show
        show.live = LiveSchedule(
            title: "Cups & saucers, live", url: "https://video.example/live?a=1&b=2", stream: stream, start: start,
            duration: 3600, timeZone: TimeZone.gmt)
        return show
    }

    private func items(_ show: Show, after seconds: Double, page: FeedPage? = nil) throws -> [XMLNode] {
        var feed = RSSFeed(show: show, page: page)
        feed.now = Self.start + seconds
        return try #require(try XMLTree.root(feed.document()).first("channel")).all("podcast:liveItem")
    }

    @Test(arguments: [(-7200.0, "pending"), (0, "live"), (3599, "live")])
    func `a live stream is told of while it is on or to come`(after: Double, status: String) throws {
        let show = Self.show(.init(url: "https://radio.example/s?x=1&y=2"))
        let item = try #require(try items(show, after: after).first)
        #expect(
            item.attributes == ["status": status, "start": "2027-01-15T08:00:00Z", "end": "2027-01-15T09:00:00Z"])
        #expect(item.first("title")?.text == "Cups & saucers, live")
        #expect(item.first("guid")?.text == "show.example/live/2027-01-15T08:00:00Z")
        #expect(item.first("link")?.text == "https://show.example/live")
        #expect(
            item.first("enclosure")?.attributes
                == ["url": "https://radio.example/s?x=1&y=2", "type": "audio/mpeg", "length": "33"])
        #expect(item.first("podcast:contentLink")?.attributes == ["href": "https://video.example/live?a=1&b=2"])
    }

    @Test func `nothing is told when it is over, without its sound, and in other feeds`() throws {
        let stream = LiveSchedule.Stream(url: "https://radio.example/live.mp3")
        #expect(try items(Self.show(stream), after: 3600).isEmpty)
        #expect(try items(Self.show(nil), after: 0).isEmpty)
        #expect(try items(Self.show(stream), after: 0, page: FeedPage(path: "/f", subject: "Ada")).isEmpty)
        #expect(try items(Self.show(stream), after: 0, page: FeedPage(path: "/f", number: 2, count: 2)).isEmpty)
    }

    @Test(
        "The type of a stream is that of its ending, else MP3",
        arguments: [
            ("https://r.example/live.M3U8?x=.aac", "application/x-mpegURL"), ("https://r.example/a.opus", "audio/ogg"),
            ("https://r.example/a.aac#b", "audio/aac"), ("https://r.example/stream", "audio/mpeg"),
        ])
    func types(url: String, type: String) {
        #expect(LiveSchedule.Stream(url: url).type == type)
    }
}
