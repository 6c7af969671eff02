// The line that names guests.

/// Reads guests' full names out of a line, without handles, roles and addresses.
enum GuestLine {
    /// What a name ends before.
    private static let ends = [
        ",", " - ", " -- ", " \u{2013} ", " \u{2014} ", ":", "(", " @", "!", " is ", " from ", "|", ";",
    ]

    /// The names in order; none for a stand-in that nobody replaced.
    static func names(in inlines: [Inline]) -> [String] {
        let text = inlines.plain.collapsed
        var names: [String] = []
        add(lead(of: text), to: &names)
        // "A B, C D": links with nothing but joining words between.
        if inlines.areOnlyLinks { for link in inlines.links { add(lead(of: link.text), to: &names) } }
        for part in text.replacing(" and ", with: " & ").split(separator: "&").dropFirst() {
            let name = lead(of: String(part).trimmed)
            if name.contains(" ") { add(name, to: &names) }
        }
        return names
    }

    /// The words in front of a handle, a role or an address.
    static func name(leading text: String) -> String { lead(of: text) }

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

    private static func add(_ text: String, to names: inout [String]) {
        var name = text
        while let last = name.last, last == "." || last == "-" || last == "!" { name.removeLast() }
        if name.hasPrefix("The ") { name.removeFirst(4) }
        guard PersonName.isPlausible(name.replacing("Dr. ", with: "")), !names.contains(name) else { return }
        // "Ann's channel" is hers, and not she.
        let words = name.split(separator: " ").dropLast()
        guard !words.contains(where: { $0.hasSuffix("'s") || $0.hasSuffix("\u{2019}s") }) else { return }
        guard !Phrases.placeholders.contains(name.lowercased()) else { return }
        names.append(name)
    }
}
