// Each bound at its last byte and one beyond (RFC 9110 §15.5.14, §15.5.15; RFC 6585 §5).

@testable import HTTPServer

extension Bank {
    private static let limits = ServerLimits()

    private static func x(_ count: Int) -> String { String(repeating: "x", count: count) }

    /// A request line of so many bytes with its line end.
    private static func line(_ size: Int, query: Bool, _ status: Int) -> BankCase {
        let start = query ? "GET /?" : "GET /"
        let end = " HTTP/1.1"
        let line = start + x(size - start.utf8.count - end.utf8.count - 2) + end
        return BankCase("a request line of \(size) bytes", line + "\r\nHost: a\r\n\r\n", status)
    }

    /// A head of so many bytes with its empty line.
    private static func head(_ size: Int, _ status: Int) -> BankCase {
        let start = "GET /note HTTP/1.1\r\nHost: a\r\nX: "
        return BankCase("a head of \(size) bytes", start + x(size - start.utf8.count - 4) + "\r\n\r\n", status)
    }

    private static func lines(_ count: Int, _ status: Int) -> BankCase {
        let lines = String(repeating: "X: y\r\n", count: count - 1)
        return BankCase("\(count) field lines", "GET /note HTTP/1.1\r\nHost: a\r\n\(lines)\r\n", status)
    }

    /// A body for a resource that takes none.
    private static func unwanted(_ size: Int, stays: Bool) -> BankCase {
        BankCase(
            "\(size) unwanted bytes",
            "POST /missing HTTP/1.1\r\nHost: a\r\nContent-Length: \(size)\r\n\r\n" + x(size), 404, stays: stays)
    }

    private static func trailer(_ size: Int, _ status: Int) -> BankCase {
        // The bound counts the trailers and the CR of the empty line after them.
        .chunked("5\r\nhello\r\n0\r\nX: \(x(size - 6))\r\n\r\n", status)
    }

    static let bounds: [BankCase] = [
        line(limits.requestLineBytes, query: false, 200), line(limits.requestLineBytes + 1, query: false, 414),
        line(limits.requestLineBytes, query: true, 200), line(limits.requestLineBytes + 1, query: true, 414),
        BankCase("a request line without an end", "GET /" + x(limits.requestLineBytes), 414),
        BankCase("a method without an end", x(limits.requestLineBytes + 1), 414),
        head(limits.headerBytes, 200), head(limits.headerBytes + 1, 431),
        BankCase("a head without an end", "GET / HTTP/1.1\r\nHost: a\r\nX: " + x(limits.headerBytes), 431),
        BankCase("a name without an end", "GET / HTTP/1.1\r\nHost: a\r\n" + x(limits.headerBytes), 431),
        lines(limits.headerFields, 200), lines(limits.headerFields + 1, 431),
        .post("Content-Length: 65536", x(65536), 200, body: x(65536)), .post("Content-Length: 65537", x(65537), 413),
        .chunked("10000\r\n\(x(65536))\r\n0\r\n\r\n", 200, x(65536)),
        .chunked("10000\r\n\(x(65536))\r\n1\r\nx\r\n0\r\n\r\n", 413),
        unwanted(Int(limits.droppedBodyBytes), stays: true), unwanted(Int(limits.droppedBodyBytes) + 1, stays: false),
        .chunked("5;\(x(ChunkedDecoder.lineLimit - 1))\r\nhello\r\n0\r\n\r\n", 200, "hello"),
        .chunked("5;\(x(ChunkedDecoder.lineLimit))\r\nhello\r\n0\r\n\r\n", 400),
        .chunked(String(repeating: "1;\(x(1000))\r\na\r\n", count: 6) + "0\r\n\r\n", 400),
        .chunked(String(repeating: "1000;\(x(4000))\r\n\(x(4096))\r\n", count: 3) + "0\r\n\r\n", 200, x(3 * 4096)),
        .chunked(
            String(repeating: "0", count: ChunkedDecoder.lineLimit + 15) + "5\r\nhello\r\n0\r\n\r\n", 200, "hello"),
        .chunked(String(repeating: "0", count: ChunkedDecoder.lineLimit + 16) + "5\r\nhello\r\n0\r\n\r\n", 400),
        trailer(ChunkedDecoder.lineLimit, 200), trailer(ChunkedDecoder.lineLimit + 1, 431),
    ]
}
