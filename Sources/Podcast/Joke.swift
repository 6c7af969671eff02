// A joke at the end of an episode.

/// One joke.
public struct Joke: Sendable, Equatable {
    /// The title, or the first line of a joke that has none; empty for a joke that is only an image.
    public var title: String
    /// Its first link, else its first image; nil when it has neither.
    public var url: String?
    /// The joke itself.
    public var body: RichText
    /// Every link in it, in order.
    public var links: [Link]
    /// Its line in the notes file, from 1.
    public var line: Int

    public init(title: String, url: String? = nil, body: RichText = RichText(), links: [Link] = [], line: Int = 0) {
        self.title = title
        self.url = url
        self.body = body
        self.links = links
        self.line = line
    }
}
