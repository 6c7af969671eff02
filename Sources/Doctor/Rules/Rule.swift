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
    /// What whoever writes the feed can do about it, in one sentence.
    let remedy: String
    /// What the host of a Notecast show can do: which setting or file to change. Nil where that is nothing else.
    let ownRemedy: String?
    /// Who says so.
    public let source: String

    /// - Parameter own: the remedy for a show of our own. What stands in it between backticks is a line for the file that
    ///   is named behind it, and a test holds it to that.
    init(
        _ id: RuleID, _ severity: Severity, _ subject: String, _ should: String, _ remedy: String, _ source: String,
        own: String? = nil
    ) {
        self.id = id
        self.severity = severity
        self.subject = subject
        self.should = should
        self.remedy = remedy
        self.source = source
        ownRemedy = own
    }

    /// What to do about it, in one sentence.
    ///
    /// - Parameter isOwn: whether the feed is the show's own, so that its settings can be named instead of tags.
    public func remedy(isOwn: Bool) -> String { isOwn ? ownRemedy ?? remedy : remedy }

    // Own remedies that several lines share.

    static let written =
        "Notecast writes this by itself: look for what changes the feed on its way (a proxy, a CDN), else it is our fault"
    static let passed =
        "Notecast answers so by itself: let the proxy in front of it pass that on (Deploy/ has configurations that do)"
    static let fetched =
        "for audio in Notecast's media/ look at the proxy in front of it (Deploy/ has configurations); for audio elsewhere "
        + "at the server that has it"
    static let measured = "import the audio again: what is told of it is measured then"
    static let picture =
        "make the picture anew (3000 by 3000 pixels, JPEG or PNG, RGB): the file in public/ that `image` names in site.yml "
        + "or in front matter"

    /// All rules, in the order of a document and of what is then asked for.
    public static let all: [Rule] =
        documentRules + channelRules + itemRules + namespaceRules + deliveryRules + showRules

    private static let byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

    /// The table's line for an id; every id has one, and a test holds the table to it.
    static func of(_ id: RuleID) -> Rule {
        byID[id] ?? Rule(id, .error, "", "", "", "")
    }
}
