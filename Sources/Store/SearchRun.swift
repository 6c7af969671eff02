// One search: from a plan to episodes in order.

import Foundation
internal import GRDB
import Podcast
import Search

/// Looks for what a plan asks, and puts the episodes in order.
struct SearchRun {
    let reader: Reader
    let question: SearchQuestion
    let plan: SearchPlan
    let scope: SearchScope
    let limits: SearchLimits
    private(set) var finder: CandidateFinder
    /// What was read of the entries, by episode, the best first.
    private(set) var parts: [Int64: [FoundPart]] = [:]
    private(set) var moments: [Int64: [FoundMoment]] = [:]
    /// Whether the last word was taken for the beginning of others.
    private(set) var isCompleted = false
    private var lookups = 0
    private var readEntries: Set<DocumentKey> = []
    private var readPassages: Set<DocumentKey> = []
    private(set) var matcher: TextMatcher
    private let excluded: TextMatcher

    init(_ reader: Reader, _ question: SearchQuestion, _ plan: SearchPlan, _ scope: SearchScope) {
        (self.reader, self.question, self.plan, self.scope) = (reader, question, plan, scope)
        limits = SearchLimits().reaching(page: question.page)
        finder = CandidateFinder(database: reader.database, scope: scope, limits: limits)
        matcher = TextMatcher(plan.slots.map(\.alternatives))
        excluded = TextMatcher(plan.excluded.map(\.alternatives))
    }

    private var isEmpty: Bool { finder.episodes.isEmpty }
    /// Whether there is anything to show.
    var hasFound: Bool { !parts.isEmpty || !moments.isEmpty }
    var timeZone: TimeZone { scope.timeZone }

    /// Episodes that the page needs, and one to tell that there is a next.
    private var needed: Int { question.page * question.size + 1 }

    // MARK: Looking

    /// Looks for what has all the words, or all of the rare ones.
    mutating func findStrictly() throws {
        guard !plan.slots.isEmpty else { return try list() }
        let slots = plan.slots
        if let title = plan.title, !scope.isLinksOnly {
            try entries(SearchSlot.quoted(title), .wholeTitle, docs: 1)
        }
        try entries(slots, .title, column: "title")
        if slots.count > 1, let pairs = plan.phrasePairs(most: SearchQuery.wordLimit) {
            try entries(Self.expression(pairs), .phrase, docs: docs(slots))
        }
        try entries(slots, .all)
        try findPhrases()
        // Who quotes a sentence wants that sentence, and not all the places where its words stand about.
        let isQuotation = slots.count > 4 && finder.passages.count > 0
        if !isQuotation { try passages(slots, .all) }
        let rare = plan.rareSlots
        if rare.count < slots.count {
            if finder.entries.byEpisode.count < needed {
                try entries(rare, .rare, column: "title")
                try entries(rare, .rare)
            }
            if isEmpty || (!isQuotation && finder.episodes.count < question.size) { try passages(rare, .rare) }
        }
        try complete()
        try score()
    }

    /// The last word may be the beginning of others.
    private mutating func complete() throws {
        guard let completion = plan.completion, finder.episodes.count < needed, !plan.slots.isEmpty,
            let last = plan.slots.last, last.terms == completion.terms
        else { return }
        var slots = plan.slots
        slots[slots.count - 1] = completion
        let before = finder.episodes.count
        try entries(slots, .beginning, column: "title")
        try entries(slots, .beginning)
        try passages(slots, .beginning)
        guard finder.episodes.count > before else { return }
        isCompleted = true
        var alternatives = plan.slots.map(\.alternatives)
        alternatives[alternatives.count - 1] += completion.alternatives.map { alternative in
            var alternative = alternative
            alternative.weight *= 0.85
            return alternative
        }
        matcher = TextMatcher(alternatives)
    }

    /// Passages that say the words one after the other, and those with words between quotes.
    private mutating func findPhrases() throws {
        guard !scope.hasPassageMarks else { return }
        if plan.slots.count > 1, let pairs = plan.phrasePairs(most: 4) {
            try finder.add(.pairs, Self.expression(pairs), tier: .phrase, docs: 0, most: limits.passages)
        }
        let quoted = plan.slots.filter { $0.isQuoted && $0.typed.count > 1 }
        if !quoted.isEmpty {
            let pairs = quoted.flatMap { SearchSlot.pairs($0.typed) }
            try finder.add(.pairs, Self.expression(pairs), tier: .all, docs: 0, most: limits.passages * 2)
        } else if plan.slots.count == 1 {
            for alternative in plan.slots[0].alternatives where alternative.isPhrase && alternative.stems.count > 1 {
                let pairs = SearchSlot.pairs(alternative.stems)
                try finder.add(.pairs, Self.expression(pairs), tier: .phrase, docs: 0, most: limits.passages)
            }
        }
    }

    private static func expression(_ pairs: [UInt32]) -> String {
        SearchSlot.all(pairs.map { SearchSlot.quoted(IndexToken.text(ofPair: $0)) })
    }

    /// Looks for what has some of the words.
    mutating func findLoosely() throws {
        let slots = plan.slots
        guard slots.count > 1 else { return }
        if slots.count > 2 {
            // One word may be wrong: the rarest is it more often than others.
            for missing in slots.indices.sorted(by: { slots[$0].docs < slots[$1].docs }).prefix(5) {
                var some = slots
                some.remove(at: missing)
                try entries(some, .some)
                if finder.episodes.count < question.size { try passages(some, .some) }
            }
        }
        if finder.episodes.count < question.size {
            for slot in plan.rareSlots.sorted(by: { $0.docs < $1.docs }).prefix(4) {
                try entries([slot], .some)
                try passages([slot], .some)
            }
        }
        try score()
    }

    /// What filters alone leave.
    private mutating func list() throws {
        if scope.hasEntries {
            let all = scope.entries(nil, without: without(\.entryExpression))
            let heads = SearchSlot.quoted(IndexToken.mark(.kind, IndexEntry.Kind.episode.rawValue))
            try finder.add(
                .entries, all ?? scope.entries(heads, without: without(\.entryExpression)), tier: .listed,
                docs: plan.documents, most: limits.entries * 4)
        } else {
            let first = SearchSlot.quoted(IndexToken.mark(.first, ""))
            try finder.add(
                .passages, scope.passages(first, without: []), tier: .listed, docs: plan.documents,
                most: limits.entries * 4)
        }
        try score()
    }

    private func without(_ expression: (SearchSlot) -> String) -> [String] { plan.excluded.map(expression) }

    private func docs(_ slots: [SearchSlot]) -> Int { slots.map(\.docs).min() ?? 0 }

    private mutating func entries(_ slots: [SearchSlot], _ tier: SearchTier, column: String? = nil) throws {
        // A word that nothing has makes all of them unfindable.
        guard docs(slots) > 0 || slots.contains(where: { $0.alternatives.count > 1 }) else { return }
        try entries(SearchSlot.all(slots.map(\.entryExpression)), tier, docs: docs(slots), column: column)
    }

    private mutating func entries(_ words: String, _ tier: SearchTier, docs: Int, column: String? = nil) throws {
        let room = limits.entries - finder.entries.count
        guard room > 0 else { return }
        try finder.add(
            .entries, scope.entries(words, column: column, without: without(\.entryExpression)), tier: tier, docs: docs,
            most: room)
    }

    private mutating func passages(_ slots: [SearchSlot], _ tier: SearchTier) throws {
        guard docs(slots) > 0 || slots.contains(where: { $0.alternatives.count > 1 }) else { return }
        // Of what is frequent the rarest words are looked for: the text tells the others.
        let some = slots.sorted { $0.docs < $1.docs }.prefix(4)
        try finder.add(
            .passages,
            scope.passages(SearchSlot.all(some.map(\.passageExpression)), without: without(\.passageExpression)),
            tier: tier, docs: docs(slots), most: .max)
    }

    // MARK: Reading and comparing

    private mutating func score() throws {
        try read(finder.entries.byEpisode.values.flatMap { $0.filter { !isRead(entry: $0.key) } })
        // Of episodes whose notes have it, what is said is read when they are shown.
        var chosen: [Candidate] = []
        var episodes: Set<Int64> = []
        for candidate in finder.passages.byEpisode.values.joined().sorted(by: { ($0.tier, $1.key) < ($1.tier, $0.key) })
        where candidate.tier <= .phrase || parts[candidate.key.ordinal] == nil {
            guard chosen.count < limits.passages else { break }
            let isNew = episodes.insert(candidate.key.ordinal).inserted
            if candidate.tier <= .phrase || isNew { chosen.append(candidate) }
        }
        try read(passages: chosen)
    }

    private func isRead(entry key: DocumentKey) -> Bool { readEntries.contains(key) }

    /// Reads entries, and keeps those that answer.
    private mutating func read(_ entries: [Candidate]) throws {
        guard !entries.isEmpty else { return }
        let scorer = SearchScorer(plan: plan, matcher: matcher, excluded: excluded)
        let candidates = Dictionary(entries.map { ($0.key.rowid, $0) }, uniquingKeysWith: { first, _ in first })
        let rows = try Row.fetchCursor(
            reader.database.cachedStatement(
                sql: """
                    SELECT \(FoundPart.columns)
                    FROM json_each(?) j CROSS JOIN entry e ON e.id = j.value
                    """), arguments: [Self.list(entries)])
        while let row = try rows.next() {
            guard let candidate = candidates[row[0]] else { continue }
            readEntries.insert(candidate.key)
            if let part = scorer.scored(FoundPart(candidate, row), isLinksOnly: scope.isLinksOnly) {
                parts[candidate.key.ordinal, default: []].append(part)
            }
        }
        for episode in Set(entries.map(\.key.ordinal)) {
            parts[episode]?.sort { ($0.score, $1.key) > ($1.score, $0.key) }
        }
    }

    /// Reads what is said in passages, and keeps what answers.
    private mutating func read(passages: [Candidate]) throws {
        let new = passages.filter { readPassages.insert($0.key).inserted }
        guard !new.isEmpty else { return }
        let scorer = SearchScorer(plan: plan, matcher: matcher, excluded: excluded)
        let candidates = Dictionary(new.map { ($0.key.rowid, $0) }, uniquingKeysWith: { first, _ in first })
        let rows = try Row.fetchCursor(
            reader.database.cachedStatement(
                sql: """
                    SELECT j.value, p.start, p.stop, p.marks, p.text FROM json_each(?1) j
                    CROSS JOIN indexed i ON i.ordinal = j.value >> ?2
                    CROSS JOIN passage p ON p.episode_id = i.episode_id AND p.position = j.value & ?3
                    """),
            arguments: [Self.list(new), DocumentKey.placeBits, 1 << DocumentKey.placeBits - 1])
        while let row = try rows.next() {
            guard let candidate = candidates[row[0]] else { continue }
            let passage = Passage(start: row[1], end: row[2], text: row[4], marks: [])
            if let moment = try scorer.moment(candidate, passage, marks: row[3], next: { try next(candidate.key) }) {
                moments[candidate.key.ordinal, default: []].append(moment)
            }
        }
    }

    /// The passage behind another.
    private func next(_ key: DocumentKey) throws -> Passage? {
        let statement = try reader.database.cachedStatement(
            sql: """
                SELECT start, stop, text FROM passage
                WHERE episode_id = (SELECT episode_id FROM indexed WHERE ordinal = ?) AND position = ?
                """)
        return try Row.fetchOne(statement, arguments: [key.ordinal, key.place + 1]).map {
            Passage(start: $0[0], end: $0[1], text: $0[2], marks: [])
        }
    }

    /// Keys for SQLite's json_each: one statement for all of them.
    private static func list(_ candidates: [Candidate]) -> String {
        "[" + candidates.map { String($0.key.rowid) }.joined(separator: ",") + "]"
    }

    /// How well an episode answers.
    private func value(_ episode: Int64) -> Double {
        let scores = (parts[episode] ?? []).map(\.score) + (moments[episode] ?? []).map(\.score)
        if let best = scores.max() {
            return best + min(4, 0.04 * (scores.reduce(0, +) - best))
        }
        // Not read: worth less than what was.
        return finder.passages.byEpisode[episode]?.first.map { 5 - Double($0.tier.rawValue) * 0.5 } ?? 0
    }

    /// The episodes in the order that was asked for.
    func ranked() -> [Int64] {
        var keys: [Int64: Int64] = [:]
        for found in [finder.entries, finder.passages] {
            for (episode, some) in found.byEpisode { keys[episode] = some.first?.key.rowid }
        }
        // An entry that was read and does not match after all stands for nothing.
        let found = keys.filter { episode, _ in
            parts[episode] != nil || moments[episode] != nil || finder.passages.byEpisode[episode] != nil
        }
        // Filters alone have nothing to be better at.
        guard question.order == .best, !plan.slots.isEmpty else {
            return found.sorted { $0.value > $1.value }.map(\.key)
        }
        return found.map { (episode: $0.key, key: $0.value, value: value($0.key)) }
            .sorted { ($0.value, $0.key) > ($1.value, $1.key) }.map(\.episode)
    }

    /// Reads what is said in the episodes that are shown, as far as it was not read.
    mutating func readMoments(of episodes: [Int64]) throws {
        guard !plan.slots.isEmpty else { return }
        var chosen: [Candidate] = []
        for (rank, episode) in episodes.enumerated() {
            // Below the first few, a glance is enough.
            chosen += (finder.passages.byEpisode[episode] ?? []).prefix(rank < 5 ? limits.perEpisode : 2)
            guard finder.passages.byEpisode[episode] == nil, !finder.isComplete, lookups < limits.lookups,
                let key = finder.entries.byEpisode[episode]?.first?.key
            else { continue }
            // The walk along the newest did not come to it.
            lookups += 1
            let words = SearchSlot.all(plan.slots.map(\.passageExpression))
            let found = try finder.passages(
                of: key, scope.passages(words, without: without(\.passageExpression)), most: 2)
            chosen += found.map { Candidate(key: $0, tier: .all) }
        }
        try read(passages: chosen)
    }

    /// The moments of an episode that were read, the best first.
    func shownMoments(of episode: Int64) -> [FoundMoment] {
        (moments[episode] ?? []).sorted { ($0.score, $1.key) > ($1.score, $0.key) }
    }
}
