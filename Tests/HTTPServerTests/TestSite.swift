// A small site on a real server, for the tests that speak over sockets.

import Foundation
import HTTPTypes

@testable import HTTPServer

/// Pages at hand by target, everything else by a closure.
struct TestSite: Application {
    var pages: [String: PreparedPage] = [:]
    var planner: @Sendable (RequestHead) -> RequestPlan = { _ in .answer(Response(status: .notFound)) }

    func page(for target: Span<UInt8>) -> PreparedPage? {
        if pages.isEmpty { return nil }
        return pages[target.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }]
    }

    func plan(for head: RequestHead) -> RequestPlan { planner(head) }
}

/// A started server that ends with its test.
final class TestServer {
    let server: Server
    let address: BoundAddress

    init(
        _ site: TestSite = TestSite(), loops: Int = 2, bind: BindAddress = .tcp(host: "127.0.0.1", port: 0),
        limits: ServerLimits = ServerLimits(), _ change: (inout ServerConfiguration) -> Void = { _ in }
    ) throws {
        var limits = limits
        // Drains in tests are not to take their full time.
        if limits.drainIdleSeconds == ServerLimits().drainIdleSeconds { limits.drainIdleSeconds = 0.2 }
        if limits.drainSeconds == ServerLimits().drainSeconds { limits.drainSeconds = 2 }
        var configuration = ServerConfiguration(bind: bind, loops: loops, limits: limits)
        change(&configuration)
        server = Server(configuration: configuration, application: site)
        address = try server.start()
    }

    deinit {
        server.drain()
        server.waitUntilStopped()
    }

    func client(receiveBuffer: Int32? = nil) throws -> RawClient {
        try RawClient(address, receiveBuffer: receiveBuffer, of: self)
    }
}

/// A new folder that goes with its test.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("http-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        let file = URL(fileURLWithPath: path).appendingPathComponent(name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] }
}

func page(_ text: String, etag: String = "tag", gzip: Bool = false, modified: Int64? = nil) throws -> PreparedPage {
    let body = Array(text.utf8)
    return PreparedPage(
        fields: [.contentType: "text/html; charset=utf-8"], body: body, etag: etag,
        gzip: gzip ? (try Gzip.compress(body, level: 6), etag + "-gz") : nil,
        lastModified: modified.map { Date(timeIntervalSince1970: Double($0)) })
}

/// Waits until something has become true on another thread; false after ten seconds.
func eventually(_ condition: () throws -> Bool) rethrows -> Bool {
    for _ in 0..<1000 {
        if try condition() { return true }
        usleep(10_000)
    }
    return false
}
