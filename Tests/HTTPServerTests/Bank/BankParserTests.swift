// The bank against the parsers alone: every cut has the outcome of the whole.

import Testing

@testable import HTTPServer

@Suite("The bank without sockets")
struct BankParserTests {
    /// What the parsers make of a request.
    private enum Outcome: Equatable {
        case unfinished
        case rejected(Int)
        /// Parsed up to there, with this body.
        case parsed(RequestFacts, body: [UInt8], end: Int)
    }

    @Test("has the same outcome whole, cut at every byte, and byte by byte", arguments: Bank.all)
    func cuts(_ bank: BankCase) {
        let bytes = bank.bytes
        let whole = Self.parse(bytes, [bytes.count])
        switch whole {
        case .unfinished: #expect(bank.status == 413)
        case .rejected(let status): #expect(status == bank.status || bank.status == 413)
        case .parsed(_, _, let end): #expect(end <= bytes.count)
        }
        let step = bytes.count <= 600 ? 1 : 211
        for cut in stride(from: 1, to: bytes.count, by: step) {
            #expect(Self.parse(bytes, [cut, bytes.count]) == whole, "cut at \(cut)")
        }
        let all = Array(stride(from: 1, to: bytes.count, by: step)) + [bytes.count]
        #expect(Self.parse(bytes, all) == whole, "in pieces")
        // What follows is not looked at.
        if case .parsed = whole { #expect(Self.parse(bytes + Array("GET /".utf8), [bytes.count + 5]) == whole) }
    }

    /// Parses with the bytes up to each of `ends` in turn.
    private static func parse(_ bytes: [UInt8], _ ends: [Int]) -> Outcome {
        var parser = HeadParser()
        let limits = ServerLimits()
        for (index, end) in ends.enumerated() {
            switch parser.parse(bytes.span.extracting(0..<end), limits) {
            case .needMore: continue
            case .reject(let status): return .rejected(status)
            case .done: return body(parser.facts, bytes, ends[index...])
            }
        }
        return .unfinished
    }

    private static func body(_ facts: RequestFacts, _ bytes: [UInt8], _ ends: ArraySlice<Int>) -> Outcome {
        guard facts.isChunked else {
            let end = facts.size + Int(max(0, facts.contentLength))
            guard end <= bytes.count else { return .unfinished }
            return .parsed(facts, body: Array(bytes[facts.size..<end]), end: end)
        }
        var decoder = ChunkedDecoder()
        var position = facts.size
        var body: [UInt8] = []
        for end in ends {
            loop: while true {
                switch decoder.next(bytes.span, &position, end: end) {
                case .needMore: break loop
                case .data(let range): body += bytes[range]
                case .end: return .parsed(facts, body: body, end: position)
                case .reject(let status): return .rejected(status)
                }
            }
        }
        return .unfinished
    }

    @Test("takes exactly the bytes that a host's name may hold")
    func hostBytes() {
        let allowed = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+;=".utf8)
        for byte in UInt8.min...UInt8.max {
            // White space is around the value, a colon begins a port.
            let bytes: [UInt8] = [UInt8(ascii: "a"), byte, UInt8(ascii: "b")]
            #expect(HostField.isAuthority(bytes.span, 0, 3) == allowed.contains(byte), "\(byte)")
            let port: [UInt8] = [UInt8(ascii: "a"), UInt8(ascii: ":"), byte]
            #expect(HostField.isAuthority(port.span, 0, 3) == (48...57).contains(byte), "port \(byte)")
        }
    }

    @Test("takes exactly the bytes that an extension's name and value and a trailer may hold")
    func chunkBytes() {
        func isTaken(_ before: String, _ byte: UInt8, _ after: String) -> Bool {
            let bytes = Array(before.utf8) + [byte] + Array(after.utf8)
            var decoder = ChunkedDecoder()
            var position = 0
            return decoder.next(bytes.span, &position, end: bytes.count) == .end
        }
        for byte in UInt8.min...UInt8.max {
            let isToken = ByteClass.isToken(byte)
            let isBlank = byte == 32 || byte == 9
            let isText = isBlank || byte > 32 && byte != 127
            #expect(isTaken("0;a", byte, "b\r\n\r\n") == (isToken || byte == 59 || byte == 61), "name \(byte)")
            #expect(isTaken("0;a=b", byte, "c\r\n\r\n") == (isToken || byte == 59), "value \(byte)")
            #expect(isTaken("0;a=\"b\\", byte, "c\"\r\n\r\n") == isText, "escaped \(byte)")
            #expect(isTaken("0;a=\"b", byte, "c\"\r\n\r\n") == (isText && byte != 34), "quoted \(byte)")
            #expect(isTaken("0\r\nA", byte, "b: c\r\n\r\n") == (isToken || byte == 58), "trailer's name \(byte)")
            #expect(isTaken("0\r\nA: b", byte, "c\r\n\r\n") == isText, "trailer's value \(byte)")
        }
    }
}
