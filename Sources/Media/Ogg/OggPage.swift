// One page of an Ogg file.

/// The header of an Ogg page (RFC 3533 §6).
struct OggPage {
    /// Whether a stream begins with it.
    var isFirst: Bool
    /// Position in the stream at its end, in the codec's units; -1 when no packet ends on it.
    var granule: Int64
    /// Which stream it is of.
    var serial: UInt32
    /// Lengths of the segments that packets are cut into; one below 255 ends a packet.
    var segments: [UInt8]
    /// The offset of its content.
    var content: Int64
    /// The offset behind it.
    var end: Int64

    /// Reads the page at an offset. Throws `.damaged` when there is none, `.truncated` when the file ends inside.
    static func read(
        _ window: inout ByteWindow<some ByteSource>, at offset: Int64
    ) throws(MediaError) -> OggPage {
        guard let head = try window.slice(offset, 27) else { throw .truncated("the Ogg page at byte \(offset)") }
        guard head.starts(with: "OggS".utf8), head[4] == 0 else {
            throw .damaged("there should be an Ogg page at byte \(offset)")
        }
        guard let segments = try window.slice(offset + 27, Int(head[26])) else {
            throw .truncated("the Ogg page at byte \(offset)")
        }
        let content = offset + 27 + Int64(segments.count)
        let end = segments.reduce(content) { $0 + Int64($1) }
        guard end <= window.size else { throw .truncated("the Ogg page at byte \(offset)") }
        let granule = head[6..<14].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let serial = head[14..<18].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return OggPage(
            isFirst: head[5] & 2 != 0, granule: Int64(bitPattern: granule), serial: serial, segments: segments,
            content: content, end: end)
    }
}
