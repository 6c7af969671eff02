// What an examination comes to.

/// The outcome of one examination.
public struct CheckReport: Sendable {
    /// The address or the file.
    public let subject: String
    /// The show's name, when there was a feed.
    public let title: String?
    /// Items in the feed.
    public let items: Int
    /// Items whose media was asked for.
    public let mediaChecked: Int
    /// Requests that were sent.
    public let requests: Int
    /// Whether the document alone was examined, and nobody asked.
    public let isDocumentOnly: Bool
    /// Whether it is the show's own feed, whose settings can be named.
    public let isOwn: Bool
    /// Whether a bound on requests or time ended it before everything was seen.
    public let isCut: Bool
    /// In the order of the document and of what was asked.
    public let findings: [Finding]

    /// Whether something is wrong that apps or directories refuse.
    public var hasErrors: Bool { findings.contains { $0.severity == .error } }

    /// How many findings weigh so much.
    public func count(_ severity: Severity) -> Int { findings.count { $0.severity == severity } }
}
