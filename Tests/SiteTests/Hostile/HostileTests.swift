// A bank of markup that somebody tries to bring in: on every page it is text.

import Foundation
import Importer
import Markup
import Pages
import Podcast
import Store
import Testing

@testable import Site

@Suite struct HostileTests {
    /// Every page that something of an episode is shown on.
    private static func pages(_ client: SiteClient) throws -> [(address: String, html: String)] {
        var pages: [(String, String)] = []
        func ask(_ target: String) throws -> Crawler.Answer {
            let answer = try client.get(target)
            let isPage = answer["Content-Type"]?.hasPrefix("text/html") == true
            if isPage { pages.append((target, answer.text)) }
            return Crawler.Answer(
                status: answer.status, type: answer["Content-Type"] ?? "", location: answer["Location"],
                body: isPage ? answer.text : "")
        }
        let crawler = Crawler(base: "https://talk.example", follows: { !$0.hasPrefix("/search") }, ask: ask)
        let report = try crawler.walk(from: ["/", "/episodes", "/search?q=wx", "/live", "/about", "/tags", "/sponsors"])
        #expect(report.faults.filter { !$0.hasSuffix(" is 404, from the start") } == [])
        return pages
    }

    @Test("A hundred attempts at markup, in every place that notes, names and transcripts have, are text on every page")
    func bank() throws {
        #expect(HostileCase.all.count >= 95)
        let fixture = try SiteFixture()
        let files = HostileCase.all.enumerated().flatMap { index, one in
            one.files(number: index + 1, word: HostileCase.word(index))
        }
        var options = ImportOptions()
        options.skipsBad = true
        let report = try fixture.importer.run(files, options: options)
        let refused = Set(report.problems.filter { $0.severity == .error }.map(\.path))
        #expect(refused == [])
        fixture.site.watch.look()
        let client = try SiteClient(fixture, .inProcess)
        var seen: Set<Int> = []
        var addresses = ["/", "/episodes", "/people", "/links", "/jokes", "/tags", "/sponsors", "/search?q=wx74xw"]
        for (index, one) in HostileCase.all.enumerated() {
            let slug = try #require(try fixture.store.read { try $0.episode(number: index + 1)?.slug })
            addresses += one.pages.map { SitePath.episode(slug) + $0 }
        }
        for address in addresses {
            let answer = try client.get(address)
            #expect(answer.status == 200, "\(address)")
            let page = try PageInspection(answer.text)
            #expect(page.faults == [], "\(address)")
            for match in page.text.matches(of: /wx(\d+)xw/) { if let index = Int(match.1) { seen.insert(index) } }
        }
        for (index, one) in HostileCase.all.enumerated() where one.isSeen && !seen.contains(index) {
            Issue.record("case \(index) is nowhere to be seen: \(one)")
        }
    }

    static let queries = [
        "<x9>wxq", "\"><x9>wxq", "' onload=wxq", "</title><x9>wxq", "<script>wxq</script>", "\"\u{301} onload=wxq",
        "</script><x9>wxq", "{{{wxq}}}", "javascript:wxq", "&lt;x9&gt;wxq", "https://e.example/<x9>wxq",
        "\u{202E}<x9>wxq",
    ]

    @Test("What somebody looks for is text on the page that answers")
    func queries() throws {
        let fixture = try SiteFixture()
        try fixture.add(SiteFixture.episode(1, title: "Beginnings"))
        let client = try SiteClient(fixture, .inProcess)
        for query in Self.queries {
            for path in ["/search?q=", "/links?q="] {
                let page = try PageInspection(try client.get(path + SitePath.escaped(query)).text)
                #expect(page.faults == [], "\(path)\(query)")
                #expect(path != "/search?q=" || page.text.contains("wxq"), "\(query)")
            }
        }
        // As paths, over a socket: what cannot be one is refused by the server itself, on the site's page.
        let socket = try SiteClient(fixture, .socket)
        for query in Self.queries {
            for path in ["/episodes/", "/tags/", "/people/", "/links/", "/", "/episodes/year/"] {
                let answer = try socket.get(path + SitePath.escaped(query))
                #expect([400, 404].contains(answer.status), "\(path)\(query)")
                #expect(try PageInspection(answer.text).faults == [], "\(path)\(query)")
            }
        }
    }

    static let values = [
        "<x9>wxv", "\"><x9 onload=x>wxv", "' onload='wxv", "</title></script><x9>wxv", "\"\u{301} onload=wxv",
        "javascript:wxv", "{{{wxv}}}&lt;x9&gt;",
    ]

    @Test("Values of site.yml are text on every page and picture", arguments: values)
    func settings(_ text: String) throws {
        var show = Show(title: text, url: "https://talk.example", description: text, author: text)
        show.owner = Show.Owner(name: text, email: text)
        show.copyright = text
        show.image = text
        show.people = [ShowPerson(name: "Ada", url: text, image: text)]
        show.links = [Show.MenuLink(title: text, url: text)]
        show.listings = [Show.Listing(key: text, url: text)]
        show.sponsors = [Sponsor(name: text, url: text)]
        show.accent = text
        show.live = LiveSchedule(
            title: text, url: text, embed: text, start: Date(timeIntervalSince1970: SiteFixture.now + 3600),
            duration: 3600, timeZone: .gmt)
        let fixture = try SiteFixture(show: show)
        try fixture.add(SiteFixture.episode(1, title: "Beginnings"))
        for (address, html) in try Self.pages(try SiteClient(fixture, .inProcess)) {
            let page = try PageInspection(html)
            #expect(page.faults == [], "\(address)")
        }
        // Pictures of links, too: a strict reader takes them, and their text is text.
        let renderer = fixture.site.looks.look.renderer
        let episode = try #require(try fixture.store.read { try $0.episode(number: 1) })
        var named = episode
        named.title = text
        for card in [renderer.card(), renderer.card(named)] {
            let svg = String(decoding: try renderer.svg(card, art: nil), as: UTF8.self)
            let picture = try MarkupReader("<!doctype html>" + svg)
            #expect(picture.elements.allSatisfy { ["svg", "rect", "g", "text"].contains($0.name) }, "\(svg)")
            #expect(picture.elements.allSatisfy { !$0.attributes.keys.contains { $0.hasPrefix("on") } })
        }
    }
}
