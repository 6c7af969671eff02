// The links beside the results of a search: what narrows them down, and their order.

internal import Podcast
internal import Search
internal import Store

/// Makes links of filters. The queries behind them are the listener's own words with a filter more or less.
struct SearchSift {
    private let facts: SearchFacts
    private let query: SearchQuery?
    private let words: Words
    private let people: [ShowPerson]

    /// - Parameter people: those whom the show's settings name, with their aliases.
    init(facts: SearchFacts, words: Words, people: [ShowPerson]) {
        self.facts = facts
        self.words = words
        self.people = people
        query = SearchQuery(facts.query)
    }

    /// The query's filters, each with the address of the same query without it.
    var chosen: [PageValues] {
        guard let query, facts.results != nil else { return [] }
        return query.filters.map { filter in
            let name = words.text(.chosenFilter, ["kind": words.text(kind(filter)), "value": label(filter)])
            return [
                "address": .text(address(query.without(filter))), "label": .text(name),
                "name": .text(words.text(.removeFilter, ["filter": name])),
            ]
        }
    }

    /// The address of the words alone; nil when there are no filters, or nothing else.
    var withoutFilters: String? {
        guard let query, !query.filters.isEmpty, !query.wanted.isEmpty else { return nil }
        let text = query.filters.reduce(query.text) { text, filter in SearchQuery(text)?.without(filter) ?? text }
        return address(text)
    }

    /// The search page, where a query is none without its filter: words that are to be absent need something to be
    /// absent from.
    private func address(_ text: String) -> String {
        SearchQuery(text) == nil ? SitePath.search : facts.address(text)
    }

    /// Sites and tags that are offered: those that few episodes have narrow down to nearly nothing.
    private static let namesShown = 5

    /// The orders, then what was found by place, person, year, site and tag. A filter that is chosen stands with those.
    var groups: [PageValues] {
        guard let results = facts.results, !results.results.isEmpty else { return [] }
        let orders: [(SearchQuestion.Order, Word)] = [(.best, .sortBest), (.newest, .sortNewest)]
        let sort = group(
            .sortBy,
            orders.map { order, word in
                var other = facts
                other.order = order
                return [
                    "address": .text(other.address(facts.query)),
                    "label": .text(words.text(word)), "count": .nothing, "isCurrent": .flag(order == facts.order),
                ]
            })
        let counts: [(Word, [SearchCount])] = [
            (.filterIn, results.places), (.filterHost, results.hosts), (.filterYear, results.years),
            (.filterSite, Array(results.sites.prefix(Self.namesShown))),
            (.filterTag, Array(results.tags.prefix(Self.namesShown))),
        ]
        let named = Set(query?.filters.filter { $0.key == "host" }.map(label) ?? [])
        return [sort]
            + counts.compactMap { word, counts in
                // Somebody who was asked for by another name is chosen, too.
                let links = counts.filter { !$0.isChosen && !($0.filter.key == "host" && named.contains($0.label)) }
                    .compactMap(link)
                return links.isEmpty ? nil : group(word, links)
            }
    }

    private func group(_ word: Word, _ links: [PageValues]) -> PageValues {
        ["title": .text(words.text(word)), "group": .text(word.rawValue), "links": .list(links)]
    }

    /// Nil where the query has no room for a filter more.
    private func link(_ count: SearchCount) -> PageValues? {
        let text = query?.with(count.filter) ?? count.query
        guard !SearchQuery.isTooLong(text) else { return nil }
        // Where looking stopped there may be more of it.
        let mark = facts.results?.isComplete == false ? "+" : ""
        return [
            "address": .text(facts.address(text)),
            "label": .text(count.label.isEmpty ? label(count.filter) : count.label),
            "count": .text(words.grouped(count.episodes) + mark), "isCurrent": .flag(false),
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
        case .host(let name): person(name)
        case .year, .site, .tag: filter.value
        }
    }

    /// A person as the results call them, whichever of their names was asked for; the name itself where nobody has it.
    private func person(_ name: String) -> String {
        guard let slug = Slug.make(from: name) else { return name }
        let named = people.lazy.map { (person: $0, slugs: ([$0.name] + $0.aliases).compactMap { Slug.make(from: $0) }) }
            .first { $0.slugs.contains(slug) }
        let hosts = (facts.results?.hosts ?? []).compactMap { count in
            Slug.make(from: count.label).map { (slug: $0, label: count.label) }
        }
        let own = Set([slug] + (named?.slugs ?? []))
        if let host = hosts.first(where: { own.contains($0.slug) }) { return host.label }
        if let named { return named.person.name }
        // A first name, and then a last one, as the search takes them.
        let host = hosts.first { $0.slug.hasPrefix(slug + "-") } ?? hosts.first { $0.slug.hasSuffix("-" + slug) }
        return host?.label ?? name
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
