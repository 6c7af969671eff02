// What the parser finds out about a request's head: positions in its bytes, never copies.

/// A stretch of the head's bytes.
struct Piece: Equatable {
    var start: Int32 = -1
    var end: Int32 = -1

    init() {}

    init(_ start: Int, _ end: Int) {
        self.start = Int32(truncatingIfNeeded: start)
        self.end = Int32(truncatingIfNeeded: end)
    }

    var isPresent: Bool { start >= 0 }
    var range: Range<Int> { Int(start)..<Int(end) }
}

/// A request's head as the server needs it: method, target, framing, and where the fields lie that decide an answer.
struct RequestFacts: Equatable {
    enum Method: UInt8, CaseIterable {
        case get, head, post, put, patch, delete, options, other
    }

    struct Flags: OptionSet, Equatable {
        let rawValue: UInt16
        /// `Connection: close` and `Connection: keep-alive`.
        static let close = Flags(rawValue: 1)
        static let keepAlive = Flags(rawValue: 2)
        static let chunked = Flags(rawValue: 4)
        static let expectsContinue = Flags(rawValue: 8)
        /// An expectation that nobody knows: 417.
        static let expectsOther = Flags(rawValue: 16)
        static let transferEncoding = Flags(rawValue: 32)
        /// One of the fields below stands on several lines: read them with `joined`.
        static let repeated = Flags(rawValue: 64)
        /// `OPTIONS *`.
        static let asterisk = Flags(rawValue: 128)
        /// X-Forwarded-For stands on several lines.
        static let forwardedRepeated = Flags(rawValue: 256)
        /// Accept has `text/markdown` in it: the site decides what that means.
        static let namesMarkdown = Flags(rawValue: 512)
    }

    var method = Method.other
    /// 0 or 1 of `HTTP/1.x`.
    var minor: UInt8 = 1
    var flags: Flags = []
    /// How many Host lines there were.
    var hosts: UInt8 = 0
    var methodName = Piece()
    /// The target in origin form: path and query. Empty for an absolute form without a path, which means `/`.
    var target = Piece()
    var host = Piece()
    /// The first header line.
    var fields = Piece()
    var ifMatch = Piece()
    var ifNoneMatch = Piece()
    var ifModifiedSince = Piece()
    var ifUnmodifiedSince = Piece()
    var ifRange = Piece()
    var rangeField = Piece()
    var acceptEncoding = Piece()
    /// For the access log; the first line counts.
    var referer = Piece()
    var userAgent = Piece()
    /// What proxies say; looked at when the connection comes from one that is trusted. The last lines of each.
    var forwardedFor = Piece()
    var forwardedProto = Piece()
    /// The body's length in bytes; -1 when there is no Content-Length.
    var contentLength: Int64 = -1
    /// The head's size in bytes, with its empty line.
    var size = 0

    var isChunked: Bool { flags.contains(.chunked) }
    var hasBody: Bool { contentLength > 0 || isChunked }
    var isRead: Bool { method == .get || method == .head }

    /// Whether the client lets the connection stand after this request (RFC 9112 §9.3).
    var keepsAlive: Bool {
        minor >= 1 ? !flags.contains(.close) : flags.contains(.keepAlive) && !flags.contains(.close)
    }
}

extension RequestFacts {
    /// Calls `body` with the name's and the value's place of each header line. The head has been validated.
    func forEachField(in bytes: Span<UInt8>, _ body: (Piece, Piece) -> Void) {
        var line = Int(fields.start)
        let end = size - 2
        while line >= 0, line < end {
            var next = line
            while next < end, bytes[next] != ByteClass.lineFeed { next += 1 }
            var colon = line
            while bytes[colon] != UInt8(ascii: ":") { colon += 1 }
            body(Piece(line, colon), HeadParser.trimmed(bytes, colon + 1, next - 1))
            line = next + 1
        }
    }

    /// The values of all lines of one name, joined by commas (RFC 9110 §5.3).
    func joined(_ name: StaticString, in bytes: Span<UInt8>) -> [UInt8] {
        var places: [Piece] = []
        var names: [Piece] = []
        forEachField(in: bytes) {
            names.append($0)
            places.append($1)
        }
        var all: [UInt8] = []
        var isFirst = true
        for (field, value) in zip(names, places)
        where ByteClass.isWord(bytes, Int(field.start), Int(field.end), name) {
            // An empty line counts too: two lines of what may stand once are one that is malformed.
            if !isFirst { all += [UInt8(ascii: ","), ByteClass.space] }
            isFirst = false
            for index in value.range { all.append(bytes[index]) }
        }
        return all
    }
}
