// The site that the bank is asked of: one resource for each kind of answer.

import Foundation
import HTTPTypes

@testable import HTTPServer

extension Bank {
    static let homeText = String(repeating: "The home page. ", count: 40)
}

/// A server with one loop, so that what it is sent first it has read first.
final class BankServer: Sendable {
    /// Two, for tests that run at the same time; they end with the process.
    static let all = Result { try (0..<2).map { _ in try BankServer() } }

    let address: BoundAddress
    private let server: Server

    init() throws {
        let folder = try TemporaryFolder()
        try folder.write("file", Array("0123456789".utf8))
        try folder.write("empty", [])
        guard let files = FileFolder(path: folder.path), let file = files.open(["file"]),
            let empty = files.open(["empty"])
        else { throw ClientFailure(what: "no files") }
        var configuration = ServerConfiguration(bind: .tcp(host: "127.0.0.1", port: 0), loops: 1)
        // All that connect before a request are accepted before it is answered.
        configuration.limits.acceptsPerTurn = 10_000
        let site = TestSite(pages: ["/": try page(Bank.homeText, gzip: true, modified: 784_111_777)]) {
            Self.plan($0, file: file, empty: empty)
        }
        server = Server(configuration: configuration, application: site)
        address = try server.start()
    }

    /// A connection whose writes leave at once, each by itself.
    func client() throws -> RawClient {
        let client = try RawClient(address, of: self)
        var isOn: Int32 = 1
        setsockopt(client.descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<Int32>.size))
        return client
    }

    private static func plan(_ head: RequestHead, file: OpenFile, empty: OpenFile) -> RequestPlan {
        var fields: HTTPFields = [.lastModified: Bank.date, .contentType: "text/plain", .cacheControl: "max-age=60"]
        switch head.path {
        case "/note":
            fields[.eTag] = "\"note\""
            fields[.vary] = "X"
            fields[.contentLanguage] = "en"
            fields[.contentLocation] = "/note"
            fields[.expires] = "Sun, 06 Nov 1994 08:49:38 GMT"
            return answer(.ok, fields, "note")
        case "/weak":
            fields[.eTag] = "W/\"weak\""
            return answer(.ok, fields, "weak")
        case "/dated": return answer(.ok, fields, "dated")
        case "/undated": return answer(.ok, [.eTag: "\"undated\""], "undated")
        case "/missing":
            fields[.eTag] = "\"missing\""
            return answer(.notFound, fields, "missing")
        case "/file", "/empty":
            fields[.eTag] = "\"\(head.path.dropFirst())\""
            fields[.contentType] = "audio/mpeg"
            fields[.expires] = "Sun, 06 Nov 2094 08:49:37 GMT"
            return .answer(Response(status: .ok, fields: fields, body: .file(head.path == "/file" ? file : empty)))
        case "/read-only" where head.method == .options:
            return .answer(Response(status: .noContent, fields: [.allow: "GET, HEAD, OPTIONS"]))
        case "/read-only" where head.method != .get && head.method != .head:
            return answer(.methodNotAllowed, [.allow: "GET, HEAD, OPTIONS"], "405")
        case "/echo":
            return .handle(body: .memory(limit: 65536)) { request, reply in
                guard case .bytes(let bytes) = request.body else { return reply(Response(status: .ok)) }
                reply(Response(status: .ok, body: .bytes(bytes)))
            }
        case "/next": return answer(.ok, [:], "next")
        default: return answer(.ok, [:], "\(head.path)|\(head.query ?? "-")")
        }
    }

    private static func answer(_ status: HTTPResponse.Status, _ fields: HTTPFields, _ text: String) -> RequestPlan {
        .answer(Response(status: status, fields: fields, body: .bytes(Array(text.utf8))))
    }
}
