// A cue of a transcript.

/// One cue of a transcript, as in its file.
public struct Cue: Sendable, Equatable {
    /// Seconds from the start of the audio.
    public var start: Double
    /// Seconds; nil when the format gives none.
    public var end: Double?
    /// Who speaks, as the file writes it; nil when it does not say.
    public var speaker: String?
    /// Plain text, one line, trimmed.
    public var text: String

    public init(start: Double, end: Double? = nil, speaker: String? = nil, text: String) {
        self.start = start
        self.end = end
        self.speaker = speaker
        self.text = text
    }
}

/// The file formats of transcripts. The raw values stand in the store.
public enum TranscriptFormat: String, Sendable, CaseIterable {
    case vtt
    case srt
    /// `HH:MM:SS text`, or `Name (HH:MM:SS)` above the text.
    case timedText
    /// Segments with their times, as the podcast namespace has them and as speech recognition writes them.
    case json
    /// `<cite>`, `<time>` and `<p>`, as the podcast namespace has them.
    case html
}

/// A parsed transcript.
public struct Transcript: Sendable, Equatable {
    public var format: TranscriptFormat
    /// In order of the file; starts never fall.
    public var cues: [Cue]
    public var problems: [Problem]

    public init(format: TranscriptFormat, cues: [Cue], problems: [Problem] = []) {
        self.format = format
        self.cues = cues
        self.problems = problems
    }
}
