// The second stage of an import: transcripts, matched to episodes, parsed a few ahead of the writer.

import Digests
import Media
import Podcast
import ShowNotes
import Store

/// A transcript file after parsing, or known already.
struct ReadTranscript: Sendable {
    enum Outcome: Sendable {
        /// The very file that an episode has, or that waits for its episode (nil).
        case known(Int64?)
        /// The very file that an episode has, with passages made anew: those in the store are an older version's.
        case rejoined(Int64, passages: [Passage])
        case parsed(Transcript, passages: [Passage], text: String)
        case bad([Problem])
    }

    let file: ImportFile
    let sha256: [UInt8]
    let outcome: Outcome

    /// Whether an episode has this very file.
    var isKnown: Bool {
        switch outcome {
        case .known(.some), .rejoined: true
        case .known(nil), .parsed, .bad: false
        }
    }
}

/// Reads transcripts.
struct TranscriptStage: Sendable {
    private let known: [KnownFile: Int64?]
    private let outdated: Set<Int64>

    init(_ snapshot: Snapshot) {
        known = snapshot.known
        outdated = snapshot.outdatedPassages
    }

    func read(_ file: ImportFile) -> ReadTranscript {
        let bytes: [UInt8]
        do throws(MediaError) {
            bytes = try file.bytes(limit: Importer.transcriptLimit)
        } catch {
            return bad(file, [], Problem(path: file.name, line: nil, severity: .error, message: "\(error)"))
        }
        guard bytes.count <= Importer.transcriptLimit else {
            let message = "should be at most \(Importer.transcriptLimit >> 20) MB"
            return bad(file, [], Problem(path: file.name, line: nil, severity: .error, message: message))
        }
        let sha256 = SHA256.digest(bytes)
        if let id = known[KnownFile(kind: .transcript, name: file.baseName, sha256: sha256)] {
            if let id, outdated.contains(id), let transcript = try? TranscriptParser.parse(bytes, name: file.name) {
                let passages = Passages.join(transcript.cues)
                return ReadTranscript(file: file, sha256: sha256, outcome: .rejoined(id, passages: passages))
            }
            return ReadTranscript(file: file, sha256: sha256, outcome: .known(id))
        }
        let read = Self.parse(bytes, file: file, sha256: sha256)
        // WebVTT without a cue is a transcript by its form, and would take the place of one that has some.
        if case .parsed(let transcript, _, _) = read.outcome, transcript.cues.isEmpty {
            let message = "should have cues, has none; a transcript that is there stays as it is"
            return bad(file, sha256, Problem(path: file.name, line: nil, severity: .error, message: message))
        }
        return read
    }

    static func parse(_ bytes: [UInt8], file: ImportFile, sha256: [UInt8]) -> ReadTranscript {
        do throws(TranscriptError) {
            let transcript = try TranscriptParser.parse(bytes, name: file.name)
            let text = String(decoding: bytes, as: UTF8.self)
            let outcome = ReadTranscript.Outcome.parsed(
                transcript, passages: Passages.join(transcript.cues), text: text)
            return ReadTranscript(file: file, sha256: sha256, outcome: outcome)
        } catch {
            return ReadTranscript(file: file, sha256: sha256, outcome: .bad([error.problem]))
        }
    }

    private func bad(_ file: ImportFile, _ sha256: [UInt8], _ problem: Problem) -> ReadTranscript {
        ReadTranscript(file: file, sha256: sha256, outcome: .bad([problem]))
    }
}
