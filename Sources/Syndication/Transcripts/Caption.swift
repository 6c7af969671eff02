// Cues cut to what a screen shows at once.

import Podcast

/// A few lines that are shown together.
struct Caption: Equatable {
    /// Seconds from the start of the audio.
    var start: Double
    /// Seconds, above the start.
    var end: Double
    var speaker: String?
    var lines: [String]

    /// Cuts cues to captions of at most `lines` lines of about `width` characters: a longer cue becomes several, and each
    /// has the share of its time that it has of its words. A cue without an end lasts until the next one, the last for as
    /// long as its words take.
    ///
    /// - Parameter label: what stands before a cue's words, as a speaker's name; it counts in the first line.
    static func captions(
        of cues: [Cue], width: Int, lines most: Int, label: (Int) -> String = { _ in "" }
    ) -> [Caption] {
        var captions: [Caption] = []
        for (index, cue) in cues.enumerated() {
            let text = label(index) + cue.text
            let next = index + 1 < cues.count ? cues[index + 1].start : nil
            // Some 15 characters are spoken in a second.
            let end = max(cue.end ?? next ?? cue.start + max(1, Double(cue.text.count) / 15), cue.start + 0.001)
            let lines = wrapped(text, width: width)
            guard !lines.isEmpty else { continue }
            let total = Double(lines.reduce(0) { $0 + $1.count })
            var said = 0
            for first in stride(from: 0, to: lines.count, by: most) {
                let shown = Array(lines[first..<min(first + most, lines.count)])
                let from = cue.start + (end - cue.start) * Double(said) / total
                said += shown.reduce(0) { $0 + $1.count }
                let to = cue.start + (end - cue.start) * Double(said) / total
                captions.append(Caption(start: from, end: max(to, from + 0.001), speaker: cue.speaker, lines: shown))
            }
        }
        return captions
    }

    /// The text in lines of at most `width` characters, broken at white space; a longer word is broken within.
    static func wrapped(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var length = 0
        for word in text.split(whereSeparator: \.isWhitespace) {
            var word = word
            var count = word.count
            if length > 0, length + 1 + count > width {
                lines.append(line)
                (line, length) = ("", 0)
            }
            while count > width {
                lines.append(String(word.prefix(width)))
                word = word.dropFirst(width)
                count -= width
            }
            guard count > 0 else { continue }
            line += length > 0 ? " " + word : String(word)
            length += (length > 0 ? 1 : 0) + count
        }
        if length > 0 { lines.append(line) }
        return lines
    }
}
