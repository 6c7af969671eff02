// The access log's entries and lines.

import Testing

@testable import HTTPServer

@Suite("The access log")
struct AccessLogTests {
    /// A batch with one request of these header lines.
    private func batch(
        _ target: String, _ lines: [String] = [], peer: PeerAddress = PeerAddress(), minor: Int = 1
    ) throws -> AccessBatch {
        let text = "GET \(target) HTTP/1.\(minor)\r\nHost: a\r\n" + lines.map { $0 + "\r\n" }.joined() + "\r\n"
        let head = Array(text.utf8)
        var parser = HeadParser()
        #expect(parser.parse(head.span, ServerLimits()) == .done)
        var batch = AccessBatch()
        batch.add(
            parser.facts, head.span, status: 200, peer: peer, time: 784_111_777, bytes: 1234, microseconds: 1_000_125)
        return batch
    }

    private func line(_ batch: AccessBatch, _ format: AccessLogFormat, keepsQueries: Bool = false) -> String {
        var text = AccessLogText(format, keepsQueries: keepsQueries)
        var lines: [UInt8] = []
        text.append(batch, to: &lines)
        return String(decoding: lines, as: UTF8.self)
    }

    @Test("a plain line is the combined format")
    func plain() throws {
        let peer = try #require(PeerAddress(text: "192.0.2.7"))
        let batch = try batch("/episodes/1?x=2", ["Referer: http://b/", "User-Agent: test/1"], peer: peer)
        #expect(
            line(batch, .plain)
                == #"192.0.2.7 - - [06/Nov/1994:08:49:37 +0000] "GET /episodes/1 HTTP/1.1" 200 1234 "#
                + "\"http://b/\" \"test/1\"\n")
        let bare = try self.batch("/", minor: 0)
        #expect(
            line(bare, .plain)
                == "unix: - - [06/Nov/1994:08:49:37 +0000] \"GET / HTTP/1.0\" 200 1234 \"-\" \"-\"\n")
    }

    @Test("a JSON line names each thing, and leaves out what was not sent")
    func json() throws {
        let peer = try #require(PeerAddress(text: "2001:db8::1"))
        #expect(
            line(try batch("/search?q=secret", ["User-Agent: test/1"], peer: peer), .json)
                == #"{"time":"1994-11-06T08:49:37Z","peer":"2001:db8::1","method":"GET","target":"/search","status":200,"#
                + #""bytes":1234,"seconds":1.000125,"agent":"test/1"}"# + "\n")
    }

    @Test("queries are written only when asked for", arguments: AccessLogFormat.allCases)
    func queries(_ format: AccessLogFormat) throws {
        let batch = try batch("/search?q=secret", ["Referer: http://a/search?q=secret"])
        #expect(!line(batch, format).contains("secret"))
        #expect(line(batch, format, keepsQueries: true).contains("/search?q=secret"))
    }

    @Test(
        "no byte of a request ends a line or a string",
        arguments: [
            ("a\"b\\c", #"a\x22b\x5Cc"#, #"a\"b\\c"#), ("a\tb", #"a\x09b"#, #"a\u0009b"#),
            ("é", #"\xC3\xA9"#, "é"), ("\u{1}", nil, nil),
        ] as [(String, String?, String?)])
    func escapes(_ agent: String, _ plain: String?, _ json: String?) throws {
        let head = Array("GET / HTTP/1.1\r\nHost: a\r\nUser-Agent: \(agent)\r\n\r\n".utf8)
        var parser = HeadParser()
        guard let plain, let json else {
            #expect(parser.parse(head.span, ServerLimits()) == .reject(400))
            return
        }
        let batch = try batch("/", ["User-Agent: " + agent])
        #expect(line(batch, .plain).hasSuffix("\"\(plain)\"\n"))
        #expect(line(batch, .json).hasSuffix("\"agent\":\"\(json)\"}\n"))
    }

    @Test("bytes that are not UTF-8 still make a JSON text")
    func broken() throws {
        let head = Array("GET / HTTP/1.1\r\nHost: a\r\nUser-Agent: ".utf8) + [0xFF, 0xC3] + Array("\r\n\r\n".utf8)
        var parser = HeadParser()
        #expect(parser.parse(head.span, ServerLimits()) == .done)
        var batch = AccessBatch()
        batch.add(parser.facts, head.span, status: 200, peer: PeerAddress(), time: 0, bytes: 0, microseconds: 0)
        #expect(line(batch, .json).contains("\"agent\":\"\u{FFFD}\u{FFFD}\""))
    }

    @Test("what a request may put into the log is bounded")
    func bounded() throws {
        let long = String(repeating: "a", count: 5000)
        let batch = try batch("/" + long, ["User-Agent: " + long, "Referer: " + long])
        #expect(batch.text.count <= 2048 + 2 * 512 + 3)
        #expect(batch.entries[0].target.utf8.count == 2048)
        #expect(batch.entries[0].userAgent?.utf8.count == 512)
    }

    @Test("what the parser refused is logged as far as it was understood")
    func refused() throws {
        let lines = Guarded<[AccessEntry]>([])
        let server = try TestServer { $0.accessLog = { batch in lines.withLock { $0 += batch.entries } } }
        _ = try server.client().exchange("GET /seen HTTP/1.1\r\nHost: a\r\nbroken line\r\n\r\n")
        _ = try server.client().exchange("nonsense\r\n\r\n")
        #expect(eventually { lines.withLock { $0.count } == 2 })
        let entries = lines.withLock { $0 }
        #expect(Set(entries.map(\.target)) == ["/seen", ""])
        #expect(entries.allSatisfy { $0.status == 400 && $0.bytes > 0 })
    }
}
