// What proxies say, and when it is believed; bounds by address.

import HTTPTypes
import Testing

@testable import HTTPServer

@Suite("Proxies and addresses")
struct ProxyTests {
    private static func trusting(_ texts: [String]) -> TrustedProxies {
        var proxies = TrustedProxies()
        for text in texts {
            let isOne = proxies.add(text)
            #expect(isOne)
        }
        return proxies
    }

    private static let site = TestSite { head in
        .answer(Response(status: .ok, body: .bytes(Array("\(head.peer)".utf8))))
    }

    @Test(
        "addresses and networks are told apart from other texts",
        arguments: [
            ("127.0.0.1", true), ("10.0.0.0/8", true), ("::1", true), ("fd00::/8", true), ("unix", true),
            ("0.0.0.0/0", true),
            ("", false), ("localhost", false), ("10.0.0.0/33", false), ("10.0.0.0/", false), ("10.0.0.0/+8", false),
            ("10.0.0.0/8/8", false), ("::1/129", false), ("10.0.0", false), ("[::1]", false),
        ])
    func texts(_ text: String, _ isOne: Bool) {
        var proxies = TrustedProxies()
        let added = proxies.add(text)
        #expect(added == isOne)
    }

    @Test(
        "a network holds what its bits say",
        arguments: [
            ("10.0.0.0/8", "10.255.1.2", true), ("10.0.0.0/8", "11.0.0.1", false), ("192.0.2.4", "192.0.2.4", true),
            ("192.0.2.4", "192.0.2.5", false), ("0.0.0.0/0", "8.8.8.8", true), ("0.0.0.0/0", "::1", false),
            ("fd00::/8", "fd12::1", true), ("fd00::/8", "fe00::1", false), ("2001:db8::/64", "2001:db8::ffff", true),
            ("2001:db8::/96", "2001:db8::1:0:1", false), ("2001:db8::/96", "2001:db8::7", true),
            ("10.0.0.0/8", "::ffff:10.1.1.1", true),
        ])
    func networks(_ network: String, _ address: String, _ isIn: Bool) throws {
        let address = try #require(PeerAddress(text: address))
        #expect(Self.trusting([network]).contains(address) == isIn)
    }

    @Test(
        "the client is the last hop that is no trusted proxy",
        arguments: [
            (["X-Forwarded-For: 192.0.2.1"], "192.0.2.1"), (["X-Forwarded-For: 6.6.6.6, 192.0.2.1"], "192.0.2.1"),
            (["X-Forwarded-For: 192.0.2.1, 10.0.0.9"], "192.0.2.1"),
            (["X-Forwarded-For: 192.0.2.1", "X-Forwarded-For: 192.0.2.2"], "192.0.2.2"),
            (["X-Forwarded-For: 192.0.2.1:5000"], "192.0.2.1"), (["X-Forwarded-For: [2001:db8::1]:80"], "2001:db8::1"),
            (["X-Forwarded-For: 2001:db8::1"], "2001:db8::1"), (["X-Forwarded-For: unknown"], "127.0.0.1"),
            (["X-Forwarded-For: 192.0.2.1, nonsense"], "127.0.0.1"), (["X-Forwarded-For:"], "127.0.0.1"),
            ([], "127.0.0.1"),
            (["X-Forwarded-For: " + String(repeating: "10.0.0.1,", count: 500) + "10.0.0.2"], "10.0.0.1"),
        ] as [([String], String)])
    func client(_ lines: [String], _ client: String) throws {
        let server = try TestServer(Self.site) { $0.trustedProxies = Self.trusting(["127.0.0.1", "10.0.0.0/8"]) }
        #expect(try server.client().get("/", lines).text == "address(\"\(client)\")")
    }

    @Test("nobody else is believed")
    func untrusted() throws {
        let server = try TestServer(Self.site) { $0.trustedProxies = Self.trusting(["192.0.2.9"]) }
        let answer = try server.client().get("/", ["X-Forwarded-For: 192.0.2.1"])
        #expect(answer.text == "address(\"127.0.0.1\")")
    }

    @Test("a proxy on the socket file is believed when it is named")
    func socketFile() throws {
        let folder = try TemporaryFolder()
        let server = try TestServer(Self.site, bind: .unix(path: folder.path + "/s")) {
            $0.trustedProxies = Self.trusting(["unix"])
        }
        #expect(try server.client().get("/", ["X-Forwarded-For: 192.0.2.1"]).text == "address(\"192.0.2.1\")")
        #expect(try server.client().get("/").text == "local")
    }

    @Test("Strict-Transport-Security is sent only when TLS stands in front, and not when a proxy says it did not")
    func strictTransport() throws {
        let name = "Strict-Transport-Security"
        let site = TestSite(pages: ["/": try page("home")])
        #expect(try TestServer(site).client().get("/")[name] == nil)
        let told = try TestServer(site) { $0.strictTransportSeconds = 60 }
        let client = try told.client()
        for _ in 0..<3 { #expect(try client.get("/")[name] == "max-age=60") }
        #expect(try client.get("/missing")[name] == "max-age=60")
        // Nobody is trusted, so nobody is asked.
        #expect(try client.get("/", ["X-Forwarded-Proto: http"])[name] == "max-age=60")
        let proxied = try TestServer(site) {
            $0.strictTransportSeconds = 60
            $0.trustedProxies = Self.trusting(["127.0.0.1"])
        }
        let other = try proxied.client()
        for (line, value) in [("http", nil), ("https", "max-age=60"), ("https, http", nil), ("HTTPS", "max-age=60")] {
            #expect(try other.get("/", ["X-Forwarded-Proto: " + line])[name] == value)
        }
    }

    @Test("connections are counted by address: those above the limit are told so, those far above it are not")
    func counts() throws {
        let counts = AddressCounts(limit: 32)
        let one = try #require(PeerAddress(text: "192.0.2.1"))
        let other = try #require(PeerAddress(text: "192.0.2.2"))
        for _ in 0..<32 { #expect(counts.opened(one) == .welcome) }
        for _ in 0..<2 { #expect(counts.opened(one) == .tooMany) }
        #expect(counts.opened(one) == .farTooMany)
        #expect(counts.opened(other) == .welcome)
        for _ in 0..<3 { counts.closed(one) }
        #expect(counts.opened(one) == .welcome)
        for _ in 0..<40 { counts.closed(one) }
        #expect(counts.opened(one) == .welcome)
    }

    @Test(
        "this machine and trusted proxies are not counted",
        arguments: [
            ("127.0.0.1", false), ("127.9.9.9", false), ("::1", false), ("10.1.1.1", false), ("192.0.2.1", true),
            ("2001:db8::1", true),
        ])
    func exempt(_ address: String, _ isCounted: Bool) throws {
        var configuration = ServerConfiguration(bind: .tcp(host: "127.0.0.1", port: 0))
        configuration.trustedProxies = Self.trusting(["10.0.0.0/8"])
        let context = LoopContext(configuration: configuration, application: TestSite(), loops: 1)
        #expect(context.isCounted(try #require(PeerAddress(text: address))) == isCounted)
        #expect(!context.isCounted(PeerAddress()))
    }

    @Test("of IPv6, a whole /64 is one client")
    func household() throws {
        let one = try #require(PeerAddress(text: "2001:db8:0:1::1"))
        let same = try #require(PeerAddress(text: "2001:db8:0:1:ffff::2"))
        let other = try #require(PeerAddress(text: "2001:db8:0:2::1"))
        #expect(one.household == same.household)
        #expect(one.household != other.household)
    }
}
