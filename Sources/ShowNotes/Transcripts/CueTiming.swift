// Times of cues, read from bytes.

/// Times and arrows in transcripts (WebVTT §4.4 "cue timings"; SRT writes a comma for the dot).
enum CueTiming {
    /// A time `MM:SS`, `MM:SS.mmm`, `HH:MM:SS` or `HH:MM:SS.mmm` (comma or dot) at an offset, and where it ends.
    static func time(_ bytes: [UInt8], at start: Int, to end: Int) -> (seconds: Double, end: Int)? {
        var index = start
        guard let first = number(bytes, &index, end, 1...6), index < end, bytes[index] == colon else { return nil }
        index += 1
        guard var seconds = number(bytes, &index, end, 2...2), seconds < 60 else { return nil }
        var minutes = first
        if index < end, bytes[index] == colon {
            index += 1
            guard let last = number(bytes, &index, end, 2...2), last < 60 else { return nil }
            minutes = first * 60 + seconds
            seconds = last
        }
        var total = Double(minutes * 60 + seconds)
        if index + 1 < end, bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ","),
            isDigit(bytes[index + 1])
        {
            index += 1
            var scale = 0.1
            while index < end, isDigit(bytes[index]) {
                total += Double(bytes[index] - 48) * scale
                scale /= 10
                index += 1
            }
        }
        // Sums of tenths are off by a hair; milliseconds are all that the formats have.
        return ((total * 1000).rounded() / 1000, index)
    }

    /// `start --> end`, with what follows (settings) left alone.
    static func range(_ bytes: [UInt8], _ line: Range<Int>) -> (start: Double, end: Double)? {
        var index = skipBlanks(bytes, line.lowerBound, line.upperBound)
        guard let start = time(bytes, at: index, to: line.upperBound) else { return nil }
        index = skipBlanks(bytes, start.end, line.upperBound)
        guard isArrow(bytes, index, line.upperBound) else { return nil }
        index = skipBlanks(bytes, index + 3, line.upperBound)
        guard let end = time(bytes, at: index, to: line.upperBound) else { return nil }
        guard end.end == line.upperBound || bytes[end.end] == 32 || bytes[end.end] == 9 else { return nil }
        return (start.seconds, end.seconds)
    }

    /// Whether a line is one of times, right or wrong: it begins with a digit, and an arrow stands behind its first word.
    /// Words that are said may hold an arrow, too.
    static func isTimingLine(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
        var index = skipBlanks(bytes, line.lowerBound, line.upperBound)
        guard index < line.upperBound, isDigit(bytes[index]) else { return false }
        while index < line.upperBound, !" \t-<".utf8.contains(bytes[index]) { index += 1 }
        return isArrow(bytes, skipBlanks(bytes, index, line.upperBound), line.upperBound)
    }

    static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    static func skipBlanks(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
        var index = start
        while index < end, bytes[index] == 32 || bytes[index] == 9 { index += 1 }
        return index
    }

    private static let colon = UInt8(ascii: ":")

    private static func isArrow(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Bool {
        index + 3 <= end && bytes[index] == UInt8(ascii: "-") && bytes[index + 1] == UInt8(ascii: "-")
            && bytes[index + 2] == UInt8(ascii: ">")
    }

    private static func number(_ bytes: [UInt8], _ index: inout Int, _ end: Int, _ width: ClosedRange<Int>) -> Int? {
        let start = index
        var value = 0
        while index < end, isDigit(bytes[index]), index - start < width.upperBound {
            value = value * 10 + Int(bytes[index] - 48)
            index += 1
        }
        return index - start >= width.lowerBound ? value : nil
    }
}
