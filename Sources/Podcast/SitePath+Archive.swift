// The addresses of the pages that go through the whole archive.

extension SitePath {
    public static let people = "/people"
    public static let links = "/links"
    public static let jokes = "/jokes"
    /// Leads to any one of the jokes.
    public static let randomJoke = "/jokes/random"
    public static let sponsors = "/sponsors"
    public static let tags = "/tags"
    public static let about = "/about"
    /// The show's live stream, and when it is on.
    public static let live = "/live"
    /// The same with the stream on it, which comes from another site.
    public static let liveStream = "/live/stream"
    /// The feed doctor's page, for bearers of a token.
    public static let check = "/admin/check"
    /// The ways to follow the show.
    public static let subscribe = "/subscribe"

    /// The episodes of a year; its pages count from 1.
    public static func year(_ year: Int, page: Int = 1) -> String { paged("/episodes/year/\(year)", page) }

    /// Everybody who was on the show.
    public static func people(page: Int) -> String { paged(people, page) }

    /// Who paid for episodes.
    public static func sponsors(page: Int) -> String { paged(sponsors, page) }

    /// What the episodes are about.
    public static func tags(page: Int) -> String { paged(tags, page) }

    /// A host or guest, by the person's slug.
    public static func person(_ slug: String, page: Int = 1) -> String { paged("/people/\(slug)", page) }

    /// The episodes with a tag, by the tag's slug.
    public static func tag(_ slug: String, page: Int = 1) -> String { paged("/tags/\(slug)", page) }

    /// The addresses of one site that were ever noted, by the host's name.
    public static func linksTo(_ site: String, page: Int = 1) -> String { paged("/links/\(encoded(site))", page) }

    /// The sites that were ever noted.
    public static func links(page: Int) -> String { paged(links, page) }

    /// The addresses that a search among them finds.
    public static func links(finding query: String) -> String { "\(links)?q=\(escaped(query))" }

    /// The jokes, newest first.
    public static func jokes(page: Int) -> String { paged(jokes, page) }

    /// A topic's own page; `index` counts the episode's topics from 1 in the order of the file.
    public static func topicPage(_ slug: String, index: some CustomStringConvertible) -> String {
        "/episodes/\(slug)/topics/\(index)"
    }

    /// An episode's page with the player at a second, to stop at another.
    public static func stretch(_ slug: String, start: Double, end: Double?) -> String {
        moment(slug, second: start) + (end.map { ",\(Int(max(0, $0)))" } ?? "")
    }

    private static func paged(_ path: String, _ page: Int) -> String { page <= 1 ? path : "\(path)?page=\(page)" }
}
