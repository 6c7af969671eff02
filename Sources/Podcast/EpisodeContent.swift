// What an episode's notes say, as data.

/// All that an episode's notes say: what its page shows and its feed item carries.
public struct EpisodeContent: Sendable, Equatable {
    /// Who paid for the episode, in order.
    public var sponsors: [Sponsor]
    /// True when the notes say that the show sponsors itself.
    public var selfSponsored: Bool
    /// Guests' full names, in order.
    public var guests: [String]
    /// All parts, in the order of the file.
    public var items: [NotesItem]

    public init(
        sponsors: [Sponsor] = [], selfSponsored: Bool = false, guests: [String] = [], items: [NotesItem] = []
    ) {
        self.sponsors = sponsors
        self.selfSponsored = selfSponsored
        self.guests = guests
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

    /// The distinct hosts of the topics, in order of appearance.
    public var hosts: [String] {
        var seen: Set<String> = []
        return topics.compactMap(\.host).filter { seen.insert($0).inserted }
    }

    /// The topics' titles on one line: what an episode is about when nobody says it in a sentence. Empty without titles.
    public var topicLine: String { topics.map(\.title).filter { !$0.isEmpty }.joined(separator: " · ") }

    /// Whether a summary is the topic line, whole or cut: shown beside the topics it would say everything twice.
    public func isTopicLine(_ summary: String) -> Bool {
        let line = topicLine
        guard summary.hasSuffix("…") else { return !line.isEmpty && summary == line }
        return line.hasPrefix(summary.dropLast())
    }
}
