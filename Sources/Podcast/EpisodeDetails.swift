// What front matter says about an episode for feeds alone.

/// Facts of an episode that feeds carry and that are no part of its notes. Nil and empty mean that nobody said.
///
/// The names of the members stand in the store: a new one must be optional or have a default.
public struct EpisodeDetails: Sendable, Equatable, Codable {
    /// What sort of episode it is (Apple's itunes:episodeType).
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case full, trailer, bonus
    }

    /// A piece of the audio that stands for the whole (podcast namespace, tag soundbite).
    public struct Soundbite: Sendable, Equatable, Codable {
        /// Seconds from the start of the audio, at least 0.
        public var start: Double
        /// Seconds, above 0.
        public var duration: Double
        /// Plain text; empty where the episode's own title serves.
        public var title: String

        public init(start: Double, duration: Double, title: String = "") {
            self.start = start
            self.duration = duration
            self.title = title
        }
    }

    /// The same episode elsewhere, as a video or a page (podcast namespace, tag contentLink).
    public struct ContentLink: Sendable, Equatable, Codable {
        public var url: String
        public var title: String

        public init(url: String, title: String) {
            self.url = url
            self.title = title
        }
    }

    public var kind: Kind?
    public var isExplicit: Bool?
    /// Whether directories are asked not to list it.
    public var isBlocked: Bool?
    /// A picture of the episode's own: a path on the site or an absolute address.
    public var image: String?
    public var license: License?
    public var locations: [Location]?
    public var soundbites: [Soundbite]?
    public var posts: [SocialPost]?
    public var contentLinks: [ContentLink]?

    /// Details of which nobody said anything.
    public init() {}

    public var isEmpty: Bool { self == EpisodeDetails() }
}
