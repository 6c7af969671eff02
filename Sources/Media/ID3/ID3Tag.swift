// The ID3v2 tags in front of an MP3: how long they are, and what they say.

/// ID3v2.2, 2.3 and 2.4 (id3.org: "ID3 tag version 2.4.0 – Main Structure").
struct ID3Tag {
    /// The offset behind all tags: where the audio may begin. 0 when there is no tag.
    var end: Int64 = 0
    /// What the tags say, the first of several before the others.
    var tags = AudioTags()

    /// Tags one behind the other that are followed; more is nonsense.
    private static let tagLimit = 16

    /// Reads all tags at the start of the file. Throws `.truncated` when one claims more bytes than there are.
    static func read(_ window: inout ByteWindow<some ByteSource>) throws(MediaError) -> ID3Tag {
        var tag = ID3Tag()
        for _ in 0..<tagLimit {
            guard try window.matches(tag.end, "ID3"), let head = try window.slice(tag.end, 10) else { break }
            guard head[3] != 0xFF, head[4] != 0xFF, let size = ID3Number.syncsafe(head[6...]) else { break }
            let start = tag.end + 10
            // A footer repeats the header (2.4 only); the size counts neither.
            let end = start + Int64(size) + (head[5] & 0x10 != 0 && head[3] == 4 ? 10 : 0)
            guard end <= window.size else {
                throw .truncated("the ID3 tag, which should end at byte \(end); the file has \(window.size)")
            }
            if (2...4).contains(head[3]) {
                let body = start..<start + Int64(size)
                tag.tags.fill(from: try contents(&window, body, version: head[3], flags: head[5]))
            }
            tag.end = end
        }
        return tag
    }

    private static func contents<Source: ByteSource>(
        _ window: inout ByteWindow<Source>, _ body: Range<Int64>, version: UInt8, flags: UInt8
    ) throws(MediaError) -> AudioTags {
        // In 2.2 this bit means a compression that was never defined.
        if version == 2, flags & 0x40 != 0 { return AudioTags() }
        // In 2.2 and 2.3 the whole tag is unsynchronised, in 2.4 each frame says so for itself.
        if flags & 0x80 != 0, version < 4 {
            let decoded = try Unsynchronised(SourceSlice(window.source, body))
            var plain = ByteWindow(decoded)
            let start = try frames(&plain, from: 0, version: version, flags: flags)
            var reader = ID3Reader<Unsynchronised<SourceSlice<Source>>>(version: version, isUnsynchronised: false) {
                (range) throws(MediaError) in
                let first = try decoded.baseOffset(range.lowerBound)
                let last = try decoded.baseOffset(range.upperBound - 1) + 1
                return (body.lowerBound + first..<body.lowerBound + max(first, last), true)
            }
            return try reader.read(&plain, start..<max(start, decoded.size))
        }
        let start = try frames(&window, from: body.lowerBound, version: version, flags: flags)
        var reader = ID3Reader<Source>(version: version, isUnsynchronised: flags & 0x80 != 0) {
            (range) throws(MediaError) in (range, false)
        }
        return try reader.read(&window, start..<max(start, body.upperBound))
    }

    /// Where the frames begin: behind the extended header, whose size counts itself in 2.4 and not in 2.3.
    private static func frames(
        _ window: inout ByteWindow<some ByteSource>, from start: Int64, version: UInt8, flags: UInt8
    ) throws(MediaError) -> Int64 {
        guard flags & 0x40 != 0, version > 2, let head = try window.slice(start, 4) else { return start }
        return start + Int64(version == 4 ? ID3Number.syncsafe(head[...]) ?? 0 : ID3Number.plain(head[...]) + 4)
    }
}
