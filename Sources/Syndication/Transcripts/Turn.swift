// What one speaker says in one go.

import Podcast

/// Neighbouring cues of one speaker, joined to a paragraph.
struct Turn: Equatable {
    /// Seconds from the start of the audio.
    var start: Double
    var speaker: String?
    var text: String

    /// A paragraph ends where the speaker changes, and, once it is longer than this, at the end of a sentence.
    private static let length = 500
    /// And at twice that in any case.
    private static let limit = 1000

    static func turns(of cues: [Cue]) -> [Turn] {
        var turns: [Turn] = []
        for cue in cues where !cue.text.isEmpty {
            if let last = turns.last, last.speaker == cue.speaker, !isFull(last.text) {
                turns[turns.count - 1].text += " " + cue.text
            } else {
                turns.append(Turn(start: cue.start, speaker: cue.speaker, text: cue.text))
            }
        }
        return turns
    }

    private static func isFull(_ text: String) -> Bool {
        let bytes = text.utf8.count
        guard bytes > length, bytes <= limit else { return bytes > limit }
        return text.last.map { ".?!。？！".contains($0) } ?? false
    }
}
