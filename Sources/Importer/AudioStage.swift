// The third stage of an import: audio files, measured and copied into the media folder before the transaction begins.

import Digests
import Foundation
import Media
import Podcast
import Store

/// An audio file after measuring.
struct ReadAudio: Sendable {
    enum Outcome: Sendable {
        /// The episode with this id has the very same bytes already.
        case known(Int64)
        case measured(Enclosure)
        case bad(Problem)
    }

    let file: ImportFile
    let sha256: [UInt8]
    let outcome: Outcome

    /// Media type; nil for what was not measured now.
    var type: String? { if case .measured(let enclosure) = outcome { enclosure.type } else { nil } }

    /// The file that this import brought into the media folder: it goes again when nobody comes to use it.
    var copied: String?
    /// Those that stand in the file, in the order of their seconds.
    var chapters: [Chapter] = []
    /// What is worth knowing of a file that is taken all the same.
    var warning: String?
    /// Whether the media folder had lost the file, and has it again.
    var isRestored = false
}

/// Measures audio files and brings them into the media folder under a name that changes with every byte of them.
struct AudioStage {
    let folder: MediaFolder
    let known: [KnownFile: Int64?]
    /// Where the bytes lie that are known.
    let locations: [[UInt8]: String]
    /// Whether files are copied: not in a rehearsal, and not for an import that is refused anyway.
    let copies: Bool

    /// - Throws: `ImportError` when the media folder cannot be written. What is wrong with the file is its outcome.
    func read(_ file: ImportFile) throws(ImportError) -> ReadAudio {
        do {
            switch file.source {
            case .path(let path): return try measure(file, try FileSource(path: path))
            case .bytes(let bytes): return try measure(file, MemorySource(bytes))
            }
        } catch let error as ImportError {
            throw error
        } catch {
            let problem = Problem(path: file.name, line: nil, severity: .error, message: "\(error)")
            return ReadAudio(file: file, sha256: [], outcome: .bad(problem))
        }
    }

    private func measure(_ file: ImportFile, _ source: some ByteSource) throws -> ReadAudio {
        let sha256 = try Self.digest(source)
        // What only waits is measured again: it may have come under its right name now.
        if case .some(.some(let id)) = known[KnownFile(kind: .audio, name: "", sha256: sha256)] {
            var read = ReadAudio(file: file, sha256: sha256, outcome: .known(id))
            if copies, let location = locations[sha256], !folder.holds(location, bytes: source.size) {
                try folder.put(source, as: location)
                read.isRestored = true
            }
            return read
        }
        let facts = try AudioFacts.read(source)
        let location = Self.location(of: file, sha256: sha256) + "." + facts.fileExtension
        let enclosure = Enclosure(location: location, type: facts.type, bytes: facts.bytes, duration: facts.duration)
        var read = ReadAudio(file: file, sha256: sha256, outcome: .measured(enclosure))
        read.chapters = Self.chapters(facts)
        read.warning = Self.warning(facts)
        if copies, !folder.holds(location, bytes: source.size) {
            try folder.put(source, as: location)
            read.copied = location
        }
        return read
    }

    private static func warning(_ facts: AudioFacts) -> String? {
        facts.statedDuration.map { stated in
            "lasts \(Timecode.short(facts.duration)), and its own header says \(Timecode.short(stated)), by which some players "
                + "go; ffmpeg -i OLD -c copy NEW writes the header anew"
        }
    }

    /// The chapters of a file that waited in the media folder; none when it is not to be read there.
    static func chapters(of location: String, in folder: MediaFolder) -> [Chapter] {
        guard let source = try? FileSource(path: "\(folder.path)/\(location)"), let facts = try? AudioFacts.read(source)
        else { return [] }
        return chapters(facts)
    }

    /// Those that apps list. Others are there for a picture, and have no name that is meant to be read.
    private static func chapters(_ facts: AudioFacts) -> [Chapter] {
        Chapter.ordered(
            facts.chapters.filter { $0.isListed && !$0.title.isEmpty }
                .map { Chapter(start: $0.start, title: $0.title, url: $0.url) })
    }

    /// "003.mp3" becomes "003-1f2e3d4c5b", to which its type's extension comes: ASCII, and another name for other bytes.
    static func location(of file: ImportFile, sha256: [UInt8]) -> String {
        "\(stem(of: file))-\(Array(sha256.prefix(5)).hex)"
    }

    static func stem(of file: ImportFile) -> String {
        let stem = file.baseName.split(separator: ".").first.map(String.init) ?? ""
        return Slug.make(from: stem).map { String($0.prefix(60)) } ?? "audio"
    }

    private static func digest(_ source: some ByteSource) throws(MediaError) -> [UInt8] {
        let stream = SHA256Stream()
        var offset: Int64 = 0
        while offset < source.size {
            let bytes = try source.read(at: offset, count: 1 << 20)
            if bytes.isEmpty { break }
            bytes.withUnsafeBytes { stream.update($0) }
            offset += Int64(bytes.count)
        }
        return stream.finish()
    }
}
