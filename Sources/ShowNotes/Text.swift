// Small questions about text that the whole module asks.

extension StringProtocol {
    /// Without white space at both ends.
    var trimmed: String {
        if let first = unicodeScalars.first, let last = unicodeScalars.last, (33...126).contains(first.value),
            (33...126).contains(last.value)
        {
            return String(self)
        }
        var rest = unicodeScalars[...]
        while let first = rest.first, first.isBlank { rest = rest.dropFirst() }
        while let last = rest.last, last.isBlank { rest = rest.dropLast() }
        return String(String.UnicodeScalarView(rest))
    }

    /// Tabs and line ends as blanks, trimmed; the blanks inside stay as many as they are.
    var oneLine: String {
        String(String.UnicodeScalarView(unicodeScalars.map { (9...13).contains($0.value) ? " " : $0 })).trimmed
    }

    /// Whether `collapsed` would change nothing, for plain ASCII: most text is.
    private var isCollapsed: Bool {
        var previous: UInt8 = 32
        for byte in utf8 {
            guard byte >= 32, byte < 127, byte != 32 || previous != 32 else { return false }
            previous = byte
        }
        return previous != 32 || utf8.isEmpty
    }

    /// At most so many characters (code points): a longer text ends at its last whole word within them, and an ellipsis.
    func cut(to limit: Int) -> String {
        let scalars = String(self).unicodeScalars
        guard !scalars.dropFirst(limit).isEmpty else { return String(self) }
        let room = scalars.prefix(limit - 1)
        let isWhole = scalars[room.endIndex].isBlank
        let words = isWhole ? room : room.lastIndex(where: \.isBlank).map { room[..<$0] } ?? room
        return String(String.UnicodeScalarView(words)).trimmed + "\u{2026}"
    }

    /// Whether another text stands within this one, byte for byte.
    func holds(_ other: String) -> Bool {
        let wanted = Array(other.utf8)
        guard let first = wanted.first else { return true }
        let bytes = Array(utf8)
        guard bytes.count >= wanted.count else { return false }
        for start in 0...(bytes.count - wanted.count) where bytes[start] == first {
            if bytes[start...].starts(with: wanted) { return true }
        }
        return false
    }

    /// White space of every kind collapsed to single blanks, invisible marks dropped, trimmed.
    var collapsed: String {
        if isCollapsed { return String(self) }
        var out = String.UnicodeScalarView()
        var pending = false
        for scalar in unicodeScalars where !scalar.isInvisible {
            if scalar.isBlank {
                pending = !out.isEmpty
            } else {
                if pending { out.append(" ") }
                pending = false
                out.append(scalar)
            }
        }
        return String(out)
    }
}

extension Unicode.Scalar {
    /// White space, no-break and hair spaces among it.
    var isBlank: Bool {
        value == 32 || (9...13).contains(value) || (value >= 0x85 && properties.isWhitespace)
    }

    /// Marks that nobody sees and that break words and comparisons: zero-width space, word joiner, direction marks, BOM,
    /// soft hyphen. The zero-width joiner stays: emoji are made with it.
    var isInvisible: Bool {
        switch value {
        case 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xAD: true
        default: false
        }
    }

    /// Control characters (C0, DEL, C1) but tab and line ends, and what XML 1.0 §2.2 has no place for. No page or feed can
    /// hold them, and search marks its finds with some.
    var isControl: Bool {
        switch value {
        case 9, 10, 13: false
        case 0..<32, 127..<160, 0xFFFE, 0xFFFF: true
        default: false
        }
    }

    var isDigit: Bool { (48...57).contains(value) }

    var isWordPart: Bool {
        if value < 128 { return isDigit || (97...122).contains(value | 32) }
        return properties.isAlphabetic
    }
}
