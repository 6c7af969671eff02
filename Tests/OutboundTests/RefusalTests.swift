import ScriptedServer
import Synchronization
import Testing

@testable import Outbound

/// The port of a server that its own answers need.
final class PortBox: Sendable {
    private let value = Mutex(0)
    var text: String { "\(value.withLock(\.self))" }
    func set(_ port: Int) { value.withLock { $0 = port } }
}

/// Requests that must reach nobody.
@Suite struct RefusalTests {
    @Test(
        "An address that is not public is refused, and the error says why",
        arguments: [
            ("0.0.0.0", "unspecified"), ("0.1.2.3", "unspecified"), ("10.0.0.1", "private"),
            ("10.255.255.255", "private"), ("100.64.0.1", "provider"), ("100.127.255.255", "provider"),
            ("127.0.0.1", "loopback"), ("127.255.255.254", "loopback"), ("169.254.169.254", "link-local"),
            ("172.16.0.1", "private"), ("172.31.255.255", "private"), ("192.0.0.8", "protocols"),
            ("192.0.2.1", "documentation"), ("192.88.99.1", "6to4"), ("192.168.0.1", "private"),
            ("198.18.0.1", "benchmarks"), ("198.19.255.255", "benchmarks"), ("198.51.100.7", "documentation"),
            ("203.0.113.9", "documentation"), ("224.0.0.1", "multicast"), ("239.255.255.250", "multicast"),
            ("240.0.0.1", "reserved"), ("255.255.255.255", "reserved"), ("::", "unspecified"), ("::1", "loopback"),
            ("::127.0.0.1", "no public"), ("::ffff:127.0.0.1", "loopback"), ("::ffff:10.0.0.1", "private"),
            ("::ffff:169.254.169.254", "link-local"), ("::ffff:0:127.0.0.1", "no public"),
            ("64:ff9b::10.0.0.1", "private"), ("64:ff9b::7f00:1", "loopback"), ("64:ff9b:1::1", "NAT64"),
            ("2002:7f00:1::", "loopback"), ("2002:a00:1::1", "private"), ("2001::1", "Teredo"),
            ("2001:20::1", "protocols"), ("2001:db8::1", "documentation"), ("3fff::1", "documentation"),
            ("2400::5efe:10.0.0.1", "private"), ("2400::200:5efe:127.0.0.1", "loopback"), ("fc00::1", "private"),
            ("fd00:ec2::254", "private"), ("fe80::1", "link-local"), ("febf::1", "link-local"),
            ("fec0::1", "site-local"), ("ff02::1", "multicast"), ("100::1", "no public"), ("5f00::1", "no public"),
            ("4000::1", "no public"),
        ])
    func refused(_ address: String, _ reason: String) throws {
        let peer = try #require(PeerAddress(address))
        let objection = try #require(peer.objection)
        #expect(objection.contains(reason), "\(objection)")
    }

    @Test(
        "A public address is not refused, also where it lies within an IPv6 one",
        arguments: [
            "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
            "128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0",
            "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255", "2606:4700::1111",
            "2a00:1450::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1", "2400::5efe:8.8.8.8",
            "2001:200::1",
        ])
    func allowed(_ address: String) throws {
        let peer = try #require(PeerAddress(address))
        #expect(peer.objection == nil)
    }

    /// The port of a server that would answer, were it reached.
    private func server() throws -> ScriptedServer { try ScriptedServer { _ in ScriptedAnswer(200, body: [1]) } }

    @Test(
        "However an address of this machine or network is spelt, nobody is asked",
        arguments: [
            "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0x7f.1", "0177.0.0.1",
            "017700000001",
            "127.0.0.1.", "localhost", "LOCALHOST", "localhost.", "[::1]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]", "0.0.0.0", "0", "[::]", "127.127.127.127", "%31%32%37.0.0.1", "127%2e0%2e0%2e1",
            "①②⑦.0.0.1", "127。0。0。1", "10.0.0.1", "192.168.1.1", "172.16.5.5", "169.254.169.254", "0xA9FEA9FE",
            "2852039166", "[fe80::1]", "[fd00::1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "100.64.0.1", "224.0.0.1",
        ])
    func spellings(_ host: String) throws {
        let server = try server()
        var limits = OutboundLimits()
        limits.connectSeconds = 3
        limits.totalSeconds = 3
        let client = Outbound(contact: nil, limits: limits)
        let error = #expect(throws: OutboundError.self) {
            try client.send(OutboundRequest("http://\(host):\(server.port)/"))
        }
        switch error {
        case .refused, .badAddress, .unresolved: break
        default: Issue.record("\(String(describing: error))")
        }
        #expect(server.requests.isEmpty)
    }

    @Test(
        "A name that leads to a private address is refused at the connection",
        arguments: [
            ("127.0.0.1", "loopback"), ("10.1.2.3", "private"), ("[::1]", "loopback"),
            ("169.254.169.254", "link-local"),
        ])
    func names(_ address: String, _ reason: String) throws {
        let server = try server()
        let client = Outbound(
            contact: nil, allowsPrivate: false, limits: OutboundLimits(),
            pins: ["feeds.show.example:\(server.port):\(address)"])
        let error = #expect(throws: OutboundError.self) {
            try client.send(OutboundRequest("http://feeds.show.example:\(server.port)/feed.xml"))
        }
        guard case .refused(let url, let found, let why, let remedy) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(url == "http://feeds.show.example:\(server.port)/feed.xml")
        #expect(found == address.filter { $0 != "[" && $0 != "]" })
        #expect(why.contains(reason))
        #expect(remedy == "addresses of private networks are never asked; it should be one that everybody can reach")
        #expect(server.requests.isEmpty)
    }

    @Test(
        "An address with credentials, of another scheme or with what is no address is refused before anything is asked",
        arguments: [
            "http://user@show.example/", "http://user:secret@127.0.0.1/", "http://:@show.example/",
            "file:///etc/passwd",
            "gopher://127.0.0.1:70/_x", "ftp://show.example/feed.xml", "dict://127.0.0.1:11211/stats",
            "data:text/plain,x",
            "javascript:alert(1)", "//show.example/feed.xml", "/feed.xml", "feed.xml", "", "http://", "http:///x",
            "http://show.example\\@127.0.0.1/", "http://show.example/\r\nX: y", "http://show.example/ x",
            "http://show.example:0/", "http://show.example:70000/",
            "https://show.example/" + String(repeating: "a", count: 5000),
            "http://show.example\u{0}.example/",
        ])
    func addresses(_ address: String) {
        let client = Outbound(contact: nil, allowsPrivate: true)
        let error = #expect(throws: OutboundError.self) { try client.send(OutboundRequest(address)) }
        guard case .badAddress = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test(
        "A redirect is checked as the first address was",
        arguments: [
            "file:///etc/passwd", "gopher://127.0.0.1/_x", "ftp://127.0.0.1/", "http://user:x@127.0.0.1/", "http://",
            "dict://127.0.0.1:6379/info",
        ])
    func redirectedSchemes(_ target: String) throws {
        let server = try ScriptedServer { _ in ScriptedAnswer(302, [("Location", target)]) }
        let client = Outbound(contact: nil, allowsPrivate: true)
        let error = #expect(throws: OutboundError.self) { try client.send(OutboundRequest(server.url)) }
        guard case .badAddress = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(server.requests.count == 1)
    }

    @Test(
        "A redirect to a private address is refused at the connection, though the server before it was none",
        arguments: [
            "http://127.0.0.2:%/secret", "http://2130706434:%/secret", "http://[::1]:%/secret", "//127.0.0.2:%/secret",
            "http://10.0.0.1:%/secret", "http://169.254.169.254/latest/meta-data/",
            "http://inner.show.example:%/secret",
        ])
    func redirectedAddresses(_ target: String) throws {
        let port = PortBox()
        let server = try ScriptedServer { request in
            request.target == "/secret"
                ? ScriptedAnswer(200) : ScriptedAnswer(302, [("Location", target.replacing("%", with: port.text))])
        }
        port.set(server.port)
        // 127.0.0.1 stands for a public server, to no other address may it lead.
        let client = Outbound(
            contact: nil, allowsPrivate: false, limits: OutboundLimits(),
            pins: ["inner.show.example:\(server.port):127.0.0.2"], exempt: PeerAddress("127.0.0.1"))
        let error = #expect(throws: OutboundError.self) { try client.send(OutboundRequest(server.url)) }
        guard case .refused = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(server.requests.map(\.target) == ["/"])
    }
}
