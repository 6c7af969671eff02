// The pages that can be kept, and the keys that they are kept under.

import Podcast

/// A page that is the same for every visitor.
enum PageKind: Sendable, Hashable {
    case home
    /// From 1.
    case episodeList(Int)
    /// By slug, former slug or number.
    case episode(String)
    case transcript(String)
    case transcriptDocument(String)
    case feed
    case sitemap
    case robots
    /// The stylesheet with the show's colour; with its fingerprint in the address it never changes.
    case theme(fingerprint: String?)
    /// A public file by its path; with its fingerprint in the address it never changes.
    case asset(String, fingerprint: String?)

    /// The path and the query that counts: the one spelling under which the page is found without being parsed.
    func key(feedPath: String) -> String {
        switch self {
        case .home: SitePath.home
        case .episodeList(let page): SitePath.episodes(page: page)
        case .episode(let slug): SitePath.episode(slug)
        case .transcript(let slug): SitePath.transcript(slug)
        case .transcriptDocument(let slug): SitePath.transcriptDocument(slug)
        case .feed: feedPath
        case .sitemap: SitePath.sitemap
        case .robots: SitePath.robots
        case .theme(let fingerprint): Self.address(SitePath.theme, fingerprint)
        case .asset(let path, let fingerprint): Self.address(path, fingerprint)
        }
    }

    private static func address(_ path: String, _ fingerprint: String?) -> String {
        fingerprint.map { SitePath.asset(path, fingerprint: $0) } ?? path
    }
}
