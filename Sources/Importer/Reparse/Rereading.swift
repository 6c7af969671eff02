// One episode's stored texts, read again by today's parser.

import Digests
import Podcast
import ShowNotes
import Store

/// An episode after its texts were read again: what is different, and what is to be saved for it.
struct Reread: Sendable {
    let former: EpisodeRecord
    /// What its row and its notes are to say; nil when that is what they say already, or when they could not be read.
    var notes: (record: EpisodeRecord, content: EpisodeContent)?
    /// Its transcript with other passages; nil when they are the same, or when it could not be read.
    var transcript: ReadTranscript?
    var notesChanges: [ContentChange] = []
    var transcriptChanges: [ContentChange] = []
    /// Whether its number is new to it and another episode's.
    var isNumberTaken = false
    /// Whether the transcript is of the same format, and only cut into other passages.
    var hasOtherPassagesAlone: Bool { transcriptChanges.allSatisfy { $0.fact == "passages" } }
    /// The name of the notes' file, for messages.
    var path = ""
    /// Why something of it stays as it is.
    var problems: [Problem] = []
}

/// Reads episodes' stored texts again. Any number of threads may share one: each look takes a snapshot of its own.
struct Rereading: Sendable {
    let store: Store
    let show: Show
    let parser: NotesParser

    /// - Parameter counts: how many topics each name heads in all of the show's notes, by which names are mended; empty
    ///   while nobody has counted.
    init(store: Store, show: Show, counts: [String: Int]) {
        self.store = store
        self.show = show
        parser = NotesParser(cast: Cast(people: show.people, counts: counts), showTitle: show.title)
    }

    /// How many topics each name heads in one episode's notes.
    func counts(_ id: Int64) throws(StoreError) -> [String: Int] {
        guard let revision = try store.read({ try $0.presentRevision(of: id) }) else { return [:] }
        return Cast.counts(in: [parser.parse(Array(revision.text.utf8), path: revision.path)])
    }

    /// Reads an episode's notes and transcript; nil when there is no such episode any more.
    func read(_ id: Int64) throws(StoreError) -> Reread? {
        try store.read { reader -> Reread? in
            guard let former = try reader.record(id: id) else { return nil }
            var reread = Reread(former: former)
            try readNotes(reader, id, &reread)
            try readTranscript(reader, id, &reread)
            return reread
        }
    }

    private func readNotes(_ reader: Reader, _ id: Int64, _ reread: inout Reread) throws {
        guard let revision = try reader.presentRevision(of: id) else { return }
        let file = parser.parse(Array(revision.text.utf8), path: revision.path)
        reread.path = revision.path
        let errors = file.problems.filter { $0.severity == .error }
        guard errors.isEmpty else {
            reread.problems += errors
            return
        }
        let record = try EpisodeMaker(reader: reader, show: show).remake(reread.former, from: file)
        reread.notesChanges =
            ContentDiff.changes(from: reread.former, to: record)
            + ContentDiff.changes(from: try reader.content(of: id).written, to: file.content)
        if !reread.notesChanges.isEmpty { reread.notes = (record, file.content) }
        if let number = record.number, let owner = try reader.record(number: number, season: record.season) {
            reread.isNumberTaken = owner.id != id
        }
    }

    private func readTranscript(_ reader: Reader, _ id: Int64, _ reread: inout Reread) throws {
        guard let stored = try reader.transcript(of: id) else { return }
        let bytes = Array(stored.text.utf8)
        let file = ImportFile(name: stored.path, source: .bytes([]))
        let read = TranscriptStage.parse(bytes, file: file, sha256: SHA256.digest(bytes))
        if case .bad(let problems) = read.outcome { reread.problems += problems }
        guard case .parsed(let transcript, let passages, _) = read.outcome else { return }
        reread.transcriptChanges = TranscriptDiff.changes(
            from: try reader.passages(of: id), stored.format, to: passages, transcript.format)
        if !reread.transcriptChanges.isEmpty { reread.transcript = read }
    }
}
