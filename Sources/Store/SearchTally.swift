// How many of the found episodes each filter would leave.

internal import GRDB
import Podcast
import Search

/// Counts what was found, within the bounds in which it was looked for.
struct SearchTally {
    /// What is counted of an entry that was found and not compared.
    private struct Unread {
        var kind: IndexEntry.Kind
        var host: String
        var links: String
    }

    private var hosts = EpisodeCounter()
    private var sites = SiteCounter()
    private var tags = EpisodeCounter()
    private var tagNames: [String: String] = [:]
    private var years: [Int: Int] = [:]
    private var places: [SearchQuery.Place: (episodes: Int, last: Int64)] = [:]

    init(_ run: borrowing SearchRun) throws {
        let timeline = run.scope.timeline
        let unread = try Self.unread(run)
        let presenters = run.scope.isSpoken ? try Self.presenters(run) : [:]
        for episode in run.ranked {
            for part in run.parts[episode] ?? [] {
                add(part.kind, part.host, part.links, episode)
                if part.isByLink { add(.links, episode) }
            }
            for entry in unread[episode] ?? [] { add(entry.kind, entry.host, entry.links, episode) }
            for name in presenters[episode] ?? [] { hosts.add(name, episode) }
            if run.found.entries[episode] != nil { add(.notes, episode) }
            if run.found.passages[episode] != nil { add(.transcript, episode) }
            guard let position = timeline.position(of: episode) else { continue }
            if timeline.years[position] > 0 { years[timeline.years[position], default: 0] += 1 }
            // The episode is its guests', and all of it has its tags.
            for name in timeline.guests[position] ?? [] { hosts.add(name, episode) }
            for (slug, name) in timeline.tags[position] ?? [:] {
                tags.add(slug, episode)
                if tagNames[slug] == nil { tagNames[slug] = name }
            }
        }
    }

    private mutating func add(_ place: SearchQuery.Place, _ episode: Int64) {
        let count = places[place] ?? (0, -1)
        if count.last != episode { places[place] = (count.episodes + 1, episode) }
    }

    private mutating func add(_ kind: IndexEntry.Kind, _ host: String, _ links: String, _ episode: Int64) {
        if !host.isEmpty { hosts.add(host, episode) }
        switch kind {
        case .topic: add(.topics, episode)
        case .extra: add(.extras, episode)
        case .joke: add(.jokes, episode)
        case .sponsor: add(.sponsors, episode)
        case .episode, .prose: break
        }
        sites.add(links, episode)
    }

    /// Entries that were found and not compared, by episode.
    private static func unread(_ run: borrowing SearchRun) throws -> [Int64: [Unread]] {
        let ranked = Set(run.ranked)
        var keys: [DocumentKey] = []
        for (episode, candidates) in run.found.entries where ranked.contains(episode) {
            for candidate in candidates where candidate.isSure && !run.readEntries.contains(candidate.key) {
                keys.append(candidate.key)
            }
        }
        guard !keys.isEmpty else { return [:] }
        keys.sort(by: >)
        let rows = try Row.fetchCursor(
            run.reader.database.cachedStatement(
                sql: """
                    SELECT e.id, e.kind, e.host, e.links FROM json_each(?) j CROSS JOIN entry e ON e.id = j.value
                    """), arguments: [SearchRun.list(Array(keys.prefix(run.limits.tallied)))])
        var unread: [Int64: [Unread]] = [:]
        while let row = try rows.next() {
            guard let kind = IndexEntry.Kind(rawValue: row[1]) else { continue }
            unread[DocumentKey(rowid: row[0]).ordinal, default: []]
                .append(Unread(kind: kind, host: row[2], links: row[3]))
        }
        return unread
    }

    /// Where what is said is asked for alone, it belongs to those who host the episode too.
    private static func presenters(_ run: borrowing SearchRun) throws -> [Int64: [String]] {
        let rows = try Row.fetchCursor(
            run.reader.database.cachedStatement(
                sql: """
                    SELECT i.ordinal, p.name FROM json_each(?) j CROSS JOIN indexed i ON i.ordinal = j.value
                    CROSS JOIN appearance a ON a.episode_id = i.episode_id AND a.role = 'host'
                    CROSS JOIN person p ON p.id = a.person_id
                    """), arguments: [Reader.list(run.ranked)])
        var presenters: [Int64: [String]] = [:]
        while let row = try rows.next() { presenters[row[0], default: []].append(row[1]) }
        return presenters
    }

    /// Puts the counts into what is answered.
    func add(to results: inout SearchResults, _ query: SearchQuery) {
        let counts = { (found: [(filter: SearchQuery.Filter, label: String, episodes: Int)]) in
            zip(found, query.with(each: found.map(\.filter))).map { one, narrowed in
                let isChosen = query.filters.contains(one.filter)
                return SearchCount(
                    filter: one.filter, label: one.label, episodes: one.episodes, isChosen: isChosen,
                    query: isChosen ? query.without(one.filter) : narrowed)
            }
        }
        results.hosts = counts(hosts.most().map { (.host($0.name.lowercased()), $0.name, $0.episodes) })
        results.sites = counts(sites.most.map { (.site($0.name), $0.name, $0.episodes) })
        results.tags = counts(tags.most().map { (.tag($0.name), tagNames[$0.name] ?? $0.name, $0.episodes) })
        results.years = counts(
            years.sorted { $0.key > $1.key }.prefix(20).map { (.year($0.key), String($0.key), $0.value) })
        results.places = counts(
            SearchQuery.Place.allCases.compactMap { place in
                places[place].map { (.place(place), "", $0.episodes) }
            })
    }
}
