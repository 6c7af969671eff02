// What is for feeds alone, saved and read back.

import Foundation
internal import GRDB
import Podcast

extension Writer {
    /// Replaces an episode's details.
    func setDetails(of id: Int64, _ details: EpisodeDetails) throws {
        try run("DELETE FROM episode_detail WHERE episode_id = ?", [id])
        guard !details.isEmpty else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(details), as: UTF8.self)
        try run("INSERT INTO episode_detail (episode_id, facts) VALUES (?, ?)", [id, text])
    }
}

extension Reader {
    /// Adds the episodes' details to their notes.
    /// - Parameter list: The episodes' ids, as `list` gives them.
    func addDetails(to contents: inout [Int64: EpisodeContent], _ list: String) throws {
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: "SELECT episode_id, facts FROM episode_detail WHERE episode_id IN \(Self.listed)"),
            arguments: [list])
        let decoder = JSONDecoder()
        while let row = try rows.next() {
            contents[row["episode_id"]]?.details =
                try decoder.decode(EpisodeDetails.self, from: Data((row["facts"] as String).utf8))
        }
    }
}
