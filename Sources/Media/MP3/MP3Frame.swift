// The header of one MPEG audio frame, layer III.

/// A frame header of MPEG 1, 2 or 2.5, layer III (ISO/IEC 11172-3 §2.4.2.3 and 13818-3 §2.4.2.3).
struct MP3Frame: Equatable {
    enum Version: Int {
        case mpeg25 = 0
        case mpeg2 = 2
        case mpeg1 = 3
    }

    /// The longest frame there is: MPEG 1 at 320 kbit/s and 32 kHz, padded.
    static let longest = 1441
    /// The shortest: MPEG 2.5 at 8 kbit/s and 12 kHz, MPEG 2 at 8 kbit/s and 24 kHz.
    static let shortest = 24

    var version: Version
    /// Bits per second.
    var bitrate: Int
    /// Samples per second.
    var sampleRate: Int
    var channels: Int
    /// Bytes with the header.
    var length: Int

    /// Reads four header bytes; nil for anything but a layer III header with a stated bitrate (free format is not played
    /// by apps, and without a length a frame cannot be told from noise).
    init?(_ word: UInt32) {
        guard word >> 21 == 0x7FF, let version = Version(rawValue: Int(word >> 19 & 3)), word >> 17 & 3 == 1 else {
            return nil
        }
        let rateIndex = Int(word >> 12 & 15)
        let sampleIndex = Int(word >> 10 & 3)
        // Emphasis 2 is reserved: one more bit pattern that noise may show and a frame never does.
        guard rateIndex != 0, rateIndex != 15, sampleIndex != 3, word & 3 != 2 else { return nil }
        self.version = version
        bitrate = (version == .mpeg1 ? Self.rates1 : Self.rates2)[rateIndex] * 1000
        let divisor = version == .mpeg1 ? 1 : version == .mpeg2 ? 2 : 4
        sampleRate = [44_100, 48_000, 32_000][sampleIndex] / divisor
        channels = word >> 6 & 3 == 3 ? 1 : 2
        length = (version == .mpeg1 ? 144 : 72) * bitrate / sampleRate + Int(word >> 9 & 1)
    }

    /// Samples that one frame decodes to, per channel.
    var samples: Int { version == .mpeg1 ? 1152 : 576 }

    /// Bytes between the header and the place of a Xing header: the side information.
    var sideInformation: Int {
        switch (version, channels) {
        case (.mpeg1, 2): 32
        case (.mpeg1, _), (_, 2): 17
        default: 9
        }
    }

    /// Whether two frames may follow each other in one stream: version and sample rate do not change within one.
    func continues(_ other: MP3Frame) -> Bool { version == other.version && sampleRate == other.sampleRate }

    private static let rates1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
    private static let rates2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
}
