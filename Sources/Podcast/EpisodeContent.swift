// What an episode's notes say, as data.

/// All that an episode's notes say: what its page shows and its feed item carries.
public struct EpisodeContent: Sendable, Equatable {
    /// Who paid for the episode, in order.
    public var sponsors: [Sponsor]
    /// True when the notes say that the show sponsors itself.
    public var selfSponsored: Bool
    /// Guests' full names, in order.
    public var guests: [String]
    /// Hosts whom front matter or a list of hosts names, in order; empty when the notes name them at their topics alone.
    public var namedHosts: [String]
    /// Words that the episode is filed under, in order, each once.
    public var tags: [String]
    /// In the order of their seconds.
    public var chapters: [Chapter]
    /// Whether the chapters stand in the audio file, and the notes have none.
    public var chaptersAreOfAudio = false
    /// What is for feeds alone.
    public var details: EpisodeDetails
    /// All parts, in the order of the file.
    public var items: [NotesItem]

    public init(
        sponsors: [Sponsor] = [], selfSponsored: Bool = false, guests: [String] = [], namedHosts: [String] = [],
        tags: [String] = [], chapters: [Chapter] = [], details: EpisodeDetails = EpisodeDetails(),
        items: [NotesItem] = []
    ) {
        self.sponsors = sponsors
        self.selfSponsored = selfSponsored
        self.guests = guests
        self.namedHosts = namedHosts
        self.tags = tags
        self.chapters = chapters
        self.details = details
        self.items = items
    }

    /// The label of the extras that begin at a place, in the show's own words; nil when they have none of their own.
    public func label(ofExtrasAt position: Int) -> String? {
        guard position > 0, position < items.count, case .extra = items[position],
            case .prose(let prose) = items[position - 1], prose.isLabel
        else { return nil }
        return prose.heading
    }

    public var topics: [Topic] { items.compactMap { if case .topic(let topic) = $0 { topic } else { nil } } }
    public var extras: [Extra] { items.compactMap { if case .extra(let extra) = $0 { extra } else { nil } } }
    public var jokes: [Joke] { items.compactMap { if case .joke(let joke) = $0 { joke } else { nil } } }

    /// Whether there is nothing that a page could show.
    public var saysNothing: Bool { items.isEmpty && chapters.isEmpty && sponsors.isEmpty && guests.isEmpty }

    /// What the notes themselves say: without chapters of the audio.
    public var written: EpisodeContent {
        guard chaptersAreOfAudio else { return self }
        var content = self
        content.chapters = []
        content.chaptersAreOfAudio = false
        return content
    }

    /// The distinct hosts of the topics, in order of appearance.
    public var topicHosts: [String] { Self.distinct(topics.compactMap(\.host)) }

    /// Who made the episode: the hosts of its topics, else those that the notes name, else those of its extras.
    public var hosts: [String] {
        let topicHosts = topicHosts
        if !topicHosts.isEmpty { return topicHosts }
        return Self.distinct(namedHosts.isEmpty ? extras.compactMap(\.host) : namedHosts)
    }

    /// Whether every chapter is the beginning of a topic: then a list of the topics is the list of chapters too.
    public var chaptersAreTopics: Bool {
        let starts = Set(topics.compactMap(\.start))
        return chapters.allSatisfy { starts.contains($0.start) }
    }

    private static func distinct(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }

    /// Where the next thing begins that has a time, in seconds; nil when the topic has none, and when nothing does.
    public func end(of topic: Topic) -> Double? {
        guard let start = topic.start else { return nil }
        return (topics.compactMap(\.start) + chapters.map(\.start)).filter { $0 > start }.min()
    }

    /// The topics' titles on one line: what an episode is about when nobody says it in a sentence. Empty without titles.
    public var topicLine: String { topics.map(\.title).filter { !$0.isEmpty }.joined(separator: " · ") }

    /// Whether a summary is the topic line, whole or cut: shown beside the topics it would say everything twice.
    public func isTopicLine(_ summary: String) -> Bool {
        let line = topicLine
        guard summary.hasSuffix("…") else { return !line.isEmpty && summary == line }
        return line.hasPrefix(summary.dropLast())
    }

    /// Whether a summary is how a text of the notes begins, whole or cut: above the notes it would stand twice.
    public func beginsText(_ summary: String) -> Bool {
        let words = (summary.hasSuffix("…") ? summary.dropLast() : summary[...]).split(whereSeparator: \.isWhitespace)
        return !words.isEmpty
            && items.contains { item in
                guard case .prose(let prose) = item, prose.kind != .boilerplate else { return false }
                return prose.body.plain.prefix(summary.count * 2).split(whereSeparator: \.isWhitespace)
                    .starts(with: words)
            }
    }
}
