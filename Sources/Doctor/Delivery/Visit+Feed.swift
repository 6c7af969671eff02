// The feed's own delivery: what apps do every hour.

import Foundation
import Outbound

extension Visit {
    /// Seconds to the first byte that directories bear with.
    private static let patience = 2.0
    /// Bytes of a feed that apps on phones bear with.
    private static let comfortableBytes = 8 << 20

    /// A feed without items has fewer bytes: only such a one is searched for them.
    private static let emptyBytes = 64 << 10

    /// - Returns: the answer with the document, when there is one.
    mutating func fetchFeed() -> OutboundResponse? {
        let place = Place.address(url)
        var request = OutboundRequest(url)
        request.bodyLimit = doctor.limits.feedBytes
        guard let plain = send(request, .feedStatus, place) else { return nil }
        guard plain.status == 200 else {
            find(.feedStatus, place, "status \(plain.status)")
            return nil
        }
        if let hop = plain.hops.last {
            if let weak = plain.hops.first(where: { $0.status != 301 && $0.status != 308 }) {
                find(.feedMoved, place, "status \(weak.status) from \(weak.from) to \(weak.to)")
            } else {
                find(
                    .feedRedirect, place,
                    "\(plain.hops.count) redirect\(plain.hops.count == 1 ? "" : "s"), to \(hop.to)")
            }
        }
        checkFields(plain, place)
        let standsStill = checkModified(plain, place)
        checkHead(plain, place, standsStill: standsStill)
        checkConditions(plain, place, standsStill: standsStill)
        checkGzip(plain, place)
        return plain
    }

    private mutating func checkFields(_ plain: OutboundResponse, _ place: Place) {
        let type = plain["Content-Type"] ?? "none"
        if plain.mediaType != "application/rss+xml" || !type.lowercased().contains("charset=utf-8") {
            find(.feedType, place, type)
        }
        if plain.body.count > Self.comfortableBytes { find(.feedSize, place, "\(plain.body.count) bytes") }
        if plain.firstByteSeconds > Self.patience {
            find(.feedSpeed, place, "\((plain.firstByteSeconds * 10).rounded() / 10) s")
        }
        if !Self.isShared(plain) { find(.feedCors, place, plain["Access-Control-Allow-Origin"] ?? "none") }
        // A show of ours that has no episode yet has no change either that a date could be of.
        let isNew =
            check.isOwn && plain.body.count < Self.emptyBytes && plain.body.firstRange(of: Array("<item>".utf8)) == nil
        let missing = (isNew ? ["ETag"] : ["ETag", "Last-Modified"]).filter { plain[$0] == nil }
        if !missing.isEmpty { find(.feedValidators, place, "no \(missing.joined(separator: " and no "))") }
    }

    /// A Last-Modified of this very moment is looked at once more: a feed may just have changed, or its date is that of
    /// each answer.
    ///
    /// - Returns: whether the date stands still.
    private mutating func checkModified(_ plain: OutboundResponse, _ place: Place) -> Bool {
        guard let first = plain["Last-Modified"], let modified = MailDate(first)?.date,
            let answered = plain["Date"].flatMap({ MailDate($0) })?.date, answered.timeIntervalSince(modified) < 2
        else { return true }
        Thread.sleep(forTimeInterval: 2.1)
        guard let later = send(OutboundRequest(url, isHead: true), .feedHead, place), later.status == 200,
            later["ETag"] == plain["ETag"], let second = later["Last-Modified"], second != first
        else { return true }
        find(.feedModifiedTime, place, "\(first), and \(second) two seconds later")
        return false
    }

    private mutating func checkHead(_ plain: OutboundResponse, _ place: Place, standsStill: Bool) {
        guard let head = send(OutboundRequest(url, isHead: true), .feedHead, place) else { return }
        guard head.status == plain.status else {
            find(.feedHead, place, "status \(head.status)")
            return
        }
        let names = ["Content-Type", "ETag"] + (standsStill ? ["Last-Modified"] : [])
        compare(head: head, with: plain, names, .feedHead, place)
    }

    private mutating func checkConditions(_ plain: OutboundResponse, _ place: Place, standsStill: Bool) {
        if let tag = plain["ETag"], tag.hasPrefix("W/") { find(.feedEtagStrong, place, tag) }
        let conditions = [
            ("ETag", "If-None-Match", RuleID.feedEtag), ("Last-Modified", "If-Modified-Since", .feedModified),
        ]
        for (validator, condition, rule) in conditions where standsStill || validator == "ETag" {
            guard let value = plain[validator] else { continue }
            var request = OutboundRequest(url, fields: [(condition, value)])
            request.bodyLimit = 1
            request.overflow = .cuts
            guard let answer = send(request, rule, place), answer.status != 304 else { continue }
            find(rule, place, "status \(answer.status) to \(condition): \(value)")
        }
    }

    private mutating func checkGzip(_ plain: OutboundResponse, _ place: Place) {
        var request = OutboundRequest(url)
        request.decodes = true
        request.bodyLimit = doctor.limits.feedBytes
        guard let packed = send(request, .feedGzip, place) else { return }
        guard packed["Content-Encoding"]?.lowercased() == "gzip" else {
            find(.feedGzip, place, packed["Content-Encoding"] ?? "not compressed")
            return
        }
        if packed.body != plain.body, packed["Last-Modified"] == plain["Last-Modified"] {
            find(.feedGzipSame, place, "\(packed.body.count) bytes unpacked, \(plain.body.count) without gzip")
        }
        let vary = (packed["Vary"] ?? "").lowercased()
        if !vary.contains("accept-encoding"), !vary.contains("*") { find(.feedVary, place, packed["Vary"] ?? "none") }
        if let tag = packed["ETag"], tag == plain["ETag"], !tag.hasPrefix("W/") { find(.feedGzipEtag, place, tag) }
    }
}
