// One server takes the place of another on the same socket, in one process and with a process of its own.

import CLinux
import Foundation
import Testing

@testable import HTTPServer

@Suite("Taking another server's place", .serialized)
struct HandoverTests {
    private func server(
        _ name: String, on listener: Listener, _ change: (inout ServerLimits) -> Void = { _ in }
    ) throws -> Server {
        var limits = ServerLimits()
        limits.drainIdleSeconds = 0.2
        limits.drainSeconds = 0.3
        limits.handoverSeconds = 5
        change(&limits)
        let server = Server(
            configuration: ServerConfiguration(bind: .tcp(host: "", port: 0), loops: 2, limits: limits),
            application: TestSite(pages: ["/": try page(name)]), listener: listener)
        _ = try server.start()
        return server
    }

    private func copy(of listener: Listener) throws -> Listener {
        try Listener.adopt(System.duplicate(listener.descriptor), from: "TEST", ownsFile: false)
    }

    @Test("no request is lost while servers follow one another on a socket", arguments: [false, true])
    func noneLost(_ isUnix: Bool) throws {
        let folder = try TemporaryFolder()
        let bind = isUnix ? BindAddress.unix(path: folder.path + "/s") : .tcp(host: "127.0.0.1", port: 0)
        var listener = try Listener.open(bind)
        let address = listener.address
        var server = try server("0", on: listener)
        let asker = Asker(address: address)
        for index in 0..<4 { asker.start(keeps: index % 2 == 0) }
        for round in 1...10 {
            let next = try copy(of: listener)
            if isUnix { next.setOwnsFile(true) }
            let successor = try self.server("\(round)", on: next)
            server.handOver()
            server.waitUntilStopped()
            #expect(server.metrics.loops.allSatisfy { $0.open == 0 })
            (server, listener) = (successor, next)
            usleep(20_000)
        }
        let outcome = asker.stop()
        #expect(outcome.failures == [])
        #expect(outcome.answers > 40)
        #expect(outcome.names.count > 5, "\(outcome.names)")
        server.drain()
        server.waitUntilStopped()
        #expect(folder.names.isEmpty, "the last one removes the file")
    }

    @Test("an answer under way gets its time after a handover, and less when the process is told to end")
    func longAnswer() throws {
        let listener = try Listener.open(.tcp(host: "127.0.0.1", port: 0))
        let text = String(repeating: "0123456789abcdef", count: 1_000_000)
        for isToldToEnd in [false, true] {
            let old = try server(text, on: copy(of: listener))
            let client = try RawClient(listener.address, receiveBuffer: 4096)
            try client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(eventually { old.metrics.bytesSent > 0 })
            old.handOver()
            // Longer than a drain without a successor would have been.
            usleep(700_000)
            #expect(old.metrics.loops.reduce(0) { $0 + $1.open } == 1)
            if isToldToEnd {
                old.drain()
                old.waitUntilStopped()
                #expect(throws: ClientFailure.self) { _ = try client.receive() }
            } else {
                #expect(try client.receive().text.utf8.count == text.utf8.count)
                old.waitUntilStopped()
            }
        }
    }

    @Test("a connection that another process was woken for and did not take is found")
    func forgotten() throws {
        let listener = try Listener.open(.tcp(host: "127.0.0.1", port: 0))
        // As another process would: first in line at the socket, it is woken alone, and goes without accepting.
        let poller = try System.makePoller()
        try System.watch(poller, listener.descriptor, events: EPOLLIN.rawValue | EPOLLEXCLUSIVE.rawValue, tag: 1)
        let isWoken = DispatchSemaphore(value: 0)
        Thread {
            withUnsafeTemporaryAllocation(of: epoll_event.self, capacity: 1) { events in
                while System.wait(poller, events, timeout: -1) == 0 {}
            }
            isWoken.signal()
        }.start()
        let server = try server("home", on: listener)
        // Time for all threads to fall asleep in their waits: who does not sleep is not woken.
        usleep(100_000)
        let client = try RawClient(listener.address)
        try client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        isWoken.wait()
        System.close(poller)
        server.lookForConnections()
        #expect(try client.receive().text == "home")
        server.drain()
        server.waitUntilStopped()
        server.lookForConnections()
    }

    /// A shell script as the successor.
    private func start(_ script: String, _ listener: Listener) throws -> Successor {
        try Successor.start(program: "/bin/sh", arguments: ["sh", "-c", script], listener: listener)
    }

    @Test("a successor gets the socket, the wire and nothing else, and says that it is ready")
    func spawned() throws {
        let folder = try TemporaryFolder()
        let listener = try Listener.open(.unix(path: folder.path + "/s"))
        // Without FD_CLOEXEC, as a library may open it.
        let stray = fcntl(listener.descriptor, F_DUPFD, 50)
        defer { close(stray) }
        signal(SIGUSR1, SIG_IGN)
        let successor = try start(
            """
            ls /proc/$$/fd >\(folder.path)/descriptors
            grep SigIgn /proc/$$/status >\(folder.path)/ignored
            echo $NOTECAST_LISTENER $NOTECAST_READY $NOTECAST_SOCKET_FILE >\(folder.path)/variables
            printf R >&4; exec cat <&4 >/dev/null
            """, listener)
        #expect(successor.waitUntilReady(seconds: 20) == .ready)
        func text(_ name: String) throws -> String {
            try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
        }
        let (descriptors, ignored) = (try text("descriptors"), try text("ignored"))
        // The shell may have a few of its own for a moment.
        let numbers = descriptors.split(separator: "\n").compactMap { Int32($0) }
        #expect(Set(numbers).isSuperset(of: [0, 1, 2, 3, 4]) && numbers.allSatisfy { $0 < stray }, "\(numbers)")
        // Signals 32 and 33 are the C library's own; it keeps them as it likes.
        let mask = ignored.split(separator: "\t").last.flatMap { UInt64($0.dropLast(), radix: 16) }
        #expect(mask.map { $0 & 0x7FFF_FFFF } == 0, "\(ignored)")
        #expect(try text("variables") == "3 4 1\n")
        #expect(successor.end() == "signal 9")
        #expect(kill(successor.processIdentifier, 0) == -1)
    }

    @Test("a successor that ends, speaks in tongues or says nothing is told apart, and has gone")
    func failures() throws {
        let listener = try Listener.open(.tcp(host: "127.0.0.1", port: 0))
        for (script, outcome) in [
            ("exit 3", Successor.Outcome.ended("status 3")), ("kill -11 $$", .ended("signal 11")),
            ("printf x >&4; exec sleep 100", .ended("signal 9")), ("exec 4>&-; exec sleep 100", .ended("signal 9")),
            ("exec sleep 100", .silent),
        ] {
            let successor = try start(script, listener)
            #expect(successor.waitUntilReady(seconds: 1) == outcome, "\(script)")
            #expect(kill(successor.processIdentifier, 0) == -1)
        }
        #expect(throws: ServerError.self) {
            _ = try Successor.start(program: "/nowhere/notecast", arguments: ["notecast"], listener: listener)
        }
    }

    @Test("a successor takes the file over when it serves, and hears when it is alone")
    func predecessor() throws {
        let folder = try TemporaryFolder()
        let listener = try Listener.open(.unix(path: folder.path + "/s"))
        let (mine, theirs) = try System.makePair()
        let predecessor = try Predecessor(
            listener: System.duplicate(listener.descriptor), wire: theirs, inheritsFile: true)
        #expect(!predecessor.listener.ownsFile)
        let isAlone = Guarded(false)
        predecessor.takeOver { isAlone.withLock { $0 = true } }
        #expect(predecessor.listener.ownsFile)
        #expect(System.waitForByte(mine, milliseconds: 10_000) == .byte(Handover.ready))
        #expect(!isAlone.withLock { $0 })
        System.close(mine)
        #expect(eventually { isAlone.withLock { $0 } })
        listener.setOwnsFile(false)
    }
}

/// Clients on threads of their own that ask until they are stopped.
private final class Asker: Sendable {
    struct Outcome {
        var answers = 0
        var names: Set<String> = []
        var failures: [String] = []
    }

    private let address: BoundAddress
    private let isOver = Guarded(false)
    private let outcome = Guarded(Outcome())
    private let threads = DispatchGroup()

    init(address: BoundAddress) { self.address = address }

    func stop() -> Outcome {
        isOver.withLock { $0 = true }
        threads.wait()
        return outcome.withLock { $0 }
    }

    /// - Parameter keeps: whether a connection is used until an answer says that it closes, or for one request.
    func start(keeps: Bool) {
        threads.enter()
        Thread { [self] in
            var kept: RawClient?
            while !isOver.withLock({ $0 }) {
                do {
                    let client = try kept ?? RawClient(address)
                    let answer = try client.get("/")
                    guard answer.status == 200 else { throw ClientFailure(what: "status \(answer.status)") }
                    kept = keeps && answer["Connection"] != "close" ? client : nil
                    outcome.withLock { outcome in
                        outcome.answers += 1
                        outcome.names.insert(answer.text)
                    }
                } catch {
                    kept = nil
                    outcome.withLock { $0.failures.append("\(error)") }
                }
            }
            threads.leave()
        }.start()
    }
}
