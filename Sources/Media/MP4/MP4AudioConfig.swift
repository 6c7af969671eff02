// What the decoder of an AAC track is told: the true sample rate and channels.

/// The AudioSpecificConfig of an AAC track (ISO/IEC 14496-3 §1.6.2.1), inside the descriptors of its esds box (14496-1 §7.2.6).
/// Sample entries can't be relied on: common encoders write 2 channels there for mono.
struct MP4AudioConfig {
    /// Samples per second of the core stream; nil where the code is reserved.
    var sampleRate: Int?
    /// Nil where the stream itself defines its channels.
    var channels: Int?

    /// Reads the esds box of a sample entry; nil when there is none that can be followed.
    static func read(
        _ window: inout ByteWindow<some ByteSource>, _ entry: MP4Box
    ) throws(MediaError) -> MP4AudioConfig? {
        var fields = entry
        fields.content += 28
        guard fields.content <= fields.end, let box = try fields.first(&window, "esds") else { return nil }
        // Version and flags, then an ES descriptor (3): id and flags; in it a decoder configuration (4): 13 bytes; in it
        // the decoder's own data (5).
        var place = box.content + 4
        for (tag, skipped) in [(3, 3), (4, 13), (5, 0)] as [(UInt8, Int64)] {
            guard try window.byte(place) == tag else { return nil }
            place += 1
            // A length of one to four bytes, seven bits each; its end does not matter here.
            var lengthBytes = 0
            while let byte = try window.byte(place), byte & 0x80 != 0, lengthBytes < 3 {
                place += 1
                lengthBytes += 1
            }
            place += 1 + skipped
        }
        guard place + 2 <= box.end, let bits = try window.half(place) else { return nil }
        // Five bits of object type, four of sample rate, four of channels. Escaped types and rates are left to the entry.
        let rate = Int(bits >> 7 & 15)
        guard bits >> 11 != 31, rate != 15 else { return nil }
        let channels = Int(bits >> 3 & 15)
        return MP4AudioConfig(
            sampleRate: rates.indices.contains(rate) ? rates[rate] : nil,
            channels: channels == 0 || channels > 7 ? nil : channels == 7 ? 8 : channels)
    }

    private static let rates = [
        96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350,
    ]
}
