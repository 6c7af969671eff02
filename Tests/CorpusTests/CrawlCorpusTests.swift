// The site of a whole real archive: pages of each kind, and everything that they lead to.

import Foundation
import Glibc
import HTTPServer
import Importer
import Markup
import Podcast
import Site
import Store
import Testing

@Suite struct CrawlCorpusTests {
    /// The pages whose links are followed; everything that they name is asked for.
    private static let starts = [
        "/", "/episodes?page=2", "/people", "/people/brian?page=2",
        "/tags", "/sponsors", "/about", "/subscribe", "/search?q=pytest",
    ]

    @Test(
        "Every link of pages of each kind answers",
        .enabled(if: NotesCorpusTests.isThere, "no corpus: set NOTECAST_CORPUS"))
    func archive() throws {
        let folder = NSTemporaryDirectory() + "notecast-crawl-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let repository = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
            .path()
        let store = try Store(path: folder + "/notecast.sqlite", migrations: repository + "/Migrations")
        var show = Show(title: "Python Bytes", url: "https://show.example")
        show.people = [
            ShowPerson(name: "Michael", aliases: ["MK", "Michael Kennedy"]),
            ShowPerson(name: "Brian", aliases: ["BO", "Brian Okken"]),
        ]
        let importer = Importer(store: store, show: show, mediaFolder: folder + "/media")
        let corpus = NotesCorpusTests.folder.appending(path: "python-bytes").path()
        // Each fourth: what leads to an episode and from it is the same for all.
        let files = try ImportFile.collect([corpus + "/notes", corpus + "/transcripts"]).filter {
            (Int($0.baseName.prefix(3)) ?? 1) % 4 == 0
        }
        try #require(try !importer.run(files).isRefused)
        let site = try Site(
            configuration: SiteConfiguration(
                show: show, store: store, importer: importer, rootFolder: repository, dataFolder: folder))
        let server = Server(
            configuration: ServerConfiguration(bind: .tcp(host: "127.0.0.1", port: 0)), application: site)
        guard case .tcp(_, let port) = try server.start() else { throw SocketTrouble() }
        defer {
            server.drain()
            server.waitUntilStopped()
        }
        let first = try Self.get("/episodes/308", port: UInt16(port))
        let slug = try #require(first.location)
        let pages = Self.starts + [slug, slug + "/transcript", slug + "/topics/1"]
        let walk = Crawler(base: show.url, follows: pages.contains) { try Self.get($0, port: UInt16(port)) }
        let report = try walk.walk(from: pages)
        #expect(report.faults == [])
        #expect(report.pages == pages.count)
        #expect(report.addresses > 200, "\(report.addresses)")
    }

    private struct SocketTrouble: Error {}

    private static func get(_ target: String, port: UInt16) throws -> Crawler.Answer {
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
        guard status == 0 else { throw SocketTrouble() }
        let request = Array("GET \(target) HTTP/1.1\r\nHost: show.example\r\nConnection: close\r\n\r\n".utf8)
        guard request.withUnsafeBytes({ send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }) > 0 else {
            throw SocketTrouble()
        }
        var all: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65536)
        while case let count = recv(descriptor, &chunk, chunk.count, 0), count > 0 { all += chunk[..<count] }
        // Binary answers are only counted, so what is no UTF-8 in them does no harm.
        let text = String(decoding: all, as: UTF8.self)
        let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
        let lines = parts[0].split(separator: "\r\n")
        func field(_ name: String) -> String? {
            lines.first { $0.lowercased().hasPrefix(name + ":") }.map {
                $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces)
            }
        }
        return Crawler.Answer(
            status: lines.first.flatMap { Int($0.dropFirst(9).prefix(3)) } ?? 0, type: field("content-type") ?? "",
            location: field("location"), body: parts.count > 1 ? String(parts[1]) : "")
    }
}
