// The host's own redirects, and what may not be one.

import Podcast

/// Settings that would put something in the way of the site.
public struct SiteError: Error, Equatable, CustomStringConvertible {
    /// The key of site.yml with its value, and why it cannot be.
    public let message: String

    public var description: String { "site.yml: \(message)" }
}

/// Old addresses and where they went. They come after the routes, so one in a route's place would never be followed.
struct Redirects: Sendable {
    private let targets: [String: String]

    var paths: [String] { targets.keys.sorted() }

    /// - Throws: `SiteError` for a redirect from an address where the site always has something.
    init(show: Show, routes: Routes) throws(SiteError) {
        var targets: [String: String] = [:]
        for (path, target) in show.redirects.sorted(by: { $0.key < $1.key }) {
            let path = Self.bare(path)
            guard !routes.isTaken(path) else {
                throw SiteError(
                    message: "redirects: \(path): is an address of the site itself; it should be an old one")
            }
            targets[path] = target
        }
        // Who subscribed before the feed moved must find it, unless the host knows better.
        if show.feedPath != Routes.usualFeed, targets[Routes.usualFeed] == nil {
            targets[Routes.usualFeed] = show.feedPath
        }
        self.targets = targets
    }

    /// Where a path went; nil when nobody said so.
    ///
    /// - Parameter path: percent-decoded.
    subscript(path: String) -> String? { targets[Self.bare(path)] }

    private static func bare(_ path: String) -> String {
        path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }
}
