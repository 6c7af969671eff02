// What holds for transcripts of every format.

import Podcast
import ShowNotes
import Testing

@Suite struct TranscriptTests {
    /// A small transcript of each format, two cues each.
    static let samples: [(TranscriptFormat, String)] = [
        (.vtt, "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n<v Ann>a &lt; b</v>\n\n00:03.000 --> 00:04.000\nc\n"),
        (.srt, "1\n00:00:00,5 --> 00:00:02,000\nx\n\n2\n00:00:03,000 --> 00:00:04,000\ny\n"),
        (.timedText, "00:00:01 a\nb\n\n00:00:03 c\n"), (.timedText, "Ann Lee (00:01):\na\n\nBo (00:03):\nb\n"),
        (.json, "{\"segments\":[{\"startTime\":1,\"body\":\"a \\u00e9\"},{\"startTime\":3.5,\"body\":\"b c\"}]}"),
        (.html, "<cite>Ann:</cite><time>0:01</time><p>a &amp; b</p>\n<cite>Bo:</cite><time>0:03</time><p>c</p>"),
    ]

    private func parse(_ text: String) throws -> Transcript {
        try TranscriptParser.parse(Array(text.utf8), name: "7.vtt")
    }

    @Test("The content tells the format", arguments: samples)
    func formats(format: TranscriptFormat, text: String) throws {
        for prefix in ["", "\u{FEFF}"] {
            let transcript = try parse(prefix + text)
            #expect(transcript.format == format)
            #expect(transcript.cues.count == 2)
            #expect(transcript.problems.isEmpty)
        }
    }

    @Test("What is no transcript is an error")
    func errors() {
        #expect(throws: TranscriptError.noCues(name: "7.vtt")) { try parse("Just some words.\n") }
        #expect(throws: TranscriptError.noCues(name: "7.vtt")) { try parse("") }
        #expect(throws: TranscriptError.noCues(name: "7.vtt")) { try parse("{}") }
        #expect(throws: TranscriptError.noCues(name: "7.vtt")) { try parse("<p>A page.</p>") }
        #expect(throws: TranscriptError.notUTF8(name: "a", line: 2)) {
            try TranscriptParser.parse([0x41, 10, 0xFF], name: "a")
        }
        #expect(throws: TranscriptError.holdsNUL(name: "a", line: 1)) {
            try TranscriptParser.parse([0x41, 0], name: "a")
        }
    }

    @Test("Every prefix of a transcript is read or refused", arguments: samples)
    func prefixes(_: TranscriptFormat, text: String) {
        for end in 0...text.utf8.count {
            let bytes = Array(text.utf8.prefix(end))
            guard String(validating: bytes, as: UTF8.self) != nil else { continue }
            let cues = (try? TranscriptParser.parse(bytes, name: "a"))?.cues ?? []
            #expect(cues.count <= 2)
            #expect(cues.allSatisfy { $0.start >= 0 && !$0.text.isEmpty })
        }
    }

    @Test("Control characters are no part of a cue, however they are written", arguments: samples)
    func controls(_: TranscriptFormat, text: String) throws {
        let marked = text.replacing("a", with: "a\u{1}\u{2}\u{7F}\u{9C}")
        #expect(try parse(marked).cues == parse(text).cues)
    }

    @Test("More cues than anybody says in a day are cut off, and it is reported once")
    func limit() throws {
        let text = String(repeating: "0:01 a\n", count: 250_010)
        let transcript = try parse(text)
        #expect(transcript.cues.count == 250_000)
        #expect(transcript.problems.map(\.line) == [250_001])
    }

    @Test("A time beyond all audio is none")
    func late() throws {
        let transcript = try parse(
            "WEBVTT\n\n999999:00:00.000 --> 999999:00:01.000\nx\n\n00:01.000 --> 999999:00:00.000\ny\n")
        #expect(transcript.cues == [Cue(start: 1, text: "y")])
        #expect(transcript.problems.map(\.line) == [3, 6])
    }
}
