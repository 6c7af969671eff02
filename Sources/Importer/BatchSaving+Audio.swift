// Writing a batch's audio: several files of one episode, each in another type.

import Podcast
import ShowNotes
import Store

/// What an episode's notes say of its audio.
struct WrittenFiles {
    /// The notes' name, for messages.
    var path: String
    /// The one of feeds first; empty where the notes say nothing.
    var audio: [WrittenAudio]

    /// Where a stored file stands among them; nil for one that they don't name.
    func place(of file: StoredAudio) -> Int? { audio.firstIndex { Self.names($0, file) } }

    /// Files of our own are known by the name they were brought under.
    private static func names(_ written: WrittenAudio, _ file: StoredAudio) -> Bool {
        guard file.sha256 != nil else { return written.location == file.enclosure.location }
        return ImportFile(name: written.location, source: .bytes([])).isStored(as: file.source)
    }
}

extension BatchSaving {
    /// Seconds by which a file may last longer or shorter than the one of feeds and be the same audio: encoders add silence
    /// at both ends.
    static let alternateTolerance = 2.0

    /// Audio that lies elsewhere.
    mutating func attach(_ audio: WrittenAudio, to id: Int64, _ file: NotesFile) throws {
        let remote = batch.remoteAudio[audio.location] ?? RemoteAudio()
        for message in remote.problems {
            problems.append(Problem(path: file.path, line: audio.line, severity: .warning, message: message))
        }
        guard let enclosure = remote.enclosure else { return }
        if let owner = try writer.owner(ofMedia: audio.location), owner.id != id {
            let message = "another episode has the audio \(audio.location) already"
            problems.append(Problem(path: file.path, line: audio.line, severity: .error, message: message))
            return
        }
        // Written at once: other notes' addresses are compared with it.
        var files = BroughtAudio(stored: try writer.reader.audio(of: id))
        files.put(StoredAudio(enclosure), [])
        let isMain = files.files.first?.source == enclosure.location
        try writer.setAudio(of: id, files.files, chapters: isMain ? [] : nil)
    }

    mutating func saveAudio() throws {
        for (key, read) in batch.audio {
            switch read.outcome {
            case .bad: break
            case .known(let id):
                let named = try episode(for: key)
                // The very file under the name it had: its notes may name it, or have another slug or season by now.
                guard named == id || named == nil && isSameName(read) else {
                    try clash(read.file, with: id)
                    continue
                }
                if let location = batch.snapshot.mediaLocations[read.sha256] { broughtNames[location] = read.file.name }
                seen.insert(id)
            case .measured(let enclosure):
                if try isAmbiguous(key, read.file) { continue }
                try writer.dropPendingAudio(sha256: read.sha256)
                if let id = try episode(for: key) {
                    try attach(enclosure, read.chapters, sha256: read.sha256, path: read.file.name, to: id)
                } else {
                    let pending = PendingFile(
                        kind: .audio, key: key, path: read.file.baseName, sha256: read.sha256,
                        enclosure: enclosure)
                    try writer.addPending(pending)
                    waiting(read.file, key)
                }
            }
        }
    }

    mutating func attach(
        _ enclosure: Enclosure, _ chapters: [Chapter], sha256: [UInt8], path: String, to id: Int64
    ) throws {
        let owner = try broughtOwners[sha256] ?? writer.owner(ofMedia: enclosure.location, sha256: sha256)?.id
        if let owner, owner != id { return try clash(ImportFile(name: path, source: .bytes([])), with: owner) }
        var audio = try brought[id] ?? BroughtAudio(stored: writer.reader.audio(of: id))
        audio.put(StoredAudio(enclosure, sha256: sha256), chapters)
        brought[id] = audio
        broughtOwners[sha256] = id
        broughtNames[enclosure.location] = path
        measured.insert(id)
        if enclosure.type == "audio/ogg" { oggFiles[id] = path }
        seen.insert(id)
    }

    /// Puts the files of each episode in order, and leaves out those that are not the same audio any more. Only what comes
    /// out differently is written: a file that is brought and not offered changes nothing, however often it comes.
    mutating func arrangeAudio() throws {
        for id in measured.union(written.keys).sorted() {
            let audio = try brought[id] ?? BroughtAudio(stored: writer.reader.audio(of: id))
            var files = audio.files
            if files.count > 1, let notes = try writtenFiles(of: id) { files = ordered(audio, notes) }
            guard files != audio.stored, let first = files.first else { continue }
            let isSame = first.source == audio.stored.first?.source
            let chapters =
                first.sha256 == nil
                ? [] : audio.chapters[first.source] ?? AudioStage.chapters(of: first.source, in: batch.media)
            try writer.setAudio(of: id, files, chapters: isSame ? nil : chapters)
            changed.insert(id)
        }
    }

    /// Front matter's order, then the types that everybody can play. A list in front matter is all there is to be; so is
    /// the address that it names.
    private mutating func ordered(_ audio: BroughtAudio, _ notes: WrittenFiles) -> [StoredAudio] {
        let files = audio.files
        let places = files.map(notes.place)
        let isNamed = places.contains { $0 != nil }
        var ordered: [(place: Int, rank: Int, file: StoredAudio)] = []
        for (file, place) in zip(files, places) {
            let isList = notes.audio.count > 1
            if isNamed, place == nil, isList || file.sha256 == nil {
                if isList { tell(notes, file, "is not offered: front matter lists the episode's audio without it") }
                continue
            }
            ordered.append((place ?? notes.audio.count, file.enclosure.rank, file))
        }
        ordered.sort { ($0.place, $0.rank) < ($1.place, $1.rank) }
        guard let main = ordered.first?.file else { return files }
        let wanted = main.enclosure.duration
        let isSame = { (file: StoredAudio) in abs(file.enclosure.duration - wanted) <= Self.alternateTolerance }
        return ordered.compactMap { _, _, file in
            if isSame(file) { return file }
            let message =
                "is not offered: it lasts \(Timecode.short(file.enclosure.duration)), and \(name(of: main)), which is in "
                + "the feed, lasts \(Timecode.short(wanted)); both should be the same audio"
            tell(notes, file, message)
            // What it would have taken the place of is as good as it was.
            guard let former = audio.former(of: file), isSame(former) else { return nil }
            return notes.audio.count > 1 && notes.place(of: former) == nil ? nil : former
        }
    }

    /// A file that this import brought is told under its own name, another by what notes say of it.
    private mutating func tell(_ notes: WrittenFiles, _ file: StoredAudio, _ message: String) {
        if let path = broughtNames[file.source] {
            problems.append(Problem(path: path, line: nil, severity: .warning, message: message))
        } else {
            problems.append(
                Problem(
                    path: notes.path, line: notes.audio.first?.line, severity: .warning,
                    message: "audio: \(name(of: file)) \(message)"))
        }
    }

    /// A file's name as the host knows it; the address of audio that lies elsewhere.
    func name(of file: StoredAudio) -> String {
        guard file.sha256 != nil else { return file.enclosure.location }
        return broughtNames[file.source] ?? ImportFile.name(storedAs: file.source)
    }

    /// What this batch's notes say, else the present ones; nil for an episode without any.
    func writtenFiles(of id: Int64) throws -> WrittenFiles? {
        if let known = written[id] { return known }
        return try saver.writtenAudio(id).map { WrittenFiles(path: $0.path, audio: $0.audio) }
    }

    /// Warns where notes say something else of their audio than was measured, whichever of the two came first.
    mutating func compareAudio() throws {
        for id in measured.union(written.keys).sorted() {
            guard let notes = try writtenFiles(of: id) else { continue }
            let files = try writer.reader.audio(of: id)
            for (index, audio) in notes.audio.enumerated() {
                let named = files.first { notes.place(of: $0) == index }
                // Notes that name one file mean the episode's audio, whatever the file is called now.
                guard let file = named ?? (notes.audio.count == 1 ? files.first : nil) else {
                    let isOnce = !notes.audio[..<index].contains { $0.location == audio.location }
                    if isOnce, let problem = WrittenAudioCheck.missing(audio, isMain: index == 0, path: notes.path) {
                        problems.append(problem)
                    }
                    continue
                }
                if file.sha256 != nil {
                    problems += WrittenAudioCheck.problems(
                        audio, file.enclosure, name: name(of: file), path: notes.path)
                } else if let problem = WrittenAudioCheck.missing(audio, isMain: index == 0, path: notes.path) {
                    problems.append(problem)
                }
            }
        }
    }

    /// Beside a format that everybody can play, Ogg is what its listeners asked for.
    mutating func warnOfOggAlone() throws {
        for (id, path) in oggFiles.sorted(by: { $0.key < $1.key }) {
            guard try writer.reader.audio(of: id).allSatisfy({ $0.enclosure.type == "audio/ogg" }) else { continue }
            let message =
                "is Ogg audio, which Apple's apps do not play; with an MP3 or M4A of the same audio beside it everybody "
                + "can hear it"
            problems.append(Problem(path: path, line: nil, severity: .warning, message: message))
        }
    }

    private func isSameName(_ read: ReadAudio) -> Bool {
        let name = AudioStage.location(of: read.file, sha256: read.sha256)
        return batch.snapshot.mediaLocations[read.sha256]?.hasPrefix(name + ".") == true
    }

    /// Two episodes cannot have the very same audio: one of the files has a wrong name.
    private mutating func clash(_ file: ImportFile, with id: Int64) throws {
        let owner = try writer.reader.record(id: id)
        let name = owner.map { $0.number.map { "episode \($0)" } ?? "episode \"\($0.slug)\"" } ?? "another episode"
        let message =
            "has the very same bytes as the audio of \(name); if they are there by mistake, first import that "
            + "episode's own audio"
        problems.append(Problem(path: file.name, line: nil, severity: .error, message: message))
    }
}

extension ImportFile {
    /// The name that a file of the media folder was brought under, as far as it can be told: "001-1f2e3d4c5b.mp3" came as
    /// "001.mp3".
    static func name(storedAs location: String) -> String {
        guard let dash = location.lastIndex(of: "-"), let dot = location.lastIndex(of: "."), dash < dot else {
            return location
        }
        let digits = location[location.index(after: dash)..<dot]
        return digits.utf8.count == 10 && digits.allSatisfy(\.isHexDigit)
            ? String(location[..<dash] + location[dot...]) : location
    }

    /// Whether a file of the media folder was brought under this name.
    func isStored(as location: String) -> Bool {
        let stem = AudioStage.stem(of: self) + "-"
        guard location.hasPrefix(stem) else { return false }
        let rest = location.dropFirst(stem.count).split(separator: ".", omittingEmptySubsequences: false)
        return rest.count == 2 && rest[0].utf8.count == 10 && rest[0].allSatisfy(\.isHexDigit)
            && ImportFile(name: location, source: .bytes([])).format == format
    }
}
