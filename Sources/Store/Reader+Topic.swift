// One topic, for a page of its own.

internal import GRDB
public import Podcast

/// A stretch of an episode's audio, in seconds from its start.
public struct AudioStretch: Sendable, Equatable {
    public var start: Double
    /// Where the next topic or chapter begins, or the audio ends; nil when nobody knows.
    public var end: Double?
    /// Whether its start was heard in the transcript and nobody wrote it: then it is likely, and no fact.
    public var isHeard: Bool

    public init(start: Double, end: Double? = nil, isHeard: Bool = false) {
        self.start = start
        self.end = end
        self.isHeard = isHeard
    }
}

/// A topic with what stands around it.
public struct TopicPlace: Sendable, Equatable {
    public var episode: Episode
    public var topic: Topic
    /// Who brought it; nil when the notes do not say.
    public var host: PersonName?
    /// Counts the episode's topics from 1.
    public var index: Int
    /// How many topics the episode has.
    public var count: Int
    /// Counts the parts of the notes from 0.
    public var position: Int
    /// From a written time, else from where the conversation was heard to come to it; nil when neither the notes nor a chapter
    /// of the same title nor the transcript tell.
    public var stretch: AudioStretch?
    /// The topics before and after it in the episode.
    public var previous: NotedPart?
    public var next: NotedPart?

    public init(
        episode: Episode, topic: Topic, host: PersonName? = nil, index: Int, count: Int, position: Int,
        stretch: AudioStretch? = nil, previous: NotedPart? = nil, next: NotedPart? = nil
    ) {
        self.episode = episode
        self.topic = topic
        self.host = host
        self.index = index
        self.count = count
        self.position = position
        self.stretch = stretch
        self.previous = previous
        self.next = next
    }
}

extension Reader {
    /// A topic by its episode's slug and its index, from 1; nil when there is none or the public may not see it.
    public func topic(episodeSlug slug: String, index: Int) throws -> TopicPlace? {
        guard index >= 1, let episode = try episode(slug: slug) else { return nil }
        let around = try database.cachedStatement(
            sql: """
                SELECT \(Self.partColumns(.topic)), t.ordinal, t.html, t.plain, t.line, t.heard, w.name AS written
                FROM topic t JOIN visible v ON v.id = t.episode_id \(Self.hostJoin)
                LEFT JOIN person w ON w.id = t.person_id
                WHERE t.episode_id = ? ORDER BY t.position LIMIT 3 OFFSET ?
                """)
        let rows = try Row.fetchAll(around, arguments: [episode.id, max(0, index - 2)])
        let parts = rows.map(Self.part)
        guard let at = parts.firstIndex(where: { $0.topicIndex == index }) else { return nil }
        let (row, part) = (rows[at], parts[at])
        let position: Int = row["position"]
        let links = try database.cachedStatement(
            sql: "SELECT url, text FROM link WHERE episode_id = ? AND item = ? ORDER BY position")
        let topic = Topic(
            ordinal: row["ordinal"], host: row["written"], title: part.title, url: part.url,
            body: RichText(html: row["html"], plain: row["plain"]),
            links: try Row.fetchAll(links, arguments: [episode.id, position]).map {
                Link(url: $0["url"], text: $0["text"])
            }, start: part.start, heard: row["heard"], line: row["line"])
        return TopicPlace(
            episode: episode, topic: topic, host: part.host, index: index, count: try topicCount(of: episode.id),
            position: position, stretch: try stretch(of: topic, in: episode),
            previous: at > 0 ? parts[at - 1] : nil, next: at + 1 < parts.count ? parts[at + 1] : nil)
    }

    /// How many topics visible episodes have, by the episode; none of those that have none.
    public func topicCounts() throws -> [Int64: Int] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT t.episode_id AS id, count(*) AS n FROM topic t JOIN visible v ON v.id = t.episode_id
                GROUP BY t.episode_id
                """)
        let rows = try Row.fetchAll(statement)
        return Dictionary(rows.map { ($0["id"], $0["n"]) }, uniquingKeysWith: { first, _ in first })
    }

    private func topicCount(of id: Int64) throws -> Int {
        let statement = try database.cachedStatement(sql: "SELECT count(*) FROM topic WHERE episode_id = ?")
        return try Int.fetchOne(statement, arguments: [id]) ?? 0
    }

    private func stretch(of topic: Topic, in episode: Episode) throws -> AudioStretch? {
        // Chapters of the audio count while the notes have none, as they do on the episode's page.
        let marks = try database.cachedStatement(
            sql: """
                SELECT start, title FROM topic WHERE episode_id = ?1 AND start IS NOT NULL
                UNION ALL SELECT start, title FROM chapter WHERE episode_id = ?1
                UNION ALL SELECT start, title FROM audio_chapter WHERE episode_id = ?1
                    AND NOT EXISTS (SELECT 1 FROM chapter WHERE episode_id = ?1)
                ORDER BY start
                """)
        let rows = try Row.fetchAll(marks, arguments: [episode.id])
        let known = rows.map { (start: $0["start"] as Double, title: $0["title"] as String) }
        let title = topic.title.lowercased()
        let named = title.isEmpty ? [] : known.filter { $0.title.lowercased() == title }
        // Two chapters of one title name no one place.
        let written = topic.start ?? (Set(named.map(\.start)).count == 1 ? named.first?.start : nil)
        guard let start = written ?? topic.heard else { return nil }
        // What was heard ends where the next one was heard to begin; what is written, where the next is written to.
        let heard = written == nil ? try heardStarts(of: episode.id) : []
        let end = (known.map(\.start) + heard).filter { $0 > start }.min()
        let whole = episode.enclosure.map(\.duration).flatMap { $0 > start ? $0 : nil }
        return AudioStretch(start: start, end: end ?? whole, isHeard: written == nil)
    }

    private func heardStarts(of id: Int64) throws -> [Double] {
        let statement = try database.cachedStatement(
            sql: "SELECT heard FROM topic WHERE episode_id = ? AND heard IS NOT NULL")
        return try Double.fetchAll(statement, arguments: [id])
    }
}
