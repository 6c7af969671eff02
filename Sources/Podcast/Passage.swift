// A passage: neighbouring cues joined, the unit of transcript search.

/// 20 to 40 seconds of neighbouring cues, joined into running text. Each begins with the last sentence of the one before.
public struct Passage: Sendable, Equatable {
    /// Which way of reading cues and joining them the passages of a store were made by. To be raised whenever another
    /// one would give other passages for a transcript: those of older editions are then made again.
    public static let edition = 2

    /// Where a cue begins in the passage's text.
    public struct Mark: Sendable, Equatable {
        /// Offset in the UTF-8 bytes of the text.
        public var offset: Int
        /// The cue's start in seconds.
        public var start: Double

        public init(offset: Int, start: Double) {
            self.offset = offset
            self.start = start
        }
    }

    /// Seconds from the start of the audio. Where the passage begins within a cue, the share of the cue's words that
    /// stand before it tells the second.
    public var start: Double
    /// Seconds; the start of the next cue where the last cue has no end of its own.
    public var end: Double
    public var text: String
    /// One mark a cue, offsets rising from 0. A cue that goes on from the passage before is marked at 0.
    public var marks: [Mark]

    public init(start: Double, end: Double, text: String, marks: [Mark]) {
        self.start = start
        self.end = end
        self.text = text
        self.marks = marks
    }

    /// The second at which the words at this UTF-8 offset of the text are spoken: the start of their cue.
    public func second(at offset: Int) -> Double {
        marks.last { $0.offset <= offset }?.start ?? start
    }
}
