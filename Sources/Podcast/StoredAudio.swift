// An audio file of an episode, with what the show itself knows of it.

/// An audio file that an episode has in the store, in any position.
public struct StoredAudio: Sendable, Equatable {
    /// What the public hears.
    public var enclosure: Enclosure
    /// SHA-256 of the file as it was brought; nil for audio that lies elsewhere.
    public var sha256: [UInt8]?
    /// Where in the media folder the file lies as it was brought, when the public hears a copy of it with other tags; nil
    /// when it hears the file itself.
    public var original: String?
    /// SHA-256 of what the copy's tags say; nil without a copy.
    public var tags: [UInt8]?

    public init(_ enclosure: Enclosure, sha256: [UInt8]? = nil, original: String? = nil, tags: [UInt8]? = nil) {
        self.enclosure = enclosure
        self.sha256 = sha256
        self.original = original
        self.tags = tags
    }

    /// Where the file lies as it was brought.
    public var source: String { original ?? enclosure.location }
}
