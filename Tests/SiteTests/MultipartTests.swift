// Multipart bodies: well-formed ones cut anywhere, and hostile ones.

import Testing

@testable import Site

@Suite struct MultipartTests {
    private static let body = [
        "preamble, to be ignored", "--b1", #"Content-Disposition: form-data; name="files"; filename="1.md""#,
        "Content-Type: text/markdown", "", "# One", "--b1x is not the end of it", "\r--b", "--b1  ",
        #"content-disposition: FORM-DATA; name=a; filename=2.vtt"#, "", "", "--b1",
        #"Content-Disposition: form-data; name="field""#, "", "\r\r\n\r\n--b", "--b1--", "epilogue --b1",
    ].joined(separator: "\r\n")

    /// The parts with their bytes.
    private static func parts(_ pieces: [[UInt8]], boundary: String = "b1", limit: Int = 8) throws -> [[String?]] {
        var parser = try MultipartParser(boundary: boundary, partLimit: limit)
        var parts: [[String?]] = []
        var bytes: [UInt8] = []
        for piece in pieces {
            try parser.consume(piece[...]) { event in
                switch event {
                case .part(let name, let fileName):
                    parts.append([name, fileName])
                    bytes = []
                case .body(let more): bytes += more
                case .partEnd: parts[parts.count - 1].append(String(decoding: bytes, as: UTF8.self))
                }
            }
        }
        try parser.finish()
        return parts
    }

    private static let simple = "--b1\r\nContent-Disposition: form-data; filename=1.md\r\n\r\n"

    @Test func `A body is taken apart, wherever it is cut`() throws {
        let bytes = Array(Self.body.replacing("--b1x is not the end of it", with: "--b2 is not the end of it").utf8)
        let expected: [[String?]] = [
            ["files", "1.md", "# One\r\n--b2 is not the end of it\r\n\r--b"], ["a", "2.vtt", ""],
            ["field", nil, "\r\r\n\r\n--b"],
        ]
        #expect(try Self.parts([bytes]) == expected)
        #expect(try Self.parts(bytes.map { [$0] }) == expected)
        for cut in 0...bytes.count {
            #expect(try Self.parts([Array(bytes[..<cut]), Array(bytes[cut...])]) == expected)
        }
    }

    @Test func `Each prefix is unfinished`() throws {
        let bytes = Array((Self.simple + "# One\r\n--b1--").utf8)
        for cut in 0..<bytes.count {
            #expect(throws: MultipartError.unfinished) { try Self.parts([Array(bytes[..<cut])]) }
        }
    }

    @Test(
        "a malformed body is refused",
        arguments: [
            ("--b1 x\r\n", .badDelimiter), ("--b1x\r\n", .badDelimiter), ("--b1\n", .badDelimiter),
            ("--b1\r\n\r\n", .badHeaders),
            ("--b1\r\nno colon\r\n\r\n", .badHeaders), ("--b1\r\nContent-Type: a/b\r\n\r\n", .badHeaders),
            ("--b1\r\nContent-Disposition: attachment; filename=a\r\n\r\n", .badHeaders),
            ("--b1\r\nContent-Disposition: form-data; filename=\"a\r\n\r\n", .badHeaders),
            ("", .unfinished),
            ("no delimiter at all", .unfinished),
        ] as [(String, MultipartError)])
    func malformed(_ body: String, _ error: MultipartError) {
        #expect(throws: error) { try Self.parts([Array(body.utf8)]) }
    }

    @Test func `A body without bounds is refused`() {
        for (body, error) in [
            ("--b1" + String(repeating: " ", count: 300), .badDelimiter),
            ("--b1\r\nA: " + String(repeating: "x", count: 9000), .headersTooLong),
            (String(repeating: Self.simple + "\r\n", count: 9), .tooManyParts(limit: 8)),
        ] as [(String, MultipartError)] {
            #expect(throws: error) { try Self.parts([Array(body.utf8)]) }
        }
    }

    @Test(
        "a boundary is what RFC 2046 allows",
        arguments: ["", "a\r", "ä", "a\"", "a ", String(repeating: "b", count: 71)])
    func boundary(_ boundary: String) {
        #expect(throws: MultipartError.badBoundary) { try MultipartParser(boundary: boundary, partLimit: 1) }
    }

    @Test func `Bytes of every value pass through`() throws {
        let all = (0...255).map { UInt8($0) }
        let body = Array(Self.simple.utf8) + all + all.reversed() + Array("\r\n--b1--".utf8)
        var parser = try MultipartParser(boundary: "b1", partLimit: 1)
        var bytes: [UInt8] = []
        for byte in body {
            try parser.consume([byte]) { if case .body(let more) = $0 { bytes += more } }
        }
        #expect(bytes == all + all.reversed())
    }

    @Test(
        "header parameters are read as they are written",
        arguments: [
            ("text/markdown", "text/markdown", [:]),
            ("Text/Markdown ; charset=utf-8", "text/markdown", ["charset": "utf-8"]),
            (#"a; b="c;d"; e=f"#, "a", ["b": "c;d", "e": "f"]), (#"a; b="c\"d""#, "a", ["b": #"c"d"#]),
            (#"a; f="C:\notes\1.md""#, "a", ["f": #"C:\notes\1.md"#]), ("a; ;b=c;", "a", ["b": "c"]),
            ("a; b=c; b=d", "a", ["b": "c"]),
        ] as [(String, String, [String: String])])
    func parameters(_ text: String, _ value: String, _ parameters: [String: String]) throws {
        let read = try #require(HeaderParameters(text))
        #expect(read.value == value)
        #expect(read.parameters == parameters)
    }

    @Test("other header values are refused", arguments: ["", ";a=b", "a; b", "a; =c", #"a; b="c"#, #"a; b="c"d"#])
    func badParameters(_ text: String) {
        #expect(HeaderParameters(text) == nil)
    }

    @Test(
        "an uploaded file's name is its last component, or nothing",
        arguments: [
            ("308.md", "308.md"), ("../../etc/308.md", "308.md"), (#"C:\notes\308.md"#, "308.md"), (" 1.md ", "1.md"),
            ("ä b.md", "ä b.md"), ("", nil), ("..", nil), (".md", nil), ("a/", nil), ("a\n.md", nil),
            ("a\u{0}.md", nil),
            ("a\u{202E}.md", nil), (String(repeating: "a", count: 201), nil),
        ] as [(String, String?)])
    func names(_ given: String, _ safe: String?) {
        #expect(UploadName.safe(given) == safe)
    }
}
