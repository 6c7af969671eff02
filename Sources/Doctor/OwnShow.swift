// What only the show itself knows about its feed.

/// The show's episodes as its database has them.
public struct OwnShow: Sendable {
    /// One episode, in any state.
    public struct Episode: Sendable {
        /// Permanent, as the database has it.
        public var guid: String
        /// For people: its number or slug, and its title.
        public var label: String
        /// Why it is not in the feed; nil when it belongs there.
        public var absence: String?

        public init(guid: String, label: String, absence: String?) {
            self.guid = guid
            self.label = label
            self.absence = absence
        }
    }

    public var episodes: [Episode]
    /// The show's podcast:guid; nil while it has none.
    public var podcastGUID: String?

    public init(episodes: [Episode], podcastGUID: String?) {
        self.episodes = episodes
        self.podcastGUID = podcastGUID
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
            for episode in own.episodes where episode.absence == nil && !served.contains(episode.guid) {
                findings.add(.missingEpisode, .episode(episode.label), "not in the feed")
            }
        }
        if let known = own.podcastGUID, let guid = feed.channel.first("podcast:guid"), guid.value != known {
            findings.add(.podcastGuidHistory, .channel(line: guid.line), "\(guid.value), the show has \(known)")
        }
    }
}
