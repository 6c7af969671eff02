// The sitemap: every page of the site, for search engines.

public import Foundation
public import Podcast

/// A sitemap (sitemaps.org, protocol 0.9).
public struct Sitemap: Sendable {
    /// A page of the site.
    public struct Page: Sendable, Equatable {
        /// As `SitePath` makes it.
        public var path: String
        /// When its content last changed; nil when that is not known.
        public var modified: Date?

        public init(path: String, modified: Date? = nil) {
            self.path = path
            self.modified = modified
        }
    }

    /// Pages that one sitemap may hold; the ones behind are left out.
    public static let limit = 50_000

    /// The show; its `url` is the source of all absolute addresses.
    public let show: Show
    /// The most important first.
    public let pages: [Page]

    public init(show: Show, pages: [Page]) {
        self.show = show
        self.pages = pages
    }

    /// The document, UTF-8; to be served as `application/xml`.
    public func document() -> [UInt8] {
        let address = SiteAddress(show)
        var xml = XMLWriter(capacity: 256 + min(pages.count, Self.limit) * 160)
        xml.declaration()
        xml.element("urlset", ["xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"]) { xml in
            for page in pages.prefix(Self.limit) {
                xml.element("url") { xml in
                    xml.element("loc", text: address.absolute(page.path))
                    if let modified = page.modified { xml.element("lastmod", text: FeedDate.w3c(modified)) }
                }
            }
        }
        return xml.bytes
    }
}
