// Faults that servers of feeds and media really have, one each.

import ScriptedServer
import Testing

@testable import Doctor

/// One change of the sound site, and the one rule that it breaks.
struct DeliveryFault: Sendable, CustomTestStringConvertible {
    let name: String
    let rule: RuleID
    /// The paths whose answers change.
    let path: String
    let change: @Sendable (ScriptedRequest, inout ScriptedAnswer) -> Void

    var testDescription: String { name }

    init(
        _ name: String, _ rule: RuleID, _ path: String,
        _ change: @escaping @Sendable (ScriptedRequest, inout ScriptedAnswer) -> Void
    ) {
        self.name = name
        self.rule = rule
        self.path = path
        self.change = change
    }

    func site() throws -> SoundSite {
        try SoundSite { [path, change] request, answer in
            var answer = answer
            if request.target.hasPrefix(path) { change(request, &answer) }
            return answer
        }
    }

    /// Sets a field, or takes it away.
    static func field(
        _ name: String, _ rule: RuleID, _ path: String, _ field: String, _ value: String?
    ) -> DeliveryFault {
        DeliveryFault(name, rule, path) { _, answer in answer.set(field, value) }
    }

    static let all = feed + media + documents

    private static let feed = [
        DeliveryFault("no feed", .feedStatus, "/feed.xml") { _, answer in answer = ScriptedAnswer(404) },
        DeliveryFault("a feed that moved", .feedRedirect, "/feed.xml") { request, answer in
            // The address the directories have leads on to the one that rel="self" names.
            if request.target == "/feed.xml?old" { answer = ScriptedAnswer(301, [("Location", "/feed.xml")]) }
        },
        field("a feed as XML", .feedType, "/feed.xml", "Content-Type", "application/xml; charset=utf-8"),
        field("a feed without charset", .feedType, "/feed.xml", "Content-Type", "application/rss+xml"),
        field("a feed as a page", .feedType, "/feed.xml", "Content-Type", "text/html; charset=utf-8"),
        DeliveryFault("a 405 on HEAD of the feed", .feedHead, "/feed.xml") { request, answer in
            if request.method == "HEAD" { answer = ScriptedAnswer(405) }
        },
        DeliveryFault("another type on HEAD", .feedHead, "/feed.xml") { request, answer in
            if request.method == "HEAD" { answer.set("Content-Type", "text/html") }
        },
        DeliveryFault("no ETag on HEAD", .feedHead, "/feed.xml") { request, answer in
            if request.method == "HEAD" { answer.set("ETag", nil) }
        },
        DeliveryFault("a length of 0 on HEAD", .feedHead, "/feed.xml") { request, answer in
            if request.method == "HEAD" { answer.body = [] }
        },
        field("no ETag", .feedValidators, "/feed.xml", "ETag", nil),
        field("no Last-Modified", .feedValidators, "/feed.xml", "Last-Modified", nil),
        DeliveryFault("no 304 for the ETag", .feedEtag, "/feed.xml") { request, answer in
            if request["If-None-Match"] != nil { answer.status = 200 }
        },
        DeliveryFault("no 304 for the date", .feedModified, "/feed.xml") { request, answer in
            if request["If-Modified-Since"] != nil { answer.status = 200 }
        },
        DeliveryFault("no gzip", .feedGzip, "/feed.xml") { request, answer in
            if request["Accept-Encoding"] != nil {
                answer.set("Content-Encoding", nil)
                answer.body = Array("<rss/>".utf8)
            }
        },
        DeliveryFault("another document with gzip", .feedGzipSame, "/feed.xml") { request, answer in
            if request["Accept-Encoding"] != nil { answer.body = SoundSite.gzip(Array("<rss/>".utf8)) }
        },
        field("no Vary", .feedVary, "/feed.xml", "Vary", nil),
        DeliveryFault("one strong ETag for both forms", .feedGzipEtag, "/feed.xml") { request, answer in
            if answer.status == 200 { answer.set("ETag", "\"one\"") }
        },
        field("no CORS on the feed", .feedCors, "/feed.xml", "Access-Control-Allow-Origin", nil),
        DeliveryFault("a slow feed", .feedSpeed, "/feed.xml") { request, answer in
            // Only the first request: the test is not to take its time again for every one.
            if request.method == "GET",
                request.fields.keys.allSatisfy({ ["host", "user-agent", "accept"].contains($0) })
            {
                answer.delay = 2.2
            }
        },
        DeliveryFault("a feed of nine megabytes", .feedSize, "/feed.xml") { request, answer in
            guard answer.status == 200 else { return }
            // White space behind the document is XML still.
            let more = [UInt8](repeating: 0x20, count: 9 << 20)
            if request["Accept-Encoding"] == nil {
                answer.body += more
            } else {
                answer.set("Last-Modified", "Wed, 10 Apr 2024 10:00:00 GMT")
            }
        },
    ]

    private static let media = [
        DeliveryFault("a missing file", .mediaStatus, "/media/002.mp3") { _, answer in answer = ScriptedAnswer(404) },
        DeliveryFault("a 405 on HEAD", .mediaHead, "/media/002.mp3") { request, answer in
            if request.method == "HEAD" { answer = ScriptedAnswer(405) }
        },
        DeliveryFault("a 302 on the enclosure", .mediaRedirect, "/media/002.mp3") { request, answer in
            if request.target == "/media/002.mp3" {
                answer = ScriptedAnswer(302, [("Location", "/media/002.mp3?real")])
            }
        },
        DeliveryFault("a 200 to Range", .mediaRange, "/media/002.mp3") { request, answer in
            if request["Range"] != nil {
                answer.status = 200
                answer.set("Content-Range", nil)
                answer.body = [UInt8](repeating: 1, count: 2000)
            }
        },
        DeliveryFault("a 206 without Content-Range", .mediaRange, "/media/002.mp3") { _, answer in
            answer.set("Content-Range", nil)
        },
        DeliveryFault("a 206 with the wrong Content-Range", .mediaRange, "/media/002.mp3") { request, answer in
            if request["Range"] != nil { answer.set("Content-Range", "bytes 0-2/2000") }
        },
        DeliveryFault("a 206 of another total", .mediaRange, "/media/002.mp3") { request, answer in
            if request["Range"] != nil { answer.set("Content-Range", "bytes 0-1/2001") }
        },
        DeliveryFault("a 206 with more than was asked for", .mediaRange, "/media/002.mp3") { request, answer in
            if request["Range"] != nil { answer.body = [1, 1, 1] }
        },
        DeliveryFault("another length than the feed says", .mediaLength, "/media/002.mp3") { request, answer in
            if request["Range"] != nil {
                answer.set("Content-Range", "bytes 0-1/1999")
            } else {
                answer.body.removeLast()
            }
        },
        field(
            "another type than the feed says", .mediaType, "/media/002.mp3", "Content-Type", "application/octet-stream"),
        field("no type", .mediaType, "/media/002.mp3", "Content-Type", nil),
        field("no Accept-Ranges", .mediaRangesTold, "/media/002.mp3", "Accept-Ranges", nil),
        field("no CORS on media", .mediaCors, "/media/002.mp3", "Access-Control-Allow-Origin", nil),
    ]

    private static let documents = [
        DeliveryFault("missing art", .imageStatus, "/cover.png") { _, answer in answer = ScriptedAnswer(404) },
        DeliveryFault("a 403 on HEAD of the art", .imageHead, "/cover.png") { request, answer in
            if request.method == "HEAD" { answer = ScriptedAnswer(403) }
        },
        DeliveryFault("art that is a page", .imageType, "/cover.png") { _, answer in
            answer.body = Array("<html>Sign in</html>".utf8)
        },
        DeliveryFault("a JPEG that is called PNG", .imageType, "/cover.png") { _, answer in
            answer.body = [0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0x05, 0x78, 0x05, 0x78, 1, 1, 0x11, 0, 0xFF, 0xD9]
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
    ]
}

extension ScriptedAnswer {
    fileprivate mutating func set(_ name: String, _ value: String?) {
        fields.removeAll { $0.0 == name }
        if let value { fields.append((name, value)) }
    }
}
