// SubRip (SRT): numbered cues with comma fractions.

/// SRT: a counter, a timing line, lines of text, a blank line. `Name: text` gives the speaker.
enum SubRip {
    static func read(_ lines: inout LineReader, into cues: inout CueList) {
        while var line = lines.next() {
            guard !lines.isBlank(line) else { continue }
            if !CueTiming.hasArrow(lines.bytes, line) {
                let counter = lines.number
                guard line.allSatisfy({ CueTiming.isDigit(lines.bytes[$0]) }), let second = lines.next() else {
                    cues.warn(counter, "cue should begin with its number and its times; stepped over")
                    while let rest = lines.next(), !lines.isBlank(rest) {}
                    continue
                }
                guard !lines.isBlank(second) else { continue }
                line = second
            }
            let number = lines.number
            guard let range = CueTiming.range(lines.bytes, line) else {
                cues.warn(number, "cue's times should be \"HH:MM:SS,mmm --> HH:MM:SS,mmm\"; stepped over")
                while let rest = lines.next(), !lines.isBlank(rest) {}
                continue
            }
            var text = CueText()
            while let rest = lines.next(), !lines.isBlank(rest) { text.add(lines.bytes, rest, readsEntities: false) }
            let (speaker, words) = Speaker.split(text.text)
            cues.add(
                start: range.start, end: range.end, speaker: text.speaker ?? speaker, text: words, line: number)
        }
    }
}
