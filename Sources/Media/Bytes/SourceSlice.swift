// A part of a source as a source of its own.

/// The bytes of a source from one offset to another.
public struct SourceSlice<Base: ByteSource>: ByteSource {
    private let base: Base
    private let start: Int64
    public let size: Int64

    /// A slice of what lies in the source; a range that reaches behind its end is cut there.
    public init(_ base: Base, _ range: Range<Int64>) {
        let start = min(max(range.lowerBound, 0), base.size)
        self.base = base
        self.start = start
        size = max(min(range.upperBound, base.size) - start, 0)
    }

    public func read(at offset: Int64, count: Int) throws(MediaError) -> [UInt8] {
        guard offset >= 0, count > 0, offset < size else { return [] }
        return try base.read(at: start + offset, count: Int(min(Int64(count), size - offset)))
    }
}
