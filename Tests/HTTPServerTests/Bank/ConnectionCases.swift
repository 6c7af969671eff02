// Expectations, and what stays open: Expect, Connection, Upgrade, HTTP/1.0 (RFC 9110 §7.6.1, §7.8, §10.1.1; RFC 9112 §9.3).

extension Bank {
    @BankTable static var connections: [BankCase] {
        ["100-continue", "100-Continue", "100-CONTINUE", "100-continue, 100-continue", "", ",", "100-continue,"].map {
            BankCase.post("Expect: \($0)\r\nContent-Length: 5", "hello", 200, body: "hello")
        }
        ["x", "100", "100-continu", "100-continue;q=1", "100-continue, x", "x, 100-continue", "\"100-continue\""].map {
            BankCase.post("Expect: \($0)\r\nContent-Length: 5", "hello", 417)
        }
        [
            .post("Expect: 100-continue\r\nExpect: x\r\nContent-Length: 5", "hello", 417),
            .post("Expect: 100-continue\r\nTransfer-Encoding: chunked", "5\r\nhello\r\n0\r\n\r\n", 200, body: "hello"),
            .post("Expect: 100-continue\r\nContent-Length: 0", "", 200, body: ""),
            .post("Expect: 100-continue\r\nContent-Length: 65537", "", 413),
            .get("/", "Expect: 100-continue", status: 200), .get("/", "Expect: x", status: 417),
            .get("/note", "Expect: 100-continue", status: 200, body: "note"),
            // Who waits for 100 gets the answer instead, and the connection ends: nobody knows what comes next.
            BankCase(
                "a body that waits and is not wanted",
                "POST /read-only HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\nhello", 405,
                stays: false),
            BankCase(
                "HTTP/1.0 expects nothing",
                "POST /echo HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 5\r\nConnection: keep-alive\r\n\r\nhello",
                200, has: ["Connection: keep-alive"], body: "hello"),
            BankCase(
                "HTTP/1.0 expects nothing of a 405 either",
                "PUT /read-only HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 5\r\nConnection: keep-alive\r\n\r\nhello",
                405, has: ["Connection: keep-alive"]),
            BankCase("HTTP/1.0 with an unknown expectation", "GET / HTTP/1.0\r\nExpect: x\r\n\r\n", 200, stays: false),
        ]
        [
            "close", "Close", "CLOSE", " close ", "keep-alive, close", "close, keep-alive", "foo,close", ",,close",
            "close,",
            "close\r\nConnection: keep-alive", "keep-alive\r\nConnection: close", "x\r\nX: y\r\nconnection:\tclose",
        ].map { BankCase.get("/", "Connection: \($0)", status: 200, stays: false, has: ["Connection: close"]) }
        [
            "keep-alive", "Keep-Alive", "", ",", "foo", "closed", "x-close", "clos", "\"close\"", "close;q=1", "host",
            "close x", "upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x", "keep-alive\r\nKeep-Alive: timeout=1",
            "Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__", "te\r\nTE: trailers",
        ].map { BankCase.get("/", "Connection: \($0)", status: 200, lacks: ["Connection", "Upgrade"]) }
        [
            .get("/", "Upgrade: h2c", status: 200, lacks: ["Upgrade"]),
            .get("/", "Proxy-Connection: close", status: 200, lacks: ["Connection"]),
            .get("/", "Keep-Alive: max=1", status: 200),
            .get("/missing", "Connection: close", status: 404, stays: false),
            .get("/file", "Connection: close", status: 200, stays: false, body: "0123456789"),
            .get("/file", "Range: bytes=2-3", "Connection: close", status: 206, stays: false, body: "23"),
            .line("HEAD /file HTTP/1.0", 200, stays: false, has: ["Connection: close", "Content-Length: 10"]),
        ]
        ["keep-alive", "Keep-Alive", "foo, keep-alive", "keep-alive\r\nConnection: foo"].map {
            BankCase(
                "HTTP/1.0 \($0.debugDescription)", "GET /note HTTP/1.0\r\nConnection: \($0)\r\n\r\n", 200,
                has: ["Connection: keep-alive"], body: "note")
        }
        [
            "X: y", "Connection: close", "Connection: keep-alive, close", "Connection: x",
            "Proxy-Connection: keep-alive",
        ]
        .map {
            BankCase(
                "HTTP/1.0 \($0.debugDescription)", "GET /note HTTP/1.0\r\n\($0)\r\n\r\n", 200, stays: false,
                has: ["Connection: close"], body: "note")
        }
    }
}
