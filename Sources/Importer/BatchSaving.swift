// Writing a batch: what happens within the import's one transaction.

import Podcast
import ShowNotes
import Store

/// Writes a prepared batch and keeps the report.
struct BatchSaving {
    let batch: Batch
    let writer: Writer
    let saver: EpisodeSaver

    private var added: Set<Int64> = []
    var changed: Set<Int64> = []
    /// All episodes that this batch is about.
    var seen: Set<Int64> = []
    /// What the notes of this batch say of their audio, by episode.
    var written: [Int64: WrittenFiles] = [:]
    /// The audio of episodes that this batch has files of our own for: written once it is known which of them are offered.
    var brought: [Int64: BroughtAudio] = [:]
    /// The episodes that these are of, by the SHA-256 of the files' bytes.
    var broughtOwners: [[UInt8]: Int64] = [:]
    /// Episodes that this batch gave an audio file of our own.
    var measured: Set<Int64> = []
    /// The transcripts that this batch gave to episodes.
    var transcribed: [Int64: String] = [:]
    /// The names of files by their places in the media folder, as whoever imports knows them.
    var broughtNames: [String: String] = [:]
    /// Ogg files of this batch, by their episode.
    var oggFiles: [Int64: String] = [:]
    /// The notes of this batch, by their episode.
    private var notesFiles: [Int64: String] = [:]
    var problems: [Problem]

    init(batch: Batch, writer: Writer, saver: EpisodeSaver) {
        self.batch = batch
        self.writer = writer
        self.saver = saver
        problems = batch.problems
    }

    mutating func run() throws {
        try saveNotes()
        try saveTranscripts()
        try saveAudio()
        try arrangeAudio()
        try compareAudio()
        try compareTimes()
        try warnOfOggAlone()
        if !batch.isDryRun { try Hearing(writer: writer).run() }
    }

    private mutating func saveNotes() throws {
        let bad = Set(batch.problems.filter { $0.severity == .error }.map(\.path))
        // Files that are known already come first: what a later file changes of theirs is a clash.
        for notes in batch.notes {
            guard case .known(let id) = notes.outcome else { continue }
            seen.insert(id)
            notesFiles[id] = notes.file.name
            if try saver.date(id) { changed.insert(id) }
        }
        for notes in batch.notes {
            guard case .parsed(let file, let text) = notes.outcome, !bad.contains(file.path) else { continue }
            let before = self
            // All of a file or nothing of it: an error found half-way undoes what was saved.
            try writer.attempt {
                let errors = problems.count { $0.severity == .error }
                try save(notes, file, text)
                let found = problems.filter { $0.severity == .error }.dropFirst(errors)
                guard !found.isEmpty else { return true }
                self = before
                problems += found
                return false
            }
        }
    }

    private mutating func save(_ notes: ReadNotes, _ file: NotesFile, _ text: String) throws {
        switch try saver.save(notes, file, text: text) {
        case .refused(let problem): problems.append(problem)
        case .added(let record):
            record.id.map { _ = added.insert($0) }
            try saved(record, file)
        case .changed(let record):
            guard let id = record.id else { return }
            guard !seen.contains(id), !added.contains(id) else {
                let other =
                    notesFiles[id].map { "\($0), which is also in this import" } ?? "another file of this import"
                let message = "is the same episode as \(other); an episode has one notes file"
                problems.append(Problem(path: file.path, line: nil, severity: .error, message: message))
                return
            }
            changed.insert(id)
            try saved(record, file)
        }
    }

    /// What belongs to an episode besides its notes: audio that lies elsewhere, and files that waited for it.
    private mutating func saved(_ record: EpisodeRecord, _ file: NotesFile) throws {
        guard let id = record.id else { return }
        seen.insert(id)
        notesFiles[id] = file.path
        written[id] = WrittenFiles(path: file.path, audio: file.allAudio)
        for audio in file.allAudio where audio.location.contains("://") { try attach(audio, to: id, file) }
        let keys = [record.number.map(String.init), record.slug].compactMap(\.self)
        for pending in try writer.takePending(keys: keys) {
            switch pending.kind {
            case .transcript:
                let origin = ImportFile(name: pending.path, source: .bytes([]))
                let text = [UInt8]((pending.text ?? "").utf8)
                try attach(TranscriptStage.parse(text, file: origin, sha256: pending.sha256), to: id)
            case .audio:
                guard let enclosure = pending.enclosure else { continue }
                let chapters = AudioStage.chapters(of: enclosure.location, in: batch.media)
                try attach(enclosure, chapters, sha256: pending.sha256, path: pending.path, to: id)
            }
        }
    }

    private mutating func saveTranscripts() throws {
        let stage = TranscriptStage(batch.snapshot)
        // A few dozen parsed transcripts at a time keep all cores busy and memory small.
        let prefetch = Prefetch(batch.transcripts.map(\.file), ahead: 12) { stage.read($0) }
        for (key, file) in batch.transcripts {
            guard let read = prefetch.next() else { break }
            batch.progress.step()
            if !read.isKnown, try isAmbiguous(key, file) { continue }
            switch read.outcome {
            case .bad(let found): problems += found
            case .known(let id?): seen.insert(id)
            case .rejoined(let id, let passages):
                try writer.setPassages(of: id, passages)
                seen.insert(id)
            case .known(nil):
                // Its notes may have come with this very import, and taken it from the waiting room already.
                if try episode(for: key) == nil { waiting(file, key) }
            case .parsed(_, _, let text):
                if let id = try episode(for: key) {
                    try attach(read, to: id)
                } else {
                    let pending = PendingFile(
                        kind: .transcript, key: key, path: file.baseName, sha256: read.sha256, text: text)
                    try writer.addPending(pending)
                    waiting(file, key)
                }
            }
        }
    }

    private mutating func attach(_ read: ReadTranscript, to id: Int64) throws {
        switch read.outcome {
        case .known, .rejoined: break
        case .bad(let found): problems += found
        case .parsed(let transcript, _, _):
            problems += transcript.problems
            try saver.attach(read, to: id)
            transcribed[id] = read.file.name
            seen.insert(id)
            changed.insert(id)
        }
    }

    mutating func waiting(_ file: ImportFile, _ key: String) {
        let message = "waits for its notes: there is no episode \(key) yet"
        problems.append(Problem(path: file.name, line: nil, severity: .warning, message: message))
    }

    /// Where numbers start again with each season, a number alone does not tell whose file it is.
    mutating func isAmbiguous(_ key: String, _ file: ImportFile) throws -> Bool {
        guard let number = Int(key), try writer.reader.recordCount(number: number) > 1 else { return false }
        let message =
            "belongs to one of several episodes with the number \(number): name it by its episode's slug instead"
        problems.append(Problem(path: file.name, line: nil, severity: .error, message: message))
        return true
    }

    func episode(for key: String) throws -> Int64? {
        if let number = Int(key) {
            // A key of digits is always a number: no slug is digits only.
            return try writer.reader.onlyRecord(number: number)?.id
        }
        return try writer.reader.record(slug: key)?.id
    }

    private func note(_ id: Int64, in hidden: inout ImportReport.Hidden) {
        guard let record = try? writer.reader.record(id: id) else { return }
        let label = EpisodeLabel(record)
        if record.state == .draft { hidden.drafts.append(label) }
        guard record.state == .published else { return }
        guard let published = record.published else {
            hidden.undated.append(label)
            return
        }
        if published > writer.now {
            hidden.scheduled.append(label)
            hidden.firstDue = min(hidden.firstDue ?? published, published)
        }
        if (try? writer.reader.hasEnclosure(id)) == false { hidden.silent.append(label) }
    }

    /// What was written, with all episodes that the batch is about.
    struct Outcome {
        var report: ImportReport
        /// New ones among them.
        var changed: Set<Int64> = []
        var unchanged: Set<Int64> = []
    }

    /// The report, once everything is written.
    func finished(skipsBad: Bool) -> Outcome {
        var report = ImportReport()
        report.problems = problems.inOrder
        if !report.errors.isEmpty, !skipsBad {
            report.isRefused = true
            return Outcome(report: report)
        }
        let label = { (id: Int64) -> EpisodeLabel? in
            (try? writer.reader.record(id: id)).map(EpisodeLabel.init)
        }
        report.added = added.sorted().compactMap(label)
        report.changed = changed.subtracting(added).sorted().compactMap(label)
        for id in added.union(changed).sorted() { note(id, in: &report.hidden) }
        let unchanged = seen.subtracting(added).subtracting(changed)
        report.unchanged = unchanged.count
        return Outcome(report: report, changed: added.union(changed), unchanged: unchanged)
    }
}
