// Joins cues into passages, the unit of transcript search.

public import Podcast

/// Cues → passages of 20 to 40 seconds.
public enum Passages {
    /// A passage may end from this many seconds on, where a sentence ends.
    static let shortest = 20.0
    /// A passage ends before words that would make it longer, in seconds …
    static let longest = 40.0
    /// … or larger, in bytes: more than anybody says in that time, in any script.
    static let largest = 2400
    /// What a passage repeats of the one before lasts no longer, in seconds …
    static let longestOverlap = 15.0
    /// … and is no larger, in bytes.
    static let largestOverlap = 800

    /// Joins what is said until a sentence ends between 20 and 40 seconds, and to 40 seconds in any case.
    ///
    /// Each passage begins with the last sentence of the one before, so that words on both sides of an end are found
    /// together: with its last cue where that sentence is longer than 15 seconds, and with nothing of it after a silence
    /// that would make it longer than 40. Empty cues are left out. Every word is in one passage or in two that follow
    /// each other. To change what comes of it, raise `Passage.edition`.
    /// - Parameter cues: By rising start.
    public static func join(_ cues: [Cue]) -> [Passage] {
        let text = SpokenText(cues)
        let pieces = text.pieces
        var passages: [Passage] = []
        // The passage's first piece, and the first that no passage has yet.
        var (first, fresh) = (0, 0)
        let close = { (last: Int) in
            passages.append(passage(text, first...last))
            fresh = last + 1
            first = overlap(text, first...last) ?? fresh
        }
        for index in pieces.indices {
            if !fits(pieces, first, index) {
                if fresh < index { close(index - 1) }
                if !fits(pieces, first, index) { first = index }
            }
            if pieces[index].endsSentence, pieces[index].end - pieces[first].start >= shortest { close(index) }
        }
        if fresh < pieces.count { close(pieces.count - 1) }
        return passages
    }

    private static func fits(_ pieces: [SpokenText.Piece], _ first: Int, _ last: Int) -> Bool {
        pieces[last].end - pieces[first].start <= longest
            && pieces[last].range.upperBound - pieces[first].range.lowerBound <= largest
    }

    /// The first piece of what the next passage repeats: of the last sentence, else of the last cue, else the last piece.
    private static func overlap(_ text: SpokenText, _ range: ClosedRange<Int>) -> Int? {
        let (pieces, last) = (text.pieces, range.upperBound)
        var sentence = last
        while sentence > range.lowerBound, !pieces[sentence - 1].endsSentence { sentence -= 1 }
        var cue = last
        while cue > range.lowerBound, pieces[cue - 1].cue == pieces[last].cue { cue -= 1 }
        return [sentence, cue, last].first { start in
            start > range.lowerBound && pieces[last].end - pieces[start].start <= longestOverlap
                && pieces[last].range.upperBound - pieces[start].range.lowerBound <= largestOverlap
        }
    }

    private static func passage(_ text: SpokenText, _ range: ClosedRange<Int>) -> Passage {
        let (first, last) = (text.pieces[range.lowerBound], text.pieces[range.upperBound])
        let start = first.range.lowerBound
        let marks = (first.cue...last.cue).map { cue in
            Passage.Mark(offset: max(text.cues[cue].offset - start, 0), start: text.cues[cue].start)
        }
        return Passage(
            start: first.start, end: max(last.end, first.start),
            text: String(decoding: text.bytes[start..<last.range.upperBound], as: UTF8.self), marks: marks)
    }
}
