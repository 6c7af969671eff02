// Conditional requests, decided on the head's raw bytes (RFC 9110 §13).

/// What an answer can be compared by.
struct Validators {
    /// The ETag's opaque part, without quotes.
    var etag: [UInt8]?
    var isWeak = false
    /// Seconds since 1970.
    var modified: Int64?
}

enum Conditions {
    enum Verdict: Equatable { case proceed, notModified, failed }

    /// The outcome of a request's preconditions in the order of RFC 9110 §13.2.2.
    static func evaluate(
        _ facts: RequestFacts, _ head: Span<UInt8>, _ validators: Validators
    ) -> Verdict {
        if facts.ifMatch.isPresent {
            if !lists(facts, head, facts.ifMatch, "if-match", validators, strong: true) { return .failed }
        } else if facts.ifUnmodifiedSince.isPresent, let modified = validators.modified,
            let limit = date(facts, head, facts.ifUnmodifiedSince, "if-unmodified-since"), modified > limit
        {
            return .failed
        }
        if facts.ifNoneMatch.isPresent {
            guard lists(facts, head, facts.ifNoneMatch, "if-none-match", validators, strong: false) else {
                return .proceed
            }
            return facts.isRead ? .notModified : .failed
        }
        if facts.ifModifiedSince.isPresent, facts.isRead, let modified = validators.modified,
            let since = date(facts, head, facts.ifModifiedSince, "if-modified-since"), modified <= since
        {
            return .notModified
        }
        return .proceed
    }

    /// Whether a Range may be served: If-Range is missing, or names these very bytes (RFC 9110 §13.1.5).
    static func allowsRange(
        _ facts: RequestFacts, _ head: Span<UInt8>, _ validators: Validators
    ) -> Bool {
        guard facts.ifRange.isPresent else { return true }
        guard facts.flags.contains(.repeated) else {
            return allowsRange(head.extracting(facts.ifRange.range), validators)
        }
        let all = facts.joined("if-range", in: head)
        return allowsRange(all.span, validators)
    }

    /// One strong entity tag, or the very date.
    private static func allowsRange(_ value: Span<UInt8>, _ validators: Validators) -> Bool {
        if value.count >= 2, value[0] == UInt8(ascii: "\""), value[value.count - 1] == UInt8(ascii: "\"") {
            return !validators.isWeak && equals(value, 1, value.count - 1, validators.etag)
        }
        guard let modified = validators.modified, let date = HTTPDate.parse(value) else { return false }
        return modified == date
    }

    /// The date of a field that may stand once only: of several lines it is none.
    private static func date(
        _ facts: RequestFacts, _ head: Span<UInt8>, _ piece: Piece, _ name: StaticString
    ) -> Int64? {
        guard facts.flags.contains(.repeated) else { return HTTPDate.parse(head.extracting(piece.range)) }
        let all = facts.joined(name, in: head)
        return HTTPDate.parse(all.span)
    }

    private static func lists(
        _ facts: RequestFacts, _ head: Span<UInt8>, _ piece: Piece, _ name: StaticString,
        _ validators: Validators, strong: Bool
    ) -> Bool {
        guard facts.flags.contains(.repeated) else {
            return matches(head.extracting(piece.range), validators, strong: strong)
        }
        let all = facts.joined(name, in: head)
        return matches(all.span, validators, strong: strong)
    }

    /// Whether a list of entity tags holds ours, or is `*`. A list that is malformed matches nothing from there on.
    static func matches(_ list: Span<UInt8>, _ validators: Validators, strong: Bool) -> Bool {
        if list.count == 1, list[0] == UInt8(ascii: "*") { return true }
        var position = 0
        var isSeparated = true
        while position < list.count {
            let byte = list[position]
            if byte == UInt8(ascii: ",") || byte == ByteClass.space || byte == ByteClass.tab {
                if byte == UInt8(ascii: ",") { isSeparated = true }
                position += 1
                continue
            }
            guard isSeparated else { return false }
            isSeparated = false
            var weak = false
            if byte == UInt8(ascii: "W"), position + 1 < list.count, list[position + 1] == UInt8(ascii: "/") {
                weak = true
                position += 2
            }
            guard position < list.count, list[position] == UInt8(ascii: "\"") else { return false }
            let start = position + 1
            position = start
            while position < list.count, list[position] != UInt8(ascii: "\"") { position += 1 }
            guard position < list.count else { return false }
            if !(strong && (weak || validators.isWeak)), equals(list, start, position, validators.etag) { return true }
            position += 1
        }
        return false
    }

    private static func equals(_ list: Span<UInt8>, _ start: Int, _ end: Int, _ etag: [UInt8]?) -> Bool {
        guard let etag, etag.count == end - start else { return false }
        for index in 0..<etag.count where list[start + index] != etag[index] { return false }
        return true
    }
}
