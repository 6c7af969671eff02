import Foundation
import Podcast
import Settings
import Testing

@Suite struct SiteFileTests {
    @Test("A host is told of pictures on other sites, which pages do not show")
    func strangers() throws {
        let text = """
            title: x
            url: https://www.talk.example
            image: https://cdn.example/cover.png
            people:
              - {name: Ada, image: "https://img.talk.example/ada.png"}
              - {name: Bo, image: /bo.png}
              - name: Cy
                image: https://talk.example.evil.example/cy.png
            """
        var remarks: [String] = []
        let show = try SiteFile.parse(Array(text.utf8), path: "site.yml", defaultURL: "http://a") {
            remarks.append("\($0)")
        }
        // Nobody can reach an address that is reserved for examples.
        let end =
            "and feeds name it; put the file into public/ and name it by its path, or, where that is the show's own host, set "
            + "`url:` in site.yml"
        #expect(
            remarks == [
                "site.yml:3: image: https://cdn.example/cover.png lies on another site, which pages ask for nothing: they "
                    + "have none, " + end,
                "site.yml:8: people: image: https://talk.example.evil.example/cy.png lies on another site, which pages "
                    + "ask for nothing: they show the initial, " + end,
            ])
        #expect(show.image == "https://cdn.example/cover.png" && show.people.allSatisfy { $0.image != nil })
    }

    private func read(_ text: String) throws(SettingsError) -> Show {
        try SiteFile.parse(Array(text.utf8), path: "site.yml", defaultURL: "http://127.0.0.1:8080")
    }

    @Test("The settings that a new folder starts with are good, and so is a file without a key; an emptied one is not")
    func initial() throws {
        let show = try read(SiteFile.initial)
        #expect(show.title == "My show")
        #expect(show.url == "http://127.0.0.1:8080")
        #expect(show.categories == [Show.Category(name: "Technology")])
        #expect(try read("# later\n").title == "My show")
        for text in ["", " \n\n", "\u{FEFF}\n"] {
            let error = #expect(throws: SettingsError.self) { try read(text) }
            #expect(error?.description.hasPrefix("site.yml: is empty") == true)
        }
    }

    @Test("Every key is read")
    func allKeys() throws {
        let show = try read(
            """
            title: Small Talk
            url: https://talk.example/
            description: About little.
            language: en-GB
            timezone: Europe/Berlin
            author: Ada and Grace
            owner: {name: Ada, email: ada@talk.example}
            categories:
              - Technology
              - Society & Culture: Documentary
            explicit: true
            image: /cover.png
            copyright: © Ada
            type: serial
            people:
              - {name: Ada, aliases: [AL, Adah]}
              - Grace
              - {name: Charles, regular: false}
            sponsors: [{name: Acme, url: https://acme.example}]
            links: [{title: Shop, url: https://shop.example}]
            redirects:
              /rss: /feed.xml
            theme: {accent: "#0a7d5a"}
            feed: /rss.xml
            media: https://cdn.example/talk
            tagAudio: true
            """)
        #expect(show.mediaPrefix == "https://cdn.example/talk/")
        #expect(show.tagsAudio)
        #expect(show.url == "https://talk.example")
        #expect(show.timeZone.identifier == "Europe/Berlin")
        #expect(show.owner == Show.Owner(name: "Ada", email: "ada@talk.example"))
        #expect(show.categories == [.init(name: "Technology"), .init(name: "Society & Culture", sub: "Documentary")])
        #expect(show.isExplicit)
        #expect(show.kind == .serial)
        #expect(
            show.people == [
                ShowPerson(name: "Ada", aliases: ["AL", "Adah"]), ShowPerson(name: "Grace"),
                ShowPerson(name: "Charles", isRegular: false),
            ])
        #expect(show.sponsors == [Sponsor(name: "Acme", url: "https://acme.example")])
        #expect(show.links == [Show.MenuLink(title: "Shop", url: "https://shop.example")])
        #expect(show.redirects == ["/rss": "/feed.xml"])
        #expect(show.accent == "#0a7d5a")
        #expect(show.feedPath == "/rss.xml")
    }

    @Test("An address with a path is taken and warned of; one at the top of its host is not")
    func path() throws {
        for (url, remarks) in [("https://show.example/podcast/", 1), ("https://show.example/", 0)] {
            var told: [String] = []
            let show = try SiteFile.parse(Array("url: \(url)".utf8), path: "site.yml", defaultURL: "http://a") {
                told.append("\($0)")
            }
            #expect(show.url == url.dropLast())
            #expect(told.count == remarks)
            #expect(told.allSatisfy { $0.hasPrefix("site.yml:1: url: \(url) has a path, and the links") }, "\(told)")
        }
    }

    @Test(
        "What is wrong is told by line and key",
        arguments: [
            ("title: x\ntimezone: Mars/Base", 2, "timezone"), ("url: show.example", 1, "url"),
            (
                "title: Tools: small", 1,
                "is not YAML: mapping values are not allowed in this context; a value with a colon"
            ),
            ("title: x\n\tlive: y", 2, "is not YAML: found a tab character that violates indentation; lines should"),
            (
                "title: x\ndescription: %y", 2,
                "is not YAML: found character that cannot start any token; a value that begins with @, % or a backquote"
            ),
            (
                "title: x\ncategories: - Arts", 2,
                "is not YAML: block sequence entries are not allowed in this context; the items of a list should stand"
            ),
            (
                "title: x\ndescription: > y", 2,
                "is not YAML: did not find expected comment or line break; a value that begins with > or |"
            ),
            (
                "title: x\ndescription: ? y", 2,
                "is not YAML: mapping keys are not allowed in this context; a value that begins with ?"
            ),
            (
                "title: x\ndescription: ] y", 2,
                "is not YAML: did not find expected node content; a value that begins with a comma, ] or }"
            ),
            (
                "title: x\n  author: y", 2,
                "is not YAML: mapping values are not allowed in this context; a value with a colon and a blank in it should "
                    + "stand in quotes, as title: \"One: two\", and lines that belong together"
            ),
            ("titel: x", 1, "titel"), ("explicit: perhaps", 1, "explicit"), ("type: weekly", 1, "type"),
            ("image: cover.png", 1, "image"), ("owner: Ada", 1, "owner"),
            ("theme: {accent: \"red;} body{display:none\"}", 1, "theme: accent"),
            ("redirects:\n  old: /new", 2, "redirects"), ("links: [{title: x, url: \"javascript:1\"}]", 1, "links"),
            ("feed: /feed.xml?x=1", 1, "feed"), ("a: [", 1, "is not YAML"), ("language: e", 1, "language"),
            ("title: x\nfeed: /:x", 2, "feed"), ("feed: /", 1, "feed"), ("feed: /a/", 1, "feed"),
            ("feed: /a//b", 1, "feed"), ("feed: /../a", 1, "feed"), ("feed: /caf%C3%A9", 1, "feed"),
            ("redirects:\n  /t/: /t", 2, "redirects: /t/"), ("redirects:\n  /t: /t/?x=1", 2, "redirects: /t"),
            ("redirects:\n  /x: /a\n  /a: /b\n  /b: /a", 3, "redirects: /a"),
            ("url: https://a.example\nredirects:\n  /a: https://a.example/a#b", 3, "redirects: /a"),
            ("redirects:\n  /caf%C3%A9: /x\n  /café: /y", 3, "redirects: /café"),
            ("redirects:\n  /café: /caf%C3%A9", 2, "redirects: /café"),
            ("redirects: {/a%2Fb: /x}", 1, "redirects: /a%2Fb"), ("redirects: {/a%: /x}", 1, "redirects: /a%"),
            ("redirects: {/a/../b: /x}", 1, "redirects: /a/../b"), ("redirects: {/a?b: /x}", 1, "redirects: /a?b"),
            ("redirects: {/a: ftp://x}", 1, "redirects: /a"),
            ("people:\n  - {name: Ada, aliases: {a: b}}", 2, "people: aliases"),
            ("people:\n  - {name: Ada, aliases: [[a]]}", 2, "people: aliases"),
            ("people:\n  - {name: Ada, regular: maybe}", 2, "people: regular"),
            ("people:\n  - {name: Ada, alias: A}", 2, "people"),
            ("sponsors:\n  - {name: Acme, url: \"javascript:alert(1)\"}", 2, "sponsors"),
            ("sponsors: [{name: Acme, url: /acme}]", 1, "sponsors"),
            ("sponsors: [{name: Acme, url: [a]}]", 1, "sponsors"),
            ("sponsors: [{name: A, url: \"https://\"}]", 1, "sponsors"),
        ])
    func faults(text: String, line: Int, start: String) throws {
        let error = try #require(throws: SettingsError.self) { try read(text) }
        let fault = try #require(error.faults.first)
        #expect(fault.message.hasPrefix(start), "\(error)")
        if !start.hasPrefix("is not") { #expect(fault.line == line, "\(error)") }
        #expect(error.description.hasPrefix("site.yml:"))
    }

    @Test(
        "A word that is none of those that are known is told with the one that was meant",
        arguments: [
            ("titl: x", "titl: is no key of site.yml (did you mean title?)"),
            ("category: Technology", "category: is no key of site.yml (did you mean categories?)"),
            ("owner: {name: A, email: a@b.example, emial: x}", "owner: has no emial (did you mean email?)"),
            ("people: [{name: A, alias: B}]", "people: has no alias (did you mean aliases?)"),
            ("live: {strat: x}", "live: has no strat (did you mean start?)"),
            ("theme: {dark: {quite: \"#fff\"}}", "theme: dark: has no quite (did you mean quiet?)"),
            ("subscribe: {aple: \"https://a.example\"}", "subscribe: has no aple (did you mean apple?)"),
            (
                "categories: [Tecnology]",
                "categories: \"Tecnology\" is none of Apple's categories (did you mean Technology?)"
            ),
            (
                "categories: [Documentary]",
                "categories: \"Documentary\" is none of Apple's categories (it stands below another: `Society & Culture: "
                    + "Documentary`)"
            ),
            (
                "categories: [{Arts: Boks}]",
                "categories: \"Boks\" is none of Apple's categories below Arts (did you mean Books?)"
            ),
            (
                "categories: [{True Crime: Murder}]",
                "categories: \"Murder\" is none of Apple's categories below True Crime (it has none below it)"
            ),
            ("title: a\ntitle: b", "title: stands here and once more further down"),
        ])
    func meant(text: String, message: String) throws {
        let error = try #require(throws: SettingsError.self) { try read("\n" + text) }
        #expect(error.faults.contains(SettingsError.Fault(line: 2, message: message)), "\(error)")
    }

    @Test("A directory that we have no name for is listed all the same")
    func otherDirectory() throws {
        #expect(try read("subscribe: {anghami: \"https://a.example\"}").listings.map(\.key) == ["anghami"])
    }

    @Test("Redirects are kept decoded and without a trailing slash, and may lead on to one another")
    func redirects() throws {
        let show = try read(
            """
            redirects:
              /caf%C3%A9: /a
              /über: /wohin/für
              /shop/: https://shop.example/
              /a: /b
              /b: /c
            """)
        #expect(
            show.redirects == [
                "/café": "/a", "/über": "/wohin/f%C3%BCr", "/shop": "https://shop.example/", "/a": "/b", "/b": "/c",
            ])
    }

    @Test("One alias needs no list")
    func alias() throws {
        #expect(try read("people: [{name: Ada, aliases: AL}]").people == [ShowPerson(name: "Ada", aliases: ["AL"])])
    }

    @Test("All faults of a file are told at once")
    func several() throws {
        let error = try #require(throws: SettingsError.self) { try read("type: x\nexplicit: y\nurl: z") }
        #expect(error.faults.map(\.line) == [1, 2, 3])
    }

    @Test("What is no text is refused")
    func binary() {
        #expect(throws: SettingsError.self) {
            try SiteFile.parse([0x74, 0x3A, 0x20, 0xFF], path: "site.yml", defaultURL: "http://x")
        }
    }
}
