// Which bytes of a text may stand in XML, and which must be written otherwise.

/// Goes over UTF-8 text in runs, for writers that copy most of it as it is.
enum XMLText {
    enum Part {
        /// Bytes to copy.
        case run(Slice<UnsafeBufferPointer<UInt8>>)
        /// `&`, `<`, `>`, `"`, a tab, a line feed or a return: what a writer may have to write otherwise.
        case special(UInt8)
    }

    /// Hands over the text in order, trimmed of white space at both ends and without the characters that XML 1.0 §2.2
    /// forbids: controls but tab, line feed and return, and U+FFFE and U+FFFF. Surrogates don't occur in valid UTF-8.
    ///
    /// The buffer is only read inside the call, and parts only live during `visit`.
    static func scan(_ text: UnsafeBufferPointer<UInt8>, visit: (Part) -> Void) {
        var end = text.count
        var index = 0
        while index < end, isTrimmed(text[index]) { index += 1 }
        while end > index, isTrimmed(text[end - 1]) { end -= 1 }
        var start = index
        while index < end {
            let byte = text[index]
            let length = forbidden(text, index, end)
            if length > 0 || isSpecial(byte) {
                if start < index { visit(.run(text[start..<index])) }
                if length == 0 { visit(.special(byte)) }
                index += max(length, 1)
                start = index
            } else {
                index += 1
            }
        }
        if start < end { visit(.run(text[start..<end])) }
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

    @inline(__always)
    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
            || byte == UInt8(ascii: "\"")
    }

    private static func isTrimmed(_ byte: UInt8) -> Bool { byte <= 0x20 }

    /// How many bytes a forbidden character has here; 0 for an allowed one.
    @inline(__always)
    private static func forbidden(_ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Int {
        let byte = text[index]
        if byte < 0x20 { return isSpace(byte) ? 0 : 1 }
        guard byte == 0xEF, index + 2 < end, text[index + 1] == 0xBF else { return 0 }
        return text[index + 2] >= 0xBE ? 3 : 0
    }
}
