// Saving the audio files of episodes.

import Foundation
internal import GRDB
public import Podcast

extension Writer {
    /// Makes these the episode's audio files, in this order: the first is the one of feeds. Files of our own that it has no
    /// more leave their names behind as redirects.
    ///
    /// - Parameter chapters: those that stand in the first file. They are the episode's as long as its notes have none. Nil:
    ///   those that are known stay.
    public func setAudio(of id: Int64, _ files: [StoredAudio], chapters: [Chapter]? = nil) throws {
        contentChanged()
        let locations = Set(files.map(\.enclosure.location))
        for former in try reader.audio(of: id)
        where former.sha256 != nil && !locations.contains(former.enclosure.location) {
            try run(
                "INSERT OR REPLACE INTO former_media (location, episode_id) VALUES (?, ?)",
                [former.enclosure.location, id])
        }
        try run("DELETE FROM enclosure WHERE episode_id = ?", [id])
        for (position, file) in files.enumerated() {
            let enclosure = file.enclosure
            try run("DELETE FROM former_media WHERE location = ?", [enclosure.location])
            try run(
                """
                INSERT INTO enclosure (episode_id, position, location, type, bytes, duration, sha256, original, tags)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    id, position, enclosure.location, enclosure.type, enclosure.bytes, enclosure.duration,
                    file.sha256.map { Data($0) }, file.original, file.tags.map { Data($0) },
                ])
        }
        if let chapters { try setAudioChapters(chapters, of: id) }
        try run("UPDATE episode SET modified = ? WHERE id = ?", [seconds(now), id])
    }

    /// Makes this the episode's one audio file: see `setAudio`.
    ///
    /// - Parameters:
    ///   - sha256: of a file of our own; nil for audio that lies elsewhere.
    ///   - chapters: those that stand in the file.
    public func setEnclosure(
        of id: Int64, _ enclosure: Enclosure, sha256: [UInt8]?, chapters: [Chapter] = []
    ) throws {
        try setAudio(of: id, [StoredAudio(enclosure, sha256: sha256)], chapters: chapters)
    }

    /// The episode whose audio this is, in any state, and its title; nil when no episode has it.
    public func owner(ofMedia location: String, sha256: [UInt8]? = nil) throws -> EpisodeRecord? {
        let id = try Int64.fetchOne(
            database, sql: "SELECT episode_id FROM enclosure WHERE location = ?1 OR original = ?1 OR sha256 = ?2",
            arguments: [location, sha256.map { Data($0) }])
        return try id.flatMap { try reader.record(id: $0) }
    }
}
