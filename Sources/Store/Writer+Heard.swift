// Keeping when conversations come to their topics.

internal import GRDB
public import Podcast

/// What an episode's topics are heard in.
public struct HearingInput: Sendable, Equatable {
    /// The episode's id.
    public var id: Int64
    /// In the order of the notes. One that a chapter of the same title gives a time has it as its start.
    public var topics: [Topic]
    public var transcript: StoredTranscript
}

extension Reader {
    /// The episodes in any state whose topics were not heard by this edition, for want of notes or of a transcript until
    /// now, or were heard by another.
    public func unheardEpisodes(edition: Int) throws -> [Int64] {
        try Int64.fetchAll(
            database,
            sql: """
                SELECT t.episode_id FROM transcript t WHERE t.heard_edition <> ?
                AND EXISTS (SELECT 1 FROM topic o WHERE o.episode_id = t.episode_id) ORDER BY t.episode_id
                """, arguments: [edition])
    }

    /// What these episodes' topics are heard in; nothing for one without a transcript.
    public func hearingInputs(of ids: [Int64]) throws -> [HearingInput] {
        let contents = try contents(of: ids)
        return try ids.compactMap { id in
            guard let transcript = try transcript(of: id) else { return nil }
            return HearingInput(id: id, topics: contents[id].map(Self.timed) ?? [], transcript: transcript)
        }
    }

    private static func timed(_ content: EpisodeContent) -> [Topic] {
        let chapters = Dictionary(grouping: content.chapters) { $0.title.lowercased() }
        return content.topics.map { topic in
            var topic = topic
            if topic.start == nil, !topic.title.isEmpty, let named = chapters[topic.title.lowercased()],
                named.count == 1
            {
                topic.start = named[0].start
            }
            return topic
        }
    }
}

extension Writer {
    /// Keeps when the conversation comes to an episode's topics. What others may read has changed only when a second did.
    ///
    /// - Parameters:
    ///   - starts: for each topic, in the order of the notes; nil where nobody knows, and where the notes give a time.
    ///   - edition: who found them.
    public func setHeard(_ starts: [Double?], of id: Int64, edition: Int) throws {
        try run("UPDATE transcript SET heard_edition = ? WHERE episode_id = ?", [edition, id])
        let rows = try Row.fetchAll(
            database, sql: "SELECT id, heard FROM topic WHERE episode_id = ? ORDER BY position", arguments: [id])
        var isChanged = false
        for (row, start) in zip(rows, starts) where row["heard"] as Double? != start {
            isChanged = true
            try run("UPDATE topic SET heard = ? WHERE id = ?", [start, row["id"] as Int64])
        }
        guard isChanged else { return }
        contentChanged()
        try run("UPDATE episode SET modified = ? WHERE id = ?", [seconds(now), id])
    }
}
