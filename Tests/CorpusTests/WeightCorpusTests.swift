// What the heaviest pages of a real archive weigh on their way to a browser that has nothing of the site.

import Foundation
import Importer
import Podcast
import Store
import Testing

@Suite struct WeightCorpusTests {
    /// Bytes of an episode's page with its stylesheet and all scripts that are loaded with it, heads included.
    private static let bound = 40_000
    /// What the browser asks for by the page's own links, and by theirs: see Public/js.
    private static let scripts = ["site", "page", "controls", "player", "memory", "session", "view"]
    /// What comes when something plays, or is saved.
    private static let later = ["follow", "travel", "offline"]

    @Test(
        "The longest notes, with sound and times, come within the bound of a page, and all scripts within theirs",
        .enabled(if: NotesCorpusTests.isThere, "no corpus: set NOTECAST_CORPUS"))
    func longest() throws {
        let corpus = CorpusSite.folder
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
        let site = try CorpusSite(files)
        defer { site.stop() }
        let ask = { (target: String, isPacked: Bool) in
            let answer = try site.ask(target, isPacked: isPacked)
            try #require(answer.starts(with: "HTTP/1.1 200 ".utf8), "\(target)")
            return answer
        }
        let slugs = try site.store.read { try $0.episodes(limit: 20).map(\.slug) }
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
}
