// Clients of the running program: curl, and counting ones that never rest.

import Foundation
import Synchronization
import Testing

/// Asks for a path again and again with curl's own connections, on threads of their own.
final class Visitor: Sendable {
    struct Count {
        var answers = 0
        var failures: [String] = []
    }

    private let port: UInt16
    private let isOver = Mutex(false)
    private let count = Mutex(Count())
    private let threads = DispatchGroup()

    init(port: UInt16) { self.port = port }

    /// - Parameter keeps: whether a connection is used until the server says that it closes.
    func start(keeps: Bool) {
        threads.enter()
        Thread { [self] in
            var kept: Int32?
            while !isOver.withLock({ $0 }) {
                do {
                    let socket = try kept ?? connected()
                    let answer = try ask(socket)
                    let stays = keeps && !answer.lowercased().contains("connection: close")
                    if !stays { close(socket) }
                    kept = stays ? socket : nil
                    count.withLock { $0.answers += 1 }
                } catch {
                    kept.map { _ = close($0) }
                    kept = nil
                    count.withLock { $0.failures.append("\(error)") }
                }
            }
            kept.map { _ = close($0) }
            threads.leave()
        }.start()
    }

    func stop() -> Count {
        isOver.withLock { $0 = true }
        threads.wait()
        return count.withLock { $0 }
    }

    var answers: Int { count.withLock { $0.answers } }

    private func connected() throws -> Int32 { try Visitor.connect(port: port) }

    /// A connection to this machine.
    static func connect(port: UInt16) throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_port = port.bigEndian
        name.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let status = withUnsafePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else {
            close(descriptor)
            throw LaunchedServer.Trouble("connect: \(String(cString: strerror(errno)))")
        }
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        return descriptor
    }

    private func ask(_ socket: Int32) throws -> String { try Visitor.ask(socket, path: "/healthz") }

    /// One request; the head of its answer, of which the whole body was read.
    static func ask(_ socket: Int32, path: String) throws -> String {
        let request = Array("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
        guard send(socket, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else {
            throw LaunchedServer.Trouble("send: \(String(cString: strerror(errno)))")
        }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16_384)
        while true {
            if let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) {
                let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
                let length = head.lowercased().split(separator: "\r\n").first { $0.hasPrefix("content-length: ") }
                guard head.hasPrefix("HTTP/1.1 200"), let length = length.flatMap({ Int($0.dropFirst(16)) }) else {
                    throw LaunchedServer.Trouble("not the answer: \(head)")
                }
                if bytes.count - end.upperBound >= length { return head }
            }
            let count = recv(socket, &chunk, chunk.count, 0)
            guard count > 0 else {
                throw LaunchedServer.Trouble("recv: \(count) \(String(cString: strerror(errno))), had \(bytes.count)")
            }
            bytes += chunk[..<count]
        }
    }
}
