// Transcripts of every format, and their passages.

import Podcast
import Testing

@testable import ShowNotes

@Suite struct TranscriptTests {
    private func parse(_ text: String) throws -> Transcript {
        try TranscriptParser.parse(Array(text.utf8), name: "7.vtt")
    }

    @Test("WebVTT: identifiers, settings, notes, styles, voices, entities, hours left out")
    func webVTT() throws {
        let transcript = try parse(
            "\u{FEFF}WEBVTT - a title\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE nothing\nmore\n\n"
                + "intro\n00:01.500 --> 00:03.000 align:start position:0%\n<v.loud Ann Lee>Hello &amp; <b>welcome</b>\nto  it.\n\n"
                + "01:00:03.250 --> 01:00:04.000\n1 < 2 & 3\n\n00:59:00.000 --> 00:59:01.000\n\n")
        #expect(transcript.format == .vtt)
        #expect(transcript.problems.isEmpty)
        #expect(
            transcript.cues == [
                Cue(start: 1.5, end: 3, speaker: "Ann Lee", text: "Hello & welcome to it."),
                Cue(start: 3603.25, end: 3604, text: "1 < 2 & 3"),
            ])
    }

    @Test("SRT: counters, comma fractions, CR LF, speakers in front")
    func subRip() throws {
        let transcript = try parse(
            "1\r\n00:00:00,500 --> 00:00:02,000\r\nWes Bos: Hello\r\nthere\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\nAt 10:30\r\n"
        )
        #expect(transcript.format == .srt)
        #expect(
            transcript.cues == [
                Cue(start: 0.5, end: 2, speaker: "Wes Bos", text: "Hello there"),
                Cue(start: 2, end: 3, text: "At 10:30"),
            ])
    }

    @Test("Plain text: a time, then words, over lines")
    func timedText() throws {
        let transcript = try parse("00:00:01 Hello\n\n00:01:00 <v Ann>And more\nof it\n\n[01:00:00] The end\n")
        #expect(transcript.format == .timedText)
        #expect(
            transcript.cues == [
                Cue(start: 1, text: "Hello"), Cue(start: 60, speaker: "Ann", text: "And more of it"),
                Cue(start: 3600, text: "The end"),
            ])
    }

    @Test("Broken cues are reported with their line and stepped over")
    func broken() throws {
        let transcript = try parse(
            "WEBVTT\n\n00:00:01.000 --> soon\nlost\n\njust words\nand more\n\n00:00:05.000 --> 00:00:04.000\nkept\n\n00:00:02.000 --> 00:00:03.000\nearly\n"
        )
        #expect(transcript.problems.map(\.line) == [3, 6, 9])
        #expect(transcript.cues.map(\.text) == ["early", "kept"])
        #expect(transcript.cues.last?.end == nil)
    }

    @Test("What is no transcript is an error")
    func errors() {
        #expect(throws: TranscriptError.noCues(name: "7.vtt")) { try parse("Just some words.\n") }
        #expect(throws: TranscriptError.notUTF8(name: "a", line: 2)) {
            try TranscriptParser.parse([0x41, 10, 0xFF], name: "a")
        }
        #expect(throws: TranscriptError.holdsNUL(name: "a", line: 1)) {
            try TranscriptParser.parse([0x41, 0], name: "a")
        }
    }

    @Test(
        "Every prefix of a transcript is read or refused",
        arguments: [
            "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n<v Ann>a &lt; b</v>\n", "1\n00:00:00,5 --> 00:00:02,000\nx\n",
            "00:00:01 a\nb\n",
        ])
    func prefixes(_ text: String) {
        for end in 0...text.utf8.count {
            let cues = (try? TranscriptParser.parse(Array(text.utf8.prefix(end)), name: "a"))?.cues ?? []
            #expect(cues.count <= 1)
        }
    }

    @Test("A hundred kilobytes of one mark is read in the end", arguments: ["<", "&", "0", "-->", "<v "])
    func hostile(_ mark: String) throws {
        let text = "WEBVTT\n\n00:01.000 --> 00:02.000\n" + String(repeating: mark, count: (1 << 17) / mark.utf8.count)
        #expect(try parse(text).cues.count == 1)
    }

    @Test("Passages end with a sentence from 20 seconds on, and before 40 at the latest")
    func passages() {
        let cues: [Cue] = (0..<20).map { (index: Int) -> Cue in
            let start = Double(index) * 5
            return Cue(start: start, end: start + 5, text: index == 4 ? "e\u{E9}nd." : "w\(index)")
        }
        let passages = Passages.join(cues)
        #expect(passages.map(\.start) == [0, 25, 65])
        #expect(passages.map(\.end) == [25, 65, 100])
        #expect(passages.first?.text == "w0 w1 w2 w3 e\u{E9}nd.")
        #expect(passages.first?.marks.map(\.offset) == [0, 3, 6, 9, 12])
        #expect(passages.map(\.text).joined(separator: " ") == cues.map(\.text).joined(separator: " "))
    }

    @Test("Empty cues are left out, a very long one stands alone, and no end is before its start")
    func oddPassages() {
        let passages = Passages.join([
            Cue(start: 0, text: "a"), Cue(start: 1, text: ""), Cue(start: 2, end: 100, text: "long"),
            Cue(start: 100, text: "z"),
        ])
        #expect(passages.map(\.text) == ["a", "long", "z"])
        #expect(passages.allSatisfy { $0.end >= $0.start })
        #expect(Passages.join([]).isEmpty)
    }
}
