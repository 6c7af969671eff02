// What only the show itself knows about its feed.

/// The show's episodes as its database has them.
public struct OwnShow: Sendable {
    /// One episode, in any state.
    public struct Episode: Sendable {
        /// Permanent, as the database has it.
        public var guid: String
        /// For people: its number or slug, and its title.
        public var label: String
        /// What it lacks to be in the feed; nil when nothing but its date keeps it out.
        public var absence: String?
        /// When it comes into the feed, for people; nil unless its publishing date is all that keeps it out.
        public var due: String?

        /// Whether it belongs into the feed now.
        var isDue: Bool { absence == nil && due == nil }

        public init(guid: String, label: String, absence: String?) {
            self.guid = guid
            self.label = label
            self.absence = absence
        }
    }

    /// An address that the public cannot reach.
    public struct PrivateAddress: Sendable {
        public var url: String
        /// Whether its name is one that nobody can have: of examples and private networks.
        public var isReserved: Bool

        public init(_ url: String, isReserved: Bool) {
            self.url = url
            self.isReserved = isReserved
        }
    }

    public var episodes: [Episode]
    /// The show's podcast:guid; nil while it has none.
    public var podcastGUID: String?
    /// The show's address where that is no public one; nil when it is.
    public var privateAddress: PrivateAddress?

    public init(episodes: [Episode], podcastGUID: String?, privateAddress: PrivateAddress? = nil) {
        self.episodes = episodes
        self.podcastGUID = podcastGUID
        self.privateAddress = privateAddress
    }

    var keptOut: [Episode] { episodes.filter { $0.absence != nil } }
}

extension FeedCheck {
    /// Holds a feed against the database: guids never change, and whoever is due is there.
    ///
    /// - Parameter further: what stands on the feed's pages behind the first.
    mutating func compare(_ feed: Feed?, and further: FurtherPages = FurtherPages(), with own: OwnShow) {
        for episode in own.keptOut {
            findings.add(.keptOut, .episode(episode.label), episode.absence ?? "")
        }
        for episode in own.episodes {
            if let due = episode.due { findings.add(.scheduled, .episode(episode.label), "comes at \(due)") }
        }
        if let address = own.privateAddress {
            // Without a public address there is no guid, and the address is all there is to be done about it.
            findings.drop(.podcastGuid)
            let reason =
                address.isReserved
                ? "is a name reserved for examples and private networks, which leads nowhere on the internet"
                : "is no https address with a name of the internet"
            findings.add(
                .publicAddress, .channel(line: nil),
                "\(address.url), to which the feed and the QR codes lead, \(reason)")
        }
        guard let feed else { return }
        let given = Set(own.episodes.map(\.guid))
        let first = feed.items.compactMap { item in
            item.guid.map { (guid: $0, place: item.place(item.element.first("guid"))) }
        }
        var served: Set<String> = []
        for (guid, place) in first + further.guids {
            served.insert(guid)
            if !given.contains(guid) { findings.add(.guidHistory, place, "\(guid) was never given to an episode") }
        }
        // On a page that could not be read may stand anything.
        if further.isWhole {
            for episode in own.episodes where episode.isDue && !served.contains(episode.guid) {
                findings.add(.missingEpisode, .episode(episode.label), "not in the feed")
            }
        }
        if let known = own.podcastGUID, let guid = feed.channel.first("podcast:guid"), guid.value != known {
            findings.add(.podcastGuidHistory, .channel(line: guid.line), "\(guid.value), the show has \(known)")
        }
    }
}
