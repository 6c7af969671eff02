// A server on loopback that answers exactly what a test tells it to, faults included.

import Foundation
import Glibc
import Synchronization

/// A request as the server understood it.
public struct ScriptedRequest: Sendable {
    public var method: String
    /// Path and query as sent.
    public var target: String
    /// Names in lower case.
    public var fields: [String: String]

    public subscript(_ name: String) -> String? { fields[name.lowercased()] }
}

/// An answer, byte for byte under the test's control.
public struct ScriptedAnswer: Sendable {
    public var status: Int
    public var fields: [(String, String)]
    public var body: [UInt8]
    /// Whether a Content-Length with the body's size is added.
    public var tellsLength = true
    /// Seconds between head and body.
    public var pause = 0.0
    /// Seconds before the head.
    public var delay = 0.0

    public init(_ status: Int = 200, _ fields: [(String, String)] = [], body: [UInt8] = []) {
        self.status = status
        self.fields = fields
        self.body = body
    }

    /// A file as a sound media server gives it: ranges, If-Range, HEAD, an ETag, CORS.
    public static func file(_ bytes: [UInt8], type: String, _ request: ScriptedRequest) -> ScriptedAnswer {
        var fields = [
            ("Content-Type", type), ("Accept-Ranges", "bytes"), ("ETag", "\"\(bytes.count)\""),
            ("Access-Control-Allow-Origin", "*"),
        ]
        guard request.method == "GET", let range = request["Range"], range.hasPrefix("bytes="),
            request["If-Range"].map({ $0 == "\"\(bytes.count)\"" }) ?? true
        else { return ScriptedAnswer(200, fields, body: bytes) }
        let ends = range.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        let first = ends[0] ?? max(0, bytes.count - (ends[1] ?? 0))
        guard first < bytes.count else {
            return ScriptedAnswer(416, [("Content-Range", "bytes */\(bytes.count)")])
        }
        let last = ends[0] == nil ? bytes.count - 1 : min(ends[1] ?? bytes.count - 1, bytes.count - 1)
        fields.append(("Content-Range", "bytes \(first)-\(last)/\(bytes.count)"))
        return ScriptedAnswer(206, fields, body: Array(bytes[first...last]))
    }
}

/// One thread accepts and each connection has its own: a few connections a test. `@unchecked Sendable` by this rule: all
/// but the mutexes is set before the first thread starts.
public final class ScriptedServer: @unchecked Sendable {
    public let port: Int
    private let listener: Int32
    private let answer: @Sendable (ScriptedRequest) -> ScriptedAnswer
    private let seen = Mutex<[ScriptedRequest]>([])
    private let isOver = Mutex(false)

    public var url: String { "http://127.0.0.1:\(port)" }
    /// The requests so far, in the order in which they came.
    public var requests: [ScriptedRequest] { seen.withLock(\.self) }

    public struct Failure: Error {}

    /// - Parameter wanted: the port, perhaps one that another server has just left; 0 takes any.
    public init(port wanted: Int = 0, _ answer: @escaping @Sendable (ScriptedRequest) -> ScriptedAnswer) throws {
        self.answer = answer
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_port = UInt16(truncatingIfNeeded: wanted).bigEndian
        var isReused: Int32 = 1
        setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &isReused, socklen_t(MemoryLayout<Int32>.size))
        name.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = listener
        // The pointers live for the calls only.
        let isBound = withUnsafeMutablePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && listen(descriptor, 64) == 0
                    && getsockname(descriptor, $0, &length) == 0
            }
        }
        port = Int(UInt16(bigEndian: name.sin_port))
        guard isBound else { throw Failure() }
        Thread { [weak self, descriptor] in
            while true {
                let connection = accept(descriptor, nil, nil)
                guard connection >= 0, let self, !self.isOver.withLock(\.self) else {
                    if connection >= 0 { close(connection) }
                    close(descriptor)
                    return
                }
                Thread { self.serve(connection) }.start()
            }
        }.start()
    }

    deinit {
        isOver.withLock { $0 = true }
        // The thread that accepts closes it: closed here, its number could be another server's when that thread looks.
        shutdown(listener, Int32(SHUT_RDWR))
    }

    private func serve(_ connection: Int32) {
        defer { close(connection) }
        var patience = timeval(tv_sec: 5, tv_usec: 0)
        setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var buffer: [UInt8] = []
        while let request = Self.request(connection, &buffer) {
            seen.withLock { $0.append(request) }
            let given = answer(request)
            if given.delay > 0 { usleep(UInt32(given.delay * 1e6)) }
            var head = "HTTP/1.1 \(given.status) Answer\r\n"
            for (name, value) in given.fields { head += "\(name): \(value)\r\n" }
            if given.tellsLength {
                head += "Content-Length: \(given.body.count)\r\n"
            } else {
                head += "Connection: close\r\n"
            }
            guard Self.send(Array((head + "\r\n").utf8), connection) else { return }
            let hasBody = request.method != "HEAD" && given.status != 304 && given.status != 204
            if given.pause > 0 { usleep(UInt32(given.pause * 1e6)) }
            if hasBody, !Self.send(given.body, connection) { return }
            if !given.tellsLength { return }
        }
    }

    private static func request(_ connection: Int32, _ buffer: inout [UInt8]) -> ScriptedRequest? {
        let end = Array("\r\n\r\n".utf8)
        while true {
            if let found = buffer.firstRange(of: end) {
                let head = String(decoding: buffer[..<found.lowerBound], as: UTF8.self)
                buffer.removeSubrange(..<found.upperBound)
                // CR and LF are one Character.
                var lines = head.split(separator: "\r\n").map(String.init)
                let first = lines.removeFirst().split(separator: " ").map(String.init)
                guard first.count == 3 else { return nil }
                var fields: [String: String] = [:]
                for line in lines {
                    guard let colon = line.firstIndex(of: ":") else { continue }
                    let value = line[line.index(after: colon)...].drop { $0 == " " }
                    fields[line[..<colon].lowercased()] = String(value)
                }
                return ScriptedRequest(method: first[0], target: first[1], fields: fields)
            }
            var chunk = [UInt8](repeating: 0, count: 8192)
            let count = recv(connection, &chunk, chunk.count, 0)
            guard count > 0, buffer.count < 1 << 20 else { return nil }
            buffer += chunk[..<count]
        }
    }

    private static func send(_ bytes: [UInt8], _ connection: Int32) -> Bool {
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(connection, $0.baseAddress?.advanced(by: offset), $0.count - offset, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { return false }
            offset += count
        }
        return true
    }
}
