// The plain form of transcripts: `HH:MM:SS text`.

/// `HH:MM:SS text`, one entry a line or paragraph; lines without a time belong to the entry above.
enum TimedText {
    static func read(_ lines: inout LineReader, into cues: inout CueList) {
        var open: (start: Double, line: Int, text: CueText)?
        while let line = lines.next() {
            guard !lines.isBlank(line) else { continue }
            let start = CueTiming.skipBlanks(lines.bytes, line.lowerBound, line.upperBound)
            let isBracketed = lines.bytes[start] == UInt8(ascii: "[")
            let time = CueTiming.time(lines.bytes, at: isBracketed ? start + 1 : start, to: line.upperBound)
            if let time, endsTime(lines.bytes, time.end, line.upperBound, isBracketed) {
                close(&open, &cues)
                open = (time.seconds, lines.number, CueText())
                open?.text.add(
                    lines.bytes, (isBracketed ? time.end + 1 : time.end)..<line.upperBound, readsEntities: false)
            } else if open != nil {
                open?.text.add(lines.bytes, line, readsEntities: false)
            } else {
                cues.warn(lines.number, "line should begin with its time as HH:MM:SS; stepped over")
            }
        }
        close(&open, &cues)
    }

    private static func endsTime(_ bytes: [UInt8], _ index: Int, _ end: Int, _ isBracketed: Bool) -> Bool {
        if isBracketed { return index < end && bytes[index] == UInt8(ascii: "]") }
        return index == end || bytes[index] == 32 || bytes[index] == 9
    }

    private static func close(_ open: inout (start: Double, line: Int, text: CueText)?, _ cues: inout CueList) {
        guard let entry = open else { return }
        let (speaker, words) = Speaker.split(entry.text.text)
        cues.add(start: entry.start, end: nil, speaker: entry.text.speaker ?? speaker, text: words, line: entry.line)
        open = nil
    }
}
