// Every link of the sample show leads somewhere.

import Foundation
import Importer
import Markup
import Podcast
import Settings
import Testing

@testable import Site

@Suite struct CrawlTests {
    /// The demo as `make demo` serves it, but for the address.
    private static func demo() throws -> SiteFixture {
        let demo = SiteFixture.root + "/Demo"
        let show = try SiteFile.read(path: demo + "/site.yml", defaultURL: "https://talk.example")
        let cover = try [UInt8](Data(contentsOf: URL(filePath: demo + "/public/cover.png")))
        let fixture = try SiteFixture(show: show, pictures: ["cover.png": cover])
        let files = try ImportFile.collect(["notes", "transcripts", "audio"].map { "\(demo)/\($0)" })
        let report = try fixture.importQuietly(files)
        #expect(!report.isRefused && report.added.count == 5)
        fixture.site.watch.look()
        return fixture
    }

    @Test("Every link on every page of the sample show answers, and every fragment is there")
    func everything() throws {
        let fixture = try Self.demo()
        let client = try SiteClient(fixture, .inProcess)
        let crawler = Crawler(base: "https://talk.example") { target in
            let answer = try client.get(target)
            let isText = answer["Content-Type"]?.hasPrefix("text/html") == true
            return Crawler.Answer(
                status: answer.status, type: answer["Content-Type"] ?? "", location: answer["Location"],
                body: isText ? answer.text : "")
        }
        let sitemap = try client.get("/sitemap.xml").text
        let listed = sitemap.matches(of: /<loc>https:\/\/talk\.example([^<]*)</).map { String($0.1) }
        #expect(listed.contains("/"))
        let report = try crawler.walk(from: ["/", "/offline", "/live"] + listed)
        #expect(report.faults == [])
        #expect(report.pages > 50 && report.addresses > 100, "\(report.pages) pages, \(report.addresses) addresses")
    }
}
