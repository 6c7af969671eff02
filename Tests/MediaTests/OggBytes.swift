// Small Ogg and AAC streams, made byte by byte.

/// Ogg pages and what is on them.
enum OggBytes {
    static func little(_ value: UInt32) -> [UInt8] { MP3Bytes.big(value).reversed() }

    /// A page with these packets, all whole. The checksum is left zero.
    static func page(_ packets: [UInt8]..., serial: UInt32 = 7, granule: Int64 = 0, flags: UInt8 = 0) -> [UInt8] {
        var segments: [UInt8] = []
        for packet in packets {
            segments += [UInt8](repeating: 255, count: packet.count / 255) + [UInt8(packet.count % 255)]
        }
        let position = (0..<8).map { UInt8(truncatingIfNeeded: granule >> ($0 * 8)) }
        return Array("OggS".utf8) + [0, flags] + position + little(serial) + [0, 0, 0, 0, 0, 0, 0, 0]
            + [UInt8(segments.count)] + segments + Array(packets.joined())
    }

    static func opusHead(channels: UInt8 = 2, skipped: UInt16 = 312, rate: UInt32 = 44_100) -> [UInt8] {
        Array("OpusHead".utf8) + [1, channels, UInt8(skipped & 0xFF), UInt8(skipped >> 8)] + little(rate) + [0, 0, 0]
    }

    static func vorbisHead(channels: UInt8 = 1, rate: UInt32 = 22_050) -> [UInt8] {
        [1] + Array("vorbis".utf8) + little(0) + [channels] + little(rate) + [UInt8](repeating: 0, count: 14)
    }

    static func comments(_ mark: [UInt8], _ texts: [String]) -> [UInt8] {
        mark + little(2) + Array("me".utf8) + little(UInt32(texts.count))
            + texts.flatMap { little(UInt32($0.utf8.count)) + Array($0.utf8) }
    }

    /// An Opus file of `seconds`, in pages of a second.
    static func opus(seconds: Int = 3, _ texts: [String] = [], serial: UInt32 = 7) -> [UInt8] {
        var out = page(opusHead(), serial: serial, flags: 2)
        out += page(comments(Array("OpusTags".utf8), texts), serial: serial)
        for second in 1...seconds {
            out += page(
                [UInt8](repeating: 1, count: 600), serial: serial, granule: Int64(second) * 48_000 + 312,
                flags: second == seconds ? 4 : 0)
        }
        return out
    }

    static func vorbis(seconds: Int = 3, _ texts: [String] = []) -> [UInt8] {
        var out = page(vorbisHead(), flags: 2)
        out += page(comments([3] + Array("vorbis".utf8), texts), [5, 1, 2, 3])
        for second in 1...seconds {
            out += page([UInt8](repeating: 1, count: 300), [2, 2], granule: Int64(second) * 22_050)
        }
        return out
    }

    /// Frames of AAC with 1024 samples each: 44.1 kHz, stereo.
    static func adts(frames: Int, length: Int = 200) -> [UInt8] {
        let head: [UInt8] = [
            0xFF, 0xF1, 0x50, 0x80 | UInt8(length >> 11), UInt8(length >> 3 & 0xFF), UInt8(length << 5 & 0xFF) | 0x1F,
            0xFC,
        ]
        return Array(repeatElement(head + [UInt8](repeating: 0, count: length - 7), count: frames).joined())
    }
}
