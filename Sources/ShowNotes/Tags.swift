// Words that an episode is filed under.

/// Tags as notes write them.
enum Tags {
    /// Kept of one episode at most.
    static let limit = 100
    /// The longest, in code points: longer ones are text that slipped in.
    static let characters = 80

    /// The tags of a line: words between commas, or each word where all begin with a `#`.
    static func split(_ line: String) -> [String] {
        let words = line.collapsed.split(separator: " ")
        let parts =
            words.count > 1 && words.allSatisfy { $0.hasPrefix("#") }
            ? words : line.collapsed.split(whereSeparator: { $0 == "," || $0 == ";" })
        return parts.map { part in
            let tag = part.trimmed
            return tag.hasPrefix("#") ? String(tag.dropFirst()) : tag
        }
    }

    /// Tags behind others, each once whatever its case; empty ones, stand-ins and what is too long are left out.
    static func added(_ more: [String], to tags: [String]) -> [String] {
        var tags = tags
        var seen = Set(tags.map { $0.lowercased() })
        for tag in more.map(\.collapsed) where !tag.isEmpty && tags.count < limit {
            guard tag.unicodeScalars.count <= characters, !Phrases.placeholders.contains(tag.lowercased()) else {
                continue
            }
            if seen.insert(tag.lowercased()).inserted { tags.append(tag) }
        }
        return tags
    }
}
