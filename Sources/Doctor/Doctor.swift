// The feed doctor: looks at a feed as an app does, and says what is wrong and what to do.

public import Foundation
public import Outbound

/// Examines feeds, by their address or from a file.
///
/// Blocks for as long as servers take, so it belongs on a lane or in a command. One request at a time, whatever the host:
/// a show's server should not notice.
public struct Doctor: Sendable {
    /// What an examination may take.
    public struct Limits: Sendable {
        /// Items whose media is looked at: those that listeners fetch now.
        public var newestItems = 20
        /// Requests in all. Twenty episodes with transcripts in five formats take some 200; everything (`checksAll`) of a
        /// show of a thousand episodes takes a few thousand.
        public var requests = 400
        /// Requests when everything is to be looked at.
        public var requestsForAll = 20_000
        /// Seconds in all.
        public var seconds = 300.0
        /// Seconds when everything is to be looked at.
        public var secondsForAll = 3600.0
        /// Of the feed, in bytes.
        public var feedBytes = 64 << 20
        /// Of an image, in bytes.
        public var imageBytes = 16 << 20
        /// Of chapters or of a transcript, in bytes.
        public var documentBytes = 8 << 20

        public init() {}
    }

    /// For everything but `home`.
    let client: Outbound
    /// A server that may be reached though its address is not public: the show's own, and nothing else.
    let home: (base: String, client: Outbound)?
    let limits: Limits
    let checksAll: Bool
    let now: @Sendable () -> Date

    /// - Parameters:
    ///   - home: the beginning of the addresses on the show's own server, as `http://127.0.0.1:41234/`, with a client
    ///     that may reach it.
    ///   - checksAll: whether the media of every item is looked at, and not of the newest alone.
    public init(
        client: Outbound, home: (base: String, client: Outbound)? = nil, limits: Limits = Limits(),
        checksAll: Bool = false, now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.client = client
        self.home = home
        self.limits = limits
        self.checksAll = checksAll
        self.now = now
    }

    /// Examines a document by itself: nobody is asked.
    ///
    /// - Parameter name: how the report calls it.
    public func examine(_ bytes: [UInt8], name: String, own: OwnShow? = nil) -> CheckReport {
        var check = FeedCheck(now: now())
        check.isOwn = own != nil
        let feed = check.run(bytes)
        if let own { check.compare(feed, with: own) }
        return CheckReport(
            subject: name, title: feed?.channel.value(of: "title"), items: feed?.items.count ?? 0, mediaChecked: 0,
            requests: 0,
            isDocumentOnly: true, isOwn: own != nil, isCut: false, findings: check.findings.all)
    }

    /// Fetches a feed as an app does and examines it with all that it leads to.
    public func examine(url: String, own: OwnShow? = nil) -> CheckReport {
        var visit = Visit(doctor: self, url: url)
        visit.run(own)
        return visit.report(own)
    }
}
