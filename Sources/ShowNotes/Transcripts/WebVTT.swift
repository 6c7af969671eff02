// WebVTT (https://www.w3.org/TR/webvtt1/).

/// WebVTT: a header, then blocks separated by blank lines. NOTE, STYLE and REGION blocks are passed over.
enum WebVTT {
    /// Whether the bytes begin a WebVTT file (§4.1): the word, and a blank or a line's end behind it.
    static func isHeader(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.starts(with: "WEBVTT".utf8) && bytes.dropFirst(6).first.map { $0 <= 32 } ?? true
    }

    static func read(_ lines: inout LineReader, into cues: inout CueList) {
        // The header may hold any text, as X-TIMESTAMP-MAP, which places the file in a stream and not in an episode.
        skipBlock(&lines)
        while let first = lines.next() {
            guard !lines.isBlank(first) else { continue }
            let number = lines.number
            if CueTiming.isTimingLine(lines.bytes, first) {
                readCue(first, &lines, &cues)
            } else if isComment(lines.bytes, first) {
                skipBlock(&lines)
            } else if let second = lines.peek(), CueTiming.isTimingLine(lines.bytes, second) {
                // The first line was the cue's identifier.
                lines.skip()
                readCue(second, &lines, &cues)
            } else if lines.peek() != nil || !isIdentifier(lines.bytes, first) {
                cues.warn(number, "cue should have a line \"HH:MM:SS.mmm --> HH:MM:SS.mmm\", has none; stepped over")
                skipBlock(&lines)
            }
        }
    }

    private static func readCue(_ timing: Range<Int>, _ lines: inout LineReader, _ cues: inout CueList) {
        let number = lines.number
        guard let range = CueTiming.range(lines.bytes, timing) else {
            cues.warn(number, "cue's times should be \"HH:MM:SS.mmm --> HH:MM:SS.mmm\"; stepped over")
            return skipBlock(&lines)
        }
        var text = CueText(.captions)
        // A cue ends before the times of the next, a blank line or none (§6.1, "collect a block").
        while let line = lines.peek(), !CueTiming.isTimingLine(lines.bytes, line) {
            lines.skip()
            text.add(lines.bytes, line)
        }
        cues.add(start: range.start, end: range.end, text: text, line: number)
    }

    private static func isComment(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
        ["NOTE", "STYLE", "REGION", "X-TIMESTAMP-MAP"].contains { word in
            guard bytes[line].starts(with: word.utf8) else { return false }
            guard line.count > word.utf8.count else { return true }
            // A blank; the colon and the equals sign of files that put header lines here.
            return [9, 32, 58, 61].contains(bytes[line.lowerBound + word.utf8.count])
        }
    }

    /// A number that lost its cue says nothing.
    private static func isIdentifier(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
        line.allSatisfy { CueTiming.isDigit(bytes[$0]) }
    }

    private static func skipBlock(_ lines: inout LineReader) {
        while let line = lines.peek(), !CueTiming.isTimingLine(lines.bytes, line) { lines.skip() }
    }
}
