// A quick look at a line of source, as a reader sees it.

/// A line's shape and its first words without markup: enough to tell labels from text before Markdown is read.
struct Sketch {
    /// Words looked at, in scalars; no label is longer.
    static let limit = 160

    /// Columns of blanks in front; a tab goes to the next multiple of four.
    var indent = 0
    /// The first byte that is no blank.
    var start = 0
    /// Columns from the bullet or number to its text; nil when the line is no list item.
    var bullet: Int?
    /// Hashes of a heading; 0 when it is none.
    var headingLevel = 0
    /// Whether a heading, bold text or a link begins the line: how labels look.
    var isEmphasised = false
    var isFence = false
    var isQuote = false
    /// Where a fence begins right behind a bullet: "- ```".
    var fenceInBullet: Int?
    /// The first words, without markup.
    var words: [Unicode.Scalar] = []

    init(_ bytes: [UInt8]) {
        while start < bytes.count, bytes[start] == 32 || bytes[start] == 9 {
            indent = bytes[start] == 9 ? (indent / 4 + 1) * 4 : indent + 1
            start += 1
        }
        guard start < bytes.count else { return }
        isFence = Self.run(bytes, start, UInt8(ascii: "`")) >= 3 || Self.run(bytes, start, UInt8(ascii: "~")) >= 3
        isQuote = bytes[start] == UInt8(ascii: ">")
        bullet = Self.bulletWidth(bytes, start)
        if let bullet {
            let text = bytes[min(start + bullet - 1, bytes.count)...].firstIndex { $0 != 32 && $0 != 9 }
            if let text, Self.run(bytes, text, UInt8(ascii: "`")) >= 3 { fenceInBullet = text }
        }
        guard !isFence, !isQuote, bullet == nil else { return }
        var index = start
        let hashes = Self.run(bytes, start, UInt8(ascii: "#"))
        if (1...6).contains(hashes), start + hashes < bytes.count,
            bytes[start + hashes] == 32 || bytes[start + hashes] == 9
        {
            headingLevel = hashes
            index += hashes
            while index < bytes.count, bytes[index] == 32 || bytes[index] == 9 { index += 1 }
        }
        isEmphasised =
            headingLevel > 0 || Self.run(bytes, index, UInt8(ascii: "*")) >= 2
            || (index < bytes.count && bytes[index] == UInt8(ascii: "["))
        words = Self.words(bytes, from: index)
    }

    /// The first words as text.
    var text: String { String(String.UnicodeScalarView(words)) }

    /// The first words of a list item, without bullet and markup; nil when the line is none.
    static func bulletWords(_ bytes: [UInt8]) -> [Unicode.Scalar]? {
        let sketch = Sketch(bytes)
        guard let width = sketch.bullet else { return nil }
        return words(bytes, from: min(sketch.start + width - 1, bytes.count))
    }

    private static func run(_ bytes: [UInt8], _ start: Int, _ byte: UInt8) -> Int {
        var index = start
        while index < bytes.count, bytes[index] == byte { index += 1 }
        return index - start
    }

    private static func bulletWidth(_ bytes: [UInt8], _ start: Int) -> Int? {
        var index = start
        if bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "*") || bytes[index] == UInt8(ascii: "+") {
            index += 1
        } else {
            while index < bytes.count, index - start < 9, (48...57).contains(bytes[index]) { index += 1 }
            guard index > start, index < bytes.count,
                bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ")")
            else { return nil }
            index += 1
        }
        guard index == bytes.count || bytes[index] == 32 || bytes[index] == 9 else { return nil }
        return index - start + 1
    }

    private static func words(_ bytes: [UInt8], from start: Int) -> [Unicode.Scalar] {
        var plain: [UInt8] = []
        var index = start
        // A window bounds the work: a line of a million brackets is looked at only so far.
        let end = min(bytes.count, start + 16 * limit)
        while index < end, plain.count < 3 * limit {
            switch bytes[index] {
            case UInt8(ascii: "*"), UInt8(ascii: "`"), UInt8(ascii: "["): index += 1
            case UInt8(ascii: "\\"):
                if index + 1 < end { plain.append(bytes[index + 1]) }
                index += 2
            case UInt8(ascii: "]"):
                index += 1
                if index < end, bytes[index] == UInt8(ascii: "(") {
                    index = bytes[index..<end].firstIndex(of: UInt8(ascii: ")")).map { $0 + 1 } ?? end
                }
            default:
                plain.append(bytes[index])
                index += 1
            }
        }
        return Array(String(decoding: plain, as: UTF8.self).unicodeScalars.prefix(limit))
    }
}
