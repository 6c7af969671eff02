// Who paid for an episode.

/// A sponsor named in the notes.
public struct Sponsor: Sendable, Equatable {
    /// The visible name, without "Sponsored by" and without an advertisement's words.
    public var name: String
    /// The first link of the sponsor's line; nil when there is none.
    public var url: String?

    public init(name: String, url: String? = nil) {
        self.name = name
        self.url = url
    }
}
