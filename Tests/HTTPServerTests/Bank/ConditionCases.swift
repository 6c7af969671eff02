// Conditional requests and their order (RFC 9110 §13).

extension Bank {
    /// The Last-Modified of everything, a second before and a second after.
    static let date = "Sun, 06 Nov 1994 08:49:37 GMT"
    private static let before = "Sun, 06 Nov 1994 08:49:36 GMT"
    private static let after = "Sun, 06 Nov 1994 08:49:38 GMT"

    private static func each(_ name: String, _ values: [String], _ status: Int, of target: String = "/note")
        -> [BankCase]
    {
        values.map { .get(target, "\(name): \($0)", status: status) }
    }

    /// Dates that are none.
    private static let undated = [
        "", "yesterday", "784111777", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 UTC",
        "Sun, 06 Nov 1994 08:49:37 +0000", "Sun, 6 Nov 1994 08:49:37 GMT", "Sun, 06 nov 1994 08:49:37 GMT",
        "sun, 06 Nov 1994 08:49:37 GMT", "Son, 06 Nov 1994 08:49:37 GMT", "Sun 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06 Nov 1994 08:49:37 GMT", "Sun, 06-Nov-1994 08:49:37 GMT", "Sun, 06-Nov-94 08:49:37 GMT",
        "Sun, 31 Feb 2094 08:49:37 GMT", "Sun, 06 Nov 2094 24:00:00 GMT", "Sun, 06 Nov 2094 08:60:00 GMT",
        "Sun Nov 6 08:49:37 1994", "Sun, 06 Nov 94 08:49:37 GMT", "2094-11-06T08:49:37Z", "\"\(date)\"",
        "\(after), \(after)", "\(after)\r\nX: y\r\nIf-Modified-Since: \(after)",
        "\r\nIf-Modified-Since: \(after)", "\(after)\r\nIf-Modified-Since:",
    ]

    @BankTable static var conditions: [BankCase] {
        each(
            "If-None-Match",
            [
                "W/\"note\"", "*", "\"x\", \"note\"", "\"x\",W/\"note\"", ",\"note\",", "\"a,b\",\"note\"",
                "\"x\" , \t\"note\"", "\"x\"\r\nIf-None-Match: \"note\"", "\"\", \"note\"",
            ], 304)
        each(
            "If-None-Match",
            [
                "\"x\"", "\"Note\"", "note", "'note'", "\"note", "note\"", "w/\"note\"", "W/ \"note\"", "W\"note\"",
                "\"\"", "", ",", "\"x\" \"note\"", "**", "\"*\"", "*, \"x\"", "\"x\", *", "\"note \"", "\"x\"\"note\"",
            ], 200)
        each("If-None-Match", ["\"weak\"", "W/\"weak\"", "*"], 304, of: "/weak")
        each("If-None-Match", ["*", "\"tag\"", "W/\"tag\""], 304, of: "/")
        each("If-None-Match", ["\"tag-gz\"", "\"x\""], 200, of: "/")
        each("If-None-Match", ["*"], 304, of: "/file")
        each("If-None-Match", ["*", "\"missing\""], 404, of: "/missing")
        each("If-Match", ["\"note\"", "*", "\"x\", \"note\"", "\"x\"\r\nIf-Match: \"note\""], 200)
        each("If-Match", ["W/\"note\"", "note", "", "\"note", "\"x\" \"note\"", "\"Note\"", "*, *"], 412)
        each("If-Match", ["\"weak\"", "W/\"weak\""], 412, of: "/weak")
        each("If-Match", ["*"], 200, of: "/weak")
        each("If-Match", ["\"x\""], 412, of: "/")
        each("If-Match", ["\"x\""], 412, of: "/file")
        // A 404 is no representation that a condition could be about (RFC 9110 §13.2.1).
        each("If-Match", ["*", "\"x\""], 404, of: "/missing")
        // All three forms of a date.
        each(
            "If-Modified-Since",
            [
                date, after, "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
                "Sun, 06 Nov 2094 08:49:37 GMT", "Tue, 06 Nov 1994 08:49:37 GMT",
            ], 304)
        each(
            "If-Modified-Since",
            [before, "Sunday, 06-Nov-94 08:49:36 GMT", "Sun Nov  6 08:49:36 1994", "Thu, 01 Jan 1970 00:00:00 GMT"], 200
        )
        each("If-Modified-Since", undated, 200)
        each("If-Modified-Since", [date], 304, of: "/")
        each("If-Modified-Since", [date], 304, of: "/file")
        each("If-Modified-Since", [after], 200, of: "/undated")
        each("If-Unmodified-Since", [date, after, "Sun Nov  6 08:49:37 1994", "Sunday, 06-Nov-94 08:49:37 GMT"], 200)
        each("If-Unmodified-Since", [before, "Sun Nov  6 08:49:36 1994", "Saturday, 05-Nov-94 08:49:37 GMT"], 412)
        each(
            "If-Unmodified-Since",
            ["yesterday", "", "\(before), \(before)", "\(before)\r\nIf-Unmodified-Since: \(before)"], 200)
        each("If-Unmodified-Since", [before], 412, of: "/")
        each("If-Unmodified-Since", [before], 200, of: "/undated")
        [
            // The order of RFC 9110 §13.2.2.
            .get("/note", "If-Match: \"note\"", "If-Unmodified-Since: \(before)", status: 200),
            .get("/note", "If-Match: \"x\"", "If-Unmodified-Since: \(after)", status: 412),
            .get("/note", "If-Match: \"x\"", "If-None-Match: \"note\"", status: 412),
            .get("/note", "If-Match: \"note\"", "If-None-Match: \"note\"", status: 304),
            .get("/note", "If-Unmodified-Since: \(before)", "If-None-Match: \"note\"", status: 412),
            .get("/note", "If-None-Match: \"x\"", "If-Modified-Since: \(after)", status: 200),
            .get("/note", "If-None-Match: \"note\"", "If-Modified-Since: \(before)", status: 304),
            .get("/note", "If-Modified-Since: \(after)", "If-Unmodified-Since: \(before)", status: 412),
            .get("/note", "IF-NONE-MATCH:\"note\"", status: 304),
            // Two lines of something else change nothing.
            .get("/note", "Accept-Encoding: a", "Accept-Encoding: b", "If-Modified-Since: \(date)", status: 304),
            // A 304 has what guides caches, and nothing of the content (RFC 9110 §15.4.5).
            .get(
                "/note", "If-None-Match: \"note\"", status: 304,
                has: [
                    "ETag: \"note\"", "Cache-Control: max-age=60", "Vary: X", "Expires: \(after)",
                    "Content-Location: /note",
                ],
                lacks: [
                    "Content-Type", "Content-Length", "Content-Encoding", "Content-Language", "Last-Modified",
                    "Transfer-Encoding",
                ]),
            .get(
                "/dated", "If-Modified-Since: \(date)", status: 304, has: ["Last-Modified: \(date)"],
                lacks: ["ETag", "Content-Type"]),
            .get(
                "/file", "If-None-Match: \"file\"", status: 304, has: ["ETag: \"file\"", "Cache-Control: max-age=60"],
                lacks: ["Accept-Ranges", "Last-Modified", "Content-Type"]),
            // What no cache may keep in the place of the content.
            .get(
                "/note", "If-Match: \"x\"", status: 412,
                lacks: ["ETag", "Cache-Control", "Expires", "Last-Modified", "Content-Language"]),
        ]
        // Other methods fail where reading finds nothing new, and know nothing of dates that content must be newer than.
        [
            ("If-None-Match: \"note\"", 412), ("If-None-Match: *", 412), ("If-None-Match: \"x\"", 200),
            ("If-Match: \"x\"", 412),
            ("If-Match: \"note\"", 200), ("If-Modified-Since: \(after)", 200), ("If-Unmodified-Since: \(before)", 412),
        ]
        .map { lines, status in
            BankCase(
                "POST \(lines)", "POST /note HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\(lines)\r\n\r\nhi", status)
        }
    }
}
