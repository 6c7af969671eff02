// English endings, taken off: M. F. Porter, An algorithm for suffix stripping, Program 14 (1980).

/// Porter's stemmer, so that "testing", "tests" and "tested" are one word. Words of other languages lose little by it, and
/// lose the same in texts and in queries.
enum Stemmer {
    /// Takes the endings off a word of ASCII letters in lower case.
    static func stem(_ word: inout FoldedWord) {
        guard word.count > 2 else { return }
        plurals(&word)
        pastAndGerund(&word)
        if ends(word, "y"), hasVowel(word, to: word.count - 1) { word[word.count - 1] = UInt8(ascii: "i") }
        replaceFirst(&word, of: second, minimum: 0)
        replaceFirst(&word, of: third, minimum: 0)
        fourthStep(&word)
        fifthStep(&word)
    }

    // MARK: Steps

    /// Step 1a.
    private static func plurals(_ word: inout FoldedWord) {
        if ends(word, "sses") || ends(word, "ies") {
            word.cut(to: word.count - 2)
        } else if !ends(word, "ss"), ends(word, "s") {
            word.cut(to: word.count - 1)
        }
    }

    /// Step 1b.
    private static func pastAndGerund(_ word: inout FoldedWord) {
        if ends(word, "eed") {
            if measure(word, to: word.count - 3) > 0 { word.cut(to: word.count - 1) }
            return
        }
        let length = ends(word, "ed") ? 2 : ends(word, "ing") ? 3 : 0
        guard length > 0, hasVowel(word, to: word.count - length) else { return }
        word.cut(to: word.count - length)
        if ends(word, "at") || ends(word, "bl") || ends(word, "iz") {
            word.append(UInt8(ascii: "e"))
        } else if endsDouble(word), let last = last(word), !"lsz".utf8.contains(last) {
            word.cut(to: word.count - 1)
        } else if measure(word, to: word.count) == 1, endsShort(word, to: word.count) {
            word.append(UInt8(ascii: "e"))
        }
    }

    private static let second: [(StaticString, StaticString)] = [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("abli", "able"),
        ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"),
        ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"),
        ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
    ]

    private static let third: [(StaticString, StaticString)] = [
        ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
    ]

    /// Longer endings before those that they end in.
    private static let fourth: [StaticString] = [
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate",
        "iti", "ous", "ive", "ize",
    ]

    private static func replaceFirst(
        _ word: inout FoldedWord, of rules: [(StaticString, StaticString)], minimum: Int
    ) {
        for (ending, other) in rules where ends(word, ending) {
            let rest = word.count - ending.utf8CodeUnitCount
            guard measure(word, to: rest) > minimum else { return }
            word.cut(to: rest)
            other.withUTF8Buffer { bytes in for byte in bytes { word.append(byte) } }
            return
        }
    }

    private static func fourthStep(_ word: inout FoldedWord) {
        for ending in fourth where ends(word, ending) {
            let rest = word.count - ending.utf8CodeUnitCount
            guard measure(word, to: rest) > 1 else { return }
            if ends(word, "ion"), rest > 0, !"st".utf8.contains(word[rest - 1]) { return }
            word.cut(to: rest)
            return
        }
    }

    private static func fifthStep(_ word: inout FoldedWord) {
        if ends(word, "e") {
            let measure = measure(word, to: word.count - 1)
            if measure > 1 || (measure == 1 && !endsShort(word, to: word.count - 1)) { word.cut(to: word.count - 1) }
        }
        if ends(word, "ll"), measure(word, to: word.count) > 1 { word.cut(to: word.count - 1) }
    }

    // MARK: Conditions

    private static func ends(_ word: FoldedWord, _ ending: StaticString) -> Bool {
        let length = ending.utf8CodeUnitCount
        guard word.count > length || (word.count == length && length == 1) else { return false }
        return ending.withUTF8Buffer { bytes in
            for index in 0..<length where word[word.count - length + index] != bytes[index] { return false }
            return true
        }
    }

    private static func last(_ word: FoldedWord) -> UInt8? { word.count > 0 ? word[word.count - 1] : nil }

    private static func isConsonant(_ word: FoldedWord, _ index: Int) -> Bool {
        switch word[index] {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): false
        case UInt8(ascii: "y"): index == 0 || !isConsonant(word, index - 1)
        default: true
        }
    }

    private static func hasVowel(_ word: FoldedWord, to end: Int) -> Bool {
        for index in 0..<max(0, end) where !isConsonant(word, index) { return true }
        return false
    }

    /// How often a vowel is followed by a consonant.
    private static func measure(_ word: FoldedWord, to end: Int) -> Int {
        var count = 0
        var afterVowel = false
        var isY = false
        for index in 0..<max(0, end) {
            // `y` is a vowel behind a consonant; asking anew for each would be quadratic in a row of them.
            let consonant: Bool
            if word[index] == UInt8(ascii: "y") {
                consonant = index == 0 || !isY
            } else {
                consonant = isConsonant(word, index)
            }
            isY = consonant
            if consonant, afterVowel { count += 1 }
            afterVowel = !consonant
        }
        return count
    }

    private static func endsDouble(_ word: FoldedWord) -> Bool {
        word.count > 1 && word[word.count - 1] == word[word.count - 2] && isConsonant(word, word.count - 1)
    }

    /// Consonant, vowel, consonant, the last none of w, x, y.
    private static func endsShort(_ word: FoldedWord, to end: Int) -> Bool {
        guard end > 2, isConsonant(word, end - 1), !isConsonant(word, end - 2), isConsonant(word, end - 3) else {
            return false
        }
        return !"wxy".utf8.contains(word[end - 1])
    }
}
