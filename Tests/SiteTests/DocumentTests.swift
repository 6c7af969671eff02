// The feed, media, search's JSON and the other documents.

import Foundation
import HTTPTypes
import Importer
import Podcast
import Search
import Store
import Testing

@testable import HTTPServer
@testable import Site

@Suite struct DocumentTests {
    private static func filled(url: String = "https://talk.example") throws -> SiteFixture {
        let fixture = try SiteFixture(show: Show(title: "Small Talk", url: url))
        try fixture.add(
            SiteFixture.episode(1, title: "Beginnings"), SiteFixture.audio(1), SiteFixture.episode(2, title: "Gears"),
            SiteFixture.transcript(2, saying: "The wheels are turning."), SiteFixture.audio(2, frames: 60))
        return fixture
    }

    @Test("a second fetch is 304, by ETag and by date, plain and compressed")
    func conditional() throws {
        let client = try SiteClient(try Self.filled(), .socket)
        for target in ["/feed.xml", "/", "/episodes/gears", "/sitemap.xml", "/site.css"] {
            for encoding in ["identity", "gzip"] {
                let fields = ["Accept-Encoding": encoding]
                let first = try client.get(target, fields)
                #expect(first["Content-Encoding"] == (encoding == "gzip" ? "gzip" : nil), "\(target)")
                let hasTwin = target == "/" || target.hasPrefix("/episodes")
                #expect(first["Vary"] == (hasTwin ? "Accept, Accept-Encoding" : "Accept-Encoding"))
                let etag = try #require(first["ETag"])
                let date = try #require(first["Last-Modified"])
                for condition in [["If-None-Match": etag], ["If-Modified-Since": date]] {
                    let second = try client.get(target, fields.merging(condition) { $1 })
                    #expect(second.status == 304, "\(target) \(condition)")
                    #expect(second.body.isEmpty)
                    #expect(second["ETag"] == etag)
                }
            }
            let plain = try client.get(target)["ETag"]
            #expect(try client.get(target, ["Accept-Encoding": "gzip"])["ETag"] != plain)
        }
    }

    @Test("a large feed is compressed quickly at once, and well a moment later, under another ETag")
    func slowCompression() throws {
        var limits = SiteLimits()
        limits.slowCompression = 1000
        let fixture = try SiteFixture(limits: limits)
        let text = (0..<3000).map { "word\($0 * 7919 % 1000)" }.joined(separator: " ")
        try fixture.add(SiteFixture.episode(1, title: "Long", topic: text), SiteFixture.audio(1))
        let client = try SiteClient(fixture, .socket)
        var tag = ""
        for _ in 0..<500 where !tag.hasSuffix("-gz6\"") {
            tag = try #require(try client.get("/feed.xml", ["Accept-Encoding": "gzip"])["ETag"])
            #expect(tag.hasSuffix("-gz1\"") || tag.hasSuffix("-gz6\""))
            usleep(5000)
        }
        #expect(tag.hasSuffix("-gz6\""))
    }

    @Test("the sitemap names the pages of topics, years and people too, and each of them is there")
    func sitemap() throws {
        let fixture = try Self.filled()
        try fixture.add(SiteFixture.episode(3, title: "Hidden", front: "draft: true"))
        let client = try SiteClient(fixture, .inProcess)
        let text = try client.get("/sitemap.xml").text
        let paths = text.matches(of: /<loc>https:\/\/talk\.example([^<]*)<\/loc>/).map { String($0.1) }
        for path in ["/episodes/gears/topics/1", "/episodes/beginnings/topics/1", "/people/ada", "/links", "/about"] {
            #expect(paths.contains(path), "\(path)")
        }
        #expect(!paths.contains("/jokes") && !paths.contains("/live"), "there is nothing of these")
        #expect(Set(paths).count == paths.count)
        for path in paths { #expect(try client.get(path.isEmpty ? "/" : path).status == 200, "\(path)") }
        #expect(!text.contains("hidden"))
    }

    @Test("audio that is named and not in its folder, or not whole there, is told by its episodes")
    func missingAudio() throws {
        let fixture = try SiteFixture()
        for number in 1...8 {
            try fixture.add(
                SiteFixture.episode(number, title: "E\(number)"), SiteFixture.audio(number, frames: 40 + number))
        }
        try fixture.add(SiteFixture.episode(9, title: "E9", front: "draft: true"), SiteFixture.audio(9, frames: 50))
        #expect(try fixture.site.media.fault() == nil)
        let remedy = "is not there, or not whole; import it again, or put the folder media back from the back-up"
        let names = try FileManager.default.contentsOfDirectory(atPath: fixture.data + "/media")
        let second = try #require(names.first { $0.hasPrefix("2-") })
        try Data([1]).write(to: URL(fileURLWithPath: "\(fixture.data)/media/\(second)"))
        #expect(try fixture.site.media.fault() == "media: the audio of episode 2 \(remedy)")
        try FileManager.default.removeItem(atPath: fixture.data + "/media")
        // What the public cannot hear is not told.
        let all = "media: the audio of episodes 1, 2, 3, 4, 5, 6 and 2 more \(remedy)"
        #expect(try fixture.site.media.fault() == all)
    }

    @Test("episodes of one number in two seasons are told apart")
    func missingSeasons() throws {
        let fixture = try SiteFixture()
        for season in 1...2 {
            let notes = SiteFixture.episode(
                1, title: "E1", front: "season: \(season)\nguid: g\(season)\nslug: part-\(season)")
            let audio = ImportFile(
                name: "part-\(season).mp3", source: SiteFixture.audio(1, frames: 40 + season).source)
            try fixture.add(notes, audio)
        }
        try FileManager.default.removeItem(atPath: fixture.data + "/media")
        #expect(try fixture.site.media.fault()?.hasPrefix("media: the audio of episodes S1E1, S2E1 is not") == true)
    }

    @Test("audio is served in ranges, byte for byte")
    func ranges() throws {
        let fixture = try Self.filled()
        let client = try SiteClient(fixture, .socket)
        let location = try #require(try fixture.store.read { try $0.episode(number: 1)?.enclosure?.location })
        let whole = try client.get("/media/\(location)")
        #expect(whole.body == SiteFixture.audioBytes())
        #expect(whole["Accept-Ranges"] == "bytes")
        let part = try client.get("/media/\(location)", ["Range": "bytes=100-199"])
        #expect(part.status == 206)
        #expect(part.body == Array(whole.body[100..<200]))
        #expect(part["Content-Range"] == "bytes 100-199/\(whole.body.count)")
        #expect(part["ETag"] == whole["ETag"])
        #expect(try client.get("/media/\(location)", ["Range": "bytes=999999-"]).status == 416)
        let etag = try #require(whole["ETag"])
        #expect(try client.get("/media/\(location)", ["If-None-Match": etag]).status == 304)
    }

    @Test("search's JSON has the promised members and absolute addresses", arguments: Way.allCases)
    func search(_ way: Way) throws {
        let client = try SiteClient(try Self.filled(), way)
        let answer = try client.get("/api/v1/search?q=wheels")
        let root = try #require(try JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: Any])
        #expect(
            Set(root.keys) == [
                "query", "results", "episodes", "complete", "loose", "suggestion", "sort", "page", "next", "filters",
            ])
        #expect(root["query"] as? String == "wheels")
        let result = try #require((root["results"] as? [[String: Any]])?.first)
        #expect(Set(result.keys) == ["episode", "title", "url", "topics", "parts", "moments"])
        #expect(result["episode"] as? Int == 2)
        #expect(result["url"] as? String == "https://talk.example/episodes/gears")
        let moment = try #require((result["moments"] as? [[String: Any]])?.first)
        #expect(moment["start"] as? Int == 1)
        #expect(moment["url"] as? String == "https://talk.example/episodes/gears#t=1")
        #expect((moment["text"] as? String)?.contains("wheels") == true)
        let topics = try client.get("/api/v1/search?q=engines").text
        #expect(
            topics.contains(
                #"{"ordinal":1,"host":"Ada","title":"Engines","url":"https://talk.example/episodes/"#))
    }

    @Test("a query that is too long or no text is 400, on page and endpoint", arguments: Way.allCases)
    func longQuery(_ way: Way) throws {
        let client = try SiteClient(try Self.filled(), way)
        let long = String(repeating: "a", count: SearchQuery.limit + 1)
        for target in ["/search?q=\(long)", "/api/v1/search?q=\(long)", "/search?q=%ff", "/api/v1/search?q=%zz"] {
            #expect(try client.get(target).status == 400, "\(target)")
        }
        #expect(try client.get("/search?q=\(long.dropLast())").status == 200)
        for rest in ["sort=odd", "page=0", "page=x", "page=21", "page=1e1", "sort=%ff"] {
            #expect(try client.get("/api/v1/search?q=a&\(rest)").status == 400, "\(rest)")
            #expect(try client.get("/search?q=a&\(rest)").status == 400, "\(rest)")
        }
        #expect(try client.get("/api/v1/search?q=a&sort=newest&page=20").status == 200)
        for query in ["\"", "*", "a%20OR", "NEAR(", "%20", "", "-x", "col:a", "%E2%80%8B"] {
            #expect(try client.get("/api/v1/search?q=\(query)").status == 200, "\(query)")
            #expect(try client.get("/search?q=\(query)").status == 200, "\(query)")
        }
    }

    @Test(
        "podcast:guid is made from the first public address, and kept",
        arguments: [
            ("https://talk.example", nil), ("http://talk.org", nil), ("https://localhost:8080", nil),
            ("https://192.168.0.4", nil), ("https://[::1]", nil), ("https://nas.local", nil), ("https://host", nil),
            ("https://podnews.net", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ])
    func guid(_ url: String, _ expected: String?) throws {
        var show = Show(title: "Small Talk", url: url)
        show.feedPath = "/rss"
        let fixture = try SiteFixture(show: show)
        #expect(try fixture.store.read { try $0.value(PodcastIdentity.key) } == expected)
        let feed = try SiteClient(fixture, .inProcess).get("/rss")
        #expect(feed.status == 200)
        #expect(feed.text.contains("<podcast:guid>") == (expected != nil))
        guard expected != nil else { return }
        let moved = Show(title: "Small Talk", url: "https://elsewhere.net")
        #expect(try !PodcastIdentity.ensure(show: moved, store: fixture.store))
        #expect(try fixture.store.read { try $0.value(PodcastIdentity.key) } == expected)
    }

    @Test("the theme holds the show's colour, and nothing that could end it")
    func theme() {
        let sheet = { (accent: String?) in
            var show = Show(title: "A", url: "https://a.example")
            show.accent = accent
            return String(decoding: ThemeSheet(show: show).css, as: UTF8.self)
        }
        #expect(sheet("#0a7") == ":root {\n    --accent: #0a7;\n}\n")
        #expect(sheet("oklch(60% 0.1 200)").contains("--accent: oklch(60% 0.1 200);"))
        for accent in [nil, "red; } body { display: none", "url('x')", "red\n", "a\\b", "<"] {
            #expect(!sheet(accent).contains("--accent:"))
        }
    }

    @Test("the theme holds a scheme's colours and fonts, leaves paper white, and one scheme alone")
    func palettes() throws {
        var show = Show(title: "A", url: "https://a.example")
        show.theme.light = Theme.Palette(background: Theme.Colour("#fff"), text: Theme.Colour("#111"))
        show.theme.headings = .slab
        let sheet = String(decoding: ThemeSheet(show: show).css, as: UTF8.self)
        #expect(sheet.contains("--serif: Rockwell") && !sheet.contains("--sans") && !sheet.contains("--accent"))
        #expect(
            sheet.contains(
                "@media screen and (prefers-color-scheme: light) {\n:root {\n    --paper: #ffffff;\n    --ink: #111111;\n    --rule: "
            ))
        // The dark scheme stays as it is built in.
        #expect(!sheet.contains("dark"))
        let ours = try String(contentsOfFile: SiteFixture.root + "/Public/css/10-settings.css", encoding: .utf8)
        let light = try #require(ours.firstMatch(of: /(?s):root \{(.*?)\}/)?.output.1)
        let dark = try #require(ours.firstMatch(of: /(?s)prefers-color-scheme: dark\) \{(.*?)\}/)?.output.1)
        for (rule, scheme) in [(light, Theme.BuiltIn.light), (dark, Theme.BuiltIn.dark)] {
            for (name, colour) in [
                ("--paper", scheme.background), ("--raised", scheme.surface), ("--ink", scheme.text),
                ("--soft", scheme.quiet),
            ] {
                #expect(rule.contains("\(name): \(colour.hex);"), "\(name)")
            }
        }
        let client = try SiteClient(try SiteFixture(show: show), .inProcess)
        #expect(try client.get("/").text.contains("<meta name=\"theme-color\" content=\"#ffffff\" media"))
        #expect(try client.get("/site.css").text.hasSuffix(sheet))
    }

    @Test("the show's colour goes out behind the stylesheets, under an address of its own", arguments: Way.allCases)
    func themedSheets(_ way: Way) throws {
        let sheet = { (client: SiteClient, page: String) throws in
            let match = try #require(try client.get(page).text.firstMatch(of: /rel="stylesheet" href="([^"]*)"/))
            return String(match.1)
        }
        let filled = { (show: Show) throws in
            let fixture = try SiteFixture(show: show)
            try fixture.add(SiteFixture.episode(1, title: "Beginnings", front: "slug: beginnings"))
            return fixture
        }
        let rule = ":root {\n    --accent: #0a7;\n}\n"
        var show = Show(title: "Small Talk", url: "https://talk.example")
        let plain = try SiteClient(try filled(show), way)
        show.accent = "#0a7"
        let themed = try SiteClient(try filled(show), way)
        for page in ["/", "/episodes/beginnings/embed"] {
            let (before, after) = (try sheet(plain, page), try sheet(themed, page))
            #expect(before != after)
            let answer = try themed.get(after)
            #expect(answer.text == (try plain.get(before)).text + "\n" + rule)
            #expect(answer["Cache-Control"] == "max-age=31536000, immutable")
            #expect(answer["Content-Length"] == String(answer.body.count))
        }
        #expect(try themed.get("/theme.css").text == rule)
        // Each of the files can be the host's own.
        let own = try SiteClient(
            try SiteFixture(show: show, files: ["public/site.css": "body { margin: 0 }", "public/theme.css": "p {}"]),
            way)
        #expect(try own.get(try sheet(own, "/")).text == "body { margin: 0 }\np {}")
    }

    @Test("the metrics are valid exposition text, lines of the server among them")
    func metrics() throws {
        let client = try SiteClient(try Self.filled(), .socket)
        _ = try client.get("/")
        let text = try client.get("/metrics").text
        var types: [Substring: Substring] = [:]
        var seen: Set<Substring> = []
        for line in text.split(separator: "\n") {
            if line.hasPrefix("# TYPE ") {
                let words = line.split(separator: " ")
                #expect(types[words[2]] == nil, "\(line)")
                types[words[2]] = words[3]
            } else if !line.hasPrefix("# HELP ") {
                let match = try #require(
                    line.wholeMatch(of: #/([a-z_]+)(\{[a-z]+="[^"\n]*"(,[a-z]+="[^"\n]*")*\})? (-?[0-9.e+-]+)/#),
                    "\(line)")
                let name = match.output.1
                // A histogram's samples carry one of three endings behind the family's name.
                let family = name.replacing(#/_(bucket|sum|count)$/#, with: "")
                if types[Substring(family)] == "histogram" {
                    #expect(name != family && line.contains("le=") == name.hasSuffix("_bucket"), "\(line)")
                } else {
                    #expect(types[name] != nil, "\(line)")
                    #expect(name.hasSuffix("_total") == (types[name] == "counter"), "\(line)")
                }
                #expect(seen.insert(line.prefix(line.count - match.output.4.count)).inserted, "\(line)")
            }
        }
        for line in [
            "notecast_episodes 2", #"notecast_http_requests_total{method="GET"} "#, "notecast_page_cache_bytes ",
            #"notecast_http_seconds_bucket{from="cache",le="0.00025"} "#,
            #"notecast_lane_seconds_count{lane="render"} "#,
        ] {
            #expect(text.contains(line), "\(line)")
        }
        var hostile = MetricsText()
        hostile.add("m", .gauge, "a\nb\\", [.init(1, [("l", "x\"} 1\n\\")])])
        #expect(hostile.text == "# HELP m a\\nb\\\\\n# TYPE m gauge\nm{l=\"x\\\"} 1\\n\\\\\"} 1\n")
    }

    @Test("an error inside is told without its insides")
    func failure() throws {
        let fixture = try SiteFixture()
        struct Secret: Error, CustomStringConvertible { let description = "SELECT secret FROM /srv/data" }
        let head = RequestHead(method: .get, path: "/api/v1/search", peer: .local)
        let response = fixture.site.failure(Secret(), head)
        #expect(response.status == .internalServerError)
        guard case .bytes(let bytes) = response.body else { throw FixtureFailure(what: "no body") }
        #expect(!String(decoding: bytes, as: UTF8.self).contains("secret"))
    }
}
