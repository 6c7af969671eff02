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
            let isPower = index > 0 && end < bytes.count && isDigit(bytes[index - 1]) && isDigit(bytes[end])
            if end - index == 1 || isPower { out += bytes[index..<end] }
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
        while index + 3 < bytes.count {
            index += 1
            guard bytes[index] == UInt8(ascii: "*"), bytes[index + 1] == UInt8(ascii: "*"), isDigit(bytes[index - 1]),
                isDigit(bytes[index + 2])
            else { continue }
            var start = index
            while start > done, isNumber(bytes[start - 1]) { start -= 1 }
            var end = index + 2
            while end < bytes.count, isDigit(bytes[end]) { end += 1 }
            if done < start { out.append(.text(String(decoding: bytes[done..<start], as: UTF8.self))) }
            out.append(.code(String(decoding: bytes[start..<end], as: UTF8.self)))
            done = end
            index = end
        }
        if done < bytes.count { out.append(.text(String(decoding: bytes[done...], as: UTF8.self))) }
        return out
    }

    /// Whether text of the source holds a run of two and more asterisks that `stripped` will leave out.
    static func holdsStray(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var index = 0
        while index + 1 < bytes.count {
            guard bytes[index] == UInt8(ascii: "*"), bytes[index + 1] == UInt8(ascii: "*") else {
                index += 1
                continue
            }
            var end = index
            while end < bytes.count, bytes[end] == UInt8(ascii: "*") { end += 1 }
            guard index > 0, end < bytes.count, isDigit(bytes[index - 1]), isDigit(bytes[end]) else { return true }
            index = end
        }
        return false
    }

    private static func isNumber(_ byte: UInt8) -> Bool { isDigit(byte) || byte == UInt8(ascii: ".") }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
