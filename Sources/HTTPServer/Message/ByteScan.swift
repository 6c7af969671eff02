// Scans of a head's bytes, eight at a time.

/// A word's bytes are looked at together: `(x - 0x01…) & ~x & 0x80…` is not 0 exactly when one of x's bytes is 0, and its
/// lowest bit set marks the first one.
enum ByteScan {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// The place of the first line feed from `start` on; nil when there is none.
    @inline(__always)
    static func lineFeed(_ bytes: Span<UInt8>, from start: Int) -> Int? {
        var index = start
        let count = bytes.count
        while index + 8 <= count {
            let word = load(bytes, index) ^ (ones &* UInt64(ByteClass.lineFeed))
            let zeros = (word &- ones) & ~word & highs
            if zeros != 0 { return index + zeros.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < count {
            if bytes[index] == ByteClass.lineFeed { return index }
            index += 1
        }
        return nil
    }

    /// Whether all bytes may stand in a field value.
    @inline(__always)
    static func isFieldValue(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        var index = start
        while index + 8 <= end {
            let word = load(bytes, index)
            // Controls, and DEL; both marks may also fall on a byte behind a true one, so each byte is looked at then.
            let controls = (word &- ones &* 0x20) & ~word & highs
            let delete = word ^ (ones &* 0x7F)
            if controls | ((delete &- ones) & ~delete & highs) != 0 {
                for place in index..<index + 8 where !ByteClass.isFieldValue(bytes[place]) { return false }
            }
            index += 8
        }
        while index < end {
            if !ByteClass.isFieldValue(bytes[index]) { return false }
            index += 1
        }
        return true
    }

    /// Eight bytes in the order in which they lie, the first one lowest. Bounds are checked.
    @inline(__always)
    private static func load(_ bytes: Span<UInt8>, _ index: Int) -> UInt64 {
        UInt64(littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
    }
}
