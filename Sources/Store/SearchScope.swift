// What a query's filters leave, as the indexes can be asked.

import Foundation
internal import GRDB
import Podcast
import Search

/// Where a search looks.
struct SearchScope {
    /// Conditions on entries and passages for MATCH, each an expression of marks.
    private var entryMarks: [String] = []
    private var passageMarks: [String] = []
    private var excludedEntryMarks: [String] = []
    private var excludedPassageMarks: [String] = []
    /// The kinds of entries that are asked for; nil: all.
    private var kinds: [IndexEntry.Kind]?
    private var wantsLinks = false
    /// Whether entries, and passages, can be found at all.
    private(set) var hasEntries = true
    private(set) var hasPassages = true
    /// The keys of the years that are asked for, and of those that are not.
    private(set) var range = 0...Int64.max
    private var ranges: [ClosedRange<Int64>] = []
    private var excludedRanges: [ClosedRange<Int64>] = []
    /// Places in time of episodes that the public may not see.
    private let hidden: Set<Int64>
    let timeZone: TimeZone
    /// Whether a filter asks for something that is not there.
    private(set) var isEmpty = false

    init(_ query: SearchQuery, _ reader: Reader, _ lexicon: SearchLexicon) throws {
        hidden = try reader.hiddenEpisodes()
        timeZone = lexicon.timeZone
        var people: [Int64]?
        var (sites, tags): ([String], [String]) = ([], [])
        var places: Set<SearchQuery.Place> = []
        for filter in query.filters {
            switch filter {
            case .host(let name): people = (people ?? []) + (try reader.people(named: name, lexicon))
            case .year(let year): ranges += try reader.keys(of: year, lexicon.timeZone).map { [$0] } ?? []
            case .place(let place): places.insert(place)
            case .site(let site): sites.append(IndexToken.mark(.site, site))
            case .tag(let tag): tags.append(IndexToken.mark(.tag, Slug.ofTag(tag)))
            }
        }
        if query.filters.contains(where: { $0.key == "year" }) {
            guard let first = ranges.map(\.lowerBound).min(), let last = ranges.map(\.upperBound).max() else {
                isEmpty = true
                return
            }
            range = first...last
        }
        if let people { narrow(to: people, isSpoken: places == [.transcript]) }
        if !sites.isEmpty {
            entryMarks.append(Self.any(sites))
            hasPassages = false
        }
        if !tags.isEmpty {
            entryMarks.append(Self.any(tags))
            passageMarks.append(Self.any(tags))
        }
        narrow(to: places)
        for filter in query.excludedFilters { try exclude(filter, reader, lexicon) }
    }

    private mutating func narrow(to people: [Int64], isSpoken: Bool) {
        guard !people.isEmpty else {
            isEmpty = true
            return
        }
        let names = people.map(String.init)
        let guests = names.map { IndexToken.mark(.guest, $0) }
        entryMarks.append(Self.any(names.map { IndexToken.mark(.host, $0) } + guests))
        // Nobody knows who says what. What is said belongs to the guests; to those who host it, when it is asked for.
        passageMarks.append(Self.any(guests + (isSpoken ? names.map { IndexToken.mark(.presenter, $0) } : [])))
    }

    private mutating func narrow(to places: Set<SearchQuery.Place>) {
        guard !places.isEmpty else { return }
        if !places.contains(.transcript) { hasPassages = false }
        if places == [.transcript] { hasEntries = false }
        guard !places.contains(.notes) else { return }
        wantsLinks = places.contains(.links)
        kinds = places.flatMap { Self.kinds($0) }
    }

    static func kinds(_ place: SearchQuery.Place) -> [IndexEntry.Kind] {
        switch place {
        case .topics: [.topic]
        case .extras: [.extra]
        case .jokes: [.joke]
        case .sponsors: [.sponsor]
        case .links, .transcript, .notes: []
        }
    }

    private mutating func exclude(_ filter: SearchQuery.Filter, _ reader: Reader, _ lexicon: SearchLexicon) throws {
        switch filter {
        case .host(let name):
            for person in try reader.people(named: name, lexicon).map(String.init) {
                excludedEntryMarks += [IndexToken.mark(.host, person), IndexToken.mark(.guest, person)]
                excludedPassageMarks.append(IndexToken.mark(.guest, person))
            }
        case .year(let year): excludedRanges += try reader.keys(of: year, lexicon.timeZone).map { [$0] } ?? []
        case .place(.transcript): hasPassages = false
        case .place(.notes): hasEntries = false
        // Nothing is only a link.
        case .place(.links): break
        case .place(let place):
            excludedEntryMarks += Self.kinds(place).map { IndexToken.mark(.kind, $0.rawValue) }
        case .site(let site): excludedEntryMarks.append(IndexToken.mark(.site, site))
        case .tag(let tag):
            excludedEntryMarks.append(IndexToken.mark(.tag, Slug.ofTag(tag)))
            excludedPassageMarks.append(IndexToken.mark(.tag, Slug.ofTag(tag)))
        }
    }

    var hidesNothing: Bool { hidden.isEmpty }
    func hides(_ key: DocumentKey) -> Bool { hidden.contains(key.ordinal) }

    /// Whether a document may be shown: its episode is not hidden, and is of a year that is asked for.
    func allows(_ key: DocumentKey) -> Bool {
        !hides(key) && (ranges.isEmpty || ranges.contains { $0.contains(key.rowid) })
            && !excludedRanges.contains { $0.contains(key.rowid) }
    }

    // MARK: Expressions

    private static func any(_ tokens: [String]) -> String { SearchSlot.any(tokens.map(SearchSlot.quoted)) }

    /// Whether entries are asked for by words of their links alone.
    var isLinksOnly: Bool { wantsLinks && kinds?.isEmpty == true }

    /// The whole condition on entries; nil when there is none, which no index can be asked.
    ///
    /// - Parameters:
    ///   - words: a condition on their words; nil for none.
    ///   - column: the column that the words stand in; nil for all.
    func entries(_ words: String?, column: String? = nil, without: [String]) -> String? {
        var parts = entryMarks
        if let kinds {
            let kind = Self.any(kinds.map { IndexToken.mark(.kind, $0.rawValue) })
            let isLinks = wantsLinks && words != nil && column == nil
            if let words {
                switch (kinds.isEmpty, isLinks) {
                case (true, true): parts.append("link : \(Self.group(words))")
                case (false, true): parts.append("((\(words) AND \(kind)) OR link : \(Self.group(words)))")
                case (false, false): parts += [Self.column(column, words), kind]
                // Their titles are asked for, and links have none.
                case (true, false): return nil
                }
            } else {
                guard !kinds.isEmpty else { return nil }
                parts.append(kind)
            }
        } else if let words {
            parts.append(Self.column(column, words))
        }
        return Self.expression(parts, without + excludedEntryMarks.map(SearchSlot.quoted))
    }

    /// The whole condition on passages; nil when there is none.
    func passages(_ words: String?, without: [String]) -> String? {
        Self.expression(
            passageMarks + (words.map { [$0] } ?? []), without + excludedPassageMarks.map(SearchSlot.quoted))
    }

    /// Whether pairs of words alone can find passages: their index has no marks.
    var hasPassageMarks: Bool { !passageMarks.isEmpty || !excludedPassageMarks.isEmpty }

    private static func column(_ column: String?, _ words: String) -> String {
        column.map { "\($0) : \(group(words))" } ?? words
    }

    private static func group(_ words: String) -> String { words.hasPrefix("(") ? words : "(\(words))" }

    private static func expression(_ parts: [String], _ without: [String]) -> String? {
        guard !parts.isEmpty else { return nil }
        let all = parts.joined(separator: " AND ")
        return without.isEmpty ? all : "(\(all)) NOT \(SearchSlot.any(without))"
    }
}

extension Reader {
    /// Episodes that the public may not see now.
    fileprivate func hiddenEpisodes() throws -> Set<Int64> {
        // The opposite of `visible`, by indexes: what is hidden is little. What a search shows is read through the view.
        try Set(
            Int64.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT i.ordinal FROM episode e JOIN indexed i ON i.episode_id = e.id
                        WHERE e.state <> 'published'
                        UNION ALL SELECT i.ordinal FROM episode e JOIN indexed i ON i.episode_id = e.id
                        WHERE e.published > now_utc()
                        """)))
    }

    /// The keys of the episodes of a year of the time zone; nil when there are none. One without any date is of no year.
    fileprivate func keys(of year: Int, _ zone: TimeZone) throws -> ClosedRange<Int64>? {
        guard let bounds = Self.bounds(of: year, in: zone), bounds.upperBound > 60 else { return nil }
        let statement = try database.cachedStatement(
            sql: "SELECT min(ordinal), max(ordinal) FROM indexed WHERE minute >= ? AND minute < ?")
        let row = try Row.fetchOne(statement, arguments: [max(1, bounds.lowerBound / 60), bounds.upperBound / 60])
        guard let row, let first: Int64 = row[0], let last: Int64 = row[1] else { return nil }
        return DocumentKey.range(first...last)
    }

    /// Everybody who may be meant by a name: by alias, in full, or by the first or last name.
    fileprivate func people(named name: String, _ lexicon: SearchLexicon) throws -> [Int64] {
        guard let slug = Slug.make(from: name) else { return [] }
        let slugs = Array(Set(lexicon.slugs(named: name) + [slug]).prefix(20))
        let known = try Int64.fetchAll(
            database,
            sql: """
                SELECT id FROM person WHERE slug IN (\(databaseQuestionMarks(count: slugs.count)))
                OR slug >= ? AND slug < ? ORDER BY id LIMIT 50
                """, arguments: StatementArguments(slugs) + [slug + "-", slug + "."])
        guard known.isEmpty else { return known }
        return try Int64.fetchAll(
            database.cachedStatement(sql: "SELECT id FROM person WHERE slug GLOB ? ORDER BY id LIMIT 50"),
            arguments: ["*-" + slug])
    }
}
