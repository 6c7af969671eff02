// What to read or hear next: episodes and topics that are about the same.

internal import GRDB
public import Podcast

/// An episode that is near another.
public struct RelatedEpisode: Sendable, Equatable {
    public var episode: Episode
    /// Addresses that both note, as `LinkKey`s, the most telling first.
    public var links: [String]
    /// Rare words that both have in titles of topics or their own.
    public var words: [String]

    public init(episode: Episode, links: [String], words: [String]) {
        self.episode = episode
        self.links = links
        self.words = words
    }
}

/// A topic that is near another.
public struct RelatedTopic: Sendable, Equatable {
    public var topic: NotedPart
    /// Addresses that both note, as `LinkKey`s, the most telling first.
    public var links: [String]
    /// Rare words that both have in their titles.
    public var words: [String]

    public init(topic: NotedPart, links: [String], words: [String]) {
        self.topic = topic
        self.links = links
        self.words = words
    }
}

extension Reader {
    /// The episodes nearest to one, the nearest first; never itself, and none where nothing is near.
    public func relatedEpisodes(to id: Int64, limit: Int) throws -> [RelatedEpisode] {
        var kin: [Int64: Kinship] = [:]
        for shared in try sharedLinks(of: id, position: nil) {
            kin[shared.episode, default: Kinship()].share(link: shared.key, weight: shared.weight)
        }
        let titles = try String.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT title FROM visible WHERE id = ?1
                    UNION ALL SELECT t.title FROM topic t JOIN visible v ON v.id = t.episode_id WHERE v.id = ?1
                    """), arguments: [id])
        try eachTelling(TitleWords(titles)) { word, weight, places in
            for episode in Set(places.map(\.episode)) where episode != id {
                kin[episode, default: Kinship()].share(word: word, weight: weight)
            }
        }
        let nearest = Kinship.nearest(kin, Self.bounded(limit, to: 50))
        let episodes = try episodes(ids: nearest.map(\.id))
        return nearest.compactMap { id, kinship in
            episodes[id].map { RelatedEpisode(episode: $0, links: kinship.links.map(\.key), words: kinship.words) }
        }
    }

    /// The topics of other episodes nearest to one, the nearest first; none where nothing is near.
    ///
    /// - Parameters:
    ///   - id: its episode.
    ///   - position: counts the parts of the episode's notes from 0.
    public func relatedTopics(episode id: Int64, position: Int, limit: Int) throws -> [RelatedTopic] {
        let place = try database.cachedStatement(
            sql: """
                SELECT t.id, t.title FROM topic t JOIN visible v ON v.id = t.episode_id
                WHERE t.episode_id = ? AND t.position = ?
                """)
        guard let own = try Row.fetchOne(place, arguments: [id, position]) else { return [] }
        var kin: [Int64: Kinship] = [:]
        for shared in try sharedLinks(of: id, position: position) {
            if let topic = shared.topic {
                kin[topic, default: Kinship()].share(link: shared.key, weight: shared.weight)
            }
        }
        try eachTelling(TitleWords([own["title"]])) { word, weight, places in
            for place in places where place.episode != id {
                if let topic = place.topic { kin[topic, default: Kinship()].share(word: word, weight: weight) }
            }
        }
        let nearest = Kinship.nearest(kin, Self.bounded(limit, to: 50))
        let parts = try topics(ids: nearest.map(\.id))
        return nearest.compactMap { id, kinship in
            parts[id].map { RelatedTopic(topic: $0, links: kinship.links.map(\.key), words: kinship.words) }
        }
    }

    /// An address that another episode notes too.
    private struct SharedLink {
        var key: String
        var episode: Int64
        /// The topic there that notes it; nil for an extra and the like.
        var topic: Int64?
        var weight: Double
    }

    /// How much an address says of the part that notes it.
    private static func part(_ row: String) -> String {
        """
        CASE \(row).kind WHEN 'topic' THEN 1.0 + \(row).is_main WHEN 'extra' THEN 0.5 + 0.5 * \(row).is_main ELSE 0.5 END
        """
    }

    /// - Parameter position: of one part; nil for all parts of the episode, and then each episode is told once.
    private func sharedLinks(of id: Int64, position: Int?) throws -> [SharedLink] {
        // Of an address that stands everywhere no more than a few rows are read, and of one that nobody else notes none.
        let statement = try database.cachedStatement(
            sql: """
                WITH own AS (
                    SELECT o.key, max(\(Self.part("o"))) AS weight FROM mention o JOIN visible v ON v.id = o.episode_id
                    WHERE o.episode_id = ?1 AND o.position = ifnull(?2, o.position) AND o.kind <> 'sponsor'
                    GROUP BY o.key LIMIT 300),
                rare AS (
                    SELECT * FROM own WHERE (
                        SELECT count(*) FROM (
                            SELECT 1 FROM mention x WHERE x.key = own.key AND x.episode_id <> ?1 LIMIT 60)
                        ) BETWEEN 1 AND 59)
                SELECT r.key, m.episode_id, max(r.weight * \(Self.part("m"))) / 2 AS weight, t.id AS topic
                FROM rare r CROSS JOIN mention m ON m.key = r.key JOIN visible v ON v.id = m.episode_id
                LEFT JOIN topic t ON m.kind = 'topic' AND t.episode_id = m.episode_id AND t.position = m.position
                WHERE m.kind <> 'sponsor'
                GROUP BY r.key, m.episode_id, CASE WHEN ?2 IS NULL THEN 0 ELSE t.id END
                ORDER BY r.key, m.episode_id, topic
                """)
        let rows = try Row.fetchAll(statement, arguments: [id, position]).map { row in
            SharedLink(key: row["key"], episode: row["episode_id"], topic: row["topic"], weight: row["weight"])
        }
        var episodes: [String: Set<Int64>] = [:]
        for row in rows { episodes[row.key, default: []].insert(row.episode) }
        return rows.compactMap { row in
            guard row.episode != id else { return nil }
            var row = row
            row.weight *= Kinship.weight(ofLinkIn: episodes[row.key]?.count ?? 0)
            return row.weight > 0 ? row : nil
        }
    }

    /// Calls `body` with each word that says something, what it says, and all titles that have it.
    private func eachTelling(_ words: TitleWords, _ body: (String, Double, [TellingWord.Title]) -> Void) throws {
        guard !words.words.isEmpty else { return }
        let state = cache == nil ? nil : try self.state()
        var told: [[TellingWord.Title]: [String]] = [:]
        for word in words.words {
            let telling: TellingWord?
            if let cache, let state, let known = cache.word(word, of: state) {
                telling = known
            } else {
                telling = try look(for: word, kept(\.wordBounds) { try wordBounds() })
                if let cache, let state { cache.keep(telling, for: word, of: state) }
            }
            guard let telling else { continue }
            let places = telling.titles
            guard !(told[places] ?? []).contains(where: { TitleWords.areForms($0, word) }) else { continue }
            told[places, default: []].append(word)
            body(word, telling.weight, places)
        }
    }

    private func wordBounds() throws -> WordBounds {
        let all =
            try Int.fetchOne(
                database.cachedStatement(sql: "SELECT (SELECT count(*) FROM topic) + (SELECT count(*) FROM visible)"))
            ?? 0
        // A word in one title of a hundred names a subject; in more, it is the show's own.
        return WordBounds(all: all, mostTitles: max(8, min(all / 100, 24)), mostTexts: max(20, all / 25))
    }

    /// Nil when the word says nothing.
    private func look(for word: String, _ bounds: WordBounds) throws -> TellingWord? {
        // Letters and digits between quotes: nothing of them is an operator.
        let quoted = "\"\(word)\""
        let texts = try database.cachedStatement(
            sql: "SELECT count(*) FROM (SELECT 1 FROM topic_search WHERE topic_search MATCH ?1 LIMIT ?2)")
        // The common words fall out here, after a bounded look; titles alone would be picked from all texts.
        guard let count = try Int.fetchOne(texts, arguments: [quoted, bounds.mostTexts + 1]), count <= bounds.mostTexts
        else { return nil }
        let titles = try database.cachedStatement(
            sql: """
                SELECT t.episode_id AS episode, t.id AS topic FROM topic_search s CROSS JOIN topic t ON t.id = s.rowid
                CROSS JOIN visible v ON v.id = t.episode_id WHERE s.topic_search MATCH 'title : ' || ?1
                UNION ALL SELECT v.id, NULL FROM episode_search s CROSS JOIN visible v ON v.id = s.rowid
                WHERE s.episode_search MATCH ?1 LIMIT ?2
                """)
        let found = try Row.fetchAll(titles, arguments: [quoted, bounds.mostTitles + 1])
        guard (2...bounds.mostTitles).contains(found.count) else { return nil }
        let places = found.map { TellingWord.Title(episode: $0["episode"], topic: $0["topic"]) }
        let weight =
            Kinship.weight(ofWordIn: places.count, texts: count, of: bounds.all) * TitleWords.share(of: word)
        return weight > 0 ? TellingWord(weight: weight, titles: places) : nil
    }

    private func topics(ids: [Int64]) throws -> [Int64: NotedPart] {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT t.id AS topic, \(Self.partColumns(.topic)) FROM topic t
                    JOIN visible v ON v.id = t.episode_id \(Self.hostJoin)
                    WHERE t.id IN \(Self.listed)
                    """), arguments: [Self.list(ids)])
        return Dictionary(rows.map { ($0["topic"], Self.part($0)) }, uniquingKeysWith: { first, _ in first })
    }
}
