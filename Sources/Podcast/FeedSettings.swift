// What site.yml says about the feed alone.

/// The show's facts that only feeds carry, and how its feed is cut. Nil and empty mean that the host did not say.
public struct FeedSettings: Sendable, Equatable {
    /// Where listeners can pay (podcast namespace, tag funding).
    public struct Funding: Sendable, Equatable {
        public var url: String
        /// What the button says, at most 128 characters.
        public var text: String

        public init(url: String, text: String) {
            self.url = url
            self.text = text
        }
    }

    /// How often episodes come (podcast namespace, tag updateFrequency).
    public struct UpdateFrequency: Sendable, Equatable {
        /// As people say it: "Every Tuesday".
        public var text: String
        /// RFC 5545 §3.8.5.3, as `FREQ=WEEKLY;BYDAY=TU`.
        public var rule: String?
        /// ISO 8601, where the rule begins.
        public var start: String?

        public init(text: String, rule: String? = nil, start: String? = nil) {
            self.text = text
            self.rule = rule
            self.start = start
        }
    }

    /// Another show that this one recommends (podcast namespace, tags podroll and remoteItem).
    public struct RemoteShow: Sendable, Equatable {
        /// Its podcast:guid.
        public var guid: String
        /// Its feed.
        public var url: String?
        public var title: String?
        public var medium: String?

        public init(guid: String, url: String? = nil, title: String? = nil, medium: String? = nil) {
            self.guid = guid
            self.url = url
            self.title = title
            self.medium = medium
        }
    }

    /// Free text, mostly to prove who owns the feed (podcast namespace, tag txt).
    public struct Remark: Sendable, Equatable {
        /// As `verify`.
        public var purpose: String?
        public var text: String

        public init(text: String, purpose: String? = nil) {
            self.text = text
            self.purpose = purpose
        }
    }

    /// The feed's title where it is not the show's.
    public var title: String?
    /// Items on one page of the feed; nil for all that `maxBytes` leaves room for.
    public var itemsPerPage: Int?
    /// The most bytes of one page of the feed: what does not fit goes on the next page (RFC 5005 §3). Some apps and
    /// directories take no feed above 10 MB.
    public var maxBytes = 8_000_000
    public var funding: [Funding] = []
    /// Whether other hosting services are asked not to import the show; nil for what an owner's address makes of it.
    public var isLocked: Bool?
    /// `podcast`, `music`, …: see `media`.
    public var medium: String?
    public var license: License?
    public var locations: [Location] = []
    public var updateFrequency: UpdateFrequency?
    public var podroll: [RemoteShow] = []
    public var remarks: [Remark] = []
    public var posts: [SocialPost] = []
    /// Apple's token while a claim of the show runs.
    public var appleVerification: String?
    /// WebSub hubs that the feed names. Telling them of changes is left to the host's own means.
    public var hubs: [String] = []
    /// Where the feed has moved to.
    public var newURL: String?
    /// Whether there will never be another episode.
    public var isComplete = false
    /// Whether directories are asked not to list the show.
    public var isBlocked = false
    /// Whether the feed says that its changes are told by podping, by the host's own means.
    public var usesPodping = false

    /// The media of the podcast namespace, without the lists.
    public static let media: Set<String> = [
        "podcast", "music", "video", "film", "audiobook", "newsletter", "blog", "publisher", "course",
    ]

    /// Nothing said.
    public init() {}
}
