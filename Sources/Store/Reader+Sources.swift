// What episodes were made from, for whoever makes them anew.

import Foundation
internal import GRDB
public import Podcast

extension Reader {
    /// The ids of all episodes in any state: by season and number, those without a number last.
    public func episodeIDs() throws -> [Int64] {
        try Int64.fetchAll(
            database, sql: "SELECT id FROM episode ORDER BY number IS NULL, ifnull(season, 0), number, id")
    }

    /// The episodes of all seasons that have this number, in any state.
    public func records(number: Int) throws -> [EpisodeRecord] {
        try Row.fetchAll(database, sql: "SELECT * FROM episode WHERE number = ? ORDER BY id", arguments: [number])
            .map(EpisodeRecord.init(row:))
    }

    /// The text that an episode in any state was last made from; nil when it never had notes.
    public func presentRevision(of id: Int64) throws -> Revision? {
        let statement = try database.cachedStatement(
            sql: "SELECT r.path, r.text FROM episode e JOIN revision r ON r.id = e.revision_id WHERE e.id = ?")
        return try Row.fetchOne(statement, arguments: [id]).map { Revision(path: $0["path"], text: $0["text"]) }
    }

    /// The passages of an episode's transcript, in their order. A mark's second is kept to the millisecond.
    public func passages(of id: Int64) throws -> [Passage] {
        let statement = try database.cachedStatement(
            sql: "SELECT start, stop, marks, text FROM passage WHERE episode_id = ? ORDER BY position")
        return try Row.fetchAll(statement, arguments: [id]).map { row in
            Passage(
                start: row["start"], end: row["stop"], text: row["text"], marks: Passage.decodeMarks(row["marks"]))
        }
    }

    /// When the last words of a transcript begin, in seconds; nil without any.
    public func lastWords(of id: Int64) throws -> Double? {
        let statement = try database.cachedStatement(
            sql: "SELECT marks FROM passage WHERE episode_id = ? ORDER BY position DESC LIMIT 1")
        return try String.fetchOne(statement, arguments: [id]).flatMap { Passage.decodeMarks($0).last?.start }
    }
}

extension EpisodeRecord {
    /// The same as it is once it was saved: dates are kept to the second.
    public var stored: EpisodeRecord {
        let second = { (date: Date?) in
            date.map { Date(timeIntervalSince1970: $0.timeIntervalSince1970.rounded(.down)) }
        }
        var record = self
        (record.published, record.recorded) = (second(published), second(recorded))
        return record
    }
}
