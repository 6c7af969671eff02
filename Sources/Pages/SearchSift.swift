// The links beside the results of a search: what narrows them down, and their order.

internal import Podcast
internal import Search
internal import Store

/// Makes links of filters. The queries behind them are the listener's own words with a filter more or less.
struct SearchSift {
    private let facts: SearchFacts
    private let query: SearchQuery?
    private let words: Words

    init(facts: SearchFacts, words: Words) {
        self.facts = facts
        self.words = words
        query = SearchQuery(facts.query)
    }

    /// The query's filters, each with the address of the same query without it.
    var chosen: [PageValues] {
        guard let query, facts.results != nil else { return [] }
        return query.filters.map { filter in
            let name = words.text(.chosenFilter, ["kind": words.text(kind(filter)), "value": label(filter)])
            return [
                "address": .text(SitePath.search(query.without(filter), sort: facts.sort)), "label": .text(name),
                "name": .text(words.text(.removeFilter, ["filter": name])),
            ]
        }
    }

    /// The address of the words alone; nil when there are no filters, or nothing else.
    var withoutFilters: String? {
        guard let query, !query.filters.isEmpty, !query.wanted.isEmpty else { return nil }
        let text = query.filters.reduce(query.text) { text, filter in SearchQuery(text)?.without(filter) ?? text }
        return SitePath.search(text, sort: facts.sort)
    }

    /// The orders, then what was found by place, person and year. A filter that is chosen stands with those.
    var groups: [PageValues] {
        guard let results = facts.results, !results.results.isEmpty else { return [] }
        let orders: [(SearchQuestion.Order, Word)] = [(.best, .sortBest), (.newest, .sortNewest)]
        let sort = group(
            .sortBy,
            orders.map { order, word in
                [
                    "address": .text(SitePath.search(facts.query, sort: order == .best ? nil : order.rawValue)),
                    "label": .text(words.text(word)), "count": .nothing, "isCurrent": .flag(order == facts.order),
                ]
            })
        let counts: [(Word, [SearchCount])] = [
            (.filterIn, results.places), (.filterHost, results.hosts), (.filterYear, results.years),
        ]
        return [sort]
            + counts.compactMap { word, counts in
                let links = counts.filter { !$0.isChosen }.map(link)
                return links.isEmpty ? nil : group(word, links)
            }
    }

    private func group(_ word: Word, _ links: [PageValues]) -> PageValues {
        ["title": .text(words.text(word)), "group": .text(word.rawValue), "links": .list(links)]
    }

    private func link(_ count: SearchCount) -> PageValues {
        let text = query?.with(count.filter) ?? count.query
        return [
            "address": .text(SitePath.search(text, sort: facts.sort)),
            "label": .text(count.label.isEmpty ? label(count.filter) : count.label),
            "count": .text(words.grouped(count.episodes)), "isCurrent": .flag(false),
        ]
    }

    private func kind(_ filter: SearchQuery.Filter) -> Word {
        switch filter {
        case .host: .filterHost
        case .year: .filterYear
        case .place: .filterIn
        case .site: .filterSite
        case .tag: .filterTag
        }
    }

    private func label(_ filter: SearchQuery.Filter) -> String {
        switch filter {
        case .place(let place): words.text(Self.word(place))
        // A person is called as the results call them, whichever of their names was asked for.
        case .host(let name): facts.results?.hosts.first { $0.filter == filter || $0.isChosen }?.label ?? name
        case .year, .site, .tag: filter.value
        }
    }

    private static func word(_ place: SearchQuery.Place) -> Word {
        switch place {
        case .topics: .topics
        case .extras: .extras
        case .jokes: .jokes
        case .sponsors: .sponsors
        case .links: .links
        case .notes: .kindNotes
        case .transcript: .transcript
        }
    }
}
