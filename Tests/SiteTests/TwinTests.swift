// The Markdown twins of the pages that go through the archive and of the show, and documents in the show's language.

import Foundation
import HTTPServer
import HTTPTypes
import Podcast
import Testing

@testable import Site

@Suite struct TwinTests {
    private static func show(_ language: String = "en") -> Show {
        var show = Show(title: "Small [Talk]", url: "https://talk.example", description: "All *sorts*.")
        show.language = language
        show.people = [ShowPerson(name: "Ada")]
        show.live = LiveSchedule(
            title: "Live # talk", url: "https://stream.example",
            start: Date(timeIntervalSince1970: SiteFixture.now + 3600),
            duration: 3600, timeZone: .gmt)
        return show
    }

    private static func filled(_ show: Show, limits: SiteLimits = SiteLimits()) throws -> SiteFixture {
        let fixture = try SiteFixture(show: show, limits: limits)
        try fixture.add(
            SiteFixture.episode(
                1, title: "Gears", front: "slug: gears\npublished: 2026-01-02T08:00:00Z\ntags: [Brass]\nguests: [Bo]"),
            SiteFixture.notes(
                "2.md",
                """
                ---
                number: 2
                title: "Springs"
                slug: springs
                published: 2026-02-02T08:00:00Z
                ---

                Sponsored by Thimble: [thimble](https://thimble.example)

                **Ada #1:** [**Coils**](https://engine.example/2)

                - Round [and round](https://engine.example/3)

                **Joke:** A spring walks in

                - It *bounces*
                """),
            SiteFixture.notes(
                "3.md",
                "---\nnumber: 3\ntitle: Secret\ndraft: true\n---\n\n**Ada #1:** [**Hush**](https://secret.example)\n"))
        return fixture
    }

    private static let pages: [(String, String, [String])] = [
        ("/people", "# People", ["(https://talk.example/people/ada.md)", "hosted"]),
        (
            "/people/ada", "# Ada",
            [
                "(https://talk.example/episodes/gears.md)",
                "  - [Coils](https://talk.example/episodes/springs/topics/1.md)",
            ]
        ),
        ("/links", "# Links", ["[engine.example](https://talk.example/links/engine.example/index.md)"]),
        ("/links/engine.example", "# Links to engine.example", ["(https://engine.example/2)", "topics/1.md)"]),
        ("/jokes", "# Jokes", ["It *bounces*", "(https://talk.example/episodes/springs.md)"]),
        ("/sponsors", "# Sponsors", ["[Thimble](https://thimble.example)"]),
        ("/tags", "# Tags", ["[Brass](https://talk.example/tags/brass.md): 1 episode"]),
        ("/tags/brass", "# Episodes about Brass", ["[Gears](https://talk.example/episodes/gears.md)"]),
        ("/episodes/year/2026", "# Episodes of 2026", ["gears.md)", "springs.md)"]),
        ("/about", "# About Small \\[Talk\\]", ["All \\*sorts\\*.", "2 episodes"]),
        ("/live", "# Live # talk", ["(https://stream.example)", "(https://talk.example/live.ics)"]),
        ("/subscribe", "# Subscribe to Small \\[Talk\\]", ["(https://talk.example/feed.xml)", "Overcast"]),
    ]

    @Test("Each page has a twin, by its own address and by what the client accepts", arguments: Way.allCases)
    func twins(_ way: Way) throws {
        let client = try SiteClient(try Self.filled(Self.show()), way)
        for (page, heading, parts) in Self.pages {
            let html = try client.get(page)
            #expect(html.status == 200 && html["Vary"]?.contains("Accept") == true, "\(page)")
            let link = try #require(
                html.text.firstMatch(of: /rel="alternate" type="text\/markdown" href="([^"]*)"/), "\(page)")
            let twin = try client.get(String(link.1))
            #expect(twin.status == 200 && twin["Content-Type"] == "text/markdown; charset=utf-8", "\(page)")
            #expect(twin["Link"] == "<https://talk.example\(page)>; rel=\"canonical\"", "\(page)")
            #expect(twin.text.hasPrefix(heading + "\n"), "\(page): \(twin.text)")
            for part in parts { #expect(twin.text.contains(part), "\(page) has no \(part): \(twin.text)") }
            #expect(
                !twin.text.contains("Secret") && !twin.text.contains("secret.example") && !twin.text.contains("Hush"))
            let chosen = try client.get(page, ["Accept": "text/markdown"])
            #expect(chosen.body == twin.body && chosen["Content-Location"] == String(link.1), "\(page)")
            #expect(try client.get(page, ["Accept": "text/html, text/markdown;q=0.5"]).body == html.body, "\(page)")
        }
        for address in [
            "/people/nobody.md", "/people/ada.md.md", "/people.md/", "/links/engine.example.md", "/tags/none.md",
            "/search.md",
            "/episodes/year/1999.md", "/episodes/year/02026.md", "/people.md?page=2", "/people.md?page=01",
            "/feed.xml.md",
            "/links/index.md", "/people/index.md", "/live/stream.md", "/jokes/random.md", "/.md",
        ] {
            #expect([301, 404].contains(try client.get(address).status), "\(address)")
        }
        #expect(try client.ask("POST", "/people.md").status == 405)
        #expect(try client.ask("HEAD", "/people.md").status == 200)
    }

    @Test("Every link between twins leads to a document, over all pages of a list")
    func links() throws {
        var limits = SiteLimits()
        limits.tagsPerPage = 1
        limits.episodesPerPage = 1
        limits.sitesPerPage = 1
        let client = try SiteClient(try Self.filled(Self.show(), limits: limits), .inProcess)
        var asked: Set<String> = []
        var left = ["/llms.txt"]
        while let address = left.popLast() {
            guard asked.insert(address).inserted else { continue }
            let answer = try client.get(address)
            #expect(answer.status == 200, "\(address)")
            guard address.contains(".md") || address == "/llms.txt" else { continue }
            left += answer.text.matches(of: /[(<]https:\/\/talk\.example(\/[^)#>]*)/).map { String($0.1) }
        }
        for (page, _, _) in Self.pages { #expect(asked.contains(SitePath.twin(of: page)), "\(page)") }
        #expect(asked.contains("/links.md?page=2") && asked.contains("/episodes/year/2026.md?page=2"))
    }

    @Test("A show without a live stream has no twin of one, and a short link cannot be in a twin's place")
    func absent() throws {
        var show = Self.show()
        show.live = nil
        let client = try SiteClient(try Self.filled(show), .inProcess)
        #expect(try client.get("/live.md").status == 404)
        #expect(try !client.get("/llms.txt").text.contains("/live"))
        show.shortLinks = ["people.md": "https://e.example"]
        #expect(throws: SiteError.self) { try SiteFixture(show: show) }
    }

    @Test("Twins, the guide, the calendar's name and the code speak the show's language")
    func language() throws {
        let client = try SiteClient(try Self.filled(Self.show("de")), .inProcess)
        for (address, part) in [
            ("/index.md", "## Letzte Folgen"), ("/episodes.md", "# Folgen von Small"),
            ("/episodes/gears.md", "- Veröffentlicht: 2026-01-02"),
            ("/episodes/gears/topics/1.md", "- Thema 1 von [Gears]"),
            ("/people.md", "# Leute"), ("/llms.txt", "Die Seiten gibt es auch in Markdown"),
            ("/live.ics", "X-WR-CALNAME:Small [Talk] live"), ("/subscribe.svg", "QR-Code des Feeds von Small [Talk]"),
        ] {
            let text = try client.get(address).text
            #expect(text.contains(part), "\(address): \(text)")
            #expect(!text.contains("Published") && !text.contains("Web page"), "\(address)")
        }
        let spanish = try SiteClient(try Self.filled(Self.show("es")), .inProcess)
        #expect(try spanish.get("/live.ics").text.contains("NAME:Small [Talk] en directo"))
    }

    @Test("Topics and episodes lead on to what their pages lead to, and say what is said")
    func leads() throws {
        let fixture = try Self.filled(Self.show("de"))
        let notes = { (number: Int, title: String, second: Int) in
            SiteFixture.notes(
                "\(number).md",
                """
                ---
                number: \(number)
                season: 2
                title: "\(title)"
                slug: \(title.lowercased())
                published: 2026-03-0\(number % 9 + 1)T08:00:00Z
                chapters: [{start: 0, title: Hello}, {start: \(second), title: "Whetstones of \(title)"}]
                ---

                **Ada #1:** [**Whetstones of \(title)**](https://stone.example/whet)

                - Wet them

                **Bo #2:** [**Handles of \(title)**](https://handle.example/\(number))

                - Oak

                """)
        }
        try fixture.add(
            notes(11, "Knives", 1), SiteFixture.transcript(11, saying: "Stones want *water*."),
            SiteFixture.audio(11, frames: 400), notes(12, "Axes", 1))
        let client = try SiteClient(fixture, .inProcess)
        let topic = try client.get("/episodes/knives/topics/1.md").text
        let link = { (path: String) in "(https://talk.example\(path))" }
        for part in [
            // A chapter of the same title knows the start.
            "- Beginnt bei [0:01]\(link("/episodes/knives#t=1"))", "## Was gesagt wird", "Stones want \\*water\\*.",
            "## Auch besprochen in", "[Whetstones of Axes]\(link("/episodes/axes/topics/1.md"))",
            "[Handles of Knives]\(link("/episodes/knives/topics/2.md")): Nächstes Thema",
        ] { #expect(topic.contains(part), "\(part): \(topic)") }
        let episode = try client.get("/episodes/knives.md").text
        #expect(episode.contains("## Verwandte Folgen") && episode.contains("1 gemeinsamer Link"), "\(episode)")
        #expect(episode.contains("[Axes]\(link("/episodes/axes.md")): Nächste"), "\(episode)")
        // Without audio no time is a link.
        let silent = try client.get("/episodes/axes.md").text
        #expect(silent.contains("- 0:01 Whetstones of Axes") && !silent.contains("#t="), "\(silent)")
        #expect(try client.get("/episodes.md").text.contains("- S2 F11: [Knives]"))
    }

    @Test("What went wrong is said in the show's language, below the whole menu")
    func problems() throws {
        let fixture = try SiteFixture(show: Self.show("de"))
        let client = try SiteClient(fixture, .inProcess)
        #expect(try !client.get("/nothing").text.contains("href=\"/jokes\""))
        try fixture.add(
            SiteFixture.notes(
                "1.md",
                "---\nnumber: 1\ntitle: A\npublished: 2026-02-02T08:00:00Z\ntags: [x]\n---\n\n**Ada #1:** [**B**](https://b.example)\n\n**Joke:** C\n\n- D\n"
            ))
        for (page, status, sentence) in [
            ("/nothing", 404, "Unter dieser Adresse ist nichts."),
            ("/links?q=" + String(repeating: "x", count: 300), 400, "Die Anfrage war nicht zu verstehen."),
        ] {
            let answer = try client.get(page)
            #expect(answer.status == status && answer.text.contains(sentence), "\(page): \(answer.text)")
            for path in ["/people", "/links", "/jokes", "/live", "/tags", "/about"] {
                #expect(answer.text.contains("href=\"\(path)\""), "\(page) \(path)")
            }
        }
        let busy = try #require(fixture.site.errorPage(.serviceUnavailable, path: "/"))
        guard case .bytes(let body) = busy.body else { throw FixtureFailure(what: "no bytes") }
        #expect(String(decoding: body, as: UTF8.self).contains("Der Server ist beschäftigt"))
        let method = try client.ask("POST", "/people")
        #expect(method.status == 405 && !method.text.contains("answers to"))
        // English is exact where it can be.
        let english = try SiteClient(try SiteFixture(), .inProcess)
        #expect(try english.ask("POST", "/people").text.contains("This address answers to GET, HEAD only."))
        // For programs it stays English, as the rest of the API.
        #expect(try client.get("/api/v1/nothing").text.contains("There is no page at this address"))
    }
}
