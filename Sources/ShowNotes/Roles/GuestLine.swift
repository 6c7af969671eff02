// The line that names guests.

/// Reads people's full names out of a line, without handles, roles and addresses.
enum GuestLine {
    /// What a name ends before.
    private static let ends = [
        ",", " - ", " -- ", " \u{2013} ", " \u{2014} ", ":", "(", " @", "!", " is ", " from ", "|", ";",
    ]

    /// The names in order, `NotesLimits.people` at most; none for a stand-in that nobody replaced.
    /// - Parameter isList: Whether commas part people: "Guests: A B, C D". Behind a single guest's name they part what she
    ///   is; a list with "and" before its last name tells by itself.
    static func names(in inlines: [Inline], isList: Bool = false) -> [String] {
        let text = inlines.plain.collapsed
        var found = Found()
        let first = lead(of: text)
        found.add(first)
        // "A B, C D": links with nothing but joining words between.
        if inlines.areOnlyLinks { for link in inlines.links { found.add(lead(of: link.text)) } }
        let isList = isList || text.contains(", and ") || text.contains(", & ")
        for part in parts(of: text, isList: isList).dropFirst() {
            let name = lead(of: part.words)
            // One word more is a first name only among others.
            guard name.contains(" ") || (isList && !first.contains(" ")) else { continue }
            if !part.isBehindComma || !Phrases.saysOccupation(name) { found.add(name) }
        }
        return found.names
    }

    /// Whether a line has names, what joins them, and nothing else.
    static func says(_ line: [Inline], nothingBut names: [String]) -> Bool {
        guard !names.isEmpty, line.links.isEmpty else { return false }
        var rest = line.plain.collapsed
        for name in names {
            guard let range = rest.firstRange(of: name) else { return false }
            rest.replaceSubrange(range, with: " ")
        }
        return rest.split { " ,;&".contains($0) }.allSatisfy { $0 == "and" }
    }

    /// The words in front of a handle, a role or an address.
    static func name(leading text: String) -> String { lead(of: text) }

    /// What joining words part, and commas outside brackets where they do.
    private static func parts(of text: String, isList: Bool) -> [(words: String, isBehindComma: Bool)] {
        var parts: [(words: String, isBehindComma: Bool)] = []
        var words = ""
        var depth = 0
        var isBehindComma = false
        for character in text.replacing(" and ", with: " & ") {
            if character == "(" { depth += 1 }
            if character == ")" { depth = max(depth - 1, 0) }
            let isComma = isList && depth == 0 && (character == "," || character == ";")
            guard isComma || character == "&" else {
                words.append(character)
                continue
            }
            parts.append((words.trimmed, isBehindComma))
            // ", and" is one joiner of the two.
            isBehindComma = isComma || (isBehindComma && words.allSatisfy(\.isWhitespace))
            words = ""
        }
        return parts + [(words.trimmed, isBehindComma)]
    }

    private static func lead(of text: String) -> String {
        var name = text[...]
        while let first = name.first, first == ":" || first == "," || first == " " || first == "-" {
            name.removeFirst()
        }
        for end in ends {
            if let range = name.firstRange(of: end), range.lowerBound > name.startIndex {
                name = name[..<range.lowerBound]
            }
        }
        for end in [" & ", " and "] {
            if let range = name.firstRange(of: end) { name = name[..<range.lowerBound] }
        }
        return String(name).trimmed
    }

    /// Names found so far, each once.
    private struct Found {
        private(set) var names: [String] = []
        private var seen: Set<String> = []

        mutating func add(_ text: String) {
            var name = text
            while let last = name.last, last == "." || last == "-" || last == "!" { name.removeLast() }
            if name.hasPrefix("The ") { name.removeFirst(4) }
            guard PersonName.isPlausible(name.replacing("Dr. ", with: "")), names.count < NotesLimits.people else {
                return
            }
            // "Ann's channel" is hers, and not she.
            let words = name.split(separator: " ").dropLast()
            guard !words.contains(where: { $0.hasSuffix("'s") || $0.hasSuffix("\u{2019}s") }) else { return }
            guard !Phrases.placeholders.contains(name.lowercased()), seen.insert(name).inserted else { return }
            names.append(name)
        }
    }
}
