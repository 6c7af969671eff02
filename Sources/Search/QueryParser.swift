// Reading a listener's query.

/// Reads a query from left to right. Never fails: what is no filter is words, what is no word is passed over.
struct QueryParser {
    let text: String
    private(set) var terms: [SearchQuery.Term] = []
    private(set) var filters: [SearchQuery.Filter] = []
    private(set) var excludedFilters: [SearchQuery.Filter] = []
    private(set) var pieces: [SearchQuery.Piece] = []
    /// UTF-16 units of the filters, with a space each.
    private(set) var filterLength = 0
    private var words = 0
    private var rest: Substring.UnicodeScalarView

    init(_ text: String) {
        self.text = String(
            String.UnicodeScalarView(
                String(decoding: text.utf8.prefix(SearchQuery.byteLimit), as: UTF8.self).unicodeScalars
                    // Half a character at the cut, and what no keyboard has.
                    .map { $0.value < 32 || $0 == "\u{7F}" || $0 == "\u{FFFD}" ? " " : $0 }))
        rest = Substring(self.text).unicodeScalars
    }

    mutating func run() {
        while true {
            rest = rest.drop(while: Self.isSpace)
            guard let first = rest.first else { return }
            let start = rest
            var isExcluded = false
            if first == "-", let next = rest.dropFirst().first, Self.isQuote(next) || Self.isWord(next) || next == "." {
                isExcluded = true
                rest = rest.dropFirst()
            }
            if let quote = rest.first, Self.isQuote(quote) {
                let phrase = quoted()
                add(.phrase, phrase, isExcluded, from: start)
            } else {
                bare(isExcluded, from: start)
            }
        }
    }

    /// What stands between quotes: to the next one, or to the end.
    private mutating func quoted() -> String {
        rest = rest.dropFirst()
        let inner = rest.prefix { !Self.isQuote($0) }
        rest = rest[inner.endIndex...].dropFirst()
        return String(inner)
    }

    private mutating func bare(_ isExcluded: Bool, from start: Substring.UnicodeScalarView) {
        let word = rest.prefix { !Self.isSpace($0) && !Self.isQuote($0) }
        let after = rest[word.endIndex...]
        if let colon = word.firstIndex(of: ":") {
            let key = String(word[..<colon]).lowercased()
            var value = String(word[word.index(after: colon)...])
            rest = after
            // host:"ada lovelace"
            if value.isEmpty, let quote = rest.first, Self.isQuote(quote) { value = quoted() }
            if let filter = Self.filter(key, value) { return add(filter, isExcluded, from: start) }
        }
        rest = after
        let isPrefix = word.last == "*"
        add(isPrefix ? .prefix : .word, String(word.filter { $0 != "*" }), isExcluded, from: start)
    }

    private mutating func add(
        _ kind: SearchQuery.Term.Kind, _ text: String, _ isExcluded: Bool, from start: Substring.UnicodeScalarView
    ) {
        let count = text.unicodeScalars.split { !Self.isWord($0) }.count
        guard count > 0, words < SearchQuery.wordLimit else { return }
        words += count
        terms.append(.init(kind: kind, text: text, isExcluded: isExcluded, piece: pieces.count))
        pieces.append(.init(text: Self.text(start, to: rest)))
    }

    private mutating func add(
        _ filter: SearchQuery.Filter, _ isExcluded: Bool, from start: Substring.UnicodeScalarView
    ) {
        guard filters.count + excludedFilters.count < SearchQuery.filterLimit else { return }
        if isExcluded {
            if !excludedFilters.contains(filter) { excludedFilters.append(filter) }
        } else if !filters.contains(filter) {
            filters.append(filter)
        }
        let text = Self.text(start, to: rest)
        filterLength += text.utf16.count + 1
        pieces.append(.init(text: text, filter: isExcluded ? nil : filter))
    }

    private static func text(_ start: Substring.UnicodeScalarView, to end: Substring.UnicodeScalarView) -> String {
        String(start[start.startIndex..<end.startIndex])
    }

    private static func filter(_ key: String, _ value: String) -> SearchQuery.Filter? {
        let value = value.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard value.unicodeScalars.contains(where: isWord) else { return nil }
        switch key {
        case "host", "guest": return .host(value)
        case "year":
            guard value.utf8.count == 4, let year = Int(value), year > 0 else { return nil }
            return .year(year)
        case "in":
            return SearchQuery.Place(rawValue: value).map { .place($0) }
                ?? SearchQuery.Place(rawValue: value.hasSuffix("s") ? String(value.dropLast()) : value + "s")
                .map { .place($0) }
        case "site":
            var name = value.hasPrefix("https://") ? String(value.dropFirst(8)) : value
            if name.hasPrefix("http://") { name = String(name.dropFirst(7)) }
            if name.hasPrefix("www.") { name = String(name.dropFirst(4)) }
            name = String(name.prefix { $0 != "/" })
            let isName =
                !name.isEmpty && name.unicodeScalars.allSatisfy { isWord($0) || $0 == "." || $0 == "-" || $0 == "_" }
            return isName ? .site(name) : nil
        case "tag": return .tag(value)
        default: return nil
        }
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

    /// Straight, and as telephones set them.
    private static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\"", "\u{201C}", "\u{201D}", "\u{201E}", "\u{AB}", "\u{BB}": true
        default: false
        }
    }

    /// Whether a word can be made of it: a letter or a digit of any script.
    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
}
