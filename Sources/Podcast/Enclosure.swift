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

    /// Bits per second, over the whole file with its tags; nil when its figures are none of a file.
    public var bitrate: Int? {
        guard bytes > 0, duration > 0 else { return nil }
        let rate = (Double(bytes) * 8 / duration).rounded()
        return rate < 1e12 ? Int(rate) : nil
    }

    /// The codec that is in the file, where its type alone does not tell (RFC 6381); nil otherwise.
    public var codecs: String? { fileExtension == "opus" ? "opus" : nil }

    /// What people call its format; nil for one without a name.
    public var format: String? {
        switch type {
        case "audio/mpeg": "MP3"
        case "audio/mp4", "audio/x-m4a", "audio/m4a": "M4A"
        case "audio/aac": "AAC"
        case "audio/ogg", "audio/opus": fileExtension == "opus" ? "Opus" : "Ogg"
        default: nil
        }
    }

    /// In small letters, without the dot; empty when the name has none.
    private var fileExtension: String {
        let name = location.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").last ?? ""
        return name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
    }

    /// Where a type stands among several of one episode: what everybody can play goes first.
    public var rank: Int { ["audio/mpeg", "audio/mp4", "audio/aac", "audio/ogg"].firstIndex(of: type) ?? 4 }
}
