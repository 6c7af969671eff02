// How many of the found episodes each filter would leave.

import Foundation
internal import GRDB
import Podcast
import Search

/// Counts what was found, within the bounds in which it was looked for.
struct SearchTally {
    private typealias Episodes = Set<Int64>

    private var hosts: [String: Episodes] = [:]
    private var sites: [String: Episodes] = [:]
    private var tags: [String: (name: String, episodes: Int)] = [:]
    private var minutes: [Int64] = []
    private var places: [SearchQuery.Place: Episodes] = [:]
    private let timeZone: TimeZone

    init(_ run: borrowing SearchRun) throws {
        timeZone = run.scope.timeZone
        let timeline = run.scope.timeline
        for episode in run.ranked {
            for part in run.parts[episode] ?? [] { add(part.kind, part.host, part.links, part.isByLink, episode) }
            if run.found.entries[episode] != nil { places[.notes, default: []].insert(episode) }
            if run.found.passages[episode] != nil { places[.transcript, default: []].insert(episode) }
            guard let position = timeline.position(of: episode) else { continue }
            minutes.append(timeline.minutes[position])
            // The episode is its guests', and all of it has its tags.
            for name in timeline.guests[position] ?? [] { hosts[name, default: []].insert(episode) }
            for (slug, name) in timeline.tags[position] ?? [:] {
                tags[slug] = (tags[slug]?.name ?? name, (tags[slug]?.episodes ?? 0) + 1)
            }
        }
        try addUnread(run)
        if run.scope.isSpoken { try addPresenters(run) }
        for (site, episodes) in sites {
            for above in IndexEntry.covering(site).dropFirst() where sites[above] != nil {
                sites[above]?.formUnion(episodes)
            }
        }
    }

    private mutating func add(
        _ kind: IndexEntry.Kind, _ host: String, _ links: String, _ isByLink: Bool, _ episode: Int64
    ) {
        if !host.isEmpty { hosts[host, default: []].insert(episode) }
        let place: SearchQuery.Place? =
            switch kind {
            case .topic: .topics
            case .extra: .extras
            case .joke: .jokes
            case .sponsor: .sponsors
            case .episode, .prose: nil
            }
        if let place { places[place, default: []].insert(episode) }
        if isByLink { places[.links, default: []].insert(episode) }
        for link in links.utf8.split(separator: UInt8(ascii: " ")) {
            let site = link.prefix { !Self.endsSite($0) }
            sites[String(decoding: site, as: UTF8.self), default: []].insert(episode)
        }
    }

    /// Whether a byte of an address stands behind its site.
    private static func endsSite(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "#"): true
        default: false
        }
    }

    /// Entries that were found and not compared.
    private mutating func addUnread(_ run: borrowing SearchRun) throws {
        let ranked = Set(run.ranked)
        let keys = run.found.entries.values.joined()
            .filter { $0.isSure && !run.readEntries.contains($0.key) && ranked.contains($0.key.ordinal) }
            .map(\.key).sorted(by: >).prefix(run.limits.tallied)
        guard !keys.isEmpty else { return }
        let rows = try Row.fetchCursor(
            run.reader.database.cachedStatement(
                sql: """
                    SELECT e.id, e.kind, e.host, e.links FROM json_each(?) j CROSS JOIN entry e ON e.id = j.value
                    """), arguments: [SearchRun.list(Array(keys))])
        while let row = try rows.next() {
            guard let kind = IndexEntry.Kind(rawValue: row[1]) else { continue }
            add(kind, row[2], row[3], false, DocumentKey(rowid: row[0]).ordinal)
        }
    }

    /// Where what is said is asked for alone, it belongs to those who host the episode too.
    private mutating func addPresenters(_ run: borrowing SearchRun) throws {
        let rows = try Row.fetchCursor(
            run.reader.database.cachedStatement(
                sql: """
                    SELECT i.ordinal, p.name FROM json_each(?) j CROSS JOIN indexed i ON i.ordinal = j.value
                    CROSS JOIN appearance a ON a.episode_id = i.episode_id AND a.role = 'host'
                    CROSS JOIN person p ON p.id = a.person_id
                    """), arguments: [Reader.list(run.ranked)])
        while let row = try rows.next() { hosts[row[1], default: []].insert(row[0]) }
    }

    /// Puts the counts into what is answered.
    func add(to results: inout SearchResults, _ query: SearchQuery) {
        results.hosts = Self.most(hosts.mapValues(\.count)).map { count(.host($0.lowercased()), $0, $1, query) }
        results.sites = Self.most(sites.mapValues(\.count)).map { count(.site($0), $0, $1, query) }
        results.tags = Self.most(tags.mapValues(\.episodes)).map { slug, episodes in
            count(.tag(slug), tags[slug]?.name ?? slug, episodes, query)
        }
        results.years = years.sorted { $0.key > $1.key }.prefix(20).map { count(.year($0), String($0), $1, query) }
        results.places = SearchQuery.Place.allCases.compactMap { place in
            places[place].map { count(.place(place), "", $0.count, query) }
        }
    }

    /// The ten with the most episodes.
    private static func most(_ counts: [String: Int]) -> [(String, Int)] {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(10).map { ($0.key, $0.value) }
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
