// Tells names of people from other words.

/// Names as notes write them in front of a colon or a number.
enum PersonName {
    /// Words that stand where a name would, and are none.
    private static let others: Set<String> = [
        "episode", "part", "question", "step", "topic", "item", "issue", "pr", "pep", "chapter", "section", "note",
        "update",
        "bonus", "extra", "extras", "joke", "jokes", "tip", "option", "version", "answer", "q", "a", "ps", "ep", "show",
        "sponsor", "sponsored", "guest", "special guest", "special guests", "links", "intro", "news", "warning",
        "example",
        "main topic", "the topic", "heads up", "number", "no", "lesson", "level", "phase", "week", "day", "round",
        "rule",
        "reason", "segment", "story",
    ]

    /// Whether words could be a person's name: one to four words, each with a capital (or a script without capitals),
    /// of letters, dots, hyphens and apostrophes.
    static func isPlausible(_ text: some StringProtocol) -> Bool {
        guard !text.isEmpty, text.utf8.count <= 48 else { return false }
        let words = text.split(separator: " ")
        guard (1...4).contains(words.count), let first = words.first, let last = words.last else { return false }
        guard isCapitalised(first), isCapitalised(last) else { return false }
        guard words.allSatisfy({ $0.unicodeScalars.allSatisfy(isNamePart) }) else { return false }
        return !others.contains(text.lowercased())
    }

    /// Whether words are initials, as "MK".
    static func isInitials(_ text: some StringProtocol) -> Bool {
        (2...3).contains(text.utf8.count)
            && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    }

    private static func isCapitalised(_ word: some StringProtocol) -> Bool {
        guard let first = word.unicodeScalars.first else { return false }
        return first.properties.isAlphabetic && !first.properties.isLowercase
    }

    private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.value == 0x2019 || "'.-".unicodeScalars.contains(scalar)
            || (0x300...0x36F).contains(scalar.value)
    }
}
