// What a search found.

public import Podcast
public import Search

/// A stretch of found text, cut around the words that match.
public struct Excerpt: Sendable, Equatable {
    public struct Run: Sendable, Equatable {
        public var text: String
        /// Whether these are words that were searched for.
        public var isMatch: Bool

        public init(text: String, isMatch: Bool) {
            self.text = text
            self.isMatch = isMatch
        }
    }

    public var runs: [Run]

    public init(runs: [Run]) { self.runs = runs }

    /// The text without marks.
    public var plain: String { runs.map(\.text).joined() }
}

/// One episode in a search's results, with what was found in it.
public struct SearchResult: Sendable, Equatable {
    /// A part of the notes that matches.
    public struct Part: Sendable, Equatable {
        public enum Kind: String, Sendable { case topic, extra, joke, prose, sponsor }

        public var kind: Kind
        /// Counts the episode's parts from 0, in the order of the file; a sponsor's counts the sponsors.
        public var position: Int
        /// Counts the episode's topics from 1, for the anchor; nil for other parts.
        public var topicIndex: Int?
        /// A topic's number as written.
        public var ordinal: Int?
        public var host: String?
        /// Empty when the notes give none.
        public var title: String
        /// The whole title, with what matches marked; no runs where there is no title.
        public var titleExcerpt: Excerpt
        /// The part's main link, or the sponsor's.
        public var url: String?
        /// The text around what matches; no runs where there is no text.
        public var excerpt: Excerpt
        /// The address in this part by which it was found, when neither its title nor its text has the words.
        public var link: Link?

        public init(
            kind: Kind, position: Int, topicIndex: Int? = nil, ordinal: Int? = nil, host: String? = nil, title: String,
            titleExcerpt: Excerpt? = nil, url: String? = nil, excerpt: Excerpt, link: Link? = nil
        ) {
            self.kind = kind
            self.position = position
            self.topicIndex = topicIndex
            self.ordinal = ordinal
            self.host = host
            self.title = title
            self.titleExcerpt = titleExcerpt ?? Excerpt(runs: title.isEmpty ? [] : [.init(text: title, isMatch: false)])
            self.url = url
            self.excerpt = excerpt
            self.link = link
        }
    }

    /// A spoken moment that matches.
    public struct Moment: Sendable, Equatable {
        /// Seconds: the start of the cue in which the words begin.
        public var start: Double
        /// The words within what is said around them.
        public var excerpt: Excerpt

        public init(start: Double, excerpt: Excerpt) {
            self.start = start
            self.excerpt = excerpt
        }
    }

    public var episode: Episode
    /// The episode's title, with what matches marked.
    public var titleExcerpt: Excerpt
    /// At most five, best first.
    public var parts: [Part]
    /// At most five, best first.
    public var moments: [Moment]

    public init(episode: Episode, titleExcerpt: Excerpt? = nil, parts: [Part] = [], moments: [Moment] = []) {
        self.episode = episode
        self.titleExcerpt = titleExcerpt ?? Excerpt(runs: [.init(text: episode.title, isMatch: false)])
        self.parts = parts
        self.moments = moments
    }
}

/// Another query, of words that the archive has.
public struct SearchSuggestion: Sendable, Equatable {
    /// The whole query, to be asked.
    public var query: String
    /// The same, the words that are others marked.
    public var excerpt: Excerpt
    /// Whether the results are already those of the suggestion, since the query as asked has none.
    public var isApplied: Bool

    public init(query: String, excerpt: Excerpt, isApplied: Bool) {
        self.query = query
        self.excerpt = excerpt
        self.isApplied = isApplied
    }
}

/// How many of the found episodes a filter would leave.
public struct SearchCount: Sendable, Equatable {
    public var filter: SearchQuery.Filter
    /// What the filter is called: a person's name, a year. A place's is the interface's own word for it.
    public var label: String
    /// At least these.
    public var episodes: Int
    /// Whether the query has the filter already.
    public var isChosen: Bool
    /// The query with the filter; without it when it is chosen.
    public var query: String

    public init(filter: SearchQuery.Filter, label: String, episodes: Int, isChosen: Bool, query: String) {
        self.filter = filter
        self.label = label
        self.episodes = episodes
        self.isChosen = isChosen
        self.query = query
    }
}

/// A page of what a search found.
public struct SearchResults: Sendable, Equatable {
    public var results: [SearchResult]
    /// True when no episode had all the words and these have some of them.
    public var isLoose: Bool
    /// "Did you mean": nil when the archive knows the words well.
    public var suggestion: SearchSuggestion?
    /// How many episodes were found, on all pages.
    public var episodes: Int
    /// False when there may be more than `episodes`: looking stopped at its bound.
    public var isComplete: Bool
    /// From 1.
    public var page: Int
    public var hasNext: Bool
    /// Hosts of what was found, those with the most episodes first, at most ten.
    public var hosts: [SearchCount]
    /// Newest first, at most twenty.
    public var years: [SearchCount]
    /// In the order of `SearchQuery.Place`; those without an episode are left out.
    public var places: [SearchCount]
    /// Sites that the found parts of the notes link to, and tags of the episodes: those with the most episodes first, at
    /// most ten of each.
    public var sites: [SearchCount]
    public var tags: [SearchCount]

    public init(
        results: [SearchResult], isLoose: Bool, suggestion: SearchSuggestion? = nil, episodes: Int? = nil,
        isComplete: Bool = true, page: Int = 1, hasNext: Bool = false, hosts: [SearchCount] = [],
        years: [SearchCount] = [], places: [SearchCount] = [], sites: [SearchCount] = [], tags: [SearchCount] = []
    ) {
        self.results = results
        self.isLoose = isLoose
        self.suggestion = suggestion
        self.episodes = episodes ?? results.count
        self.isComplete = isComplete
        self.page = page
        self.hasNext = hasNext
        self.hosts = hosts
        self.years = years
        self.places = places
        self.sites = sites
        self.tags = tags
    }
}
