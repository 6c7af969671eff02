import Foundation
import Podcast
import Settings
import Testing

@Suite struct SiteFileTests {
    private func read(_ text: String) throws(SettingsError) -> Show {
        try SiteFile.parse(Array(text.utf8), path: "site.yml", defaultURL: "http://127.0.0.1:8080")
    }

    @Test("The settings that a new folder starts with are good, and so is an empty file")
    func initial() throws {
        let show = try read(SiteFile.initial)
        #expect(show.title == "My show")
        #expect(show.url == "http://127.0.0.1:8080")
        #expect(show.categories == [Show.Category(name: "Technology")])
        #expect(try read("").title == "My show")
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
            """)
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

    @Test(
        "What is wrong is told by line and key",
        arguments: [
            ("title: x\ntimezone: Mars/Base", 2, "timezone"), ("url: show.example", 1, "url"),
            ("titel: x", 1, "titel"), ("explicit: perhaps", 1, "explicit"), ("type: weekly", 1, "type"),
            ("image: cover.png", 1, "image"), ("owner: Ada", 1, "owner"),
            ("theme: {accent: \"red;} body{display:none\"}", 1, "theme: accent"),
            ("redirects:\n  old: /new", 2, "redirects"), ("links: [{title: x, url: \"javascript:1\"}]", 1, "links"),
            ("feed: /feed.xml?x=1", 1, "feed"), ("a: [", 1, "is not YAML"), ("language: e", 1, "language"),
        ])
    func faults(text: String, line: Int, start: String) throws {
        let error = try #require(throws: SettingsError.self) { try read(text) }
        let fault = try #require(error.faults.first)
        #expect(fault.message.hasPrefix(start), "\(error)")
        if !start.hasPrefix("is not") { #expect(fault.line == line, "\(error)") }
        #expect(error.description.hasPrefix("site.yml:"))
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
