// Walks over the plain words of a line.

/// A position in a line's scalars. Asterisks count as blanks: they are markup that did not pair.
struct WordScanner {
    private let words: [Unicode.Scalar]
    private(set) var index = 0

    init(_ words: [Unicode.Scalar]) {
        self.words = words
    }

    var peek: Unicode.Scalar? { index < words.count ? words[index] : nil }

    var isAtEnd: Bool { index >= words.count }

    mutating func skipBlanks() {
        while let next = peek, next.isBlank || next.isInvisible || next == "*" { index += 1 }
    }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek == scalar else { return false }
        index += 1
        return true
    }

    /// Whether what was passed last is a colon as wide as a Chinese sign: no blank stands behind it.
    var isBehindWideColon: Bool { index > 0 && words[index - 1] == Self.wideColon }

    private static let wideColon: Unicode.Scalar = "\u{FF1A}"

    /// The words up to a mark, which is taken too, a colon also in its wide form; nil when it does not come within the length of a name.
    mutating func until(_ mark: Unicode.Scalar) -> String? {
        let window = words[index...].prefix(50)
        guard let end = window.firstIndex(where: { $0 == mark || (mark == ":" && $0 == Self.wideColon) }) else {
            return nil
        }
        let text = String(String.UnicodeScalarView(words[index..<end]))
        index = end + 1
        return text.collapsed
    }

    /// The words up to a digit, which is not taken.
    mutating func untilDigit() -> String? {
        let window = words[index...].prefix(50)
        guard let end = window.firstIndex(where: \.isDigit), end > index else { return nil }
        let text = String(String.UnicodeScalarView(words[index..<end]))
        index = end
        return text.collapsed
    }

    /// The word up to the next blank; nil at the end.
    mutating func word() -> String? {
        let end = words[index...].firstIndex { $0.isBlank || $0 == "*" } ?? words.count
        guard end > index else { return nil }
        defer { index = end }
        return String(String.UnicodeScalarView(words[index..<end]))
    }

    /// A number of at most four digits, with a fraction that is left out (`0.1` gives 0), and no word glued to it.
    mutating func ordinal() -> Int? {
        var end = index
        var value = 0
        while end < words.count, words[end].isDigit, end - index < 5 {
            value = value * 10 + Int(words[end].value - 48)
            end += 1
        }
        guard end > index, end - index < 5 else { return nil }
        if end + 1 < words.count, words[end] == ".", words[end + 1].isDigit {
            end += 1
            while end < words.count, words[end].isDigit { end += 1 }
        }
        guard end == words.count || !words[end].isWordPart else { return nil }
        index = end
        return value
    }

    /// A remark in brackets with a colon behind it, with its brackets: `(bonus!):`; nil when there is none.
    mutating func remark() -> String? {
        var ahead = self
        guard ahead.take("("), let words = ahead.until(")") else { return nil }
        ahead.skipBlanks()
        guard ahead.peek == ":" else { return nil }
        self = ahead
        return "(\(words))"
    }

    /// Colons, or one dash with a blank behind it, and the blanks around; whether there was any.
    @discardableResult
    mutating func skipSeparator() -> Bool {
        skipBlanks()
        var found = false
        while take(":") || take(Self.wideColon) {
            found = true
            skipBlanks()
        }
        if !found, let dash = peek, ["-", "\u{2013}", "\u{2014}"].contains(dash) {
            let next = index + 1 < words.count ? words[index + 1] : " "
            if next.isBlank {
                index += 1
                found = true
            }
            skipBlanks()
        }
        return found
    }
}
