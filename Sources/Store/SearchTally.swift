// How many of the found episodes each filter would leave.

import Foundation
import Podcast
import Search

/// An episode that is in the index.
struct IndexedEpisode {
    /// Its place in time among the others.
    var ordinal: Int64
    var id: Int64
    /// Since 1970, when it came; 0 when nobody knows.
    var minute: Int64
}

/// Counts what was found, within the bounds in which it was looked for.
struct SearchTally {
    private var hosts: [String: Set<Int64>] = [:]
    private var minutes: [Int64] = []
    private var places: [SearchQuery.Place: Set<Int64>] = [:]
    private let timeZone: TimeZone

    init(_ run: SearchRun, _ found: [IndexedEpisode]) {
        timeZone = run.timeZone
        minutes = found.map(\.minute)
        for episode in found.map(\.ordinal) {
            for part in run.parts[episode] ?? [] {
                if !part.host.isEmpty { hosts[part.host, default: []].insert(episode) }
                places[.notes, default: []].insert(episode)
                switch part.kind {
                case .topic: places[.topics, default: []].insert(episode)
                case .extra: places[.extras, default: []].insert(episode)
                case .joke: places[.jokes, default: []].insert(episode)
                case .sponsor: places[.sponsors, default: []].insert(episode)
                case .episode, .prose: break
                }
                if part.isByLink { places[.links, default: []].insert(episode) }
            }
            if run.finder.passages.byEpisode[episode] != nil {
                places[.transcript, default: []].insert(episode)
            }
        }
    }

    func counts(_ query: SearchQuery) -> (hosts: [SearchCount], years: [SearchCount], places: [SearchCount]) {
        let hosts = hosts.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(10).map {
            name, episodes in
            count(.host(name.lowercased()), name, episodes.count, query)
        }
        let years = years.sorted { $0.key > $1.key }.prefix(20).map { year, episodes in
            count(.year(year), String(year), episodes, query)
        }
        let places = SearchQuery.Place.allCases.compactMap { place in
            self.places[place].map { count(.place(place), "", $0.count, query) }
        }
        return (hosts, years, places)
    }

    private func count(_ filter: SearchQuery.Filter, _ label: String, _ episodes: Int, _ query: SearchQuery)
        -> SearchCount
    {
        let isChosen = query.filters.contains(filter)
        return SearchCount(
            filter: filter, label: label, episodes: episodes, isChosen: isChosen,
            query: isChosen ? query.without(filter) : query.with(filter))
    }

    private var years: [Int: Int] {
        var years: [Int: Int] = [:]
        var known: (year: Int, minutes: Range<Int64>)?
        // One that has no date is of no year.
        for minute in minutes.sorted() where minute > 0 {
            if known?.minutes.contains(minute) != true {
                let year = Reader.calendar(timeZone).component(
                    .year, from: Date(timeIntervalSince1970: Double(minute) * 60))
                guard let bounds = Reader.bounds(of: year, in: timeZone) else { continue }
                known = (year, bounds.lowerBound / 60..<bounds.upperBound / 60)
            }
            if let known { years[known.year, default: 0] += 1 }
        }
        return years
    }
}
