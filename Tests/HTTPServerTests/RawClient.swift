// A client on a raw socket that sees every byte the server sends.

import Glibc

@testable import HTTPServer

struct ClientFailure: Error { let what: String }

/// An answer as it came over the wire.
struct RawAnswer: Equatable {
    var status: Int
    /// The lines of the head after the status line.
    var lines: [String]
    var body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    subscript(_ name: String) -> String? {
        lines.first { $0.lowercased().hasPrefix(name.lowercased() + ":") }.map {
            String($0.dropFirst(name.utf8.count + 1).drop { $0 == " " })
        }
    }

    /// The head without what differs from answer to answer.
    var stableLines: [String] { lines.filter { !$0.hasPrefix("Date:") } }
}

/// Closes its socket when it goes. Every read gives up after ten seconds, so that a broken server fails a test instead
/// of hanging it.
final class RawClient {
    let descriptor: Int32
    private var buffer: [UInt8] = []
    private var isClosed = false
    /// The server, which lives as long as its clients.
    private let server: AnyObject?

    init(_ address: BoundAddress, receiveBuffer: Int32? = nil, of server: AnyObject? = nil) throws {
        self.server = server
        switch address {
        case .tcp("::1", let port):
            descriptor = socket(AF_INET6, Int32(SOCK_STREAM.rawValue), 0)
            var name = sockaddr_in6()
            name.sin6_family = sa_family_t(AF_INET6)
            name.sin6_port = UInt16(port).bigEndian
            name.sin6_addr = in6addr_loopback
            try connect(&name)
        case .tcp(_, let port):
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            if var size = receiveBuffer {
                setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
            }
            var name = sockaddr_in()
            name.sin_family = sa_family_t(AF_INET)
            name.sin_port = UInt16(port).bigEndian
            name.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            try connect(&name)
        case .unix(let path):
            descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
            var name = sockaddr_un()
            name.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: path.utf8) }
            try connect(&name)
        }
        var patience = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close() }

    func close() {
        if !isClosed { Glibc.close(descriptor) }
        isClosed = true
    }

    private func connect<Name>(_ name: inout Name) throws {
        let status = withUnsafePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<Name>.size))
            }
        }
        if status != 0 { throw ClientFailure(what: "connect: \(System.message(errno))") }
    }

    func send(_ text: String) throws { try send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) throws {
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress?.advanced(by: offset), $0.count - offset, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { throw ClientFailure(what: "send: \(System.message(errno))") }
            offset += count
        }
    }

    func finishSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Closes so that the peer sees a reset.
    func reset() {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        close()
    }

    /// More bytes into the buffer; false at the end of the stream.
    private func fill() throws -> Bool {
        var chunk = [UInt8](repeating: 0, count: 65536)
        let count = recv(descriptor, &chunk, chunk.count, 0)
        if count < 0 { throw ClientFailure(what: "recv: \(System.message(errno))") }
        buffer += chunk[..<count]
        return count > 0
    }

    /// One answer; `hasBody` is false for an answer to HEAD.
    func receive(hasBody: Bool = true) throws -> RawAnswer {
        var end = headEnd()
        while end == nil {
            guard try fill() else {
                throw ClientFailure(what: "closed in a head: \(String(decoding: buffer, as: UTF8.self))")
            }
            end = headEnd()
        }
        guard let end else { throw ClientFailure(what: "no head") }
        var lines = String(decoding: buffer[..<(end - 4)], as: UTF8.self).split(separator: "\r\n").map(String.init)
        let first = lines.removeFirst().split(separator: " ")
        guard first.count >= 2, first[0] == "HTTP/1.1", let status = Int(first[1]) else {
            throw ClientFailure(what: "not a status line: \(first)")
        }
        buffer.removeFirst(end)
        var answer = RawAnswer(status: status, lines: lines, body: [])
        guard hasBody, status >= 200, status != 204, status != 304 else { return answer }
        guard let length = answer["Content-Length"].flatMap({ Int($0) }) else {
            throw ClientFailure(what: "no Content-Length: \(lines)")
        }
        while buffer.count < length {
            guard try fill() else { throw ClientFailure(what: "closed in a body at \(buffer.count) of \(length)") }
        }
        answer.body = Array(buffer[..<length])
        buffer.removeFirst(length)
        return answer
    }

    private func headEnd() -> Int? {
        guard buffer.count >= 4 else { return nil }
        for index in 0...(buffer.count - 4)
        where buffer[index] == 13 && buffer[index + 1] == 10 && buffer[index + 2] == 13 && buffer[index + 3] == 10 {
            return index + 4
        }
        return nil
    }

    func exchange(_ request: String, hasBody: Bool = true) throws -> RawAnswer {
        try send(request)
        return try receive(hasBody: hasBody)
    }

    /// A GET with more header lines, each without its line end.
    func get(_ target: String, _ lines: [String] = []) throws -> RawAnswer {
        try exchange("GET \(target) HTTP/1.1\r\nHost: a\r\n" + lines.map { $0 + "\r\n" }.joined() + "\r\n")
    }

    /// Whether the stream ends now, orderly and with nothing before its end.
    func isAtEnd() throws -> Bool {
        if !buffer.isEmpty { return false }
        return try !fill()
    }
}
