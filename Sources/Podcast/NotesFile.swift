// One parsed notes file: its identity and dates as far as the file knows them, and its content.

/// An audio file that the notes point to.
public struct WrittenAudio: Sendable, Equatable {
    /// A file name beside the notes, or an absolute address.
    public var location: String
    /// Size in bytes as written; nil when the notes do not say.
    public var bytes: Int64?
    /// Length in seconds as written; nil when the notes do not say.
    public var duration: Double?
    public var line: Int

    public init(location: String, bytes: Int64? = nil, duration: Double? = nil, line: Int) {
        self.location = location
        self.bytes = bytes
        self.duration = duration
        self.line = line
    }
}

/// What one notes file says, before the import gives it its place among the episodes.
///
/// Precedence: front matter over text over file name. Nil and empty mean that the file does not say.
public struct NotesFile: Sendable, Equatable {
    /// The name that problems are reported under, and whose leading digits are the last resort for the number.
    public var path: String
    public var guid: String?
    /// At least 0.
    public var number: Int?
    /// At least 1.
    public var season: Int?
    /// From front matter only.
    public var slug: String?
    /// From front matter, else from the H1.
    public var title: String?
    /// The words behind the number in the file name ("469-commands-out.md" gives "commands-out"); nil when there are none.
    public var nameSlug: String?
    /// One or two plain sentences from front matter.
    public var summary: String?
    public var published: WrittenDate?
    public var recorded: WrittenDate?
    public var isDraft: Bool
    /// The audio of feeds.
    public var audio: WrittenAudio?
    /// Further files of the same audio, in order; empty unless the notes list several.
    public var otherAudio: [WrittenAudio] = []
    /// Where front matter names the guid, the number and the slug, for messages; nil where it doesn't.
    public var guidLine, numberLine, slugLine: Int?
    /// Where the notes name the episode's picture; nil when they don't.
    public var imageLine: Int?
    /// Where the times of topics and chapters stand, by their seconds, for messages.
    public var timeLines: [Double: Int] = [:]
    public var content: EpisodeContent
    /// All that was found wrong, in order of line. Any `.error` among them keeps the file out.
    public var problems: [Problem]

    /// Whether the file gives its episode neither a title nor a text, whatever front matter says besides.
    public var saysNothing: Bool { title == nil && summary == nil && content.saysNothing }

    /// All audio that the notes name, that of feeds first.
    public var allAudio: [WrittenAudio] { [audio].compactMap(\.self) + otherAudio }

    public init(path: String, content: EpisodeContent = EpisodeContent()) {
        self.path = path
        self.content = content
        self.isDraft = false
        self.problems = []
    }
}
