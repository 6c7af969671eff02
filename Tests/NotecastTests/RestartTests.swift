import Foundation
import Testing

@Suite(.serialized) struct RestartTests {
    @Test("Restarts lose no request of clients that keep asking, and the old process ends well")
    func underLoad() throws {
        let program = try Program()
        let server = try LaunchedServer(program)
        let visitor = Visitor(port: try server.port())
        for index in 0..<4 { visitor.start(keeps: index % 2 == 0) }
        let first = server.current
        for round in 1...3 {
            try server.restart()
            try server.waitForLine(containing: "the server before this one accepts no more", count: round)
            let answered = visitor.answers
            while visitor.answers < answered + 50 { usleep(1000) }
        }
        #expect(server.status() == 0)
        #expect(server.current != first)
        let count = visitor.stop()
        #expect(count.failures == [])
        #expect(count.answers > 150)
        try server.stop()
    }

    @Test("A successor that cannot start leaves the old server as it was")
    func brokenSuccessor() throws {
        let program = try Program()
        let server = try LaunchedServer(program)
        let visitor = Visitor(port: try server.port())
        visitor.start(keeps: true)
        visitor.start(keeps: false)
        _ = try program.write("data/site.yml", "title: x\ntimezone: Nowhere\n")
        let first = server.current
        for round in 1...2 {
            server.signal(SIGUSR2)
            try server.waitForLine(
                containing: "no restart: the new process ended before it served (status", count: round)
        }
        #expect(server.lines.contains { $0.contains("site.yml:2: timezone:") })
        #expect(server.current == first)
        _ = try program.write("data/site.yml", "title: x\n")
        try server.restart()
        let count = visitor.stop()
        #expect(count.failures == [])
        #expect(count.answers > 0)
        #expect(server.status() == 0)
        try server.stop()
    }

    @Test("A second restart is refused while one is under way, and a stop ends both processes")
    func overlapping() throws {
        let program = try Program()
        let server = try LaunchedServer(program)
        server.signal(SIGUSR2)
        try server.waitForLine(containing: " is to take over", count: 1)
        server.signal(SIGUSR2)
        try server.waitForLine(containing: " serves now", count: 1)
        #expect(server.lines.filter { $0.contains(" is to take over") }.count == 1)
        try server.stop()
        #expect(server.status() == 0)
    }

    @Test("The file of a unix socket stays through restarts and goes at the end")
    func unixSocket() throws {
        let program = try Program()
        let path = program.folder + "/s"
        let server = try LaunchedServer(program, bind: "unix:\(path)")
        for _ in 1...2 {
            let old = server.current
            try server.restart()
            for _ in 0..<3000 where kill(old, 0) == 0 && FileManager.default.fileExists(atPath: "/proc/\(old)/exe") {
                usleep(10_000)
            }
            #expect(FileManager.default.fileExists(atPath: path))
            #expect(try program.run("health", "--bind", "unix:\(path)").status == 0)
        }
        try server.stop()
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("A server follows on the service manager's socket, and tells who serves")
    func serviceManager() throws {
        let program = try Program()
        let listener = socket(AF_INET6, Int32(SOCK_STREAM.rawValue), 0)
        var name = sockaddr_in6()
        name.sin6_family = sa_family_t(AF_INET6)
        name.sin6_addr = in6addr_loopback
        #expect(bound(listener, &name) && listen(listener, 100) == 0)
        let manager = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        defer { for descriptor in [listener, manager] { close(descriptor) } }
        var file = sockaddr_un()
        file.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &file.sun_path) { $0.copyBytes(from: (program.folder + "/notify").utf8) }
        #expect(bound(manager, &file))
        let server = try LaunchedServer(
            program, bind: "127.0.0.1:1",
            before: "export LISTEN_PID=$$ LISTEN_FDS=1 NOTIFY_SOCKET='\(program.folder)/notify'", listener: listener)
        #expect(message(manager) == "READY=1")
        let address = "[::1]:\(try server.port())"
        #expect(try program.run("health", "--bind", address).status == 0)
        try server.restart()
        #expect(message(manager) == "MAINPID=\(server.current)")
        #expect(server.status() == 0)
        #expect(try program.run("health", "--bind", address).status == 0)
        // No variable is left for children.
        let environment = try String(contentsOfFile: "/proc/\(server.current)/environ", encoding: .utf8)
        #expect(!environment.contains("LISTEN_") && environment.contains("NOTIFY_SOCKET="))
        try server.stop()
        #expect(message(manager) == "STOPPING=1")
    }

    private func bound<Name>(_ socket: Int32, _ name: inout Name) -> Bool {
        withUnsafePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, socklen_t(MemoryLayout<Name>.size)) == 0
            }
        }
    }

    private func message(_ socket: Int32) -> String {
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var bytes = [UInt8](repeating: 0, count: 200)
        let count = recv(socket, &bytes, bytes.count, 0)
        return String(decoding: bytes[..<max(0, count)], as: UTF8.self)
    }

    @Test(
        "Two sockets, and a descriptor that is no socket, are clear errors",
        arguments: [
            ("2", "LISTEN_FDS: should be 1, is 2: a server listens on one socket"),
            ("1", "LISTEN_FDS: descriptor 3 should be a listening stream socket: it is no socket"),
        ])
    func wrongSockets(_ count: String, _ message: String) throws {
        let server = try LaunchedServer(
            Program(), before: "export LISTEN_PID=$$ LISTEN_FDS=\(count); exec 3</dev/null",
            until: message)
        #expect(server.status() == 1)
    }

    @Test("With few descriptors idle clients make room, and pages that need a descriptor are still served")
    func fewDescriptors() throws {
        let program = try Program()
        let server = try LaunchedServer(program, before: "ulimit -n 64")
        #expect(server.lines.contains { $0.contains("connections instead of 16384: only 64 descriptors") })
        let port = try server.port()
        // More than the bound: those that do not fit wait in the kernel's queue.
        let hoard = try (0..<20).map { _ in try Visitor.connect(port: port) }
        defer { for descriptor in hoard { close(descriptor) } }
        for _ in 0..<5 {
            let client = try Visitor.connect(port: port)
            for path in ["/healthz", "/episodes", "/search?q=none", "/api/v1/search?q=none", "/site.css"] {
                _ = try Visitor.ask(client, path: path)
            }
            close(client)
        }
        try server.restart()
        #expect(server.status() == 0)
        try server.stop()
    }
}
