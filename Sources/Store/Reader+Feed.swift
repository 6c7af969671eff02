// What feeds are made of.

public import Foundation
internal import GRDB
public import Podcast

/// An episode's place in a feed, without its words: enough to know whether its item is the one that was made before.
public struct FeedMark: Sendable, Equatable {
    public var id: Int64
    /// Which change of the show the episode was last part of: another number, another item.
    public var change: Int64
    public var published: Date
    public var modified: Date
}

/// A host or a tag with episodes in the feed.
public struct FeedSubject: Sendable, Equatable {
    public var name: String
    /// A person's slug; nil for a tag.
    public var slug: String?
    /// Episodes in the feed.
    public var count: Int

    public init(name: String, slug: String?, count: Int) {
        self.name = name
        self.slug = slug
        self.count = count
    }
}

extension Reader {
    /// Visible episodes with a publishing date and an enclosure: all that a feed item needs.
    private static let inFeed = """
        FROM visible v JOIN enclosure c ON c.episode_id = v.id AND c.position = 0 WHERE v.published IS NOT NULL
        """

    /// The newest episodes that have all that a feed item needs, newest first.
    public func feedMarks(limit: Int) throws -> [FeedMark] { try marks("", [], limit) }

    /// Those of them that a person hosts.
    public func feedMarks(hostSlug: String, limit: Int) throws -> [FeedMark] {
        try marks(
            """
            AND v.id IN (SELECT a.episode_id FROM appearance a JOIN person p ON p.id = a.person_id
                WHERE a.role = 'host' AND p.slug = ?)
            """, [hostSlug], limit)
    }

    /// Those of them that have one of some tags, whatever their capitals.
    public func feedMarks(tags: [String], limit: Int) throws -> [FeedMark] {
        let list = databaseQuestionMarks(count: tags.count)
        return try marks(
            "AND v.id IN (SELECT episode_id FROM tag WHERE name IN (\(list)))", StatementArguments(tags), limit)
    }

    /// Those of them that have a word in the title of a topic, in any of its forms.
    public func feedMarks(topicWord: String, limit: Int) throws -> [FeedMark] {
        // One word in quotation marks: nothing of it is an operator (SQLite, FTS5 §3).
        let query = "title : \"\(topicWord.replacing("\"", with: ""))\""
        return try marks(
            """
            AND v.id IN (SELECT t.episode_id FROM topic_search s JOIN topic t ON t.id = s.rowid
                WHERE s.topic_search MATCH ?)
            """, [query], limit)
    }

    private func marks(_ condition: String, _ arguments: StatementArguments, _ limit: Int) throws -> [FeedMark] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT v.id, v.change, v.published, v.modified \(Self.inFeed) \(condition)
                ORDER BY v.published DESC, v.id DESC LIMIT ?
                """)
        var all = arguments
        all += [limit]
        return try Row.fetchAll(statement, arguments: all).map { row in
            FeedMark(
                id: row[0], change: row[1], published: Date(timeIntervalSince1970: Double(row[2] as Int64)),
                modified: Date(timeIntervalSince1970: Double(row[3] as Int64)))
        }
    }

    /// The trailers among the episodes of the feed, newest first.
    public func feedTrailers() throws -> [Episode] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT \(Self.columns) \(Self.inFeed) AND v.id IN (
                    SELECT episode_id FROM episode_detail WHERE json_extract(facts, '$.kind') = 'trailer')
                ORDER BY v.published DESC, v.id DESC LIMIT 20
                """
        ).map(Self.episode)
    }

    /// The pictures that visible episodes have of their own, each once.
    public func episodeImages() throws -> [String] {
        try String.fetchAll(
            database,
            sql: """
                SELECT DISTINCT json_extract(d.facts, '$.image') AS image
                FROM episode_detail d JOIN visible v ON v.id = d.episode_id WHERE image IS NOT NULL ORDER BY image
                """)
    }

    /// The people who host episodes of the feed, those with the most first.
    public func feedHosts() throws -> [FeedSubject] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT p.name, p.slug, count(*) AS n FROM appearance a JOIN person p ON p.id = a.person_id
                WHERE a.role = 'host' AND a.episode_id IN (SELECT v.id \(Self.inFeed))
                GROUP BY p.id ORDER BY n DESC, p.name
                """
        ).map { FeedSubject(name: $0["name"], slug: $0["slug"], count: $0["n"]) }
    }

    /// The tags of the episodes of the feed, those with the most first.
    public func feedTags() throws -> [FeedSubject] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT min(t.name) AS name, count(*) AS n FROM tag t
                WHERE t.episode_id IN (SELECT v.id \(Self.inFeed))
                GROUP BY t.name ORDER BY n DESC, name
                """
        ).map { FeedSubject(name: $0["name"], slug: nil, count: $0["n"]) }
    }

    /// The newest visible episodes with a joke, dated ones alone.
    public func episodesWithJokes(limit: Int) throws -> [Episode] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT \(Self.columns) FROM visible v \(Self.enclosureJoin)
                WHERE v.published IS NOT NULL AND EXISTS (SELECT 1 FROM joke j WHERE j.episode_id = v.id)
                ORDER BY v.published DESC, v.id DESC LIMIT ?
                """, arguments: [limit]
        ).map(Self.episode)
    }
}
