// Asks a site, in process or over a socket: one body of tests for both.

import Foundation
import Glibc
import HTTPTypes
import Podcast
import Synchronization

@testable import HTTPServer
@testable import Site

/// An answer, as far as tests look at it.
struct SiteAnswer: Sendable {
    var status: Int
    /// By name in lower case.
    var fields: [String: String]
    var body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }
    subscript(_ name: String) -> String? { fields[name.lowercased()] }

    /// From a head's lines.
    init(head: [UInt8], body: [UInt8]) throws {
        var lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n").map(String.init)
        guard !lines.isEmpty, let status = lines.removeFirst().split(separator: " ").dropFirst().first else {
            throw FixtureFailure(what: "no status line")
        }
        self.status = Int(status) ?? 0
        self.body = body
        fields = [:]
        for line in lines {
            let halves = line.split(separator: ":", maxSplits: 1)
            if halves.count == 2 {
                fields[halves[0].lowercased()] = halves[1].trimmingCharacters(in: .whitespaces)
            }
        }
    }
}

/// How a site is asked.
enum Way: CaseIterable, Sendable { case inProcess, socket }

/// Asks one site.
final class SiteClient {
    /// Kept: with the fixture, the folder goes.
    private let fixture: SiteFixture
    private var site: Site { fixture.site }
    private let server: Server?
    private let port: UInt16

    init(_ fixture: SiteFixture, _ way: Way) throws {
        self.fixture = fixture
        guard way == .socket else {
            server = nil
            port = 0
            return
        }
        var configuration = ServerConfiguration(bind: .tcp(host: "127.0.0.1", port: 0), loops: 2)
        configuration.limits.drainIdleSeconds = 0
        let site = fixture.site
        configuration.errorPage = { site.errorPage($0, path: $1) }
        let server = Server(configuration: configuration, application: site)
        guard case .tcp(_, let port) = try server.start() else { throw FixtureFailure(what: "no port") }
        self.server = server
        self.port = UInt16(port)
        site.setServerMetrics { server.metrics }
    }

    deinit {
        server?.drain()
        server?.waitUntilStopped()
    }

    func get(_ target: String, _ fields: [String: String] = [:]) throws -> SiteAnswer {
        try ask("GET", target, fields)
    }

    func post(_ target: String, _ fields: [String: String], _ body: [UInt8]) throws -> SiteAnswer {
        try ask("POST", target, fields, body)
    }

    func ask(
        _ method: String, _ target: String, _ fields: [String: String] = [:], _ body: [UInt8] = []
    ) throws -> SiteAnswer {
        server == nil ? try askInProcess(method, target, fields, body) : try askSocket(method, target, fields, body)
    }

    // MARK: In process

    private func askInProcess(
        _ method: String, _ target: String, _ fields: [String: String], _ body: [UInt8]
    ) throws -> SiteAnswer {
        let bytes = Array(target.utf8)
        // As the server does: who names Markdown passes the look-up by.
        let namesMarkdown = fields["Accept"]?.lowercased().contains("text/markdown") == true
        if method == "GET", !namesMarkdown, let page = site.page(for: bytes.span) { return try answer(Response(page)) }
        guard let verb = HTTPRequest.Method(method), let (path, query) = TargetPath.split(bytes.span) else {
            throw FixtureFailure(what: target)
        }
        var head = RequestHead(method: verb, path: path, query: query, peer: .local)
        for (name, value) in fields { if let name = HTTPField.Name(name) { head.fields[name] = value } }
        if !body.isEmpty { head.fields[.contentLength] = String(body.count) }
        return try carryOut(site.sitePlan(for: head), target, head, body)
    }

    private func carryOut(
        _ plan: SitePlan, _ target: String, _ head: RequestHead, _ body: [UInt8]
    ) throws -> SiteAnswer {
        switch plan {
        case .answer(let response): return try answer(response)
        case .later(let ask):
            let given = Mutex<SitePlan?>(nil)
            let isGiven = DispatchSemaphore(value: 0)
            ask { plan in
                given.withLock { $0 = plan }
                isGiven.signal()
            }
            guard isGiven.wait(timeout: .now() + 20) == .success, let plan = given.withLock(\.self) else {
                throw FixtureFailure(what: "no plan for \(target)")
            }
            return try carryOut(plan, target, head, body)
        case .handle(let policy, let handler):
            if case .memory(let limit) = policy, body.count > limit { throw FixtureFailure(what: "over the limit") }
            let given = Mutex<Response?>(nil)
            let isGiven = DispatchSemaphore(value: 0)
            handler(Request(head: head, body: body.isEmpty ? .empty : .bytes(body))) { response in
                given.withLock { $0 = response }
                isGiven.signal()
            }
            guard isGiven.wait(timeout: .now() + 20) == .success, let response = given.withLock(\.self) else {
                throw FixtureFailure(what: "no answer to \(target)")
            }
            return try answer(response)
        }
    }

    private func answer(_ response: Response) throws -> SiteAnswer {
        let code = response.status.code
        switch response.body {
        case .page(let page): return try SiteAnswer(head: page.identity.head, body: page.body)
        case .bytes(let bytes):
            return try SiteAnswer(head: HeadWriter.head(code, response.fields, length: Int64(bytes.count)), body: bytes)
        case .empty: return try SiteAnswer(head: HeadWriter.head(code, response.fields, length: 0), body: [])
        case .file(let file):
            let head = HeadWriter.head(code, response.fields, length: file.size)
            return try SiteAnswer(head: head, body: file.contents(limit: 1 << 24) ?? [])
        }
    }

    // MARK: Over a socket

    private func askSocket(
        _ method: String, _ target: String, _ fields: [String: String], _ body: [UInt8]
    ) throws -> SiteAnswer {
        var head = "\(method) \(target) HTTP/1.1\r\nHost: talk.example\r\nConnection: close\r\n"
        for (name, value) in fields { head += "\(name): \(value)\r\n" }
        if !body.isEmpty { head += "Content-Length: \(body.count)\r\n" }
        let all = try exchange(Array((head + "\r\n").utf8) + body)
        guard let end = all.firstRange(of: Array("\r\n\r\n".utf8)) else { throw FixtureFailure(what: "no head") }
        return try SiteAnswer(head: Array(all[..<end.lowerBound]), body: Array(all[end.upperBound...]))
    }

    /// Sends bytes, and reads until the server closes.
    func exchange(_ bytes: [UInt8]) throws -> [UInt8] {
        let descriptor = try connected()
        defer { close(descriptor) }
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                send(descriptor, $0.baseAddress?.advanced(by: sent), $0.count - sent, Int32(MSG_NOSIGNAL))
            }
            // A refusal may come, and the connection close, before all was sent.
            if count <= 0 { break }
            sent += count
        }
        var all: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = recv(descriptor, &chunk, chunk.count, 0)
            if count <= 0 { return all }
            all += chunk[..<count]
        }
    }

    /// Sends some of a request and goes away.
    func breakOff(_ bytes: [UInt8]) throws {
        let descriptor = try connected()
        _ = bytes.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        close(descriptor)
    }

    /// Sends a head that asks for leave to send its body, and waits for the server's word.
    ///
    /// - Returns: the connection, to be closed by the caller, and the first line of what the server said.
    func begin(_ head: String) throws -> (descriptor: Int32, line: String) {
        let descriptor = try connected()
        let bytes = Array((head + "Expect: 100-continue\r\n\r\n").utf8)
        _ = bytes.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        var said = [UInt8](repeating: 0, count: 4096)
        let count = recv(descriptor, &said, said.count, 0)
        let line = String(decoding: said.prefix(max(0, count)), as: UTF8.self).prefix { $0 != "\r\n" }
        return (descriptor, String(line))
    }

    private func connected() throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_port = port.bigEndian
        name.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let status = withUnsafePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else { throw FixtureFailure(what: "cannot connect") }
        return descriptor
    }
}

extension Collection where Element: Equatable {
    /// Where a shorter collection first stands in this one.
    fileprivate func firstRange(of other: some Collection<Element>) -> Range<Index>? {
        var start = startIndex
        while start != endIndex {
            if self[start...].starts(with: other) {
                return start..<index(start, offsetBy: other.count)
            }
            start = index(after: start)
        }
        return nil
    }
}
