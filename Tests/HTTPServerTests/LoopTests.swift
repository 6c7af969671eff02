// How connections spread over the loops, where a server listens, and what it counts.

import Foundation
import HTTPTypes
import Testing

@testable import HTTPServer

@Suite("Loops and listeners", .serialized)
struct LoopTests {
    @Test("the fullest loop holds at most 1.2 times the mean", arguments: [8, 64, 512], [2, 4])
    func balance(_ count: Int, _ loops: Int) throws {
        let server = try TestServer(TestSite(pages: ["/": page("home")]), loops: loops)
        let clients = try (0..<count).map { _ in try server.client() }
        for client in clients { try client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n") }
        for client in clients { #expect(try client.receive().text == "home") }
        func isEven() -> Bool {
            let open = server.server.metrics.loops.map(\.open)
            return open.reduce(0, +) == count && Double(open.max() ?? 0) <= 1.2 * Double(count) / Double(loops)
        }
        #expect(eventually(isEven), "\(server.server.metrics.loops)")
        // They all still work where they are now.
        for client in clients { #expect(try client.get("/").text == "home") }
    }

    @Test("connections that have said nothing are spread too")
    func silentBalance() throws {
        let server = try TestServer(TestSite(pages: ["/": page("home")]), loops: 2)
        let clients = try (0..<20).map { _ in try server.client() }
        #expect(eventually { server.server.metrics.loops.map(\.open) == [10, 10] })
        for client in clients { #expect(try client.get("/").text == "home") }
    }

    @Test("a server listens on a socket file, replaces a stale one, and removes it at its end")
    func unixSocket() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/s"
        let site = TestSite { head in .answer(Response(status: .ok, body: .bytes(Array("\(head.peer)".utf8)))) }
        do {
            let first = try TestServer(site, bind: .unix(path: path))
            #expect(first.address == .unix(path: path))
            #expect(try first.client().get("/").text == "local")
            #expect(throws: ServerError.socketInUse(path: path)) { _ = try TestServer(site, bind: .unix(path: path)) }
            first.server.drain()
            first.server.waitUntilStopped()
        }
        #expect(folder.names.isEmpty)
        try leaveStaleSocket(path)
        #expect(folder.names == ["s"])
        let second = try TestServer(site, bind: .unix(path: path))
        #expect(try second.client().get("/").text == "local")
    }

    @Test("an address that is taken, a file in the socket's place and a bad port are clear errors")
    func cannotListen() throws {
        let folder = try TemporaryFolder()
        try folder.write("file", [1])
        let first = try TestServer()
        guard case .tcp(_, let port) = first.address else { return #expect(Bool(false), "no port") }
        for bind in [
            BindAddress.tcp(host: "127.0.0.1", port: port), .tcp(host: "127.0.0.1", port: 70_000),
            .unix(path: folder.path + "/file"), .unix(path: String(repeating: "a", count: 200)),
            .tcp(host: "not an address", port: 0),
        ] {
            #expect(throws: ServerError.self) { _ = try TestServer(bind: bind) }
        }
        #expect(throws: ServerError.alreadyStarted) { _ = try first.server.start() }
    }

    @Test("IPv6 and its clients' addresses")
    func version6() throws {
        let site = TestSite { head in .answer(Response(status: .ok, body: .bytes(Array("\(head.peer)".utf8)))) }
        guard let server = try? TestServer(site, bind: .tcp(host: "[::]", port: 0)) else {
            print("skipped: no IPv6 on this machine")
            return
        }
        #expect(server.address.description.hasPrefix("http://[::]:"))
        #expect(try server.client().get("/").text == "address(\"127.0.0.1\")")
        let one = try TestServer(site, bind: .tcp(host: "::1", port: 0))
        #expect(one.address.description.hasPrefix("http://[::1]:"))
        #expect(try one.client().get("/").text == "address(\"::1\")")
        guard case .tcp(_, let port) = one.address else { return #expect(Bool(false), "no port") }
        #expect(try HealthProbe.ask(.tcp(host: "[::1]", port: port), path: "/", seconds: 5) == 200)
    }

    @Test("the access log gets each request once, with its status and bytes")
    func accessLog() throws {
        let entries = LogBook()
        let server = try TestServer(TestSite(pages: ["/": page("home")])) {
            $0.accessLog = { batch in entries.add(batch.entries) }
        }
        let client = try server.client()
        _ = try client.get("/", ["User-Agent: test/1", "Referer: http://b/"])
        _ = try client.get("/missing?q=1")
        _ = try client.get("/%zz")
        #expect(eventually { entries.all.count == 3 })
        _ = try server.client().exchange("broken\r\n\r\n")
        #expect(eventually { entries.all.count == 4 })
        let all = entries.all
        #expect(all.map(\.status) == [200, 404, 400, 400])
        #expect(all.map(\.target) == ["/", "/missing?q=1", "/%zz", ""])
        #expect(all[0].userAgent == "test/1")
        #expect(all[0].referer == "http://b/")
        #expect(all[0].peer == .address("127.0.0.1"))
        #expect(all[1].target == "/missing?q=1")
        #expect(all[1].method == "GET")
        #expect(all.map(\.bytes).prefix(2) == [4, 0])
        #expect(all[2].bytes > 20)
    }

    @Test("a long pipeline is answered in order, while others have their turn")
    func pipeline() throws {
        let site = TestSite(pages: ["/": try page("home")]) { head in
            .answer(Response(status: .ok, body: .bytes(Array(head.path.utf8))))
        }
        let server = try TestServer(site, loops: 1)
        let client = try server.client()
        let other = try server.client()
        var requests = ""
        for index in 0..<500 { requests += "GET \(index % 7 == 0 ? "/" : "/\(index)") HTTP/1.1\r\nHost: a\r\n\r\n" }
        try client.send(requests)
        #expect(try other.get("/").text == "home")
        for index in 0..<500 { #expect(try client.receive().text == (index % 7 == 0 ? "home" : "/\(index)")) }
        #expect(try client.get("/").text == "home")
    }

    @Test("what is counted adds up")
    func metrics() throws {
        let server = try TestServer(TestSite(pages: ["/": page("home")]))
        let client = try server.client()
        for _ in 0..<3 { _ = try client.get("/") }
        _ = try client.exchange("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n", hasBody: false)
        _ = try client.get("/missing")
        let metrics = server.server.metrics
        #expect(metrics.requestsByMethod["GET"] == 4)
        #expect(metrics.requestsByMethod["HEAD"] == 1)
        #expect(metrics.answersByClass == [0, 0, 4, 0, 1, 0])
        #expect(metrics.pageAnswers == 4)
        #expect(metrics.lanes.map(\.label) == ["uploads", "log"])
        #expect(metrics.bytesSent > 0)
    }
}

/// Log entries from the log lane.
private final class LogBook: Sendable {
    private let entries = Guarded<[AccessEntry]>([])
    func add(_ batch: [AccessEntry]) { entries.withLock { $0 += batch } }
    var all: [AccessEntry] { entries.withLock { $0 } }
}
