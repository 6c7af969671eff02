// Escaping of text for HTML.

import Mustache

enum EscapableText {
    /// The text as HTML, byte by byte: to Swift a quotation mark with a combining accent behind it is another character
    /// than a quotation mark, and would end an attribute all the same.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: isSpecial) else { return text }
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

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
        default: false
        }
    }
}

/// How Mustache escapes in our templates. Its own way goes character by character: it is slow, and passes over the marks
/// that something is combined with.
struct EscapedContent: MustacheContentType {
    /// Makes a template use it. It stands on a line of its own, which leaves nothing behind.
    static let pragma: String = {
        MustacheContentTypes.register(EscapedContent(), named: "ESCAPED")
        return "{{%CONTENT_TYPE:ESCAPED}}\n"
    }()

    func escapeText(_ text: String) -> String { EscapableText.escaped(text) }
}
