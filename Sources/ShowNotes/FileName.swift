// What the name of a notes, transcript or audio file says.

/// A file's name, taken apart: the number that it begins with and the words behind it.
public struct FileName: Sendable, Equatable {
    /// The number in the name ("469-commands.md" gives 469, "PB 485.md" gives 485); nil when there is none.
    public var number: Int?
    /// The words behind the number as a slug, without the noise of editing ("-transcript", "-final", "_mixdown"); nil
    /// when there are none.
    public var slug: String?

    /// Words that audio editors and transcribers put behind a name, and that say nothing about the episode.
    private static let noise: Set<String> = [
        "transcript", "transcripts", "final", "names", "mixdown", "timeline", "youtube", "notes", "shownotes",
    ]

    /// Words that say that a number is the episode's: "episode-147.md".
    private static let numberWords: Set<String> = ["episode", "ep"]

    /// - Parameter path: A name or a path; folders and the extension are left out.
    public init(_ path: String) {
        var stem = path[...]
        if let slash = stem.lastIndex(of: "/") { stem = stem[stem.index(after: slash)...] }
        if let dot = stem.lastIndex(of: "."), dot != stem.startIndex { stem = stem[..<dot] }
        let separators: Set<Character> = ["-", "_", " ", "."]
        var words = stem.split { separators.contains($0) }.map { $0.lowercased() }
        // "2026-03-04-roses.md" begins with a date and has no number.
        if words.count >= 3, words.prefix(3).map(\.count) == [4, 2, 2],
            words.prefix(3).allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } })
        {
            words.removeFirst(3)
        } else if words.count >= 2, Self.numberWords.contains(words[0]), words[1].count <= 6,
            words[1].allSatisfy({ $0.isASCII && $0.isNumber })
        {
            number = Int(words[1])
            words.removeFirst(2)
        } else if let first = words.first {
            let digits = first.prefix { $0.isASCII && $0.isNumber }
            if !digits.isEmpty, digits.count <= 6 {
                number = Int(digits)
                words[0] = String(first.dropFirst(digits.count))
                if words[0].isEmpty { words.removeFirst() }
            } else if words.count == 2, first.count <= 3, let last = words.last, last.count <= 6,
                last.allSatisfy({ $0.isASCII && $0.isNumber })
            {
                // "PB 485.md": a show's initials and the number.
                number = Int(last)
                words = []
            }
        }
        while let last = words.last, Self.noise.contains(last) { words.removeLast() }
        let slug = words.joined(separator: "-")
        self.slug = slug.isEmpty ? nil : slug
    }
}
