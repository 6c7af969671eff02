// The search page and its answer alone: what they take, what they give, and what they never show.

import Foundation
import HTTPTypes
import Importer
import Markup
import Podcast
import Search
import Store
import Testing

@testable import HTTPServer
@testable import Site

@Suite struct SearchPageTests {
    private static func filled() throws -> SiteFixture {
        let fixture = try SiteFixture()
        for number in 1...23 {
            try fixture.add(
                SiteFixture.episode(number, title: "Number \(number)", topic: number == 5 ? "Bearings" : "Engines"))
        }
        try fixture.add(
            SiteFixture.transcript(5, saying: "Wheels within wheels"), SiteFixture.transcript(6, saying: "Hammers hit"))
        return fixture
    }

    @Test(
        "The form is a page that is kept; answers are not, and search engines leave them alone", arguments: Way.allCases
    )
    func fields(_ way: Way) throws {
        let client = try SiteClient(try Self.filled(), way)
        let form = try client.get("/search")
        #expect(form["Cache-Control"] == "max-age=0, must-revalidate")
        #expect(form["ETag"] != nil && form.text.contains("links of 23 episodes"))
        for target in ["/search?q=engines", "/search/answer?q=engines", "/search/answer"] {
            let answer = try client.get(target)
            #expect(answer.status == 200 && answer["Cache-Control"] == "no-store", "\(target)")
            #expect(answer["X-Robots-Tag"] == "noindex", "\(target)")
            #expect(answer["Content-Type"] == "text/html; charset=utf-8", "\(target)")
        }
        #expect(try client.get("/search?q=").text == form.text)
        #expect(try client.get("/search?q=%20%20").text == form.text)
    }

    @Test("The answer alone is what the page has, without the page around it", arguments: Way.allCases)
    func answer(_ way: Way) throws {
        let client = try SiteClient(try Self.filled(), way)
        for query in ["q=engines", "q=engines&page=3", "q=wheels&sort=newest", "q=zzzz", "q=host:ada"] {
            let answer = try client.get("/search/answer?\(query)").text
            #expect(try client.get("/search?\(query)").text.contains(answer), "\(query)")
            #expect(!answer.contains("<html") && answer.hasPrefix("<div id=\"said\""), "\(query)")
        }
    }

    @Test("Answers go out compressed to who takes that, and plain to who does not")
    func packed() throws {
        let client = try SiteClient(try Self.filled(), .socket)
        for target in ["/search?q=engines", "/search/answer?q=engines", "/api/v1/search?q=engines"] {
            let plain = try client.get(target)
            #expect(plain["Content-Encoding"] == nil)
            let packed = try client.get(target, ["Accept-Encoding": "gzip"])
            #expect(packed["Content-Encoding"] == "gzip" && packed["Cache-Control"] == "no-store", "\(target)")
            #expect(packed["Vary"] == "Accept-Encoding")
            #expect(packed.body.count * 3 < plain.body.count, "\(target)")
            #expect(packed.body == (try Gzip.compress(plain.body, level: 1)))
            #expect(try client.get(target, ["Accept-Encoding": "gzip;q=0"]).body == plain.body)
        }
    }

    @Test(
        "Pages go from 1 to 20, each episode stands on one of them, and other numbers are refused",
        arguments: Way.allCases)
    func paging(_ way: Way) throws {
        let client = try SiteClient(try Self.filled(), way)
        var seen: [String] = []
        for page in 1...3 {
            let html = try client.get("/search?q=engines&page=\(page)").text
            seen += html.matches(of: /<h2>.*?href="(\/episodes\/[^"]*)"/).map { String($0.1) }
        }
        #expect(seen.count == 23 && Set(seen).count == 23)
        for path in ["/search", "/search/answer", "/api/v1/search"] {
            for rest in [
                "page=0", "page=21", "page=x", "page=-1", "page=1.5", "page=99999999999999999999", "exact=2",
                "sort=odd",
            ] {
                #expect(try client.get("\(path)?q=engines&\(rest)").status == 400, "\(path) \(rest)")
            }
            // What a browser leaves out of a template.
            #expect(try client.get("\(path)?q=engines&page=&sort=&exact=").status == 200, "\(path)")
            #expect(try client.get("\(path)?q=engines&page=20").status == 200, "\(path)")
        }
        // The addresses of all links have more pages than a search.
        #expect(try client.get("/links?page=21").status == 404)
    }

    @Test("Words as they are find nothing where another spelling would, and say so")
    func exact() throws {
        let client = try SiteClient(try Self.filled(), .inProcess)
        let applied = try client.get("/search?q=bearngs").text
        #expect(applied.contains("Nothing was found for “bearngs”") && applied.contains("<mark>Bearings</mark>"))
        #expect(applied.contains("href=\"/search?q=bearngs&amp;exact=1\""))
        let exact = try client.get("/search?q=bearngs&exact=1").text
        #expect(
            exact.contains("Did you mean") && exact.contains("Nothing found") && !exact.contains("class=\"result\""))
        #expect(try client.get("/api/v1/search?q=bearngs&exact=1").text.contains(#""results":[]"#))
    }

    @Test("Every link of an answer leads to another, however long the question was", arguments: ["x", "ж", "ა"])
    func long(letter: String) throws {
        let client = try SiteClient(try Self.filled(), .inProcess)
        var query = "engines -"
        while query.utf16.count < SearchQuery.limit { query += letter }
        for asked in [query, query + " host:ada -tag:none"] {
            let answer = try client.get("/search?q=\(SitePath.escaped(asked))")
            #expect(answer.status == 200)
            let links = try MarkupReader(answer.text).all("a").compactMap { $0.attributes["href"] }
                .map(MarkupReader.decoded).filter { $0.hasPrefix("/search?") }
            #expect(links.count > 3)
            for link in links { #expect(try client.get(link).status == 200, "\(link.utf8.count)") }
        }
        for path in ["/search", "/api/v1/search", "/api/v1/suggest"] {
            #expect(try client.get("\(path)?q=\(SitePath.escaped(query + "a"))").status == 400, "\(path)")
            #expect(try client.get("\(path)?q=\(SitePath.escaped(query + " host:ada"))").status == 200, "\(path)")
        }
    }

    @Test("A page behind the last leads back to the first, and a filter that is the whole query to the form")
    func ends() throws {
        let client = try SiteClient(try Self.filled(), .inProcess)
        let past = try client.get("/search?q=engines&page=20").text
        #expect(past.contains("There are no more results") && past.contains("<a href=\"/search?q=engines\">"))
        #expect(!past.contains("Nothing found"))
        #expect(try client.get("/api/v1/search?q=engines&page=20").text.contains(#""page":20"#))
        let alone = try client.get("/search?q=host:ada%20-zebra").text
        #expect(alone.contains("<a class=\"chosen\" href=\"/search\""))
        let answer = try client.get("/api/v1/search?q=host:ada%20-zebra").text
        #expect(answer.contains(#""chosen":true,"query":null"#))
        #expect(try client.get("/api/v1/search?q=engines&exact=1&page=2").text.contains(#""page":2,"next":null"#))
        let second = try client.get("/search?q=engines&exact=1&page=2").text
        #expect(second.contains("href=\"/search?q=engines&amp;page=3&amp;exact=1\""))
    }

    @Test("What is put into the answer is text, whoever wrote it", arguments: HostileTests.queries)
    func hostileQueries(query: String) throws {
        let fixture = try SiteFixture()
        try fixture.add(SiteFixture.episode(1, title: "Beginnings"))
        let client = try SiteClient(fixture, .inProcess)
        for rest in ["", "&exact=1", "&sort=newest&page=2"] {
            let answer = try client.get("/search/answer?q=\(SitePath.escaped(query))\(rest)").text
            let page = try PageInspection("<!doctype html>" + answer)
            #expect(page.faults == [], "\(query)")
        }
        let suggested = try client.get("/api/v1/suggest?q=\(SitePath.escaped(query))")
        #expect(!suggested.text.contains("<"), "\(query)")
    }

    @Test("Notes, names, links and transcripts that somebody wrote to break out stay text in titles and excerpts")
    func hostileNotes() throws {
        let fixture = try SiteFixture()
        let files = HostileCase.all.enumerated().flatMap { index, one in
            one.files(number: index + 1, word: HostileCase.word(index))
        }
        var options = ImportOptions()
        options.skipsBad = true
        _ = try fixture.importer.run(files, options: options)
        fixture.site.watch.look()
        let client = try SiteClient(fixture, .inProcess)
        var found = 0
        for index in HostileCase.all.indices {
            let answer = try client.get("/search/answer?q=\(HostileCase.word(index))").text
            let page = try PageInspection("<!doctype html>" + answer)
            #expect(page.faults == [], "case \(index)")
            if answer.contains("class=\"result\"") { found += 1 }
        }
        // Not all of a bank of markup are words.
        #expect(found > HostileCase.all.count / 2)
    }

    @Test(
        "Nothing of a draft, a scheduled episode or one that was taken off is in any answer, count, example or suggestion"
    )
    func hidden() throws {
        let fixture = try SiteFixture()
        try fixture.add(SiteFixture.episode(1, title: "Seen"))
        func hiding(_ number: Int, _ state: String) -> ImportFile {
            SiteFixture.notes(
                "\(number).md",
                """
                ---
                number: \(number)
                title: Zanzibar secrets
                \(state)
                tags: [zanzibar]
                ---

                **Zanziba #1:** [**Zanzibar engines**](https://zanzibar.example/\(number))

                - Zanzibars in number \(number)

                """)
        }
        try fixture.add(
            hiding(2, "draft: true"), hiding(3, "published: 2031-01-01T08:00:00Z"),
            SiteFixture.transcript(2, saying: "Zanzibar is spoken of"))
        // Once it was there for all.
        try fixture.add(hiding(4, "published: 2026-01-04T08:00:00Z"))
        #expect(try SiteClient(fixture, .inProcess).get("/search?q=zanzibar").text.contains("class=\"result\""))
        try fixture.add(hiding(4, "draft: true"))
        let client = try SiteClient(fixture, .inProcess)
        let queries = [
            "zanzibar", "zanzibr", "zanz", "zanz*", "engines", "host:zanziba", "tag:zanzibar", "site:zanzibar.example",
            "year:2031", "secrets", "engines%20-gears", "\"zanzibar%20engines\"", "",
        ]
        for query in queries {
            for path in ["/search", "/search/answer", "/api/v1/search", "/api/v1/suggest"] {
                let text = try client.get("\(path)?q=\(query)").text.lowercased()
                // But for what was asked itself.
                for word in ["zanzibars", "zanzibar", "zanziba", "secrets", "spoken of"] where !query.contains(word) {
                    #expect(!text.contains(word), "\(path) \(query): \(word)")
                }
                #expect(!text.contains("class=\"result\"") || text.contains("seen"), "\(path) \(query)")
                #expect(!text.contains("2031") || query == "year:2031", "\(path) \(query)")
            }
        }
        #expect(try client.get("/api/v1/suggest?q=zanz").text == "[\"zanz\",[]]\n")
        #expect(try client.get("/api/v1/suggest?q=gea").text == "[\"gea\",[\"Gears\"]]\n")
    }

    @Test(
        "Suggestions complete the last word of a query by what finds something with the others", arguments: Way.allCases
    )
    func suggestions(_ way: Way) throws {
        let client = try SiteClient(try Self.filled(), way)
        let answer = try client.get("/api/v1/suggest?q=Wheels%20wi")
        #expect(answer["Content-Type"] == "application/x-suggestions+json")
        #expect(answer["Access-Control-Allow-Origin"] == "*" && answer["Cache-Control"] == "no-store")
        #expect(answer.text == "[\"Wheels wi\",[\"Wheels within\"]]\n")
        for query in ["", "w", "wheels%20", "host:ad", "-whe", "\"whe", "whe*", "engines%20zzz"] {
            #expect(try client.get("/api/v1/suggest?q=\(query)").text.hasSuffix(",[]]\n"), "\(query)")
        }
        // Both are of other episodes.
        #expect(try client.get("/api/v1/suggest?q=wheels%20ham").text.hasSuffix(",[]]\n"))
        let long = String(repeating: "a", count: SearchQuery.limit + 1)
        #expect(try client.get("/api/v1/suggest?q=\(long)").status == 400)
        #expect(try client.get("/api/v1/suggest?q=%ff").status == 400)
    }

    @Test("Every page tells browsers how to search, and the description leads to this show alone")
    func description() throws {
        var show = Show(title: "Small & Sharp Tools", url: "https://talk.example/")
        show.language = "de"
        let client = try SiteClient(try SiteFixture(show: show), .inProcess)
        for target in ["/", "/search", "/search?q=a", "/episodes", "/nowhere"] {
            let page = try MarkupReader(try client.get(target, ["Host": "evil.example"]).text)
            let link = page.all("link").first { $0.attributes["rel"] == "search" }
            #expect(link?.attributes["type"] == "application/opensearchdescription+xml", "\(target)")
            #expect(
                link?.attributes["href"] == "/opensearch.xml" && link?.attributes["title"] == "Small &amp; Sharp Tools")
        }
        let document = try client.get("/opensearch.xml", ["Host": "evil.example"])
        #expect(document["Content-Type"] == "application/opensearchdescription+xml")
        #expect(
            document.text.contains("template=\"https://talk.example/search?q={searchTerms}&amp;page={startPage?}\""))
        #expect(document.text.contains("In Notizen und Gesprächen suchen"))
        #expect(!document.text.contains("evil"))
    }
}
