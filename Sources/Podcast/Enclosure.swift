// An audio file of an episode.

/// An audio file of an episode, with the facts that a feed must state. All were measured, none made up.
public struct Enclosure: Sendable, Equatable {
    /// The file's name in the media folder (ASCII, with the right extension), or an absolute address elsewhere.
    public var location: String
    /// Media type, as `audio/mpeg`.
    public var type: String
    /// Size in bytes.
    public var bytes: Int64
    /// Length in seconds.
    public var duration: Double

    public init(location: String, type: String, bytes: Int64, duration: Double) {
        self.location = location
        self.type = type
        self.bytes = bytes
        self.duration = duration
    }

    /// Whether the file lies elsewhere and `location` is an absolute address.
    public var isRemote: Bool { location.hasPrefix("https://") || location.hasPrefix("http://") }
}
