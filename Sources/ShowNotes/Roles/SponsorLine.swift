// The line that names a sponsor.

import Podcast

/// What stands behind "Sponsored by".
enum SponsorLine: Equatable {
    /// The show itself.
    case ourselves
    /// A company; `saysMore` when there is more on the line than its name and address.
    case named(Sponsor, saysMore: Bool)
    /// Nobody: the list below names them.
    case listBelow

    /// Reads the words behind the label.
    static func read(_ rest: [Inline]) -> SponsorLine {
        var rest = rest
        // "Sponsor: Brought to you by X" has two labels.
        for _ in 0..<3 {
            guard let label = SectionGrammar.label(Array(rest.plain.unicodeScalars), isHeading: false),
                label.role == .sponsor, !label.isAlone
            else { break }
            rest = rest.dropping(scalars: label.length)
        }
        let text = rest.plain.collapsed
        guard text.unicodeScalars.contains(where: \.isWordPart) else { return .listBelow }
        var name = name(in: text)
        if let whole = wholeName(rest) { name = whole }
        name = name.cut(to: NotesLimits.nameCharacters)
        if Phrases.ourselves.contains(name.lowercased()) { return .ourselves }
        let url = rest.firstURL
        let visible = name.isEmpty ? lastSegment(of: text).cut(to: NotesLimits.nameCharacters) : name
        return .named(Sponsor(name: visible, url: url), saysMore: saysMore(text, name) || showsOther(text, url))
    }

    /// The sponsors of a line that has nothing but their links: "[A](…) & [B](…)"; empty when it is another line.
    static func several(_ rest: [Inline]) -> [Sponsor] {
        let links = rest.links
        guard links.count > 1, rest.areOnlyLinks else { return [] }
        guard links.allSatisfy({ !SafeURL.looksLikeAddress($0.text) && !$0.text.isEmpty }) else { return [] }
        return links.map { Sponsor(name: $0.text.cut(to: NotesLimits.nameCharacters), url: $0.url) }
    }

    /// The name at the beginning: up to a mark or an address, without an advertisement's words.
    static func name(in text: String) -> String {
        var words: [Substring] = []
        for word in text.split(separator: " ") {
            guard !isAddress(word) else { break }
            words.append(word)
        }
        var name = words.joined(separator: " ") + " "
        if let lead = Phrases.sponsorLeads.first(where: { name.lowercased().hasPrefix($0) }) {
            name.removeFirst(lead.count)
        }
        for end in Phrases.nameEnds {
            if let range = name.firstRange(of: end), range.lowerBound > name.startIndex {
                name = String(name[..<range.lowerBound]) + " "
            }
        }
        let marks: Set<Character> = [":", "!", ".", ",", ";", "-", "\u{2013}", "\u{2014}", " ", "\"", "]", "["]
        while let last = name.last, marks.contains(last) { name.removeLast() }
        while let first = name.first, marks.contains(first) { name.removeFirst() }
        return name
    }

    /// The words of the link that the line begins with, up to a tag line: a link's author drew the name's limits.
    private static func wholeName(_ rest: [Inline]) -> String? {
        let seen = rest.drop { ["", "the", ":"].contains([$0].plain.trimmed.lowercased()) }
        guard let first = seen.first, let link = [first].soleLink, !SafeURL.looksLikeAddress(link.text) else {
            return nil
        }
        let name = link.text.firstRange(of: ": ").map { String(link.text[..<$0.lowerBound]) } ?? link.text
        return isAddress(name[...]) ? nil : name
    }

    /// The last part of an address's path: what a sponsor is called that is only an address.
    private static func lastSegment(of text: String) -> String {
        let address = text.split(separator: " ").first.map(String.init) ?? text
        let path = address.split(separator: "/").last.map(String.init) ?? address
        return path.trimmed
    }

    private static func saysMore(_ text: String, _ name: String) -> Bool {
        let rest = text.split(separator: " ").filter { !isAddress($0) }.joined(separator: " ")
        return rest.dropFirst(name.count).unicodeScalars.contains(where: \.isWordPart)
    }

    /// Whether an address in the text is another one than the link's: what listeners are told, and where it leads.
    private static func showsOther(_ text: String, _ url: String?) -> Bool {
        guard let url else { return false }
        return text.split(separator: " ").filter(isAddress).contains { word in
            let marks: Set<Character> = ["(", ")", "[", "]", ".", ",", "!", "/"]
            let address = word.drop(while: marks.contains)
            return !url.contains(address.prefix(address.count - address.reversed().prefix(while: marks.contains).count))
        }
    }

    private static func isAddress(_ word: Substring) -> Bool {
        let bare = word.drop { $0 == "(" || $0 == "[" }.prefix { $0 != ")" && $0 != "]" }
        // "Inc." and "Node.js" look like hosts; a path or a scheme makes an address.
        return SafeURL.looksLikeAddress(String(bare)) && bare.contains("/")
    }
}
