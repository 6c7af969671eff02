// The first heading of a file: the episode's number and title.

/// What the first heading says.
struct EpisodeHeading: Equatable {
    var number: Int?
    /// Nil when the heading holds nothing but the show's name and the number.
    var title: String?
    /// Whether the number stands as `#N` or behind the show's name: then it can be nothing else.
    var isCertain = false

    /// A number counts only as `#N`, `N:`, `Episode N`, or as the show's name or initials and N; any other stays in the
    /// title: "Room 3.12 special".
    /// - Parameters:
    ///   - text: The heading's plain words.
    ///   - expected: The numbers in front matter and in the file's name: words in front of them are the show's name.
    ///   - showTitle: The show's name; nil when it is not known.
    static func read(_ text: String, expected: Set<Int>, showTitle: String?) -> EpisodeHeading {
        let words = Array(text.collapsed.unicodeScalars)
        guard let first = words.firstIndex(where: \.isDigit) else {
            return EpisodeHeading(number: nil, title: title(words))
        }
        var end = first
        while end < words.count, words[end].isDigit { end += 1 }
        var front = String(String.UnicodeScalarView(words[..<first])).trimmed
        let digits = String(String.UnicodeScalarView(words[first..<end]))
        let next = end < words.count ? words[end] : " "
        // "3.12", "2nd" and "1,000" are no episode numbers.
        let behind = end + 1 < words.count ? words[end + 1] : " "
        // "5:30 Club" begins with a time.
        let isTime = next == ":" && behind.isDigit
        let isWhole = !isTime && (next.isBlank || ":-)\u{2013}\u{2014}|".unicodeScalars.contains(next))
        guard isWhole, digits.count <= 6, let number = Int(digits) else {
            return EpisodeHeading(number: nil, title: title(words))
        }
        var rest = end
        let hasMark = skipMark(words, &rest)
        let isHashed = front.hasSuffix("#")
        if isHashed { front = String(front.dropLast()).trimmed }
        let isEpisode = ["episode", "ep", "ep.", "no", "no."].contains { front.lowercased().hasSuffix($0) }
        let isAlone = rest >= words.count
        let counts =
            isHashed && (front.isEmpty || expected.contains(number) || isShow(front, showTitle))
            || front.isEmpty && (hasMark || (isAlone && expected.contains(number)))
            || isEpisode && !front.isEmpty
            || !front.isEmpty && (isShow(front, showTitle) || (expected.contains(number) && (isAlone || hasMark)))
        guard counts else { return EpisodeHeading(number: nil, title: title(words)) }
        return EpisodeHeading(
            number: number, title: title(Array(words[min(rest, words.count)...])),
            isCertain: isHashed || expected.contains(number) || !front.isEmpty && isShow(front, showTitle))
    }

    /// Whether words are the show's name, or its initials.
    private static func isShow(_ words: String, _ showTitle: String?) -> Bool {
        guard let showTitle, !words.isEmpty else { return false }
        let name = words.lowercased().filter { $0.isLetter || $0.isNumber }
        if name == showTitle.lowercased().filter({ $0.isLetter || $0.isNumber }) { return true }
        let initials = showTitle.split(separator: " ").map { $0.prefix(1).lowercased() }.joined()
        return initials.count >= 2 && name == initials
    }

    /// Passes over a colon or a dash and the blanks around it; whether there was one.
    private static func skipMark(_ words: [Unicode.Scalar], _ index: inout Int) -> Bool {
        while index < words.count, words[index].isBlank { index += 1 }
        guard index < words.count, ":-\u{2013}\u{2014}|".unicodeScalars.contains(words[index]) else { return false }
        index += 1
        while index < words.count, words[index].isBlank { index += 1 }
        return true
    }

    private static func title(_ words: [Unicode.Scalar]) -> String? {
        let text = String(String.UnicodeScalarView(words)).collapsed
        return text.isEmpty ? nil : text
    }
}
