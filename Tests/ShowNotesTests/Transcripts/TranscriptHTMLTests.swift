// HTML transcripts.

import Podcast
import ShowNotes
import Testing

@Suite struct TranscriptHTMLTests {
    private func parse(_ text: String) throws -> Transcript {
        try TranscriptParser.parse(Array(text.utf8), name: "7.html")
    }

    @Test(
        "Names, times and words, with any page around them",
        arguments: [
            "<cite>Ann Lee:</cite>\n<time>0:01</time>\n<p>Hello &amp; welcome</p>\n<cite>Bo:</cite>\n<time>1:02:03</time>\n<p>So</p><p>long</p>\n",
            "<!DOCTYPE html><html><head><title>T</title><style>p > a { }</style></head><body><!-- <time>9:99</time> --><h1>Talk</h1><p><CITE class='a>b'>Ann Lee</CITE> <Time datetime=\"PT1S\">[00:01]</Time> Hello <b>&#38;</b>\n welcome</p><p><cite>Bo</cite> <time>1:02:03</time> So<br>long<script>if (a < b) { x(\"</p>\") }</script></p></body></html>",
            "<time>0:01</time><cite>Ann Lee</cite><p>Hello &amp; welcome</p><time>1:02:03<cite>Bo<p>So<p>long",
        ])
    func whole(_ text: String) throws {
        let transcript = try parse(text)
        #expect(transcript.format == .html)
        #expect(transcript.problems.isEmpty)
        #expect(
            transcript.cues == [
                Cue(start: 1, speaker: "Ann Lee", text: "Hello & welcome"),
                Cue(start: 3723, speaker: "Bo", text: "So long"),
            ])
    }

    @Test("A name goes on until the next; what is no tag is text")
    func speakers() throws {
        let cues = try parse(
            "<cite>Ann</cite><time>0:01</time><p>a < b, List<int> c</p><time>0:02</time><p>&lt;p&gt; &nope;</p>"
        ).cues
        #expect(cues.map(\.speaker) == ["Ann", "Ann"])
        #expect(cues.map(\.text) == ["a < b, List c", "<p> &nope;"])
    }

    @Test("Times that are none, and words without one, are reported with their line")
    func broken() throws {
        let transcript = try parse(
            "<cite>Ann</cite>\n<p>no time</p>\n<cite>Bo</cite>\n<time>noon</time>\n<p>lost</p>\n<time>0:05</time>\n<p>kept</p>\n"
        )
        #expect(transcript.problems.map(\.line) == [3, 4])
        #expect(transcript.cues == [Cue(start: 5, speaker: "Bo", text: "kept")])
    }

    @Test("A page with a time in it is no transcript")
    func pages() {
        #expect(!TranscriptParser.isTranscript(Array("<p>At <time>10:30</time> we meet.</p>".utf8)))
        #expect(TranscriptParser.isTranscript(Array("<cite>Ann:</cite><time>0:00</time><p>Hi</p>".utf8)))
    }

    @Test(
        "A hundred kilobytes of one mark is read in the end",
        arguments: [
            "<", "<a ", "<a \"", "<a '\"", "<!--", "<!", "<cite>", "<time>", "</", "<script>", "<p title=\"<", "&",
            "<cite>a<time>0:01", "&#",
        ])
    func hostile(_ mark: String) throws {
        let text = "<time>0:01</time>x" + String(repeating: mark, count: (1 << 17) / mark.utf8.count)
        let cues = try parse(text).cues
        #expect(cues.first?.start == 1)
        #expect(cues.first?.text.hasPrefix("x") == true)
    }
}
