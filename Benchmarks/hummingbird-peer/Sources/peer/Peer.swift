// One page from memory, served by Hummingbird 2 as its documentation shows it.

import Foundation
import Hummingbird
import Logging

/// `peer PORT FILE` answers `/` on loopback with the bytes of FILE, until it is told to stop.
@main
struct Peer {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3, let port = Int(arguments[1]) else {
            FileHandle.standardError.write(Data("usage: peer PORT FILE\n".utf8))
            exit(64)
        }
        let page = ByteBuffer(bytes: try Data(contentsOf: URL(fileURLWithPath: arguments[2])))
        let router = Router()
        router.get("/") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "public, max-age=0"],
                body: ResponseBody(byteBuffer: page))
        }
        var logger = Logger(label: "peer")
        logger.logLevel = .error
        let application = Application(
            router: router,
            configuration: ApplicationConfiguration(
                address: .hostname("127.0.0.1", port: port), serverName: "peer", backlog: 4096),
            logger: logger)
        try await application.runService()
    }
}
