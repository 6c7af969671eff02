// A server that delivers the sound feed and all that it names as it should be, and breaks one thing on request.

import Digests
import Foundation
import ScriptedServer
import Syndication

@testable import Doctor

/// The sound feed's own site on loopback.
final class SoundSite: Sendable {
    let server: ScriptedServer
    var address: String { server.url + "/feed.xml" }

    static let modified = "Tue, 09 Apr 2024 10:00:00 GMT"

    /// - Parameters:
    ///   - text: of the feed, with looms.example for this server.
    ///   - change: makes the answer that is sent from the one that should be.
    init(
        text: String = SoundFeed.text,
        _ change: @escaping @Sendable (ScriptedRequest, ScriptedAnswer) -> ScriptedAnswer = { $1 }
    ) throws {
        server = try ScriptedServer { request in change(request, Self.answer(request, text)) }
    }

    private static func answer(_ request: ScriptedRequest, _ text: String) -> ScriptedAnswer {
        let host = "http://" + (request["Host"] ?? "")
        let path = String(request.target.prefix { $0 != "?" })
        switch path {
        case "/feed.xml":
            return feed(request, request.target.hasSuffix("?page=2") ? SoundFeed.secondPage : text, host)
        case "/cover.png": return .file(png(width: 1400, height: 1400), type: "image/png", request)
        case "/media/002.mp3": return .file([UInt8](repeating: 1, count: 2000), type: "audio/mpeg", request)
        case "/media/001.m4a": return .file([UInt8](repeating: 2, count: 1000), type: "audio/mp4", request)
        case _ where path.hasSuffix(".vtt"):
            guard request["Accept-Encoding"] != nil else {
                return .file(Array(transcript.utf8), type: "text/vtt", request)
            }
            var packed = ScriptedAnswer.file(gzip(Array(transcript.utf8)), type: "text/vtt", request)
            packed.fields.append(("Content-Encoding", "gzip"))
            return packed
        case _ where path.hasSuffix("chapters.json"):
            let chapters = "{\"version\": \"1.2.0\", \"chapters\": [{\"startTime\": 0, \"title\": \"Start\"}]}"
            return .file(Array(chapters.utf8), type: "application/json+chapters", request)
        default: return ScriptedAnswer(404)
        }
    }

    private static let transcript = "WEBVTT\n\n00:01.000 --> 00:03.500\n<v Ada>What did it weave?\n"

    private static func feed(_ request: ScriptedRequest, _ text: String, _ host: String) -> ScriptedAnswer {
        let guid = PodcastGUID.make(feedURL: host + "/feed.xml", sha1: SHA1.digest)
        let local = text.replacing("https://looms.example", with: host).replacing(SoundFeed.guid, with: guid)
        // The second page is never packed, so that a test can change its text.
        let isSecond = request.target.hasSuffix("?page=2")
        let isPacked = !isSecond && request["Accept-Encoding"]?.contains("gzip") == true
        let tag = isPacked ? "\"one-gzip\"" : "\"one\""
        var fields = [
            ("Content-Type", "application/rss+xml; charset=utf-8"), ("ETag", tag), ("Last-Modified", modified),
            ("Vary", "Accept-Encoding"), ("Access-Control-Allow-Origin", "*"),
        ]
        if request["If-None-Match"] == tag || request["If-Modified-Since"] == modified {
            return ScriptedAnswer(304, fields)
        }
        if isPacked { fields.append(("Content-Encoding", "gzip")) }
        return ScriptedAnswer(200, fields, body: isPacked ? gzip(Array(local.utf8)) : Array(local.utf8))
    }

    /// The first chunk of an image of this size: all that its facts are read from.
    ///
    /// - Parameter colour: 0 grey, 2 RGB (PNG §11.2.2).
    static func png(width: Int, height: Int, colour: UInt8 = 2, frames: Int = 1) -> [UInt8] {
        let word = { (number: Int) in (0..<4).reversed().map { UInt8(number >> ($0 * 8) & 0xFF) } }
        let chunk = { (name: String, content: [UInt8]) in
            word(content.count) + Array(name.utf8) + content + [0, 0, 0, 0]
        }
        // As much data as an image of its size has at least.
        let data = [UInt8](repeating: 0x55, count: width * height / 100 + 8)
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + chunk("IHDR", word(width) + word(height) + [8, colour, 0, 0, 0])
            + (frames > 1 ? chunk("acTL", word(frames) + word(0)) : []) + chunk("IDAT", data) + chunk("IEND", [])
    }

    /// The frame header of a JPEG of 1400 by 1400 pixels.
    static func jpeg(components: UInt8) -> [UInt8] {
        let parts = (1...components).flatMap { part -> [UInt8] in [part, 0x11, 0] }
        return [0xFF, 0xD8, 0xFF, 0xC0, 0, 8 + 3 * components, 8, 0x05, 0x78, 0x05, 0x78, components] + parts
            + [0xFF, 0xD9]
    }

    /// gzip (RFC 1952) with stored blocks (RFC 1951 §3.2.4).
    static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        var place = 0
        repeat {
            let count = min(65_535, bytes.count - place)
            let isLast = place + count == bytes.count
            out += [
                isLast ? 1 : 0, UInt8(count & 0xFF), UInt8(count >> 8), UInt8(~count & 0xFF), UInt8(~count >> 8 & 0xFF),
            ]
            out += bytes[place..<place + count]
            place += count
        } while place < bytes.count
        var crc: UInt32 = .max
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        for number in [~crc, UInt32(bytes.count)] { out += (0..<4).map { UInt8(number >> ($0 * 8) & 0xFF) } }
        return out
    }
}
