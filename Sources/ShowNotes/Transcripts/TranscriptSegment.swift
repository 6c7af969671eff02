// A stretch of speech as programs write it.

/// A segment or a word of a JSON transcript.
struct TranscriptSegment {
    /// Seconds.
    var start: Double
    /// Seconds; nil when the file gives none.
    var end: Double?
    var speaker: String?
    /// Never empty.
    var text: CueText
    /// From 1.
    var line: Int
}

/// Joins single words to cues that can be read.
enum WordJoiner {
    /// A cue of words ends after so many bytes: about two lines of captions …
    private static let bytes = 80
    /// … after so many seconds …
    private static let seconds = 6.0
    /// … and before a silence of so many.
    private static let silence = 1.0

    /// Segments of a file that has a segment for each word, joined; any other file's stay as they are.
    static func joined(_ segments: [TranscriptSegment]) -> [TranscriptSegment] {
        let words = segments.count { $0.text.isWord }
        // A file of phrases has some of one word as well.
        guard segments.count >= 3, words * 5 >= segments.count * 4 else { return segments }
        var cues: [TranscriptSegment] = []
        for segment in segments {
            if let last = cues.last, belongs(segment, to: last) {
                cues[cues.count - 1].text.append(segment.text)
                cues[cues.count - 1].end = segment.end ?? segment.start
            } else {
                cues.append(segment)
            }
        }
        return cues
    }

    private static func belongs(_ segment: TranscriptSegment, to cue: TranscriptSegment) -> Bool {
        let end = cue.end ?? cue.start
        return segment.speaker == cue.speaker && segment.start >= cue.start && segment.start - end < silence
            && segment.start - cue.start < seconds && cue.text.count < bytes && !cue.text.endsSentence
    }
}
