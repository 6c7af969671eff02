// The plain forms of transcripts: a time in front of the text, or a name and a time above it.

/// Plain text with times. The first line that has a time tells which of two forms the file has; lines without a time
/// belong to the entry above.
///
/// - `HH:MM:SS text`, also `[HH:MM:SS] text` and `(HH:MM:SS) text`.
/// - `Name (HH:MM:SS):`, `Name [HH:MM:SS] text` or `Name  HH:MM:SS`, the text behind or below.
enum TimedText {
    /// A line that begins an entry.
    private struct Opening {
        var start: Double
        var speaker: String?
        /// Where the text behind it begins.
        var text: Int
    }

    static func read(_ lines: inout LineReader, into cues: inout CueList) {
        var open: (opening: Opening, line: Int, text: CueText)?
        let close = { (cues: inout CueList) in
            guard let entry = open else { return }
            cues.add(
                start: entry.opening.start, end: nil, speaker: entry.opening.speaker, text: entry.text,
                line: entry.line)
            open = nil
        }
        var hasNames: Bool?
        while let line = lines.next() {
            guard !lines.isBlank(line) else { continue }
            let opening = opening(lines.bytes, line, hasNames: hasNames)
            if let opening {
                if let open, opening.start < open.opening.start {
                    cues.warn(lines.number, "time should come after the one above; the line is put where it belongs")
                }
                close(&cues)
                hasNames = hasNames ?? (opening.speaker != nil)
                open = (opening, lines.number, CueText(.tags))
                open?.text.add(lines.bytes, opening.text..<line.upperBound)
            } else if open != nil {
                if hasNames == false, isBrokenTime(lines.bytes, line) {
                    cues.warn(lines.number, "time should be as HH:MM:SS; the line belongs to the one above")
                }
                open?.text.add(lines.bytes, line)
            } else {
                cues.warn(lines.number, "line should begin with its time as HH:MM:SS; stepped over")
            }
        }
        close(&cues)
    }

    /// Whether a line begins with two digits, a colon and a digit, as a time that was written wrong.
    private static func isBrokenTime(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
        let text = bytes[line].drop { [32, 9, UInt8(ascii: "["), UInt8(ascii: "(")].contains($0) }.prefix(4)
        let shape = text.map { CueTiming.isDigit($0) ? UInt8(ascii: "0") : $0 }
        return shape == Array("00:0".utf8)
    }

    private static func opening(_ bytes: [UInt8], _ line: Range<Int>, hasNames: Bool?) -> Opening? {
        let start = CueTiming.skipBlanks(bytes, line.lowerBound, line.upperBound)
        if let time = stamp(bytes, start, line.upperBound) {
            // Below names, words may begin with a time; a time alone in its line has lost its name.
            if hasNames == true, CueTiming.skipBlanks(bytes, time.end, line.upperBound) < line.upperBound { return nil }
            return Opening(start: time.seconds, text: time.end)
        }
        return hasNames == false ? nil : heading(bytes, start..<line.upperBound)
    }

    /// `Name (0:01):`, `Name: [0:01] text`, `Name  0:01`. A time without brackets must end its line and stand apart from
    /// the name, since a sentence may well end with one.
    private static func heading(_ bytes: [UInt8], _ line: Range<Int>) -> Opening? {
        let window = line.prefix(80)
        guard
            let digit = window.first(where: {
                CueTiming.isDigit(bytes[$0]) && CueTiming.time(bytes, at: $0, to: line.upperBound) != nil
                    && !CueTiming.isDigit(bytes[max($0 - 1, line.lowerBound)]) && $0 > line.lowerBound
            })
        else { return nil }
        let isBracketed = bytes[digit - 1] == UInt8(ascii: "(") || bytes[digit - 1] == UInt8(ascii: "[")
        let nameEnd = isBracketed ? digit - 1 : digit
        guard let time = stamp(bytes, nameEnd, line.upperBound) else { return nil }
        var end = time.end
        if end < line.upperBound, bytes[end] == UInt8(ascii: ":") { end += 1 }
        if !isBracketed {
            guard CueTiming.skipBlanks(bytes, end, line.upperBound) == line.upperBound, nameEnd > line.lowerBound + 2,
                bytes[nameEnd - 1] == 9 || (bytes[nameEnd - 1] == 32 && bytes[nameEnd - 2] == 32)
            else { return nil }
        }
        guard let name = Speaker.name(String(decoding: bytes[line.lowerBound..<nameEnd], as: UTF8.self)),
            Speaker.isLabel(name)
        else { return nil }
        return Opening(start: time.seconds, speaker: name, text: end)
    }

    /// A time that ends where a word may begin, in brackets or without.
    private static func stamp(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (seconds: Double, end: Int)? {
        guard start < end else { return nil }
        let close: UInt8? =
            switch bytes[start] {
            case UInt8(ascii: "["): UInt8(ascii: "]")
            case UInt8(ascii: "("): UInt8(ascii: ")")
            default: nil
            }
        guard let time = CueTiming.time(bytes, at: close == nil ? start : start + 1, to: end) else { return nil }
        if let close {
            guard time.end < end, bytes[time.end] == close else { return nil }
            return (time.seconds, time.end + 1)
        }
        return time.end == end || bytes[time.end] == 32 || bytes[time.end] == 9 ? time : nil
    }
}
