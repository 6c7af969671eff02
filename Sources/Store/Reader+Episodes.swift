// Episodes that the public may see.

public import Foundation
internal import GRDB
public import Podcast

/// An episode's place among the others.
public struct Neighbours: Sendable, Equatable {
    /// The next older one.
    public var previous: Episode?
    /// The next newer one.
    public var next: Episode?

    public init(previous: Episode? = nil, next: Episode? = nil) {
        self.previous = previous
        self.next = next
    }
}

extension Reader {
    /// Visible episodes in the order of the site: newest first, an episode without a date beside the numbers around it.
    /// No more of them than gives the order: what they say is read for those that are shown.
    static let ordered = """
        SELECT v.id, v.season, v.number, coalesce(
                v.published,
                max(CASE WHEN v.number IS NOT NULL THEN v.published END) OVER (
                    ORDER BY ifnull(v.season, 0), ifnull(v.number, -1)
                    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW),
                0) AS sort_date
        FROM visible v
        """

    static let order = "sort_date DESC, ifnull(season, 0) DESC, ifnull(number, -1) DESC, id DESC"

    /// The columns of `Episode`, from a row source named `v`; `episode` reads them in this order.
    static let columns = """
        v.id, v.guid, v.number, v.season, v.slug, v.title, v.summary, v.published, v.recorded, v.modified,
        c.location, c.type, c.bytes, c.duration,
        (SELECT group_concat(name, char(31)) FROM (
            SELECT p.name FROM appearance a JOIN person p ON p.id = a.person_id
            WHERE a.episode_id = v.id AND a.role = 'host' ORDER BY a.position)) AS hosts,
        (SELECT group_concat(name, char(31)) FROM (
            SELECT p.name FROM appearance a JOIN person p ON p.id = a.person_id
            WHERE a.episode_id = v.id AND a.role = 'guest' ORDER BY a.position)) AS guests,
        EXISTS (SELECT 1 FROM transcript t WHERE t.episode_id = v.id) AS has_transcript
        """
    static let enclosureJoin = "LEFT JOIN enclosure c ON c.episode_id = v.id AND c.position = 0"

    /// How many episodes the public may see.
    public func episodeCount() throws -> Int {
        try Int.fetchOne(database, sql: "SELECT count(*) FROM visible") ?? 0
    }

    /// A stretch of the episode list, newest first.
    public func episodes(limit: Int, offset: Int = 0) throws -> [Episode] {
        let ids = try order().ids.dropFirst(max(0, offset)).prefix(max(0, limit))
        let found = try episodes(ids: ids)
        return ids.compactMap { found[$0] }
    }

    /// A stretch of those episodes that meet a condition on the columns of `ordered`, newest first.
    func episodes(
        where condition: String, _ arguments: StatementArguments, limit: Int, offset: Int
    ) throws -> [Episode] {
        try fetch(
            """
            WITH ordered AS (\(Self.ordered)),
            page AS MATERIALIZED (
                SELECT * FROM ordered WHERE \(condition) ORDER BY \(Self.order) LIMIT ? OFFSET ?)
            SELECT \(Self.columns) FROM page JOIN visible v ON v.id = page.id \(Self.enclosureJoin)
            ORDER BY page.sort_date DESC, ifnull(v.season, 0) DESC, ifnull(v.number, -1) DESC, v.id DESC
            """, arguments + [limit, offset])
    }

    /// The episode with this slug.
    public func episode(slug: String) throws -> Episode? {
        try fetch("SELECT \(Self.columns) FROM visible v \(Self.enclosureJoin) WHERE v.slug = ?", [slug]).first
    }

    /// The episode with this number; of the newest season where several have it.
    public func episode(number: Int) throws -> Episode? {
        try fetch(
            """
            SELECT \(Self.columns) FROM visible v \(Self.enclosureJoin)
            WHERE v.number = ? ORDER BY v.season DESC LIMIT 1
            """, [number]
        ).first
    }

    /// The visible episode that once had this slug.
    public func episode(formerSlug slug: String) throws -> Episode? {
        try fetch(
            """
            SELECT \(Self.columns) FROM visible v \(Self.enclosureJoin)
            JOIN former_slug f ON f.episode_id = v.id WHERE f.slug = ?
            """, [slug]
        ).first
    }

    /// The episodes of these ids that the public may see, by id.
    public func episodes(ids: some Sequence<Int64>) throws -> [Int64: Episode] {
        let ids = Array(ids)
        let state = cache == nil ? nil : try self.state()
        var found = state.flatMap { cache?.episodes(ids, of: $0) } ?? [:]
        let unknown = ids.filter { found[$0] == nil }
        guard !unknown.isEmpty else { return found }
        let read = try fetch(
            "SELECT \(Self.columns) FROM visible v \(Self.enclosureJoin) WHERE v.id IN \(Self.listed)",
            [Self.list(unknown)])
        for episode in read { found[episode.id] = episode }
        if let state { cache?.keep(read, of: state) }
        return found
    }

    /// Ids as one argument for SQL that says `IN \(listed)`: statements are kept by their text, so none has ids in it.
    static func list(_ ids: some Sequence<Int64>) -> String {
        "[" + ids.map(String.init).joined(separator: ",") + "]"
    }

    /// The ids of `list`, given as the first argument.
    static let listed = "(SELECT value FROM json_each(?1))"

    /// The episodes before and after one, in the order of the site.
    public func neighbours(of id: Int64) throws -> Neighbours {
        let order = try order()
        guard let place = order.places[id] else { return Neighbours() }
        let older = order.ids.dropFirst(place + 1).first
        let newer = place > 0 ? order.ids[place - 1] : nil
        let found = try episodes(ids: [older, newer].compactMap(\.self))
        return Neighbours(previous: older.flatMap { found[$0] }, next: newer.flatMap { found[$0] })
    }

    /// When the next scheduled episode falls due; nil when none is scheduled.
    public func nextDue() throws -> Date? {
        try state().due.map { Date(timeIntervalSince1970: Double($0)) }
    }

    private func fetch(_ sql: String, _ arguments: StatementArguments) throws -> [Episode] {
        let rows = try Row.fetchCursor(database.cachedStatement(sql: sql), arguments: arguments)
        var episodes: [Episode] = []
        while let row = try rows.next() { episodes.append(Self.episode(row)) }
        return episodes
    }

    /// An episode from a row that begins with `columns`, read by their places: lists read thousands of them.
    static func episode(_ row: Row) -> Episode {
        let names = { (joined: String?) in
            (joined?.utf8.split(separator: 0x1F) ?? []).map { String(decoding: $0, as: UTF8.self) }
        }
        let date = { (seconds: Int64?) in seconds.map { Date(timeIntervalSince1970: Double($0)) } }
        var enclosure: Enclosure?
        if let location: String = row[10] {
            enclosure = Enclosure(location: location, type: row[11], bytes: row[12], duration: row[13])
        }
        return Episode(
            id: row[0], guid: row[1], number: row[2], season: row[3], slug: row[4], title: row[5], summary: row[6],
            published: date(row[7]), recorded: date(row[8]), enclosure: enclosure, hosts: names(row[14]),
            guests: names(row[15]), hasTranscript: row[16],
            modified: Date(timeIntervalSince1970: Double(row[9] as Int64)))
    }
}
