// How to subscribe to the show: the feed's address, apps' own links, and where the show is listed.

public import Podcast

/// What a page about subscribing shows. Every address is made from the show's own, or given by the host.
public struct SubscribeFacts: Sendable, Equatable {
    /// A way to follow the show.
    public struct Way: Sendable, Equatable {
        /// In lower case, as `overcast`; names an icon, too.
        public var key: String
        /// As the app or the directory calls itself.
        public var name: String
        /// An https address, or one of the app's own scheme.
        public var url: String

        public init(key: String, name: String, url: String) {
            self.key = key
            self.name = name
            self.url = url
        }
    }

    /// The feed, an absolute address to copy.
    public let feed: String
    /// Apps that take the feed's address from a link.
    public let apps: [Way]
    /// The show's pages in directories and apps, as the host gives them.
    public let listings: [Way]

    public init(show: Show) {
        let address = SiteAddress(show)
        let feed = address.absolute(show.feedPath)
        // Most apps' schemes stand in the place of https:.
        let bare = feed.firstRange(of: "://").map { String(feed[$0.upperBound...]) } ?? feed
        let escaped = SitePath.escaped(feed)
        self.feed = feed
        let listings = show.listings.map { listing in
            Way(
                key: listing.key, name: Show.Listing.names[listing.key] ?? Slug.readable(listing.key),
                url: SiteAddress.ascii(listing.url))
        }
        // Where the host names the show's own page, that opens the app too, and everybody else's browser.
        apps = [
            Way(key: "apple", name: "Apple Podcasts", url: "podcast://\(bare)"),
            Way(key: "overcast", name: "Overcast", url: "overcast://x-callback-url/add?url=\(escaped)"),
            Way(key: "pocketcasts", name: "Pocket Casts", url: "pktc://subscribe/\(bare)"),
            Way(
                key: "antennapod", name: "AntennaPod",
                url: "https://antennapod.org/deeplink/subscribe?url=\(escaped)&title=\(SitePath.escaped(show.title))"),
            Way(key: "podcastaddict", name: "Podcast Addict", url: "https://podcastaddict.com/feed/\(escaped)"),
            Way(key: "castro", name: "Castro", url: "castro://subscribe/\(bare)"),
            Way(key: "gpodder", name: "gpodder.net", url: "https://gpodder.net/subscribe?url=\(escaped)"),
        ].filter { app in !listings.contains { $0.key == app.key } }
        self.listings = listings
    }
}
