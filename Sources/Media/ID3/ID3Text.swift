// Text in an ID3v2 frame: one byte that names the encoding, then the characters.

/// Decodes the text of an ID3v2 text frame.
enum ID3Text {
    /// The first string of the frame, trimmed; nil when it is empty or its encoding is unknown. Bytes that are not valid
    /// become U+FFFD.
    static func decode(_ frame: [UInt8]) -> String? {
        guard let encoding = frame.first else { return nil }
        let bytes = frame.dropFirst()
        let text: String
        switch encoding {
        case 0:
            text = String(String.UnicodeScalarView(bytes.prefix { $0 != 0 }.map { Unicode.Scalar($0) }))
        case 1:
            let isLittle = bytes.starts(with: [0xFF, 0xFE])
            let hasMark = isLittle || bytes.starts(with: [0xFE, 0xFF])
            text = wide(bytes.dropFirst(hasMark ? 2 : 0), isLittle: isLittle)
        case 2: text = wide(bytes, isLittle: false)
        case 3: text = String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        default: return nil
        }
        let trimmed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return trimmed.isEmpty ? nil : trimmed
    }

    private static func wide(_ bytes: ArraySlice<UInt8>, isLittle: Bool) -> String {
        var units: [UInt16] = []
        var index = bytes.startIndex
        while index + 1 < bytes.endIndex {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            let unit = isLittle ? second << 8 | first : first << 8 | second
            if unit == 0 { break }
            units.append(unit)
            index += 2
        }
        return String(decoding: units, as: UTF16.self)
    }
}
