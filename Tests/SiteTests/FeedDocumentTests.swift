// Feeds, chapters and transcripts as apps fetch them.

import Foundation
import HTTPTypes
import Importer
import Podcast
import Store
import Testing

@testable import Site

@Suite struct FeedDocumentTests {
    private static let show = Show(
        title: "Small Talk", url: "https://talk.example", people: [ShowPerson(name: "Ada"), ShowPerson(name: "Ben")])

    /// Episode 1 has everything, 2 nothing but audio, 3 is a draft and 4 is scheduled, each with all that 1 has.
    static func filled(_ show: Show = show, limits: SiteLimits = SiteLimits()) throws -> SiteFixture {
        let fixture = try SiteFixture(show: show, limits: limits)
        let all = { (number: Int, title: String, front: String) in
            SiteFixture.notes(
                "\(number).md",
                """
                ---
                number: \(number)
                title: \(title)
                tags: [Wheels, "C"]
                chapters: ["0:00 Hello \(title)", "0:01 Bye"]
                \(front)
                ---

                **Ada #1:** [**Engines of \(title)**](https://engine.example/\(number))

                - Gears

                **Joke:** A wheel walks into a bar in \(title).

                """)
        }
        try fixture.add(
            all(1, "Whole", "published: 2026-01-01T08:00:00Z"), SiteFixture.audio(1, frames: 200),
            SiteFixture.transcript(1, saying: "The wheels are turning."), SiteFixture.episode(2, title: "Bare"),
            SiteFixture.audio(2, frames: 60), all(3, "Hidden", "draft: true\npublished: 2026-01-01"),
            SiteFixture.audio(3, frames: 70), SiteFixture.transcript(3, saying: "Whispered."),
            all(4, "Later", "published: 2100-01-01"), SiteFixture.audio(4, frames: 80),
            SiteFixture.transcript(4, saying: "Whispered."))
        return fixture
    }

    static let documents = [
        ("/feed.xml", "application/rss+xml; charset=utf-8"), ("/feed.json", "application/feed+json; charset=utf-8"),
        ("/feeds/host/ada.xml", "application/rss+xml; charset=utf-8"),
        ("/feeds/tag/wheels.xml", "application/rss+xml; charset=utf-8"),
        ("/feeds/topic/engines.xml", "application/rss+xml; charset=utf-8"),
        ("/feeds/jokes.xml", "application/rss+xml; charset=utf-8"), ("/opml.xml", "text/x-opml; charset=utf-8"),
        ("/episodes/whole/chapters.json", "application/json+chapters"),
        ("/episodes/whole/transcript.vtt", "text/vtt; charset=utf-8"),
        ("/episodes/whole/transcript.srt", "application/x-subrip"),
        ("/episodes/whole/transcript.json", "application/json"),
        ("/episodes/whole/transcript.html", "text/html; charset=utf-8"),
        ("/episodes/whole/transcript.txt", "text/plain; charset=utf-8"),
    ]

    @Test("each document has its type, may be read by all, and tells nothing hidden", arguments: Way.allCases)
    func types(_ way: Way) throws {
        let client = try SiteClient(try Self.filled(), way)
        for (target, type) in Self.documents {
            let answer = try client.get(target)
            #expect(answer.status == 200, "\(target)")
            #expect(answer["Content-Type"] == type, "\(target)")
            #expect(answer["Access-Control-Allow-Origin"] == "*", "\(target)")
            #expect(answer["Cache-Control"] == "max-age=0, must-revalidate", "\(target)")
            for word in ["Hidden", "hidden", "Later", "later", "Whispered"] {
                #expect(!answer.text.contains(word), "\(target)")
            }
        }
    }

    @Test("each document has the same head for HEAD, and is 304 when asked for again, plain and compressed")
    func conditions() throws {
        let client = try SiteClient(try Self.filled(), .socket)
        for (target, _) in Self.documents {
            for encoding in ["identity", "gzip"] {
                let fields = ["Accept-Encoding": encoding]
                var get = try client.get(target, fields)
                var head = try client.ask("HEAD", target, fields)
                #expect(get["Content-Encoding"] == (encoding == "gzip" && get.body.first == 0x1F ? "gzip" : nil))
                get.fields["date"] = nil
                head.fields["date"] = nil
                #expect(head.status == 200 && head.fields == get.fields && head.body.isEmpty, "\(target)")
                let etag = try #require(get["ETag"])
                let date = try #require(get["Last-Modified"])
                for condition in [["If-None-Match": etag], ["If-Modified-Since": date]] {
                    let second = try client.get(target, fields.merging(condition) { $1 })
                    #expect(second.status == 304 && second.body.isEmpty, "\(target) \(condition)")
                }
            }
            let options = try client.ask("OPTIONS", target)
            #expect(options.status == 204 && options["Access-Control-Allow-Origin"] == "*", "\(target)")
            #expect(try client.ask("POST", target).status == 405, "\(target)")
        }
        // Small ones gain nothing by it.
        for (target, _) in Self.documents {
            let plain = try client.get(target)
            let packed = try client.get(target, ["Accept-Encoding": "gzip"])
            #expect((packed["Content-Encoding"] == "gzip") == (packed.body.count < plain.body.count), "\(target)")
            #expect(plain.body.count < 1000 || packed["Content-Encoding"] == "gzip", "\(target)")
        }
        let feed = try client.get("/feed.xml", ["Accept-Encoding": "gzip"])
        #expect(feed["Content-Encoding"] == "gzip" && feed["Vary"] == "Accept-Encoding")
    }

    @Test("what is not there is 404", arguments: Way.allCases)
    func missing(_ way: Way) throws {
        let client = try SiteClient(try Self.filled(), way)
        for target in [
            "/episodes/bare/chapters.json", "/episodes/bare/transcript.srt", "/episodes/hidden/chapters.json",
            "/episodes/hidden/transcript.txt", "/episodes/later/transcript.json", "/episodes/nobody/chapters.json",
            "/feeds/host/nobody.xml", "/feeds/host/ada", "/feeds/host/.xml", "/feeds/host/Ada.xml",
            "/feeds/tag/none.xml", "/feeds/topic/hidden.xml", "/feeds/topic/engines-of.xml", "/feeds/topic/%22.xml",
            "/feeds/topic/\(String(repeating: "a", count: 99)).xml", "/feed.xml?page=2", "/feed.xml?page=0",
            "/feed.xml?page=x", "/feed.json?page=2", "/episodes/whole/transcript.doc", "/feeds/other.xml",
        ] {
            #expect(try client.get(target).status == 404, "\(target)")
        }
        let bare = try SiteClient(try SiteFixture(show: Self.show), way)
        #expect(try bare.get("/feed.xml").status == 200)
        #expect(try bare.get("/feed.json").status == 200)
        #expect(try bare.get("/opml.xml").status == 200)
        #expect(try bare.get("/feeds/jokes.xml").status == 404)
    }

    @Test("a number and a former slug lead to the document", arguments: Way.allCases)
    func moved(_ way: Way) throws {
        let client = try SiteClient(try Self.filled(), way)
        for name in ["chapters.json", "transcript.srt", "transcript.vtt"] {
            let answer = try client.get("/episodes/1/\(name)")
            #expect(answer.status == 301)
            #expect(answer["Location"] == "/episodes/whole/\(name)")
        }
    }

    @Test("the feed has chapters and transcripts only where an episode has them")
    func references() throws {
        let feed = try SiteClient(try Self.filled(), .inProcess).get("/feed.xml").text
        let items = feed.components(separatedBy: "<item>").dropFirst()
        let whole = try #require(items.first { $0.contains("<title>Whole</title>") })
        let bare = try #require(items.first { $0.contains("<title>Bare</title>") })
        #expect(whole.contains("<podcast:chapters url=\"https://talk.example/episodes/whole/chapters.json\""))
        #expect(whole.components(separatedBy: "<podcast:transcript ").count == 6)
        #expect(whole.contains("<psc:chapter start=\"00:00:01.000\" title=\"Bye\"/>"))
        #expect(!bare.contains("podcast:chapters") && !bare.contains("podcast:transcript") && !bare.contains("psc:"))
    }

    @Test("what front matter says for feeds is in the feed, and a change of it is a change of the episode")
    func details() throws {
        let fixture = try Self.filled()
        let client = try SiteClient(fixture, .inProcess)
        let before = try client.get("/feed.xml").text
        #expect(!before.contains("podcast:soundbite") && !before.contains("podcast:license"))
        for (title, tag) in [("First", "duration=\"1\">First<"), ("Second", "duration=\"1\">Second<")] {
            let front =
                "published: 2026-01-03\nsoundbites: [{start: 0.5, duration: 1, title: \(title)}]\nlicense: cc0-1.0"
            try fixture.add(SiteFixture.episode(2, title: "Bare", front: front))
            let feed = try client.get("/feed.xml").text
            #expect(feed.contains("<podcast:soundbite startTime=\"0.5\" \(tag)"))
            #expect(feed.contains("<podcast:license>cc0-1.0</podcast:license>"))
        }
        try fixture.add(SiteFixture.episode(2, title: "Bare", front: "published: 2026-01-03"))
        #expect(try !client.get("/feed.xml").text.contains("podcast:soundbite"))
    }

    @Test("every page tells where the feeds are", arguments: ["/", "/episodes", "/episodes/whole", "/search"])
    func alternates(target: String) throws {
        let page = try SiteClient(try Self.filled(), .inProcess).get(target).text
        #expect(page.contains("<link rel=\"alternate\" type=\"application/rss+xml\""))
        #expect(page.contains("<link rel=\"alternate\" type=\"application/feed+json\""))
        #expect(page.contains("href=\"/feed.json\""))
    }

    @Test("feeds of a part hold its episodes alone, and the list names them")
    func parts() throws {
        let fixture = try Self.filled()
        try fixture.add(
            SiteFixture.notes(
                "5.md",
                """
                ---
                number: 5
                title: Fifth
                published: 2026-02-01
                tags: [c, wheels]
                ---

                **Ben #1:** [**Testing tools**](https://a.example/)

                """), SiteFixture.audio(5, frames: 90))
        let client = try SiteClient(fixture, .inProcess)
        let titles = { (target: String) in
            try client.get(target).text.components(separatedBy: "<item>\n<title>").dropFirst()
                .map { String($0.prefix { $0 != "<" }) }
        }
        #expect(try titles("/feeds/host/ada.xml") == ["Bare", "Whole"])
        #expect(try titles("/feeds/host/ben.xml") == ["Fifth"])
        #expect(try titles("/feeds/tag/wheels.xml") == ["Fifth", "Whole"])
        #expect(try titles("/feeds/tag/c.xml") == ["Fifth", "Whole"])
        // Words are found in their forms, as a search finds them.
        #expect(try titles("/feeds/topic/test.xml") == ["Fifth"])
        let list = try client.get("/opml.xml").text
        for path in ["/feed.xml", "/feeds/host/ada.xml", "/feeds/tag/wheels.xml", "/feeds/jokes.xml"] {
            #expect(list.contains("xmlUrl=\"https://talk.example\(path)\""), "\(path)")
        }
        #expect(!list.contains("/feeds/host/ben.xml"), "a feed of one episode is not worth a subscription")
    }
}
