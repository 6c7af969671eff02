// The episodes of a year and of a tag.

public import Foundation
internal import GRDB
public import Podcast

/// A year with episodes.
public struct YearCount: Sendable, Equatable {
    /// Nil for the episodes that no date, and no number beside a date, gives a year to.
    public var year: Int?
    public var episodes: Int

    public init(year: Int? = nil, episodes: Int) {
        self.year = year
        self.episodes = episodes
    }
}

/// A tag with episodes: all spellings that make one slug.
public struct TagCount: Sendable, Equatable {
    public var slug: String
    /// Never empty; more than one where different words make the same slug ("C", "C++").
    public var names: [String]
    public var episodes: Int

    public init(slug: String, names: [String], episodes: Int) {
        self.slug = slug
        self.names = names
        self.episodes = episodes
    }
}

extension Reader {
    /// The years of the visible episodes, newest first, each as a year of the time zone. An episode without a date counts
    /// to the year of the numbers around it.
    public func years(in zone: TimeZone) throws -> [YearCount] {
        let dates = try Int64.fetchCursor(
            database.cachedStatement(
                sql: """
                    WITH ordered AS (\(Self.ordered))
                    SELECT sort_date FROM ordered ORDER BY sort_date DESC
                    """))
        var years: [YearCount] = []
        var bounds: Range<Int64>?
        while let date = try dates.next() {
            if date == 0 {
                if years.last?.year != nil || years.isEmpty { years.append(YearCount(year: nil, episodes: 0)) }
            } else if bounds?.contains(date) != true {
                let year = Self.calendar(zone).component(.year, from: Date(timeIntervalSince1970: Double(date)))
                bounds = Self.bounds(of: year, in: zone)
                years.append(YearCount(year: year, episodes: 0))
            }
            years[years.count - 1].episodes += 1
        }
        return years
    }

    /// The visible episodes of a year of the time zone, newest first; of none when it is nil.
    public func episodes(year: Int?, in zone: TimeZone, limit: Int, offset: Int = 0) throws -> [Episode] {
        let (limit, offset) = (Self.bounded(limit), Self.bounded(offset, to: .max))
        guard let year else {
            return try episodes(where: "sort_date = 0", [], limit: limit, offset: offset)
        }
        guard let bounds = Self.bounds(of: year, in: zone) else { return [] }
        return try episodes(
            where: "sort_date >= ? AND sort_date < ? AND sort_date <> 0", [bounds.lowerBound, bounds.upperBound],
            limit: limit, offset: offset)
    }

    static func calendar(_ zone: TimeZone) -> Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        return calendar
    }

    /// The seconds of a year; nil for what nobody would call one.
    static func bounds(of year: Int, in zone: TimeZone) -> Range<Int64>? {
        guard (1...9999).contains(year) else { return nil }
        let calendar = calendar(zone)
        let start = { (year: Int) in
            calendar.date(from: DateComponents(year: year, month: 1, day: 1)).map { Int64($0.timeIntervalSince1970) }
        }
        guard let first = start(year), let next = start(year + 1), first < next else { return nil }
        return first..<next
    }

    /// How many tags, told apart by their slugs, visible episodes have.
    public func tagCount() throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(
                sql: "SELECT count(DISTINCT t.slug) FROM tag t JOIN visible v ON v.id = t.episode_id")) ?? 0
    }

    /// The tags of visible episodes, those with the most first.
    public func tags(limit: Int, offset: Int = 0) throws -> [TagCount] {
        try tags("true", [], limit: limit, offset: offset)
    }

    /// The tags that make this slug; nil when no visible episode has one.
    public func tag(slug: String) throws -> TagCount? {
        try tags("t.slug = ?", [slug], limit: 1, offset: 0).first
    }

    private func tags(
        _ condition: String, _ arguments: StatementArguments, limit: Int, offset: Int
    ) throws -> [TagCount] {
        // Tags that differ in case are one name: the column says so.
        let statement = try database.cachedStatement(
            sql: """
                SELECT t.slug, count(DISTINCT t.episode_id) AS n, (
                    SELECT group_concat(name, char(31)) FROM (
                        SELECT min(x.name COLLATE BINARY) AS name FROM tag x JOIN visible w ON w.id = x.episode_id
                        WHERE x.slug = t.slug GROUP BY x.name ORDER BY x.name LIMIT 20)) AS names
                FROM tag t JOIN visible v ON v.id = t.episode_id WHERE \(condition)
                GROUP BY t.slug ORDER BY n DESC, t.slug LIMIT ? OFFSET ?
                """)
        let all = arguments + [Self.bounded(limit), Self.bounded(offset, to: .max)]
        return try Row.fetchAll(statement, arguments: all).map { row in
            TagCount(
                slug: row["slug"], names: (row["names"] as String).split(separator: "\u{1F}").map(String.init),
                episodes: row["n"])
        }
    }

    /// The visible episodes with a tag that makes this slug, newest first.
    public func episodes(tagSlug slug: String, limit: Int, offset: Int = 0) throws -> [Episode] {
        try episodes(
            where: "id IN (SELECT episode_id FROM tag WHERE slug = ?)", [slug], limit: Self.bounded(limit),
            offset: Self.bounded(offset, to: .max))
    }
}
