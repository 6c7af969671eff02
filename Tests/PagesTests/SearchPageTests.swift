// The search page: what was found, what narrows it down, and what is said when there is nothing.

import Foundation
import Markup
import Podcast
import Search
import Testing

@testable import Pages
@testable import Store

struct SearchPageTests {
    private func html(_ facts: SearchFacts) throws -> String {
        String(decoding: try PageSamples.renderer().search(facts), as: UTF8.self)
    }

    private func links(_ html: String, in element: String) throws -> [String] {
        let page = try MarkupReader(html)
        return page.all("a").filter { $0.path.contains(element) }.compactMap { $0.attributes["href"] }
            .map(MarkupReader.decoded)
    }

    @Test("A search leads to topics and to the second at which the words are said, with the words marked")
    func found() throws {
        let html = try html(PageSamples.search(PageSamples.results, query: "a \"b\""))
        #expect(html.contains("value=\"a &quot;b&quot;\""))
        #expect(html.contains("href=\"/episodes/scissors-really\">Really <mark>scissors</mark></a>"))
        #expect(
            html.contains("<a class=\"hit\" href=\"/episodes/scissors-really#t=872\"><span class=\"time\">14:32</span>")
        )
        #expect(html.contains("so, <mark>scissors</mark>"))
        #expect(html.contains("25 episodes"))
        // Topics stand first, whatever ranked higher; then the others, each with its kind.
        let topic = try #require(html.firstRange(of: "/episodes/scissors-really#topic-2\""))
        let extra = try #require(html.firstRange(of: "/episodes/scissors-really#part-7\""))
        let moment = try #require(html.firstRange(of: "/episodes/scissors-really#t=872"))
        #expect(topic.lowerBound < extra.lowerBound && extra.lowerBound < moment.lowerBound)
        #expect(html.contains("<span class=\"no\">Sponsor</span> Thimbles</a>"))
        // The link by which something was found, and no words twice.
        #expect(html.contains("<a href=\"https://example.org/units\">example.org/units</a>"))
        #expect(html.contains("<p class=\"excerpt\"><mark> and more</mark></p>"))
        #expect(html.contains("cut with scissors</a>"))
        #expect(!html.contains("cut with <mark>scissors</mark>"))
    }

    @Test("Filters are links with counts; chosen ones can be taken back, and the others of their kind take their place")
    func filters() throws {
        let html = try html(PageSamples.search(PageSamples.results))
        let nav = try links(html, in: "nav")
        #expect(nav.contains("/search?q=scissors%20year%3A2026%20host%3Aada"))
        #expect(nav.contains("/search?q=scissors%20year%3A2026%20in%3Atranscript"))
        #expect(nav.contains("/search?q=scissors%20year%3A2025"))
        #expect(html.contains("aria-label=\"Remove Year: 2026\">Year: 2026</a>"))
        #expect(nav.filter { $0 == "/search?q=scissors" }.count == 1)
        #expect(html.contains(">Transcript <small>20</small></a>"))
        #expect(nav.contains("/search?q=scissors%20year%3A2026%20site%3As5.example"))
        #expect(!nav.contains { $0.contains("s6.example") })
        #expect(html.contains(">Paper <small>4</small></a>"))
        // What is chosen is not offered once more.
        #expect(!html.contains("<small>25</small>"))
    }

    @Test("Somebody who was asked for is called as the results call them, whichever name it was, and offered no more")
    func names() throws {
        var results = PageSamples.results
        results.years = []
        let both = try html(PageSamples.search(results, query: "scissors host:ada host:felix"))
        #expect(both.contains(">Who: Ada</a>") && both.contains(">Who: Felix</a>"))
        #expect(!both.contains(">Ada <small>"))
        results.hosts.append(PageSamples.count(.host("grace hopper"), "Grace Hopper", 2))
        results.hosts.append(PageSamples.count(.host("zoe"), "Zoe", 2))
        var show = PageSamples.show
        show.people = [ShowPerson(name: "Ada", aliases: ["AL", "Ada Lovelace"]), ShowPerson(name: "Zoe")]
        let renderer = try PageSamples.renderer(show: show)
        for (query, name, others) in [
            ("host:al", "Ada", ["Felix", "Grace Hopper", "Zoe"]),
            ("host:\"ada lovelace\"", "Ada", ["Felix", "Grace Hopper", "Zoe"]),
            ("host:hopper", "Grace Hopper", ["Ada", "Felix", "Zoe"]),
            ("host:grace", "Grace Hopper", ["Ada", "Felix", "Zoe"]),
            ("host:nobody", "nobody", ["Ada", "Felix", "Grace Hopper", "Zoe"]),
        ] {
            let page = String(
                decoding: try renderer.search(PageSamples.search(results, query: "scissors \(query)")), as: UTF8.self)
            #expect(page.contains(">Who: \(name)</a>"), "\(query)")
            let offered = try MarkupReader(page).all("section").first { $0.attributes["class"] == "filterHost" }
            #expect(offered != nil)
            for one in ["Ada", "Felix", "Grace Hopper", "Zoe"] {
                #expect(page.contains(">\(one) <small>") == others.contains(one), "\(query): \(one)")
            }
        }
    }

    @Test("Every link is a query, and none is longer than is taken")
    func links() throws {
        var results = PageSamples.results
        results.hosts = [PageSamples.count(.host(String(repeating: "ä", count: 1_000)), "Long", 1)]
        results.places = []
        results.years = []
        let page = try html(PageSamples.search(results, query: "year:2021 -zebra"))
        #expect(!page.contains(">Long <small>"))
        // Without the year nothing is asked.
        #expect(page.contains("<a class=\"chosen\" href=\"/search\""))
        let most = String(repeating: "ж", count: SearchQuery.limit)
        #expect(try links(html(PageSamples.search(PageSamples.results, query: most)), in: "nav").count > 3)
    }

    @Test("A page behind the last says so and leads to the first, and words as they are stay so over all links")
    func end() throws {
        let page = try html(PageSamples.search(PageSamples.pastResults, page: 7, query: "scissors"))
        #expect(page.contains("There are no more results"))
        #expect(page.contains("<a href=\"/search?q=scissors\">Back to the first page</a>"))
        #expect(!page.contains("Nothing found") && !page.contains("class=\"advice\""))
        var facts = PageSamples.search(PageSamples.results, query: "scissors")
        facts.isExact = true
        let nav = try links(html(facts), in: "nav").filter { $0.hasPrefix("/search?q=") }
        #expect(nav.count > 5 && nav.allSatisfy { $0.hasSuffix("&exact=1") }, "\(nav)")
    }

    @Test("Results come before the links beside them, and the form takes as much as is looked for")
    func reach() throws {
        let page = try html(PageSamples.search(PageSamples.results))
        let result = try #require(page.firstRange(of: "class=\"result\""))
        let sift = try #require(page.firstRange(of: "class=\"sift\""))
        #expect(result.lowerBound < sift.lowerBound)
        #expect(page.matches(of: /maxlength="(\d+)"/).allSatisfy { Int($0.1) == SearchQuery.limit })
    }

    @Test("The order is a link, stays over filters and pages, and goes with the form")
    func order() throws {
        var facts = PageSamples.search(PageSamples.results, query: "scissors")
        #expect(try links(html(facts), in: "nav").contains("/search?q=scissors&sort=newest"))
        #expect(try !html(facts).contains("type=\"hidden\""))
        facts.order = .newest
        let newest = try html(facts)
        #expect(newest.contains("<input type=\"hidden\" name=\"sort\" value=\"newest\">"))
        #expect(
            newest.contains("<a href=\"/search?q=scissors&amp;sort=newest\" aria-current=\"true\">Newest first</a>"))
        #expect(try links(newest, in: "nav").contains("/search?q=scissors%20host%3Aada&sort=newest"))
        #expect(try links(newest, in: "nav").contains("/search?q=scissors&sort=newest&page=2"))
    }

    @Test(
        "There are links to the pages that there are, and to none beyond the last that is given",
        arguments: [
            (25, true, 1, true, [2, 3]), (25, true, 3, false, [1, 2]), (10, true, 1, false, []),
            (1000, true, 19, true, [1, 18, 20]), (1000, true, 20, false, [1, 19]),
            // Looking stopped at its bound: there is a next page, and nobody knows how many.
            (30, false, 2, true, [1, 3]), (30, false, 3, false, [1, 2]),
        ])
    func pages(episodes: Int, isComplete: Bool, page: Int, hasNext: Bool, numbers: [Int]) throws {
        let results = SearchResults(
            results: [SearchResult(episode: PageSamples.full)], isLoose: false, episodes: episodes,
            isComplete: isComplete, page: page, hasNext: hasNext)
        let found = try links(html(PageSamples.search(results, page: page, query: "a")), in: "nav")
        let linked = found.compactMap { link -> Int? in
            guard link.hasPrefix("/search?q=a") else { return nil }
            return link == "/search?q=a" ? 1 : link.firstMatch(of: /&page=(\d+)$/).flatMap { Int($0.1) }
        }
        // The order's own link is the first page, too.
        #expect(Set(linked).subtracting([1, page]) == Set(numbers).subtracting([1]))
    }

    @Test("Numbers are said as what they are: a whole count, at least so many, a later page")
    func tally() throws {
        var results = PageSamples.results
        results.isComplete = false
        let whole = try html(PageSamples.search(PageSamples.results))
        let counts = whole.matches(of: /<small>([0-9,]+)<\/small>/).map { $0.1 }
        #expect(!counts.isEmpty && !whole.contains("+</small>"))
        #expect(try html(PageSamples.search(results)).contains(">At least 25 episodes</p>"))
        // Of what filters leave there may be more, too.
        #expect(
            try html(PageSamples.search(results)).matches(of: /<small>([0-9,]+)\+<\/small>/).map { $0.1 } == counts)
        results.page = 2
        #expect(try html(PageSamples.search(results, page: 2)).contains(">At least 25 episodes, Page 2</p>"))
    }

    @Test("Lines of lists and of code stand apart in the one line of an excerpt")
    func lines() throws {
        var results = PageSamples.results
        let runs: [(String, Bool)] = [
            ("… \nBlades:\nwool", false), ("scissors", true), ("\n\nFelt,\n  silk.\nEnd", false), ("more", true),
            ("\n", false), ("last", true),
        ]
        results.results[0].parts[0].excerpt = Excerpt(runs: runs.map { .init(text: $0.0, isMatch: $0.1) })
        let page = try html(PageSamples.search(results))
        #expect(
            page.contains(
                "… Blades: wool<mark>scissors</mark> · Felt, silk. End<mark>more</mark> · <mark>last</mark>"))
    }

    @Test("Another spelling is offered, and said when its results are given; the words as written can be had, too")
    func suggestion() throws {
        let offered = try html(PageSamples.search(PageSamples.results))
        #expect(offered.contains("Did you mean <a class=\"meant\" href=\"/search?q=scissor%20year%3A2026\">"))
        let applied = try html(PageSamples.search(PageSamples.lastResults, page: 3, query: "sissors"))
        #expect(
            applied.contains(
                "Nothing was found for “sissors”. Results for <a class=\"meant\" href=\"/search?q=scissors\">"))
        #expect(applied.contains("<a href=\"/search?q=sissors&amp;exact=1\">Search for “sissors” all the same</a>"))
        #expect(!applied.contains("Did you mean"))
    }

    @Test("A search says when it found only some of the words, and what to do when it found nothing")
    func words() throws {
        var loose = PageSamples.results
        loose.isLoose = true
        #expect(try html(PageSamples.search(loose)).contains("No episode has all of these words"))
        let none = SearchResults(results: [], isLoose: false)
        let nothing = try html(PageSamples.search(none))
        #expect(nothing.contains("Nothing found"))
        #expect(nothing.contains("<a href=\"/search?q=scissors\">the same words without a filter</a>"))
        #expect(try !html(PageSamples.search(none, query: "a b")).contains("without a filter"))
        #expect(try html(SearchFacts(query: "a")).contains("too long"))
    }

    @Test("Of many moments the first stand open and the others are folded away; one alone never is")
    func moments() throws {
        let many = try html(PageSamples.search(PageSamples.lastResults))
        #expect(many.contains("<summary>2 more moments</summary>"))
        let folded = try #require(many.firstRange(of: "<details>"))
        #expect(many[..<folded.lowerBound].contains("#t=180\"") && many[folded.upperBound...].contains("#t=240\""))
        var few = PageSamples.lastResults
        few.results[0].moments.removeLast()
        #expect(try !html(PageSamples.search(few)).contains("<details>"))
    }

    @Test("Before anything is asked the page tells what there is, with filters of what the show has")
    func guide() throws {
        let full = try html(SearchFacts(guide: PageSamples.searchGuide))
        #expect(full.contains("links of 2 episodes"))
        for filter in ["host:ada", "year:2026", "in:transcript", "site:example.org", "tag:paper"] {
            #expect(full.contains("<a href=\"\(SitePath.search(filter))\"><code>\(filter)</code></a>"), "\(filter)")
        }
        let bare = try html(SearchFacts(query: " ", guide: SearchGuide(episodes: 0)))
        #expect(!bare.contains("<code>host:") && !bare.contains("<code>tag:") && !bare.contains("class=\"advice\""))
        #expect(bare.contains("<link rel=\"canonical\""))
    }

    @Test("The answer alone is what the page has below its form, with the page's title")
    func answer() throws {
        let facts = PageSamples.search(PageSamples.results)
        let renderer = try PageSamples.renderer()
        let answer = String(decoding: try renderer.found(facts), as: UTF8.self)
        #expect(try html(facts).contains(answer.trimmingCharacters(in: .whitespacesAndNewlines)))
        #expect(answer.contains("data-title=\"scissors year:2026 – Search · Small &amp; Sharp\""))
        #expect(answer.contains("role=\"status\"") && !answer.contains("<form"))
    }
}
