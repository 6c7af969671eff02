// A moving window over a source, for readers that go through a file in small steps.

/// Keeps one chunk of a source, so that neighbouring small reads cost one real one. Memory is bounded by `chunk`.
struct ByteWindow<Source: ByteSource> {
    let source: Source
    private var start: Int64 = 0
    private var bytes: [UInt8] = []
    private let chunk: Int

    init(_ source: Source, chunk: Int = 64 * 1024) {
        self.source = source
        self.chunk = chunk
    }

    var size: Int64 { source.size }

    /// The byte at an offset; nil behind the end.
    mutating func byte(_ offset: Int64) throws(MediaError) -> UInt8? {
        guard try hold(offset, 1) else { return nil }
        return bytes[Int(offset - start)]
    }

    /// Four bytes as a big-endian number; nil when they are not all there.
    mutating func word(_ offset: Int64) throws(MediaError) -> UInt32? {
        guard try hold(offset, 4) else { return nil }
        let at = Int(offset - start)
        return UInt32(bytes[at]) << 24 | UInt32(bytes[at + 1]) << 16 | UInt32(bytes[at + 2]) << 8
            | UInt32(bytes[at + 3])
    }

    /// Four bytes as a little-endian number; nil when they are not all there.
    mutating func littleWord(_ offset: Int64) throws(MediaError) -> UInt32? { try word(offset)?.byteSwapped }

    /// Two bytes as a big-endian number; nil when they are not both there.
    mutating func half(_ offset: Int64) throws(MediaError) -> UInt16? {
        guard try hold(offset, 2) else { return nil }
        let at = Int(offset - start)
        return UInt16(bytes[at]) << 8 | UInt16(bytes[at + 1])
    }

    /// Eight bytes as a big-endian number; nil when they are not all there.
    mutating func double(_ offset: Int64) throws(MediaError) -> UInt64? {
        guard let high = try word(offset), let low = try word(offset + 4) else { return nil }
        return UInt64(high) << 32 | UInt64(low)
    }

    /// Exactly `count` bytes (at most the window's chunk); nil when they are not all there.
    mutating func slice(_ offset: Int64, _ count: Int) throws(MediaError) -> [UInt8]? {
        guard try hold(offset, count) else { return nil }
        let at = Int(offset - start)
        return Array(bytes[at..<at + count])
    }

    /// Whether one of these texts stands at the offset.
    mutating func matches(_ offset: Int64, _ texts: StaticString...) throws(MediaError) -> Bool {
        for text in texts {
            let count = text.utf8CodeUnitCount
            guard try hold(offset, count) else { continue }
            let at = Int(offset - start)
            if text.withUTF8Buffer({ bytes[at..<at + count].elementsEqual($0) }) { return true }
        }
        return false
    }

    /// Makes the window hold a range; false when the source ends before it does.
    private mutating func hold(_ offset: Int64, _ count: Int) throws(MediaError) -> Bool {
        if offset >= start, offset - start <= Int64(bytes.count - count) { return true }
        guard offset >= 0, count <= chunk, offset <= size - Int64(count) else { return false }
        bytes = try source.read(at: offset, count: chunk)
        start = offset
        return bytes.count >= count
    }
}
