// Joins cues into passages, the unit of transcript search.

public import Podcast

/// Cues → passages of 20 to 40 seconds.
public enum Passages {
    /// A passage may end from this many seconds on, where a sentence ends.
    static let shortest = 20.0
    /// A passage ends before a cue that would make it longer, in seconds.
    static let longest = 40.0

    /// Joins neighbouring cues until a sentence ends between 20 and 40 seconds, and at 40 seconds in any case. Empty
    /// cues are left out; a cue longer than that stands alone. Every word is in exactly one passage.
    /// - Parameter cues: By rising start.
    public static func join(_ cues: [Cue]) -> [Passage] {
        var passages: [Passage] = []
        var text = ""
        var marks: [Passage.Mark] = []
        var end: Double?
        for (index, cue) in cues.enumerated() where !cue.text.isEmpty {
            let next = index + 1 < cues.count ? cues[index + 1].start : nil
            let cueEnd = cue.end ?? next ?? cue.start
            if let first = marks.first, cueEnd - first.start > longest {
                close(&passages, &text, &marks, end: end ?? cue.start)
            }
            if !text.isEmpty { text.append(" ") }
            marks.append(Passage.Mark(offset: text.utf8.count, start: cue.start))
            text.append(cue.text)
            end = cueEnd
            if let first = marks.first, cueEnd - first.start >= shortest, endsSentence(text) {
                close(&passages, &text, &marks, end: cueEnd)
            }
        }
        close(&passages, &text, &marks, end: end ?? 0)
        return passages
    }

    private static func close(
        _ passages: inout [Passage], _ text: inout String, _ marks: inout [Passage.Mark], end: Double
    ) {
        guard let first = marks.first else { return }
        passages.append(Passage(start: first.start, end: max(end, first.start), text: text, marks: marks))
        text = ""
        marks = []
    }

    private static func endsSentence(_ text: String) -> Bool {
        var bytes = text.utf8[...]
        while let last = bytes.last,
            last == UInt8(ascii: "\"") || last == UInt8(ascii: ")") || last == UInt8(ascii: "'")
        {
            bytes = bytes.dropLast()
        }
        guard let last = bytes.last else { return false }
        return last == UInt8(ascii: ".") || last == UInt8(ascii: "?") || last == UInt8(ascii: "!")
    }
}
