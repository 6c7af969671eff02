// Reading what was found: to tell whether it answers, what it is worth, and what is shown of it.

internal import GRDB
import Podcast
import Search

extension SearchRun {
    /// Reads what is compared before the order is made: of each episode the strictest find first.
    mutating func readFirst() throws {
        let entries = Self.rounds(found.entries).prefix(limits.entries).filter { !readEntries.contains($0.key) }
        _ = try read(entries: Array(entries))
        // One word is said in all of them, and how often tells little: the newest stand first.
        guard plan.slots.count > 1 else { return }
        var chosen: [Candidate] = []
        for candidate in Self.rounds(found.passages) where chosen.count < limits.passages {
            let episode = candidate.key.ordinal
            // Of episodes whose notes have it, what is said is read when they are shown.
            guard candidate.isSure, !readPassages.contains(candidate.key), parts[episode] == nil,
                moments[episode] == nil, chosen.last?.key.ordinal != episode
            else { continue }
            chosen.append(candidate)
        }
        _ = try read(passages: chosen)
    }

    /// Documents by how strictly they were found: the first of each episode, the newest first, then the second of each.
    private static func rounds(_ found: [Int64: [Candidate]]) -> [Candidate] {
        found.values.flatMap { $0.enumerated() }
            .sorted {
                ($0.element.tier.rawValue, $0.offset, $1.element.key)
                    < ($1.element.tier.rawValue, $1.offset, $0.element.key)
            }.map(\.element)
    }

    /// Reads what is shown of some episodes, as far as it was not read. Their order stays as it is.
    mutating func readShown(of episodes: [Int64]) throws {
        // Below the first few, a glance is enough.
        let entries = episodes.enumerated().flatMap { rank, episode in
            found.documents(of: episode, isEntries: true).prefix(rank < 5 || plan.slots.isEmpty ? limits.shown : 2)
        }
        _ = try read(entries: entries.filter { !readEntries.contains($0.key) })
        guard !plan.slots.isEmpty else { return }
        var chosen: [Candidate] = []
        let words = (plan.slots + plan.excluded).reduce(0) { $0 + $1.alternatives.count }
        var lookups = min(limits.lookups, limits.lookedUp / max(1, words))
        for (rank, episode) in episodes.enumerated() {
            let some = found.documents(of: episode, isEntries: false)
            chosen += some.prefix(rank < 5 ? limits.perEpisode : 2).filter { !readPassages.contains($0.key) }
            guard some.isEmpty, !isComplete, lookups > 0, !clock.isLate else { continue }
            // The walk along the newest did not come to it.
            lookups -= 1
            chosen += try firstPassages(of: episode, most: 2).map { Candidate(key: $0, tier: .all, isSure: false) }
        }
        _ = try read(passages: chosen)
    }

    /// The first passages of an episode that have all the words.
    private func firstPassages(of episode: Int64, most: Int) throws -> [DocumentKey] {
        let words = SearchSlot.all(plan.slots.map(\.passageExpression))
        guard let position = scope.timeline.position(of: episode), scope.hasPassages, scope.passageMask[position],
            let expression = scope.passages(words, without: withoutInPassages)
        else { return [] }
        let statement = try reader.database.cachedStatement(
            sql: """
                SELECT rowid FROM passage_index WHERE passage_index MATCH ? AND rowid BETWEEN ? AND ?
                ORDER BY rowid LIMIT ?
                """)
        let range = DocumentKey.range(episode...episode)
        return try Int64.fetchAll(statement, arguments: [expression, range.lowerBound, range.upperBound, most])
            .map(DocumentKey.init(rowid:))
    }

    /// The moments of an episode that were read, the best first.
    func shownMoments(of episode: Int64) -> [FoundMoment] {
        (moments[episode] ?? []).sorted { ($0.score, $1.key) > ($1.score, $0.key) }
    }

    private var scorer: SearchScorer {
        SearchScorer(
            plan: plan, matcher: matcher, excluded: excluded, isLinksOnly: scope.isLinksOnly,
            hidesLinks: scope.hidesLinks)
    }

    /// Reads entries, and keeps those that answer.
    mutating func read(entries: [Candidate]) throws -> Set<DocumentKey> {
        guard !entries.isEmpty else { return [] }
        var answers: Set<DocumentKey> = []
        let scorer = scorer
        let candidates = Dictionary(entries.map { ($0.key.rowid, $0) }, uniquingKeysWith: { first, _ in first })
        let rows = try Row.fetchCursor(
            reader.database.cachedStatement(
                sql: """
                    SELECT \(FoundPart.columns)
                    FROM json_each(?) j CROSS JOIN entry e ON e.id = j.value
                    """), arguments: [Self.list(entries.map(\.key))])
        while let row = try rows.next() {
            guard let candidate = candidates[row[0]] else { continue }
            readEntries.insert(candidate.key)
            guard let part = scorer.scored(FoundPart(candidate, row)) else { continue }
            parts[candidate.key.ordinal, default: []].append(part)
            answers.insert(candidate.key)
        }
        for episode in Set(entries.map(\.key.ordinal)) {
            parts[episode]?.sort { ($0.score, $1.key) > ($1.score, $0.key) }
        }
        return answers
    }

    /// Reads what is said in passages, and keeps what answers.
    mutating func read(passages: [Candidate]) throws -> Set<DocumentKey> {
        let new = passages.filter { readPassages.insert($0.key).inserted }
        guard !new.isEmpty else { return [] }
        var answers: Set<DocumentKey> = []
        let scorer = scorer
        let candidates = Dictionary(new.map { ($0.key.rowid, $0) }, uniquingKeysWith: { first, _ in first })
        let rows = try Row.fetchCursor(
            reader.database.cachedStatement(sql: Self.spoken), arguments: Self.spokenArguments(new.map(\.key)))
        while let row = try rows.next() {
            guard let candidate = candidates[row[0]] else { continue }
            let passage = Passage(start: row[1], end: row[2], text: row[4], marks: [])
            if let moment = try scorer.moment(candidate, passage, marks: row[3], next: { try next(candidate.key) }) {
                moments[candidate.key.ordinal, default: []].append(moment)
                answers.insert(candidate.key)
            }
        }
        return answers
    }

    /// What documents say, to be asked for what is to be absent.
    func texts(_ keys: [DocumentKey], isEntries: Bool) throws -> [(key: DocumentKey, text: String)] {
        guard !keys.isEmpty else { return [] }
        let rows =
            isEntries
            ? try Row.fetchCursor(
                reader.database.cachedStatement(
                    sql: """
                        SELECT e.id, e.title, e.text FROM json_each(?) j CROSS JOIN entry e ON e.id = j.value
                        """), arguments: [Self.list(keys)])
            : try Row.fetchCursor(
                reader.database.cachedStatement(sql: Self.spoken), arguments: Self.spokenArguments(keys))
        var texts: [(key: DocumentKey, text: String)] = []
        while let row = try rows.next() {
            let key = DocumentKey(rowid: row[0])
            if isEntries { texts.append((key, row[1])) }
            texts.append((key, row[isEntries ? 2 : 4]))
        }
        return texts
    }

    private static let spoken = """
        SELECT j.value, p.start, p.stop, p.marks, p.text FROM json_each(?1) j
        CROSS JOIN indexed i ON i.ordinal = j.value >> ?2
        CROSS JOIN passage p ON p.episode_id = i.episode_id AND p.position = j.value & ?3
        """

    private static func spokenArguments(_ keys: [DocumentKey]) -> StatementArguments {
        [list(keys), DocumentKey.placeBits, 1 << DocumentKey.placeBits - 1]
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
    static func list(_ keys: [DocumentKey]) -> String {
        "[" + keys.map { String($0.rowid) }.joined(separator: ",") + "]"
    }
}
