// The third stage of an import: audio files, measured and copied into the media folder before the transaction begins.

import Digests
import Foundation
import Media
import Podcast
import ShowNotes
import Store

/// An audio file after measuring.
struct ReadAudio: Sendable {
    enum Outcome: Sendable {
        /// An episode has the very same bytes already, or they wait for their episode (nil).
        case known(Int64?)
        case measured(Enclosure)
        case bad(Problem)
    }

    let file: ImportFile
    let sha256: [UInt8]
    let outcome: Outcome
    /// Whether this import brought the file into the media folder: it goes again when the import comes to nothing.
    let isNew: Bool
}

/// Measures audio files and brings them into the media folder under a name that changes with every byte of them.
struct AudioStage {
    let mediaFolder: String
    let known: [KnownFile: Int64?]
    let isDryRun: Bool

    func read(_ file: ImportFile) throws(ImportError) -> ReadAudio {
        let bad = { (reason: String) in
            ReadAudio(
                file: file, sha256: [],
                outcome: .bad(Problem(path: file.name, line: nil, severity: .error, message: reason)), isNew: false)
        }
        do throws(MediaError) {
            switch file.source {
            case .path(let path): return try measure(file, try FileSource(path: path), bad)
            case .bytes(let bytes): return try measure(file, MemorySource(bytes), bad)
            }
        } catch {
            return bad(error.description)
        }
    }

    private func measure(
        _ file: ImportFile, _ source: some ByteSource, _ bad: (String) -> ReadAudio
    ) throws(MediaError) -> ReadAudio {
        let sha256 = try Self.digest(source)
        if let id = known[KnownFile(kind: .audio, name: "", sha256: sha256)] {
            return ReadAudio(file: file, sha256: sha256, outcome: .known(id), isNew: false)
        }
        let facts = try AudioFacts.read(source)
        let location = Self.location(of: file, sha256: sha256, fileExtension: facts.fileExtension)
        let enclosure = Enclosure(
            location: location, type: facts.type, bytes: facts.bytes, duration: facts.duration)
        var isNew = false
        if !isDryRun {
            do {
                isNew = try copy(source, to: location)
            } catch {
                return bad("cannot be copied into the media folder: \(error)")
            }
        }
        return ReadAudio(file: file, sha256: sha256, outcome: .measured(enclosure), isNew: isNew)
    }

    /// Takes a file out of the media folder again.
    func remove(_ audio: ReadAudio) {
        guard audio.isNew, case .measured(let enclosure) = audio.outcome else { return }
        try? FileManager.default.removeItem(atPath: "\(mediaFolder)/\(enclosure.location)")
    }

    /// Removes what an import left half copied when it was killed. Copies that others have under way are younger.
    func sweep() {
        let manager = FileManager.default
        for name in (try? manager.contentsOfDirectory(atPath: mediaFolder)) ?? [] where name.hasSuffix(".part") {
            let changed = (try? manager.attributesOfItem(atPath: "\(mediaFolder)/\(name)"))?[.modificationDate] as? Date
            if let changed, changed < Date(timeIntervalSinceNow: -3600) {
                try? manager.removeItem(atPath: "\(mediaFolder)/\(name)")
            }
        }
    }

    /// "003.mp3" becomes "003-1f2e3d4c5b.mp3": ASCII, ending as its type does, another name for other bytes.
    private static func location(of file: ImportFile, sha256: [UInt8], fileExtension: String) -> String {
        let stem = file.baseName.split(separator: ".").first.map(String.init) ?? ""
        let slug = Slug.make(from: stem).map { String($0.prefix(60)) } ?? "audio"
        return "\(slug)-\(Array(sha256.prefix(5)).hex).\(fileExtension)"
    }

    private static let chunk = 1 << 20

    private static func digest(_ source: some ByteSource) throws(MediaError) -> [UInt8] {
        let stream = SHA256Stream()
        var offset: Int64 = 0
        while offset < source.size {
            let bytes = try source.read(at: offset, count: chunk)
            if bytes.isEmpty { break }
            bytes.withUnsafeBytes { stream.update($0) }
            offset += Int64(bytes.count)
        }
        return stream.finish()
    }

    /// Copies through a temporary name, so that the final one never names half a file.
    ///
    /// - Returns: false when the very same file is there already.
    private func copy(_ source: some ByteSource, to location: String) throws -> Bool {
        let path = "\(mediaFolder)/\(location)"
        let manager = FileManager.default
        try manager.createDirectory(atPath: mediaFolder, withIntermediateDirectories: true)
        if let size = (try? manager.attributesOfItem(atPath: path))?[.size] as? NSNumber, size.int64Value == source.size
        {
            return false
        }
        let temporary = "\(mediaFolder)/.\(UUID().uuidString).part"
        guard manager.createFile(atPath: temporary, contents: nil),
            let handle = FileHandle(forWritingAtPath: temporary)
        else { throw ImportError.mediaFolder("no file can be made in it") }
        do {
            var offset: Int64 = 0
            while offset < source.size {
                let bytes = try source.read(at: offset, count: Self.chunk)
                if bytes.isEmpty { break }
                try handle.write(contentsOf: bytes)
                offset += Int64(bytes.count)
            }
            try handle.synchronize()
            try handle.close()
            try manager.moveItem(atPath: temporary, toPath: path)
        } catch {
            try? handle.close()
            try? manager.removeItem(atPath: temporary)
            throw error
        }
        return true
    }
}
