// A chapter: a second of the audio with a name.

/// One chapter of an episode's audio.
public struct Chapter: Sendable, Equatable {
    /// Seconds from the start of the audio, at least 0.
    public var start: Double
    /// Plain text; empty where the notes give a time alone.
    public var title: String
    /// An absolute http or https address; nil when there is none.
    public var url: String?
    /// The address of a picture for the chapter, absolute http or https; only front matter gives one.
    public var image: String?

    public init(start: Double, title: String, url: String? = nil, image: String? = nil) {
        self.start = start
        self.title = title
        self.url = url
        self.image = image
    }

    /// Chapters in the order of their seconds, each once: notes may name one in a list and again above its text.
    public static func ordered(_ chapters: [Chapter]) -> [Chapter] {
        var seen: Set<String> = []
        // The sort is stable: what begins at one second stays in the order of the notes.
        return chapters.sorted { $0.start < $1.start }.filter { chapter in
            seen.insert("\(chapter.start) \(chapter.title.lowercased())").inserted
        }
    }
}
