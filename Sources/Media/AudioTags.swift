// What an audio file says of itself: names, chapters and a picture.

/// The tags of an audio file: ID3 in an MP3, iTunes' list in an MP4, comments in an Ogg file.
///
/// Texts are on one line and trimmed; nil where the file does not say. Nothing here is needed to play the file, so what is
/// damaged among the tags is passed over and never keeps the audio out.
public struct AudioTags: Sendable, Equatable {
    public var title: String?
    public var artist: String?
    public var album: String?
    /// 1 to 9999.
    public var year: Int?
    public var comment: String?
    /// Those of the table of contents in its order, then the others by their start.
    public var chapters: [AudioChapter]
    /// The front cover, else the first picture there is.
    public var picture: AudioPicture?

    public init(
        title: String? = nil, artist: String? = nil, album: String? = nil, year: Int? = nil, comment: String? = nil,
        chapters: [AudioChapter] = [], picture: AudioPicture? = nil
    ) {
        self.title = title
        self.artist = artist
        self.album = album
        self.year = year
        self.comment = comment
        self.chapters = chapters
        self.picture = picture
    }

    /// Takes over what another tag of the same file says and this one does not.
    mutating func fill(from other: AudioTags) {
        title = title ?? other.title
        artist = artist ?? other.artist
        album = album ?? other.album
        year = year ?? other.year
        comment = comment ?? other.comment
        if chapters.isEmpty { chapters = other.chapters }
        picture = AudioPicture.preferred(picture, other.picture)
    }

    /// Leaves out chapters that begin behind the end of the audio, and ends the last ones with it.
    mutating func bound(to duration: Double) {
        chapters = chapters.filter { $0.start < duration }
        for index in chapters.indices {
            chapters[index].end = chapters[index].end.map { min($0, duration) }
        }
    }

    /// The year that a date begins with, as "2024-05-01" or "2024"; nil when it begins with none.
    static func year(_ date: String?) -> Int? {
        guard let digits = date?.utf8.prefix(4), digits.count == 4, digits.allSatisfy({ (48...57).contains($0) }),
            let year = Int(String(decoding: digits, as: UTF8.self)), year > 0
        else { return nil }
        return year
    }
}

/// A chapter that stands in the audio file itself.
public struct AudioChapter: Sendable, Equatable {
    /// Seconds from the start of the audio, at least 0 and before its end.
    public var start: Double
    /// Seconds from the start of the audio, behind `start`; nil when the file does not say.
    public var end: Double?
    /// On one line; empty when the file gives a time alone.
    public var title: String
    /// An http or https address; nil when there is none.
    public var url: String?
    /// Nil when the chapter has none of its own.
    public var picture: AudioPicture?
    /// Whether it is in the table of contents, or the file has no such table. Apps jump silently to the others, for their
    /// pictures.
    public var isListed: Bool

    public init(
        start: Double, end: Double? = nil, title: String, url: String? = nil, picture: AudioPicture? = nil,
        isListed: Bool = true
    ) {
        self.start = start
        self.end = end
        self.title = title
        self.url = url
        self.picture = picture
        self.isListed = isListed
    }

    /// An address as chapters may have it: http or https, visible ASCII, at most 2048 bytes; nil for anything else.
    public static func address(_ text: String) -> String? {
        let lower = text.prefix(8).lowercased()
        let scheme = lower.hasPrefix("https://") ? 8 : lower.hasPrefix("http://") ? 7 : nil
        guard let scheme, let host = text.utf8.dropFirst(scheme).first, host != UInt8(ascii: "/"),
            text.utf8.count <= 2048, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return nil }
        return text
    }
}
