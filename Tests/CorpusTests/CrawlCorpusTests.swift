// The site of a whole real archive: pages of each kind, and everything that they lead to.

import Foundation
import Importer
import Markup
import Testing

@Suite struct CrawlCorpusTests {
    /// Of the pages of a class, as episodes, topics or people, one of so many has its links followed.
    private static let share = 60

    /// Whether a page's links are followed: those of all that are one of a kind and of the first of a long list's pages, and
    /// a share of the others, always the same.
    private static func isFollowed(_ target: String) -> Bool {
        let path = target.split(separator: "?")[0].split(separator: "/")
        guard path.count > 1 || target.contains("?page=") else { return true }
        let hash = target.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        return Int(hash >> 8) % share == 0
    }

    @Test(
        "Every link of pages of each kind answers, over nine years of episodes",
        .enabled(if: NotesCorpusTests.isThere, "no corpus: set NOTECAST_CORPUS"))
    func archive() throws {
        let corpus = CorpusSite.folder.path()
        // Every second episode, and of those some transcripts: all of them take two minutes where nothing is optimized.
        let each = { (folder: String, count: Int) in
            try ImportFile.collect([corpus + folder]).filter { (Int($0.baseName.prefix(3)) ?? 1) % count == 4 % count }
        }
        let site = try CorpusSite(try each("/notes", 2) + each("/transcripts", 16))
        defer { site.stop() }
        let slug = try #require(try Self.get("/episodes/308", site).location)
        let kinds = [
            "/", "/episodes?page=2", "/people/brian?page=2", "/search?q=pytest", "/links?q=github&page=2", slug,
            slug + "/transcript", slug + "/topics/1", "/links/github.com", "/tags",
        ]
        let walk = Crawler(base: CorpusSite.address) {
            kinds.contains($0) || Self.isFollowed($0)
        } ask: {
            try Self.get($0, site)
        }
        let report = try walk.walk(from: kinds)
        #expect(report.faults == [])
        #expect(report.pages > 30 && report.addresses > 600, "\(report.pages), \(report.addresses)")
    }

    private static func get(_ target: String, _ site: CorpusSite) throws -> Crawler.Answer {
        let all = try site.ask(target)
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
