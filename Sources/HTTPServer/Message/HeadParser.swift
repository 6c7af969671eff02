// The request head's parser: bytes in, then value, need more, or reject with a status (RFC 9112 §3, §5, §6).

/// Reads one request head, line by line, and takes up where it stopped when more bytes have come.
///
/// The bytes given to `parse` always begin with the request's first byte. Every byte is looked for a line's end once, so
/// a head that drips in costs linear time.
struct HeadParser {
    enum Outcome: Equatable {
        case needMore
        case done
        /// A status for the answer; the connection closes after it.
        case reject(Int)
    }

    /// What has been found so far; whole after `done`.
    private(set) var facts = RequestFacts()
    private var line = 0
    private var scanned = 0
    private var fieldCount = 0
    /// Empty lines before the request.
    private var emptyLines = 0
    private var hasRequestLine = false

    /// - Parameter emptyLines: how many were dropped before the bytes that `parse` will be given.
    init(emptyLines: Int = 0) { self.emptyLines = emptyLines }

    mutating func parse(_ bytes: Span<UInt8>, _ limits: ServerLimits) -> Outcome {
        while true {
            guard let lineFeed = ByteScan.lineFeed(bytes, from: scanned) else {
                let isHopeless = isHopeless(bytes)
                scanned = bytes.count
                if isTooLong(bytes.count, limits) { return refuse(bytes, tooLong) }
                return isHopeless ? refuse(bytes, 400) : .needMore
            }
            scanned = lineFeed + 1
            if isTooLong(scanned, limits) { return refuse(bytes, tooLong) }
            // A bare LF is no line end here (RFC 9112 §2.2 lets a server refuse it; it is how requests are smuggled).
            guard lineFeed > line, bytes[lineFeed - 1] == ByteClass.carriageReturn else { return refuse(bytes, 400) }
            let start = line
            let end = lineFeed - 1
            line = scanned
            if hasRequestLine {
                if start == end { return finish() }
                fieldCount += 1
                if fieldCount > limits.headerFields { return .reject(431) }
                if let status = field(bytes, start, end) { return .reject(status) }
            } else if start == end {
                // Empty lines before a request are left by old clients after a body (RFC 9112 §2.2).
                emptyLines += 1
                if emptyLines > 2 { return .reject(400) }
            } else {
                if let status = requestLine(bytes, start, end) { return .reject(status) }
                hasRequestLine = true
                facts.fields = Piece(scanned, scanned)
            }
        }
    }

    private func isTooLong(_ count: Int, _ limits: ServerLimits) -> Bool {
        hasRequestLine ? count > limits.headerBytes : count > limits.requestLineBytes
    }

    /// Whether a line that has come in part cannot become one: it begins as no request does (a TLS handshake does), or
    /// holds a bare CR. Their senders may never send the LF that they would wait in vain for an answer with.
    private func isHopeless(_ bytes: Span<UInt8>) -> Bool {
        if !hasRequestLine, line < bytes.count, bytes[line] != ByteClass.carriageReturn,
            !ByteClass.isToken(bytes[line])
        {
            return true
        }
        var index = max(line, scanned - 1)
        while index + 1 < bytes.count {
            if bytes[index] == ByteClass.carriageReturn { return true }
            index += 1
        }
        return false
    }

    private var tooLong: Int { hasRequestLine ? 431 : 414 }

    /// A refusal for a line as a whole. Of a request line it takes down the method, since an answer to HEAD has no
    /// content whatever is wrong with the rest.
    private mutating func refuse(_ bytes: Span<UInt8>, _ status: Int) -> Outcome {
        var end = line
        while !hasRequestLine, end < bytes.count, ByteClass.isToken(bytes[end]) { end += 1 }
        if end > line, end < bytes.count, bytes[end] == ByteClass.space { facts.method = Self.method(bytes, line, end) }
        return .reject(status)
    }

    /// `method SP target SP HTTP/1.x`; a status when it is not that.
    private mutating func requestLine(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
        var position = start
        while position < end, ByteClass.isToken(bytes[position]) { position += 1 }
        guard position > start, position < end, bytes[position] == ByteClass.space else { return 400 }
        facts.methodName = Piece(start, position)
        facts.method = Self.method(bytes, start, position)
        let target = position + 1
        position = target
        while position < end, ByteClass.isTarget(bytes[position]) { position += 1 }
        guard position > target, position < end, bytes[position] == ByteClass.space else { return 400 }
        if let status = version(bytes, position + 1, end) { return status }
        return self.target(bytes, target, position)
    }

    private mutating func version(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
        let name: StaticString = "HTTP/"
        guard end - start == 8, bytes[start + 6] == UInt8(ascii: "."), ByteClass.isDigit(bytes[start + 5]),
            ByteClass.isDigit(bytes[start + 7])
        else { return 400 }
        for index in 0..<5 where bytes[start + index] != name.utf8Start[index] { return 400 }
        guard bytes[start + 5] == UInt8(ascii: "1") else { return 505 }
        facts.minor = bytes[start + 7] == UInt8(ascii: "0") ? 0 : 1
        return nil
    }

    /// The four forms of RFC 9112 §3.2. CONNECT's is refused with its method.
    private mutating func target(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
        if bytes[start] == UInt8(ascii: "/") {
            facts.target = Piece(start, end)
            return nil
        }
        if facts.method == .options, end - start == 1, bytes[start] == UInt8(ascii: "*") {
            facts.flags.insert(.asterisk)
            facts.target = Piece(start, end)
            return nil
        }
        if facts.method == .other,
            ByteClass.isWord(bytes, Int(facts.methodName.start), Int(facts.methodName.end), "connect")
        {
            return 501
        }
        // An absolute target's authority stands in for Host (RFC 9112 §3.2.2).
        let authority: Int
        if end - start > 7, ByteClass.isWord(bytes, start, start + 7, "http://") {
            authority = start + 7
        } else if end - start > 8, ByteClass.isWord(bytes, start, start + 8, "https://") {
            authority = start + 8
        } else {
            return 400
        }
        var path = authority
        while path < end, bytes[path] != UInt8(ascii: "/"), bytes[path] != UInt8(ascii: "?") { path += 1 }
        guard HostField.isAuthority(bytes, authority, path) else { return 400 }
        facts.host = Piece(authority, path)
        facts.target = Piece(path, end)
        return nil
    }

    private static func method(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> RequestFacts.Method {
        // Methods are case-sensitive (RFC 9110 §9.1).
        switch end - start {
        case 3 where equals(bytes, start, "GET"): .get
        case 3 where equals(bytes, start, "PUT"): .put
        case 4 where equals(bytes, start, "HEAD"): .head
        case 4 where equals(bytes, start, "POST"): .post
        case 5 where equals(bytes, start, "PATCH"): .patch
        case 6 where equals(bytes, start, "DELETE"): .delete
        case 7 where equals(bytes, start, "OPTIONS"): .options
        default: .other
        }
    }

    @inline(__always)
    private static func equals(_ bytes: Span<UInt8>, _ start: Int, _ word: StaticString) -> Bool {
        for index in 0..<word.utf8CodeUnitCount where bytes[start + index] != word.utf8Start[index] { return false }
        return true
    }

    private mutating func field(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
        var colon = start
        while colon < end, ByteClass.isToken(bytes[colon]) { colon += 1 }
        // No name, space before the colon, a folded line: all of them 400 (RFC 9112 §5.1, §5.2).
        guard colon > start, colon < end, bytes[colon] == UInt8(ascii: ":") else { return 400 }
        guard ByteScan.isFieldValue(bytes, colon + 1, end) else { return 400 }
        return note(bytes, name: Piece(start, colon), value: Self.trimmed(bytes, colon + 1, end))
    }

    /// A value without the white space around it.
    static func trimmed(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Piece {
        var first = start
        var last = end
        while first < last, bytes[first] == ByteClass.space || bytes[first] == ByteClass.tab { first += 1 }
        while last > first, bytes[last - 1] == ByteClass.space || bytes[last - 1] == ByteClass.tab { last -= 1 }
        return Piece(first, last)
    }

    /// The checks that need the whole head: hosts and framing.
    private mutating func finish() -> Outcome {
        facts.size = scanned
        // Exactly one Host in HTTP/1.1, at most one before (RFC 9112 §3.2).
        if facts.hosts > 1 || (facts.minor >= 1 && facts.hosts == 0) { return .reject(400) }
        if facts.flags.contains(.transferEncoding) {
            // Two framings at once, or one that HTTP/1.0 does not know: a smuggler's tools (RFC 9112 §6.1, §6.3).
            if facts.contentLength >= 0 || facts.minor == 0 { return .reject(400) }
        }
        return .done
    }
}

extension HeadParser {
    /// Whether a value has `text/markdown` in it. Only a hint that the site should look: browsers never send it, so that
    /// their requests cost one pass over a hundred bytes.
    private static func namesMarkdown(_ bytes: Span<UInt8>, _ value: Piece) -> Bool {
        let length = 13
        guard value.end - value.start >= length else { return false }
        for start in Int(value.start)...Int(value.end) - length
        where bytes[start + 4] == UInt8(ascii: "/") && ByteClass.isWord(bytes, start, start + length, "text/markdown") {
            return true
        }
        return false
    }

    /// Takes down the fields that decide framing and the answer; a status when one is malformed.
    @inline(__always)
    private mutating func note(_ bytes: Span<UInt8>, name: Piece, value: Piece) -> Int? {
        let start = Int(name.start)
        let end = Int(name.end)
        switch end - start {
        case 4 where ByteClass.isWord(bytes, start, end, "host"): return host(bytes, value)
        case 5 where ByteClass.isWord(bytes, start, end, "range"): Self.keep(&facts.rangeField, &facts.flags, value)
        case 6 where ByteClass.isWord(bytes, start, end, "expect"): expect(bytes, value)
        case 6 where ByteClass.isWord(bytes, start, end, "accept"):
            if Self.namesMarkdown(bytes, value) { facts.flags.insert(.namesMarkdown) }
        case 7 where ByteClass.isWord(bytes, start, end, "referer"):
            if !facts.referer.isPresent { facts.referer = value }
        case 8 where ByteClass.isWord(bytes, start, end, "if-match"): Self.keep(&facts.ifMatch, &facts.flags, value)
        case 8 where ByteClass.isWord(bytes, start, end, "if-range"): Self.keep(&facts.ifRange, &facts.flags, value)
        case 10 where ByteClass.isWord(bytes, start, end, "connection"): connection(bytes, value)
        case 10 where ByteClass.isWord(bytes, start, end, "user-agent"):
            if !facts.userAgent.isPresent { facts.userAgent = value }
        case 13 where ByteClass.isWord(bytes, start, end, "if-none-match"):
            Self.keep(&facts.ifNoneMatch, &facts.flags, value)
        case 14 where ByteClass.isWord(bytes, start, end, "content-length"): return contentLength(bytes, value)
        case 15 where ByteClass.isWord(bytes, start, end, "accept-encoding"):
            Self.keep(&facts.acceptEncoding, &facts.flags, value)
        case 15 where ByteClass.isWord(bytes, start, end, "x-forwarded-for"):
            if facts.forwardedFor.isPresent { facts.flags.insert(.forwardedRepeated) }
            facts.forwardedFor = value
        case 17 where ByteClass.isWord(bytes, start, end, "x-forwarded-proto"): facts.forwardedProto = value
        case 17 where ByteClass.isWord(bytes, start, end, "if-modified-since"):
            Self.keep(&facts.ifModifiedSince, &facts.flags, value)
        case 17 where ByteClass.isWord(bytes, start, end, "transfer-encoding"): return transferEncoding(bytes, value)
        case 19 where ByteClass.isWord(bytes, start, end, "if-unmodified-since"):
            Self.keep(&facts.ifUnmodifiedSince, &facts.flags, value)
        default: break
        }
        return nil
    }

    @inline(__always)
    private static func keep(_ piece: inout Piece, _ flags: inout RequestFacts.Flags, _ value: Piece) {
        if piece.isPresent { flags.insert(.repeated) } else { piece = value }
    }

    private mutating func host(_ bytes: Span<UInt8>, _ value: Piece) -> Int? {
        // An empty one says that the target has no authority (RFC 9110 §7.2).
        if !value.range.isEmpty, !HostField.isAuthority(bytes, Int(value.start), Int(value.end)) { return 400 }
        facts.hosts = min(2, facts.hosts + 1)
        if !facts.host.isPresent { facts.host = value }
        return nil
    }

    private mutating func expect(_ bytes: Span<UInt8>, _ value: Piece) {
        // HTTP/1.0 knows no expectations (RFC 9110 §10.1.1).
        guard facts.minor >= 1 else { return }
        var list = TokenList(value)
        while let token = list.next(bytes) {
            let known = ByteClass.isWord(bytes, Int(token.start), Int(token.end), "100-continue")
            facts.flags.insert(known ? .expectsContinue : .expectsOther)
        }
    }

    private mutating func connection(_ bytes: Span<UInt8>, _ value: Piece) {
        var list = TokenList(value)
        while let token = list.next(bytes) {
            if ByteClass.isWord(bytes, Int(token.start), Int(token.end), "close") { facts.flags.insert(.close) }
            if ByteClass.isWord(bytes, Int(token.start), Int(token.end), "keep-alive") {
                facts.flags.insert(.keepAlive)
            }
        }
    }

    /// Digits only, once (RFC 9110 §8.6), and a number that no arithmetic on it overflows.
    private mutating func contentLength(_ bytes: Span<UInt8>, _ value: Piece) -> Int? {
        guard facts.contentLength < 0, !value.range.isEmpty else { return 400 }
        var length: Int64 = 0
        for index in value.range {
            guard ByteClass.isDigit(bytes[index]), length < Int64.max / 10 else { return 400 }
            length = length * 10 + Int64(bytes[index] - 48)
        }
        facts.contentLength = length
        return nil
    }

    /// Only `chunked`, once (RFC 9112 §6.1): other codings in front of it are 501, anything without it at the end 400.
    private mutating func transferEncoding(_ bytes: Span<UInt8>, _ value: Piece) -> Int? {
        guard !facts.flags.contains(.transferEncoding) else { return 400 }
        var list = TokenList(value)
        var count = 0
        var endsChunked = false
        while let token = list.next(bytes) {
            if endsChunked { return 400 }
            count += 1
            endsChunked = ByteClass.isWord(bytes, Int(token.start), Int(token.end), "chunked")
        }
        guard endsChunked else { return 400 }
        if count > 1 { return 501 }
        facts.flags.formUnion([.transferEncoding, .chunked])
        return nil
    }
}
