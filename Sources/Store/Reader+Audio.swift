// The audio files of episodes.

import Foundation
internal import GRDB
public import Podcast

extension Reader {
    /// Where the files of the media folder lie that were brought, by the SHA-256 of their bytes.
    public func mediaLocations() throws -> [[UInt8]: String] {
        let rows = try Row.fetchAll(
            database,
            sql: "SELECT sha256, ifnull(original, location) AS place FROM enclosure WHERE sha256 IS NOT NULL")
        return Dictionary(
            rows.map { ([UInt8]($0["sha256"] as Data), $0["place"] as String) },
            uniquingKeysWith: { _, last in last })
    }

    /// Whether an episode has or had this file of the media folder, or it waits for one.
    public func isMediaInUse(_ location: String) throws -> Bool {
        try Bool.fetchOne(
            database,
            sql: """
                SELECT EXISTS (SELECT 1 FROM enclosure WHERE location = ?1)
                    OR EXISTS (SELECT 1 FROM enclosure WHERE original = ?1)
                    OR EXISTS (SELECT 1 FROM pending WHERE location = ?1)
                    OR EXISTS (SELECT 1 FROM former_media WHERE location = ?1)
                """, arguments: [location]) ?? true
    }

    /// Whether an episode in any state has audio.
    public func hasEnclosure(_ id: Int64) throws -> Bool {
        try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM enclosure WHERE episode_id = ?)", arguments: [id]) ?? false
    }

    /// The audio files of an episode in any state, the one of feeds first.
    public func audio(of id: Int64) throws -> [StoredAudio] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT location, type, bytes, duration, sha256, original, tags FROM enclosure
                WHERE episode_id = ? ORDER BY position
                """)
        return try Row.fetchAll(statement, arguments: [id]).map { row in
            StoredAudio(
                Self.enclosure(row), sha256: (row["sha256"] as Data?).map { [UInt8]($0) }, original: row["original"],
                tags: (row["tags"] as Data?).map { [UInt8]($0) })
        }
    }

    /// The episodes in any state of whose audio the public hears a copy with other tags.
    public func taggedEpisodes() throws -> Set<Int64> {
        try Set(Int64.fetchAll(database, sql: "SELECT episode_id FROM enclosure WHERE original IS NOT NULL"))
    }

    /// The audio files that visible episodes have beside the one of feeds, in order.
    ///
    /// - Parameter ids: of episodes that the public may see.
    public func alternates(of ids: some Sequence<Int64>) throws -> [Int64: [Enclosure]] {
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT c.episode_id, c.location, c.type, c.bytes, c.duration
                    FROM enclosure c JOIN visible v ON v.id = c.episode_id
                    WHERE c.episode_id IN \(Self.listed) AND c.position > 0 ORDER BY c.episode_id, c.position
                    """), arguments: [Self.list(ids)])
        var found: [Int64: [Enclosure]] = [:]
        while let row = try rows.next() { found[row["episode_id"], default: []].append(Self.enclosure(row)) }
        return found
    }

    /// Whether the public may hear this file of the media folder: it belongs to a visible episode.
    public func isPublicMedia(_ name: String) throws -> Bool {
        try Bool.fetchOne(
            database,
            sql: "SELECT EXISTS (SELECT 1 FROM enclosure c JOIN visible v ON v.id = c.episode_id WHERE c.location = ?)",
            arguments: [name]) ?? false
    }

    /// All files of the media folder that the public may hear, with their bytes, and whose they are: by id, and by number
    /// (with its season) or slug.
    public func publicMedia() throws -> [(name: String, bytes: Int64, id: Int64, episode: String)] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT c.location, c.bytes, v.id, \(Self.toldName) AS episode
                FROM enclosure c JOIN visible v ON v.id = c.episode_id WHERE c.sha256 IS NOT NULL
                ORDER BY v.number IS NULL, ifnull(v.season, 0), v.number, v.slug, c.position
                """
        ).map { ($0["location"], $0["bytes"], $0["id"], $0["episode"]) }
    }

    /// The file that the public hears now in place of one that a visible episode once had: one that plays wherever that
    /// did. Nil when there is none.
    public func currentMedia(for formerName: String) throws -> String? {
        let locations = try String.fetchAll(
            database,
            sql: """
                SELECT c.location FROM former_media f JOIN visible v ON v.id = f.episode_id
                JOIN enclosure c ON c.episode_id = v.id AND c.sha256 IS NOT NULL
                WHERE f.location = ? ORDER BY c.position
                """, arguments: [formerName])
        let former = AudioFamily(fileName: formerName)
        return locations.first { AudioFamily(fileName: $0) == former }
            ?? locations.first { former.isEverywhere && AudioFamily(fileName: $0).isEverywhere }
    }

    /// What plays alike, by the name of a file. Whoever names a file in Opus says so beside its address (a `source` element,
    /// an alternate enclosure), and chose it for that: an MP3 in its place would go by a wrong type.
    private enum AudioFamily: Equatable {
        case mp3, mp4
        /// By extension.
        case other(String)

        init(fileName: String) {
            let ending = fileName.split(separator: ".").last?.lowercased() ?? ""
            self =
                switch ending {
                case "mp3": .mp3
                case "m4a", "m4b", "mp4", "aac": .mp4
                case "opus", "ogg", "oga": .other("ogg")
                default: .other(ending)
                }
        }

        /// Every app plays these, so one may take the other's place as an episode's audio.
        var isEverywhere: Bool { self == .mp3 || self == .mp4 }
    }

    private static func enclosure(_ row: Row) -> Enclosure {
        Enclosure(location: row["location"], type: row["type"], bytes: row["bytes"], duration: row["duration"])
    }
}
