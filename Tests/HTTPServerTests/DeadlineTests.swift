// Clients that are too slow, and servers that end.

import Glibc
import HTTPTypes
import Testing

@testable import HTTPServer

@Suite("Deadlines and drains")
struct DeadlineTests {
    @Test("a head that does not come in time is 408")
    func slowHead() throws {
        var limits = ServerLimits()
        limits.headerSeconds = 0.2
        let server = try TestServer(limits: limits)
        let client = try server.client()
        try client.send("GET / HT")
        #expect(try client.receive().status == 408)
        #expect(try client.isAtEnd())
        #expect(server.server.metrics.timeouts == 1)
    }

    @Test("an empty line that a client leaves behind is no request: no deadline, no 408, and the next one is answered")
    func strayLine() throws {
        var limits = ServerLimits()
        limits.headerSeconds = 0.2
        limits.idleSeconds = 1
        let server = try TestServer(TestSite(pages: ["/": page("home")]), limits: limits)
        let client = try server.client()
        #expect(try client.get("/").text == "home")
        try client.send("\r\n")
        #expect(eventually { server.server.metrics.loops.allSatisfy { $0.open == 0 } })
        #expect(try client.isAtEnd())
        #expect(server.server.metrics.timeouts == 0)
        let other = try server.client()
        try other.send("\r\n")
        #expect(try other.get("/").text == "home")
        try other.send("\r\n")
        other.finishSending()
        #expect(try other.isAtEnd())
        #expect(server.server.metrics.rejected == 0)
    }

    @Test("dripping bytes do not put the head's deadline off")
    func drippingHead() throws {
        var limits = ServerLimits()
        limits.headerSeconds = 0.3
        let server = try TestServer(limits: limits)
        let client = try server.client()
        try client.send("GET / HTTP/1.1\r\n")
        // The server ends it while this goes on, and then the socket takes no more.
        for index in 0..<2000 where (try? client.send("X-\(index): 1\r\n")) == nil || server.server.metrics.timeouts > 0
        {
            break
        }
        #expect(eventually { server.server.metrics.timeouts == 1 || server.server.metrics.rejected == 1 })
    }

    @Test("a body without progress is 408, also after a part of it")
    func slowBody() throws {
        var limits = ServerLimits()
        limits.readProgressSeconds = 0.2
        let site = TestSite { _ in .handle(body: .memory(limit: 100)) { _, reply in reply(Response(status: .ok)) } }
        let client = try TestServer(site, limits: limits).client()
        try client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 50\r\n\r\npart")
        #expect(try client.receive().status == 408)
        #expect(try client.isAtEnd())
    }

    @Test("idle connections are closed without a word, before and after a request")
    func idle() throws {
        var limits = ServerLimits()
        limits.idleSeconds = 0.2
        let server = try TestServer(TestSite(pages: ["/": page("home")]), limits: limits)
        let silent = try server.client()
        let used = try server.client()
        #expect(try used.get("/").text == "home")
        #expect(try silent.isAtEnd())
        #expect(try used.isAtEnd())
        #expect(eventually { server.server.metrics.loops.allSatisfy { $0.open == 0 } })
    }

    @Test("a client that takes nothing of its answer is cut off")
    func stuckReader() throws {
        var limits = ServerLimits()
        limits.writeProgressSeconds = 0.3
        let text = String(repeating: "0123456789abcdef", count: 1_000_000)
        let server = try TestServer(TestSite(pages: ["/": page(text)]), limits: limits)
        let client = try server.client(receiveBuffer: 4096)
        try client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(eventually { server.server.metrics.timeouts == 1 })
        #expect(eventually { server.server.metrics.loops.allSatisfy { $0.open == 0 } })
    }

    @Test("a drain answers idle connections once more, with Connection: close, and takes no new ones")
    func drain() throws {
        var limits = ServerLimits()
        limits.drainIdleSeconds = 3
        limits.drainSeconds = 6
        let server = try TestServer(TestSite(pages: ["/": page("home")]), limits: limits)
        let client = try server.client()
        #expect(try client.get("/")["Connection"] == nil)
        let silent = try server.client()
        server.server.drain()
        // Refused once the last loop has let go of the listener.
        #expect(eventually { (try? server.client()) == nil })
        let last = try client.get("/")
        #expect(last["Connection"] == "close")
        #expect(last.text == "home")
        #expect(try client.isAtEnd())
        #expect(try silent.get("/")["Connection"] == "close")
        server.server.waitUntilStopped()
    }

    @Test("connections that are queued when a drain begins are served")
    func drainQueue() throws {
        for _ in 0..<5 {
            let server = try TestServer(TestSite(pages: ["/": page("home")]), loops: 1)
            let clients = try (0..<20).map { _ in try server.client() }
            for client in clients { try client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n") }
            server.server.drain()
            for client in clients { #expect(try client.receive().text == "home") }
            server.server.waitUntilStopped()
        }
    }

    @Test("a drain waits for answers under way, and ends at its bound whatever is left")
    func drainBound() throws {
        var limits = ServerLimits()
        limits.drainSeconds = 0.5
        let text = String(repeating: "0123456789abcdef", count: 1_000_000)
        let server = try TestServer(TestSite(pages: ["/": page(text)]), limits: limits)
        let stuck = try server.client(receiveBuffer: 4096)
        try stuck.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(eventually { server.server.metrics.bytesSent > 0 })
        server.server.drain()
        server.server.waitUntilStopped()
        #expect(server.server.metrics.loops.allSatisfy { $0.open == 0 })
    }

    @Test("at the connection bound new clients wait, and are served when others go")
    func connectionBound() throws {
        var limits = ServerLimits()
        limits.connections = 4
        let server = try TestServer(TestSite(pages: ["/": page("home")]), limits: limits)
        var clients = try (0..<4).map { _ in try server.client() }
        for client in clients { #expect(try client.get("/").text == "home") }
        let waiting = try server.client()
        try waiting.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(eventually { server.server.metrics.acceptPauses > 0 })
        clients.removeFirst()
        #expect(try waiting.receive().text == "home")
    }

    @Test("at the bound the connections that are idle the longest make room, and no others")
    func makingRoom() throws {
        var limits = ServerLimits()
        limits.connections = 6
        limits.reclaimSeconds = 0.1
        limits.reclaimedAtOnce = 2
        let server = try TestServer(TestSite(pages: ["/": page("home")]), loops: 1, limits: limits)
        let asking = try server.client()
        try asking.send("GET / HTTP/1.1\r\n")
        var idle: [RawClient] = []
        for _ in 0..<5 {
            idle.append(try server.client())
            #expect(try idle[idle.count - 1].get("/").text == "home")
            usleep(20_000)
        }
        // All of them are old enough now.
        usleep(150_000)
        let others = try (0..<2).map { _ in try server.client() }
        for other in others { #expect(try other.get("/").text == "home") }
        #expect(server.server.metrics.reclaimed == 2)
        for client in idle.prefix(2) { #expect(try client.isAtEnd()) }
        for client in idle.dropFirst(2) { #expect(try client.get("/").text == "home") }
        #expect(try asking.exchange("Host: a\r\n\r\n").text == "home")
    }
}
