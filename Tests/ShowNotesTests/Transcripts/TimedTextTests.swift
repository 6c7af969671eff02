// Plain transcripts.

import Podcast
import ShowNotes
import Testing

@Suite struct TimedTextTests {
    private func parse(_ text: String) throws -> Transcript {
        try TranscriptParser.parse(Array(text.utf8), name: "7.txt")
    }

    @Test("A time, then words, over lines")
    func whole() throws {
        let transcript = try parse(
            "00:00:01 Hello\n\n00:01:00 <v Ann>And more\nof it\n\n[01:00:00] The end\n(1:00:01) .\n")
        #expect(transcript.format == .timedText)
        #expect(
            transcript.cues == [
                Cue(start: 1, text: "Hello"), Cue(start: 60, speaker: "Ann", text: "And more of it"),
                Cue(start: 3600, text: "The end"), Cue(start: 3601, text: "."),
            ])
    }

    @Test(
        "A name and a time above the words, as transcript services write them",
        arguments: [
            "Ann Lee (00:01):\nHello\nthere\n\nSpeaker 2 (01:02:03):\nAt 10:30 we go\n",
            "Ann Lee  0:01  \nHello\nthere\n\nSpeaker 2\t1:02:03\nAt 10:30 we go\n",
            "Ann Lee [0:01]\nHello there\n\nSpeaker 2 [1:02:03]\nAt 10:30 we go\n",
            "Ann Lee: [00:00:01] Hello there\nSpeaker 2: [01:02:03] At 10:30\nwe go\n",
            "A Transcript\n\nAnn Lee (00:01)\nHello there\n\nSpeaker 2 (01:02:03)\nAt 10:30\nwe go\n",
        ])
    func headings(_ text: String) throws {
        let transcript = try parse(text)
        #expect(
            transcript.cues == [
                Cue(start: 1, speaker: "Ann Lee", text: "Hello there"),
                Cue(start: 3723, speaker: "Speaker 2", text: "At 10:30 we go"),
            ])
        #expect(transcript.problems.map(\.line) == (text.hasPrefix("A T") ? [1] : []))
    }

    @Test("In one form, what looks like the other is words")
    func told() throws {
        let leading = try parse("0:01 We met\nDear Bob (12:30)\nand Eve  4:05\n0:09 Bye\n")
        #expect(leading.cues.map(\.text) == ["We met Dear Bob (12:30) and Eve 4:05", "Bye"])
        let headed = try parse("Ann (0:01)\n12:30 is noon\nMonday 10:30\n\n(0:30)\nBye\n")
        #expect(headed.cues.map(\.text) == ["12:30 is noon Monday 10:30", "Bye"])
        #expect(headed.cues.map(\.start) == [1, 30])
    }

    @Test("Words before the first time are reported line by line and are no cue")
    func opening() throws {
        let transcript = try parse("Title\n\nby nobody\n\n0:01 Hello\n")
        #expect(transcript.problems.map(\.line) == [1, 3])
        #expect(transcript.cues.map(\.text) == ["Hello"])
    }

    @Test("Times that fall, and digits that read as no time, are warned of")
    func faults() throws {
        let transcript = try parse("00:00:05 late\n00:00:03 early\n00:00:0x broken\n00:00:09 end\n")
        #expect(transcript.problems.map(\.line) == [2, 3])
        #expect(transcript.cues.map(\.text) == ["early 00:00:0x broken", "late", "end"])
    }

    @Test(
        "What a cue begins with may be who speaks",
        arguments: [
            ("Ann: a", "Ann", "a"), ("Speaker 1: a", "Speaker 1", "a"), ("speaker_02: a", "speaker_02", "a"),
            ("- Ann Lee: a", "Ann Lee", "a"), ("Unknown Speaker 1: a", "Unknown Speaker 1", "a"),
            ("Version 2: a", nil, "Version 2: a"), ("at 10: a", nil, "at 10: a"),
            ("https://a.example", nil, "https://a.example"),
            ("Question: a", nil, "Question: a"), ("- a", nil, "- a"),
        ] as [(String, String?, String)])
    func speakers(written: String, name: String?, words: String) throws {
        let cue = try #require(try parse("0:01 \(written)\n0:02 \(written)\n").cues.first)
        #expect(cue.speaker == name)
        #expect(cue.text == words)
    }
}
