// One thing that is different between two readings of an episode.

/// One difference between what an episode was and what a new reading of its notes makes of it.
public struct ContentChange: Sendable, Equatable {
    public enum Kind: String, Sendable {
        /// The whole part is new.
        case added
        /// The whole part is no more.
        case removed
        /// A fact or the text of the part.
        case changed
    }

    public var kind: Kind
    /// What sort of part it is: "episode", "topic", "extra", "joke", "section", "boilerplate", "sponsor", "host", "guest", "tag",
    /// "chapter" or "transcript".
    public var part: String
    /// How people know the part: "topic 3 Ann: Engines" when all of it came or went, else "topic 3".
    public var name: String
    /// What changed of it: "host", "title", "text", …; nil for a part that came or went.
    public var fact: String?
    /// The fact as it was; nil when there was none, and for a text.
    public var old: String?
    /// The fact as it is; nil when there is none, and for a text.
    public var new: String?
    /// How a text changed; nil for other facts.
    public var text: TextChange?

    /// Facts that are no words of a host's, and stand without quotation marks.
    private static let bare: Set<String> = [
        "number", "season", "published", "recorded", "sponsored", "passages", "start",
    ]

    init(_ kind: Kind, _ part: ContentPart) {
        self.kind = kind
        self.part = part.kind
        name = part.name
    }

    init(part: String, name: String, fact: String, old: String?, new: String?, text: TextChange? = nil) {
        kind = .changed
        self.part = part
        self.name = name
        self.fact = fact
        self.old = old
        self.new = new
        self.text = text
    }

    /// Text as it can stand in a line of a report: one line, without characters that a terminal obeys, at most so many
    /// code points.
    public static func cut(_ text: String, to length: Int) -> String {
        var line = ""
        var count = 0
        for scalar in text.unicodeScalars {
            guard count < length else { return line + "…" }
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: line += " "
            case .format where scalar != "\u{200D}": continue
            default: line.unicodeScalars.append(scalar)
            }
            count += 1
        }
        return line
    }
}

extension ContentChange: CustomStringConvertible {
    /// A line of a report: `+ topic 3 Ann: Engines`, `~ topic 2: host "Brain" → "Brian"`.
    public var description: String {
        switch kind {
        case .added: Self.cut("+ " + name, to: 200)
        case .removed: Self.cut("- " + name, to: 200)
        case .changed: Self.cut(changed, to: 600)
        }
    }

    private var changed: String {
        let what = "~ " + (part == "episode" ? "" : name + ": ") + (fact ?? "")
        if let text {
            let counts = Self.counts(text, fact == "markup" ? "tag" : "word")
            return "\(what): \(counts): \(text.excerpt)"
        }
        switch (quoted(old), quoted(new)) {
        case (let old?, let new?) where fact == "passages":
            return "~ \(name): \(old) passage\(old == "1" ? "" : "s") → \(new)"
        case (let old?, let new?): return "\(what) \(old) → \(new)"
        case (nil, let new?): return "\(what) \(new), had none"
        case (let old?, nil): return "\(what) gone, was \(old)"
        case (nil, nil): return what
        }
    }

    /// Nil for what is not there, which for a title is an empty one.
    private func quoted(_ value: String?) -> String? {
        guard let value, !value.isEmpty else { return nil }
        let shown = Self.cut(value, to: 120)
        return Self.bare.contains(fact ?? "") ? shown : "\"\(shown)\""
    }

    /// "2 words added, 1 gone".
    private static func counts(_ text: TextChange, _ unit: String) -> String {
        let count = { (count: Int, what: String) in "\(count) \(unit)\(count == 1 ? "" : "s") \(what)" }
        switch (text.added, text.gone) {
        case (0, let gone): return count(gone, "gone")
        case (let added, 0): return count(added, "added")
        case (let added, let gone): return count(added, "added") + ", \(gone) gone"
        }
    }
}
