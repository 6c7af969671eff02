// A cue of a transcript.

/// One cue of a transcript, as in its file.
public struct Cue: Sendable, Equatable {
    /// Seconds from the start of the audio.
    public var start: Double
    /// Seconds; nil when the format gives none.
    public var end: Double?
    /// Who speaks; nil when the transcript does not say.
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

/// The file formats of transcripts.
public enum TranscriptFormat: String, Sendable, CaseIterable {
    case vtt
    case srt
    /// `HH:MM:SS text`, entries separated by blank lines.
    case timedText
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
