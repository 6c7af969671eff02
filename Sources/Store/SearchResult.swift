// What a search found.

public import Podcast

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
        public enum Kind: String, Sendable { case topic, extra, joke, prose }

        public var kind: Kind
        /// Counts the episode's parts of all kinds from 0, in the order of the file.
        public var position: Int
        /// Counts the episode's topics from 1, for the anchor; nil for other parts.
        public var topicIndex: Int?
        /// A topic's number as written.
        public var ordinal: Int?
        public var host: String?
        public var title: String
        /// A topic's main link.
        public var url: String?
        public var excerpt: Excerpt
    }

    /// A spoken moment that matches.
    public struct Moment: Sendable, Equatable {
        /// Seconds: the start of the cue in which the words begin.
        public var start: Double
        public var excerpt: Excerpt
    }

    public var episode: Episode
    /// Best first.
    public var parts: [Part]
    /// Best first.
    public var moments: [Moment]
}

/// What a search found, best episode first.
public struct SearchResults: Sendable, Equatable {
    public var results: [SearchResult]
    /// True when no episode had all the words and these have some of them.
    public var isLoose: Bool
}
