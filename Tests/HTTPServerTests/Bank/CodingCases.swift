// Transfer-Encoding: `chunked`, once and alone (RFC 9112 §6.1, §6.3, §7).

extension Bank {
    private static let content = "5\r\nhello\r\n0\r\n\r\n"

    @BankTable static var codings: [BankCase] {
        // Empty elements of a list are nothing (RFC 9110 §5.6.1.2).
        ["chunked", "Chunked", "CHUNKED", "  chunked\t ", "chunked,", ",chunked", " , ,\tchunked , "].map {
            BankCase.post("Transfer-Encoding: \($0)", content, 200, body: "hello")
        }
        // Without chunked at the end nobody knows where the body ends.
        [
            "", ",", "identity", "gzip", "gzip, deflate", "chunked, gzip", "chunked, identity", "chunked, chunked",
            "chunked,chunked,", "gzip, chunked, chunked", "xchunked", "chunkedx", "x chunked", "chunked x", "chunke",
            "chunked;q=1", "chunked;", "\"chunked\"", "'chunked'", "chunked\u{b}", "\u{b}chunked", "chunked\u{0}",
            "chunked\u{a0}", "\u{a0}chunked", "chunked\u{c}", "chun\tked", "chunked\r\n , gzip", "chunked\nX: y",
            "\r\n chunked", "%63hunked",
        ].map { BankCase.post("Transfer-Encoding: \($0)", content, 400) }
        // Codings that nobody here knows.
        ["gzip, chunked", "deflate,gzip , chunked", "identity, chunked", "x-own;a=\"b\", chunked"].map {
            BankCase.post("Transfer-Encoding: \($0)", content, 501)
        }
        [
            .post("transfer-ENCODING:chunked", content, 200, body: "hello"),
            .post("TE: trailers, deflate;q=0.5\r\nTransfer-Encoding: chunked", content, 200, body: "hello"),
            .post("Trailer: X\r\nTransfer-Encoding: chunked", content, 200, body: "hello"),
            .post("Transfer-Encoding: chunked\r\nConnection: close", content, 200, stays: false, body: "hello"),
            .post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", content, 400),
            .post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity", content, 400),
            .post("Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked", content, 400),
            .post("Transfer-Encoding:\r\nTransfer-Encoding: chunked", content, 400),
            .post("Transfer-Encoding: chunked\r\nContent-Length: 15", content, 400),
            .post("Content-Length: 15\r\nTransfer-Encoding: chunked", content, 400),
            .post("Content-Length: 0\r\nTransfer-Encoding: chunked", content, 400),
            .post("Transfer-Encoding: chunked\r\nContent-Length:", content, 400),
            .post("Transfer-Encoding: identity\r\nContent-Length: 15", content, 400),
            .post("Transfer-Encoding : chunked", content, 400), .post(" Transfer-Encoding: chunked", content, 400),
            .post("Transfer-Encoding\u{0}: chunked", content, 400),
            .post("Transfer_Encoding: chunked\r\nContent-Length: 15", content, 200, body: content),
            .post("Content-Encoding: chunked\r\nContent-Length: 15", content, 200, body: content),
            BankCase(
                "HTTP/1.0 knows no chunks", "POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n\(content)", 400),
            BankCase(
                "HTTP/1.0 with both framings",
                "POST /echo HTTP/1.0\r\nContent-Length: 15\r\nTransfer-Encoding: chunked\r\n\r\n\(content)", 400),
            BankCase(
                "a GET in chunks", "GET /note HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n\(content)", 200,
                body: "note"),
            BankCase(
                "a page asked for in chunks",
                "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n\(content)",
                200),
            BankCase(
                "a 404 in chunks", "POST /missing HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n\(content)",
                404),
        ]
    }
}
