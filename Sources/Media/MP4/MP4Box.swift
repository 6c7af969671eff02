// Boxes of MP4 files: walking and finding them.

/// One box (ISO/IEC 14496-12 §4.2): where it and its content lie.
struct MP4Box {
    /// Four characters as a big-endian number.
    var type: UInt32
    /// The offset of the content, behind the header.
    var content: Int64
    /// The offset behind the box.
    var end: Int64

    var name: String {
        String(decoding: [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: type >> $0) }, as: UTF8.self)
    }

    /// A type from its four characters.
    static func code(_ name: StaticString) -> UInt32 {
        name.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt32($1) } }
    }

    /// The box at `offset` inside a space that ends at `end`.
    static func read(
        _ window: inout ByteWindow<some ByteSource>, at offset: Int64, end: Int64
    ) throws(MediaError) -> MP4Box {
        guard offset + 8 <= end, let size = try window.word(offset), let type = try window.word(offset + 4) else {
            throw .truncated("a box header at byte \(offset)")
        }
        var box = MP4Box(type: type, content: offset + 8, end: end)
        switch size {
        case 0: break  // to the end of the file
        case 1:
            guard let large = try window.double(offset + 8), offset + 16 <= end else {
                throw .truncated("a box header at byte \(offset)")
            }
            guard large >= 16 else { throw .damaged("the size of the box \(box.name) at byte \(offset)") }
            guard large <= UInt64(end - offset) else { throw .truncated("the box \(box.name) at byte \(offset)") }
            box.content = offset + 16
            box.end = offset + Int64(large)
        default:
            guard size >= 8 else { throw .damaged("the size of the box \(box.name) at byte \(offset)") }
            guard Int64(size) <= end - offset else { throw .truncated("the box \(box.name) at byte \(offset)") }
            box.end = offset + Int64(size)
        }
        return box
    }

    /// The first box of a type inside this one, below the types of `path` in turn; nil when there is none.
    func first(
        _ window: inout ByteWindow<some ByteSource>, _ path: StaticString...
    ) throws(MediaError) -> MP4Box? {
        var box = self
        for name in path {
            let wanted = Self.code(name)
            var children = MP4Boxes(from: box.content, to: box.end)
            repeat {
                guard let child = try children.next(&window) else { return nil }
                box = child
            } while box.type != wanted
        }
        return box
    }
}

/// The boxes of one level, in their order.
struct MP4Boxes {
    /// Boxes of one level that are looked at; a file with more is refused.
    static let limit = 100_000

    private var offset: Int64
    private let end: Int64
    private var count = 0

    init(from start: Int64, to end: Int64) {
        offset = start
        self.end = end
    }

    /// The next box; nil behind the last one. Each box moves the place on by its size of at least 8, so this ends.
    mutating func next(_ window: inout ByteWindow<some ByteSource>) throws(MediaError) -> MP4Box? {
        // A few zero bytes may end a list of boxes (QuickTime writes four behind a udta).
        guard end - offset >= 8 else { return nil }
        count += 1
        guard count <= Self.limit else { throw .damaged("more than \(Self.limit) boxes in a row") }
        let box = try MP4Box.read(&window, at: offset, end: end)
        offset = box.end
        return box
    }
}
