// From a response and the request's conditions to the bytes that go out.

import HTTPTypes

/// An answer ready for the connection: a head without its last lines, and what follows it.
struct Answer {
    enum Content {
        case none
        case bytes([UInt8])
        case file(OpenFile, Range<Int64>)
    }

    var status: Int
    var head: [UInt8]
    var content: Content

    /// The answer to a request. `head` is the request's head.
    static func make(_ response: Response, _ facts: RequestFacts, _ head: Span<UInt8>) -> Answer {
        var answer = whole(response, facts, head)
        if facts.method == .head { answer.content = .none }
        return answer
    }

    private static func whole(_ response: Response, _ facts: RequestFacts, _ head: Span<UInt8>) -> Answer {
        switch response.body {
        case .page(let page): self.page(page, facts, head)
        case .file(let file): self.file(file, response, facts, head)
        case .bytes(let bytes): self.bytes(bytes, response, facts, head)
        case .empty: self.bytes([], response, facts, head)
        }
    }

    private static func page(_ page: PreparedPage, _ facts: RequestFacts, _ head: Span<UInt8>) -> Answer {
        let variant = page.variant(for: facts, head)
        switch page.verdict(variant, for: facts, head) {
        case .proceed: return Answer(status: page.status.code, head: variant.head, content: .bytes(variant.body))
        case .notModified: return Answer(status: 304, head: variant.notModifiedHead, content: .none)
        case .failed: return plain(412, keeping: variant.fields)
        }
    }

    private static func bytes(
        _ bytes: [UInt8], _ response: Response, _ facts: RequestFacts, _ head: Span<UInt8>
    ) -> Answer {
        let status = response.status.code
        if let other = conditional(response, facts, head, validators(response)) { return other }
        if status == 204 || status == 304 || status < 200 {
            return Answer(status: status, head: HeadWriter.head(status, response.fields, length: nil), content: .none)
        }
        return Answer(
            status: status, head: HeadWriter.head(status, response.fields, length: Int64(bytes.count)),
            content: bytes.isEmpty ? .none : .bytes(bytes))
    }

    private static func file(
        _ file: OpenFile, _ response: Response, _ facts: RequestFacts, _ head: Span<UInt8>
    ) -> Answer {
        var response = response
        if response.fields[.eTag] == nil { response.fields[.eTag] = "\"\(file.etag)\"" }
        if response.fields[.lastModified] == nil {
            // A file from the future is as new as its answer (RFC 9110 §8.8.2.1).
            response.fields[.lastModified] = HTTPDate.text(min(file.modifiedSeconds, System.unixSeconds()))
        }
        response.fields[.acceptRanges] = "bytes"
        let validators = validators(response)
        if let other = conditional(response, facts, head, validators) { return other }
        // Range is defined for GET alone (RFC 9110 §14.2).
        if response.status.code == 200, facts.method == .get, facts.rangeField.isPresent,
            Conditions.allowsRange(facts, head, validators)
        {
            switch range(facts, head, size: file.size) {
            case .whole: break
            case .part(let part):
                response.fields[.contentRange] = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(file.size)"
                let head = HeadWriter.head(206, response.fields, length: Int64(part.count))
                return Answer(status: 206, head: head, content: .file(file, part))
            case .unsatisfiable:
                response.fields[.contentRange] = "bytes */\(file.size)"
                return plain(416, keeping: response.fields)
            }
        }
        return Answer(
            status: response.status.code,
            head: HeadWriter.head(response.status.code, response.fields, length: file.size),
            content: file.size == 0 ? .none : .file(file, 0..<file.size))
    }

    private static func range(_ facts: RequestFacts, _ head: Span<UInt8>, size: Int64) -> ByteRange {
        guard facts.flags.contains(.repeated) else {
            return ByteRange.parse(head.extracting(facts.rangeField.range), size: size)
        }
        // Several lines make several ranges.
        let all = facts.joined("range", in: head)
        return ByteRange.parse(all.span, size: size)
    }

    /// The 304 or 412 that a 200 with validators turns into; nil when it stays.
    private static func conditional(
        _ response: Response, _ facts: RequestFacts, _ head: Span<UInt8>, _ validators: Validators
    ) -> Answer? {
        guard response.status.code == 200, validators.etag != nil || validators.modified != nil else { return nil }
        switch Conditions.evaluate(facts, head, validators) {
        case .proceed: return nil
        case .notModified:
            return Answer(status: 304, head: HeadWriter.head(304, response.fields, length: nil), content: .none)
        case .failed: return plain(412, keeping: response.fields)
        }
    }

    private static func validators(_ response: Response) -> Validators {
        var validators = Validators()
        if var tag = response.fields[.eTag]?.utf8[...] {
            if tag.starts(with: "W/".utf8) {
                validators.isWeak = true
                tag = tag.dropFirst(2)
            }
            if tag.count >= 2, tag.first == UInt8(ascii: "\""), tag.last == UInt8(ascii: "\"") {
                validators.etag = Array(tag.dropFirst().dropLast())
            }
        }
        if let text = response.fields[.lastModified] { validators.modified = HTTPDate.parse(Array(text.utf8).span) }
        return validators
    }

    /// One of the server's own errors as text; `fields` are the response's whose place it takes, less what described
    /// its content and how long that may be kept: a cache would give the error to others.
    static func plain(_ status: Int, keeping fields: HTTPFields = HTTPFields()) -> Answer {
        var fields = fields
        for name in [
            HTTPField.Name.contentType, .contentEncoding, .contentLanguage, .contentDisposition, .eTag, .lastModified,
            .cacheControl, .expires,
        ] {
            fields[name] = nil
        }
        fields[.contentType] = "text/plain; charset=utf-8"
        fields[.xContentTypeOptions] = "nosniff"
        let body = Array("\(status) \(StatusText.reason(status))\n\(StatusText.sentence(status))\n".utf8)
        return Answer(
            status: status, head: HeadWriter.head(status, fields, length: Int64(body.count)), content: .bytes(body))
    }
}
