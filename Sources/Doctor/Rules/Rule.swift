// A rule of the feed: what apps and directories hold a show to.

/// How much a rule weighs, as in the tables of PSP-1 and Apple: required, recommended, optional.
public enum Severity: String, Sendable, CaseIterable {
    /// Required: an app or a directory refuses or misunderstands what breaks it.
    case error
    /// Recommended: what breaks it is worse off.
    case warning
    /// Optional: good to know.
    case hint
}

/// A line of the rule table.
public struct Rule: Sendable, Equatable {
    /// Stable: other programs may rely on the raw value.
    public let id: RuleID
    public let severity: Severity
    /// What the rule is about: a tag, or a part of HTTP.
    public let subject: String
    /// What should be.
    public let should: String
    /// What to do about it, in one sentence.
    public let remedy: String
    /// Who says so.
    public let source: String

    init(_ id: RuleID, _ severity: Severity, _ subject: String, _ should: String, _ remedy: String, _ source: String) {
        self.id = id
        self.severity = severity
        self.subject = subject
        self.should = should
        self.remedy = remedy
        self.source = source
    }

    /// All rules, in the order of a document and of what is then asked for.
    public static let all: [Rule] =
        documentRules + channelRules + itemRules + namespaceRules + deliveryRules + showRules

    private static let byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

    /// The table's line for an id; every id has one, and a test holds the table to it.
    static func of(_ id: RuleID) -> Rule {
        byID[id] ?? Rule(id, .error, "", "", "", "")
    }
}
