// Text of the notes that is no topic, extra or joke.

/// Text that stands between the parts we understand; kept in place, so that nothing of the notes is lost.
public struct Prose: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        /// About this episode: shown where it stands.
        case text
        /// The same in every episode (where to find the hosts, how to support the show): kept apart.
        case boilerplate
    }

    public var kind: Kind
    /// The section's heading, plain; nil for text without one.
    public var heading: String?
    public var body: RichText
    /// Every link in it, in order.
    public var links: [Link]
    /// Its first line in the notes file, from 1.
    public var line: Int

    /// Whether it is a heading and nothing more: extras that follow stand below it.
    public var isLabel: Bool { kind == .text && body.isEmpty && heading != nil }

    public init(kind: Kind, heading: String? = nil, body: RichText, links: [Link] = [], line: Int = 0) {
        self.kind = kind
        self.heading = heading
        self.body = body
        self.links = links
        self.line = line
    }
}
