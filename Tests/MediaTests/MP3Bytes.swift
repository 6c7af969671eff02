// Small MP3 streams, made byte by byte.

/// MP3 frames with silence in them: right headers and lengths, which is all that the reader looks at.
enum MP3Bytes {
    /// The smallest frame: MPEG 2, 8 kbit/s, 24 kHz, mono; 24 bytes, 576 samples, 24 ms.
    static let small = frame(0xFFF3_14C4, length: 24)
    /// MPEG 1, 128 kbit/s, 44.1 kHz, stereo; 417 bytes, 1152 samples.
    static let usual = frame(0xFFFB_9064, length: 417)
    /// MPEG 1, 64 kbit/s, 44.1 kHz, stereo; 208 bytes, 1152 samples.
    static let low = frame(0xFFFB_5064, length: 208)
    /// MPEG 2.5, 16 kbit/s, 8 kHz, mono; 144 bytes, 576 samples.
    static let slow = frame(0xFFE3_28C4, length: 144)

    static func frame(_ header: UInt32, length: Int) -> [UInt8] {
        big(header) + [UInt8](repeating: 0, count: length - 4)
    }

    static func big(_ value: UInt32) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }

    static func joined(_ frames: [[UInt8]]) -> [UInt8] { Array(frames.joined()) }

    static func repeated(_ frame: [UInt8], _ count: Int) -> [UInt8] { joined(Array(repeating: frame, count: count)) }

    /// A stereo MPEG 1 frame with an Xing header, and LAME's delay and padding when they are given.
    static func xing(_ name: String = "Xing", frames: UInt32, bytes: UInt32?, delay: UInt32? = nil, padding: UInt32 = 0)
        -> [UInt8]
    {
        var out = usual
        var fields = Array(name.utf8) + big(bytes == nil ? 1 : 3) + big(frames) + (bytes.map(big) ?? [])
        if let delay {
            fields += Array("LAME3.100".utf8) + [UInt8](repeating: 0, count: 12)
            fields += big(delay << 20 | padding << 8)
        }
        out.replaceSubrange(36..<36 + fields.count, with: fields)
        return out
    }

    static func vbri(frames: UInt32, bytes: UInt32) -> [UInt8] {
        var out = usual
        let fields = Array("VBRI".utf8) + [0, 1, 0, 0, 0, 0] + big(bytes) + big(frames)
        out.replaceSubrange(36..<36 + fields.count, with: fields)
        return out
    }

    /// An ID3v2 tag around frames that are already encoded.
    static func id3(version: UInt8, flags: UInt8 = 0, _ body: [UInt8], padding: Int = 0) -> [UInt8] {
        let content = body + [UInt8](repeating: 0, count: padding)
        return Array("ID3".utf8) + [version, 0, flags] + syncsafe(content.count) + content
    }

    static func syncsafe(_ value: Int) -> [UInt8] { [21, 14, 7, 0].map { UInt8(value >> $0 & 0x7F) } }

    /// A frame of an ID3v2.3 or 2.4 tag.
    static func id3Frame(_ name: String, _ content: [UInt8], version: UInt8) -> [UInt8] {
        let size = version == 4 ? syncsafe(content.count) : big(UInt32(content.count))
        return Array(name.utf8) + size + [0, 0] + content
    }
}
