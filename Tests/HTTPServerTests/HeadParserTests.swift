// The head parser against tables of valid and malformed heads.

import Testing

@testable import HTTPServer

private func parse(_ text: String, _ limits: ServerLimits = ServerLimits()) -> (HeadParser.Outcome, RequestFacts) {
    var parser = HeadParser()
    let outcome = parser.parse(Array(text.utf8).span, limits)
    return (outcome, parser.facts)
}

private let validHeads = [
    "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
    "HEAD /a/b?c=d&e HTTP/1.1\r\nHost: [::1]:8080\r\nAccept: */*\r\n\r\n",
    "GET / HTTP/1.0\r\n\r\n",
    "\r\nGET / HTTP/1.1\r\nHost:\r\n\r\n",
    "POST /x HTTP/1.1\r\nhOST: a\r\nContent-Length: 12\r\nExpect: 100-Continue\r\n\r\n",
    "PUT /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding:chunked\r\nX-Empty:\r\n\r\n",
    "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET http://example.test:80/a?b HTTP/1.1\r\nHost: other\r\n\r\n",
    "GET http://example.test HTTP/1.1\r\nHost: example.test\r\nConnection: foo, Close\r\n\r\n",
    "BREW /pot HTTP/1.1\r\nHost: a\r\nX-Tab:\ta\tb \r\nX-High: \u{e9}\r\n\r\n",
]

@Suite("The request head's parser")
struct HeadParserTests {
    @Test("takes each valid head, and asks for more at every cut before its end", arguments: validHeads)
    func cuts(_ text: String) {
        let bytes = Array(text.utf8)
        var whole = HeadParser()
        #expect(whole.parse(bytes.span, ServerLimits()) == .done)
        #expect(whole.facts.size == bytes.count)
        var dripping = HeadParser()
        for end in 0..<bytes.count {
            var fresh = HeadParser()
            #expect(fresh.parse(bytes.span.extracting(0..<end), ServerLimits()) == .needMore, "cut at \(end)")
            #expect(dripping.parse(bytes.span.extracting(0..<end), ServerLimits()) == .needMore)
        }
        #expect(dripping.parse(bytes.span, ServerLimits()) == .done)
        #expect(dripping.facts == whole.facts)
        let glued = bytes + Array("GET /next HTTP/1.1\r\n".utf8)
        var first = HeadParser()
        #expect(first.parse(glued.span, ServerLimits()) == .done)
        #expect(first.facts == whole.facts)
    }

    @Test(
        "refuses malformed heads with the right status",
        arguments: [
            ("GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400), (" GET / HTTP/1.1\r\nHost: a\r\n\r\n", 400),
            ("GET /\r\nHost: a\r\n\r\n", 400), ("GET / HTTP/1.1 \r\nHost: a\r\n\r\n", 400),
            ("GET / http/1.1\r\nHost: a\r\n\r\n", 400), ("GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505),
            ("GET / HTTP/1.1\nHost: a\n\n", 400), ("GET / HTTP/1.1\r\nHost: a\n\r\n", 400),
            ("GET / HTTP/1.1\r\n\r\n", 400), ("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400),
            ("GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n", 400), ("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400), ("GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n", 400), ("GET / HTTP/1.1\r\nHost: a\r\n: x\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost: a\r\nX: a\rb\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost: a\r\nnocolon\r\n\r\n", 400),
            ("GET a HTTP/1.1\r\nHost: a\r\n\r\n", 400), ("GET * HTTP/1.1\r\nHost: a\r\n\r\n", 400),
            ("GET /#x HTTP/1.1\r\nHost: a\r\n\r\n", 400), ("GET ftp://a/ HTTP/1.1\r\nHost: a\r\n\r\n", 400),
            ("GET http:/// HTTP/1.1\r\nHost: a\r\n\r\n", 400), ("GET http://u@a/ HTTP/1.1\r\nHost: a\r\n\r\n", 400),
            ("CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", 501),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +5\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5, 5\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999999999999999\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, gzip\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", 501),
            ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n", 400),
            ("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400),
            ("\r\n\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 400),
            ("\u{16}\u{3}\u{1}\r\n", 400),
        ])
    func rejects(_ text: String, _ status: Int) {
        #expect(parse(text).0 == .reject(status))
    }

    @Test("finds what decides an answer")
    func facts() {
        let text =
            "GET /a?b HTTP/1.1\r\nHost: x\r\nIf-None-Match: \"t\"\r\nACCEPT-ENCODING:  gzip \r\nRange: bytes=0-1\r\n"
            + "Connection: keep-alive, CLOSE\r\nX-Last: 1\r\n\r\n"
        let bytes = Array(text.utf8)
        let facts = parse(text).1
        func words(_ piece: Piece) -> String { String(decoding: bytes[piece.range], as: UTF8.self) }
        #expect(facts.method == .get)
        #expect(words(facts.target) == "/a?b")
        #expect(words(facts.ifNoneMatch) == "\"t\"")
        #expect(words(facts.acceptEncoding) == "gzip")
        #expect(words(facts.rangeField) == "bytes=0-1")
        #expect(!facts.keepsAlive)
        #expect(String(decoding: facts.joined("x-last", in: bytes.span), as: UTF8.self) == "1")
    }

    @Test("joins the values of fields that stand on several lines")
    func joins() {
        let text = "GET / HTTP/1.1\r\nHost: x\r\nIf-None-Match: \"a\"\r\nX: y\r\nif-none-match: \"b\"\r\n\r\n"
        let facts = parse(text).1
        #expect(facts.flags.contains(.repeated))
        let joined = facts.joined("if-none-match", in: Array(text.utf8).span)
        #expect(String(decoding: joined, as: UTF8.self) == "\"a\", \"b\"")
    }

    @Test("keeps HTTP/1.1 connections and closes HTTP/1.0 ones unless told otherwise")
    func persistence() {
        #expect(parse("GET / HTTP/1.1\r\nHost: a\r\n\r\n").1.keepsAlive)
        #expect(!parse("GET / HTTP/1.0\r\n\r\n").1.keepsAlive)
        #expect(parse("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n").1.keepsAlive)
        #expect(!parse("GET / HTTP/1.0\r\nConnection: keep-alive, close\r\n\r\n").1.keepsAlive)
    }

    @Test("takes exactly the token bytes in a method and a field name")
    func tokens() {
        let token = Set("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
        for byte in UInt8.min...UInt8.max {
            #expect(ByteClass.isToken(byte) == token.contains(byte), "\(byte)")
            var parser = HeadParser()
            let head = Array("GET / HTTP/1.1\r\nHost: a\r\nX".utf8) + [byte] + Array("Y: 1\r\n\r\n".utf8)
            // A colon ends the name early, and what follows is its value.
            let isFine = token.contains(byte) || byte == UInt8(ascii: ":")
            #expect(parser.parse(head.span, ServerLimits()) == (isFine ? .done : .reject(400)), "\(byte)")
        }
    }

    @Test("takes exactly the bytes that a value and a target may hold")
    func valuesAndTargets() {
        for byte in UInt8.min...UInt8.max {
            var parser = HeadParser()
            let head = Array("GET / HTTP/1.1\r\nHost: a\r\nX: a".utf8) + [byte] + Array("b\r\n\r\n".utf8)
            let isValue = byte == 9 || (byte >= 32 && byte != 127)
            #expect(parser.parse(head.span, ServerLimits()) == (isValue ? .done : .reject(400)), "value \(byte)")
            var other = HeadParser()
            let target = Array("GET /a".utf8) + [byte] + Array("b HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
            let isTarget = byte > 32 && byte < 127 && byte != UInt8(ascii: "#")
            #expect(other.parse(target.span, ServerLimits()) == (isTarget ? .done : .reject(400)), "target \(byte)")
        }
    }

    @Test("bounds the request line, the head and the number of lines")
    func bounds() {
        var limits = ServerLimits()
        limits.requestLineBytes = 40
        limits.headerBytes = 120
        limits.headerFields = 3
        let long = String(repeating: "a", count: 200)
        #expect(parse("GET /\(long)", limits).0 == .reject(414))
        #expect(parse("GET /\(long) HTTP/1.1\r\nHost: a\r\n\r\n", limits).0 == .reject(414))
        #expect(parse("GET / HTTP/1.1\r\nHost: a\r\nX: \(long)", limits).0 == .reject(431))
        #expect(parse("GET / HTTP/1.1\r\nHost: a\r\nX: \(long)\r\n\r\n", limits).0 == .reject(431))
        #expect(parse("GET / HTTP/1.1\r\nHost: a\r\nA: 1\r\nB: 2\r\nC: 3\r\n\r\n", limits).0 == .reject(431))
        #expect(parse("GET / HTTP/1.1\r\nHost: a\r\nA: 1\r\nB: 2\r\n\r\n", limits).0 == .done)
    }
}
