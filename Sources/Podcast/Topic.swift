// A topic: what one host brought to an episode.

/// One topic of an episode: a numbered heading with a host, and all that stands below it.
public struct Topic: Sendable, Equatable {
    /// The number as written, even when it is wrong, doubled or 0; nil when there is none.
    public var ordinal: Int?
    /// The host who brought it, after slips of the pen were mended; nil when the heading names none.
    public var host: String?
    /// The title, plain. Empty when the notes give none.
    public var title: String
    /// The main link: the first one of the heading; nil when there is none.
    public var url: String?
    /// All below the heading.
    public var body: RichText
    /// Every link in heading and body, in order.
    public var links: [Link]
    /// Seconds from the start of the audio to where it begins; nil when the notes give no time.
    public var start: Double?
    /// Seconds from the start of the audio to where the conversation comes to it, as heard in the transcript: likely, and no
    /// fact, so for pages alone and always with an "about". Nil when nobody knows, and when the notes give a time.
    public var heard: Double?
    /// The line of the heading in the notes file, from 1.
    public var line: Int

    public init(
        ordinal: Int?, host: String?, title: String, url: String? = nil, body: RichText = RichText(),
        links: [Link] = [], start: Double? = nil, heard: Double? = nil, line: Int = 0
    ) {
        self.ordinal = ordinal
        self.host = host
        self.title = title
        self.url = url
        self.body = body
        self.links = links
        self.start = start
        self.heard = heard
        self.line = line
    }
}
