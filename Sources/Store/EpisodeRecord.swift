// An episode as the import sees it: drafts and withdrawn ones too.

public import Foundation
internal import GRDB
public import Podcast

/// An episode's own row, whatever its state.
public struct EpisodeRecord: Sendable, Equatable {
    /// Nil until it is inserted.
    public var id: Int64?
    public var guid: String
    public var number: Int?
    public var season: Int?
    public var slug: String
    public var title: String
    public var summary: String
    public var state: EpisodeState
    public var published: Date?
    public var recorded: Date?

    public init(
        id: Int64? = nil, guid: String, number: Int?, season: Int?, slug: String, title: String, summary: String,
        state: EpisodeState, published: Date?, recorded: Date?
    ) {
        self.id = id
        self.guid = guid
        self.number = number
        self.season = season
        self.slug = slug
        self.title = title
        self.summary = summary
        self.state = state
        self.published = published
        self.recorded = recorded
    }

    init(row: Row) {
        let date = { (seconds: Int64?) in seconds.map { Date(timeIntervalSince1970: Double($0)) } }
        self.init(
            id: row["id"], guid: row["guid"], number: row["number"], season: row["season"], slug: row["slug"],
            title: row["title"], summary: row["summary"], state: EpisodeState(rawValue: row["state"]) ?? .draft,
            published: date(row["published"]), recorded: date(row["recorded"]))
    }
}

/// A file that some episode, or the waiting room, has now: what tells whether an import brings anything new.
public struct KnownFile: Sendable, Hashable {
    public enum Kind: Sendable { case notes, transcript, audio }

    public var kind: Kind
    /// The file's own name, without folders. Empty for audio, which is known by its bytes alone.
    public var name: String
    public var sha256: [UInt8]

    public init(kind: Kind, name: String, sha256: [UInt8]) {
        self.kind = kind
        self.name = name
        self.sha256 = sha256
    }
}

extension Reader {
    /// The files that the episodes have now, each with its episode; a waiting transcript has none. Waiting audio is not
    /// among them: it may come again under another name.
    public func knownFiles() throws -> [KnownFile: Int64?] {
        var known: [KnownFile: Int64?] = [:]
        let add = { (kind: KnownFile.Kind, sql: String) in
            let rows = try Row.fetchCursor(database, sql: sql)
            while let row = try rows.next() {
                let name = kind == .audio ? "" : row["path"] as String
                let file = KnownFile(kind: kind, name: name, sha256: [UInt8](row["sha256"] as Data))
                known[file] = .some(row["id"])
            }
        }
        try add(.transcript, "SELECT NULL AS id, path, sha256 FROM pending WHERE kind = 'transcript'")
        try add(.notes, "SELECT e.id, r.path, r.sha256 FROM episode e JOIN revision r ON r.id = e.revision_id")
        try add(.transcript, "SELECT episode_id AS id, path, sha256 FROM transcript")
        try add(.audio, "SELECT episode_id AS id, sha256 FROM enclosure WHERE sha256 IS NOT NULL")
        return known
    }

    /// The episodes whose passages were made by an older edition than `Passage.edition`.
    public func outdatedPassages() throws -> Set<Int64> {
        try Set(
            Int64.fetchAll(
                database, sql: "SELECT episode_id FROM transcript WHERE edition < ?", arguments: [Passage.edition]))
    }

    /// How many episodes have this number, in all seasons and states.
    public func recordCount(number: Int) throws -> Int {
        try Int.fetchOne(database, sql: "SELECT count(*) FROM episode WHERE number = ?", arguments: [number]) ?? 0
    }

    /// The episode with this guid, in any state.
    public func record(guid: String) throws -> EpisodeRecord? { try record("guid = ?", [guid]) }

    /// The episode with this number in this season, in any state.
    public func record(number: Int, season: Int?) throws -> EpisodeRecord? {
        try record("number = ? AND ifnull(season, 0) = ?", [number, season ?? 0])
    }

    /// The only episode with this number, whatever its season; nil when there is none or there are several.
    public func onlyRecord(number: Int) throws -> EpisodeRecord? {
        try record("number = ? AND (SELECT count(*) FROM episode WHERE number = ?) = 1", [number, number])
    }

    /// The episode that has this slug now, in any state.
    public func record(slug: String) throws -> EpisodeRecord? { try record("slug = ?", [slug]) }

    /// The episode that once had this slug, in any state.
    public func record(formerSlug slug: String) throws -> EpisodeRecord? {
        try record("id = (SELECT episode_id FROM former_slug WHERE slug = ?)", [slug])
    }

    /// The episode with this id, in any state.
    public func record(id: Int64) throws -> EpisodeRecord? { try record("id = ?", [id]) }

    private func record(_ condition: String, _ arguments: StatementArguments) throws -> EpisodeRecord? {
        let statement = try database.cachedStatement(sql: "SELECT * FROM episode WHERE \(condition)")
        return try Row.fetchOne(statement, arguments: arguments).map(EpisodeRecord.init(row:))
    }

    /// The transcript's file name of an episode in any state; nil when it has none.
    public func transcriptPath(of id: Int64) throws -> String? {
        try String.fetchOne(database, sql: "SELECT path FROM transcript WHERE episode_id = ?", arguments: [id])
    }
}
