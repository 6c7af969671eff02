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
        // "Ann and Bob" are two.
        return !words.contains("and") && !others.contains(text.lowercased())
    }

    /// The people that words name, which "and" and the like may join: "Ann", "Ann & Bob". Empty when a part is no name.
    static func several(_ text: String) -> [String] {
        guard text.utf8.count <= 96, !isPossessive(text) else { return [] }
        // One name, as nearly always, is quickly told.
        let marks = [UInt8(ascii: "&"), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: ";"), UInt8(ascii: ",")]
        if !text.utf8.contains(where: marks.contains), !text.contains(" and ") {
            let name = text.trimmed
            return isPlausible(name) ? [name] : []
        }
        var joined = text.replacing(" and ", with: ",").replacing(" + ", with: ",")
        for mark in ["&", "/", ";"] { joined = joined.replacing(mark, with: ",") }
        let names = joined.split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmed }
        return names.allSatisfy { isPlausible($0) } ? names : []
    }

    /// Whether words are initials, as "MK".
    static func isInitials(_ text: some StringProtocol) -> Bool {
        (2...3).contains(text.utf8.count)
            && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    }

    /// Whether words have no small letter where their script has some: "GPT", "C".
    static func isCapitals(_ text: some StringProtocol) -> Bool {
        let letters = text.unicodeScalars.filter(\.properties.isAlphabetic)
        return letters.contains { $0.properties.isUppercase } && !letters.contains { $0.properties.isLowercase }
    }

    /// Whether words speak of what is somebody's: "Ann's pick".
    static func isPossessive(_ text: some StringProtocol) -> Bool {
        text.split(separator: " ").contains { $0.hasSuffix("'s") || $0.hasSuffix("\u{2019}s") }
    }

    private static func isCapitalised(_ word: some StringProtocol) -> Bool {
        guard let first = word.unicodeScalars.first else { return false }
        if first.isASCII { return (65...90).contains(first.value) }
        return first.properties.isAlphabetic && !first.properties.isLowercase
    }

    private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return (97...122).contains(scalar.value | 32) || scalar == "'" || scalar == "." || scalar == "-"
        }
        return scalar.properties.isAlphabetic || scalar.value == 0x2019 || (0x300...0x36F).contains(scalar.value)
    }
}
