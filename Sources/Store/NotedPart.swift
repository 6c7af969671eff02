// A part of an episode's notes as lists across episodes show it.

public import Foundation
internal import GRDB

/// An episode by its names alone: what a line that leads to it shows.
public struct EpisodeLabel: Sendable, Equatable, Identifiable {
    public var id: Int64
    /// Nil for trailers and other specials.
    public var number: Int?
    public var season: Int?
    public var slug: String
    public var title: String
    /// In UTC; nil when nobody said.
    public var published: Date?

    public init(
        id: Int64, number: Int? = nil, season: Int? = nil, slug: String, title: String, published: Date? = nil
    ) {
        self.id = id
        self.number = number
        self.season = season
        self.slug = slug
        self.title = title
        self.published = published
    }
}

/// A person by name, with the slug of the person's page.
public struct PersonName: Sendable, Equatable, Hashable {
    /// In full where an episode names the person both in full and by the first name.
    public var name: String
    public var slug: String

    public init(name: String, slug: String) {
        self.name = name
        self.slug = slug
    }
}

/// A topic, extra, joke, text or sponsor of an episode: where it is and what it is called.
public struct NotedPart: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        case topic, extra, joke, prose, sponsor
    }

    public var episode: EpisodeLabel
    public var kind: Kind
    /// Counts the parts of all kinds from 0 in the order of the file; nil for a sponsor.
    public var position: Int?
    /// Counts the episode's topics from 1; nil for all else.
    public var topicIndex: Int?
    /// Who brought it; nil when the notes do not say.
    public var host: PersonName?
    /// Its title, or the sponsor's name; empty when the notes give none.
    public var title: String
    /// Its own link, as written; nil without one.
    public var url: String?
    /// Seconds from the start of the audio to where a topic begins; nil when the notes give no time.
    public var start: Double?

    public init(
        episode: EpisodeLabel, kind: Kind, position: Int? = nil, topicIndex: Int? = nil, host: PersonName? = nil,
        title: String, url: String? = nil, start: Double? = nil
    ) {
        self.episode = episode
        self.kind = kind
        self.position = position
        self.topicIndex = topicIndex
        self.host = host
        self.title = title
        self.url = url
        self.start = start
    }
}

extension Reader {
    /// The columns of `EpisodeLabel`, from `visible v`.
    static let labelColumns = """
        v.id AS v_id, v.number AS v_number, v.season AS v_season, v.slug AS v_slug, v.title AS v_title,
        v.published AS v_published
        """

    static func label(_ row: Row) -> EpisodeLabel {
        EpisodeLabel(
            id: row["v_id"], number: row["v_number"], season: row["v_season"], slug: row["v_slug"],
            title: row["v_title"],
            published: (row["v_published"] as Int64?).map { Date(timeIntervalSince1970: Double($0)) })
    }

    /// When an episode `visible v` came, to put rows in order: one without a date beside the number before it.
    static let sortDate = """
        coalesce(v.published, (
            SELECT d.published FROM visible d
            WHERE d.number IS NOT NULL AND d.published IS NOT NULL
            AND ifnull(d.season, 0) = ifnull(v.season, 0) AND d.number < v.number
            ORDER BY d.number DESC LIMIT 1), 0)
        """

    /// Puts rows with `visible v` in order, the newest episode first.
    static let newestFirst = "\(sortDate) DESC, ifnull(v.season, 0) DESC, ifnull(v.number, -1) DESC, v.id DESC"

    /// A limit or an offset within bounds: SQLite takes a negative limit for none.
    static func bounded(_ count: Int, to most: Int = 1000) -> Int { max(0, min(count, most)) }

    /// Above this many episodes as a host, a short name is a regular's own, whoever else's name begins with it.
    private static let regularsFrom = 10

    /// Who is meant by a name in an episode: the person whose fuller name stands in the same episode, if there is one
    /// only. SQL for a person's id.
    static func known(person: String, episode: String) -> String {
        """
        coalesce((
            SELECT min(f.full_id) FROM fuller_name f
            JOIN appearance a ON a.person_id = f.full_id AND a.episode_id = \(episode)
            WHERE f.short_id = \(person) AND NOT EXISTS (
                SELECT 1 FROM appearance r WHERE r.person_id = f.short_id AND r.role = 'host'
                LIMIT 1 OFFSET \(regularsFrom))
            HAVING min(f.full_id) = max(f.full_id)), \(person))
        """
    }

    /// The columns of `NotedPart` from a table of parts `t` that has a `person_id`, with the join that names the person.
    static func partColumns(_ kind: NotedPart.Kind) -> String {
        let index = "(SELECT count(*) FROM topic o WHERE o.episode_id = t.episode_id AND o.position <= t.position)"
        return """
            \(labelColumns), '\(kind.rawValue)' AS kind, t.position, t.title, t.url,
            \(kind == .topic ? index : "NULL") AS topic_index, \(kind == .topic ? "t.start" : "NULL") AS start,
            p.name AS host, p.slug AS host_slug
            """
    }

    static let hostJoin = "LEFT JOIN person p ON p.id = \(known(person: "t.person_id", episode: "t.episode_id"))"

    static func part(_ row: Row) -> NotedPart {
        let kind = NotedPart.Kind(rawValue: row["kind"]) ?? .prose
        return NotedPart(
            episode: label(row), kind: kind, position: kind == .sponsor ? nil : row["position"],
            topicIndex: row["topic_index"], host: host(row), title: row["title"], url: row["url"],
            start: row["start"])
    }

    static func host(_ row: Row) -> PersonName? {
        guard let name: String = row["host"], let slug: String = row["host_slug"] else { return nil }
        return PersonName(name: name, slug: slug)
    }
}
