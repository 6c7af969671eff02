// What is written again when something changes, and where feeds are cut.

import Foundation
import Importer
import Podcast
import Store
import Testing

@testable import Site

@Suite struct FeedPressTests {
    private static func archive(_ count: Int, _ feed: FeedSettings = FeedSettings()) throws -> SiteFixture {
        var show = Show(title: "Small Talk", url: "https://talk.example")
        show.feed = feed
        let fixture = try SiteFixture(show: show)
        let files = (1...count).flatMap { number in
            [
                SiteFixture.episode(
                    number, title: "Number \(number)",
                    front: "published: 2026-01-01T00:\(number / 60 + 10):\(number % 60 + 10)Z"),
                SiteFixture.audio(number, frames: 40 + number),
            ]
        }
        let report = try fixture.importQuietly(files)
        guard !report.isRefused else { throw FixtureFailure(what: "\(report.problems)") }
        fixture.site.watch.look()
        return fixture
    }

    private func titles(_ text: String) -> [String] {
        text.components(separatedBy: "<item>\n<title>Number ").dropFirst().map { String($0.prefix { $0 != "<" }) }
    }

    @Test("one import writes one item, and the feed is what a new start would make of it")
    func kept() throws {
        let fixture = try Self.archive(49)
        let client = try SiteClient(fixture, .inProcess)
        let press = fixture.site.desk.press
        let before = try client.get("/feed.xml").text
        #expect(press.count == 49)
        // Twice within one second of the clock.
        for topic in ["Sails", "Rails"] {
            try fixture.add(
                SiteFixture.episode(20, title: "Number 20", topic: topic, front: "published: 2026-01-01T00:10:30Z"))
            let text = try client.get("/feed.xml").text
            #expect(text.contains(topic) && text != before)
        }
        #expect(press.count == 51)
        try fixture.add(SiteFixture.audio(7, frames: 300))
        #expect(try client.get("/feed.xml").text.contains("length=\"125100\""))
        #expect(press.count == 52)
        let configuration = fixture.site.configuration
        let fresh = FeedBuilder(
            show: configuration.show, store: fixture.store, limits: SiteLimits(), clock: configuration.clock)
        guard case .page(let draft) = try fresh.rss(1, fixture.site.looks.look) else {
            throw FixtureFailure(what: "no page")
        }
        #expect(String(decoding: draft.body, as: UTF8.self) == (try client.get("/feed.xml").text))
    }

    @Test("an episode that is withdrawn leaves the feed without anything being written")
    func gone() throws {
        let fixture = try Self.archive(5)
        let client = try SiteClient(fixture, .inProcess)
        #expect(titles(try client.get("/feed.xml").text) == ["5", "4", "3", "2", "1"])
        try fixture.add(SiteFixture.episode(3, title: "Number 3", front: "published: 2026-01-01\ndraft: true"))
        #expect(titles(try client.get("/feed.xml").text) == ["5", "4", "2", "1"])
        #expect(fixture.site.desk.press.count == 5)
    }

    @Test("a feed of so many items a page is whole over its pages, and they link to one another")
    func pages() throws {
        var feed = FeedSettings()
        feed.itemsPerPage = 3
        let client = try SiteClient(try Self.archive(8, feed), .inProcess)
        let first = try client.get("/feed.xml").text
        #expect(titles(first) == ["8", "7", "6"])
        #expect(first.contains("href=\"https://talk.example/feed.xml?page=2\" rel=\"next\""))
        #expect(titles(try client.get("/feed.xml?page=2").text) == ["5", "4", "3"])
        let last = try client.get("/feed.xml?page=3").text
        #expect(titles(last) == ["2", "1"])
        #expect(last.contains("href=\"https://talk.example/feed.xml?page=3\" rel=\"self\""))
        #expect(!last.contains("rel=\"next\""))
        #expect(try client.get("/feed.xml?page=4").status == 404)
        let json = try client.get("/feed.json?page=2").text
        #expect(json.contains("\"title\": \"Number 5\"") && !json.contains("\"title\": \"Number 6\""))
        #expect(json.contains("\"next_url\": \"https://talk.example/feed.json?page=3\""))
    }

    @Test("no page is above the chosen size, and all together are the archive")
    func size() throws {
        var feed = FeedSettings()
        feed.maxBytes = 20_000
        let client = try SiteClient(try Self.archive(49, feed), .inProcess)
        var all: [String] = []
        var page = 1
        while true {
            let answer = try client.get("/feed.xml?page=\(page)")
            if answer.status == 404 { break }
            #expect(answer.body.count <= 20_000)
            all += titles(answer.text)
            page += 1
        }
        #expect(page > 3)
        #expect(all == (1...49).reversed().map(String.init))
    }

    @Test(
        "pages are cut by number and by size",
        arguments: [
            ([], nil, 10, [0..<0]), ([5], nil, 10, [0..<1]), ([5, 5, 5], nil, 10, [0..<2, 2..<3]),
            ([50, 5, 50], nil, 10, [0..<1, 1..<2, 2..<3]), ([1, 1, 1, 1], 2, 10, [0..<2, 2..<4]),
            ([6, 6, 1, 1, 1], 2, 10, [0..<1, 1..<3, 3..<5]),
        ] as [([Int], Int?, Int, [Range<Int>])])
    func cuts(_ sizes: [Int], _ items: Int?, _ room: Int, _ expected: [Range<Int>]) {
        #expect(FeedPaging(items: items, room: room).pages(sizes: sizes) == expected)
    }

    @Test("a trailer stands in the channel too")
    func trailer() throws {
        let fixture = try Self.archive(1)
        try fixture.add(
            SiteFixture.notes(
                "start.md",
                "---\nslug: start\ntitle: Start\ntype: trailer\npublished: 2025-12-01\naudio: start.mp3\n---\n\nHi.\n"),
            ImportFile(name: "start.mp3", source: .bytes(SiteFixture.audioBytes(frames: 33))))
        let feed = try SiteClient(fixture, .inProcess).get("/feed.xml").text
        #expect(feed.contains("length=\"13761\" type=\"audio/mpeg\">Start</podcast:trailer>"))
        #expect(feed.contains("<itunes:episodeType>trailer</itunes:episodeType>"))
    }
}
