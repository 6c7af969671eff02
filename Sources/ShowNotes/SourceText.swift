// Checks of raw bytes that every reader of files here makes first.

/// Raw bytes of a file that should be text.
enum SourceText {
    /// Why bytes are no text.
    enum Fault: Equatable {
        case notUTF8(line: Int)
        /// Begins with the byte-order mark of UTF-16.
        case utf16
        case nul(line: Int)
    }

    /// The first reason why the bytes are no UTF-8 text; nil when they are.
    static func fault(in bytes: [UInt8]) -> Fault? {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return .utf16 }
        if let nul = bytes.firstIndex(of: 0) { return .nul(line: line(of: nul, in: bytes)) }
        if String(validating: bytes, as: UTF8.self) != nil { return nil }
        return .notUTF8(line: line(of: firstInvalid(in: bytes), in: bytes))
    }

    /// The text without its control characters; those that are blanks, such as a form feed, become one. Lines stay lines.
    static func withoutControls(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
        guard scalars.contains(where: \.isControl) else { return bytes }
        let kept = scalars.compactMap { scalar -> Unicode.Scalar? in
            guard scalar.isControl else { return scalar }
            return scalar.isBlank ? " " : nil
        }
        return Array(String(String.UnicodeScalarView(kept)).utf8)[...]
    }

    /// The line that the byte at an offset stands in, from 1.
    static func line(of offset: Int, in bytes: [UInt8]) -> Int {
        bytes[..<min(offset, bytes.count)].reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    }

    /// How many lines there are, ended by LF, CR LF or CR; a last one without an end counts.
    static func lines(in bytes: [UInt8]) -> Int {
        var ends = 0
        var previous: UInt8 = 0
        for byte in bytes {
            if byte == 13 || byte == 10 && previous != 13 { ends += 1 }
            previous = byte
        }
        return ends + (bytes.isEmpty || previous == 10 || previous == 13 ? 0 : 1)
    }

    /// The number of bytes of a byte-order mark at the start.
    static func markLength(of bytes: [UInt8]) -> Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

    private static func firstInvalid(in bytes: [UInt8]) -> Int {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var offset = 0
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): offset += UTF8.width(scalar)
            case .emptyInput, .error: return offset
            }
        }
    }
}
