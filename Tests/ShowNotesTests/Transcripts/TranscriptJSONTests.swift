// JSON transcripts.

import Podcast
import Testing

@testable import ShowNotes

@Suite struct TranscriptJSONTests {
    private func parse(_ text: String) throws -> Transcript {
        try TranscriptParser.parse(Array(text.utf8), name: "7.json")
    }

    @Test(
        "Segments of the podcast namespace, of Whisper and of its relatives",
        arguments: [
            #"""
            {
              "version": "1.0.0",
              "segments": [
                {"speaker": "Ann Lee:", "startTime": 0.5, "endTime": 2, "body": "Hello \u00e9 \"you\"\nthere"},
                {"startTime": 2.25, "endTime": 3, "body": " So. ", "speaker": null, "x": [{"y": []}]},
                {"startTime": 3, "endTime": 4, "body": " "}
              ]
            }
            """#,
            #"{"text": "Hello é. So.", "segments": [{"id": 0, "seek": 0, "start": 0.5, "end": 2.0, "text": " Hello é \"you\" there", "speaker": "Ann Lee", "tokens": [1, -2.5e3, true], "avg_logprob": NaN, "words": [{"word": "Hello", "start": 0.5, "end": 1}]}, {"start": 2.25, "end": 3.0, "text": "So."}], "language": "en"}"#,
            #"{"transcription": [{"timestamps": {"from": "00:00:00,500", "to": "00:00:02,000"}, "offsets": {"from": 500, "to": 2000}, "speaker": "Ann Lee", "text": "Hello é \"you\" there"}, {"timestamps": {"from": "00:00:02,250", "to": "00:00:03,000"}, "text": "So."}]}"#,
            #"[{"text": "Hello é \"you\" there", "start": "0.5", "duration": 1.5, "speaker": "Ann Lee"}, {"start": 2.25, "dur": 0.75, "text": "So."}]"#,
            #"{"status": "ok", "transcript": {"segments": [{"start": 0.5, "end": 2, "text": "Hello é \"you\" there", "speaker": "Ann Lee"}, {"start": 2.25, "end": 3, "text": "So."}]}, "x": 1}"#,
        ])
    func whole(_ text: String) throws {
        let transcript = try parse(text)
        #expect(transcript.format == .json)
        #expect(transcript.problems.isEmpty)
        #expect(
            transcript.cues == [
                Cue(start: 0.5, end: 2, speaker: "Ann Lee", text: "Hello é \"you\" there"),
                Cue(start: 2.25, end: 3, text: "So."),
            ])
    }

    @Test("A segment for each word becomes cues of phrases: to the end of a sentence, of a voice, before a silence")
    func words() throws {
        let said: [(String, Double, String)] = [
            ("Ann", 0, "Hello"), ("Ann", 0.5, "there"), ("Ann", 0.75, ","), ("Ann", 1, "you."), ("Ann", 1.5, "Now"),
            ("Bo", 2, "No"), ("Bo", 9, "yes"),
        ]
        let segments = said.map { speaker, start, body in
            #"{"speaker": "\#(speaker)", "startTime": \#(start), "endTime": \#(start + 0.5), "body": "\#(body)"}"#
        }
        let cues = try parse("{\"segments\": [\(segments.joined(separator: ",\n"))]}").cues
        #expect(
            cues == [
                Cue(start: 0, end: 1.5, speaker: "Ann", text: "Hello there, you."),
                Cue(start: 1.5, end: 2, speaker: "Ann", text: "Now"),
                Cue(start: 2, end: 2.5, speaker: "Bo", text: "No"), Cue(start: 9, end: 9.5, speaker: "Bo", text: "yes"),
            ])
    }

    @Test("Words stand in for a text that a segment or the file lacks, and are not read twice")
    func wordLists() throws {
        let words =
            #"[{"word": "Hi", "start": 1, "end": 1.5}, {"word": "you", "start": 1.5, "end": 2}, {"word": "all.", "start": 2, "end": 3}]"#
        let expected = [Cue(start: 1, end: 3, text: "Hi you all.")]
        #expect(try parse(#"{"words": \#(words)}"#).cues == expected)
        #expect(try parse(#"{"segments": [{"start": 1, "end": 3, "words": \#(words)}]}"#).cues == expected)
        #expect(
            try parse(#"{"words": \#(words), "segments": [{"start": 1, "end": 3, "text": "Hi you all."}]}"#).cues
                == expected)
    }

    @Test("Broken segments are reported with their line, and the next are whole")
    func broken() throws {
        let transcript = try parse(
            """
            {"segments": [
            {"startTime": 1, "body": "a b"},
            {"startTime": "soon", "body": "no time"},
            {"startTime": -1, "body": "before the audio"},
            {"startTime": 2},
            7,
            {"startTime": 3 "body": "no comma"},
            {"startTime": 4, "body": "c d"}
            {"startTime": 5, "body": "e f"},
            {"startTime": 6, "body": "cut
            """)
        #expect(transcript.problems.map(\.line) == [3, 4, 5, 6, 7, 9, 10])
        #expect(transcript.cues.map(\.text) == ["a b", "c d", "e f"])
    }

    @Test("A speaker may be a number; text is text, not markup")
    func oddities() throws {
        let cues = try parse(
            #"{"segments":[{"start":1,"text":"say <b> &amp; <v Bo>","speaker":0},{"start":2,"text":"\ud83d\ude00 \ud83d \u0002x\/y","speaker":{"a":1}}]}"#
        ).cues
        #expect(cues.map(\.speaker) == ["Speaker 0", nil])
        #expect(cues.map(\.text) == ["say <b> &amp; <v Bo>", "\u{1F600} \u{FFFD} x/y"])
    }

    @Test(
        "Other JSON is no transcript",
        arguments: [
            "{}", "[]", "[{}]", #"{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Intro"}]}"#,
            #"{"name": "x", "dependencies": {"a": "1"}}"#, #"{"segments": 3, "transcript": null}"#, "{\"segments\": [",
        ])
    func others(_ text: String) {
        #expect(throws: TranscriptError.noCues(name: "7.json")) { try parse(text) }
        #expect(!TranscriptParser.isTranscript(Array(text.utf8)))
    }

    @Test(
        "Whoever nests without end, or never closes, is read in the end",
        arguments: [
            "[", "{\"segments\":", "[{\"x\":", "{\"\\\"", "[{", "\"", "[[{\"", "[{\"start\":1,\"text\":\"a\"},",
            "{\"segments\":[{\"words\":[",
        ])
    func hostile(_ mark: String) {
        for prefix in ["", "{\"segments\":[", "[{\"start\":1,\"x\":"] {
            let text = prefix + String(repeating: mark, count: (1 << 17) / mark.utf8.count)
            let cues = (try? parse(text))?.cues ?? []
            #expect(cues.allSatisfy { $0.text.split(separator: " ").allSatisfy { $0 == "a" } })
        }
    }

    @Test("A fault tells its line")
    func faults() {
        for (text, line) in [("{\n\n\"a\" 1}", 3), ("[1,\n2", 2), ("[\"a\n\nb", 1), ("{\"a\n\":\n@}", 3)] {
            var scanner = JSONScanner(Array(text.utf8), from: 0)
            let fault = #expect(throws: JSONFault.self) { try scanner.skip() }
            #expect(fault?.line == line)
        }
        var deep = JSONScanner(
            Array((String(repeating: "[", count: 65) + String(repeating: "]", count: 65)).utf8), from: 0)
        #expect(throws: JSONFault.self) { try deep.skip() }
        var whole = JSONScanner(Array(" {\"a\" : [ 1 , {} , [ ] , \"\\\"]\" , true ] } ".utf8), from: 0)
        #expect(throws: Never.self) { try whole.skip() }
        #expect(whole.next == nil)
    }
}
