// Removes asterisks that were meant as markup and are none.

/// Literal asterisks in text.
enum Asterisks {
    /// Text whose only two asterisks are emphasis with a blank inside, which Markdown does not take: `*Changing *`.
    static func withoutLoosePair(_ text: String) -> String {
        let parts = text.split(separator: "*", omittingEmptySubsequences: false)
        guard parts.count == 3 else { return text }
        let opens = (parts[0].last?.isWhitespace ?? true) && parts[1].first.map { !$0.isWhitespace } ?? false
        let closes = parts[2].first.map { !$0.isLetter && !$0.isNumber } ?? true
        return opens && closes ? parts.joined() : text
    }

    /// Text without runs of two and more asterisks, which are bold that md4c could not pair. Between digits they are a
    /// power (`2**8`) and stay; a single asterisk stays.
    static func stripped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "*")) else { return text }
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "*") else {
                out.append(bytes[index])
                index += 1
                continue
            }
            var end = index
            while end < bytes.count, bytes[end] == UInt8(ascii: "*") { end += 1 }
            if end - index == 1 || isPower(bytes, index, end) { out += bytes[index..<end] }
            index = end
        }
        return withoutLoosePair(String(decoding: out, as: UTF8.self))
    }

    /// Text as pieces, each power between digits (`1.5**4`) a piece of code: it is an expression, and its asterisks are seen.
    static func powers(_ text: String) -> [Inline] {
        guard text.utf8.contains(UInt8(ascii: "*")) else { return [.text(text)] }
        let bytes = Array(text.utf8)
        var out: [Inline] = []
        var done = 0
        var index = 0
        while index + 1 < bytes.count {
            guard bytes[index] == UInt8(ascii: "*"), isPower(bytes, index, index + 2) else {
                index += 1
                continue
            }
            var start = index
            while start > done, isNumber(bytes[start - 1]) || start == index && bytes[start - 1] == 32 { start -= 1 }
            var end = index + 2
            if bytes[end] == 32 { end += 1 }
            while end < bytes.count, isDigit(bytes[end]) { end += 1 }
            if done < start { out.append(.text(String(decoding: bytes[done..<start], as: UTF8.self))) }
            out.append(.code(String(decoding: bytes[start..<end], as: UTF8.self)))
            done = end
            index = end
        }
        if done < bytes.count { out.append(.text(String(decoding: bytes[done...], as: UTF8.self))) }
        return out
    }

    /// Whether a stretch of the source holds a run of two and more asterisks that `stripped` will leave out.
    static func holdsStray(_ source: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            guard source[index] == UInt8(ascii: "*") else {
                index += 1
                continue
            }
            var end = index
            while end < range.upperBound, source[end] == UInt8(ascii: "*") { end += 1 }
            if end - index > 1, !isPower(source, index, end) { return true }
            index = end
        }
        return false
    }

    /// Whether asterisks stand between digits, blanks on both sides or not: `2**8`, `2 ** 8`.
    private static func isPower<Bytes>(_ bytes: Bytes, _ start: Int, _ end: Int) -> Bool
    where Bytes: RandomAccessCollection, Bytes.Element == UInt8, Bytes.Index == Int {
        guard end - start == 2, start > 0, end < bytes.endIndex else { return false }
        let isApart = bytes[start - 1] == 32 && bytes[end] == 32 && start > 1 && end + 1 < bytes.endIndex
        return isApart
            ? isDigit(bytes[start - 2]) && isDigit(bytes[end + 1]) : isDigit(bytes[start - 1]) && isDigit(bytes[end])
    }

    private static func isNumber(_ byte: UInt8) -> Bool { isDigit(byte) || byte == UInt8(ascii: ".") }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
