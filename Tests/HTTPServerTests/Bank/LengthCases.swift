// Content-Length: one, of digits only (RFC 9110 §8.6, RFC 9112 §6.2, §6.3).

extension Bank {
    @BankTable static var lengths: [BankCase] {
        ["5", "05", "0000000000000000000000000000000000000005", "5 ", " \t5\t "].map {
            BankCase.post("Content-Length:\($0)", "hello", 200, body: "hello")
        }
        [
            "", "+5", "-5", "-0", "5 5", "5,5", "5, 5", "5,", ",5", "5;", "5;q=1", "5.0", "5.", "0x5", "5h", "5e0",
            "five", "\"5\"", "'5'", "\u{b2}", "5\u{a0}", "5\u{b}", "5\u{0}", "1_0", "1 0",
            "9223372036854775807", "9223372036854775808", "18446744073709551615", "18446744073709551621",
            "99999999999999999999999999999999999999999999999999",
        ].map { BankCase.post("Content-Length: \($0)", "hello", 400) }
        [
            .post("Content-Length: 0", "", 200, body: ""), .post("content-LENGTH: 3", "abc", 200, body: "abc"),
            .post("X: y", "", 200, body: ""), .post("Content-Length: 5\r\nContent-Length: 5", "hello", 400),
            .post("Content-Length: 5\r\nContent-Length: 6", "hello", 400),
            .post("Content-Length: 5\r\nX: y\r\ncontent-length: 5", "hello", 400),
            .post("Content-Length: 0\r\nContent-Length: 5", "hello", 400),
            .post("Content-Length : 5", "hello", 400), .post("Content-Length:\r\n 5", "hello", 400),
            .post("Content-Length: 5\r\n 0", "hello", 400),
            .post("Content-Length: 5\r\nConnection: close", "hello", 200, stays: false, body: "hello"),
            .post("Content-Length: 14", "GET / HTTP/1.1", 200, body: "GET / HTTP/1.1"),
            .post("Content-Length: 4", "\r\n\r\n", 200, body: "\r\n\r\n"),
            .post("Content-Length: 3", "\u{0}\u{7f}\u{1}", 200, body: "\u{0}\u{7f}\u{1}"),
            .post("Content-Length: 65537", "", 413), .post("Content-Length: 1000000000000000000", "", 413),
            .post("Content-Length: 0000000000000000000065537", "", 413),

            // Bodies that nobody asked for are read and dropped.
            BankCase(
                "a GET with a body", "GET /note HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello", 200,
                body: "note"),
            BankCase("a page with a body", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello", 200),
            BankCase("a GET with an empty body", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n", 200),
            BankCase("a HEAD with a body", "HEAD /note HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello", 200),
            BankCase("OPTIONS * with a body", "OPTIONS * HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello", 204),
            BankCase("a 405 with a body", "PUT /read-only HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello", 405),
            BankCase("a 404 with a body", "POST /missing HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello", 404),
            BankCase(
                "HTTP/1.0 with a body", "POST /echo HTTP/1.0\r\nContent-Length: 5\r\n\r\nhello", 200, stays: false,
                body: "hello"),
            BankCase("HTTP/1.0 without a length", "POST /echo HTTP/1.0\r\n\r\n", 200, stays: false, body: ""),
        ]
    }
}
