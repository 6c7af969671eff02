// What the heaviest pages of a real archive weigh on their way to a browser that has nothing of the site.

import Foundation
import Glibc
import HTTPServer
import Importer
import Podcast
import Site
import Store
import Testing

@Suite struct WeightCorpusTests {
    /// Bytes of an episode's page with its stylesheet and all scripts that are loaded with it, heads included.
    private static let bound = 40_000
    /// What the browser asks for by the page's own links, and by theirs: see Public/js.
    private static let scripts = ["site", "page", "controls", "player", "memory", "session", "times", "view"]
    /// What comes when something plays, or is saved.
    private static let later = ["follow", "travel", "offline"]

    private struct Trouble: Error { let what: String }

    @Test(
        "The longest notes, with sound and times, come within the bound of a page, and all scripts within theirs",
        .enabled(if: NotesCorpusTests.isThere, "no corpus: set NOTECAST_CORPUS"))
    func longest() throws {
        let folder = NSTemporaryDirectory() + "notecast-weight-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let repository = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
            .path()
        let store = try Store(path: folder + "/notecast.sqlite", migrations: repository + "/Migrations")
        var show = Show(title: "Python Bytes", url: "https://show.example")
        show.people = [ShowPerson(name: "Michael", aliases: ["MK"]), ShowPerson(name: "Brian", aliases: ["BO"])]
        let importer = Importer(store: store, show: show, mediaFolder: folder + "/media")
        let corpus = NotesCorpusTests.folder.appending(path: "python-bytes")
        let notes = try FileManager.default.contentsOfDirectory(
            at: corpus.appending(path: "notes"), includingPropertiesForKeys: [.fileSizeKey])
        let size = { (file: URL) in (try? file.resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? 0 }
        let numbers = notes.sorted { size($0) > size($1) }.prefix(8).map { $0.lastPathComponent.prefix(3) }
        var files = try ImportFile.collect([
            corpus.appending(path: "notes").path(), corpus.appending(path: "transcripts").path(),
        ]).filter { numbers.contains($0.baseName.prefix(3)) }
        // Silence as real frames, of another length for each.
        let frame: [UInt8] = [0xFF, 0xFB, 0x90, 0x00] + [UInt8](repeating: 0, count: 413)
        files += numbers.enumerated().map { index, number in
            ImportFile(
                name: "\(number).mp3",
                source: .bytes(Array(repeatElement(frame, count: 40 + index).joined())))
        }
        try #require(try !importer.run(files).isRefused)
        let site = try Site(
            configuration: SiteConfiguration(
                show: show, store: store, importer: importer, rootFolder: repository, dataFolder: folder))
        let server = Server(
            configuration: ServerConfiguration(bind: .tcp(host: "127.0.0.1", port: 0)), application: site)
        guard case .tcp(_, let port) = try server.start() else { throw Trouble(what: "no port") }
        defer {
            server.drain()
            server.waitUntilStopped()
        }
        let ask = { (target: String, packed: Bool) in try Self.ask(target, port: UInt16(port), isPacked: packed) }
        let slugs = try store.read { try $0.episodes(limit: 20).map(\.slug) }
        try #require(slugs.count == numbers.count)
        let plain = String(decoding: try ask(SitePath.episode(slugs[0]), false), as: UTF8.self)
        let sheet = try #require(plain.firstMatch(of: /rel="stylesheet" href="([^"]*)"/)?.output.1)
        let place = try #require(plain.firstMatch(of: /src="(\/js\/[0-9a-f]+\/)site\.js"/)?.output.1)
        let weight = { (names: [String]) in try names.reduce(0) { try $0 + ask("\(place)\($1).js", true).count } }
        let (loaded, all) = (try weight(Self.scripts), try weight(Self.scripts + Self.later))
        #expect(all <= 25_000)
        let rest = try ask(String(sheet), true).count + loaded
        for slug in slugs {
            let page = try ask(SitePath.episode(slug), true).count
            #expect(page + rest <= Self.bound, "\(slug): \(page) and \(rest)")
        }
    }

    /// Everything that comes for a request.
    private static func ask(_ target: String, port: UInt16, isPacked: Bool) throws -> [UInt8] {
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
        guard all.starts(with: "HTTP/1.1 200 ".utf8) else { throw Trouble(what: "\(target) is not there") }
        return all
    }
}
