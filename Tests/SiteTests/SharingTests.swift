// What pages are shared as: Markdown, frames, oEmbed, short addresses and the other documents.

import Foundation
import HTTPTypes
import Importer
import Pages
import Podcast
import Store
import Testing

@testable import Site

@Suite struct SharingTests {
    private static let draft = SiteFixture.notes(
        "9.md",
        """
        ---
        number: 9
        slug: secret
        title: "Secret plans"
        draft: true
        sponsors: [{name: "Hidden Inc", url: "https://hidden.example"}]
        ---

        **Ada #1:** [**Secrets**](https://secret.example)

        """)

    private static func sponsored(_ number: Int, _ sponsors: String) -> ImportFile {
        SiteFixture.episode(
            number, title: "Gears \(number)",
            front: "published: 2026-01-0\(number)T08:00:00Z\nslug: gears-\(number)\nsponsors: \(sponsors)")
    }

    private static func show() throws -> Show {
        var show = Show(title: "Small Talk", url: "https://talk.example", description: "About little.")
        show.shortLinks = ["kettle": "https://kettle.example/?a=1"]
        show.live = LiveSchedule(
            title: "Live", url: "https://video.example/live", start: Date(timeIntervalSince1970: 1_700_000_000),
            duration: 3600, rule: try RecurrenceRule("FREQ=WEEKLY", in: .gmt), timeZone: .gmt)
        return show
    }

    private static func filled(_ show: Show? = nil, files: [String: String] = [:]) throws -> SiteFixture {
        let fixture = try SiteFixture(show: try show ?? Self.show(), files: files)
        try fixture.add(
            sponsored(
                1, "[{name: Acme Tools, url: \"https://old.example\"}, {name: Kettle, url: \"https://no.example\"}]"),
            sponsored(
                2,
                "[{name: Acme Tools, url: \"https://acme.example/<b>\"}, {name: Search, url: \"https://s.example\"}, "
                    + "{name: \"2\", url: \"https://two.example\"}, {name: Nothing}]"),
            SiteFixture.transcript(2, saying: "The wheels are turning."), SiteFixture.audio(2), draft)
        return fixture
    }

    // MARK: Markdown

    @Test(
        "Pages of the notes have a twin in Markdown, by its own address and by what the client accepts",
        arguments: Way.allCases)
    func twins(_ way: Way) throws {
        let client = try SiteClient(try Self.filled(), way)
        for (page, twin, words) in [
            ("/", "/index.md", "# Small Talk"), ("/episodes", "/episodes.md", "[Gears 2]"),
            ("/episodes/gears-2", "/episodes/gears-2.md", "# Gears 2"),
            ("/episodes/gears-2/transcript", "/episodes/gears-2/transcript.md", "The wheels are turning."),
        ] {
            let html = try client.get(page)
            #expect(html["Content-Type"] == "text/html; charset=utf-8", "\(page)")
            #expect(html["Vary"]?.components(separatedBy: ", ").contains("Accept") == true, "\(page)")
            #expect(html.text.contains("<link rel=\"alternate\" type=\"text/markdown\" href=\"\(twin)\">"), "\(page)")
            for answer in [
                try client.get(twin), try client.get(page, ["Accept": "text/markdown, text/html;q=0.9, */*"]),
            ] {
                #expect(answer.status == 200, "\(page)")
                #expect(answer["Content-Type"] == "text/markdown; charset=utf-8", "\(page)")
                #expect(answer["Content-Location"] == twin)
                #expect(answer["Link"] == "<https://talk.example\(page)>; rel=\"canonical\"")
                #expect(answer["Vary"]?.components(separatedBy: ", ").contains("Accept") == true)
                #expect(answer.text.contains(words), "\(answer.text)")
                #expect(!answer.text.contains("](/"), "links are absolute")
            }
            // The page itself is still there for everybody else, from the cache too.
            for accept in ["text/html,application/xhtml+xml,*/*;q=0.8", "*/*", "text/markdown;q=0.1, text/html"] {
                #expect(try client.get(page, ["Accept": accept])["Content-Type"] == "text/html; charset=utf-8")
            }
        }
        #expect(try client.get("/episodes/gears-2/topics/1.md").text.contains("# Engines"))
        for missing in [
            "/episodes/gears-2/topics/2.md", "/episodes/gears-2/topics/01.md", "/episodes/gears-2/topics/0.md",
            "/episodes/gears-1/transcript.md", "/episodes/.md", "/episodes/nobody.md", "/episodes/gears-2.md.md",
            "/episodes/gears-2/topics/1.md/x",
        ] {
            #expect(try client.get(missing).status == 404, "\(missing)")
        }
        #expect(try client.get("/episodes/2.md")["Location"] == "/episodes/gears-2.md")
        // A page's own address leads to a page's own address.
        #expect(try client.get("/episodes/2", ["Accept": "text/markdown"])["Location"] == "/episodes/gears-2")
    }

    @Test("A twin is not sent twice, and HEAD has its fields")
    func twinConditions() throws {
        let client = try SiteClient(try Self.filled(), .socket)
        let fields = ["Accept": "text/markdown"]
        let first = try client.get("/episodes/gears-2", fields)
        let etag = try #require(first["ETag"])
        #expect(try client.get("/episodes/gears-2", fields.merging(["If-None-Match": etag]) { $1 }).status == 304)
        #expect(try client.get("/episodes/gears-2", ["If-None-Match": etag]).status == 200)
        for target in ["/episodes/gears-2.md", "/llms.txt", "/live.ics", "/subscribe.svg", "/episodes/gears-2/embed"] {
            var (get, head) = (try client.get(target), try client.ask("HEAD", target))
            (get.fields["date"], head.fields["date"]) = (nil, nil)
            #expect(head.fields == get.fields && head.body.isEmpty && head.status == 200, "\(target)")
            let tag = try #require(get["ETag"])
            #expect(try client.get(target, ["If-None-Match": tag]).status == 304, "\(target)")
            #expect(try client.post(target, [:], []).status == 405, "\(target)")
        }
    }

    @Test(
        "Markdown is for who names it and likes it as well as HTML",
        arguments: [
            ("text/markdown", true), ("text/markdown, */*", true), ("TEXT/Markdown;q=0.5", true),
            ("text/html, text/markdown", true), ("text/markdown;q=0.9, text/html;q=0.8", true),
            ("text/markdown;charset=utf-8;q=0.7, */*;q=0.1", true), ("text/markdown;q=0.5, text/*;q=0.4, */*", true),
            ("text/markdown;q=0", false), ("text/markdown;q=0.5, text/html", false), ("*/*", false), ("text/*", false),
            ("text/html", false), ("", false), ("text/markdown;q=2", false), ("text/markdown;q=0.0001", false),
            ("text/markdownx", false), ("text/markdown;q=0.4, */*;q=0.5", false),
        ])
    func choice(_ accept: String, _ isMarkdown: Bool) {
        #expect(MarkdownChoice.prefers(accept) == isMarkdown)
        #expect(!MarkdownChoice.prefers(nil))
    }

    // MARK: Frames and oEmbed

    @Test("A player may stand in a frame anywhere, and no other page may")
    func frames() throws {
        let client = try SiteClient(try Self.filled(), .inProcess)
        for target in ["/episodes/gears-2/embed", "/episodes/gears-2/topics/1/embed"] {
            let answer = try client.get(target)
            #expect(answer.status == 200)
            #expect(answer["Content-Security-Policy"]?.contains("frame-ancestors *;") == true)
            #expect(answer["X-Robots-Tag"] == "noindex")
            #expect(answer.text.contains("<audio controls"))
            #expect(!answer.text.contains("<script"))
            #expect(answer.text.split(separator: "<a ").dropFirst().allSatisfy { $0.contains("target=\"_blank\"") })
        }
        for target in ["/", "/episodes/gears-2", "/episodes", "/search", "/nowhere"] {
            #expect(
                try client.get(target)["Content-Security-Policy"]?.contains("frame-ancestors 'self';") == true,
                "\(target)")
        }
        #expect(try client.get("/episodes/2/embed")["Location"] == "/episodes/gears-2/embed")
        #expect(try client.get("/episodes/gears-2/topics/7/embed").status == 404)
        let page = try client.get("/episodes/gears-2").text
        #expect(page.contains("&lt;iframe src=&quot;https://talk.example/episodes/gears-2/embed&quot;"))
        // A consumer may not know where a path begins.
        for type in ["application/json", "text/xml"] {
            #expect(page.contains("type=\"\(type)+oembed\" href=\"https://talk.example/oembed?"), "\(type)")
        }
    }

    @Test("What was heard is no fact for programs, and what is written or a chapter's is one")
    func heardTimes() throws {
        let fixture = try Self.filled()
        var place = try #require(try fixture.store.read { try $0.topic(episodeSlug: "gears-2", index: 1) })
        let told = { (place: TopicPlace) in
            try fixture.site.desk.builder.links(of: place, image: nil, fixture.site.looks.look).structuredData ?? ""
        }
        place.stretch = AudioStretch(start: 62, end: 130, isHeard: true)
        place.topic.heard = 62
        #expect(try !told(place).contains("Offset") && !told(place).isEmpty)
        place.stretch?.isHeard = false
        #expect(try told(place).contains(#""startOffset": 62"#) && told(place).contains(#""endOffset": 130"#))
    }

    @Test("A topic without a title has a frame with one")
    func untitled() throws {
        let fixture = try SiteFixture(show: try Self.show())
        try fixture.add(
            SiteFixture.notes(
                "1.md",
                "---\nnumber: 1\nslug: plain\ntitle: Plain\npublished: 2026-01-01T08:00:00Z\n---\n\n## Show notes\n\n- [One](https://one.example)\n- [Two](https://two.example)\n"
            ))
        let client = try SiteClient(fixture, .inProcess)
        let frame = try client.get("/episodes/plain/topics/1/embed").text
        let title = try #require(frame.firstMatch(of: #/<h1>.*?>(.+)<\/a><\/h1>/#)?.output.1)
        let page = try client.get("/episodes/plain/topics/1").text
        #expect(page.contains("&lt;iframe src=") && page.contains("title=&quot;\(title)&quot;"))
        let told = try client.get("/oembed?url=https%3A%2F%2Ftalk.example%2Fepisodes%2Fplain%2Ftopics%2F1").text
        #expect(told.contains(#"title=\"\#(title)\""#), "\(told)")
    }

    @Test("oEmbed speaks of our own episodes and topics alone")
    func oEmbed() throws {
        let client = try SiteClient(try Self.filled(), .socket)
        let asked = { (url: String, rest: String) in "/oembed?url=\(SitePath.escaped(url))\(rest)" }
        let json = try client.get(asked("https://talk.example/episodes/gears-2", "&maxwidth=300"))
        #expect(json.status == 200 && json["Content-Type"] == "application/json")
        #expect(json["Access-Control-Allow-Origin"] == "*")
        #expect(json.text.contains("\"width\": 300"))
        #expect(json.text.contains("https://talk.example/episodes/gears-2/embed"))
        // An old address is as good as the present one.
        #expect(try client.get(asked("https://talk.example/episodes/2", "")).text.contains("/episodes/gears-2/embed"))
        let xml = try client.get(asked("https://talk.example/episodes/gears-2/topics/1", "&format=xml"))
        #expect(xml["Content-Type"] == "text/xml; charset=utf-8" && xml.text.contains("<title>Engines</title>"))
        for (url, status) in [
            ("https://evil.example/episodes/gears-2", 404), ("https://talk.example/", 404),
            ("https://talk.example/episodes/secret", 404), ("https://talk.example/episodes/9", 404),
            ("https://talk.example/episodes/gears-2/topics/9", 404), ("javascript:alert(1)", 404), ("", 400),
        ] {
            #expect(try client.get(asked(url, "")).status == status, "\(url)")
        }
        #expect(try client.get(asked("https://talk.example/episodes/gears-2", "&format=yaml")).status == 501)
        #expect(try client.get("/oembed").status == 400)
    }

    // MARK: Short addresses

    @Test("Numbers lead to episodes, names to sponsors and elsewhere", arguments: Way.allCases)
    func short(_ way: Way) throws {
        let client = try SiteClient(try Self.filled(), way)
        for method in ["GET", "HEAD"] {
            // Twice: from the store, and from memory.
            for _ in 0..<2 {
                for (target, status, location) in [
                    ("/2", 301, "/episodes/gears-2"), ("/0002", 301, "/episodes/gears-2"),
                    ("/2/", 301, "/episodes/gears-2"),
                    ("/kettle", 302, "https://kettle.example/?a=1"), ("/Kettle/", 302, "https://kettle.example/?a=1"),
                    ("/acme-tools", 302, "https://acme.example/%3Cb%3E"),
                    ("/ACME-Tools", 302, "https://acme.example/%3Cb%3E"),
                    ("/hidden-inc", 404, nil), ("/nothing", 404, nil), ("/9", 404, nil),
                    ("/99999999999999999999", 404, nil),
                    ("/acme-tools/x", 404, nil), ("/acme%20tools", 404, nil),
                ] as [(String, Int, String?)] {
                    let answer = try client.ask(method, target)
                    #expect(answer.status == status, "\(target)")
                    #expect(answer["Location"] == location, "\(target)")
                    guard status == 302 else { continue }
                    #expect(answer["Cache-Control"] == "no-store")
                    #expect(answer["X-Robots-Tag"] == "noindex")
                }
            }
        }
        // A sponsor called as a page is called has no short address.
        #expect(try client.get("/search").status == 200)
    }

    @Test("New notes change where a short address leads")
    func shortAndNew() throws {
        let fixture = try Self.filled()
        let client = try SiteClient(fixture, .inProcess)
        #expect(try client.get("/acme-tools")["Location"] == "https://acme.example/%3Cb%3E")
        #expect(try client.get("/3").status == 404)
        try fixture.add(Self.sponsored(3, "[{name: ACME tools, url: \"https://new.example\"}]"))
        #expect(try client.get("/acme-tools")["Location"] == "https://new.example")
        #expect(try client.get("/3")["Location"] == "/episodes/gears-3")
    }

    @Test("Public files and redirects come before sponsors")
    func precedence() throws {
        var show = try Self.show()
        show.redirects = ["/acme-tools": "/episodes"]
        let redirected = try SiteClient(try Self.filled(show), .inProcess)
        #expect(try redirected.get("/acme-tools")["Location"] == "/episodes")
        let file = try SiteClient(try Self.filled(files: ["public/acme-tools": "mine"]), .inProcess)
        #expect(try file.get("/acme-tools").text == "mine")
    }

    @Test(
        "A name of site.yml in the way of something stops the site at its start",
        arguments: [
            ("search", "/search is an address of the site itself"), ("feed.xml", "/feed.xml is an address"),
            ("media", "/media is an address"), ("site.css", "/site.css is a public file"),
            ("old", "/old stands among the redirects"), ("llms.txt", "/llms.txt is an address"),
        ])
    func shadows(_ name: String, _ words: String) throws {
        var show = Show(title: "Small Talk", url: "https://talk.example")
        show.shortLinks = [name: "https://x.example"]
        show.redirects = ["/old": "/"]
        do {
            _ = try SiteFixture(show: show)
            Issue.record("\(name) was taken")
        } catch let error as SiteError {
            #expect(error.message.contains("shortLinks: \(name): \(words)"), "\(error)")
        }
    }

    // MARK: Other documents

    @Test("The calendar is the same whenever it is asked for, until the settings change")
    func calendarStays() throws {
        var show = Show(title: "Small Talk", url: "https://talk.example")
        show.live = LiveSchedule(
            title: "Live", url: "https://stream.example", start: Date(timeIntervalSince1970: SiteFixture.now - 5000),
            duration: 3600, timeZone: .gmt)
        let settings = Date(timeIntervalSince1970: SiteFixture.now - 90_000)
        func ask(_ changed: Date?, at time: Double) throws -> SiteAnswer {
            let fixture = try SiteFixture(show: show, settingsChanged: changed)
            fixture.turnClock(to: time)
            return try SiteClient(fixture, .inProcess).get("/live.ics")
        }
        let first = try ask(settings, at: SiteFixture.now)
        let later = try ask(settings, at: SiteFixture.now + 86_400)
        #expect(first["ETag"] == later["ETag"] && first.text.contains("DTSTAMP:20270114T070000Z"))
        #expect(first["Last-Modified"] == later["Last-Modified"])
        #expect(try ask(settings + 60, at: SiteFixture.now)["ETag"] != first["ETag"])
        #expect(try ask(nil, at: SiteFixture.now)["ETag"] == ask(nil, at: SiteFixture.now + 86_400)["ETag"])
    }

    @Test("The calendar, the code and the guide are there, and only where they can be")
    func documents() throws {
        let client = try SiteClient(try Self.filled(), .inProcess)
        let calendar = try client.get("/live.ics")
        #expect(calendar["Content-Type"] == "text/calendar; charset=utf-8")
        #expect(calendar.text.hasPrefix("BEGIN:VCALENDAR\r\n"))
        let code = try client.get("/subscribe.svg")
        #expect(code["Content-Type"] == "image/svg+xml" && code.text.hasPrefix("<svg"))
        let guide = try client.get("/llms.txt")
        #expect(guide.text.hasPrefix("# Small Talk\n\n> About little.\n"))
        #expect(guide.text.contains("(https://talk.example/episodes/gears-2.md)"))
        let bare = try SiteClient(try SiteFixture(), .inProcess)
        #expect(try bare.get("/live.ics").status == 404)
        #expect(try bare.get("/llms.txt").status == 200)
        #expect(try bare.get("/index.md").status == 200)
    }

    @Test("A draft is in none of it")
    func drafts() throws {
        let client = try SiteClient(try Self.filled(), .inProcess)
        for target in [
            "/episodes/secret.md", "/episodes/9.md", "/episodes/secret/embed", "/episodes/secret/topics/1/embed",
            "/episodes/secret/topics/1.md", "/episodes/secret/transcript.md", "/episodes/secret/card.png",
            "/episodes/secret/topics/1/card.png", "/9", "/hidden-inc",
        ] {
            #expect(try client.get(target).status == 404, "\(target)")
        }
        for target in ["/index.md", "/episodes.md", "/llms.txt", "/"] {
            let text = try client.get(target).text
            #expect(!text.localizedCaseInsensitiveContains("secret") && !text.contains("Hidden"), "\(target)")
        }
    }

    @Test("Structured data stands in the page as it is, and cannot be broken out of")
    func structuredData() throws {
        let fixture = try SiteFixture()
        try fixture.add(SiteFixture.episode(1, title: "</script><script>alert(1)</script>", front: "slug: evil"))
        let text = try SiteClient(fixture, .inProcess).get("/episodes/evil").text
        let scripts = text.split(separator: "<script").dropFirst()
        #expect(scripts.count == 2, "the site's own, and the data")
        let data = try #require(
            text.split(separator: "<script type=\"application/ld+json\">").last?.split(separator: "</script>").first)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(data.utf8)) as? [String: Any])
        #expect(json["name"] as? String == "</script><script>alert(1)</script>")
    }
}
