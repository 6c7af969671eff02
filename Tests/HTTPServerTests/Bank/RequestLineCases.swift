// Request lines: methods, spaces, versions, and what is no request at all (RFC 9112 §2.2, §3).

extension Bank {
    static let requestLines: [BankCase] = [
        .line("GET / HTTP/1.1", 200, body: homeText), .line("HEAD / HTTP/1.1", 200), .line("POST /echo HTTP/1.1", 200),
        .line("PUT /echo HTTP/1.1", 200), .line("PATCH /echo HTTP/1.1", 200), .line("DELETE /echo HTTP/1.1", 200),
        .line("OPTIONS /read-only HTTP/1.1", 204, has: ["Allow: GET, HEAD, OPTIONS"]),
        .line("OPTIONS * HTTP/1.1", 204, has: ["Allow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"]),
        .line("OPTIONS http://a/read-only HTTP/1.1", 204, has: ["Allow: GET, HEAD, OPTIONS"]),
        .line("POST /read-only HTTP/1.1", 405, has: ["Allow: GET, HEAD, OPTIONS"]),
        .line("DELETE /read-only HTTP/1.1", 405, has: ["Allow: GET, HEAD, OPTIONS"]),

        // Methods are case-sensitive tokens (RFC 9110 §9.1); what is unknown is 501.
        .line("get / HTTP/1.1", 501), .line("Get / HTTP/1.1", 501), .line("GETS / HTTP/1.1", 501),
        .line("GE / HTTP/1.1", 501), .line("BREW /pot HTTP/1.1", 501), .line("PROPFIND / HTTP/1.1", 501),
        .line("TRACE / HTTP/1.1", 501), .line("CONNECT a:443 HTTP/1.1", 501), .line("CONNECT / HTTP/1.1", 501),
        .line("!#$%&'*+-.^_`|~09 / HTTP/1.1", 501), .line(String(repeating: "A", count: 300) + " / HTTP/1.1", 501),
        .line("GE\u{0}T / HTTP/1.1", 400), .line("G\u{c9}T / HTTP/1.1", 400), .line("GE(T / HTTP/1.1", 400),
        .line("\"GET\" / HTTP/1.1", 400), .line("GET: / HTTP/1.1", 400), .line("GET, / HTTP/1.1", 400),
        .line("GET@ / HTTP/1.1", 400), .line("{GET} / HTTP/1.1", 400),

        // One space on either side of the target.
        .line("GET  / HTTP/1.1", 400), .line("GET /  HTTP/1.1", 400), .line(" GET / HTTP/1.1", 400),
        .line("GET / HTTP/1.1 ", 400), .line("GET\t/ HTTP/1.1", 400), .line("GET /\tHTTP/1.1", 400),
        .line("\tGET / HTTP/1.1", 400), .line("GET\u{b}/ HTTP/1.1", 400), .line("GET /\u{c}HTTP/1.1", 400),
        .line("GET\u{a0}/ HTTP/1.1", 400), .line("GET / a HTTP/1.1", 400), .line("GET/ HTTP/1.1", 400),
        .line("GET /HTTP/1.1", 400), .line("GET", 400), .line("GET ", 400), .line("GET /", 400), .line("GET / ", 400),
        .line("GET HTTP/1.1", 400), .line("/ HTTP/1.1", 400), .line("GET / HTTP/1.1\t", 400),

        // Versions: any minor of 1 is spoken to, other majors are 505 (RFC 9110 §2.5, §15.6.6).
        .line("GET / HTTP/1.0", 200, stays: false), .line("GET / HTTP/1.2", 200), .line("GET / HTTP/1.9", 200),
        .line("GET / HTTP/0.9", 505), .line("GET / HTTP/2.0", 505), .line("GET / HTTP/3.0", 505),
        .line("GET / HTTP/9.9", 505), .line("GET / http/1.1", 400), .line("GET / Http/1.1", 400),
        .line("GET / HTTP/1", 400), .line("GET / HTTP/2", 400), .line("GET / HTTP/1.", 400),
        .line("GET / HTTP/.1", 400), .line("GET / HTTP/1.10", 400), .line("GET / HTTP/01.1", 400),
        .line("GET / HTTP/11.1", 400), .line("GET / HTTP1.1", 400), .line("GET / HTTP/1,1", 400),
        .line("GET / HTTP/+1.1", 400), .line("GET / HTTP/1.-1", 400), .line("GET / HTTPS/1.1", 400),
        .line("GET / HTTP /1.1", 400), .line("GET / HTTP/1.1x", 400), .line("GET / HTTP/A.B", 400),
        .line("GET / HTTP/1.1\u{0}", 400), .line("GET / HTTP\\1.1", 400), .line("GET / ICY/1.1", 400),

        // Empty lines in front of it are left by old clients.
        BankCase("one empty line first", "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 200),
        BankCase("two empty lines first", "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 200),
        BankCase("three empty lines first", "\r\n\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        BankCase("a line of spaces first", "  \r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        BankCase("a line with a tab first", "\t\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        BankCase("a bare LF first", "\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        BankCase("a bare CR first", "\rGET / HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        BankCase("two CR first", "\r\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        BankCase("a NUL first", "\u{0}GET / HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        BankCase("a byte order mark first", "\u{ef}\u{bb}\u{bf}GET / HTTP/1.1\r\nHost: a\r\n\r\n", 400),

        // Line ends.
        BankCase("a request line ended by LF", "GET / HTTP/1.1\nHost: a\r\n\r\n", 400),
        BankCase("all lines ended by LF", "GET / HTTP/1.1\nHost: a\n\n", 400),
        BankCase("a request line ended by CR", "GET / HTTP/1.1\rHost: a\r\n\r\n", 400),
        BankCase("all lines ended by CR, no LF at all", "GET / HTTP/1.1\rHost: a\r\r", 400),
        BankCase("a request line ended by CR CR LF", "GET / HTTP/1.1\r\r\nHost: a\r\n\r\n", 400),
        BankCase("a request line ended by LF CR", "GET / HTTP/1.1\n\rHost: a\r\n\r\n", 400),

        // Other protocols.
        BankCase("a TLS handshake", "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\u{1}\u{fc}\u{3}\u{3}random", 400),
        BankCase("a TLS alert", "\u{15}\u{3}\u{3}\u{0}\u{2}\u{2}\u{28}", 400),
        BankCase("an SSL 2 hello", "\u{80}\u{2e}\u{1}\u{3}\u{1}", 400), BankCase("SOCKS 5", "\u{5}\u{1}\u{0}", 400),
        BankCase("HTTP/2 with prior knowledge", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u{0}\u{0}\u{0}\u{4}", 505),
        BankCase("HTTP/0.9", "GET /\r\n", 400), BankCase("SSH", "SSH-2.0-OpenSSH_9.2\r\n", 400),
        BankCase("SMTP", "EHLO example.test\r\n", 400),
        BankCase("the PROXY protocol", "PROXY TCP4 192.0.2.1 192.0.2.2 5 80\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        BankCase("RTSP", "OPTIONS * RTSP/1.0\r\nCSeq: 1\r\n\r\n", 400),
        BankCase("an answer", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", 400),
        BankCase("JSON", "{\"a\":1}\r\n\r\n", 400),
    ]
}
