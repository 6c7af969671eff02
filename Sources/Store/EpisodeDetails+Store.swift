// What is for feeds alone, saved and read back.

import Foundation
internal import GRDB
public import Podcast

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
    /// An episode's details, without its notes.
    public func details(of id: Int64) throws -> EpisodeDetails {
        let facts = try String.fetchOne(
            database.cachedStatement(sql: "SELECT facts FROM episode_detail WHERE episode_id = ?"), arguments: [id])
        return try facts.map(Self.details) ?? EpisodeDetails()
    }

    private static func details(_ facts: String) throws -> EpisodeDetails {
        try JSONDecoder().decode(EpisodeDetails.self, from: Data(facts.utf8))
    }

    /// Adds the episodes' details to their notes.
    /// - Parameter list: The episodes' ids, as `list` gives them.
    func addDetails(to contents: inout [Int64: EpisodeContent], _ list: String) throws {
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: "SELECT episode_id, facts FROM episode_detail WHERE episode_id IN \(Self.listed)"),
            arguments: [list])
        while let row = try rows.next() { contents[row["episode_id"]]?.details = try Self.details(row["facts"]) }
    }
}
