// Text in an ID3v2 frame: one byte that names the encoding, then the characters.

/// Decodes the texts of ID3v2 frames.
enum ID3Text {
    /// The first string of a text frame, trimmed; nil when it is empty or its encoding is unknown. Bytes that are not valid
    /// become U+FFFD.
    static func decode(_ frame: [UInt8]) -> String? {
        guard let encoding = frame.first else { return nil }
        return strings(frame.dropFirst(), encoding, count: 1)?.texts.first.flatMap(line)
    }

    /// The first strings of some bytes, and what follows their terminators. A string without one ends with the bytes; those
    /// that are missing are empty. Nil for an unknown encoding.
    static func strings(
        _ bytes: ArraySlice<UInt8>, _ encoding: UInt8, count: Int
    ) -> (texts: [String], rest: ArraySlice<UInt8>)? {
        guard encoding < 4 else { return nil }
        var rest = bytes
        var texts: [String] = []
        for _ in 0..<count {
            let isWide = encoding == 1 || encoding == 2
            let text = isWide ? wideString(&rest) : narrowString(&rest)
            texts.append(decode(text, encoding))
        }
        return (texts, rest)
    }

    /// On one line, without control characters; nil when nothing is left.
    static func line(_ text: String) -> String? {
        let line = text.split {
            $0.isWhitespace || $0.unicodeScalars.allSatisfy { $0.properties.generalCategory == .control }
        }
        .joined(separator: " ")
        return line.isEmpty ? nil : line
    }

    private static func narrowString(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let text = rest.prefix { $0 != 0 }
        rest = rest[text.endIndex...].dropFirst()
        return text
    }

    private static func wideString(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var index = rest.startIndex
        while index + 1 < rest.endIndex, rest[index] != 0 || rest[index + 1] != 0 { index += 2 }
        let text = rest[rest.startIndex..<min(index, rest.endIndex)]
        rest = rest[text.endIndex...].dropFirst(2)
        return text
    }

    private static func decode(_ bytes: ArraySlice<UInt8>, _ encoding: UInt8) -> String {
        switch encoding {
        case 0: return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
        case 3: return String(decoding: bytes, as: UTF8.self)
        default:
            let isLittle = bytes.starts(with: [0xFF, 0xFE])
            let hasMark = isLittle || bytes.starts(with: [0xFE, 0xFF])
            // Encoding 2 is big-endian and has no mark; a mark all the same is obeyed.
            return wide(bytes.dropFirst(hasMark ? 2 : 0), isLittle: isLittle)
        }
    }

    private static func wide(_ bytes: ArraySlice<UInt8>, isLittle: Bool) -> String {
        var units: [UInt16] = []
        var index = bytes.startIndex
        while index + 1 < bytes.endIndex {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(isLittle ? second << 8 | first : first << 8 | second)
            index += 2
        }
        return String(decoding: units, as: UTF16.self)
    }
}
