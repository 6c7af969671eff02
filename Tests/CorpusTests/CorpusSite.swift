// The site of a part of a real archive, on a port of its own.

import Foundation
import Glibc
import HTTPServer
import Importer
import Podcast
import Site
import Store
import Testing

/// Python Bytes with what a test imports, served until the test ends.
final class CorpusSite {
    static let address = "https://show.example"
    static let folder = NotesCorpusTests.folder.appending(path: "python-bytes")

    struct Trouble: Error { let what: String }

    let store: Store
    private let home: String
    private let server: Server
    private let port: UInt16

    /// - Throws: when the files are refused, or no port is to be had.
    init(_ files: [ImportFile]) throws {
        home = NSTemporaryDirectory() + "notecast-corpus-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        let repository = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
            .path()
        store = try Store(path: home + "/notecast.sqlite", migrations: repository + "/Migrations")
        var show = Show(title: "Python Bytes", url: Self.address)
        show.people = [
            ShowPerson(name: "Michael", aliases: ["MK", "Michael Kennedy"]),
            ShowPerson(name: "Brian", aliases: ["BO", "Brian Okken"]),
        ]
        let importer = Importer(store: store, show: show, mediaFolder: home + "/media")
        try #require(try !importer.run(files).isRefused)
        let site = try Site(
            configuration: SiteConfiguration(
                show: show, store: store, importer: importer, rootFolder: repository, dataFolder: home))
        server = Server(
            configuration: ServerConfiguration(bind: .tcp(host: "127.0.0.1", port: 0)), application: site)
        guard case .tcp(_, let port) = try server.start() else { throw Trouble(what: "no port") }
        self.port = UInt16(port)
    }

    /// Ends the server and takes away what it was made of.
    func stop() {
        server.drain()
        server.waitUntilStopped()
        try? FileManager.default.removeItem(atPath: home)
    }

    /// Everything that comes for a request, its head included.
    ///
    /// - Parameter isPacked: whether gzip is accepted.
    func ask(_ target: String, isPacked: Bool = false) throws -> [UInt8] {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_port = port.bigEndian
        name.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let status = withUnsafePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else { throw Trouble(what: "cannot connect") }
        let coding = isPacked ? "Accept-Encoding: gzip\r\n" : ""
        let request = Array("GET \(target) HTTP/1.1\r\nHost: show.example\r\nConnection: close\r\n\(coding)\r\n".utf8)
        guard request.withUnsafeBytes({ send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }) > 0 else {
            throw Trouble(what: "cannot ask")
        }
        var all: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65536)
        while case let count = recv(descriptor, &chunk, chunk.count, 0), count > 0 { all += chunk[..<count] }
        return all
    }
}
