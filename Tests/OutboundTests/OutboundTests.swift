import Foundation
import ScriptedServer
import Testing

@testable import Outbound

/// Requests to a real server on loopback.
@Suite struct OutboundTests {
    private func client(_ change: (inout OutboundLimits) -> Void = { _ in }) -> Outbound {
        var limits = OutboundLimits()
        change(&limits)
        return Outbound(contact: "https://show.example", allowsPrivate: true, limits: limits)
    }

    @Test("GET brings status, fields and body, and says who asks")
    func get() throws {
        let server = try ScriptedServer { _ in
            ScriptedAnswer(
                200, [("Content-Type", "Text/Plain; charset=utf-8"), ("X-A", "1"), ("x-a", "2")],
                body: Array("hello".utf8))
        }
        let response = try client().send(OutboundRequest(server.url + "/a?b=c#d", fields: [("If-None-Match", "\"x\"")]))
        #expect(response.status == 200)
        #expect(response.body == Array("hello".utf8))
        #expect(response["X-A"] == "1, 2")
        #expect(response.mediaType == "text/plain")
        #expect(response.contentLength == 5)
        let request = try #require(server.requests.first)
        #expect(request.method == "GET" && request.target == "/a?b=c")
        #expect(request["User-Agent"] == "Notecast (+https://show.example)")
        #expect(request["If-None-Match"] == "\"x\"")
        #expect(request["Cookie"] == nil && request["Authorization"] == nil && request["Accept-Encoding"] == nil)
    }

    @Test("HEAD asks with HEAD and waits for no body")
    func head() throws {
        let server = try ScriptedServer { _ in ScriptedAnswer(200, body: [UInt8](repeating: 7, count: 1000)) }
        let response = try client().send(OutboundRequest(server.url, isHead: true))
        #expect(server.requests.map(\.method) == ["HEAD"])
        #expect(response.contentLength == 1000)
        #expect(response.body.isEmpty)
    }

    @Test("A range brings its bytes alone, and a server that sends the whole file is cut short")
    func range() throws {
        let bytes = (0..<200_000).map { UInt8($0 % 251) }
        let server = try ScriptedServer { request in
            request.target == "/whole"
                ? ScriptedAnswer(200, body: bytes) : .file(bytes, type: "audio/mpeg", request)
        }
        let part = try client().send(.range(server.url, 1000, 1999))
        #expect(part.status == 206 && part.body == Array(bytes[1000..<2000]) && !part.isCut)
        let range = try #require(ContentRange(part))
        #expect(range.first == 1000 && range.last == 1999 && range.total == 200_000)
        let whole = try client().send(.range(server.url + "/whole", 0, 1))
        #expect(whole.status == 200 && whole.body == [0, 1] && whole.isCut)
        #expect(ContentRange(whole) == nil)
    }

    @Test("Redirects are followed one by one and told; the sixth is one too many")
    func redirects() throws {
        let server = try ScriptedServer { request in
            let step = Int(request.target.dropFirst()) ?? 0
            return step == 0
                ? ScriptedAnswer(200, body: [9])
                : ScriptedAnswer(step == 2 ? 301 : 302, [("Location", "\(step - 1)#x")], body: [1, 2, 3])
        }
        let response = try client().send(OutboundRequest(server.url + "/5"))
        #expect(response.body == [9])
        #expect(response.url == server.url + "/0")
        #expect(response.hops.map(\.status) == [302, 302, 302, 301, 302])
        #expect(response.hops.first?.to == server.url + "/4")
        let url = server.url + "/6"
        #expect(throws: OutboundError.tooManyRedirects(url: url, limit: 5)) { try client().send(OutboundRequest(url)) }
        var request = OutboundRequest(server.url + "/1")
        request.follows = false
        #expect(try client().send(request).status == 302)
    }

    @Test("A body over the bound is refused, with and without its length")
    func tooLarge() throws {
        let server = try ScriptedServer { request in
            var answer = ScriptedAnswer(200, body: [UInt8](repeating: 1, count: 100_001))
            answer.tellsLength = request.target != "/open"
            return answer
        }
        for path in ["/told", "/open"] {
            var request = OutboundRequest(server.url + path)
            request.bodyLimit = 100_000
            #expect(throws: OutboundError.tooLarge(url: server.url + path, limit: 100_000)) {
                try client().send(request)
            }
            request.bodyLimit = 100_001
            #expect(try client().send(request).body.count == 100_001)
        }
    }

    @Test("A gzip body is decoded, and a bomb ends at the bound")
    func gzip() throws {
        let small = try gzipped(Array("hello, listeners".utf8))
        let bomb = try gzipped([UInt8](repeating: 0, count: 20_000_000))
        let server = try ScriptedServer { request in
            ScriptedAnswer(200, [("Content-Encoding", "gzip")], body: request.target == "/bomb" ? bomb : small)
        }
        var request = OutboundRequest(server.url)
        request.decodes = true
        let response = try client().send(request)
        #expect(response.body == Array("hello, listeners".utf8))
        #expect(response.wireBytes == Int64(small.count))
        #expect(server.requests.first?["Accept-Encoding"] == "gzip")
        request.url = server.url + "/bomb"
        request.bodyLimit = 1_000_000
        let limit = OutboundError.tooLarge(url: request.url, limit: 1_000_000)
        #expect(throws: limit) { try client().send(request) }
    }

    @Test("A head without end is refused")
    func hugeHead() throws {
        let server = try ScriptedServer { _ in
            ScriptedAnswer(200, (0..<2000).map { ("X-\($0)", String(repeating: "a", count: 60)) })
        }
        let error = #expect(throws: OutboundError.self) { try client().send(OutboundRequest(server.url)) }
        guard case .notHTTP = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("A server that is silent is given up")
    func silent() throws {
        let server = try ScriptedServer { _ in
            var answer = ScriptedAnswer(200, body: [1])
            answer.pause = 3
            return answer
        }
        let error = #expect(throws: OutboundError.self) {
            try client { $0.totalSeconds = 0.3 }.send(OutboundRequest(server.url))
        }
        guard case .timeout = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("Where nobody listens, nobody is reached, and a name that is none is told as such")
    func nobody() throws {
        let port = try ScriptedServer { _ in ScriptedAnswer() }.port
        // The server has gone with the line above.
        let error = #expect(throws: OutboundError.self) {
            try client().send(OutboundRequest("http://127.0.0.1:\(port)/"))
        }
        switch error {
        case .unreachable, .notHTTP: break
        default: Issue.record("\(String(describing: error))")
        }
        let url = "http://no-such-host.invalid/"
        #expect(throws: OutboundError.unresolved(url: url)) { try client().send(OutboundRequest(url)) }
    }

    @Test("Field values that hold line breaks are not sent")
    func injection() throws {
        let server = try ScriptedServer { _ in ScriptedAnswer() }
        _ = try client().send(OutboundRequest(server.url, fields: [("X-A", "1\r\nX-B: 2"), ("X-C", "3")]))
        let request = try #require(server.requests.first)
        #expect(request["X-A"] == nil && request["X-B"] == nil && request["X-C"] == "3")
    }

    @Test("A proxy in the environment is not used")
    func proxy() throws {
        setenv("http_proxy", "http://127.0.0.1:1", 1)
        defer { unsetenv("http_proxy") }
        let server = try ScriptedServer { _ in ScriptedAnswer(200, body: [5]) }
        #expect(try client().send(OutboundRequest(server.url)).body == [5])
    }

    @Test("Many threads may use one client")
    func threads() async throws {
        let server = try ScriptedServer { ScriptedAnswer(200, body: Array($0.target.utf8)) }
        let client = client()
        let bodies = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<40 {
                group.addTask {
                    try client.send(OutboundRequest(server.url + "/\(number)")).body == Array("/\(number)".utf8)
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(bodies == [Bool](repeating: true, count: 40))
    }

    /// Through the program that everybody has.
    private func gzipped(_ bytes: [UInt8]) throws -> [UInt8] {
        let folder = NSTemporaryDirectory() + "gzip-\(UUID().uuidString)"
        try Data(bytes).write(to: URL(fileURLWithPath: folder))
        defer { try? FileManager.default.removeItem(atPath: folder + ".gz") }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", folder]
        try process.run()
        process.waitUntilExit()
        return [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + ".gz")))
    }
}
