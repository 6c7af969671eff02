// Transcripts and chapters as apps fetch them.

import Foundation
import Outbound

extension Visit {
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
            if let fault = TranscriptCheck.fault(answer.body, type: wanted) {
                find(.transcriptContent, place, fault)
            } else if let long = TranscriptCheck.longLines(answer.body, type: wanted) {
                find(.transcriptLines, place, long)
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
        // One document of each kind speaks for all of a server. The same fields are sent, since compression is agreed on.
        request.isHead = true
        if isFirst("\(element.name) \(element["type"] ?? "")", at: address),
            let head = send(request, .documentHead, place)
        {
            if head.status == 200 {
                compare(head: head, with: answer, ["Content-Type"], .documentHead, place)
            } else {
                find(.documentHead, place, "status \(head.status) to HEAD: \(address)")
            }
        }
        return answer
    }

    /// What is wrong with a document of chapters (JSON Chapters 1.2); nil when nothing is.
    static func chapterFault(_ bytes: [UInt8]) -> String? {
        guard let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] else {
            return "no JSON object"
        }
        guard let version = object["version"] as? String else { return "no version" }
        guard version.hasPrefix("1.") else { return "version \(version), known is 1.2.0" }
        guard let chapters = object["chapters"] as? [[String: Any]] else { return "no list of chapters" }
        var last = -1.0
        for (index, chapter) in chapters.enumerated() {
            guard let start = (chapter["startTime"] as? NSNumber)?.doubleValue, start >= 0 else {
                return "chapter \(index + 1) has no startTime"
            }
            if start < last { return "chapter \(index + 1) begins before the one in front of it" }
            last = start
            if let end = chapter["endTime"] {
                guard let end = (end as? NSNumber)?.doubleValue, end >= start else {
                    return "chapter \(index + 1) ends before it begins"
                }
            }
            if let wrong = ["title", "img", "url"].first(where: { chapter[$0].map { !($0 is String) } ?? false }) {
                return "chapter \(index + 1): \(wrong) is no text"
            }
        }
        return nil
    }
}
