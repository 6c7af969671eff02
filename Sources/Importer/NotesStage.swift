// The first stage of an import: notes files, read and parsed on all cores.

import Digests
import Foundation
import Media
import Podcast
import ShowNotes
import Store

/// A notes file after parsing, or known already.
struct ReadNotes: Sendable {
    enum Outcome: Sendable {
        /// The very file that the episode with this id was last made from.
        case known(Int64)
        case parsed(NotesFile, text: String)
    }

    let file: ImportFile
    let sha256: [UInt8]
    var outcome: Outcome
}

/// Reads notes files.
struct NotesStage {
    let parser: NotesParser
    let known: [KnownFile: Int64?]
    let people: [ShowPerson]
    /// Topics by host that the store has already.
    let hostCounts: [String: Int]

    /// - Parameter show: nil: its people are known by the notes alone.
    init(show: Show?, known: [KnownFile: Int64?] = [:], hostCounts: [String: Int] = [:]) {
        people = show?.people ?? []
        parser = NotesParser(cast: Cast(people: people, counts: hostCounts), showTitle: show?.title)
        self.known = known
        self.hostCounts = hostCounts
    }

    /// Reads all files, then mends names with what the whole batch and the store tell about the people.
    func read(_ files: [ImportFile], each: @escaping @Sendable () -> Void) -> [ReadNotes] {
        let prefetch = Prefetch(files, ahead: 64) { [self] file in
            defer { each() }
            return readOne(file)
        }
        var notes: [ReadNotes] = []
        while let one = prefetch.next() { notes.append(one) }
        let fresh = notes.compactMap { if case .parsed(let file, _) = $0.outcome { file } else { nil } }
        let counts = Cast.counts(in: fresh).merging(hostCounts, uniquingKeysWith: +)
        let cast = Cast(people: people, counts: counts)
        for index in notes.indices {
            guard case .parsed(let file, let text) = notes[index].outcome else { continue }
            notes[index].outcome = .parsed(cast.applied(to: file), text: text)
        }
        return notes
    }

    /// Parses a file that is known already once more.
    func again(_ notes: ReadNotes) throws(ImportError) -> (file: NotesFile, text: String) {
        let bytes: [UInt8]
        do throws(MediaError) {
            bytes = try notes.file.bytes(limit: parser.limits.fileBytes)
        } catch {
            throw .unreadable("\(notes.file.name): \(error)")
        }
        let cast = Cast(people: people, counts: hostCounts)
        let text = String(validating: bytes, as: UTF8.self) ?? ""
        return (cast.applied(to: parser.parse(bytes, path: notes.file.name)), text)
    }

    private func readOne(_ file: ImportFile) -> ReadNotes {
        let bytes: [UInt8]
        do throws(MediaError) {
            bytes = try file.bytes(limit: parser.limits.fileBytes)
        } catch {
            // A fault of this file, as what its text may have: the others need not be kept out by it.
            var unread = NotesFile(path: file.name)
            unread.problems = [Problem(path: file.name, line: nil, severity: .error, message: "\(error)")]
            return ReadNotes(file: file, sha256: [], outcome: .parsed(unread, text: ""))
        }
        let sha256 = SHA256.digest(bytes)
        if let id = known[KnownFile(kind: .notes, name: file.baseName, sha256: sha256)], let id {
            return ReadNotes(file: file, sha256: sha256, outcome: .known(id))
        }
        let parsed = parser.parse(bytes, path: file.name)
        // A file that is no text has an error among its problems and is never saved.
        let text = String(validating: bytes, as: UTF8.self) ?? ""
        return ReadNotes(file: file, sha256: sha256, outcome: .parsed(parsed, text: text))
    }
}
