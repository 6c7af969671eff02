// One thing that the doctor found.

/// Where something was found.
public enum Place: Sendable, Equatable {
    /// The document or the show, at a line of the feed; nil where the line says nothing.
    case channel(line: Int?)
    /// An item, counted from 1, at a line of the feed.
    case item(Int, title: String, line: Int?)
    /// What a server answered at an address.
    case address(String)
    /// An episode of the show that is not in the feed, by its number or slug.
    case episode(String)
}

/// What was found, where, against which rule.
public struct Finding: Sendable, Equatable {
    public let rule: Rule
    public let place: Place
    /// What is there, shortened.
    public let found: String

    public var severity: Severity { rule.severity }

    init(_ id: RuleID, _ place: Place, _ found: String) {
        rule = .of(id)
        self.place = place
        self.found = Self.short(found)
    }

    /// At most so many characters on one line: what is wrong with a feed may be large.
    private static func short(_ text: String) -> String {
        let line = text.prefix(400).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > 200 ? line.prefix(199) + "…" : line
    }
}

/// Findings in the order in which they were made.
struct FindingList {
    /// Of one rule: what the same fault in all items of a large feed comes to. No rule takes the room of another.
    static let limit = 10_000

    private(set) var all: [Finding] = []
    private var counts: [RuleID: Int] = [:]

    /// Takes back what was found against a rule.
    mutating func drop(_ id: RuleID) {
        all.removeAll { $0.rule.id == id }
        counts[id] = nil
    }

    mutating func add(_ id: RuleID, _ place: Place, _ found: String) {
        counts[id, default: 0] += 1
        guard counts[id, default: 0] <= Self.limit else { return }
        all.append(Finding(id, place, found))
    }
}
