// The files of one import, read and measured, before anything is written.

import Foundation
import Podcast
import ShowNotes
import Store

/// One import's files.
struct Batch {
    /// What all of this was prepared against.
    let snapshot: Snapshot
    let isDryRun: Bool
    let media: MediaFolder
    let progress: Progress
    /// In order of number.
    var notes: [ReadNotes] = []
    /// One an episode, in the order of their names.
    var transcripts: [(key: String, file: ImportFile)] = []
    /// Measured, one an episode and type.
    var audio: [(key: String, read: ReadAudio)] = []
    /// What is known of audio that lies elsewhere, by its address.
    var remoteAudio: [String: RemoteAudio] = [:]
    var problems: [Problem] = []

    private var audioFiles: [(key: String, file: ImportFile)] = []
    /// Files that another of their kind was taken before, each with the place that it has not got.
    private var leftAside: [(file: ImportFile, place: String, key: String, what: String)] = []

    init(snapshot: Snapshot, isDryRun: Bool, media: MediaFolder, progress: Progress) {
        self.snapshot = snapshot
        self.isDryRun = isDryRun
        self.media = media
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
            case .transcript where file.isOther:
                let kind = file.isDataOrPage ? "JSON or HTML" : "text"
                warn(file, "is not taken: a \(kind) file is when it is a transcript, and this one is none")
                progress.step()
            case .transcript: add(file, key, to: &transcripts, "transcript")
            case .audio: add(file, named[file.baseName] ?? key, to: &audio, "audio file", suffix: file.format)
            case nil:
                warn(
                    file,
                    file.isTooLargeToStream
                        ? "is not taken: such audio is far too large to be streamed; make an MP3 of it"
                        : "is not taken; an import takes \(ImportFile.extensions)")
                progress.step()
            }
        }
        // Only now is it known which file of each place was taken in the end.
        for left in leftAside {
            guard let kept = transcripts[left.place] ?? audio[left.place] else { continue }
            // In two folders both may have one name.
            let name = kept.baseName == left.file.baseName ? kept.name : kept.baseName
            warn(left.file, "is left aside: \(name) is episode \(left.key)'s \(left.what) already")
        }
        leftAside = []
        self.transcripts = transcripts.sorted { $0.value.name < $1.value.name }.map { ($0.key, $0.value) }
        audioFiles = audio.sorted { $0.value.name < $1.value.name }
            .map { (String($0.key.prefix { $0 != "/" }), $0.value) }
    }

    /// - Parameter suffix: an episode may have one of each; no key of an episode has a slash.
    private mutating func add(
        _ file: ImportFile, _ key: String?, to files: inout [String: ImportFile], _ what: String, suffix: String = ""
    ) {
        guard let key else {
            warn(file, "should begin with its episode's number, as 042.vtt, or be named as its episode's slug")
            progress.step()
            return
        }
        let place = suffix.isEmpty ? key : "\(key)/\(suffix)"
        guard let other = files[place] else {
            files[place] = file
            return
        }
        let isBetter = Self.isBetter(file, than: other)
        files[place] = isBetter ? file : other
        leftAside.append((isBetter ? other : file, place, key, what))
        progress.step()
    }

    /// Milliseconds and speakers are worth more, and captions have been looked over. Among equals the first is taken, but for
    /// "042 (1).mp3" and "042 copy.mp3" before "042.mp3": so a second download or copy is called.
    private static func isBetter(_ file: ImportFile, than other: ImportFile) -> Bool {
        let (new, old) = (rank(file), rank(other))
        guard new == old else { return new < old }
        let (stem, longer) = (stem(file), stem(other))
        return longer.count > stem.count && longer.hasPrefix(stem)
    }

    private static func rank(_ file: ImportFile) -> Int {
        let order = ["vtt", "srt", "json", "txt", "html", "htm"]
        let kind = file.baseName.split(separator: ".").last?.lowercased() ?? ""
        return order.firstIndex(of: kind) ?? order.count
    }

    /// A file's name without what its format is told by.
    private static func stem(_ file: ImportFile) -> Substring {
        let name = file.baseName
        return name[..<(name.lastIndex(of: ".") ?? name.endIndex)]
    }

    private mutating func warn(_ file: ImportFile, _ message: String) {
        problems.append(Problem(path: file.name, line: nil, severity: .warning, message: message))
    }

    /// Audio files that notes name in their front matter, by file name, with the key of those notes.
    private func writtenAudio(_ files: [ImportFile]) -> [String: String] {
        var named: [String: String] = [:]
        for case .parsed(let file, _) in notes.map(\.outcome) {
            guard let key = file.number.map(String.init) ?? file.slug else { continue }
            for audio in file.allAudio { named[audio.location] = key }
        }
        return named
    }

    /// - Parameter copied: gains the files that were brought into the media folder.
    mutating func readAudio(copies: Bool, _ copied: inout Set<String>) throws(ImportError) {
        let stage = AudioStage(
            folder: media, known: snapshot.known, locations: snapshot.mediaLocations, copies: copies)
        if copies, !audioFiles.isEmpty { media.sweep() }
        for (key, file) in audioFiles {
            let read = try stage.read(file)
            if let location = read.copied { copied.insert(location) }
            if read.isRestored { warn(file, "was missing from the media folder, or damaged there, and is whole again") }
            if let warning = read.warning { warn(file, warning) }
            switch read.outcome {
            case .bad(let problem): problems.append(problem)
            case .measured(let enclosure) where audio.contains { $0.key == key && $0.read.type == enclosure.type }:
                // Names can say two formats where the content is one.
                warn(file, "is left aside: episode \(key) has another file of \(enclosure.type) in this import")
            default: audio.append((key, read))
            }
            progress.step()
        }
    }

    /// Whether every file that this batch is about to name is in the media folder.
    var hasAllMedia: Bool {
        isDryRun
            || audio.allSatisfy { _, read in
                guard case .measured(let enclosure) = read.outcome else { return true }
                return media.holds(enclosure.location, bytes: enclosure.bytes)
            }
    }

    /// Collects what is wrong with the transcripts of a batch that is refused anyway.
    mutating func checkTranscripts() {
        let stage = TranscriptStage(snapshot)
        let prefetch = Prefetch(transcripts.map(\.file), ahead: 12) { stage.read($0) }
        while let read = prefetch.next() {
            switch read.outcome {
            case .bad(let found): problems += found
            case .parsed(let transcript, _, _): problems += transcript.problems
            case .known, .rejoined: break
            }
        }
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
