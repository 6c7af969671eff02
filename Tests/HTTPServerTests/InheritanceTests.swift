// Sockets that somebody else has opened, and what is told to the service manager.

import Foundation
import HTTPTypes
import Testing

@testable import HTTPServer

@Suite("Inherited sockets and the service manager", .serialized)
struct InheritanceTests {
    private static let site = TestSite { head in
        .answer(Response(status: .ok, body: .bytes(Array("\(head.peer)".utf8))))
    }

    /// A server on a copy of a socket, as a process that was given it.
    private func server(on listener: Listener) throws -> (Server, BoundAddress) {
        var limits = ServerLimits()
        limits.drainIdleSeconds = 0.2
        let server = Server(
            configuration: ServerConfiguration(bind: .tcp(host: "", port: 0), loops: 2, limits: limits),
            application: Self.site, listener: listener)
        return (server, try server.start())
    }

    private func copy(of listener: Listener, ownsFile: Bool = false) throws -> Listener {
        try Listener.adopt(System.duplicate(listener.descriptor), from: "TEST", ownsFile: ownsFile)
    }

    @Test("a listening socket of any family is taken over with its address", arguments: ["127.0.0.1", "[::1]", "[::]"])
    func adopts(_ host: String) throws {
        let opened = try Listener.open(.tcp(host: host, port: 0))
        // As another program may have left it.
        let descriptor = dup(opened.descriptor)
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
        try System.set(descriptor, level: Int32(IPPROTO_TCP), option: TCP_NODELAY, to: 0)
        let listener = try Listener.adopt(descriptor, from: "TEST", ownsFile: false)
        #expect(listener.address == opened.address)
        #expect(fcntl(descriptor, F_GETFL) & O_NONBLOCK != 0)
        #expect(fcntl(descriptor, F_GETFD) == FD_CLOEXEC)
        var (noDelay, length) = (Int32(0), socklen_t(4))
        #expect(getsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &noDelay, &length) == 0 && noDelay != 0)
        let (server, address) = try server(on: listener)
        #expect(address == opened.address)
        #expect(try RawClient(address).get("/").status == 200)
        server.drain()
        server.waitUntilStopped()
    }

    @Test("an inherited unix socket keeps its file, unless it was given with it")
    func unixFile() throws {
        let folder = try TemporaryFolder()
        let opened = try Listener.open(.unix(path: folder.path + "/s"))
        opened.setOwnsFile(false)
        for ownsFile in [false, true] {
            let (server, address) = try server(on: copy(of: opened, ownsFile: ownsFile))
            #expect(address == .unix(path: folder.path + "/s"))
            #expect(try RawClient(address).get("/").text == "local")
            server.drain()
            server.waitUntilStopped()
            #expect(folder.names == (ownsFile ? [] : ["s"]))
        }
    }

    @Test("what is no listening stream socket is refused with its reason")
    func refuses() throws {
        let folder = try TemporaryFolder()
        try folder.write("file", [1])
        let file = open(folder.path + "/file", O_RDONLY)
        let datagrams = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
        let idle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { for descriptor in [file, datagrams, idle] { close(descriptor) } }
        for (descriptor, reason) in [
            (file, "it is no socket"), (datagrams, "it is a datagram socket"),
            (idle, "it is a socket that does not listen"), (9999, "it is not open"),
        ] {
            let error = #expect(throws: ServerError.self) {
                _ = try Listener.adopt(descriptor, from: "LISTEN_FDS", ownsFile: false)
            }
            #expect(
                error?.description
                    == "LISTEN_FDS: descriptor \(descriptor) should be a listening stream socket: \(reason)")
        }
    }

    @Test(
        "sockets count when they were passed to this very process",
        arguments: [
            (nil, nil, false), ("7", nil, false), (nil, "1", false), ("8", "1", false), ("8", "x", false),
            ("7", "0", false), ("7", "1", true), ("", "1", false),
        ] as [(String?, String?, Bool)])
    func variables(_ process: String?, _ count: String?, _ hasSocket: Bool) throws {
        #expect(try ServiceManager.hasSocket(process: process, count: count, ownProcess: 7) == hasSocket)
    }

    @Test("several sockets, and a count that is none, are errors", arguments: ["2", "4000", "-1", "one", ""])
    func wrongCount(_ count: String) throws {
        let error = #expect(throws: ServerError.self) {
            _ = try ServiceManager.hasSocket(process: "7", count: count, ownProcess: 7)
        }
        #expect(error?.description.hasPrefix("LISTEN_FDS: should be 1, is ") == true)
    }

    @Test("the service manager hears by a path and by an abstract name", arguments: [false, true])
    func notifications(_ isAbstract: Bool) throws {
        let folder = try TemporaryFolder()
        let name = isAbstract ? "@notecast-test-\(UUID().uuidString)" : folder.path + "/notify"
        let receiver = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        defer { close(receiver) }
        try SocketAddress(notifyAddress: name).call("bind", receiver, bind)
        var patience = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(receiver, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        let manager = ServiceManager(notifyAddress: name)
        for (state, text) in [
            (ServiceManager.State.ready, "READY=1"), (.mainProcess(42), "MAINPID=42"), (.stopping, "STOPPING=1"),
        ] {
            #expect(manager.notify(state))
            var bytes = [UInt8](repeating: 0, count: 100)
            let count = recv(receiver, &bytes, bytes.count, 0)
            #expect(String(decoding: bytes[..<max(0, count)], as: UTF8.self) == text)
        }
    }

    @Test(
        "nobody to hear is no error", arguments: [nil, "", "/nowhere/notify", "@", String(repeating: "x", count: 200)])
    func unheard(_ address: String?) {
        #expect(!ServiceManager(notifyAddress: address).notify(.ready))
    }

    @Test(
        "connections leave descriptors for all else",
        arguments: [
            (10_000, 65_536, 30, 10_000), (10_000, 1024, 24, 872), (10_000, 64, 20, 12), (10_000, 32, 20, 1),
            (10_000, 20_000, 30, 10_000), (20_000, 20_000, 30, 19_714), (0, 1024, 24, 1), (5, 64, 20, 5),
            (10_000, .max, 20, 10_000),
        ])
    func descriptors(_ wanted: Int, _ limit: Int, _ inUse: Int, _ connections: Int) {
        #expect(DescriptorLimit.connections(wanted: wanted, limit: limit, inUse: inUse) == connections)
    }

    @Test("descriptors in use are counted")
    func inUse() throws {
        let before = DescriptorLimit.inUse
        let files = (0..<20).map { _ in open("/dev/null", O_RDONLY) }
        defer { for file in files { close(file) } }
        // Other tests open and close theirs meanwhile, but hardly that many.
        #expect(DescriptorLimit.inUse > before - 100)
        #expect(before > 2)
        #expect(DescriptorLimit.raise() >= before)
    }
}
