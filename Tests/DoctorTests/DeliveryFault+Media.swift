// Faults of servers of media, one each.

import ScriptedServer

@testable import Doctor

extension DeliveryFault {
    static let media = [
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
            answer = .file([UInt8](repeating: 1, count: 1999), type: "audio/mpeg", request)
        },
        field(
            "another type than the feed says", .mediaType, "/media/002.mp3", "Content-Type", "application/octet-stream"),
        field("no type", .mediaType, "/media/002.mp3", "Content-Type", nil),
        field("no Accept-Ranges", .mediaRangesTold, "/media/002.mp3", "Accept-Ranges", nil),
        field("no CORS on media", .mediaCors, "/media/002.mp3", "Access-Control-Allow-Origin", nil),
        DeliveryFault("another ETag on HEAD of media", .mediaHead, "/media/002.mp3") { request, answer in
            if request.method == "HEAD" { answer.set("ETag", "\"head\"") }
        },
    ]

    static let ranges = [
        DeliveryFault("a 200 to a range without end", .mediaRangeForms, "/media/002.mp3") { request, answer in
            if request["Range"] == "bytes=500-" { answer = whole(request) }
        },
        DeliveryFault("a range from the end taken for one from the start", .mediaRangeForms, "/media/002.mp3") {
            request, answer in
            if request["Range"] == "bytes=-500" { answer.set("Content-Range", "bytes 0-500/2000") }
        },
        DeliveryFault("a 404 to all from the start", .mediaRangeForms, "/media/002.mp3") { request, answer in
            if request["Range"] == "bytes=0-" { answer = ScriptedAnswer(404) }
        },
        DeliveryFault("a 200 behind the end", .mediaUnsatisfiable, "/media/002.mp3") { request, answer in
            if request["Range"] == "bytes=2000-2000" { answer = whole(request) }
        },
        DeliveryFault("a 416 that does not say the size", .mediaUnsatisfiable, "/media/002.mp3") { request, answer in
            if answer.status == 416 { answer.set("Content-Range", nil) }
        },
        DeliveryFault("a 416 of another size", .mediaUnsatisfiable, "/media/002.mp3") { request, answer in
            if answer.status == 416 { answer.set("Content-Range", "bytes */1999") }
        },
        DeliveryFault("If-Range passed over", .mediaIfRange, "/media/002.mp3") { request, answer in
            var request = request
            request.fields["if-range"] = nil
            answer = .file([UInt8](repeating: 1, count: 2000), type: "audio/mpeg", request)
        },
        DeliveryFault("a 200 to the right If-Range", .mediaIfRange, "/media/002.mp3") { request, answer in
            if request["If-Range"] != nil { answer = whole(request) }
        },
        DeliveryFault("If-Range with a date passed over", .mediaIfRange, "/media/002.mp3") { request, answer in
            var request = request
            request.fields["if-range"] = nil
            answer = .file([UInt8](repeating: 1, count: 2000), type: "audio/mpeg", request)
            answer.set("ETag", nil)
            answer.set("Last-Modified", SoundSite.modified)
        },
        field("no validator on media", .mediaValidators, "/media/002.mp3", "ETag", nil),
        field("a weak validator on media", .mediaValidators, "/media/002.mp3", "ETag", "W/\"one\""),
    ]

    /// The file as to a request without a range.
    private static func whole(_ request: ScriptedRequest) -> ScriptedAnswer {
        var request = request
        request.fields["range"] = nil
        return .file([UInt8](repeating: 1, count: 2000), type: "audio/mpeg", request)
    }
}
