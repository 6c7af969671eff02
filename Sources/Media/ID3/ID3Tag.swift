// The ID3v2 tags in front of an MP3: how long they are, and the title in them.

/// ID3v2.2, 2.3 and 2.4 (id3.org: "ID3 tag version 2.4.0 – Main Structure").
struct ID3Tag {
    /// The offset behind all tags: where the audio may begin. 0 when there is no tag.
    var end: Int64 = 0
    /// The first title found; nil when there is none.
    var title: String?

    /// Tags one behind the other that are followed; more is nonsense.
    private static let tagLimit = 16
    /// Frames of a tag that are looked at.
    private static let frameLimit = 4096
    /// Bytes of a title that are read.
    private static let titleLimit = 4096
    /// Bytes of an unsynchronised tag that are decoded.
    private static let decodeLimit = 1 << 20

    /// Reads all tags at the start of the file. Throws `.truncated` when one claims more bytes than there are.
    static func read(_ window: inout ByteWindow<some ByteSource>) throws(MediaError) -> ID3Tag {
        var tag = ID3Tag()
        for _ in 0..<tagLimit {
            guard try window.matches(tag.end, "ID3"), let head = try window.slice(tag.end, 10) else { break }
            guard head[3] != 0xFF, head[4] != 0xFF, let size = syncsafe(head[6...]) else { break }
            let start = tag.end + 10
            // A footer repeats the header (2.4 only); the size counts neither.
            let end = start + Int64(size) + (head[5] & 0x10 != 0 && head[3] == 4 ? 10 : 0)
            guard end <= window.size else { throw .truncated("the ID3 tag (\(end) bytes)") }
            if tag.title == nil {
                tag.title = try title(&window, start: start, size: size, version: head[3], flags: head[5])
            }
            tag.end = end
        }
        return tag
    }

    private static func title(
        _ window: inout ByteWindow<some ByteSource>, start: Int64, size: Int, version: UInt8, flags: UInt8
    ) throws(MediaError) -> String? {
        guard (2...4).contains(version) else { return nil }
        // In 2.2 and 2.3 the whole tag is unsynchronised, in 2.4 each frame says so for itself.
        if flags & 0x80 != 0, version < 4 {
            let raw = try window.source.read(at: start, count: min(size, decodeLimit))
            var decoded = ByteWindow(MemorySource(synchronised(raw)))
            return try findTitle(&decoded, start: 0, end: decoded.size, version: version, flags: flags)
        }
        return try findTitle(&window, start: start, end: start + Int64(size), version: version, flags: flags)
    }

    private static func findTitle(
        _ window: inout ByteWindow<some ByteSource>, start: Int64, end: Int64, version: UInt8, flags: UInt8
    ) throws(MediaError) -> String? {
        var place = start
        if flags & 0x40 != 0 {
            // In 2.2 this bit means a compression that was never defined.
            guard version > 2, let head = try window.slice(place, 4) else { return nil }
            place += Int64(version == 4 ? syncsafe(head[...]) ?? 0 : plain(head[...]) + 4)
        }
        let headLength = version == 2 ? 6 : 10
        for _ in 0..<frameLimit {
            guard place + Int64(headLength) <= end, let head = try window.slice(place, headLength), head[0] != 0 else {
                return nil
            }
            let length: Int
            switch version {
            case 2: length = plain(head[3..<6])
            case 3: length = plain(head[4..<8])
            // Some writers put plain sizes into 2.4 tags; a byte above 127 gives them away.
            default: length = syncsafe(head[4..<8]) ?? plain(head[4..<8])
            }
            place += Int64(headLength)
            guard place + Int64(length) <= end else { return nil }
            if head.starts(with: version == 2 ? Array("TT2".utf8) : Array("TIT2".utf8)) {
                // Compressed, encrypted or grouped frames begin with further bytes; nobody writes titles so.
                let strange: UInt8 = version == 4 ? 0x4D : version == 3 ? 0xE0 : 0
                guard version == 2 || head[9] & strange == 0,
                    var text = try window.slice(place, min(length, titleLimit))
                else { return nil }
                if version == 4, head[9] & 0x02 != 0 { text = synchronised(text) }
                return ID3Text.decode(text)
            }
            place += Int64(length)
        }
        return nil
    }

    /// Four bytes of seven bits each; nil when one has its high bit set.
    private static func syncsafe(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
        return bytes.reduce(0) { $0 << 7 | Int($1) }
    }

    private static func plain(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

    /// Undoes unsynchronisation: the zero behind each 0xFF goes.
    private static func synchronised(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var previous: UInt8 = 0
        for byte in bytes {
            if !(previous == 0xFF && byte == 0) { out.append(byte) }
            previous = byte
        }
        return out
    }
}
