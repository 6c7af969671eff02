// Ranges and conditions as players use them when they seek and resume. Asked once of each server, since its program answers
// for all its files.

import Outbound

extension Visit {
    /// - Parameter range: the server's sound answer to the first two bytes.
    mutating func checkServer(_ address: String, _ range: OutboundResponse, _ place: Place) {
        guard let total = ContentRange(range)?.total, isFirst("ranges", at: address) else { return }
        checkForms(address, total, place)
        checkEnd(address, total, place)
        checkIfRange(address, range, place)
    }

    /// Without an end, and from the end (RFC 9110 §14.1.2). Whatever comes is cut: the head tells all.
    private mutating func checkForms(_ address: String, _ total: Int64, _ place: Place) {
        let forms = [("0-", 0), ("500-", 500), ("-500", max(0, total - 500))].filter { $0.1 < total }
        for (form, first) in forms {
            guard let answer = part(address, [("Range", "bytes=\(form)")], .mediaRangeForms, place) else { return }
            guard answer.status == 206 else {
                find(.mediaRangeForms, place, "status \(answer.status) to bytes=\(form)")
                continue
            }
            if let part = ContentRange(answer), part.first == first, part.last == total - 1, part.total == total {
                continue
            }
            let told = answer["Content-Range"] ?? "none"
            find(.mediaRangeForms, place, "Content-Range: \(told) to bytes=\(form) of \(total) bytes")
        }
    }

    /// RFC 9110 §15.5.17.
    private mutating func checkEnd(_ address: String, _ total: Int64, _ place: Place) {
        guard let answer = part(address, [("Range", "bytes=\(total)-\(total)")], .mediaUnsatisfiable, place) else {
            return
        }
        let told = answer["Content-Range"] ?? "none"
        if answer.status != 416 {
            find(.mediaUnsatisfiable, place, "status \(answer.status) behind the end")
        } else if told.lowercased() != "bytes */\(total)" {
            find(.mediaUnsatisfiable, place, "Content-Range: \(told), the file has \(total) bytes")
        }
    }

    /// RFC 9110 §13.1.5: strong validators alone.
    private mutating func checkIfRange(_ address: String, _ range: OutboundResponse, _ place: Place) {
        let validators: (own: String, other: String)
        if let tag = range["ETag"], !tag.hasPrefix("W/") {
            validators = (tag, "\"another-\(tag.utf8.count)\"")
        } else if let date = range["Last-Modified"] {
            validators = (date, "Thu, 01 Jan 1970 00:00:00 GMT")
        } else {
            find(.mediaValidators, place, range["ETag"].map { "\($0), and no Last-Modified" } ?? "neither")
            return
        }
        for (validator, status) in [(validators.own, 206), (validators.other, 200)] {
            let fields = [("Range", "bytes=0-1"), ("If-Range", validator)]
            guard let answer = part(address, fields, .mediaIfRange, place) else { return }
            if answer.status != status {
                find(.mediaIfRange, place, "status \(answer.status) to If-Range: \(validator)")
            }
        }
    }

    private mutating func part(
        _ address: String, _ fields: [(String, String)], _ rule: RuleID, _ place: Place
    ) -> OutboundResponse? {
        var request = OutboundRequest(address, fields: fields.map { (name: $0.0, value: $0.1) })
        request.bodyLimit = 2
        request.overflow = .cuts
        return send(request, rule, place)
    }
}
