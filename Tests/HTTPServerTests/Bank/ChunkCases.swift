// Chunked bodies: sizes, extensions, data, trailers (RFC 9112 §7.1).

extension Bank {
    private static let extensions = [
        ";a", ";a=b", ";a=\"b\"", ";a=\"\"", ";a=\"b;c\"", ";a=\"b\\\"c\"", ";a=\"\\\\\"", ";a=\"\u{e9}\t \"", ";a;b",
        ";a=b;c=d", " ;a", "\t;\ta", " ; a = b ; c = \"d\" ;e", ";a =b", ";a= b", ";a ;b",
        ";!#$%&'*+-.^_`|~=!#$%&'*+-.^_`|~",
    ]

    private static let brokenExtensions = [
        ";", " ;", ";;", ";a;", ";=b", ";a=", ";a=;b", ";a==b", ";a=b=c", ";a b", ";a=b c", ";a=\"b", ";a=\"b\"c",
        ";a=\"b\" c", ";a=b\"c\"", ";a=\"b\\", ";a\u{0}", ";a=\u{0}", ";a=\"\u{0}\"", ";a=\"\\\u{0}\"", ";a=\"\u{7f}\"",
        ";\u{e9}", ";a=\u{e9}", ";a(b)", ";\"a\"", ";a=b,", ";a ", ";a=b ", ";a=\"b\"\t", " ", "\t", "  a", " =b", ",a",
        ";a\n", ";a=\"\n\"", ";a\ra", ";a=\"\r\n\"",
    ]

    private static let trailers = [
        "X: y", "X:", "X:y", "X: y\r\nZ: \u{e9}\tz", "Content-Length: 7", "Transfer-Encoding: gzip", "Host: b",
        "Content-Length: x", "!#$%&'*+-.^_`|~09azAZ: y",
    ]

    private static let brokenTrailers = [
        "X", "X y", ": y", "X : y", " X: y", "X: y\r\n z", "X: \u{0}", "X\u{0}: y", "X: y\n", "X: a\rb", "X(: y",
        "\u{e9}: y", "X: \u{7f}", "GET / HTTP/1.1\r\nHost: a",
    ]

    @BankTable static var chunks: [BankCase] {
        extensions.map { BankCase.chunked("5\($0)\r\nhello\r\n0\($0)\r\n\r\n", 200, "hello") }
        brokenExtensions.map { BankCase.chunked("5\($0)\r\nhello\r\n0\r\n\r\n", 400) }
        trailers.map { BankCase.chunked("5\r\nhello\r\n0\r\n\($0)\r\n\r\n", 200, "hello") }
        brokenTrailers.map { BankCase.chunked("5\r\nhello\r\n0\r\n\($0)\r\n\r\n", 400) }
        [
            .chunked("0\r\n\r\n", 200, ""), .chunked("000\r\n\r\n", 200, ""),
            .chunked("05\r\nhello\r\n00\r\n\r\n", 200, "hello"),
            .chunked("1\r\na\r\n1\r\nb\r\n1\r\nc\r\n0\r\n\r\n", 200, "abc"),
            .chunked("A\r\n0123456789\r\n0\r\n\r\n", 200, "0123456789"),
            .chunked("a\r\n0123456789\r\n0\r\n\r\n", 200, "0123456789"),
            .chunked("00000000000000000000000000000005\r\nhello\r\n0\r\n\r\n", 200, "hello"),
            .chunked("4\r\n\r\n\r\n\r\n0\r\n\r\n", 200, "\r\n\r\n"), .chunked("3\r\n0\r\n\r\n0\r\n\r\n", 200, "0\r\n"),
            .chunked("3\r\n\u{0}\n\r\r\n0\r\n\r\n", 200, "\u{0}\n\r"),

            // Sizes that are none.
            .chunked("\r\nhello\r\n0\r\n\r\n", 400), .chunked("g\r\nhello\r\n0\r\n\r\n", 400),
            .chunked("-5\r\nhello\r\n0\r\n\r\n", 400), .chunked("+5\r\nhello\r\n0\r\n\r\n", 400),
            .chunked("0x5\r\nhello\r\n0\r\n\r\n", 400), .chunked("5h\r\nhello\r\n0\r\n\r\n", 400),
            .chunked(" 5\r\nhello\r\n0\r\n\r\n", 400),
            .chunked("5,5\r\nhello\r\n0\r\n\r\n", 400), .chunked("5.0\r\nhello\r\n0\r\n\r\n", 400),
            .chunked("5_\r\nhello\r\n0\r\n\r\n", 400), .chunked("\u{b5}\r\nhello\r\n0\r\n\r\n", 400),
            .chunked("\u{0}5\r\nhello\r\n0\r\n\r\n", 400), .chunked("\"5\"\r\nhello\r\n0\r\n\r\n", 400),
            .chunked(";a\r\nhello\r\n0\r\n\r\n", 400), .chunked("hello", 400), .chunked("\r\n0\r\n\r\n", 400),

            // Sizes that would overflow, or are too large for anybody.
            .chunked("ffffffffffffffff\r\nhello", 400), .chunked("7fffffffffffffff\r\nhello", 400),
            .chunked("8000000000000000\r\nhello", 400), .chunked("10000000000000005\r\nhello\r\n0\r\n\r\n", 400),
            .chunked("100000000000000000000000000000005\r\nhello\r\n0\r\n\r\n", 400),
            .chunked("fffffffffffffffffffff\r\nhello", 400),
            .chunked("10001\r\n" + String(repeating: "x", count: 0x10001), 413),

            // Line ends.
            .chunked("5\nhello\r\n0\r\n\r\n", 400), .chunked("5\rhello\r\n0\r\n\r\n", 400),
            .chunked("5\r\r\nhello\r\n0\r\n\r\n", 400), .chunked("5\r\nhello\n0\r\n\r\n", 400),
            .chunked("5\r\nhello0\r\n\r\n", 400), .chunked("5\r\nhello\r0\r\n\r\n", 400),
            .chunked("5\r\nhello\r\n\r\n0\r\n\r\n", 400), .chunked("4\r\nhello\r\n0\r\n\r\n", 400),
            .chunked("6\r\nhello\r\n0\r\n\r\n", 400), .chunked("5\r\nhello\r\n0\n\r\n", 400),
            .chunked("5\r\nhello\r\n0\r\n\n", 400), .chunked("5\r\nhello\r\n0\r\n\rX", 400),
            .chunked("5\r\nhello\r\n0\r\n\r\r\n", 400), .chunked("5\r\nhello\r\n0\rX", 400),
        ]
    }
}
