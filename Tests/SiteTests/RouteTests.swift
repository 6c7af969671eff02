// Every route, asked in process and over a socket.

import Foundation
import HTTPTypes
import Podcast
import Store
import Testing

@testable import Site

@Suite struct RouteTests {
    private static func filled(_ show: Show = Show(title: "Small Talk", url: "https://talk.example")) throws
        -> SiteFixture
    {
        let fixture = try SiteFixture(show: show)
        try fixture.add(
            SiteFixture.episode(1, title: "Beginnings"),
            SiteFixture.episode(2, title: "Gears & <script>alert(1)</script>"),
            SiteFixture.transcript(2, saying: "The wheels are turning."), SiteFixture.audio(2))
        return fixture
    }

    @Test("each address answers with its type", arguments: Way.allCases)
    func addresses(_ way: Way) throws {
        let fixture = try Self.filled()
        let client = try SiteClient(fixture, way)
        let media = try #require(try fixture.store.read { try $0.episode(number: 2)?.enclosure?.location })
        for (target, type) in [
            ("/", "text/html; charset=utf-8"), ("/episodes", "text/html; charset=utf-8"),
            ("/episodes?page=1", "text/html; charset=utf-8"), ("/episodes/beginnings", "text/html; charset=utf-8"),
            ("/search", "text/html; charset=utf-8"), ("/search?q=gears", "text/html; charset=utf-8"),
            ("/feed.xml", "application/rss+xml; charset=utf-8"), ("/sitemap.xml", "application/xml; charset=utf-8"),
            ("/robots.txt", "text/plain; charset=utf-8"), ("/theme.css", "text/css; charset=utf-8"),
            ("/site.css", "text/css; charset=utf-8"), ("/healthz", "text/plain; charset=utf-8"),
            ("/metrics", "text/plain; version=0.0.4; charset=utf-8"), ("/api/v1/search?q=gears", "application/json"),
            ("/media/\(media)", "audio/mpeg"), ("/favicon.ico", "image/x-icon"),
        ] {
            let answer = try client.get(target)
            #expect(answer.status == 200, "\(target)")
            #expect(answer["Content-Type"] == type, "\(target)")
            #expect(answer["X-Content-Type-Options"] == "nosniff", "\(target)")
            #expect(answer["Cache-Control"] != nil, "\(target)")
            #expect(!answer.body.isEmpty, "\(target)")
        }
    }

    @Test("HEAD has the header fields of GET, without the body")
    func head() throws {
        let fixture = try Self.filled()
        let client = try SiteClient(fixture, .socket)
        let media = try #require(try fixture.store.read { try $0.episode(number: 2)?.enclosure?.location })
        let slug = try #require(try fixture.store.read { try $0.episode(number: 2)?.slug })
        for target in [
            "/", "/episodes", "/episodes/beginnings", "/episodes/\(slug)/transcript",
            "/episodes/\(slug)/transcript.vtt", "/episodes/1", "/search?q=gears", "/feed.xml", "/sitemap.xml",
            "/robots.txt", "/theme.css", "/site.css", "/healthz", "/api/v1/search?q=gears", "/media/\(media)",
            "/nowhere", "/episodes/nobody", "/api/v1/import",
        ] {
            var (get, head) = (try client.get(target), try client.ask("HEAD", target))
            get.fields["date"] = nil
            head.fields["date"] = nil
            #expect(head.status == get.status, "\(target)")
            #expect(head.fields == get.fields, "\(target)")
            #expect(head.body.isEmpty, "\(target)")
        }
    }

    @Test("numbers, trailing slashes and the host's own redirects lead on", arguments: Way.allCases)
    func redirects(_ way: Way) throws {
        var show = Show(title: "Small Talk", url: "https://talk.example")
        show.redirects = ["/old/show/1": "/episodes/beginnings", "/shop/": "https://shop.example/"]
        let client = try SiteClient(try Self.filled(show), way)
        for (target, location) in [
            ("/episodes/1", "/episodes/beginnings"), ("/episodes/0001", "/episodes/beginnings"),
            ("/episodes/1/transcript", "/episodes/beginnings/transcript"), ("/episodes/", "/episodes"),
            ("/search/?q=a%20b", "/search?q=a%20b"),
            ("/episodes/beginnings/", "/episodes/beginnings"), ("/old/show/1", "/episodes/beginnings"),
            ("/old/show/1/", "/episodes/beginnings"), ("/shop", "https://shop.example/"),
            ("/episodes/a%0d%0aX:%20y/", "/episodes/a%0D%0AX%3A%20y"), ("//evil.example/", nil),
            ("//evil.example//", nil), ("/episodes//", nil),
        ] as [(String, String?)] {
            let answer = try client.get(target)
            #expect(answer.status == (location == nil ? 404 : 301), "\(target)")
            #expect(answer["Location"] == location, "\(target)")
        }
    }

    @Test("redirects are found in every spelling of their path, and where an episode is not", arguments: Way.allCases)
    func redirectSpellings(_ way: Way) throws {
        var show = Show(title: "Small Talk", url: "https://talk.example")
        show.redirects = ["/café": "/episodes", "/episodes/gone": "/", "/media/old.mp3": "https://talk.example/2"]
        let client = try SiteClient(try Self.filled(show), way)
        for (target, location) in [
            ("/caf%C3%A9", "/episodes"), ("/caf%c3%a9/", "/episodes"), ("/cafe%CC%81", "/episodes"),
            ("/episodes/gone", "/"), ("/episodes/gone/", "/episodes/gone"),
            ("/media/old.mp3", "https://talk.example/2"),
        ] {
            let answer = try client.get(target)
            #expect(answer.status == 301, "\(target)")
            #expect(answer["Location"] == location, "\(target)")
        }
    }

    @Test(
        "with the feed elsewhere, its usual address leads there, unless the host says where to", arguments: Way.allCases
    )
    func ownFeed(_ way: Way) throws {
        var show = Show(title: "Small Talk", url: "https://talk.example")
        show.feedPath = "/podcast.xml"
        let client = try SiteClient(try Self.filled(show), way)
        #expect(try client.get("/podcast.xml")["Content-Type"] == "application/rss+xml; charset=utf-8")
        let moved = try client.get("/feed.xml")
        #expect(moved.status == 301)
        #expect(moved["Location"] == "/podcast.xml")
        show.redirects = ["/feed.xml": "https://feeds.example/talk"]
        let other = try SiteClient(try Self.filled(show), way)
        #expect(try other.get("/feed.xml")["Location"] == "https://feeds.example/talk")
    }

    @Test(
        "a feed or a redirect in the way of the site is refused at the start",
        arguments: [
            ("/search", [:], "feed: /search"), ("/episodes", [:], "feed: /episodes"), ("/", [:], "feed: /"),
            ("/:x", [:], "feed: /:x"), ("/episodes/feed", [:], "feed: /episodes/feed"),
            ("/media/feed.xml", [:], "feed: /media/feed.xml"), ("/episodes/a/b/c", [:], "feed: /episodes/a/b/c"),
            ("/feed.json", [:], "feed: /feed.json"), ("/feeds/host/a.xml", [:], "feed: /feeds/host/a.xml"),
            ("/feeds/jokes.xml", [:], "feed: /feeds/jokes.xml"),
            ("/api/v1/import", [:], "feed: /api/v1/import"), ("/site.css", [:], "feed: /site.css"),
            ("/feed.xml", ["/": "/x"], "redirects: /"), ("/feed.xml", ["/search": "/x"], "redirects: /search"),
            ("/feed.xml", ["/feed.xml": "/x"], "redirects: /feed.xml"),
            ("/feed.xml", ["/feed.xml/": "/x"], "redirects: /feed.xml"),
            ("/a.xml", ["/a.xml": "/x"], "redirects: /a.xml"),
            ("/feed.xml", ["/api/v1/import": "/x"], "redirects: /api/v1/import"),
            ("/feed.xml", ["/healthz": "/x"], "redirects: /healthz"),
        ] as [(String, [String: String], String)])
    func shadows(_ feed: String, _ redirects: [String: String], _ start: String) throws {
        let show = Show(
            title: "Small Talk", url: "https://talk.example", redirects: redirects, feedPath: feed)
        let error = try #require(throws: SiteError.self) { _ = try SiteFixture(show: show) }
        #expect("\(error)".hasPrefix("site.yml: \(start): "), "\(error)")
    }

    @Test("the address of audio that was replaced leads to the episode's present file", arguments: Way.allCases)
    func formerMedia(_ way: Way) throws {
        let fixture = try Self.filled()
        let client = try SiteClient(fixture, way)
        let location = { try #require(try fixture.store.read { try $0.episode(number: 2)?.enclosure?.location }) }
        let old = try location()
        #expect(try client.get("/media/\(old)").status == 200)
        try fixture.add(SiteFixture.audio(2, frames: 80))
        let new = try location()
        #expect(new != old)
        let moved = try client.get("/media/\(old)")
        #expect(moved.status == 301)
        #expect(moved["Location"] == "/media/\(new)")
        #expect(moved["Access-Control-Allow-Origin"] == "*")
        #expect(try client.get("/media/\(new)").status == 200)
        try fixture.add(SiteFixture.episode(2, title: "Hidden", front: "published: 2030-01-01T08:00:00Z"))
        #expect(try client.get("/media/\(old)").status == 404)
    }

    @Test("a former slug redirects for ever", arguments: Way.allCases)
    func formerSlug(_ way: Way) throws {
        let fixture = try Self.filled()
        let client = try SiteClient(fixture, way)
        #expect(try client.get("/episodes/beginnings").status == 200)
        try fixture.add(SiteFixture.episode(1, title: "Beginnings", front: "slug: the-start"))
        let moved = try client.get("/episodes/beginnings")
        #expect(moved.status == 301)
        #expect(moved["Location"] == "/episodes/the-start")
        #expect(try client.get("/episodes/the-start").status == 200)
    }

    @Test("what is not there is 404, as a page or as problem+json", arguments: Way.allCases)
    func missing(_ way: Way) throws {
        let client = try SiteClient(try Self.filled(), way)
        for target in [
            "/nowhere", "/episodes/nobody", "/episodes/999", "/episodes/999999999999999999999",
            "/episodes/beginnings/transcript", "/episodes/beginnings/transcript.vtt", "/episodes?page=0",
            "/episodes?page=2", "/episodes?page=01", "/episodes?page=x", "/episodes?page=9223372036854775807",
            "/media/none.mp3", "/media/.hidden", "/Templates/layout.mustache", "/site.css/", "/%3Cscript%3E",
        ] {
            let answer = try client.get(target)
            #expect(answer.status == 404, "\(target)")
            #expect(answer["Content-Type"] == "text/html; charset=utf-8", "\(target)")
            #expect(!answer.text.contains("<script>"), "\(target)")
        }
        let answer = try client.get("/api/v1/nothing")
        #expect(answer.status == 404)
        #expect(answer["Content-Type"] == "application/problem+json")
        let problem = try #require(try JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: Any])
        #expect(problem["status"] as? Int == 404)
        #expect(problem["title"] as? String == "Not found")
    }

    @Test("other methods are told which ones there are", arguments: Way.allCases)
    func methods(_ way: Way) throws {
        let client = try SiteClient(try Self.filled(), way)
        for (method, target, allowed) in [
            ("POST", "/", "GET, HEAD, OPTIONS"), ("DELETE", "/episodes/beginnings", "GET, HEAD, OPTIONS"),
            ("GET", "/api/v1/import", "POST, OPTIONS"), ("PUT", "/site.css", "GET, HEAD, OPTIONS"),
        ] {
            let answer = try client.ask(method, target)
            #expect(answer.status == 405, "\(method) \(target)")
            #expect(answer["Allow"] == allowed, "\(method) \(target)")
        }
        let options = try client.ask("OPTIONS", "/feed.xml")
        #expect(options.status == 204)
        #expect(options["Allow"] == "GET, HEAD, OPTIONS")
        #expect(options["Access-Control-Allow-Origin"] == "*")
        #expect(try client.ask("OPTIONS", "/")["Access-Control-Allow-Origin"] == nil)
        #expect(try client.ask("POST", "/nowhere").status == 404)
    }

    @Test("titles and queries reach pages as text, never as markup", arguments: Way.allCases)
    func escaping(_ way: Way) throws {
        let fixture = try Self.filled()
        let client = try SiteClient(fixture, way)
        let slug = try #require(try fixture.store.read { try $0.episode(number: 2)?.slug })
        for target in ["/", "/episodes", "/episodes/\(slug)", "/episodes/\(slug)/transcript", "/search?q=gears"] {
            let text = try client.get(target).text
            #expect(text.contains("&lt;script&gt;"), "\(target)")
            #expect(!text.contains("<script>alert"), "\(target)")
        }
        for query in ["%3Cscript%3Ealert(1)%3C/script%3E", "%22%3E%3Cscript%3Ealert", "%26%3Cscript%3Ealert"] {
            #expect(!(try client.get("/search?q=\(query)").text.contains("<script>alert")))
            #expect(!(try client.get("/api/v1/search?q=\(query)").text.contains("<script>")))
        }
    }

    @Test("pages say what they may load, documents for apps may be read by all", arguments: Way.allCases)
    func security(_ way: Way) throws {
        let fixture = try Self.filled()
        let client = try SiteClient(fixture, way)
        for target in ["/", "/episodes/beginnings", "/search?q=a", "/nowhere"] {
            let answer = try client.get(target)
            #expect(
                answer["Content-Security-Policy"]?.hasPrefix(
                    "default-src 'self'; img-src 'self' data: talk.example:* *.talk.example:*; media-src") == true)
            #expect(answer["Referrer-Policy"] == "strict-origin-when-cross-origin")
            #expect(answer["Access-Control-Allow-Origin"] == nil)
        }
        let episode = try #require(try fixture.store.read { try $0.episode(number: 2) })
        let media = try #require(episode.enclosure?.location)
        for target in ["/feed.xml", "/media/\(media)", "/episodes/\(episode.slug)/transcript.vtt"] {
            #expect(try client.get(target)["Access-Control-Allow-Origin"] == "*", "\(target)")
        }
        #expect(try client.get("/media/\(media)")["Cache-Control"] == "max-age=31536000, immutable")
        #expect(try client.get("/")["Cache-Control"] == "max-age=0, must-revalidate")
    }

    @Test("a page asks for its stylesheet by a fingerprint that never changes its content", arguments: Way.allCases)
    func fingerprints(_ way: Way) throws {
        let client = try SiteClient(try Self.filled(), way)
        let page = try client.get("/").text
        let address = try #require(page.firstMatch(of: #/\/site\.css\?v=[0-9a-f]{16}/#)?.output)
        #expect(try client.get(String(address))["Cache-Control"] == "max-age=31536000, immutable")
        for target in ["/site.css", "/site.css?v=0000000000000000"] {
            #expect(try client.get(target)["Cache-Control"] == "max-age=0, must-revalidate")
        }
    }

    @Test(
        "scripts are one set with one fingerprint in their path, so each loads the others by their place",
        arguments: Way.allCases)
    func scripts(_ way: Way) throws {
        let client = try SiteClient(try Self.filled(), way)
        let address = try #require(try client.get("/").text.firstMatch(of: #/\/js\/[0-9a-f]{16}\/site\.js/#)?.output)
        let folder = address.dropLast("site.js".count)
        for name in ["site.js", "player.js", "view.js"] {
            let answer = try client.get(folder + name)
            #expect(answer["Cache-Control"] == "max-age=31536000, immutable")
            #expect(answer["Content-Type"] == "text/javascript; charset=utf-8")
            #expect(try client.get("/js/" + name).body == answer.body)
        }
        // A page from before an update still gets its scripts, as they are now; the worker's address never changes.
        for target in ["/js/0000000000000000/site.js", "/js/site.js", "/sw.js", "/js/site.js?v=0000000000000000"] {
            let answer = try client.get(target)
            #expect(answer.status == 200, "\(target)")
            #expect(answer["Cache-Control"] == "max-age=0, must-revalidate", "\(target)")
        }
        #expect(try client.get("/offline")["Content-Security-Policy"]?.contains("worker-src 'self'") == true)
        for target in [folder + "none.js", "/js/0000000000000000/0000000000000000/site.js"] {
            #expect(try client.get(String(target)).status != 200, "\(target)")
        }
        let changed = try SiteClient(
            try SiteFixture(files: ["public/js/view.js": "export const clock = String\n"]), way)
        #expect(try !changed.get("/").text.contains(address))
    }

    @Test("a saved episode takes every script along")
    func savedScripts() throws {
        let folder = SiteFixture.root + "/Public/js"
        let saving = try String(contentsOfFile: folder + "/offline.js", encoding: .utf8)
        let list = try #require(saving.firstMatch(of: #/const scripts = \[([^\]]*)\]/#)?.output.1)
        let named = list.matches(of: #/"(\w+)"/#).map { "\($0.output.1).js" }.sorted()
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(named == (files + ["controls.js"]).sorted())
    }

    @Test("the host's own public files and templates come before ours", arguments: Way.allCases)
    func overrides(_ way: Way) throws {
        let fixture = try SiteFixture(files: [
            "public/site.css": "body { color: teal }", "public/robots.txt": "User-agent: *\nDisallow: /\n",
            "public/pictures/cover.svg": "<svg/>", "public/.secret": "no",
            "templates/problem.mustache": "<p>Nothing of ours: {{title}}</p>",
        ])
        let client = try SiteClient(fixture, way)
        #expect(try client.get("/site.css").text == "body { color: teal }")
        #expect(try client.get("/robots.txt").text == "User-agent: *\nDisallow: /\n")
        #expect(try client.get("/pictures/cover.svg").text == "<svg/>")
        #expect(try client.get("/favicon.ico").status == 200)
        #expect(try client.get("/.secret").text == "<p>Nothing of ours: Not found</p>")
    }

    @Test("a list page is there for each number that exists", arguments: Way.allCases)
    func listPages(_ way: Way) throws {
        var limits = SiteLimits()
        limits.episodesPerPage = 2
        let fixture = try SiteFixture(limits: limits)
        try fixture.importQuietly((1...5).map { SiteFixture.episode($0, title: "Number \($0)") })
        fixture.site.watch.look()
        let client = try SiteClient(fixture, way)
        #expect(try (1...4).map { try client.get("/episodes?page=\($0)").status } == [200, 200, 200, 404])
        #expect(try client.get("/episodes?page=3").text.contains("Number 1"))
        #expect(try client.get("/episodes?utm_source=x&page=2").body == client.get("/episodes?page=2").body)
    }

    @Test("the menu is the same on every page, the search too", arguments: Way.allCases)
    func menu(_ way: Way) throws {
        let fixture = try SiteFixture()
        try fixture.add(SiteFixture.episode(1, title: "Beginnings"))
        let client = try SiteClient(fixture, way)
        for target in ["/", "/episodes", "/search", "/search?q=gears", "/search?q=nothing", "/links", "/offline"] {
            let page = try client.get(target).text
            let menu = try #require(page.firstMatch(of: /<nav class="menu"[\s\S]*?<\/nav>/), "\(target)").0
            #expect(menu.contains("href=\"/links\""), "\(target)")
        }
    }
}
