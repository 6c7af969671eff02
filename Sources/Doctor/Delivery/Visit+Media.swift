// Enclosures as players ask for them: by HEAD, and by Range.

import Outbound

extension Visit {
    mutating func checkMedia(_ item: FeedItemElement) {
        guard let enclosure = item.enclosure, let address = enclosure["url"]?.trimmedXML,
            AbsoluteAddress.isSound(address)
        else { return }
        mediaChecked += 1
        let place = item.place(enclosure)
        guard let head = send(OutboundRequest(address, isHead: true), .mediaStatus, place) else { return }
        if [405, 501].contains(head.status) {
            find(.mediaHead, place, "status \(head.status) to HEAD: \(address)")
        } else if head.status != 200 {
            find(.mediaStatus, place, "status \(head.status): \(address)")
            return
        }
        if let hop = head.hops.first {
            find(.mediaRedirect, place, "status \(hop.status) from \(hop.from) to \(hop.to)")
        }
        let range = send(.range(address, 0, 1), .mediaRange, place)
        if let range, checkRange(range, head, address, place) { checkServer(address, range, place) }
        let answer = head.status == 200 ? head : range
        guard let answer else { return }
        checkLength(of: enclosure, head: head, range: range, place)
        let wanted = enclosure["type"] ?? ""
        if let type = answer.mediaType, type != FeedCheck.mediaType(wanted), MediaKind(type: wanted) != nil {
            // Two names of one kind are no fault.
            if MediaKind(type: type) != MediaKind(type: wanted) || MediaKind(type: type) == .other {
                find(.mediaType, place, "\(type), the feed says \(wanted)")
            }
        } else if answer.mediaType == nil {
            find(.mediaType, place, "no Content-Type, the feed says \(wanted)")
        }
        if head.status == 200, head["Accept-Ranges"]?.lowercased() != "bytes" {
            find(.mediaRangesTold, place, head["Accept-Ranges"] ?? "none")
        }
        if !Self.isShared(answer) { find(.mediaCors, place, answer["Access-Control-Allow-Origin"] ?? "none") }
    }

    /// - Returns: whether it is the range that was asked for.
    private mutating func checkRange(
        _ range: OutboundResponse, _ head: OutboundResponse, _ address: String, _ place: Place
    ) -> Bool {
        guard range.status == 206 else {
            find(.mediaRange, place, "status \(range.status): \(address)")
            return false
        }
        guard let part = ContentRange(range), part.first == 0, part.last == 1 else {
            find(.mediaRange, place, "Content-Range: \(range["Content-Range"] ?? "none")")
            return false
        }
        if range.body.count != 2 || range.isCut {
            find(.mediaRange, place, "\(range.isCut ? "more than 2" : "\(range.body.count)") bytes for 2")
            return false
        }
        if head.status == 200, let whole = head.contentLength, whole != part.total {
            find(.mediaRange, place, "a total of \(part.total) bytes, HEAD says \(whole)")
            return false
        }
        // A 206 has the validators and the type that a 200 would have (RFC 9110 §15.3.7).
        if head.status == 200 { compare(head: head, with: range, ["ETag", "Content-Type"], .mediaHead, place) }
        return true
    }

    private mutating func checkLength(
        of enclosure: FeedElement, head: OutboundResponse, range: OutboundResponse?, _ place: Place
    ) {
        guard let written = Int64((enclosure["length"] ?? "").trimmedXML), written > 0 else { return }
        let total = range.flatMap { $0.status == 200 ? $0.contentLength : ContentRange($0)?.total }
        let served = head.status == 200 ? head.contentLength ?? total : total
        guard let served else {
            find(.mediaLength, place, "\(written), its server says no Content-Length")
            return
        }
        if served != written { find(.mediaLength, place, "\(written), its server says \(served)") }
    }
}
