// What a search is given in tests: with everything that there can be, and with as little.

import Podcast
import Search

@testable import Pages
@testable import Store

extension PageSamples {
    static func search(
        _ results: SearchResults?, page: Int = 1, query: String = "scissors year:2026"
    ) -> SearchFacts { SearchFacts(query: query, page: page, results: results) }

    static let searchGuide = SearchGuide(episodes: 2, host: "Ada", year: 2026, site: "example.org", tag: "paper")

    static func count(
        _ filter: SearchQuery.Filter, _ label: String, _ episodes: Int, isChosen: Bool = false
    ) -> SearchCount {
        SearchCount(filter: filter, label: label, episodes: episodes, isChosen: isChosen, query: "")
    }

    /// A first page of three, with something of each kind.
    static let results = SearchResults(
        results: [
            SearchResult(
                episode: full, titleExcerpt: excerpt("Really ", "scissors"),
                parts: [
                    SearchResult.Part(
                        kind: .extra, position: 7, title: "units", titleExcerpt: excerpt("", "units"),
                        excerpt: excerpt("units", " and more"), link: Link(url: "https://example.org/units", text: "u")),
                    SearchResult.Part(
                        kind: .topic, position: 2, topicIndex: 2, ordinal: 4, host: "Ada", title: "Scissors",
                        url: "https://example.org", excerpt: excerpt("two ", "blades")),
                    SearchResult.Part(kind: .sponsor, position: 0, title: "Thimbles", excerpt: Excerpt(runs: [])),
                    SearchResult.Part(kind: .prose, position: 3, title: "", excerpt: excerpt("cut with ", "scissors")),
                ], moments: [SearchResult.Moment(start: 872.4, excerpt: excerpt("so, ", "scissors"))]),
            SearchResult(episode: bare),
        ], isLoose: false,
        suggestion: SearchSuggestion(
            query: "scissor year:2026", excerpt: excerpt("", "scissor"), isApplied: false),
        episodes: 25, hasNext: true, hosts: [count(.host("ada"), "Ada", 12), count(.host("felix"), "Felix", 3)],
        years: [count(.year(2026), "2026", 25, isChosen: true), count(.year(2025), "2025", 1)],
        places: [count(.place(.topics), "", 12), count(.place(.transcript), "", 20)],
        sites: (1...7).map { count(.site("s\($0).example"), "s\($0).example", 9 - $0) },
        tags: [count(.tag("paper"), "Paper", 4)])

    /// A page behind the last.
    static let pastResults = SearchResults(results: [], isLoose: false, episodes: 25, page: 7)

    /// The last page of what looking stopped at, of other words than were asked for.
    static let lastResults = SearchResults(
        results: [
            SearchResult(
                episode: full,
                moments: (1...5).map {
                    SearchResult.Moment(start: Double($0) * 60, excerpt: excerpt("minute \($0) of the ", "scissors"))
                })
        ], isLoose: true,
        suggestion: SearchSuggestion(query: "scissors", excerpt: excerpt("", "scissors"), isApplied: true),
        episodes: 21, isComplete: false, page: 3, hasNext: false)
}
