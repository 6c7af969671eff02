// What a feed and the download counts must know about an audio file.

/// Facts of an audio file, each read from its bytes. Nothing is estimated: what cannot be measured is an error.
public struct AudioFacts: Sendable, Equatable {
    /// Media type by content: `audio/mpeg` or `audio/mp4`.
    public var type: String
    /// What the file's name should end in, without the dot: `mp3` or `m4a`. Apps go by it.
    public var fileExtension: String
    /// Size of the whole file in bytes.
    public var bytes: Int64
    /// Length in seconds as it is heard: without the silence that encoders add, where the file says how much that is.
    public var duration: Double
    /// Mean of the audio's bits per second, tags left out.
    public var bitrate: Int
    /// Samples per second.
    public var sampleRate: Int
    /// 1 or 2 for MP3; as many as the file has for MP4.
    public var channels: Int
    /// Bytes of the ID3v2 tags in front of the audio; 0 when there are none, and for MP4. Downloads are counted behind it.
    public var tagBytes: Int64
    /// The title in the file's own tags; nil when it has none.
    public var title: String?

    public init(
        type: String, fileExtension: String, bytes: Int64, duration: Double, bitrate: Int, sampleRate: Int,
        channels: Int, tagBytes: Int64 = 0, title: String? = nil
    ) {
        self.type = type
        self.fileExtension = fileExtension
        self.bytes = bytes
        self.duration = duration
        self.bitrate = bitrate
        self.sampleRate = sampleRate
        self.channels = channels
        self.tagBytes = tagBytes
        self.title = title
    }

    /// Reads the facts of an MP3 or an MP4 (M4A) audio file. The name plays no part: content decides.
    ///
    /// Time is linear in the size (an MP3 with a sound Xing, Info or VBRI header, and any MP4, take a few reads), memory
    /// is bounded. Throws `MediaError`: the content is something else, cut short, damaged or of a kind not supported.
    public static func read(_ source: some ByteSource) throws(MediaError) -> AudioFacts {
        var window = ByteWindow(source)
        if try window.matches(4, "ftyp") {
            return try MP4Reader.read(source)
        }
        if let found = try FileKind.name(&window), found != .mp3 {
            throw .wrongContent(expected: expected, found: found.rawValue)
        }
        return try MP3Reader.read(source)
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

    static let expected = "MP3 or M4A audio"
}
