// The files of one import, read and measured, before anything is written.

import Foundation
import Podcast
import ShowNotes
import Store

/// One import's files.
struct Batch {
    /// The content version that all of this was prepared against.
    let version: Int64
    let known: [KnownFile: Int64?]
    let isDryRun: Bool
    let mediaFolder: String
    let progress: Progress
    /// In order of number.
    var notes: [ReadNotes] = []
    /// One an episode, in the order of their names.
    var transcripts: [(key: String, file: ImportFile)] = []
    /// Measured, one an episode.
    var audio: [(key: String, read: ReadAudio)] = []
    var problems: [Problem] = []

    private var audioFiles: [(key: String, file: ImportFile)] = []

    init(
        version: Int64, known: [KnownFile: Int64?], isDryRun: Bool, mediaFolder: String, progress: Progress
    ) {
        self.version = version
        self.known = known
        self.isDryRun = isDryRun
        self.mediaFolder = mediaFolder
        self.progress = progress
    }

    var hasErrors: Bool { problems.contains { $0.severity == .error } }

    /// Words of the transcripts' file names by key.
    var transcriptSlugs: [String: String] {
        Dictionary(
            transcripts.compactMap { key, file in FileName(file.baseName).slug.map { (key, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// What an episode's other files are matched by: the number, else the slug.
    static func key(_ name: FileName) -> String? { name.number.map(String.init) ?? name.slug }

    /// Pairs the files that are no notes with the episodes they belong to.
    mutating func sortOthers(_ files: [ImportFile]) {
        var transcripts: [String: ImportFile] = [:]
        var audio: [String: ImportFile] = [:]
        let named = writtenAudio(files)
        for file in files {
            let key = Self.key(FileName(file.baseName))
            switch file.kind {
            case .notes: break
            case .transcript: add(file, key, to: &transcripts, "transcript")
            case .audio: add(file, named[file.baseName] ?? key, to: &audio, "audio file")
            case nil:
                warn(file, "is not taken; an import takes \(ImportFile.extensions)")
                progress.step()
            }
        }
        self.transcripts = transcripts.sorted { $0.value.name < $1.value.name }.map { ($0.key, $0.value) }
        audioFiles = audio.sorted { $0.value.name < $1.value.name }.map { ($0.key, $0.value) }
    }

    private mutating func add(
        _ file: ImportFile, _ key: String?, to files: inout [String: ImportFile], _ what: String
    ) {
        guard let key else {
            warn(file, "should begin with its episode's number, as 042.vtt, or be named as its episode's slug")
            progress.step()
            return
        }
        guard let other = files[key] else {
            files[key] = file
            return
        }
        // Milliseconds and speakers are worth more; among equals the first name wins.
        let isBetter = Self.rank(file) < Self.rank(other)
        let (kept, left) = isBetter ? (file, other) : (other, file)
        files[key] = kept
        warn(left, "is left aside: \(kept.baseName) is episode \(key)'s \(what) already")
        progress.step()
    }

    private static func rank(_ file: ImportFile) -> Int {
        file.baseName.hasSuffix(".vtt") ? 0 : file.baseName.hasSuffix(".srt") ? 1 : 2
    }

    private mutating func warn(_ file: ImportFile, _ message: String) {
        problems.append(Problem(path: file.name, line: nil, severity: .warning, message: message))
    }

    /// Audio files that notes name in their front matter, by file name, with the key of those notes.
    private func writtenAudio(_ files: [ImportFile]) -> [String: String] {
        var named: [String: String] = [:]
        for case .parsed(let file, _) in notes.map(\.outcome) {
            guard let audio = file.audio, let key = file.number.map(String.init) ?? file.slug else { continue }
            named[audio.location] = key
        }
        return named
    }

    mutating func readAudio() throws(ImportError) {
        let stage = AudioStage(mediaFolder: mediaFolder, known: known, isDryRun: isDryRun)
        if !audioFiles.isEmpty { stage.sweep() }
        for (key, file) in audioFiles {
            let read = try stage.read(file)
            if case .bad(let problem) = read.outcome { problems.append(problem) } else { audio.append((key, read)) }
            progress.step()
        }
    }

    func removeNewAudio() {
        let stage = AudioStage(mediaFolder: mediaFolder, known: known, isDryRun: isDryRun)
        for (_, read) in audio { stage.remove(read) }
    }

    /// The report of an import that its errors kept out.
    func refusal() -> ImportReport {
        var report = ImportReport()
        report.isRefused = true
        report.problems = problems.inOrder
        return report
    }
}

extension [Problem] {
    /// Errors first, then by file and line.
    var inOrder: [Problem] {
        sorted {
            ($0.severity == .error ? 0 : 1, $0.path, $0.line ?? 0) < (
                $1.severity == .error ? 0 : 1, $1.path, $1.line ?? 0
            )
        }
    }
}
