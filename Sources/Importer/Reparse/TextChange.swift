// A changed text in a few words.

/// How a text changed: how many words came and went, and the first places where.
public struct TextChange: Sendable, Equatable {
    public var added: Int
    public var gone: Int
    /// The first places, each with the words around it: `… gears [-turn-] {+spin+} slowly …`. A few lines at most.
    public var excerpt: String

    /// Places shown, and words around each.
    private static let places = 3
    private static let before = 3
    private static let after = 2
    /// Words shown of what came or went at one place, and characters of each.
    private static let words = 8
    private static let wordLength = 60

    /// Nil when the words are the same: then only blanks are different.
    static func between(_ old: String, _ new: String) -> TextChange? {
        TextChange(Self.words(of: old), Self.words(of: new))
    }

    /// What changed of HTML whose words are the same; tags count as words.
    static func ofMarkup(_ old: String, _ new: String) -> TextChange? {
        TextChange(tokens(of: old), tokens(of: new))
    }

    private init?(_ old: [Substring], _ new: [Substring]) {
        let diff = WordDiff(old, new)
        guard !diff.isEmpty else { return nil }
        (added, gone) = (diff.added, diff.gone)
        excerpt = Self.excerpt(of: diff, old, new)
    }

    private static func excerpt(of diff: WordDiff, _ old: [Substring], _ new: [Substring]) -> String {
        var pieces: [String] = []
        var end = 0
        for hunk in diff.hunks.prefix(places) {
            let start = hunk.new.lowerBound
            let isFirst = pieces.isEmpty
            if start - end <= (isFirst ? before : before + after) {
                pieces += new[end..<start].map(shown)
            } else {
                if !isFirst { pieces += new[end..<(end + after)].map(shown) }
                pieces.append("…")
                pieces += new[(start - before)..<start].map(shown)
            }
            if !hunk.old.isEmpty { pieces.append("[-" + cut(old[hunk.old]) + "-]") }
            if !hunk.new.isEmpty { pieces.append("{+" + cut(new[hunk.new]) + "+}") }
            end = hunk.new.upperBound
        }
        pieces += new[end...].prefix(after).map(shown)
        if end + after < new.count { pieces.append("…") }
        return pieces.joined(separator: " ")
    }

    private static func cut(_ words: ArraySlice<Substring>) -> String {
        let text = words.prefix(Self.words).map(shown).joined(separator: " ")
        return words.count > Self.words ? text + " …" : text
    }

    private static func shown(_ word: Substring) -> String {
        word.unicodeScalars.count <= wordLength
            ? String(word) : String(String.UnicodeScalarView(word.unicodeScalars.prefix(wordLength))) + "…"
    }

    private static func words(of text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }

    /// Tags, and the words between them.
    private static func tokens(of html: String) -> [Substring] {
        var tokens: [Substring] = []
        var rest = html[...]
        while let open = rest.firstIndex(of: "<") {
            tokens += rest[..<open].split(whereSeparator: \.isWhitespace)
            guard let close = rest[open...].firstIndex(of: ">") else { break }
            tokens.append(rest[open...close])
            rest = rest[rest.index(after: close)...]
        }
        return tokens + rest.split(whereSeparator: \.isWhitespace)
    }
}
