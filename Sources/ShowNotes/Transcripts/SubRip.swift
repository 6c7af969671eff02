// SubRip (SRT): numbered cues with comma fractions.

/// SRT: a counter, a timing line, lines of text, a blank line. Counters and blank lines may be missing, and the fractions
/// may stand behind a dot.
enum SubRip {
    static func read(_ lines: inout LineReader, into cues: inout CueList) {
        while let line = lines.next() {
            guard !lines.isBlank(line) else { continue }
            if CueTiming.isTimingLine(lines.bytes, line) {
                readCue(line, &lines, &cues)
            } else if isCounter(lines.bytes, line) {
                // Its cue begins with the next line, which is read as such; a counter without one says nothing.
                guard let next = lines.peek(), !CueTiming.isTimingLine(lines.bytes, next) else { continue }
                cues.warn(lines.number, "cue should have its times below its number, has none; stepped over")
                skipBlock(&lines)
            } else {
                cues.warn(lines.number, "cue should begin with its number and its times; stepped over")
                skipBlock(&lines)
            }
        }
    }

    private static func readCue(_ timing: Range<Int>, _ lines: inout LineReader, _ cues: inout CueList) {
        let number = lines.number
        guard let range = CueTiming.range(lines.bytes, timing) else {
            cues.warn(number, "cue's times should be \"HH:MM:SS,mmm --> HH:MM:SS,mmm\"; stepped over")
            return skipBlock(&lines)
        }
        var text = CueText(.subtitles)
        while let line = lines.peek(), !beginsCue(lines, line) {
            lines.skip()
            text.add(lines.bytes, line)
        }
        cues.add(start: range.start, end: range.end, text: text, line: number)
    }

    /// Whether the line that was looked at begins a cue, though no blank line stands above it.
    private static func beginsCue(_ lines: LineReader, _ line: Range<Int>) -> Bool {
        if CueTiming.isTimingLine(lines.bytes, line) { return true }
        guard isCounter(lines.bytes, line) else { return false }
        var ahead = lines
        ahead.skip()
        return ahead.peek().map { CueTiming.isTimingLine(lines.bytes, $0) } ?? false
    }

    private static func isCounter(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
        line.allSatisfy { CueTiming.isDigit(bytes[$0]) || bytes[$0] == 32 || bytes[$0] == 9 }
    }

    private static func skipBlock(_ lines: inout LineReader) {
        while let line = lines.peek(), !beginsCue(lines, line) { lines.skip() }
    }
}
