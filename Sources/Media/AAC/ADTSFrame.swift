// The header of one frame of a raw AAC stream.

/// An ADTS frame header (ISO/IEC 14496-3 §1.A.2.2).
struct ADTSFrame: Equatable {
    /// Samples per second of the core stream: what a decoder may double stays as long.
    var sampleRate: Int
    /// 0 where the stream itself defines its channels.
    var channels: Int
    /// Bytes with the header.
    var length: Int
    /// Samples that it decodes to, per channel.
    var samples: Int

    private static let rates = [
        96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350,
    ]

    /// Reads seven header bytes: twelve bits of sync, version, layer 0, protection, two bits of profile, four of rate, one
    /// private, three of channels, four of rights, thirteen of length, eleven of fullness, two of blocks less one.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= 7, bytes[0] == 0xFF, bytes[1] & 0xF6 == 0xF0 else { return nil }
        let rate = Int(bytes[2] >> 2 & 15)
        guard Self.rates.indices.contains(rate) else { return nil }
        sampleRate = Self.rates[rate]
        let code = Int(bytes[2] & 1) << 2 | Int(bytes[3] >> 6)
        channels = code == 7 ? 8 : code
        length = Int(bytes[3] & 3) << 11 | Int(bytes[4]) << 3 | Int(bytes[5] >> 5)
        samples = 1024 * (Int(bytes[6] & 3) + 1)
        guard length >= (bytes[1] & 1 == 1 ? 7 : 9) else { return nil }
    }

    /// Whether two frames may follow each other in one stream.
    func continues(_ other: ADTSFrame) -> Bool { sampleRate == other.sampleRate && channels == other.channels }
}
