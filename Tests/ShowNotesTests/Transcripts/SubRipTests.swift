// SubRip.

import Podcast
import ShowNotes
import Testing

@Suite struct SubRipTests {
    private func parse(_ text: String) throws -> Transcript {
        try TranscriptParser.parse(Array(text.utf8), name: "7.srt")
    }

    @Test("Counters, comma fractions, CR LF, speakers in front")
    func whole() throws {
        let transcript = try parse(
            "1\r\n00:00:00,500 --> 00:00:02,000\r\nWes Bos: Hello\r\nthere\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\nAt 10:30\r\nWes Bos: So"
        )
        #expect(transcript.format == .srt)
        #expect(
            transcript.cues == [
                Cue(start: 0.5, end: 2, speaker: "Wes Bos", text: "Hello there"),
                Cue(start: 2, end: 3, text: "At 10:30"), Cue(start: 2, end: 3, speaker: "Wes Bos", text: "So"),
            ])
    }

    @Test(
        "Dots for commas, counters and blank lines that are missing, blanks at the ends",
        arguments: [
            "00:00:01.000 --> 00:00:02.000\na\n\n00:00:02.000 --> 00:00:03.000\nb\n",
            "1\n00:00:01,000 --> 00:00:02,000\na\n2\n00:00:02,000 --> 00:00:03,000\nb\n",
            "0:00:01,000-->0:00:02,000\na\n00:02,000 --> 00:03,000 X1:1 X2:9\nb",
            "\n\n 1 \n 00:00:01,000 --> 00:00:02,000 \n a \n\n\n\n2\n\n00:00:02,000 --> 00:00:03,000\nb\n\n3\n\n",
        ])
    func lenient(_ text: String) throws {
        let transcript = try parse(text)
        #expect(transcript.format == .srt)
        #expect(transcript.cues == [Cue(start: 1, end: 2, text: "a"), Cue(start: 2, end: 3, text: "b")])
        #expect(transcript.problems.isEmpty)
    }

    @Test(
        "HTML tags, positions and references are markup; numbers and unknown tags are words",
        arguments: [
            ("<font color=\"#fff\"><i>a</i></font>", "a"), ("{\\an8}a", "a"), ("{a}", "{a}"), ("a &amp; b", "a & b"),
            ("Vec<u8>", "Vec<u8>"), ("12\n34", "12 34"), ("a\n7", "a 7"), ("if a --> b", "if a --> b"),
        ])
    func words(written: String, text: String) throws {
        let transcript = try parse(
            "1\n00:00:01,000 --> 00:00:02,000\n\(written)\n\n2\n00:00:03,000 --> 00:00:04,000\nz\n")
        #expect(transcript.cues.map(\.text) == [text, "z"])
        #expect(transcript.problems.isEmpty)
    }

    @Test("Broken cues are reported with their line, and the next are whole")
    func broken() throws {
        let transcript = try parse(
            "1\n00:00:01,000 --> 00:00:02,000\na\n\n2\n00:00:0x,000 --> 00:00:03,000\nlost\n\nwords\n3\n00:00:04,000 --> 00:00:05,000\nb\n\n4\nlost\n\n5\n00:00:06,000 --> 00:00:07,000\nc\n"
        )
        #expect(transcript.problems.map(\.line) == [6, 9, 14])
        #expect(transcript.cues.map(\.text) == ["a", "b", "c"])
    }
}
