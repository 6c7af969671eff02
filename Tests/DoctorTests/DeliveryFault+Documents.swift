// Faults of servers of artwork, transcripts and chapters, one each.

import ScriptedServer

@testable import Doctor

extension DeliveryFault {
    static let artwork = [
        DeliveryFault("missing art", .imageStatus, "/cover.png") { _, answer in answer = ScriptedAnswer(404) },
        DeliveryFault("a 403 on HEAD of the art", .imageHead, "/cover.png") { request, answer in
            if request.method == "HEAD" { answer = ScriptedAnswer(403) }
        },
        DeliveryFault("art that is a page", .imageType, "/cover.png") { _, answer in
            answer.body = Array("<html>Sign in</html>".utf8)
        },
        DeliveryFault("a JPEG that is called PNG", .imageType, "/cover.png") { _, answer in
            answer.body = SoundSite.jpeg(components: 3)
        },
        field("a PNG that is served as a JPEG", .imageType, "/cover.png", "Content-Type", "image/jpeg"),
        DeliveryFault("art that is no square", .imageSquare, "/cover.png") { _, answer in
            answer.body = SoundSite.png(width: 1400, height: 1401)
        },
        DeliveryFault("art that is too small", .imageSize, "/cover.png") { _, answer in
            answer.body = SoundSite.png(width: 1399, height: 1399)
        },
        DeliveryFault("art that is too large", .imageSize, "/cover.png") { _, answer in
            answer.body = SoundSite.png(width: 3001, height: 3001)
        },
        DeliveryFault("another type on HEAD of the art", .imageHead, "/cover.png") { request, answer in
            if request.method == "HEAD" { answer.set("Content-Type", "application/octet-stream") }
        },
        DeliveryFault("art in grey", .imageColour, "/cover.png") { _, answer in
            answer.body = SoundSite.png(width: 1400, height: 1400, colour: 0)
        },
        DeliveryFault("art that moves", .imageStill, "/cover.png") { _, answer in
            answer.body = SoundSite.png(width: 1400, height: 1400, frames: 2)
        },
        {
            var fault = DeliveryFault("an episode's art that is too small", .imageSize, "/small.png") { _, answer in
                answer = ScriptedAnswer(
                    200, [("Content-Type", "image/png")], body: SoundSite.png(width: 300, height: 300))
            }
            fault.text = SoundFeed.text.replacing(
                "<itunes:image href=\"https://looms.example/cover.png\"/>\n<itunes:episode>",
                with: "<itunes:image href=\"https://looms.example/small.png\"/>\n<itunes:episode>")
            return fault
        }(),
    ]

    static let documents = [
        DeliveryFault("a missing transcript", .transcriptStatus, "/episodes/loom/transcript.vtt") { _, answer in
            answer = ScriptedAnswer(404)
        },
        field(
            "a transcript as plain text", .transcriptServedType, "/episodes/loom/transcript", "Content-Type",
            "text/plain"),
        field(
            "no CORS on a transcript", .documentCors, "/episodes/loom/transcript", "Access-Control-Allow-Origin", nil),
        field(
            "CORS for one page alone", .documentCors, "/episodes/engine/chapters", "Access-Control-Allow-Origin",
            "https://a.example"),
        DeliveryFault("missing chapters", .chaptersStatus, "/episodes/engine/chapters.json") { _, answer in
            answer = ScriptedAnswer(500)
        },
        DeliveryFault("chapters that are no JSON", .chaptersContent, "/episodes/engine/chapters.json") { _, answer in
            answer.body = Array("<html/>".utf8)
        },
        DeliveryFault("chapters without times", .chaptersContent, "/episodes/engine/chapters.json") { _, answer in
            answer.body = Array("{\"version\": \"1.2.0\", \"chapters\": [{\"title\": \"x\"}]}".utf8)
        },
        DeliveryFault("chapters out of order", .chaptersContent, "/episodes/engine/chapters.json") { _, answer in
            answer.body = Array("{\"version\": \"1.2.0\", \"chapters\": [{\"startTime\": 9}, {\"startTime\": 3}]}".utf8)
        },
        DeliveryFault("chapters of another version", .chaptersContent, "/episodes/engine/chapters.json") { _, answer in
            answer.body = Array("{\"version\": \"7\", \"chapters\": [{\"startTime\": 9}]}".utf8)
        },
        DeliveryFault("a chapter that ends before it begins", .chaptersContent, "/episodes/engine/chapters.json") {
            _, answer in
            answer.body = Array("{\"version\": \"1.2.0\", \"chapters\": [{\"startTime\": 9, \"endTime\": 3}]}".utf8)
        },
        DeliveryFault("a chapter's picture that is no address", .chaptersContent, "/episodes/engine/chapters.json") {
            _, answer in
            answer.body = Array("{\"version\": \"1.2.0\", \"chapters\": [{\"startTime\": 9, \"img\": true}]}".utf8)
        },
        DeliveryFault("a 405 on HEAD of a transcript", .documentHead, "/episodes/engine/transcript") {
            request, answer in
            if request.method == "HEAD" { answer = ScriptedAnswer(405) }
        },
        DeliveryFault("another type on HEAD of chapters", .documentHead, "/episodes/engine/chapters") {
            request, answer in
            if request.method == "HEAD" { answer.set("Content-Type", "text/html") }
        },
        transcript("a page instead of a transcript", .transcriptContent, "<html><p>Not found</p></html>"),
        transcript("a transcript without a cue", .transcriptContent, "WEBVTT\n\nNOTE soon\n"),
        transcript("an SRT without a cue", .transcriptContent, "1\nHello\n", "application/x-subrip"),
        transcript(
            "an SRT with the times of WebVTT", .transcriptContent, "1\n00:00:01.000 --> 00:00:02.000\nHello\n",
            "application/x-subrip"),
        transcript("JSON without segments", .transcriptContent, "{\"version\": \"1.0.0\"}", "application/json"),
        transcript(
            "JSON with a segment that has no words", .transcriptContent,
            "{\"version\": \"1.0.0\", \"segments\": [{\"startTime\": 1}]}", "application/json"),
        transcript("a page without times", .transcriptContent, "<p>Hello</p>", "text/html"),
        transcript("an empty text", .transcriptContent, " \n", "text/plain"),
        transcript(
            "a cue of a whole minute on one line", .transcriptLines,
            "WEBVTT\n\n00:01.000 --> 01:00.000\n\(String(repeating: "words ", count: 100))\n"),
        transcript(
            "an SRT of three lines", .transcriptLines, "1\n00:00:01,000 --> 00:00:02,000\nOne\nand two\nand three\n",
            "application/x-subrip"),
    ]

    /// Another transcript of the second episode, in the feed and on the server.
    private static func transcript(
        _ name: String, _ rule: RuleID, _ document: String, _ type: String = "text/vtt"
    ) -> DeliveryFault {
        var fault = DeliveryFault(name, rule, "/episodes/loom/transcript.vtt") { request, answer in
            answer = .file(Array(document.utf8), type: type, request)
        }
        fault.text = SoundFeed.text.replacing(
            "loom/transcript.vtt\" type=\"text/vtt\"", with: "loom/transcript.vtt\" type=\"\(type)\"")
        return fault
    }
}
