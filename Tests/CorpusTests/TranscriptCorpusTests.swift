// The transcripts of two real shows.

import Foundation
import Podcast
import ShowNotes
import Testing

@Suite struct TranscriptCorpusTests {
    /// A file, and what a plain count of its lines says.
    private struct Counted {
        let name: String
        let transcript: Transcript
        /// Timing lines with words below them.
        let spoken: Int
        let words: [Substring]
        let hasVoices: Bool
    }

    private static func read(_ folder: String, _ ending: String) throws -> [Counted] {
        let names = try FileManager.default.contentsOfDirectory(
            atPath: NotesCorpusTests.folder.appending(path: folder).path())
        return try names.filter { $0.hasSuffix(ending) }.sorted().map { name in
            let bytes = try NotesCorpusTests.bytes("\(folder)/\(name)")
            let transcript = try TranscriptParser.parse(bytes, name: name)
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            var spoken = 0
            var words: [Substring] = []
            for index in lines.indices where lines[index].contains(" --> ") {
                let text = lines[(index + 1)...].prefix { !$0.isEmpty }
                if !text.isEmpty { spoken += 1 }
                for line in text {
                    let tag = line.hasPrefix("<v ") ? line.firstIndex(of: ">").map(line.index(after:)) : nil
                    words += line[(tag ?? line.startIndex)...].split(separator: " ")
                }
            }
            return Counted(
                name: name, transcript: transcript, spoken: spoken, words: words,
                hasVoices: lines.contains { $0.hasPrefix("<v ") })
        }
    }

    @Test(
        "Every cue of every WebVTT file is there, with its words and voices",
        .enabled(if: NotesCorpusTests.isThere, "no corpus: set NOTECAST_CORPUS"))
    func captions() throws {
        let files = try Self.read("python-bytes/transcripts", ".vtt")
        #expect(files.count == 428)
        for file in files {
            let cues = file.transcript.cues
            #expect(file.transcript.format == .vtt)
            #expect(cues.count == file.spoken, "\(file.name)")
            #expect(cues.flatMap { $0.text.split(separator: " ") }.count == file.words.count, "\(file.name)")
            #expect(file.hasVoices == cues.contains { $0.speaker != nil }, "\(file.name)")
            #expect(zip(cues, cues.dropFirst()).allSatisfy { $0.start <= $1.start }, "\(file.name)")
        }
        // Their only faults are cues that end before they start.
        let problems = files.flatMap(\.transcript.problems)
        #expect(problems.allSatisfy { $0.message.contains("should end after its start") && $0.line != nil })
        #expect(problems.count <= 10)
        let speakers = Set(files.flatMap(\.transcript.cues).compactMap(\.speaker))
        #expect(speakers.isSuperset(of: ["Michael Kennedy", "Brian Okken", "Calvin Hendryx-Parker"]))
        let cast = Cast(people: [], counts: ["Michael": 900, "Brian": 900, "Calvin": 12])
        #expect(
            cast.speakers(["Michael Kennedy", "Brian Okken", "Calvin Hendryx-Parker"])
                == ["Michael Kennedy": "Michael", "Brian Okken": "Brian", "Calvin Hendryx-Parker": "Calvin"])
    }

    @Test(
        "Every cue of every SRT file is there, with its speaker",
        .enabled(if: NotesCorpusTests.isThere, "no corpus: set NOTECAST_CORPUS"))
    func subtitles() throws {
        let files = try Self.read("syntax/transcripts", ".srt")
        #expect(files.count == 160)
        for file in files {
            #expect(file.transcript.format == .srt)
            #expect(file.transcript.problems == [])
            #expect(file.transcript.cues.count == file.spoken, "\(file.name)")
            #expect(file.transcript.cues.contains { $0.speaker != nil }, "\(file.name)")
        }
        let cues = files.flatMap(\.transcript.cues)
        let speakers = cues.reduce(into: [:]) { $0[$1.speaker, default: 0] += 1 }
        #expect(speakers["Wes Bos", default: 0] >= 3400)
        #expect(speakers["Scott Tolinski", default: 0] >= 3400)
        #expect(Set(speakers.keys) == ["Wes Bos", "Scott Tolinski", "Unknown", "Announcer", nil])
    }

    @Test(
        "Passages hold every word, last 20 to 40 seconds, and overlap",
        .enabled(if: NotesCorpusTests.isThere, "no corpus: set NOTECAST_CORPUS"))
    func passages() throws {
        let files =
            try Self.read("python-bytes/transcripts", ".vtt") + Self.read("syntax/transcripts", ".srt")
        var (count, short, apart) = (0, 0, 0)
        for file in files {
            let passages = Passages.join(file.transcript.cues)
            count += passages.count
            short += passages.dropLast().count { $0.end - $0.start < 20 }
            #expect(passages.allSatisfy { $0.end - $0.start <= 40 && $0.text.utf8.count <= 2_400 }, "\(file.name)")
            // Each goes on where the one before it ends: all cues' text, and nothing twice but the overlap.
            let whole = Array(file.transcript.cues.map(\.text).joined(separator: " ").utf8)
            var end = 0
            for passage in passages {
                let text = Array(passage.text.utf8)
                let from = (max(0, end - 800)...min(end + 1, whole.count)).first { whole[$0...].starts(with: text) }
                let start = try #require(from, "\(file.name): \(passage.text)")
                if start >= end, end > 0 { apart += 1 }
                end = start + text.count
                let marks = Set(passage.marks.map(\.start))
                #expect(marks.isSubset(of: file.transcript.cues.map(\.start)), "\(file.name)")
            }
            #expect(end == whole.count, "\(file.name)")
        }
        #expect(count >= 50_000)
        #expect(short * 1000 <= count && apart * 1000 <= count, "\(short) short and \(apart) apart of \(count)")
    }
}
