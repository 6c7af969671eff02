// Which parts a show has at all.

public import Foundation
internal import GRDB

/// What the public can find: a menu names nothing that is empty.
public struct SiteSections: Sendable, Equatable {
    public var hasPeople: Bool
    public var hasLinks: Bool
    public var hasJokes: Bool
    public var hasSponsors: Bool
    public var hasTags: Bool

    public init(hasPeople: Bool, hasLinks: Bool, hasJokes: Bool, hasSponsors: Bool, hasTags: Bool) {
        self.hasPeople = hasPeople
        self.hasLinks = hasLinks
        self.hasJokes = hasJokes
        self.hasSponsors = hasSponsors
        self.hasTags = hasTags
    }
}

extension Reader {
    /// Which parts the visible episodes have.
    public func sections() throws -> SiteSections { try kept(\.sections, readSections) }

    private func readSections() throws -> SiteSections {
        // The first row that is visible ends each search.
        func any(_ table: String) -> String {
            "EXISTS (SELECT 1 FROM \(table) t JOIN visible v ON v.id = t.episode_id)"
        }
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT \(any("appearance")) AS people, \(any("mention")) AS links, \(any("joke")) AS jokes,
                        \(any("sponsor")) AS sponsors, \(any("tag")) AS tags
                    """))
        return SiteSections(
            hasPeople: row?["people"] ?? false, hasLinks: row?["links"] ?? false, hasJokes: row?["jokes"] ?? false,
            hasSponsors: row?["sponsors"] ?? false, hasTags: row?["tags"] ?? false)
    }

    /// The topics and extras that a person brought to some episodes, by episode, in the order of the file.
    public func parts(personSlug slug: String, episodes ids: some Sequence<Int64>) throws -> [Int64: [NotedPart]] {
        let list = Self.list(ids)
        var parts: [Int64: [NotedPart]] = [:]
        for kind in [NotedPart.Kind.topic, .extra] {
            let rows = try Row.fetchCursor(
                database.cachedStatement(
                    sql: """
                        SELECT \(Self.partColumns(kind)) FROM \(kind.rawValue) t JOIN visible v ON v.id = t.episode_id
                        \(Self.hostJoin) WHERE t.episode_id IN \(Self.listed) AND p.slug = ?
                        """), arguments: [list, slug])
            while let row = try rows.next() {
                let part = Self.part(row)
                parts[part.episode.id, default: []].append(part)
            }
        }
        return parts.mapValues { $0.sorted { ($0.position ?? 0) < ($1.position ?? 0) } }
    }

    /// When anything that the public sees last changed; a scheduled episode appears at its publishing date. Nil when
    /// there is nothing to see.
    public func newestChange() throws -> Date? {
        try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT max(max(modified, ifnull(published, modified))) FROM visible")
        ).map { Date(timeIntervalSince1970: Double($0)) }
    }

    /// What the show comes to in numbers.
    public func showNumbers() throws -> (episodes: Int, topics: Int, seconds: Double, firstSecond: Int64?) {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT (SELECT count(*) FROM visible) AS episodes,
                        (SELECT count(*) FROM topic t JOIN visible v ON v.id = t.episode_id) AS topics,
                        (SELECT total(c.duration) FROM enclosure c JOIN visible v ON v.id = c.episode_id
                            WHERE c.position = 0) AS seconds,
                        (SELECT min(published) FROM visible) AS first
                    """))
        return (row?["episodes"] ?? 0, row?["topics"] ?? 0, row?["seconds"] ?? 0, row?["first"])
    }
}
