// What a query's filters leave, as the indexes can be asked.

internal import GRDB
import Podcast
import Search

/// Where a search looks: in which documents, by marks in their index, and in which episodes.
struct SearchScope {
    let timeline: SearchTimeline
    /// Conditions on entries for MATCH, each an expression of marks.
    private var entryMarks: [String] = []
    private var excludedEntryMarks: [String] = []
    /// The kinds of entries that are asked for; nil: all.
    private var kinds: [IndexEntry.Kind]?
    private var wantsLinks = false
    /// Whether what only addresses say is left out.
    private(set) var hidesLinks = false
    /// Whether entries, and passages, can be found at all.
    private(set) var hasEntries = true
    private(set) var hasPassages = true
    /// Whether transcripts alone are asked for.
    private(set) var isSpoken = false
    /// The episodes whose entries and whose passages may be found.
    private(set) var entryMask: EpisodeMask
    private(set) var passageMask: EpisodeMask
    /// Whether a filter asks for something that is not there.
    private(set) var isEmpty = false

    init(_ query: SearchQuery, _ reader: Reader, _ lexicon: SearchLexicon) throws {
        timeline = try reader.timeline(in: lexicon.timeZone)
        entryMask = EpisodeMask(timeline)
        passageMask = entryMask
        var people: [Int64]?
        var (sites, tags): ([String], [String]) = ([], [])
        var places: Set<SearchQuery.Place> = []
        var years: Set<Int>?
        for filter in query.filters {
            switch filter {
            case .host(let name): people = (people ?? []) + (try reader.people(named: name, lexicon))
            case .year(let year): years = (years ?? []).union([year])
            case .place(let place): places.insert(place)
            case .site(let site): sites.append(IndexToken.mark(.site, site))
            case .tag(let tag): tags.append(IndexToken.mark(.tag, Slug.ofTag(tag)))
            }
        }
        if let years { keepYears(years.contains) }
        narrow(to: places)
        if let people {
            isEmpty = isEmpty || people.isEmpty
            let names = people.map(String.init)
            let guests = names.map { IndexToken.mark(.guest, $0) }
            entryMarks.append(Self.any(names.map { IndexToken.mark(.host, $0) } + guests))
            // Nobody knows who says what. What is said belongs to the guests; to those who host it, when it is asked for.
            let speakers = guests + (isSpoken ? names.map { IndexToken.mark(.presenter, $0) } : [])
            try keepPassages(marked: speakers, reader)
        }
        if !sites.isEmpty {
            entryMarks.append(Self.any(sites))
            hasPassages = false
        }
        if !tags.isEmpty {
            entryMarks.append(Self.any(tags))
            try keepPassages(marked: tags, reader)
        }
        for filter in query.excludedFilters { try exclude(filter, reader, lexicon) }
    }

    /// Keeps what is of some years; what has no date is of the year 0.
    private mutating func keepYears(_ isKept: (Int) -> Bool) {
        let years = timeline.years
        keepEpisodes { isKept(years[$0]) }
    }

    /// Passages have no marks in the index of pairs: the heads of their episodes have the same.
    private mutating func keepPassages(marked marks: [String], isKept: Bool = true, _ reader: Reader) throws {
        guard hasPassages, !marks.isEmpty else { return }
        let episodes = try reader.episodes(marked: Self.any(marks))
        passageMask.keep { episodes.contains(timeline.ordinals[$0]) == isKept }
    }

    private mutating func narrow(to places: Set<SearchQuery.Place>) {
        guard !places.isEmpty else { return }
        if !places.contains(.transcript) { hasPassages = false }
        if places == [.transcript] {
            hasEntries = false
            isSpoken = true
        }
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
            let names = try reader.people(named: name, lexicon).map(String.init)
            let guests = names.map { IndexToken.mark(.guest, $0) }
            excludedEntryMarks += names.map { IndexToken.mark(.host, $0) } + guests
            try keepPassages(marked: guests, isKept: false, reader)
        case .year(let year):
            keepYears { $0 != year }
        case .place(.transcript): hasPassages = false
        case .place(.notes): hasEntries = false
        case .place(.links): (hidesLinks, wantsLinks) = (true, false)
        case .place(let place):
            excludedEntryMarks += Self.kinds(place).map { IndexToken.mark(.kind, $0.rawValue) }
        case .site(let site): excludedEntryMarks.append(IndexToken.mark(.site, site))
        case .tag(let tag):
            let mark = IndexToken.mark(.tag, Slug.ofTag(tag))
            excludedEntryMarks.append(mark)
            try keepPassages(marked: [mark], isKept: false, reader)
        }
    }

    /// Leaves episodes of which something is true, by their positions.
    mutating func keepEpisodes(_ isKept: (Int) -> Bool) {
        entryMask.keep(isKept)
        passageMask.keep(isKept)
    }

    /// Whether a document may be found, as far as that depends on its episode.
    func allows(_ key: DocumentKey, in index: FoundDocuments.Index) -> Bool {
        timeline.position(of: key.ordinal).map { mask(of: index)[$0] } ?? false
    }

    /// The rows from the oldest to the newest episode that may be found; nil when there is none.
    func range(of index: FoundDocuments.Index) -> ClosedRange<Int64>? {
        let allowed = mask(of: index).isAllowed
        guard let oldest = allowed.firstIndex(of: true), let newest = allowed.lastIndex(of: true) else { return nil }
        return DocumentKey.range(timeline.ordinals[oldest]...timeline.ordinals[newest])
    }

    func mask(of index: FoundDocuments.Index) -> EpisodeMask { index.isEntries ? entryMask : passageMask }

    var hidesNothing: Bool { timeline.hidden.isEmpty }
    func hides(_ key: DocumentKey) -> Bool {
        timeline.position(of: key.ordinal).map { timeline.hidden.contains($0) } ?? true
    }

    // MARK: Expressions

    private static func any(_ tokens: [String]) -> String { SearchSlot.any(tokens.map(SearchSlot.quoted)) }

    /// Whether entries are asked for by words of their links alone.
    var isLinksOnly: Bool { wantsLinks && kinds?.isEmpty == true }

    /// The whole condition on entries; nil when there is none, which no index can be asked.
    ///
    /// - Parameters:
    ///   - words: a condition on their words; nil for none.
    ///   - isTitle: whether these are words of titles.
    func entries(_ words: String?, isTitle: Bool = false, without: [String]) -> String? {
        var parts = entryMarks
        switch (kinds, words) {
        case (nil, nil): break
        case (nil, let words?): parts.append(inText(words))
        case (let kinds?, nil):
            let marks = kinds.map { IndexToken.mark(.kind, $0.rawValue) }
            let links = wantsLinks ? [IndexToken.mark(.linked, "")] : []
            guard !marks.isEmpty || !links.isEmpty else { return nil }
            parts.append(Self.any(marks + links))
        case (let kinds?, let words?):
            let kind = Self.any(kinds.map { IndexToken.mark(.kind, $0.rawValue) })
            // Titles are asked for, and links have none.
            let isLinks = wantsLinks && !isTitle
            switch (kinds.isEmpty, isLinks) {
            case (true, true): parts.append("link : \(Self.group(words))")
            case (false, true): parts.append("((\(words) AND \(kind)) OR link : \(Self.group(words)))")
            case (false, false): parts += [inText(words), kind]
            case (true, false): return nil
            }
        }
        return Self.expression(parts, without + excludedEntryMarks.map(SearchSlot.quoted))
    }

    /// The whole condition on passages.
    func passages(_ words: String, without: [String]) -> String? { Self.expression([words], without) }

    private func inText(_ words: String) -> String { hidesLinks ? "- link : \(Self.group(words))" : words }

    private static func group(_ words: String) -> String { words.hasPrefix("(") ? words : "(\(words))" }

    private static func expression(_ parts: [String], _ without: [String]) -> String? {
        guard !parts.isEmpty else { return nil }
        let all = parts.joined(separator: " AND ")
        return without.isEmpty ? all : "(\(all)) NOT \(SearchSlot.any(without))"
    }
}

extension Reader {
    /// The places in time of the episodes whose heads have a mark.
    fileprivate func episodes(marked marks: String) throws -> Set<Int64> {
        let heads = SearchSlot.quoted(IndexToken.mark(.kind, IndexEntry.Kind.episode.rawValue))
        let keys = try Int64.fetchCursor(
            database.cachedStatement(sql: "SELECT rowid FROM entry_index WHERE entry_index MATCH ?"),
            arguments: ["\(marks) AND \(heads)"])
        var episodes: Set<Int64> = []
        while let key = try keys.next() { episodes.insert(DocumentKey(rowid: key).ordinal) }
        return episodes
    }

    /// Everybody who may be meant by a name: by alias, in full, or by the first or last name.
    func people(named name: String, _ lexicon: SearchLexicon) throws -> [Int64] {
        guard let slug = Slug.make(from: name) else { return [] }
        let slugs = Array(Set(lexicon.slugs(named: name) + [slug]).prefix(20))
        let known = try Int64.fetchAll(
            database,
            sql: """
                SELECT id FROM person WHERE slug IN (\(databaseQuestionMarks(count: slugs.count)))
                OR slug >= ? AND slug < ? ORDER BY id LIMIT 50
                """, arguments: StatementArguments(slugs) + [slug + "-", slug + "."])
        guard known.isEmpty else { return known }
        // A last name, or a first one behind a title.
        return try Int64.fetchAll(
            database.cachedStatement(
                sql: "SELECT id FROM person WHERE slug GLOB ?1 OR slug GLOB ?1 || '-*' ORDER BY id LIMIT 50"),
            arguments: ["*-" + slug])
    }
}
