import Podcast
import Testing

@Suite struct LinkKeyTests {
    @Test(
        "Spellings of one address have one key",
        arguments: [
            (
                "https://example.com/a/b",
                [
                    "http://example.com/a/b", "https://www.example.com/a/b/", "HTTPS://WWW.Example.COM/a/b#part",
                    "https://example.com:443/a/b", "http://example.com:80/a/b//", "https://example.com./a/b",
                    "https://example.com/a/b?utm_source=x&utm_medium=y", "https://example.com/a/b?fbclid=1&ref=z",
                    "https://me:secret@example.com/a/b", "https://example.com/%61/b/index.html",
                    "https://example.com/a/b?", "https://example.com/a/b#:~:text=word",
                ]
            ),
            (
                "https://example.com",
                ["http://www.example.com/", "https://example.com/#top", "https://example.com/?utm_id=1"]
            ),
            (
                "https://example.com/?b=2&a=1",
                ["https://example.com?a=1&b=2", "https://example.com/?a=1&utm_term=q&b=2"]
            ),
            ("https://example.com/%C3%BC", ["https://example.com/%c3%bc"]),
            (
                "https://www.youtube.com/watch?v=abc_D",
                [
                    "https://youtu.be/abc_D", "https://youtu.be/abc_D?t=10",
                    "https://m.youtube.com/watch?t=3&v=abc_D&si=x",
                ]
            ),
            ("https://github.com/MagicStack/uvloop", ["https://github.com/magicstack/UVLoop/#readme"]),
            ("https://pypi.org/project/Rich", ["https://pypi.python.org/pypi/rich/"]),
            (
                "https://twitter.com/a/status/1",
                ["https://x.com/a/status/1?s=20", "https://mobile.twitter.com/a/status/1"]
            ),
        ])
    func same(_ url: String, spellings: [String]) throws {
        let key = try #require(LinkKey(url))
        for spelling in spellings { #expect(LinkKey(spelling) == key, "\(spelling)") }
    }

    @Test(
        "Different pages have different keys",
        arguments: [
            ("https://example.com/a", "https://example.com/A"), ("https://example.com/a", "https://example.com/a?p=2"),
            ("https://example.com/a", "https://example.com:8080/a"), ("https://a.example.com", "https://example.com"),
            ("https://example.com/#/one", "https://example.com/#/two"),
            ("https://example.com/a%2Fb", "https://example.com/a/b"),
            ("https://github.com/a/b/blob/main/X.md", "https://github.com/a/b/blob/main/x.md"),
            ("https://youtu.be/abc", "https://youtu.be/ABC"), ("https://www.com/a", "https://com.www/a"),
        ])
    func different(_ one: String, _ other: String) throws {
        #expect(try #require(LinkKey(one)) != #require(LinkKey(other)))
    }

    @Test(
        "What is no address of the web has no key",
        arguments: [
            "", "example.com", "mailto:a@example.com", "javascript:alert(1)", "https:", "https://", "https:///a",
            "https://localhost/a", "https://exa mple.com", "http://-%20https://example.com/a", "https://..",
            "https://.example.com", "https://a..example.com", "https://example.com:port/", "https://[::1]/",
            "https://exam\u{0}ple.com", "https://<b>.com", "ftp://example.com", "https://example.com:123456/",
            "https://example.com/" + String(repeating: "a", count: LinkKey.limit),
        ])
    func none(_ url: String) { #expect(LinkKey(url) == nil) }

    @Test(
        "A site is the host that is really asked, without www",
        arguments: [
            ("https://www.example.com/a", "example.com"), ("https://github.com@evil.example/a", "evil.example"),
            ("https://WWW.BÜCHER.example:81/", "bücher.example"), ("https://www.com/", "www.com"),
        ])
    func site(_ url: String, site: String) { #expect(LinkKey(url)?.site == site) }

    @Test("Every prefix of an address is read, and a key is the key of itself")
    func prefixes() throws {
        let url = "https://me@www.Example.com:8080/a%2fb%20c/index.html?x=%&utm_a=1&y#!/r%C3"
        for count in 0...url.count {
            guard let key = LinkKey(String(url.prefix(count))) else { continue }
            #expect(LinkKey("https://" + key.text) == key, "\(url.prefix(count))")
        }
        #expect(try #require(LinkKey(url)).text == "example.com:8080/a%2Fb%20c?x=%&y#!/r%C3")
    }
}
