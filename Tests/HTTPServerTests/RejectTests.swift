// Refusals over a real socket: each with a status and a readable body, then an orderly end.

import Foundation
import HTTPTypes
import Testing

@testable import HTTPServer

@Suite("Refusals over a socket")
struct RejectTests {
    @Test(
        "a malformed request gets its status, a sentence and an orderly close",
        arguments: [
            ("nonsense\r\n\r\n", 400), ("GET / HTTP/1.1\r\n\r\n", 400), ("GET /../x HTTP/1.1\r\nHost: a\r\n\r\n", 400),
            ("GET /a%2fb HTTP/1.1\r\nHost: a\r\n\r\n", 400), ("BREW / HTTP/1.1\r\nHost: a\r\n\r\n", 501),
            ("GET / HTTP/3.0\r\nHost: a\r\n\r\n", 505),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", 400),
            ("GET / HTTP/1.1\r\nHost: a\r\nExpect: a-miracle\r\n\r\n", 417),
            ("GET /" + String(repeating: "a", count: 9000) + " HTTP/1.1\r\n", 414),
            ("GET / HTTP/1.1\r\nHost: a\r\nX: " + String(repeating: "a", count: 40_000) + "\r\n\r\n", 431),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 101\r\n\r\n", 413),
        ])
    func rejects(_ request: String, _ status: Int) throws {
        let site = TestSite { _ in .handle(body: .memory(limit: 100)) { _, reply in reply(Response(status: .ok)) } }
        let server = try TestServer(site)
        let client = try server.client()
        // Much is left unread by the server: a careless close would reset the connection and lose the answer.
        try client.send(request + String(repeating: "junk", count: 20_000))
        let answer = try client.receive()
        #expect(answer.status == status)
        #expect(answer.text.hasPrefix("\(status) "))
        #expect(answer["Connection"] == "close")
        client.finishSending()
        #expect(try client.isAtEnd())
        #expect(server.server.metrics.rejected == 1)
    }

    @Test("a chunked body over the limit is refused while it comes")
    func chunkedTooLarge() throws {
        let site = TestSite { _ in .handle(body: .memory(limit: 100)) { _, reply in reply(Response(status: .ok)) } }
        let client = try TestServer(site).client()
        let chunk = "64\r\n" + String(repeating: "a", count: 100) + "\r\n"
        try client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + chunk)
        #expect(try client.receive().status == 413)
    }

    @Test("a refused client that ends while it is listened to reads its answer, and no reset takes it back")
    func endsWhileRefused() throws {
        let folder = try TemporaryFolder()
        let site = TestSite { _ in .answer(Response(status: .notFound)) }
        let server = try TestServer(site, bind: .unix(path: folder.path + "/socket"))
        for _ in 0..<40 {
            let client = try server.client()
            let head = "POST /nothing HTTP/1.1\r\nHost: a\r\nContent-Length: 900000\r\n\r\n"
            try client.send(head + String(repeating: "x", count: 1000))
            #expect(try client.receive().status == 404)
            try client.send(String(repeating: "y", count: 2000))
            client.finishSending()
            #expect(try client.isAtEnd())
        }
    }

    @Test("an old client's empty line behind its body does not take the answer back")
    func emptyLineBehindBody() throws {
        let site = TestSite { _ in .handle(body: .memory(limit: 100)) { _, reply in reply(Response(status: .ok)) } }
        let server = try TestServer(site)
        for _ in 0..<40 {
            let client = try server.client()
            try client.send("POST / HTTP/1.0\r\nContent-Length: 2\r\n\r\nhi")
            try client.send("\r\n")
            #expect(try client.receive().status == 200)
            client.finishSending()
            #expect(try client.isAtEnd())
        }
    }

    @Test("a request that is refused is told from where it went to, and is no cached page in the figures")
    func pathAndFigures() throws {
        let site = try TestSite(pages: ["/": page("home")]) { _ in
            .handle(body: .memory(limit: 100)) { _, reply in reply(Response(status: .ok)) }
        }
        let server = try TestServer(site) {
            $0.errorPage = { _, path in
                Response(status: .ok, fields: [.contentType: "text/plain"], body: .bytes(Array((path ?? "none").utf8)))
            }
        }
        let client = try server.client()
        #expect(try client.get("/").text == "home")
        #expect(try client.get("/", ["Host : b"]).status == 400)
        #expect(server.server.metrics.pageDurations.counts.reduce(0, +) == 1)
        let other = try server.client()
        let large = try other.exchange("GET /api/x?q=1 HTTP/1.1\r\nHost: a\r\nContent-Length: 101\r\n\r\n")
        #expect(large.status == 413)
        #expect(large.text == "/api/x")
        let third = try server.client()
        let puzzling = try third.get("/api/y", ["Expect: a-miracle"])
        #expect(puzzling.status == 417)
        #expect(puzzling.text == "/api/y")
    }

    @Test("the site's own error page is used, and 503 says when to come again")
    func errorPages() throws {
        let site = TestSite { _ in .handle(body: .none) { _, reply in reply.refuse(.serviceUnavailable) } }
        let server = try TestServer(site) {
            $0.errorPage = { status, _ in
                Response(
                    status: .ok, fields: [.contentType: "text/html"], body: .bytes(Array("<p>\(status.code)".utf8)))
            }
        }
        let busy = try server.client().get("/")
        #expect(busy.status == 503)
        #expect(busy.text == "<p>503")
        #expect(busy["Retry-After"] == "1")
        let bad = try server.client().get("/%zz")
        #expect(bad.status == 400)
        #expect(bad.text == "<p>400")
    }

    @Test("a body that nobody asked for is dropped when it is small, and ends the connection when it is not")
    func unwantedBody() throws {
        let site = TestSite { _ in .answer(Response(status: .notFound, body: .bytes([65]))) }
        let server = try TestServer(site)
        let client = try server.client()
        try client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello")
        #expect(try client.receive().status == 404)
        try client.send(
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 500000\r\n\r\n" + String(repeating: "x", count: 500_000))
        let answer = try client.receive()
        #expect(answer.status == 404)
        #expect(answer["Connection"] == "close")
        client.finishSending()
        #expect(try client.isAtEnd())
    }

    @Test("100 Continue is sent when the body is wanted, and the answer instead when it is not")
    func expectContinue() throws {
        let site = TestSite { head in
            if head.path == "/no" { return .answer(Response(status: .unauthorized, body: .bytes([78]))) }
            return .handle(body: .memory(limit: 10)) { request, reply in
                guard case .bytes(let bytes) = request.body else { return reply(Response(status: .badRequest)) }
                reply(Response(status: .ok, body: .bytes(bytes)))
            }
        }
        let server = try TestServer(site)
        let client = try server.client()
        let lines = "Host: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n"
        #expect(try client.exchange("POST /yes HTTP/1.1\r\n" + lines).status == 100)
        #expect(try client.exchange("hello").text == "hello")
        let refused = try client.exchange("POST /no HTTP/1.1\r\n" + lines)
        #expect(refused.status == 401)
        #expect(refused["Connection"] == "close")
        #expect(try client.isAtEnd())
        let large = try server.client()
        let tooLarge = "POST /yes HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\nExpect: 100-continue\r\n\r\n"
        #expect(try large.exchange(tooLarge).status == 413)
    }

    @Test("a client that sends a refused upload to its end reads the answer, and not a reset")
    func refusedUpload() throws {
        let server = try TestServer(
            TestSite { _ in .handle(body: .memory(limit: 10)) { _, reply in reply.refuse(.notFound) } })
        let client = try server.client()
        try client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 12000000\r\n\r\n")
        for _ in 0..<12 { try client.send([UInt8](repeating: 120, count: 1_000_000)) }
        #expect(try client.receive().status == 413)
    }

    @Test("a reply that is dropped is a 500, and only the first call of a reply counts")
    func droppedReply() throws {
        let site = TestSite { head in
            .handle(body: .none) { _, reply in
                if head.path == "/twice" {
                    reply(Response(status: .ok, body: .bytes([49])))
                    reply.send(Response(status: .ok, body: .bytes([50])))
                }
            }
        }
        let client = try TestServer(site).client()
        let dropped = try client.get("/dropped")
        #expect(dropped.status == 500)
        #expect(dropped.text.hasPrefix("500 "))
        #expect(try client.get("/twice").text == "1")
        #expect(try client.get("/twice").text == "1")
    }

    @Test("a full lane is 503 with Retry-After, and the connection goes on")
    func fullLane() throws {
        let lane = Lane(label: "test", width: 1, depth: 1)
        let gate = DispatchSemaphore(value: 0)
        let site = TestSite { head in
            .handle(body: .none) { _, reply in
                lane.answer(reply) {
                    if head.path == "/block" { gate.wait() }
                    return Response(status: .ok, body: .bytes([65]))
                }
            }
        }
        let server = try TestServer(site)
        let first = try server.client()
        try first.send("GET /block HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(eventually { lane.counters.pending == 1 })
        let second = try server.client()
        let busy = try second.get("/")
        #expect(busy.status == 503)
        #expect(busy["Retry-After"] == "1")
        gate.signal()
        #expect(try first.receive().text == "A")
        #expect(eventually { lane.counters.pending == 0 })
        #expect(try second.get("/").text == "A")
        #expect(lane.counters.refused == 1)
    }

    @Test("OPTIONS * names the methods")
    func asterisk() throws {
        let client = try TestServer().client()
        let answer = try client.exchange("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(answer.status == 204)
        #expect(answer["Allow"]?.contains("GET, HEAD") == true)
    }
}
