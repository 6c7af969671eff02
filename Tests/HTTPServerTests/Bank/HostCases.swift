// Host: exactly once, and byte by byte (RFC 9112 §3.2, RFC 9110 §7.2, RFC 3986 §3.2.2).

extension Bank {
    private static let sound = [
        "a", "A.Example.TEST", "example.test:80", "example.test:", "example.test.", "192.0.2.1", "192.0.2.1:8080",
        "999.1", "a:0", "a:65535", "a:00080", "a_b", "a-b.c~d", "%41bc", "a%C3%A9", "!$&'()*+;=", "xn--bcher-kva.test",
        "[::]", "[::1]", "[::1]:8080", "[1:2:3:4:5:6:7:8]", "[1::8]", "[2001:DB8::ff]:", "[::ffff:192.0.2.1]",
        "[1:2:3:4:5:6:192.0.2.1]", "[1:2:3:4:5:6:7::]", "[v1.a:b]", "[vF.1]:80",
    ]

    private static let unsound = [
        "a b", "a,b", "a, b", "a/b", "a?b", "a#b", "a\\b", "u@a", "u:p@a", "\"a\"", "<a>", "a^b", "a`b", "a{b", "a|b",
        "a}b", "[a]", "a:b", "a:80b", "a:-1", "a:+1", "a: 80", "a :80", "a:80:80", "a::80", ":80", ":", "a:65536",
        "a:99999999999999999999", "%zz", "%4", "%", "a%", "a%2", "a%g0", "[]", "[::1", "::1", "[::1]x", "[::1]:x",
        "[::1]80", "[:::]", "[::1::2]", "[1:2:3:4:5:6:7]", "[1:2:3:4:5:6:7:8:9]", "[1:2:3:4:5:6:7::8]", "[12345::]",
        "[::g]", "[:1]", "[1:]", "[::192.0.2]", "[::192.0.2.256]", "[::192.0.2.01]", "[::192.0.2.1.1]",
        "[192.0.2.1]", "[1:2:3:4:5:6:7:192.0.2.1]", "[fe80::1%25eth0]", "[fe80::1%eth0]", "[v.a]", "[v1.]", "[v1]",
        "[vg.a]", "http://a", "a\u{0}", "a\u{1}b", "a\tb", "a\u{7f}", "a\u{80}", "a\u{ff}b", "\u{c3}\u{a9}",
    ]

    @BankTable static var hosts: [BankCase] {
        sound.map { BankCase.header("Host: \($0)", 200) }
        unsound.map { BankCase.header("Host: \($0)", 400) }
        [
            .header("HOST:a", 200), .header("hOsT: \t a \t ", 200), .header("Host:", 200), .header("Host:  ", 200),
            .header("X: y\r\nHost: a", 200), .header("Host : a", 400), .header("Host", 400), .header("X: y", 400),
            .header("Host: a\r\nHost: a", 400), .header("Host: a\r\nHost: b", 400), .header("Host:\r\nHost: a", 400),
            .header("Host: a\r\nX: y\r\nhost: a", 400), .header(" Host: a", 400), .header("Host:\r\n a", 400),
            .header("Host: a\r\n b", 400), .header("Ho st: a", 400), .header("X-Host: a", 400),
            BankCase("no header at all", "GET / HTTP/1.1\r\n\r\n", 400),
            BankCase("no header at all in HTTP/1.2", "GET / HTTP/1.2\r\n\r\n", 400),
            BankCase("no Host in HTTP/1.0", "GET /note HTTP/1.0\r\n\r\n", 200, stays: false, body: "note"),
            BankCase("two Hosts in HTTP/1.0", "GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n", 400),
            BankCase("a bad Host in HTTP/1.0", "GET / HTTP/1.0\r\nHost: a/b\r\n\r\n", 400),
        ]
    }
}
