// Searching notes and transcripts.

internal import GRDB
import Podcast
public import Search

extension Reader {
    /// Finds episodes by their notes and by what is said in them.
    public func search(_ question: SearchQuestion, lexicon: SearchLexicon = SearchLexicon()) throws -> SearchResults {
        try search(question.query.text, limit: question.size)
    }

    /// How many of the best parts, and of the best moments, a search looks at.
    private static let hitLimit = 80
    /// How many parts and moments an episode shows at the most.
    private static let perEpisode = 5

    /// Finds episodes by their notes and by what is said in them, best first.
    ///
    /// - Parameters:
    ///   - query: a listener's words; what is longer than `PlainWords.limit` is cut off.
    ///   - limit: the most episodes returned.
    public func search(_ query: String, limit: Int) throws -> SearchResults {
        guard let query = PlainWords(query) else { return SearchResults(results: [], isLoose: false) }
        var found = Found()
        for expression in query.expressions {
            // Some of the words are better than nothing, and worse than anything else.
            if expression.isLoose ? !found.isEmpty : found.scores.count >= limit { break }
            try addParts(matching: expression, to: &found)
            try addMoments(matching: expression, to: &found)
            if expression.isLoose, !found.isEmpty { found.isLoose = true }
        }
        let ranked = found.ranked.prefix(limit)
        let episodes = try episodes(ids: ranked)
        return SearchResults(
            results: ranked.compactMap { id in
                episodes[id].map {
                    SearchResult(
                        episode: $0, parts: found.parts[id]?.map(\.part) ?? [],
                        moments: found.moments[id]?.map(\.moment) ?? [])
                }
            }, isLoose: found.isLoose)
    }

    /// A moment, and the stretch of the conversation that its excerpt shows.
    private struct Hit {
        let passage: Int64
        /// Counts the episode's passages.
        let position: Int
        let moment: SearchResult.Moment
        /// Seconds: the cues that the excerpt begins and ends in.
        let shown: ClosedRange<Double>

        /// Whether both are the same spoken words: those in which two neighbouring passages overlap, or one cue's.
        func isSame(as other: Hit) -> Bool {
            if moment.start == other.moment.start { return true }
            guard abs(position - other.position) == 1 else { return false }
            return shown.contains(other.moment.start) || other.shown.contains(moment.start)
        }
    }

    /// What was found so far, by episode.
    private struct Found {
        var parts: [Int64: [(entry: Int64, part: SearchResult.Part)]] = [:]
        var moments: [Int64: [Hit]] = [:]
        /// Lower is better, as bm25's figures are.
        var scores: [Int64: Double] = [:]
        var isLoose = false

        var isEmpty: Bool { scores.isEmpty }

        var ranked: [Int64] {
            scores.sorted { ($0.value, $1.key) < ($1.value, $0.key) }.map(\.key)
        }

        mutating func score(_ id: Int64, _ rank: Double) {
            if let old = scores[id], old <= rank { return }
            scores[id] = rank
        }
    }

    // CROSS JOIN keeps the order: hits come best first from the index, the hidden ones fall out, and reading stops at the
    // limit. What the public may not see takes no place from what it may.

    private func addParts(matching expression: PlainWords.Expression, to found: inout Found) throws {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT e.id, e.episode_id, e.item, e.kind, e.title, e.host, t.ordinal, t.url,
                        (SELECT count(*) FROM topic o WHERE o.episode_id = e.episode_id AND o.position <= e.item)
                            AS topic_index,
                        entry_search.rank AS rank, highlight(entry_search, 2, char(2), char(3)) AS marked
                    FROM entry_search
                    CROSS JOIN entry e ON e.id = entry_search.rowid
                    CROSS JOIN visible v ON v.id = e.episode_id
                    LEFT JOIN topic t ON t.episode_id = e.episode_id AND t.position = e.item
                    WHERE entry_search MATCH ?1 ORDER BY entry_search.rank LIMIT ?2
                    """), arguments: [expression.match, Self.hitLimit])
        for row in rows {
            let (entry, id): (Int64, Int64) = (row["id"], row["episode_id"])
            guard found.parts[id]?.contains(where: { $0.entry == entry }) != true else { continue }
            found.score(id, (row["rank"] as Double) * 2 - expression.lead)
            guard let kind = SearchResult.Part.Kind(rawValue: row["kind"]),
                found.parts[id, default: []].count < Self.perEpisode
            else { continue }
            let host: String = row["host"]
            found.parts[id, default: []].append(
                (
                    entry,
                    SearchResult.Part(
                        kind: kind, position: row["item"], topicIndex: kind == .topic ? row["topic_index"] : nil,
                        ordinal: row["ordinal"], host: host.isEmpty ? nil : host, title: row["title"], url: row["url"],
                        excerpt: Excerpt.cut(highlighted: row["marked"], length: 220).excerpt)
                ))
        }
    }

    private func addMoments(matching expression: PlainWords.Expression, to found: inout Found) throws {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT p.id, p.episode_id, p.position, p.start, p.marks, passage_search.rank AS rank,
                        highlight(passage_search, 0, char(2), char(3)) AS marked
                    FROM passage_search
                    CROSS JOIN passage p ON p.id = passage_search.rowid
                    CROSS JOIN visible v ON v.id = p.episode_id
                    WHERE passage_search MATCH ?1 ORDER BY passage_search.rank LIMIT ?2
                    """), arguments: [expression.match, Self.hitLimit])
        for row in rows {
            let (passage, id): (Int64, Int64) = (row["id"], row["episode_id"])
            guard found.moments[id]?.contains(where: { $0.passage == passage }) != true else { continue }
            found.score(id, (row["rank"] as Double) - expression.lead)
            guard found.moments[id, default: []].count < Self.perEpisode else { continue }
            let cut = Excerpt.cut(highlighted: row["marked"], length: 160)
            let start: Double = row["start"]
            let spoken = Passage(start: start, end: start, text: "", marks: Passage.decodeMarks(row["marks"]))
            let shown = spoken.second(at: cut.window.lowerBound)...spoken.second(at: cut.window.upperBound - 1)
            let hit = Hit(
                passage: passage, position: row["position"],
                moment: SearchResult.Moment(start: cut.offset.map(spoken.second(at:)) ?? start, excerpt: cut.excerpt),
                shown: shown)
            // The better of two that are the same stands already.
            if found.moments[id, default: []].contains(where: { $0.isSame(as: hit) }) { continue }
            found.moments[id, default: []].append(hit)
        }
    }
}
