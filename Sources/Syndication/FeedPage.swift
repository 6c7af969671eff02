// Where a page of a feed stands among the others, and what sort of feed it is.

import Podcast

/// One page of one of the show's feeds.
public struct FeedPage: Sendable, Equatable {
    /// Its feed's path on the site.
    public var path: String
    /// From 1.
    public var number: Int
    /// At least 1.
    public var count: Int
    /// What the feed is about where it is not the whole show: a host's name, a tag, a word. Nil: the show's own feed.
    public var subject: String?

    public init(path: String, number: Int = 1, count: Int = 1, subject: String? = nil) {
        self.path = path
        self.number = number
        self.count = count
        self.subject = subject
    }

    /// The links to other pages (RFC 5005 §3), each with its relation; none where there is one page.
    public var links: [(relation: String, path: String)] {
        guard count > 1 else { return [] }
        let pages = [("first", 1), ("previous", number - 1), ("next", number + 1), ("last", count)]
        return pages.filter { (1...count).contains($0.1) }.map { ($0.0, SitePath.feed(path, page: $0.1)) }
    }

    /// Its own path.
    public var own: String { SitePath.feed(path, page: number) }
}
