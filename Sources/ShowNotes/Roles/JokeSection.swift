// What a section of jokes shows about itself before its first joke is read.

/// How the jokes of a section are told.
struct JokeSection {
    /// Whether the label says "Jokes": then a list below a sentence is the jokes, and not more about the sentence.
    private var isPlural = false
    /// Whether hosts tell jokes by name: "Ann: …".
    private(set) var hasTellers = false

    init() {}

    /// - Parameters:
    ///   - label: The section's label.
    ///   - below: What follows it; the section ends at the next label.
    init(label: OutlineEntry, below: some Sequence<OutlineEntry>, isHost: (String) -> Bool) {
        let words = label.block.inlines?.plain.lowercased() ?? ""
        isPlural = words.contains("jokes")
        for entry in below {
            guard case .block = entry.kind, case .paragraph(let inlines) = entry.block.kind else {
                if case .host(let host, _) = entry.kind, !host.isAlone {
                    hasTellers = true
                    return
                }
                if case .block = entry.kind { continue }
                return
            }
            if Self.teller(of: inlines, isHost: isHost) != nil {
                hasTellers = true
                return
            }
        }
    }

    /// Whether a sentence only leads to the jokes that the next block has.
    func isLeadIn(_ inlines: [Inline], next: Block?) -> Bool {
        guard isPlural, let next, inlines.links.isEmpty, inlines.allLines.count == 1 else { return false }
        guard !inlines.plain.contains("?"), case .list(_, _, let items) = next.kind, items.count > 1 else {
            return false
        }
        return true
    }

    /// Who tells the joke that words begin; nil when they do not say.
    static func teller(of words: [Inline], isHost: (String) -> Bool) -> String? {
        let scalars = Array(words.plain.unicodeScalars.prefix(Sketch.limit))
        guard let label = HostLabel.read(scalars, isKnown: isHost), !label.isAlone else { return nil }
        return label.name
    }
}

/// A joke told by several voices, a bullet each.
enum Dialogue {
    /// Whether all bullets begin with somebody's name and a colon, hosts apart ("Customer: …", "Developer: …"), or somebody
    /// knocks.
    static func isTold(by items: [[Block]], isHost: (String) -> Bool) -> Bool {
        guard items.count > 1 else { return false }
        let lines = items.compactMap { $0.first?.inlines?.plain.collapsed }
        guard lines.count == items.count, let first = lines.first else { return false }
        if Phrases.dialogueOpeners.contains(where: first.lowercased().hasPrefix) { return true }
        let voices = lines.compactMap { voice($0, isHost: isHost) }
        return voices.count == lines.count && Set(voices).count > 1
    }

    private static func voice(_ line: String, isHost: (String) -> Bool) -> String? {
        guard let colon = line.prefix(32).firstIndex(of: ":") else { return nil }
        let name = line[..<colon]
        let after = line[line.index(after: colon)...]
        let isSource = Phrases.jokeFollowers.contains { name.lowercased().hasPrefix($0 + " ") }
        guard !isSource, after.first == " ", name.split(separator: " ").count <= 3, !isHost(String(name)) else {
            return nil
        }
        guard name.count > 1, name.unicodeScalars.allSatisfy({ $0.isWordPart || $0.isBlank }) else { return nil }
        return name.lowercased()
    }
}
