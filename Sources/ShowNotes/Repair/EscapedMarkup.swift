// Escaped Markdown: an example of it, and no markup.

/// A link or image whose brackets are both escaped, as notes about Markdown write it: `!\[words\](address)`.
struct EscapedMarkup {
    /// Looked at only so far.
    private static let limit = 300

    /// The same as a code span.
    let code: [UInt8]
    /// The offset behind it.
    let end: Int

    /// - Parameter start: The offset of a backslash.
    init?(_ bytes: [UInt8], at start: Int) {
        let window = bytes[start...].prefix(Self.limit)
        guard window.starts(with: "\\[".utf8) else { return nil }
        let words = window.dropFirst(2)
        guard let close = words.firstIndex(of: UInt8(ascii: "\\")), words[close...].starts(with: "\\](".utf8),
            !words[..<close].contains(UInt8(ascii: "[")), !words[..<close].contains(UInt8(ascii: "]")),
            let last = words[close...].firstIndex(of: UInt8(ascii: ")"))
        else { return nil }
        let mark = start > 0 && bytes[start - 1] == UInt8(ascii: "!") ? "![" : "["
        let inner = Array(mark.utf8) + words[..<close] + "](".utf8 + words[(close + 3)...last]
        // One backtick more than the longest run inside (CommonMark §6.1).
        var run = 0
        var longest = 0
        for byte in inner {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = [UInt8](repeating: UInt8(ascii: "`"), count: longest + 1)
        code = fence + [32] + inner + [32] + fence
        end = last + 1
    }
}
