// Transcripts in the formats of apps.

import Foundation
import Podcast
import Syndication
import Testing

@Suite struct TranscriptFormTests {
    private static let cues = [
        Cue(start: 0, end: 1.5, speaker: "A>B", text: "One & <two>"), Cue(start: 61.25, text: "Three"),
        Cue(start: 3700, text: "--> four"),
    ]

    private func text(_ form: TranscriptForm, _ cues: [Cue] = cues) -> String {
        String(
            decoding: form.document(cues, title: "T & <T>", language: "en", page: "https://show.example/t"),
            as: UTF8.self)
    }

    @Test func `WebVTT has voices, and times for all`() {
        #expect(
            text(.vtt) == """
                WEBVTT

                00:00:00.000 --> 00:00:01.500
                <v A&gt;B>One &amp; &lt;two&gt;

                00:01:01.250 --> 01:01:40.000
                Three

                01:01:40.000 --> 01:01:41.000
                --&gt; four

                """)
    }

    @Test func `SubRip has names where the speaker changes, and nothing like times in its text`() {
        let cues = [
            Cue(start: 0, end: 1, speaker: "Ada", text: "Hello."),
            Cue(start: 1, end: 2, speaker: "Ada", text: "There."),
            Cue(start: 2, end: 3.5, speaker: "Ben", text: "a --> b"),
        ]
        #expect(
            text(.srt, cues) == """
                1
                00:00:00,000 --> 00:00:01,000
                Ada: Hello.

                2
                00:00:01,000 --> 00:00:02,000
                There.

                3
                00:00:02,000 --> 00:00:03,500
                Ben: a -> b


                """)
    }

    @Test func `JSON has segments with speaker, times and body`() throws {
        let root = try #require(
            try JSONSerialization.jsonObject(with: Data(text(.json).utf8)) as? [String: Any])
        #expect(root["version"] as? String == "1.0.0")
        let segments = try #require(root["segments"] as? [[String: Any]])
        #expect(segments.map { $0["body"] as? String } == ["One & <two>", "Three", "--> four"])
        #expect(segments[0]["speaker"] as? String == "A>B")
        #expect(segments[0]["endTime"] as? Double == 1.5)
        #expect(Set(segments[1].keys) == ["startTime", "body"])
    }

    @Test func `HTML has cite, time and p, and no markup of others`() throws {
        let html = text(.html)
        #expect(html.contains("<cite>A&gt;B:</cite>\n<time>0:00</time>\n<p>One &amp; &lt;two&gt;</p>"))
        #expect(html.contains("<time>1:01</time>\n<p>Three --&gt; four</p>"))
        #expect(html.contains("<title>T &amp; &lt;T&gt;</title>"))
        #expect(html.contains("<link rel=\"canonical\" href=\"https://show.example/t\">"))
    }

    @Test func `plain text is a paragraph a turn`() {
        #expect(text(.text) == "A>B (0:00): One & <two>\n\n1:01 Three --> four\n")
        let sentence = String(repeating: "Some words. ", count: 12).trimmingCharacters(in: .whitespaces)
        let long = (0..<12).map { Cue(start: Double($0), speaker: "Ada", text: sentence) }
        let paragraphs = text(.text, long).components(separatedBy: "\n\n")
        #expect(paragraphs.count == 3)
        #expect(paragraphs.allSatisfy { $0.hasPrefix("Ada (0:") })
    }

    @Test(arguments: [(TranscriptForm.vtt, 65), (.srt, 32)])
    func `long cues become several that fit a screen, in the order of their times`(form: TranscriptForm, width: Int) {
        let words = (0..<300).map { "word\($0)" }.joined(separator: " ")
        let cues = [
            Cue(start: 10, end: 130, text: words), Cue(start: 130, end: 131, text: String(repeating: "é", count: 100)),
        ]
        let blocks = text(form, cues).components(separatedBy: "\n\n").filter { $0.contains(" --> ") }
        var last = ""
        var said: [Substring] = []
        for block in blocks {
            let lines = block.split(separator: "\n").drop { !$0.contains(" --> ") }
            let times = lines.first?.components(separatedBy: " --> ") ?? []
            #expect(times.count == 2 && times[0] >= last && times[1] > times[0], "\(block)")
            last = times.last ?? ""
            let shown = lines.dropFirst()
            #expect(shown.count <= 2 && shown.allSatisfy { $0.count <= width }, "\(block)")
            said += shown.flatMap { $0.split(separator: " ") }
        }
        #expect(said.prefix(300).joined(separator: " ") == words)
        #expect(last.hasPrefix("00:02:11"))
    }

    @Test(arguments: TranscriptForm.allCases)
    func `a transcript of nothing is a document of nothing`(form: TranscriptForm) {
        #expect(!text(form, []).contains("-->"))
        #expect(!text(form, [Cue(start: 1, text: "")]).contains("0:01"))
    }

    @Test func `a document whose lines are too long is known`() {
        #expect(!TranscriptVTT.hasLongLines("WEBVTT\n\n00:00.000 --> 00:01.000\nShort.\n"))
        #expect(
            TranscriptVTT.hasLongLines("WEBVTT\n\n00:00.000 --> 00:01.000\n\(String(repeating: "long ", count: 60))\n"))
    }
}
