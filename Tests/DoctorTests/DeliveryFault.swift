// Faults that servers of feeds and media really have, one each.

import Foundation
import ScriptedServer
import Testing

@testable import Doctor

/// One change of the sound site, and the one rule that it breaks.
struct DeliveryFault: Sendable, CustomTestStringConvertible {
    let name: String
    let rule: RuleID
    /// The paths whose answers change.
    let path: String
    /// Of the feed.
    var text = SoundFeed.text
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
        try SoundSite(text: text) { [path, change] request, answer in
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

    /// Now, as HTTP writes it.
    private static func httpDate() -> String {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = TimeZone(secondsFromGMT: 0)
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return format.string(from: Date())
    }

    static let all = feed + pages + media + ranges + artwork + documents

    private static let feed = [
        DeliveryFault("no feed", .feedStatus, "/feed.xml") { _, answer in answer = ScriptedAnswer(404) },
        DeliveryFault("a feed that moved", .feedRedirect, "/feed.xml") { request, answer in
            // The address the directories have leads on to the one that rel="self" names.
            if request.target == "/feed.xml?old" { answer = ScriptedAnswer(301, [("Location", "/feed.xml")]) }
        },
        DeliveryFault("a feed that moved for now alone", .feedMoved, "/feed.xml") { request, answer in
            if request.target == "/feed.xml?old" { answer = ScriptedAnswer(302, [("Location", "/feed.xml")]) }
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
        DeliveryFault("a weak ETag", .feedEtagStrong, "/feed.xml") { request, answer in
            if request["Accept-Encoding"] == nil { answer.set("ETag", "W/\"one\"") }
            if request["If-None-Match"] == "W/\"one\"" { answer.status = 304 }
        },
        DeliveryFault("the time of the answer as Last-Modified", .feedModifiedTime, "/feed.xml") { request, answer in
            let now = httpDate()
            answer.set("Date", now)
            answer.set("Last-Modified", now)
        },
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
}

extension ScriptedAnswer {
    mutating func set(_ name: String, _ value: String?) {
        fields.removeAll { $0.0 == name }
        if let value { fields.append((name, value)) }
    }
}
