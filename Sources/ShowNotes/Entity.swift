// Character references (HTML §13.5), as far as notes and transcripts use them.

/// Character references: `&amp;`, `&#40;`, `&#x2019;`.
enum Entity {
    /// The names that people and programs write; any other stays as it is written.
    private static let names: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "lrm": "\u{200E}",
        "rlm": "\u{200F}", "copy": "\u{A9}", "reg": "\u{AE}", "trade": "\u{2122}", "hellip": "\u{2026}",
        "mdash": "\u{2014}", "ndash": "\u{2013}", "lsquo": "\u{2018}", "rsquo": "\u{2019}", "ldquo": "\u{201C}",
        "rdquo": "\u{201D}", "laquo": "\u{AB}", "raquo": "\u{BB}", "times": "\u{D7}", "middot": "\u{B7}",
        "bull": "\u{2022}", "rarr": "\u{2192}", "larr": "\u{2190}", "deg": "\u{B0}", "euro": "\u{20AC}",
        "auml": "\u{E4}", "ouml": "\u{F6}", "uuml": "\u{FC}", "szlig": "\u{DF}", "eacute": "\u{E9}", "egrave": "\u{E8}",
    ]

    /// The reference at an offset, and where it ends; nil when there is none.
    static func read(_ bytes: [UInt8], at start: Int, to end: Int) -> (scalar: Unicode.Scalar, end: Int)? {
        // The longest name has eight letters; looking no further keeps a line of ampersands linear.
        guard let semicolon = bytes[start..<min(end, start + 12)].firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let name = String(decoding: bytes[start + 1..<semicolon], as: UTF8.self)
        guard let scalar = scalar(named: name) else { return nil }
        return (scalar, semicolon + 1)
    }

    /// The character that a reference stands for, given what is between `&` and `;`.
    static func scalar(named name: String) -> Unicode.Scalar? {
        guard name.hasPrefix("#") else { return names[name] }
        let digits = name.dropFirst()
        let isHex = digits.hasPrefix("x") || digits.hasPrefix("X")
        let value = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let scalar = value.flatMap(Unicode.Scalar.init), !scalar.isControl, scalar != "\r" else { return nil }
        return scalar
    }

    /// Text with its references read, trimmed.
    static func decoded(_ source: ArraySlice<UInt8>) -> String {
        let bytes = Array(source)
        var out: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "&"), let entity = read(bytes, at: index, to: bytes.count) {
                out.append(contentsOf: String(entity.scalar).utf8)
                index = entity.end
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: out, as: UTF8.self).trimmed
    }
}
