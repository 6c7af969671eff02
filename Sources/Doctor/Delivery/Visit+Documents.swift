// Artwork, transcripts and chapters as apps fetch them.

import Foundation
import Media
import Outbound

extension Visit {
    /// Different images that are looked at, the show's first.
    private static let imageLimit = 12

    mutating func checkArtwork(_ feed: Feed) {
        var seen: Set<String> = []
        let show = feed.channel.first("itunes:image").map { ($0, Place.channel(line: $0.line)) }
        let items = feed.items.lazy.compactMap { item in
            item.element.first("itunes:image").map { ($0, item.place($0)) }
        }
        for (image, place) in [show].compactMap(\.self) + Array(items.prefix(2000)) {
            guard let address = image["href"]?.trimmedXML, AbsoluteAddress.isSound(address),
                doctor.checksAll || seen.count < Self.imageLimit, seen.insert(address).inserted
            else { continue }
            checkImage(address, place)
        }
    }

    private mutating func checkImage(_ address: String, _ place: Place) {
        var request = OutboundRequest(address)
        request.bodyLimit = doctor.limits.imageBytes
        guard let answer = send(request, .imageStatus, place) else { return }
        guard answer.status == 200 else {
            find(.imageStatus, place, "status \(answer.status): \(address)")
            return
        }
        if let head = send(OutboundRequest(address, isHead: true), .imageHead, place), head.status != 200 {
            find(.imageHead, place, "status \(head.status) to HEAD: \(address)")
        }
        let facts: ImageFacts
        do throws(MediaError) {
            facts = try ImageFacts.read(MemorySource(answer.body))
        } catch {
            find(.imageType, place, "\(address): \(error)")
            return
        }
        let written = MediaKind.pathExtension(of: address)
        let endings = facts.fileExtension == "jpg" ? ["jpg", "jpeg"] : [facts.fileExtension]
        if !endings.contains(written) {
            find(.imageType, place, "\(facts.type), the address ends in \"\(written)\"")
        } else if let type = answer.mediaType, type != facts.type {
            find(.imageType, place, "\(facts.type), its server says \(type)")
        }
        if facts.width != facts.height {
            find(.imageSquare, place, "\(facts.width) by \(facts.height)")
        } else if !(1400...3000).contains(facts.width) {
            find(.imageSize, place, "\(facts.width) by \(facts.height)")
        }
    }

    mutating func checkDocuments(_ item: FeedItemElement) {
        for transcript in item.element.all("podcast:transcript") {
            guard let answer = document(transcript, .transcriptStatus, item) else { continue }
            let place = item.place(transcript)
            let wanted = FeedCheck.mediaType(transcript["type"] ?? "")
            let type = answer.mediaType ?? "none"
            let names: Set<String> = ["application/x-subrip", "application/srt", "text/srt"]
            if type != wanted, !(names.contains(type) && names.contains(wanted)), !wanted.isEmpty {
                find(.transcriptServedType, place, "\(type), the feed says \(wanted)")
            }
            if !Self.isShared(answer) { find(.documentCors, place, answer["Access-Control-Allow-Origin"] ?? "none") }
        }
        for chapters in item.element.all("podcast:chapters") {
            guard let answer = document(chapters, .chaptersStatus, item) else { continue }
            let place = item.place(chapters)
            if let fault = Self.chapterFault(answer.body) { find(.chaptersContent, place, fault) }
            if !Self.isShared(answer) { find(.documentCors, place, answer["Access-Control-Allow-Origin"] ?? "none") }
        }
    }

    private mutating func document(_ element: FeedElement, _ rule: RuleID, _ item: FeedItemElement) -> OutboundResponse?
    {
        guard let address = element["url"]?.trimmedXML, AbsoluteAddress.isSound(address) else { return nil }
        var request = OutboundRequest(address)
        request.bodyLimit = doctor.limits.documentBytes
        request.decodes = true
        let place = item.place(element)
        guard let answer = send(request, rule, place) else { return nil }
        guard answer.status == 200 else {
            find(rule, place, "status \(answer.status): \(address)")
            return nil
        }
        return answer
    }

    /// What is wrong with a document of chapters (JSON Chapters 1.2); nil when nothing is.
    static func chapterFault(_ bytes: [UInt8]) -> String? {
        guard let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] else {
            return "no JSON object"
        }
        if !(object["version"] is String) { return "no version" }
        guard let chapters = object["chapters"] as? [[String: Any]] else { return "no list of chapters" }
        var last = -1.0
        for (index, chapter) in chapters.enumerated() {
            guard let start = (chapter["startTime"] as? NSNumber)?.doubleValue, start >= 0 else {
                return "chapter \(index + 1) has no startTime"
            }
            if start < last { return "chapter \(index + 1) begins before the one in front of it" }
            last = start
        }
        return nil
    }
}
