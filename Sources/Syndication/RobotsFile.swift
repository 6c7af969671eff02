// robots.txt: what crawlers are asked to leave alone.

public import Podcast

/// A robots.txt (RFC 9309).
public struct RobotsFile: Sendable, Equatable {
    /// The show; its `url` is the source of all absolute addresses.
    public let show: Show
    /// Path prefixes that crawlers leave alone.
    public let disallowed: [String]
    /// The sitemap's path; nil when there is none.
    public let sitemap: String?

    public init(show: Show, disallowed: [String], sitemap: String?) {
        self.show = show
        self.disallowed = disallowed
        self.sitemap = sitemap
    }

    /// The document, ASCII; to be served as `text/plain; charset=utf-8`.
    public func document() -> String {
        var lines = ["User-agent: *"]
        // An empty rule allows all: a group needs at least one.
        lines += disallowed.isEmpty ? ["Disallow:"] : disallowed.map { "Disallow: \(SiteAddress.ascii($0))" }
        if let sitemap { lines += ["", "Sitemap: \(SiteAddress(show).absolute(sitemap))"] }
        return lines.joined(separator: "\n") + "\n"
    }
}
