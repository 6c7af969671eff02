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

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
