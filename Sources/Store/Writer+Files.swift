// Saving transcripts and audio, attached to an episode or waiting for one.

import Foundation
internal import GRDB
public import Podcast

/// A transcript or an audio file whose notes have not come yet.
public struct PendingFile: Sendable, Equatable {
    public enum Kind: String, Sendable { case transcript, audio }

    public var kind: Kind
    /// The episode's number, else the slug in the file's name: what its notes will be known by.
    public var key: String
    /// The file's name, for messages.
    public var path: String
    public var sha256: [UInt8]
    /// A transcript's text; nil for audio.
    public var text: String?
    /// A measured audio file of the media folder; nil for a transcript.
    public var enclosure: Enclosure?

    public init(
        kind: Kind, key: String, path: String, sha256: [UInt8], text: String? = nil,
        enclosure: Enclosure? = nil
    ) {
        self.kind = kind
        self.key = key
        self.path = path
        self.sha256 = sha256
        self.text = text
        self.enclosure = enclosure
    }
}

extension Writer {
    /// Replaces an episode's transcript and the passages that a search finds.
    public func setTranscript(
        of id: Int64, path: String, format: TranscriptFormat, text: String, sha256: [UInt8], passages: [Passage]
    ) throws {
        contentChanged()
        try run(
            """
            INSERT OR REPLACE INTO transcript (episode_id, path, format, sha256, text, edition)
            VALUES (?, ?, ?, ?, ?, ?)
            """, [id, path, format.rawValue, Data(sha256), text, Passage.edition])
        try replacePassages(of: id, with: passages)
        try run("UPDATE episode SET modified = ? WHERE id = ?", [seconds(now), id])
    }

    /// Replaces the passages of a transcript that stays as it is: what was made of it by an older edition. No page changes.
    public func setPassages(of id: Int64, _ passages: [Passage]) throws {
        try replacePassages(of: id, with: passages)
        try run("UPDATE transcript SET edition = ? WHERE episode_id = ?", [Passage.edition, id])
    }

    private func replacePassages(of id: Int64, with passages: [Passage]) throws {
        try touch(id)
        try run("DELETE FROM passage WHERE episode_id = ?", [id])
        let statement = try database.cachedStatement(
            sql: "INSERT INTO passage (episode_id, position, start, stop, marks, text) VALUES (?, ?, ?, ?, ?, ?)")
        for (position, passage) in passages.enumerated() {
            try statement.execute(arguments: [
                id, position, passage.start, passage.end, passage.encodedMarks, passage.text,
            ])
        }
    }

    /// Puts a file into the waiting room, in place of an older one for the same episode.
    public func addPending(_ file: PendingFile) throws {
        try run(
            """
            INSERT OR REPLACE INTO pending (kind, key, path, sha256, text, location, type, bytes, duration, imported)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                file.kind.rawValue, file.key, file.path, Data(file.sha256), file.text, file.enclosure?.location,
                file.enclosure?.type, file.enclosure?.bytes, file.enclosure?.duration, seconds(now),
            ])
    }

    /// Forgets waiting audio of these bytes: it has come again, perhaps under another name.
    public func dropPendingAudio(sha256: [UInt8]) throws {
        try run("DELETE FROM pending WHERE kind = 'audio' AND sha256 = ?", [Data(sha256)])
    }

    /// Takes the files out of the waiting room that wait for one of these keys.
    public func takePending(keys: [String]) throws -> [PendingFile] {
        var taken: [PendingFile] = []
        for key in keys {
            let rows = try Row.fetchAll(database, sql: "SELECT * FROM pending WHERE key = ?", arguments: [key])
            for row in rows {
                guard let kind = PendingFile.Kind(rawValue: row["kind"]) else { continue }
                var enclosure: Enclosure?
                if let location: String = row["location"] {
                    enclosure = Enclosure(
                        location: location, type: row["type"], bytes: row["bytes"], duration: row["duration"])
                }
                taken.append(
                    PendingFile(
                        kind: kind, key: key, path: row["path"], sha256: [UInt8](row["sha256"] as Data),
                        text: row["text"], enclosure: enclosure))
            }
            if !rows.isEmpty { try run("DELETE FROM pending WHERE key = ?", [key]) }
        }
        return taken
    }
}

extension Passage {
    /// The marks in the form of the column `passage.marks`.
    var encodedMarks: String {
        var out = ""
        for mark in marks {
            if !out.isEmpty { out += " " }
            // Milliseconds as a whole number: shorter than a float, and exact.
            out += "\(mark.offset):\(Int((mark.start * 1000).rounded()))"
        }
        return out
    }

    static func decodeMarks(_ text: String) -> [Mark] {
        var marks: [Mark] = []
        var (offset, number): (Int?, Int?) = (nil, nil)
        let add = { (offset: Int?, millis: Int?) in
            if let offset, let millis { marks.append(Mark(offset: offset, start: Double(millis) / 1000)) }
        }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: ":"): (offset, number) = (number, nil)
            case UInt8(ascii: " "):
                add(offset, number)
                (offset, number) = (nil, nil)
            // What we wrote is no longer than a number is.
            case 48...57: number = (number ?? 0) &* 10 &+ Int(byte - 48)
            default: number = nil
            }
        }
        add(offset, number)
        return marks
    }
}
