// What a feed and the download counts must know about an audio file.

/// Facts of an audio file, each read from its bytes. Nothing is estimated: what cannot be measured is an error.
public struct AudioFacts: Sendable, Equatable {
    /// Media type by content: `audio/mpeg`, `audio/mp4`, `audio/aac` or `audio/ogg`.
    public var type: String
    /// What the file's name should end in, without the dot: `mp3`, `m4a`, `aac`, `ogg` or `opus`. Apps go by it.
    public var fileExtension: String
    /// Size of the whole file in bytes.
    public var bytes: Int64
    /// Length in seconds as it is heard: without the silence that encoders add, where the file says how much that is.
    public var duration: Double
    /// The length that an MP3's header gives, in seconds, when the file's own frames are more than a second longer, or shorter
    /// though no bytes are missing: it was joined since, or the header is wrong. Some players go by it. Nil when the header is
    /// right, or there is none.
    public var statedDuration: Double?
    /// Mean of the audio's bits per second, tags left out.
    public var bitrate: Int
    /// Whether an MP3's bits per second change within the file, by its encoder's word or its frames; nil for the others,
    /// whose encoders always move bits from place to place.
    public var isVariable: Bool?
    /// Samples per second.
    public var sampleRate: Int
    /// 1 or 2 for MP3; as many as the file has for the others.
    public var channels: Int
    /// Bytes of the ID3v2 tags in front of the audio; 0 when there are none. Downloads are counted behind it.
    public var tagBytes: Int64
    /// What the file says of itself.
    public var tags: AudioTags

    /// The title in the file's own tags; nil when it has none.
    public var title: String? { tags.title }
    /// Chapters that stand in the file itself; empty when it has none.
    public var chapters: [AudioChapter] { tags.chapters }

    public init(
        type: String, fileExtension: String, bytes: Int64, duration: Double, bitrate: Int, isVariable: Bool? = nil,
        sampleRate: Int, channels: Int, tagBytes: Int64 = 0, tags: AudioTags = AudioTags()
    ) {
        self.type = type
        self.fileExtension = fileExtension
        self.bytes = bytes
        self.duration = duration
        self.bitrate = bitrate
        self.isVariable = isVariable
        self.sampleRate = sampleRate
        self.channels = channels
        self.tagBytes = tagBytes
        self.tags = tags
        self.tags.bound(to: duration)
    }

    /// Reads the facts of an MP3, MP4 (M4A), raw AAC or Ogg (Vorbis, Opus) file. The name plays no part: content decides.
    ///
    /// Time is linear in the size (an MP3 with a sound Xing, Info or VBRI header, and any MP4, take a few reads), memory
    /// is bounded. Throws `MediaError`: the content is something else, cut short, damaged or of a kind not supported.
    public static func read(_ source: some ByteSource) throws(MediaError) -> AudioFacts {
        var window = ByteWindow(source)
        let kind = try FileKind.name(&window)
        switch kind {
        case .mp4: return try MP4Reader.read(source)
        case .ogg: return try OggReader.read(source)
        case .mp3, .aac, nil:
            let tag = try ID3Tag.read(&window)
            if try ADTSReader.begins(&window, at: tag.end) { return try ADTSReader.read(source, tag: tag) }
            guard kind != .aac else {
                throw .damaged("its frames of AAC do not follow each other from its first byte on")
            }
            return try MP3Reader.read(source)
        default: throw .wrongContent(expected: expected, found: kind?.rawValue ?? "not")
        }
    }

    /// Bits per second over these bytes and seconds. Throws `.damaged` for a rate that no audio has: then one of the two is
    /// wrong.
    static func bitrate(bytes: Int64, seconds: Double) throws(MediaError) -> Int {
        let rate = (Double(bytes) * 8 / seconds).rounded()
        guard rate <= 100_000_000 else {
            throw .damaged("it says that \(bytes) bytes of audio last \(seconds) seconds")
        }
        return Int(rate)
    }

    static let expected = "MP3, M4A, AAC or Ogg (Opus, Vorbis) audio"
}
