// The frames of an ID3v2 tag, or of a chapter inside one.

/// A frame: its name and where its content lies, behind what its flags put in front of it.
struct ID3Frame {
    /// Three characters in 2.2, four since.
    var name: String
    var content: Int64
    var end: Int64
    /// Whether zeros were put into this frame alone (2.4).
    var isUnsynchronised: Bool
    /// False for a frame that is compressed or encrypted: nobody writes text or pictures so.
    var isPlain: Bool
}

/// The frames of one level in their order (id3.org: "ID3 tag version 2.4.0 – Main Structure", §4; 2.3.0, §3.3; 2.2, §3.2).
struct ID3Frames {
    /// Frames that are looked at in one tag, those inside chapters included.
    static let limit = 16_384

    let version: UInt8
    /// The tag's own flag: in 2.4 writers set it where all frames are so, and some set it alone.
    let isUnsynchronised: Bool
    private var offset: Int64
    private let end: Int64

    init(from start: Int64, to end: Int64, version: UInt8, isUnsynchronised: Bool) {
        offset = start
        self.end = end
        self.version = version
        self.isUnsynchronised = isUnsynchronised && version == 4
    }

    private var headLength: Int { version == 2 ? 6 : 10 }

    /// The next frame; nil where padding begins, or what is no frame. Each moves on by its header at least, so this ends.
    mutating func next(_ window: inout ByteWindow<some ByteSource>) throws(MediaError) -> ID3Frame? {
        let start = offset + Int64(headLength)
        guard start <= end, let head = try window.slice(offset, headLength),
            head.prefix(version == 2 ? 3 : 4).allSatisfy(Self.isNameByte)
        else { return nil }
        let length: Int
        switch version {
        case 2: length = ID3Number.plain(head[3..<6])
        case 3: length = ID3Number.plain(head[4..<8])
        default: length = try ambiguousLength(&window, head[4..<8], start)
        }
        guard Int64(length) <= end - start else { return nil }
        offset = start + Int64(length)
        let name = String(decoding: head.prefix(version == 2 ? 3 : 4), as: UTF8.self)
        var frame = ID3Frame(
            name: name, content: start, end: offset, isUnsynchronised: isUnsynchronised, isPlain: true)
        if version == 3 {
            frame.isPlain = head[9] & 0xC0 == 0
            if head[9] & 0x20 != 0 { frame.content += 1 }
        } else if version == 4 {
            frame.isPlain = head[9] & 0x0C == 0
            if head[9] & 0x40 != 0 { frame.content += 1 }
            if head[9] & 0x01 != 0 { frame.content += 4 }
            if head[9] & 0x02 != 0 { frame.isUnsynchronised = true }
        }
        frame.content = min(frame.content, frame.end)
        return frame
    }

    /// Some writers put plain sizes into 2.4 tags: the one of both is right behind which there is a frame, padding or the
    /// tag's end.
    private func ambiguousLength(
        _ window: inout ByteWindow<some ByteSource>, _ bytes: ArraySlice<UInt8>, _ start: Int64
    ) throws(MediaError) -> Int {
        let plain = ID3Number.plain(bytes)
        guard let right = ID3Number.syncsafe(bytes) else { return plain }
        if right == plain { return right }
        if try isBoundary(&window, start + Int64(right)) { return right }
        return try isBoundary(&window, start + Int64(plain)) ? plain : right
    }

    private func isBoundary(
        _ window: inout ByteWindow<some ByteSource>, _ place: Int64
    ) throws(MediaError) -> Bool {
        if place == end { return true }
        guard place < end, let first = try window.byte(place) else { return false }
        if first == 0 { return true }
        guard place + 10 <= end, let name = try window.slice(place, 4) else { return false }
        return name.allSatisfy(Self.isNameByte)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (48...57).contains(byte) }
}

/// The two ways in which ID3 writes numbers.
enum ID3Number {
    /// Seven bits a byte; nil when one has its high bit set.
    static func syncsafe(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
        return bytes.reduce(0) { $0 << 7 | Int($1) }
    }

    /// Eight bits a byte.
    static func plain(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
}
