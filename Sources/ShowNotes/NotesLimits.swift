// The bounds within which notes are read.

/// How much of a notes file is read at most; beyond, the file is an error and nothing of it is taken.
public struct NotesLimits: Sendable, Equatable {
    /// An episode's title, in code points: three times the longest known. It stands on one line of pages, feeds and players,
    /// so a longer one is text that slipped into the title.
    public static let titleCharacters = 300
    /// A guid, in code points: feeds' readers keep it as a key, and the longest addresses used as one have half of it.
    public static let guidCharacters = 500
    /// The name of a guest or sponsor, in code points.
    public static let nameCharacters = 200
    /// The title of a topic, extra, joke or section, in code points: an extra's own line may be a paragraph. Longer ones
    /// are cut, and the body has the whole.
    public static let headingCharacters = 1000
    /// People whom one file may name as hosts, and as guests: a panel has a dozen. What a line says beyond stays text.
    static let people = 200
    /// Chapters of one episode: three hours with one every ten seconds.
    public static let chapters = 1000
    /// Soundbites, posts, places or further links of one episode, of each.
    public static let details = 20

    /// Audio files that one episode's notes may name: one in each format that anybody offers.
    public static let audioFiles = 8

    /// The whole file, in bytes. The longest real note known has 25 KB.
    public var fileBytes: Int
    /// Lines of the whole file: each is looked at for labels several times over. The longest real note known has 240.
    public var lines: Int
    /// The front matter, in bytes: YAML may grow when it is read, so it is held shorter than the file.
    public var frontMatterBytes: Int
    /// Topics, extras, jokes and stretches of prose together.
    public var items: Int
    /// How deep lists, quotes and emphasis may stand in one another. Rendering is recursive, so this also bounds its stack.
    public var nesting: Int
    /// Blocks and inline pieces of the whole file together: the bound on memory.
    public var nodes: Int

    public init(
        fileBytes: Int = 1 << 20, lines: Int = 20_000, frontMatterBytes: Int = 64 << 10, items: Int = 2000,
        nesting: Int = 64, nodes: Int = 400_000
    ) {
        self.fileBytes = fileBytes
        self.lines = lines
        self.frontMatterBytes = frontMatterBytes
        self.items = items
        self.nesting = nesting
        self.nodes = nodes
    }
}
