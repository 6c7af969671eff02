// A short item from the extras at the end of an episode.

/// One item of an episode's extras.
public struct Extra: Sendable, Equatable {
    /// Whose extra it is; nil when the notes do not say.
    public var host: String?
    /// The item's own line, plain; cut at a word after 1,000 characters.
    public var title: String
    /// The first link of that line; nil when it has none.
    public var url: String?
    /// The item with its links and all that is nested in it, without the host's label.
    public var body: RichText
    /// Every link in it, in order.
    public var links: [Link]
    /// Its line in the notes file, from 1.
    public var line: Int

    public init(
        host: String?, title: String, url: String? = nil, body: RichText = RichText(), links: [Link] = [], line: Int = 0
    ) {
        self.host = host
        self.title = title
        self.url = url
        self.body = body
        self.links = links
        self.line = line
    }
}
