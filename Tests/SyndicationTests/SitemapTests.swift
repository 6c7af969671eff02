// The sitemap and robots.txt.

import Foundation
import Podcast
import Syndication
import Testing

@Suite struct SitemapTests {
    @Test func `a sitemap is the stored one`() throws {
        let pages = [
            Sitemap.Page(path: SitePath.home, modified: Sample.published),
            Sitemap.Page(path: SitePath.episode("seven-cups"), modified: Sample.published.addingTimeInterval(0.9)),
            Sitemap.Page(path: SitePath.search("a&b ü")), Sitemap.Page(path: "/a&b/ü"),
        ]
        try Snapshot.expect(Sitemap(show: Sample.show, pages: pages).document(), "sitemap.xml")
    }

    @Test func `a sitemap holds no more pages than the protocol allows`() throws {
        let pages = (0..<Sitemap.limit + 5).map { Sitemap.Page(path: "/\($0)") }
        let document = String(decoding: Sitemap(show: Sample.show, pages: pages).document(), as: UTF8.self)
        let lines = document.split(separator: "\n")
        #expect(lines.count { $0.hasPrefix("<loc>") } == Sitemap.limit)
        #expect(lines.last { $0.hasPrefix("<loc>") } == "<loc>https://show.example/49999</loc>")
        #expect(!document.contains("lastmod"))
    }

    @Test func `robots.txt names what to leave alone and the sitemap`() {
        let file = RobotsFile(show: Sample.show, disallowed: ["/admin", "/api/"], sitemap: "/sitemap.xml")
        #expect(
            file.document() == """
                User-agent: *
                Disallow: /admin
                Disallow: /api/

                Sitemap: https://show.example/sitemap.xml

                """)
        #expect(RobotsFile(show: Sample.show, disallowed: [], sitemap: nil).document() == "User-agent: *\nDisallow:\n")
        let hostile = RobotsFile(show: Sample.show, disallowed: ["/a\nAllow: /"], sitemap: nil)
        #expect(hostile.document() == "User-agent: *\nDisallow: /a%0AAllow:%20/\n")
    }
}
