// A transcript as text to read: cues joined to paragraphs.

internal import Podcast

/// Neighbouring cues, read in one go.
struct TranscriptParagraph: Equatable {
    /// A paragraph ends at the first sentence's end after so many seconds …
    private static let length = 30.0
    /// … and at the latest after so many.
    private static let longest = 50.0
    /// A silence of so many seconds ends it too.
    private static let silence = 4.0
    /// So many bytes end it whatever the times say: they may all be the same.
    private static let size = 4000

    /// Seconds from the start of the audio.
    var start: Double
    /// Who speaks; nil when the transcript does not say.
    var speaker: String?
    var text: String

    /// The paragraphs of a transcript: a new one for a new speaker, after a silence, and after about half a minute.
    static func all(of cues: [Cue]) -> [TranscriptParagraph] {
        var paragraphs: [TranscriptParagraph] = []
        var lastEnd = 0.0
        for cue in cues where !cue.text.isEmpty {
            if let last = paragraphs.last, !isBreak(between: last, and: cue, lastEnd: lastEnd) {
                paragraphs[paragraphs.count - 1].text += " " + cue.text
            } else {
                paragraphs.append(TranscriptParagraph(start: cue.start, speaker: cue.speaker, text: cue.text))
            }
            lastEnd = cue.end ?? cue.start
        }
        return paragraphs
    }

    private static func isBreak(between last: TranscriptParagraph, and cue: Cue, lastEnd: Double) -> Bool {
        if cue.speaker != last.speaker || last.text.utf8.count >= size { return true }
        let age = cue.start - last.start
        // Without ends of cues there is nothing to tell a silence by: a long cue looks the same.
        if lastEnd > last.start, cue.start - lastEnd >= silence { return true }
        return age >= longest || (age >= length && endsSentence(last.text))
    }

    private static func endsSentence(_ text: String) -> Bool {
        text.last.map { ".?!…\"”".contains($0) } ?? false
    }
}
