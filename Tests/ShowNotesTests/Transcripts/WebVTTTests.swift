// WebVTT.

import Podcast
import ShowNotes
import Testing

@Suite struct WebVTTTests {
    private func parse(_ text: String) throws -> Transcript {
        try TranscriptParser.parse(Array(text.utf8), name: "7.vtt")
    }

    @Test("Identifiers, settings, notes, styles, voices, entities, hours left out")
    func whole() throws {
        let transcript = try parse(
            "\u{FEFF}WEBVTT - a title\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a\n\nNOTE nothing\nmore\n\n"
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

    @Test(
        "What stands where a blank line should be is no part of the words",
        arguments: [
            "WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000\n00:01.000 --> 00:02.000\na\n00:02.000 --> 00:03.000\nb\n",
            "WEBVTT\n\nX-TIMESTAMP-MAP=MPEGTS:1,LOCAL:00:00:00.000\n\n00:01.000 --> 00:02.000\na\n00:02.000 --> 00:03.000\nb",
            "WEBVTT\nNOTE x\n00:01.000 --> 00:02.000\r\na\r\n00:02.000 --> 00:03.000\r\nb\r\n",
            "WEBVTT\r\r00:01.000 --> 00:02.000\ra\r\rNOTE\r\r00:02.000 --> 00:03.000\rb",
        ])
    func glued(_ text: String) throws {
        let transcript = try parse(text)
        #expect(transcript.cues == [Cue(start: 1, end: 2, text: "a"), Cue(start: 2, end: 3, text: "b")])
        #expect(transcript.problems.isEmpty)
    }

    @Test("Who speak in one cue are told apart")
    func voices() throws {
        let cues = try parse("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Hi.</v> <v Bo>Hey\nyou.\n<v Bo>So.\n").cues
        #expect(
            cues == [
                Cue(start: 1, end: 2, speaker: "Ann", text: "Hi."),
                Cue(start: 1, end: 2, speaker: "Bo", text: "Hey you. So."),
            ])
    }

    @Test(
        "Tags that the format knows are dropped, all else is text",
        arguments: [
            ("<c.yellow.bg_blue>a</c>", "a"), ("a <00:00:01.500>b", "a b"), ("<i>a<b>b</b></i>", "ab"),
            ("<lang en-GB>a</lang>", "a"), ("<ruby>a<rt>b</rt></ruby>", "ab"), ("List<int> a", "List<int> a"),
            ("a <b and c> d", "a <b and c> d"), ("<n00b>", "<n00b>"), ("a < b", "a < b"), ("a <", "a <"),
            ("<v >a", "a"), ("</v>a", "a"), ("<<b>a", "<a"), ("&lt;b&gt; &#x41;&nope; &nbsp;b", "<b> A&nope; b"),
            ("a\u{2028}b\tc", "a b c"), ("caf\u{E9} \u{1F600}", "caf\u{E9} \u{1F600}"),
        ])
    func tags(written: String, text: String) throws {
        #expect(try parse("WEBVTT\n\n00:01.000 --> 00:02.000\n\(written)\n").cues.map(\.text) == [text])
    }

    @Test("Names in front of the words are speakers, unless tags name them")
    func prefixes() throws {
        let plain = try parse(
            "WEBVTT\n\n00:01.000 --> 00:02.000\nAnn Lee: Hi.\n\n00:02.000 --> 00:03.000\n>> SPEAKER_01: Yo.\n"
                + "Ann Lee: So.\n")
        #expect(plain.cues.map(\.speaker) == ["Ann Lee", "SPEAKER_01", "Ann Lee"])
        #expect(plain.cues.map(\.text) == ["Hi.", "Yo.", "So."])
        #expect(plain.cues.map(\.start) == [1, 2, 2])
        let tagged = try parse("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Bo>Hi.\n\n00:02.000 --> 00:03.000\nWell: no.\n")
        #expect(tagged.cues.map(\.speaker) == ["Bo", nil])
        #expect(tagged.cues.map(\.text) == ["Hi.", "Well: no."])
    }

    @Test(
        "A word with a colon that comes once is no speaker",
        arguments: ["Remember: never do this", "Roses: they are good", "Yes: I do", "So: one thing"])
    func words(_ line: String) throws {
        let cues = try parse(
            "WEBVTT\n\n00:01.000 --> 00:02.000\n\(line)\n\n00:02.000 --> 00:03.000\nANN: Hi.\nBO: Hey\nyou.\n\n"
                + "00:03.000 --> 00:04.000\nBO: And\nANN: no.\n"
        ).cues
        #expect(cues.map(\.speaker) == [nil, "ANN", "BO", "BO", "ANN"])
        #expect(cues.map(\.text) == [line, "Hi.", "Hey you.", "And", "no."])
    }

    @Test("A transcript without a cue is warned of")
    func empty() throws {
        #expect(try parse("WEBVTT\n").problems.map(\.line) == [1])
    }

    @Test("Broken cues are reported with their line and stepped over")
    func broken() throws {
        let transcript = try parse(
            "WEBVTT\n\n00:00:01.000 --> soon\nlost\n\njust words\nand more\n\n00:00:05.000 --> 00:00:04.000\nkept\n\n00:00:02.000 --> 00:00:03.000\nearly\n\nalone\n\n17\n\n"
        )
        #expect(transcript.problems.map(\.line) == [3, 6, 9, 15])
        #expect(transcript.cues.map(\.text) == ["early", "kept"])
        #expect(transcript.cues.last?.end == nil)
    }

    @Test("A broken cue takes nothing of the next with it, blank line or none")
    func brokenAndGlued() throws {
        let transcript = try parse("WEBVTT\n\n00:00:0x.000 --> 00:02.000\nlost\n00:03.000 --> 00:04.000\nkept\n")
        #expect(transcript.problems.map(\.line) == [3])
        #expect(transcript.cues.map(\.text) == ["kept"])
    }

    @Test(
        "A hundred kilobytes of one mark is read in the end",
        arguments: ["<", "&", "0", "-->", "<v ", "<b", "{\\", "</"])
    func hostile(_ mark: String) throws {
        let text = "WEBVTT\n\n00:01.000 --> 00:02.000\n" + String(repeating: mark, count: (1 << 17) / mark.utf8.count)
        #expect(try parse(text).cues.count == 1)
    }

    @Test("Speakers are called otherwise in the file as it was given, and nothing else of it changes")
    func renamed() {
        let text =
            "WEBVTT\n\nNOTE by Ann Lee\n\n1\n00:01.000 --> 00:02.000 line:0\n<v.loud Ann Lee>Ann Lee says <i>a &lt; b</i></v>\n<v Bo>x <v Ann  Lee>y\n"
        #expect(
            CaptionSpeakers.renamed(text, ["Ann Lee": "A&B <c>"])
                == "WEBVTT\n\nNOTE by Ann Lee\n\n1\n00:01.000 --> 00:02.000 line:0\n<v.loud A&amp;B &lt;c&gt;>Ann Lee says <i>a &lt; b</i></v>\n<v Bo>x <v A&amp;B &lt;c&gt;>y\n"
        )
        #expect(CaptionSpeakers.renamed(text, [:]) == text)
        #expect(CaptionSpeakers.renamed("a<", ["b": "c"]) == "a<")
    }
}
