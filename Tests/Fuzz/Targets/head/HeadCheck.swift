// Compares what the parser says about a head that it accepted with the plain reading of it.

struct HeadCheck {
    let bytes: [UInt8]
    let facts: RequestFacts
    let plain: PlainHead

    func run() {
        require(facts.size == plain.size && facts.size <= bytes.count, "size \(facts.size)", bytes)
        require(bytes[..<facts.size].suffix(4) == [13, 10, 13, 10], "the head does not end with an empty line", bytes)
        require(text(facts.methodName) == plain.method, "another method", bytes)
        let name = Grammar.string(plain.method)
        let names: [String: RequestFacts.Method] = [
            "GET": .get, "HEAD": .head, "POST": .post, "PUT": .put, "PATCH": .patch, "DELETE": .delete,
            "OPTIONS": .options,
        ]
        require(facts.method == names[name] ?? .other, "\(name) is \(facts.method)", bytes)
        require(text(facts.target) == plain.target, "another target", bytes)
        require(facts.flags.contains(.asterisk) == (plain.target == [UInt8(ascii: "*")]), "another form", bytes)
        require(facts.minor == plain.minor, "minor version \(facts.minor)", bytes)
        framing()
        fields()
        kept()
    }

    /// A piece's bytes, which must lie in the head.
    private func text(_ piece: Piece) -> [UInt8] {
        let isInside = piece.start >= 0 && piece.end >= piece.start && Int(piece.end) <= facts.size
        require(isInside, "\(piece) in a head of \(facts.size) bytes", bytes)
        return Array(bytes[piece.range])
    }

    private func framing() {
        let length = plain.values("content-length").first.map { Int64(Grammar.string($0)) ?? -2 } ?? -1
        require(facts.contentLength == length, "length \(facts.contentLength)", bytes)
        let isChunked = !plain.values("transfer-encoding").isEmpty
        require(facts.isChunked == isChunked && !(isChunked && length >= 0), "framing", bytes)
        let tokens = plain.members("connection")
        require(facts.flags.contains(.close) == tokens.contains("close"), "close", bytes)
        require(facts.flags.contains(.keepAlive) == tokens.contains("keep-alive"), "keep-alive", bytes)
        let keepsAlive = !tokens.contains("close") && (plain.minor > 0 || tokens.contains("keep-alive"))
        require(facts.keepsAlive == keepsAlive, "persistence (RFC 9112 §9.3)", bytes)
        // HTTP/1.0 has none.
        let expectations = plain.minor > 0 ? plain.members("expect") : []
        require(facts.flags.contains(.expectsContinue) == expectations.contains("100-continue"), "100-continue", bytes)
        require(facts.flags.contains(.expectsOther) == expectations.contains { $0 != "100-continue" }, "417", bytes)
    }

    private func fields() {
        require(Int(facts.hosts) == plain.values("host").count, "\(facts.hosts) hosts", bytes)
        let host = plain.authority ?? plain.values("host").first
        require(facts.host.isPresent == (host != nil), "a host is there or not", bytes)
        if let host { require(text(facts.host) == host, "another host", bytes) }
        var found: [(name: [UInt8], value: [UInt8])] = []
        facts.forEachField(in: bytes.span) { name, value in found.append((text(name), text(value))) }
        require(found.elementsEqual(plain.fields, by: { $0 == $1 }), "other fields", bytes)
    }

    /// The fields that are kept at hand: where the first line of each lies, and what all of them say.
    private func kept() {
        let pieces: [(StaticString, Piece)] = [
            ("range", facts.rangeField), ("if-match", facts.ifMatch), ("if-none-match", facts.ifNoneMatch),
            ("if-range", facts.ifRange), ("if-modified-since", facts.ifModifiedSince),
            ("if-unmodified-since", facts.ifUnmodifiedSince), ("accept-encoding", facts.acceptEncoding),
        ]
        var isRepeated = false
        for (name, piece) in pieces {
            let values = plain.values("\(name)")
            isRepeated = isRepeated || values.count > 1
            require(piece.isPresent == !values.isEmpty, "\(name) is there or not", bytes)
            if let value = values.first { require(text(piece) == value, "another \(name)", bytes) }
            let joined = Grammar.members(facts.joined(name, in: bytes.span))
            require(joined == values.flatMap(Grammar.members), "\(name) joined", bytes)
        }
        require(facts.flags.contains(.repeated) == isRepeated, "repeated fields", bytes)
        // The first of what goes to the log, the last of what proxies add.
        let single = [
            (plain.values("referer").first, facts.referer), (plain.values("user-agent").first, facts.userAgent),
            (plain.values("x-forwarded-for").last, facts.forwardedFor),
            (plain.values("x-forwarded-proto").last, facts.forwardedProto),
        ]
        for (value, piece) in single {
            require((piece.isPresent ? text(piece) : nil) == value, "\(piece) is another field", bytes)
        }
        let isForwardedTwice = plain.values("x-forwarded-for").count > 1
        require(facts.flags.contains(.forwardedRepeated) == isForwardedTwice, "forwarded twice", bytes)
    }
}
