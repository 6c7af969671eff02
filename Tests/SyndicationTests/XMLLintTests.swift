// The documents under xmllint, where it is installed.

import Foundation
import Podcast
import Syndication
import Testing

@Suite struct XMLLintTests {
    private static let path = ["/usr/bin/xmllint", "/usr/local/bin/xmllint", "/opt/homebrew/bin/xmllint"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    @Test(.enabled(if: path != nil, "xmllint is not installed"))
    func `xmllint finds nothing wrong with feeds, their list, and the sitemap`() throws {
        let feed = RSSFeed(show: Sample.show, entries: [try Sample.entry()], podcastGUID: "guid").document()
        let map = Sitemap(show: Sample.show, pages: [Sitemap.Page(path: "/", modified: Sample.published)]).document()
        let full = try Sample.fullFeed().document()
        let jokes = JokesFeed(show: Sample.show, episodes: [(Sample.episode, Sample.content)]).document()
        let list = FeedList(show: Sample.show, feeds: [.init(path: "/feed.xml")]).document()
        for document in [feed, full, jokes, list, map] {
            let file = FileManager.default.temporaryDirectory.appending(path: "lint-\(UUID().uuidString).xml")
            try Data(document).write(to: file)
            defer { try? FileManager.default.removeItem(at: file) }
            let process = Process()
            process.executableURL = URL(filePath: try #require(Self.path))
            process.arguments = ["--nonet", "--noout", "--pedantic", file.path]
            let output = Pipe()
            process.standardError = output
            try process.run()
            let said = try output.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
            #expect(String(decoding: said, as: UTF8.self) == "")
        }
    }
}
