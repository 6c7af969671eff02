// Where sentences end.

/// The ends of sentences in running text.
enum SentenceEnd {
    /// Whether a sentence ends before an offset of the bytes: a full stop, question or exclamation mark or an ellipsis, in
    /// Latin or CJK form, perhaps within quotes or brackets. What stands behind it is not looked at.
    static func isEnd(_ bytes: [UInt8], _ offset: Int) -> Bool {
        var end = offset
        while let width = closing(bytes, end) { end -= width }
        guard end > 0 else { return false }
        let last = bytes[end - 1]
        return last == UInt8(ascii: ".") || last == UInt8(ascii: "?") || last == UInt8(ascii: "!")
            || triple(bytes, end) == 0xE2_80A6 || isWideMark(bytes, end)
    }

    /// Whether a sentence ends before an offset that ends without a blank behind it: with 。, ！ or ？, and the quote that
    /// closes it.
    static func isWideEnd(_ bytes: [UInt8], _ offset: Int) -> Bool {
        var end = offset
        while closing(bytes, end) == 3 { end -= 3 }
        guard offset + 3 > bytes.count || closing(bytes, offset + 3) != 3 else { return false }
        return isWideMark(bytes, end)
    }

    private static func isWideMark(_ bytes: [UInt8], _ offset: Int) -> Bool {
        switch triple(bytes, offset) {
        case 0xE3_8082, 0xEF_BC81, 0xEF_BC9F: true
        default: false
        }
    }

    /// The width of a quote or bracket that closes; nil when none stands before the offset.
    private static func closing(_ bytes: [UInt8], _ end: Int) -> Int? {
        guard end > 0 else { return nil }
        switch bytes[end - 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"): return 1
        default: break
        }
        switch triple(bytes, end) {
        // ’ ” 」
        case 0xE2_8099, 0xE2_809D, 0xE3_808D: return 3
        default: return nil
        }
    }

    /// The three bytes before an offset as one number; nought where there are fewer.
    private static func triple(_ bytes: [UInt8], _ end: Int) -> UInt32 {
        guard end > 2, bytes[end - 1] >= 0x80 else { return 0 }
        return UInt32(bytes[end - 3]) << 16 | UInt32(bytes[end - 2]) << 8 | UInt32(bytes[end - 1])
    }
}
