// The chunked coding, whole, cut and malformed.

import Testing

@testable import HTTPServer

/// Feeds pieces one after another; nil when more is needed at the end, else the body or the status, and what is left.
private func decode(_ pieces: [[UInt8]]) -> (body: [UInt8], outcome: ChunkedDecoder.Step, left: [UInt8]) {
    var decoder = ChunkedDecoder()
    var body: [UInt8] = []
    for piece in pieces {
        var position = 0
        loop: while true {
            let step = decoder.next(piece.span, &position, end: piece.count)
            switch step {
            case .needMore: break loop
            case .data(let range): body += piece[range]
            case .end, .reject: return (body, step, Array(piece[position...]))
            }
        }
    }
    return (body, .needMore, [])
}

@Suite("The chunked transfer coding")
struct ChunkedDecoderTests {
    private static let valid: [(String, String)] = [
        ("0\r\n\r\n", ""), ("5\r\nhello\r\n0\r\n\r\n", "hello"), ("A\r\n0123456789\r\n0\r\n\r\n", "0123456789"),
        ("1\r\na\r\n000002;name=value;q=\"x\"\r\nbc\r\n0;end\r\n\r\n", "abc"),
        ("3 ;x\r\nabc\r\n0\r\nTrailer: 1\r\nOther: 2\r\n\r\n", "abc"),
    ]

    @Test("gives the body, however it is cut, and stops at its end", arguments: valid)
    func cuts(_ text: String, _ expected: String) {
        let bytes = Array(text.utf8)
        for cut in 0...bytes.count {
            let result = decode([Array(bytes[..<cut]), Array(bytes[cut...]) + Array("GET".utf8)])
            #expect(result.outcome == .end, "cut at \(cut)")
            #expect(String(decoding: result.body, as: UTF8.self) == expected)
            if cut < bytes.count {
                #expect(decode([Array(bytes[..<cut])]).outcome == .needMore)
                #expect(result.left == Array("GET".utf8))
            }
        }
        #expect(decode(bytes.map { [$0] }).outcome == .end)
    }

    @Test(
        "refuses what is not the coding",
        arguments: [
            "\r\n", "g\r\n", ";x\r\n", "-1\r\n", "0x5\r\nhello", "5\nhello", "5\r\nhelloX", "5\r\nhello\rX",
            "5\r\nhello\n",
            "5 6\r\n", "5\rX", "5 \r\n", "11111111111111111\r\n", "1fffffffffffffff\r\n", "5;a\u{0}\r\n",
            "0\r\n\u{1}: x\r\n",
            "0\r\nA: b\rX", "0\r\n\rX",
        ])
    func malformed(_ text: String) {
        #expect(decode([Array(text.utf8)]).outcome == .reject(400))
    }

    @Test("bounds extensions and trailers")
    func bounds() {
        let long = String(repeating: "x", count: ChunkedDecoder.lineLimit + 10)
        #expect(decode([Array("5;\(long)".utf8)]).outcome == .reject(400))
        #expect(decode([Array("5\(String(repeating: " ", count: 5000))".utf8)]).outcome == .reject(400))
        #expect(decode([Array("0\r\nA: \(long)".utf8)]).outcome == .reject(431))
        let many = String(repeating: "A: b\r\n", count: 1000)
        #expect(decode([Array("0\r\n\(many)".utf8)]).outcome == .reject(431))
    }

    @Test("takes exactly hexadecimal digits as a size")
    func sizes() {
        for byte in UInt8.min...UInt8.max {
            let isDigit = ByteClass.hexadecimal(byte) != nil
            let goesOn = isDigit || [13, 59, 32, 9].contains(byte)
            #expect(decode([[UInt8(ascii: "1"), byte]]).outcome == (goesOn ? .needMore : .reject(400)), "\(byte)")
        }
    }
}
