// Who is on the show, and what they brought.

public import Foundation
internal import GRDB
public import Podcast

/// A host or guest, with all that visible episodes say of them.
public struct PersonSummary: Sendable, Equatable {
    public var name: PersonName
    /// Episodes in which the person is host, guest, or brings anything.
    public var episodes: Int
    /// Episodes as a host and no guest.
    public var asHost: Int
    public var asGuest: Int
    public var topics: Int
    public var extras: Int
    /// When the first of the episodes came; nil when none has a date.
    public var first: Date?
    public var last: Date?

    public init(
        name: PersonName, episodes: Int, asHost: Int, asGuest: Int, topics: Int, extras: Int, first: Date? = nil,
        last: Date? = nil
    ) {
        self.name = name
        self.episodes = episodes
        self.asHost = asHost
        self.asGuest = asGuest
        self.topics = topics
        self.extras = extras
        self.first = first
        self.last = last
    }
}

extension Reader {
    /// Each time that notes name somebody. A first name stands for the guest who has it, where the episode names both.
    ///
    /// - Parameter condition: on `person_id` and `episode_id`.
    private static func credits(where condition: String) -> String {
        """
        credit AS (
            SELECT episode_id, person_id, role AS kind FROM appearance WHERE \(condition)
            UNION ALL SELECT episode_id, person_id, 'topic' FROM topic WHERE person_id IS NOT NULL AND \(condition)
            UNION ALL SELECT episode_id, person_id, 'extra' FROM extra WHERE person_id IS NOT NULL AND \(condition))
        """
    }

    /// A person by slug, and the short names that may stand for the person.
    private static let one = """
        one AS (SELECT id FROM person WHERE slug = ?1),
        named AS (SELECT id FROM one UNION SELECT short_id FROM fuller_name WHERE full_id = (SELECT id FROM one))
        """
    private static let isNamed = "person_id IN (SELECT id FROM named)"
    private static let knownPerson = known(person: "c.person_id", episode: "c.episode_id")

    /// What stands behind the credits: one row a person and episode, and then one a person.
    private static func summaries(_ condition: String) -> String {
        """
        , tally AS (
            SELECT c.episode_id, c.person_id, max(c.kind = 'host') AS is_host, max(c.kind = 'guest') AS is_guest,
                sum(c.kind = 'topic') AS topics, sum(c.kind = 'extra') AS extras
            FROM credit c GROUP BY c.person_id, c.episode_id),
        share AS (
            SELECT c.episode_id, \(knownPerson) AS known_id, v.published, max(c.is_host) AS is_host,
                max(c.is_guest) AS is_guest, sum(c.topics) AS topics, sum(c.extras) AS extras
            FROM tally c JOIN visible v ON v.id = c.episode_id GROUP BY known_id, c.episode_id)
        SELECT p.name AS host, p.slug AS host_slug, count(*) AS episodes,
            sum(s.is_host AND NOT s.is_guest) AS as_host, sum(s.is_guest) AS as_guest, sum(s.topics) AS topics,
            sum(s.extras) AS extras, min(s.published) AS first, max(s.published) AS last
        FROM share s JOIN person p ON p.id = s.known_id WHERE \(condition)
        GROUP BY p.id ORDER BY count(*) DESC, sum(s.topics) DESC, p.name, p.id
        """
    }

    /// All hosts and guests of visible episodes, those with the most episodes first.
    public func people(limit: Int, offset: Int = 0) throws -> [PersonSummary] {
        let statement = try database.cachedStatement(
            sql: "WITH \(Self.credits(where: "true")) \(Self.summaries("true")) LIMIT ? OFFSET ?")
        return try Row.fetchAll(statement, arguments: [Self.bounded(limit), Self.bounded(offset, to: .max)])
            .compactMap(Self.summary)
    }

    /// The person with this slug; nil when no visible episode has to do with them.
    public func person(slug: String) throws -> PersonSummary? {
        let statement = try database.cachedStatement(
            sql: """
                WITH \(Self.one), \(Self.credits(where: Self.isNamed))
                \(Self.summaries("s.known_id = (SELECT id FROM one)"))
                """)
        return try Row.fetchOne(statement, arguments: [slug]).flatMap(Self.summary)
    }

    private static func summary(_ row: Row) -> PersonSummary? {
        guard let name = host(row) else { return nil }
        let date = { (seconds: Int64?) in seconds.map { Date(timeIntervalSince1970: Double($0)) } }
        return PersonSummary(
            name: name, episodes: row["episodes"], asHost: row["as_host"], asGuest: row["as_guest"],
            topics: row["topics"], extras: row["extras"], first: date(row["first"]), last: date(row["last"]))
    }

    /// The topics that a person brought, newest first.
    public func topics(personSlug slug: String, limit: Int, offset: Int = 0) throws -> [NotedPart] {
        try parts(.topic, slug, limit, offset)
    }

    /// The extras that a person brought, newest first.
    public func extras(personSlug slug: String, limit: Int, offset: Int = 0) throws -> [NotedPart] {
        try parts(.extra, slug, limit, offset)
    }

    private func parts(_ kind: NotedPart.Kind, _ slug: String, _ limit: Int, _ offset: Int) throws -> [NotedPart] {
        let known = Self.known(person: "t.person_id", episode: "t.episode_id")
        // Which rows first: what they show is looked up for those of the page alone.
        let statement = try database.cachedStatement(
            sql: """
                WITH \(Self.one), page AS (
                    SELECT t.id, row_number() OVER () AS place FROM (
                        SELECT t.id FROM \(kind.rawValue) t JOIN visible v ON v.id = t.episode_id
                        WHERE t.\(Self.isNamed) AND \(known) = (SELECT id FROM one)
                        ORDER BY \(Self.newestFirst), t.position LIMIT ?2 OFFSET ?3) t)
                SELECT \(Self.partColumns(kind)) FROM page JOIN \(kind.rawValue) t ON t.id = page.id
                JOIN visible v ON v.id = t.episode_id \(Self.hostJoin) ORDER BY page.place
                """)
        let arguments: StatementArguments = [slug, Self.bounded(limit), Self.bounded(offset, to: .max)]
        return try Row.fetchAll(statement, arguments: arguments).map(Self.part)
    }

    /// The visible episodes that a person has to do with, newest first.
    public func episodes(personSlug slug: String, limit: Int, offset: Int = 0) throws -> [Episode] {
        try episodes(
            where: """
                id IN (
                    WITH \(Self.one), \(Self.credits(where: Self.isNamed))
                    SELECT c.episode_id FROM (SELECT DISTINCT episode_id, person_id FROM credit) c
                    WHERE \(Self.knownPerson) = (SELECT id FROM one))
                """, [slug], limit: Self.bounded(limit), offset: Self.bounded(offset, to: .max))
    }

    /// The people of some episodes, by episode and by the name that its notes use: whose page a name leads to.
    public func people(episodes ids: some Sequence<Int64>) throws -> [Int64: [String: PersonName]] {
        // Somebody comes once for each credit. To make them one takes SQLite a table of its own, and the dictionary nothing.
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    WITH \(Self.credits(where: "episode_id IN \(Self.listed)"))
                    SELECT c.episode_id, w.name AS written, p.name AS host, p.slug AS host_slug
                    FROM credit c
                    JOIN visible v ON v.id = c.episode_id JOIN person w ON w.id = c.person_id
                    JOIN person p ON p.id = \(Self.knownPerson)
                    """), arguments: [Self.list(ids)])
        var people: [Int64: [String: PersonName]] = [:]
        while let row = try rows.next() {
            people[row["episode_id"], default: [:]][row["written"]] = Self.host(row)
        }
        return people
    }
}
