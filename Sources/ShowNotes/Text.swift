// Small questions about text that the whole module asks.

extension StringProtocol {
    /// Without white space at both ends.
    var trimmed: String {
        var rest = unicodeScalars[...]
        while let first = rest.first, first.isBlank { rest = rest.dropFirst() }
        while let last = rest.last, last.isBlank { rest = rest.dropLast() }
        return String(String.UnicodeScalarView(rest))
    }

    /// White space of every kind collapsed to single blanks, invisible marks dropped, trimmed.
    var collapsed: String {
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

    var isDigit: Bool { (48...57).contains(value) }

    var isWordPart: Bool { isDigit || properties.isAlphabetic }
}
