// The bounds within which notes and a conversation are laid side by side.

/// How much of an episode is aligned at most. Beyond any of these nothing is heard: the work is topics times windows, and a
/// wrong time is worse than none.
public struct AlignmentLimits: Sendable, Equatable {
    /// Topics of the episode: three times the most known.
    public var topics: Int
    /// Cues of the transcript: six hours with four a second.
    public var cues: Int
    /// Bytes of the transcript's words: as much as a transcript's file may have.
    public var spokenBytes: Int
    /// Bytes of one topic's text, and addresses of one topic, that are read; what is beyond says the same again.
    public var topicBytes: Int
    public var topicLinks: Int
    /// The length of the conversation, in seconds: eight hours. It bounds the windows.
    public var seconds: Double

    public init(
        topics: Int = 100, cues: Int = 90_000, spokenBytes: Int = 8 << 20, topicBytes: Int = 16 << 10,
        topicLinks: Int = 100, seconds: Double = 8 * 3600
    ) {
        self.topics = topics
        self.cues = cues
        self.spokenBytes = spokenBytes
        self.topicBytes = topicBytes
        self.topicLinks = topicLinks
        self.seconds = seconds
    }
}
