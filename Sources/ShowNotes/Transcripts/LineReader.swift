// Walks over the lines of bytes without copying them.

/// The lines of a file as ranges of its bytes, without their line ends (LF, CR LF or CR alone).
struct LineReader {
    let bytes: [UInt8]
    /// Where the next line begins.
    private(set) var offset: Int
    /// The number of the line that was read last, from 1.
    private(set) var number = 0

    init(_ bytes: [UInt8], from offset: Int = 0) {
        self.bytes = bytes
        self.offset = offset
    }

    /// The next line's range; nil at the end.
    mutating func next() -> Range<Int>? {
        guard offset < bytes.count else { return nil }
        let start = offset
        // The pointer lives for the call only.
        let end = bytes.withUnsafeBufferPointer { buffer in
            var index = start
            while index < buffer.count, buffer[index] != 10, buffer[index] != 13 { index += 1 }
            return index
        }
        offset = min(end + 1, bytes.count)
        if end < bytes.count, bytes[end] == 13, offset < bytes.count, bytes[offset] == 10 { offset += 1 }
        number += 1
        return start..<end
    }

    /// The next line that holds more than blanks, unless a blank one or the end comes first; it stays to be read.
    func peek() -> Range<Int>? {
        var ahead = self
        guard let line = ahead.next(), !isBlank(line) else { return nil }
        return line
    }

    /// Passes over the line that was looked at.
    mutating func skip() { _ = next() }

    /// Whether a line holds only blanks.
    func isBlank(_ line: Range<Int>) -> Bool { line.allSatisfy { bytes[$0] == 32 || bytes[$0] == 9 } }
}
