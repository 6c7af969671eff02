// Transcripts as the site shows and serves them, whatever their format.

import Importer
import Podcast
import Testing

@testable import Site

@Suite struct SpokenEpisodeTests {
    private static let show = Show(
        title: "Small Talk", url: "https://talk.example", people: [ShowPerson(name: "Ada", aliases: ["A. Byron"])])

    private static func client(_ name: String, _ text: String) throws -> SiteClient {
        let fixture = try SiteFixture(show: show)
        try fixture.add(SiteFixture.episode(2, title: "Gears"), SiteFixture.notes(name, text))
        return try SiteClient(fixture, .inProcess)
    }

    @Test(
        "Speakers go by the names of the show's people, on the page and in the document for apps",
        arguments: [
            (
                "2.json",
                #"{"segments": [{"startTime": 1, "endTime": 4, "body": "Now it turns.", "speaker": "Ada Lace"}, {"startTime": 4, "endTime": 5, "body": "It does.", "speaker": "Speaker 1"}]}"#
            ),
            (
                "2.html",
                "<cite>Ada Lace:</cite><time>0:01</time><p>Now it turns.</p><cite>Speaker 1:</cite><time>0:04</time><p>It does.</p>"
            ),
            (
                "2.srt",
                "1\n00:00:01,000 --> 00:00:04,000\nAda Lace: Now it turns.\n\n2\n00:00:04,000 --> 00:00:05,000\nSpeaker 1: It does.\n"
            ),
            ("2.txt", "A. Byron (0:01):\nNow it turns.\n\nSpeaker 1 (0:04):\nIt does.\n"),
            (
                "2.vtt",
                "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ada Lace>Now it turns.\n\n00:04.000 --> 00:05.000\n<v Speaker 1>It does.\n"
            ),
        ])
    func names(name: String, text: String) throws {
        let client = try Self.client(name, text)
        let page = try client.get("/episodes/gears/transcript")
        #expect(page.status == 200)
        #expect(page.text.contains("<b>Ada</b> Now it turns."))
        #expect(page.text.contains("<b>Speaker 1</b> It does."))
        #expect(!page.text.contains("Lace") && !page.text.contains("Byron"))
        let document = try client.get("/episodes/gears/transcript.vtt")
        #expect(document["Content-Type"] == "text/vtt; charset=utf-8")
        #expect(document.text.hasPrefix("WEBVTT\n\n00:"))
        #expect(document.text.contains("<v Ada>Now it turns.\n"))
        #expect(document.text.contains("<v Speaker 1>It does.\n"))
        #expect(!document.text.contains("Lace") && !document.text.contains("Byron"))
    }

    @Test("But for names, WebVTT is served as it was given")
    func asGiven() throws {
        let text =
            "WEBVTT - by hand\n\nSTYLE\n::cue { color: red }\n\na\n00:01.000 --> 00:04.000 line:0\n<v.loud A. Byron>Now <i>it</i> turns.</v>\n"
        let document = try Self.client("2.vtt", text).get("/episodes/gears/transcript.vtt").text
        #expect(document == text.replacing("A. Byron", with: "Ada"))
    }

    @Test("What a transcript holds of markup is words on the page and in the document")
    func hostile() throws {
        let client = try Self.client(
            "2.json",
            #"{"segments": [{"startTime": 1, "body": "say <script>alert(1)</script> -->", "speaker": "<img src=x>"}]}"#)
        let page = try client.get("/episodes/gears/transcript").text
        #expect(!page.contains("<script>alert") && !page.contains("<img src=x>"))
        #expect(page.contains("&lt;script&gt;alert"))
        let document = try client.get("/episodes/gears/transcript.vtt").text
        #expect(document.contains("<v &lt;img src=x&gt;>say &lt;script&gt;alert(1)&lt;/script&gt; --&gt;\n"))
    }
}
