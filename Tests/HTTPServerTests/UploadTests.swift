// Uploads that are spooled to files.

import Foundation
import HTTPTypes
import Testing

@testable import HTTPServer

@Suite("Spooled uploads")
struct UploadTests {
    private static func site(_ folder: TemporaryFolder, limit: Int = 10_000_000) -> TestSite {
        let directory = folder.path
        let lane = Lane(label: "test", width: 1, depth: 8)
        return TestSite { head in
            .handle(body: .file(limit: limit, directory: directory)) { request, reply in
                lane.answer(reply) {
                    guard case .file(let path, let size) = request.body,
                        let data = FileManager.default.contents(atPath: path), data.count == size
                    else { return Response(status: .badRequest) }
                    if head.path == "/keep" {
                        try? FileManager.default.moveItem(atPath: path, toPath: directory + "/kept")
                    }
                    let sum = data.reduce(UInt64(5381)) { $0 &* 33 &+ UInt64($1) }
                    return Response(status: .created, body: .bytes(Array("\(size) \(sum)".utf8)))
                }
            }
        }
    }

    private static let bytes = (0..<1_500_000).map { UInt8(truncatingIfNeeded: $0 &* 167 ^ $0 >> 7) }
    private static let receipt = "1500000 \(bytes.reduce(UInt64(5381)) { $0 &* 33 &+ UInt64($1) })"

    @Test("an upload arrives whole and its file goes with its answer")
    func whole() throws {
        let folder = try TemporaryFolder()
        let server = try TestServer(Self.site(folder))
        let client = try server.client()
        for _ in 0..<3 {
            try client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1500000\r\n\r\n")
            try client.send(Self.bytes)
            let answer = try client.receive()
            #expect(answer.status == 201)
            #expect(answer.text == Self.receipt)
            #expect(folder.names.isEmpty)
        }
    }

    @Test("a chunked upload is taken too, and a file that was moved away stays")
    func moved() throws {
        let folder = try TemporaryFolder()
        let server = try TestServer(Self.site(folder))
        let client = try server.client()
        try client.send("POST /keep HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
        for start in stride(from: 0, to: 1_500_000, by: 300_000) {
            try client.send(Array("493e0\r\n".utf8) + Self.bytes[start..<start + 300_000] + [13, 10])
        }
        #expect(try client.exchange("0\r\n\r\n").text == Self.receipt)
        #expect(folder.names == ["kept"])
    }

    @Test("an upload that ends where a chunk for the file ends is whole", arguments: [999, 1000, 1001, 2000])
    func chunkEnd(_ size: Int) throws {
        let folder = try TemporaryFolder()
        var limits = ServerLimits()
        limits.spoolChunkBytes = 1000
        let client = try TestServer(Self.site(folder), limits: limits).client()
        for _ in 0..<3 {
            try client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \(size)\r\n\r\n")
            try client.send(Array(Self.bytes[..<size]))
            #expect(try client.receive().text.hasPrefix("\(size) "))
        }
    }

    @Test("an empty upload is an empty file")
    func empty() throws {
        let folder = try TemporaryFolder()
        let client = try TestServer(Self.site(folder)).client()
        #expect(try client.exchange("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n").text == "0 5381")
        #expect(folder.names.isEmpty)
    }

    @Test("an upload that breaks off leaves nothing behind", arguments: [false, true])
    func aborted(_ resets: Bool) throws {
        let folder = try TemporaryFolder()
        let server = try TestServer(Self.site(folder))
        let client = try server.client()
        try client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9000000\r\n\r\n")
        try client.send(Self.bytes)
        #expect(eventually { !folder.names.isEmpty })
        if resets { client.reset() } else { client.finishSending() }
        #expect(eventually { folder.names.isEmpty })
        #expect(eventually { server.server.metrics.loops.allSatisfy { $0.open == 0 } || !resets })
    }

    @Test("an upload over the limit is 413 and leaves nothing behind")
    func tooLarge() throws {
        let folder = try TemporaryFolder()
        let server = try TestServer(Self.site(folder, limit: 1_000_000))
        let announced = try server.client()
        #expect(try announced.exchange("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000001\r\n\r\n").status == 413)
        let chunked = try server.client()
        try chunked.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
        try chunked.send(Array("16e360\r\n".utf8) + Self.bytes)
        #expect(try chunked.receive().status == 413)
        #expect(eventually { folder.names.isEmpty })
    }

    @Test("a folder that is not there is a 500, not a hang")
    func noFolder() throws {
        let site = TestSite { _ in
            .handle(body: .file(limit: 100, directory: "/nonexistent")) { _, reply in reply(Response(status: .ok)) }
        }
        let client = try TestServer(site).client()
        #expect(try client.exchange("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab").status == 500)
    }

    @Test("an answer for a client that has gone is dropped, and its file removed")
    func stale() throws {
        let folder = try TemporaryFolder()
        let directory = folder.path
        let gate = DispatchSemaphore(value: 0)
        let lane = Lane(label: "test", width: 1, depth: 8)
        let site = TestSite { _ in
            .handle(body: .file(limit: 100, directory: directory)) { _, reply in
                lane.answer(reply) {
                    gate.wait()
                    return Response(status: .ok)
                }
            }
        }
        let server = try TestServer(site)
        let client = try server.client()
        try client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab")
        #expect(eventually { lane.counters.pending == 1 })
        client.reset()
        #expect(eventually { server.server.metrics.loops.allSatisfy { $0.open == 0 } })
        #expect(folder.names.count == 1)
        gate.signal()
        #expect(eventually { server.server.metrics.staleAnswers == 1 })
        #expect(folder.names.isEmpty)
    }

    @Test("a plan may come later: the body waits until then, and is taken or refused as if it had come at once")
    func later() throws {
        let site = TestSite { head in
            .later { reply in
                DispatchQueue.global().async {
                    switch head.path {
                    case "/yes":
                        reply(
                            .handle(body: .memory(limit: 100_000)) { request, answer in
                                guard case .bytes(let bytes) = request.body else {
                                    return answer(Response(status: .badRequest))
                                }
                                answer(Response(status: .ok, body: .bytes(Array("\(bytes.count)".utf8))))
                            })
                    case "/no": reply(.answer(Response(status: .unauthorized)))
                    default: break
                    }
                }
            }
        }
        let server = try TestServer(site)
        let client = try server.client()
        let body = String(repeating: "x", count: 70_000)
        let lines = "Host: a\r\nContent-Length: \(body.count)\r\n"
        for _ in 0..<3 { #expect(try client.exchange("POST /yes HTTP/1.1\r\n\(lines)\r\n" + body).text == "70000") }
        #expect(try client.exchange("POST /yes HTTP/1.1\r\n\(lines)Expect: 100-continue\r\n\r\n").status == 100)
        #expect(try client.exchange(body).text == "70000")
        // Nobody answers: the last copy of the reply has gone.
        #expect(try client.get("/nobody").status == 500)
        #expect(try client.get("/no").status == 401)
        let refused = try client.exchange("POST /no HTTP/1.1\r\n\(lines)Expect: 100-continue\r\n\r\n")
        #expect(refused.status == 401)
        #expect(refused["Connection"] == "close")
        #expect(try client.isAtEnd())
        // A body that nobody has read is no request.
        let hidden = "GET /no HTTP/1.1\r\nHost: a\r\n\r\n"
        let forgotten = try server.client()
        let answer = try forgotten.exchange(
            "POST /nobody HTTP/1.1\r\nHost: a\r\nContent-Length: \(hidden.count)\r\n\r\n\(hidden)")
        #expect(answer.status == 500)
        #expect(answer["Connection"] == "close")
        #expect(try forgotten.isAtEnd())
        let gone = try server.client()
        try gone.send("POST /yes HTTP/1.1\r\n\(lines)\r\n")
        gone.reset()
        #expect(eventually { server.server.metrics.loops.allSatisfy { $0.open == 0 } })
    }
}
