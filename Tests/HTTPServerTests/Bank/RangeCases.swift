// Ranges of a file of ten bytes, and of one of none (RFC 9110 §14, §13.1.5).

extension Bank {
    private static func part(_ value: String, _ body: String, _ place: String, _ more: String...) -> BankCase {
        .get(
            "/file", (["Range: \(value)"] + more).joined(separator: "\r\n"), status: 206,
            has: [
                "Content-Range: bytes \(place)/10", "Content-Length: \(body.utf8.count)", "ETag: \"file\"",
                "Last-Modified: \(date)", "Accept-Ranges: bytes", "Cache-Control: max-age=60",
                "Content-Type: audio/mpeg",
            ], body: body)
    }

    private static func whole(_ lines: String...) -> BankCase {
        .get(
            "/file", lines.joined(separator: "\r\n"), status: 200, has: ["Content-Length: 10", "Accept-Ranges: bytes"],
            lacks: ["Content-Range"], body: "0123456789")
    }

    private static let huge = String(repeating: "9", count: 30)

    @BankTable static var ranges: [BankCase] {
        [
            part("bytes=0-0", "0", "0-0"), part("bytes=0-3", "0123", "0-3"), part("bytes=9-9", "9", "9-9"),
            part("bytes=2-", "23456789", "2-9"), part("bytes=0-", "0123456789", "0-9"), part("bytes=9-", "9", "9-9"),
            part("bytes=5-100", "56789", "5-9"), part("bytes=0-9", "0123456789", "0-9"),
            part("bytes=0-\(huge)", "0123456789", "0-9"), part("bytes=-3", "789", "7-9"),
            part("bytes=-10", "0123456789", "0-9"), part("bytes=-11", "0123456789", "0-9"),
            part("bytes=-\(huge)", "0123456789", "0-9"), part("BYTES=1-2", "12", "1-2"),
            part("bytes=00001-0002", "12", "1-2"), part(" bytes=1-2 ", "12", "1-2"),
            part("bytes=1-2", "12", "1-2", "Accept-Encoding: gzip", "Accept-Encoding: br"),

            // If-Range: the very tag, strongly, or the very date.
            part("bytes=1-2", "12", "1-2", "If-Range: \"file\""), part("bytes=1-2", "12", "1-2", "If-Range: \(date)"),
            part("bytes=1-2", "12", "1-2", "If-Range: Sunday, 06-Nov-94 08:49:37 GMT"),
            whole("Range: bytes=1-2", "If-Range: W/\"file\""), whole("Range: bytes=1-2", "If-Range: \"x\""),
            whole("Range: bytes=1-2", "If-Range: \"file\", \"x\""), whole("Range: bytes=1-2", "If-Range: \"file\"x"),
            whole("Range: bytes=1-2", "If-Range: *"), whole("Range: bytes=1-2", "If-Range: file"),
            whole("Range: bytes=1-2", "If-Range: \""), whole("Range: bytes=1-2", "If-Range:"),
            whole("Range: bytes=1-2", "If-Range: \"file\"", "If-Range: \"file\""),
            whole("Range: bytes=1-2", "If-Range:", "If-Range: \"file\""),
            whole("Range: bytes=1-2", "If-Range: Sun, 06 Nov 1994 08:49:36 GMT"),
            whole("Range: bytes=1-2", "If-Range: Sun, 06 Nov 1994 08:49:38 GMT"),
            whole("Range: bytes=1-2", "If-Range: yesterday"), whole("Range: bytes=99-", "If-Range: \"x\""),
            whole("If-Range: \"file\""),

            // Other conditions come first (RFC 9110 §13.2.2).
            part("bytes=1-2", "12", "1-2", "If-Match: \"file\""),
            part("bytes=1-2", "12", "1-2", "If-None-Match: \"x\""),
            part("bytes=1-2", "12", "1-2", "If-Unmodified-Since: \(date)"),
            .get("/file", "Range: bytes=1-2", "If-None-Match: \"file\"", status: 304, lacks: ["Content-Range"]),
            .get("/file", "Range: bytes=1-2", "If-Modified-Since: \(date)", status: 304),
            .get("/file", "Range: bytes=1-2", "If-Match: \"x\"", status: 412, lacks: ["Content-Range"]),
            .get("/file", "Range: bytes=99-", "If-None-Match: \"file\"", status: 304),
            .get("/file", "Range: bytes=99-", "If-Match: \"x\"", status: 412),
            .get("/file", "Range: bytes=99-", "If-Range: \"file\"", status: 416),

            // Nothing but GET of something with ranges knows them.
            BankCase(
                "HEAD with Range", "HEAD /file HTTP/1.1\r\nHost: a\r\nRange: bytes=1-2\r\n\r\n", 200,
                has: ["Content-Length: 10"], lacks: ["Content-Range"]),
            BankCase(
                "HEAD with a Range beyond the end", "HEAD /file HTTP/1.1\r\nHost: a\r\nRange: bytes=99-\r\n\r\n", 200),
            BankCase(
                "POST with Range", "POST /file HTTP/1.1\r\nHost: a\r\nRange: bytes=1-2\r\n\r\n", 200,
                lacks: ["Content-Range"]),
            .get("/note", "Range: bytes=1-2", status: 200, lacks: ["Content-Range", "Accept-Ranges"], body: "note"),
            .get("/", "Range: bytes=1-2", status: 200, lacks: ["Content-Range"], body: homeText),
            .get("/missing", "Range: bytes=0-1", status: 404, lacks: ["Content-Range"]),

            // A file of no bytes: its end can be asked for, its bytes cannot.
            .get("/empty", "Range: bytes=0-", status: 416, has: ["Content-Range: bytes */0"]),
            .get("/empty", "Range: bytes=0-0", status: 416, has: ["Content-Range: bytes */0"]),
            .get("/empty", "Range: bytes=-0", status: 416), .get("/empty", "Range: bytes=-1", status: 200, body: ""),
            .get("/empty", status: 200, has: ["Content-Length: 0"], body: ""),
        ]
        ["bytes=10-", "bytes=10-10", "bytes=99-100", "bytes=-0", "bytes=\(huge)-", "bytes=\(huge)-\(huge)"].map {
            BankCase.get(
                "/file", "Range: \($0)", status: 416, has: ["Content-Range: bytes */10", "Accept-Ranges: bytes"],
                lacks: ["ETag", "Last-Modified", "Cache-Control", "Expires"])
        }
        // Several ranges, other units and what is no range at all: the whole file.
        [
            "bytes=0-1,3-4", "bytes=0-1, 99-", "bytes=-1,-2", "bytes=0-1\r\nRange: bytes=2-3", "items=0-1", "byte=0-1",
            "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=1", "bytes=1-2-3", "bytes=3-1", "bytes=1 - 2",
            "bytes 1-2",
            "bytes:1-2", "bytes=--1", "bytes=1-2x", "bytes=0x1-2", "bytes=+1-2", "bytes=1.0-2", "bytes=1-2;q=1",
            "=1-2", "1-2", "", "none", "bytes==1-2", "bytes=\u{b2}-",
        ].map { whole("Range: \($0)") }
    }
}
