// The list of the show's feeds.

public import Podcast

/// OPML 2.0 (opml.org/spec2.opml): every feed of the show, for readers that take several at once.
public struct FeedList: Sendable {
    /// A feed of the list.
    public struct Feed: Sendable, Equatable {
        /// A path on the site.
        public var path: String
        /// What it is about; nil for the show's own.
        public var subject: String?

        public init(path: String, subject: String? = nil) {
            self.path = path
            self.subject = subject
        }
    }

    private let show: Show
    private let feeds: [Feed]

    /// The show's own first.
    public init(show: Show, feeds: [Feed]) {
        self.show = show
        self.feeds = feeds
    }

    /// The document, UTF-8; to be served as `text/x-opml; charset=utf-8`.
    public func document() -> [UInt8] {
        let address = SiteAddress(show)
        let title = show.feed.title ?? show.title
        var xml = XMLWriter(capacity: 512 + feeds.count * 200)
        xml.declaration()
        xml.element("opml", ["version": "2.0"]) { xml in
            xml.element("head") { xml in
                xml.element("title", text: title)
                xml.element("ownerName", ifPresent: show.owner?.name)
            }
            xml.element("body") { xml in
                for feed in feeds {
                    let name = feed.subject.map { "\(title): \($0)" } ?? title
                    xml.empty(
                        "outline",
                        attributes: [
                            ("type", "rss"), ("text", name), ("title", name),
                            ("xmlUrl", address.absolute(feed.path)), ("htmlUrl", address.home),
                            ("language", show.language),
                        ])
                }
            }
        }
        return xml.bytes
    }
}
