// Where the readers of this room get their bytes: a file or memory, read piece by piece.

/// Bytes that can be read at any offset, so that no file is ever loaded whole.
public protocol ByteSource {
    /// Size in bytes; does not change while facts are read.
    var size: Int64 { get }

    /// Up to `count` bytes from `offset`; fewer only where the bytes end, none behind the end.
    ///
    /// Throws `MediaError.unreadable`.
    func read(at offset: Int64, count: Int) throws(MediaError) -> [UInt8]
}

/// Bytes in memory: a part of another file, an upload small enough to be held, or a test's.
public struct MemorySource: ByteSource, Sendable {
    private let bytes: [UInt8]

    /// A source of exactly these bytes.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    public var size: Int64 { Int64(bytes.count) }

    public func read(at offset: Int64, count: Int) -> [UInt8] {
        guard offset >= 0, count > 0, offset < size else { return [] }
        let start = Int(offset)
        return Array(bytes[start..<start + min(count, bytes.count - start)])
    }
}
