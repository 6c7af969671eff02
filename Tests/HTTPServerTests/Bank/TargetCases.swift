// Request targets: their forms, bytes, percent-encoding and segments (RFC 9112 §3.2, RFC 3986).

extension Bank {
    static let targets: [BankCase] = [
        // The site shows path and query as it got them.
        .target("/a", 200, "/a|-"), .target("/a?", 200, "/a|"),
        .target("/a%0ab", 200, "/a\nb|-"), .target("/%0d%0aX:%20y", 200, "/\r\nX: y|-"),
        .target("/%1b%7F", 200, "/\u{1b}\u{7f}|-"), .target("/a?b=c&d", 200, "/a|b=c&d"),
        .target("/a?b?c", 200, "/a|b?c"), .target("/%41%7a", 200, "/Az|-"), .target("/a%20b", 200, "/a b|-"),
        .target("/a+b", 200, "/a+b|-"), .target("/%C3%A9%c3%a9", 200, "/éé|-"),
        .target("/%F0%9F%8E%99", 200, "/\u{1F399}|-"), .target("/a%252fb", 200, "/a%2fb|-"),
        .target("/%252e%252e/x", 200, "/%2e%2e/x|-"), .target("/a%3Fb?c", 200, "/a?b|c"),
        .target("/a%23b", 200, "/a#b|-"), .target("/a%5Cb", 200, "/a\\b|-"), .target("//a//b/", 200, "//a//b/|-"),
        .target("/...", 200, "/...|-"), .target("/.well-known/x", 200, "/.well-known/x|-"),
        .target("/a/..b/b..", 200, "/a/..b/b..|-"),
        .target("/a;b=c:d@e!$&'()*+,=~_-", 200, "/a;b=c:d@e!$&'()*+,=~_-|-"),
        .target("/?a=%zz&b=%", 200, "/|a=%zz&b=%"), .target("/?/../..", 200, "/|/../.."),
        .target("/?a=\"b\"<c>\\^`{d|e}", 200, "/|a=\"b\"<c>\\^`{d|e}"), .target("/a|b^c", 200, "/a|b^c|-"),
        .target("/?a=[1]", 200, "/|a=[1]"), .target("/[a]", 200, "/[a]|-"),

        // Segments that climb, however they are written.
        .target("/..", 400), .target("/.", 400), .target("/../a", 400), .target("/a/..", 400), .target("/a/../b", 400),
        .target("/a/./b", 400), .target("/%2e%2e/a", 400), .target("/%2E./a", 400), .target("/.%2e", 400),
        .target("/a/%2e", 400), .target("/..?a", 400), .target("/%2e%2e%2fa", 400), .target("/..%5Ca%2f", 400),

        // What cannot be decoded, or decodes to what no name may hold.
        .target("/a%2fb", 400), .target("/a%2Fb", 400), .target("/a%00b", 400),
        .target("/%", 400),
        .target("/%4", 400), .target("/%4?a", 400), .target("/%4g", 400), .target("/%g4", 400), .target("/%%41", 400),
        .target("/%u0041", 400), .target("/% 41", 400), .target("/%ff", 400), .target("/%C3", 400),
        .target("/%C3/%A9", 400), .target("/%c0%ae%c0%ae/a", 400), .target("/%e0%80%af", 400),
        .target("/%ed%a0%80", 400), .target("/%f4%90%80%80", 400),

        // Bytes that stand in no target.
        .target("/a\"b", 400), .target("/<a>", 400), .target("/a\\b", 400), .target("/`a`", 400), .target("/{a}", 400),
        .target("/#a", 400), .target("/a?b#c", 400), .target("/a\u{0}b", 400), .target("/a\u{1}b", 400),
        .target("/a\u{1f}b", 400), .target("/a\u{7f}b", 400), .target("/a\u{80}b", 400), .target("/a\u{ff}b", 400),
        .target("/\u{c3}\u{a9}", 400), .target("/?a=\u{c3}\u{a9}", 400), .target("/a\rb", 400), .target("/a\nb", 400),
        .target("/?a\u{0}b", 400), .target("/?a\u{7f}b", 400),

        // The absolute form, whose authority counts and Host does not.
        .target("http://a/x?y", 200, "/x|y"), .target("HTTP://a/x", 200, "/x|-"), .target("https://a/x", 200, "/x|-"),
        .target("http://a", 200, homeText), .target("http://a/", 200, homeText), .target("http://a?y", 200, "/|y"),
        .target("http://a:80/x", 200, "/x|-"), .target("http://a:/x", 200, "/x|-"),
        .target("http://[::1]:8080/x", 200, "/x|-"), .target("http://other.test/x", 200, "/x|-"),
        .target("http:///x", 400), .target("http://", 400), .target("http://:80/x", 400), .target("http:/a", 400),
        .target("http:a", 400), .target("http:", 400), .target("http://u@a/x", 400), .target("http://u:p@a/x", 400),
        .target("http://a:b/x", 400), .target("http://a:65536/x", 400), .target("http://[::1/x", 400),
        .target("http://[::g]/x", 400), .target("http://%zz/x", 400), .target("http://a\\b/x", 400),
        .target("http://a/../x", 400), .target("http://a/%2e%2e", 400), .target("http://a/%zz", 400),
        .target("ftp://a/x", 400), .target("file:///etc/passwd", 400), .target("mailto:a", 400),
        BankCase("an absolute target needs Host too", "GET http://a/x HTTP/1.1\r\n\r\n", 400),
        BankCase("an absolute target in HTTP/1.0", "GET http://a/x HTTP/1.0\r\n\r\n", 200, stays: false, body: "/x|-"),

        // Neither.
        .target("a", 400), .target("a/b", 400), .target("*", 400), .target("?a", 400), .target("a:80", 400),
        .target("../a", 400), .target("\\a", 400), .target("\"/\"", 400), .line("OPTIONS ** HTTP/1.1", 400),
        .line("OPTIONS *?a HTTP/1.1", 400), .line("HEAD * HTTP/1.1", 400),
    ]
}
