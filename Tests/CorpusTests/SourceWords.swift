// The words that a reader of a raw notes file sees, taken from it without the parser's help.

import Foundation

/// Words of notes: runs of letters and digits.
enum SourceWords {
    /// Labels that a page says in its own words, or by where it puts what stands behind them.
    private static let labels = [
        "sponsored by", "sponsored", "sponsors", "sponsor", "brought to you by", "this episode is brought to you by",
        "this episode was brought to you by", "this episode is sponsored by", "this episode has been sponsored by",
        "this episode has been brought to you by", "special guests", "special guest", "guests", "guest", "extras",
        "extra joke", "second joke", "extra", "jokes", "joke", "topic",
    ]

    /// The lines behind the front matter, at their own index: those in front of it are empty.
    static func lines(_ source: String) -> [Substring] {
        var lines = source.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
        if lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") {
            for index in 0...end { lines[index] = "" }
        }
        // The first heading is the episode's number and title.
        if let first = lines.firstIndex(where: { !$0.allSatisfy(\.isWhitespace) }), lines[first].hasPrefix("#") {
            lines[first] = ""
        }
        return lines
    }

    /// The words of a line as a reader sees them.
    static func seen(_ line: Substring) -> [String] {
        var text = line.drop { $0.isWhitespace }
        if text.hasPrefix("```") || text.hasPrefix("~~~") { return [] }
        // Bullets and numbers of lists are drawn by the browser.
        while let rest = withoutBullet(text) { text = rest }
        // A time is said as the page writes times.
        let time = text.prefix { $0.isWholeNumber || $0 == ":" }
        if time.contains(":") { text = text.dropFirst(time.count) }
        var plain = withoutAddresses(String(text))
        for mark in ["*", "`", "\\", "#", "[", "]"] { plain = plain.replacing(mark, with: "") }
        var words = plain.trimmingCharacters(in: .whitespaces)
        let lower = words.lowercased()
        if let label = labels.first(where: { lower.hasPrefix($0) && lower.dropFirst($0.count).first?.isLetter != true })
        {
            words = String(words.dropFirst(label.count))
        }
        return self.words(words)
    }

    /// Without marks that nobody sees: zero-width spaces and joiners, direction marks.
    static func visible(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }))
    }

    /// In small letters: a name is written as the cast knows it.
    /// Web addresses that stand behind words: `[words](address)`.
    static func addresses(_ line: Substring) -> [String] {
        var found: [String] = []
        var rest = line
        while let range = rest.firstRange(of: "](http") {
            let words = rest[..<range.lowerBound].reversed().prefix { $0 != "[" }
            var depth = 1
            let address = rest[rest.index(range.lowerBound, offsetBy: 2)...].prefix { character in
                if character == "(" { depth += 1 }
                if character == ")" { depth -= 1 }
                return depth > 0
            }
            let isSeen = words.contains { $0.isLetter || $0.isNumber }
            // An address with a blank, a title or an entity is written in another way on the page.
            if isSeen, depth == 0, address.count > 8, !address.contains(where: { " \\&\"".contains($0) }) {
                found.append(String(address))
            }
            rest = rest[range.upperBound...]
        }
        return found
    }

    static func words(_ text: String) -> [String] {
        visible(text).lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    private static func withoutBullet(_ text: Substring) -> Substring? {
        let digits = text.prefix(9).prefix(while: \.isWholeNumber)
        var rest = text.dropFirst(digits.count)
        guard let mark = rest.first, digits.isEmpty ? "-*+".contains(mark) : ".)".contains(mark) else { return nil }
        rest = rest.dropFirst()
        guard rest.first?.isWhitespace == true else { return nil }
        return rest.drop { $0.isWhitespace }
    }

    /// Without the addresses of links: `[words](address)` is its words. Brackets in an address come in pairs.
    private static func withoutAddresses(_ text: String) -> String {
        var out = ""
        var rest = text[...]
        while let range = rest.firstRange(of: "](") {
            out += rest[..<range.lowerBound] + " "
            var depth = 1
            rest = rest[range.upperBound...].drop { character in
                if character == "(" { depth += 1 }
                if character == ")" { depth -= 1 }
                return depth > 0
            }
            rest = rest.dropFirst()
        }
        return out + rest
    }
}
