// The site of a whole real archive: pages of each kind, and everything that they lead to.

import Foundation
import Importer
import Markup
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
        let corpus = CorpusSite.folder.path()
        // Each fourth: what leads to an episode and from it is the same for all.
        let site = try CorpusSite(
            try ImportFile.collect([corpus + "/notes", corpus + "/transcripts"]).filter {
                (Int($0.baseName.prefix(3)) ?? 1) % 4 == 0
            })
        defer { site.stop() }
        let first = try Self.get("/episodes/308", site)
        let slug = try #require(first.location)
        let pages = Self.starts + [slug, slug + "/transcript", slug + "/topics/1"]
        let walk = Crawler(base: CorpusSite.address, follows: pages.contains) { try Self.get($0, site) }
        let report = try walk.walk(from: pages)
        #expect(report.faults == [])
        #expect(report.pages == pages.count)
        #expect(report.addresses > 200, "\(report.addresses)")
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
