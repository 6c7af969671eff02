// The label of a time line: "02:39 - Title".

/// A time of the audio at the beginning of a line, or at the end of one.
struct TimeLabel: Equatable {
    /// Seconds from the start of the audio.
    var start: Double
    /// The plain scalars that belong to the title's side of the label: at the beginning of a line those that the label
    /// takes, its mark and the blanks behind it among them; at the end of a line those in front of it.
    var length: Int
    /// Whether nothing else stands on the line.
    var isAlone: Bool

    /// No label is longer, in scalars.
    private static let limit = 40

    /// The time that a line begins with: `2:39`, `62:22`, `1:02:03`, perhaps in brackets, perhaps a range (its end is
    /// passed over), and the colon, dash or bar behind it. Nil for a time of the day (`10:30 am`) and a ratio (`16:9`).
    static func read(_ words: [Unicode.Scalar]) -> TimeLabel? {
        var scanner = WordScanner(words)
        scanner.skipOrnaments()
        let closing = scanner.takeBracket()
        guard let start = scanner.time() else { return nil }
        scanner.skipRangeEnd()
        if let closing {
            scanner.skipDecoration()
            guard scanner.take(closing) else { return nil }
        }
        guard scanner.isAtEnd || closing != nil || scanner.peek.map(isBoundary) == true else { return nil }
        guard !scanner.isTimeOfDay else { return nil }
        scanner.skipMark()
        return TimeLabel(start: start, length: scanner.index, isAlone: scanner.isAtEnd)
    }

    /// The time that a line ends with, behind a dash or in brackets: `Title - 2:39`, `Title (2:39)`.
    static func trailing(_ words: [Unicode.Scalar]) -> TimeLabel? {
        var end = words.count
        while end > 0, words[end - 1].isDecoration { end -= 1 }
        let isBracketed = end > 0 && (words[end - 1] == ")" || words[end - 1] == "]")
        if isBracketed { end -= 1 }
        var start = end
        while start > 0, end - start < limit, words[start - 1].isDigit || words[start - 1] == ":" { start -= 1 }
        var scanner = WordScanner(Array(words[start..<end]))
        guard let seconds = scanner.time(), scanner.isAtEnd else { return nil }
        var title = start
        if isBracketed {
            guard title > 0, words[title - 1] == "(" || words[title - 1] == "[" else { return nil }
            title -= 1
        } else {
            while title > 0, words[title - 1].isDecoration { title -= 1 }
            guard title > 0, title < start, isDash(words[title - 1]) || words[title - 1] == "|" else { return nil }
            title -= 1
        }
        while title > 0, words[title - 1].isDecoration { title -= 1 }
        return title > 0 ? TimeLabel(start: seconds, length: title, isAlone: false) : nil
    }

    private static func isBoundary(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isDecoration || scalar == ":" || scalar == "|" || isDash(scalar)
    }

    fileprivate static func isDash(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "-" || scalar == "\u{2013}" || scalar == "\u{2014}"
    }
}

extension Unicode.Scalar {
    /// A blank, a mark that nobody sees, or markup that did not pair.
    fileprivate var isDecoration: Bool { isBlank || isInvisible || self == "*" || self == "_" || self == "`" }
}

extension Unicode.Scalar {
    /// A symbol that says nothing in words: U+25B6, U+23F1, an emoji with its selector, a bullet.
    fileprivate var isOrnament: Bool {
        properties.generalCategory == .otherSymbol || value == 0xFE0F || value == 0x2022 || value == 0x2023
    }
}

extension WordScanner {
    /// Decoration, and symbols such as a bullet or a clock in front of a time.
    fileprivate mutating func skipOrnaments() {
        while let next = peek, next.isDecoration || next.isOrnament { _ = take(next) }
    }

    fileprivate mutating func skipDecoration() {
        while let next = peek, next.isDecoration { _ = take(next) }
    }

    /// Takes an opening bracket; returns the one that closes it.
    fileprivate mutating func takeBracket() -> Unicode.Scalar? {
        if take("(") { return ")" }
        return take("[") ? "]" : nil
    }

    /// `M:SS`, `MMM:SS`, `H:MM:SS`, each with a fraction; nil where digits go on before or behind.
    fileprivate mutating func time() -> Double? {
        var ahead = self
        guard let first = ahead.digits(1...3), ahead.take(":"), let second = ahead.digits(2...2), second < 60 else {
            return nil
        }
        var seconds = first * 60 + second
        if ahead.peek == ":" {
            var longer = ahead
            _ = longer.take(":")
            if let third = longer.digits(2...2) {
                guard third < 60, first < 100 else { return nil }
                seconds = seconds * 60 + third
                ahead = longer
            }
        }
        if ahead.peek == "." {
            var longer = ahead
            _ = longer.take(".")
            if longer.digits(1...6) != nil { ahead = longer }
        }
        if let next = ahead.peek, next.isWordPart { return nil }
        var behind = ahead
        if behind.take(":"), behind.peek?.isDigit == true { return nil }
        self = ahead
        return Double(seconds)
    }

    /// The end of a range, "- 05:10" behind "02:39".
    fileprivate mutating func skipRangeEnd() {
        var ahead = self
        ahead.skipDecoration()
        guard let dash = ahead.peek, TimeLabel.isDash(dash) else { return }
        _ = ahead.take(dash)
        ahead.skipDecoration()
        if ahead.time() != nil { self = ahead }
    }

    /// Whether a word comes next that makes the time one of the day.
    fileprivate var isTimeOfDay: Bool {
        var ahead = self
        ahead.skipDecoration()
        guard let word = ahead.word()?.lowercased() else { return false }
        return Phrases.timeOfDayWords.contains(word.filter { $0.isLetter })
    }

    /// One colon, dash or bar, and the blanks around it. A dash glued to a word belongs to the word (`-webkit`), unless it
    /// is glued to the time too.
    fileprivate mutating func skipMark() {
        let isGlued = peek.map { !$0.isDecoration } ?? false
        skipBlanks()
        if take(":") || take("|") || take("\u{B7}") {
            skipBlanks()
        } else if let dash = peek, TimeLabel.isDash(dash) {
            var ahead = self
            _ = ahead.take(dash)
            if isGlued || ahead.peek.map(\.isDecoration) ?? true { self = ahead }
            skipBlanks()
        }
    }

    private mutating func digits(_ count: ClosedRange<Int>) -> Int? {
        var value = 0
        var length = 0
        while let next = peek, next.isDigit, length < count.upperBound {
            value = value * 10 + Int(next.value - 48)
            length += 1
            _ = take(next)
        }
        return length >= count.lowerBound && peek?.isDigit != true ? value : nil
    }
}
