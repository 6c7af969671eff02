// WebVTT (https://www.w3.org/TR/webvtt1/).

/// WebVTT: a header, then blocks separated by blank lines. NOTE, STYLE and REGION blocks are passed over.
enum WebVTT {
    static func read(_ lines: inout LineReader, into cues: inout CueList) {
        skipBlock(&lines)
        while let first = lines.next() {
            guard !lines.isBlank(first) else { continue }
            let number = lines.number
            if CueTiming.hasArrow(lines.bytes, first) {
                readCue(first, number, &lines, &cues)
            } else if isComment(lines.bytes, first) {
                skipBlock(&lines)
            } else if let second = lines.next(), !lines.isBlank(second) {
                // The first line was the cue's identifier.
                if CueTiming.hasArrow(lines.bytes, second) {
                    readCue(second, lines.number, &lines, &cues)
                } else {
                    cues.warn(
                        number, "cue should have a line \"HH:MM:SS.mmm --> HH:MM:SS.mmm\", has none; stepped over")
                    skipBlock(&lines)
                }
            }
        }
    }

    private static func readCue(_ timing: Range<Int>, _ number: Int, _ lines: inout LineReader, _ cues: inout CueList) {
        guard let range = CueTiming.range(lines.bytes, timing) else {
            cues.warn(number, "cue's times should be \"HH:MM:SS.mmm --> HH:MM:SS.mmm\"; stepped over")
            skipBlock(&lines)
            return
        }
        var text = CueText()
        while let line = lines.next(), !lines.isBlank(line) { text.add(lines.bytes, line, readsEntities: true) }
        cues.add(start: range.start, end: range.end, speaker: text.speaker, text: text.text, line: number)
    }

    private static func isComment(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
        ["NOTE", "STYLE", "REGION"].contains { word in
            bytes[line].starts(with: word.utf8)
                && (line.count == word.utf8.count || [32, 9, 58].contains(bytes[line.lowerBound + word.utf8.count]))
        }
    }

    private static func skipBlock(_ lines: inout LineReader) {
        while let line = lines.next(), !lines.isBlank(line) {}
    }
}
