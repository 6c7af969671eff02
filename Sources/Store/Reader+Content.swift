// What episodes' notes say, put together again from their tables.

internal import GRDB
public import Podcast

extension Reader {
    /// The notes of one episode.
    public func content(of id: Int64) throws -> EpisodeContent {
        try contents(of: [id])[id] ?? EpisodeContent()
    }

    /// The notes of several episodes, with a handful of statements for all of them.
    public func contents(of ids: [Int64]) throws -> [Int64: EpisodeContent] {
        let list = Self.list(ids)
        var parts: [Int64: [(position: Int, item: NotesItem)]] = [:]
        var contents: [Int64: EpisodeContent] = [:]
        let links = try links(list)
        let each = { (sql: String, make: (Row, [Link]) -> NotesItem) in
            let rows = try Row.fetchCursor(database.cachedStatement(sql: sql), arguments: [list])
            while let row = try rows.next() {
                let (id, position): (Int64, Int) = (row["episode_id"], row["position"])
                parts[id, default: []].append((position, make(row, links[Place(id, position)] ?? [])))
            }
        }
        let owned = { (table: String) in
            """
            SELECT i.*, p.name AS host FROM \(table) i LEFT JOIN person p ON p.id = i.person_id
            WHERE i.episode_id IN \(Self.listed)
            """
        }
        try each(owned("topic")) { row, links in
            .topic(
                Topic(
                    ordinal: row["ordinal"], host: row["host"], title: row["title"], url: row["url"],
                    body: Self.text(row), links: links, start: row["start"], heard: row["heard"],
                    line: row["line"]))
        }
        try each(owned("extra")) { row, links in
            .extra(
                Extra(
                    host: row["host"], title: row["title"], url: row["url"], body: Self.text(row), links: links,
                    line: row["line"]))
        }
        try each("SELECT * FROM joke WHERE episode_id IN \(Self.listed)") { row, links in
            .joke(
                Joke(title: row["title"], url: row["url"], body: Self.text(row), links: links, line: row["line"]))
        }
        try each("SELECT * FROM prose WHERE episode_id IN \(Self.listed)") { row, links in
            .prose(
                Prose(
                    kind: Prose.Kind(rawValue: row["kind"]) ?? .text, heading: row["heading"], body: Self.text(row),
                    links: links, line: row["line"]))
        }
        for id in ids {
            contents[id] = EpisodeContent(
                items: (parts[id] ?? []).sorted { $0.position < $1.position }.map(\.item))
        }
        try addHead(to: &contents, list)
        try addNamedHosts(to: &contents, list)
        try addChaptersAndTags(to: &contents, list)
        try addDetails(to: &contents, list)
        return contents
    }

    private func addHead(to contents: inout [Int64: EpisodeContent], _ list: String) throws {
        for row in try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT * FROM sponsor WHERE episode_id IN \(Self.listed) ORDER BY episode_id, position"),
            arguments: [list])
        {
            contents[row["episode_id"]]?.sponsors.append(Sponsor(name: row["name"], url: row["url"]))
        }
        for row in try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT a.episode_id, p.name FROM appearance a JOIN person p ON p.id = a.person_id
                    WHERE a.role = 'guest' AND a.episode_id IN \(Self.listed) ORDER BY a.episode_id, a.position
                    """), arguments: [list])
        {
            contents[row["episode_id"]]?.guests.append(row["name"])
        }
        for row in try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT id FROM episode WHERE self_sponsored = 1 AND id IN \(Self.listed)"),
            arguments: [list])
        {
            contents[row["id"]]?.selfSponsored = true
        }
    }

    private struct Place: Hashable {
        let episode: Int64
        let item: Int

        init(_ episode: Int64, _ item: Int) {
            self.episode = episode
            self.item = item
        }
    }

    private func links(_ list: String) throws -> [Place: [Link]] {
        var links: [Place: [Link]] = [:]
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT episode_id, item, url, text FROM link WHERE episode_id IN \(Self.listed)
                    ORDER BY episode_id, item, position
                    """), arguments: [list])
        while let row = try rows.next() {
            links[Place(row["episode_id"], row["item"]), default: []].append(Link(url: row["url"], text: row["text"]))
        }
        return links
    }

    private static func text(_ row: Row) -> RichText { RichText(html: row["html"], plain: row["plain"]) }

    /// The transcript of an episode as it was given; nil when it has none.
    public func transcript(of id: Int64) throws -> StoredTranscript? {
        try Row.fetchOne(
            database, sql: "SELECT path, format, text FROM transcript WHERE episode_id = ?", arguments: [id]
        ).flatMap { row in
            TranscriptFormat(rawValue: row["format"]).map {
                StoredTranscript(path: row["path"], format: $0, text: row["text"])
            }
        }
    }
}

/// A transcript as its file was.
public struct StoredTranscript: Sendable, Equatable {
    /// The file's name, for messages.
    public var path: String
    public var format: TranscriptFormat
    public var text: String
}

/// One text that was once imported for an episode.
public struct Revision: Sendable, Equatable {
    /// The file's name.
    public var path: String
    public var text: String
}

extension Reader {
    /// Every text that was ever imported for an episode, the present one last.
    public func revisions(of id: Int64) throws -> [Revision] {
        try Row.fetchAll(
            database, sql: "SELECT path, text FROM revision WHERE episode_id = ? ORDER BY id", arguments: [id]
        ).map { Revision(path: $0["path"], text: $0["text"]) }
    }
}
