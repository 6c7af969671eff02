// What is to be written into a copy of an MP3.

/// The tags that a copy of an MP3 is to have. What is nil or empty is not written; nothing of the old tags stays.
public struct WrittenTags: Sendable, Equatable {
    public var title: String?
    public var artist: String?
    public var album: String?
    /// 1 to 9999.
    public var year: Int?
    /// 1 to 12, and the day in it: written only together, and with a year.
    public var month: Int?
    /// 1 to 31.
    public var day: Int?
    /// The episode's number, at least 1.
    public var number: Int?
    public var comment: String?
    /// A JPEG or PNG image: its own bytes.
    public var cover: [UInt8]?
    /// In the order that apps are to list them in. Each ends at its own end, else where the next one begins, else with the
    /// audio.
    public var chapters: [Chapter]

    /// A chapter to be written.
    public struct Chapter: Sendable, Equatable {
        /// Seconds from the start of the audio, at least 0.
        public var start: Double
        /// Seconds from the start of the audio; nil when it ends where the next one begins.
        public var end: Double?
        public var title: String
        /// An http or https address of ASCII characters; nil for none.
        public var url: String?

        public init(start: Double, end: Double? = nil, title: String, url: String? = nil) {
            self.start = start
            self.end = end
            self.title = title
            self.url = url
        }
    }

    public init(
        title: String? = nil, artist: String? = nil, album: String? = nil, year: Int? = nil, comment: String? = nil,
        cover: [UInt8]? = nil, chapters: [Chapter] = []
    ) {
        self.title = title
        self.artist = artist
        self.album = album
        self.year = year
        self.comment = comment
        self.cover = cover
        self.chapters = chapters
    }
}

/// Why tags cannot be written, with what they should be.
public enum WrittenTagsError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file to copy is no MP3 whose length is known.
    case audio(MediaError)
    /// The cover is no JPEG or PNG image, for this reason.
    case cover(String)
    /// A chapter, counted from 1, that cannot be one, for this reason.
    case chapter(Int, String)
    /// A text or a year, by its name, for this reason.
    case text(String, String)

    public var description: String {
        switch self {
        case .audio(let error): "the audio \(error)"
        case .cover(let reason): "the cover \(reason)"
        case .chapter(let number, let reason): "chapter \(number) \(reason)"
        case .text(let name, let reason): "the \(name) \(reason)"
        }
    }
}
