// Escaping of text, and the mending of text that Mustache would not escape.

enum EscapableText {
    /// The text in a form whose special characters Mustache finds.
    ///
    /// swift-mustache escapes character by character, and to Swift a quotation mark with a combining accent behind it (or
    /// an Arabic number sign before it) is another character than a quotation mark: it would pass unescaped and end an
    /// attribute. A zero-width space, which never joins with anything, keeps the two apart.
    static func guarded(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        var guarded = ""
        guarded.reserveCapacity(text.utf8.count)
        for character in text {
            let scalars = character.unicodeScalars
            guard scalars.index(after: scalars.startIndex) != scalars.endIndex, scalars.contains(where: isSpecial)
            else {
                guarded.append(character)
                continue
            }
            for scalar in scalars {
                guarded.unicodeScalars.append(scalar)
                guarded.unicodeScalars.append("\u{200B}")
            }
        }
        return guarded
    }

    /// The text as HTML, byte by byte: for long stretches, where Mustache's own escaping is slow.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { isSpecial(Unicode.Scalar($0)) }) else { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 32)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            case UInt8(ascii: "'"): bytes += "&#39;".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "<" || scalar == ">" || scalar == "&" || scalar == "\"" || scalar == "'"
    }
}
