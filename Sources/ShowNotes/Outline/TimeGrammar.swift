// Whether the times in a file are those of its audio.

/// What the times at the beginnings of a file's lines say together: one alone may be a time of the day, a score or a verse.
struct TimeGrammar: Equatable {
    /// Whether lines that begin with a time are headings of what was said then.
    private(set) var isActive = false

    init() {}

    /// Times count from two on when two thirds of them rise, and one alone right below a heading as "Show notes".
    /// - Parameters:
    ///   - lines: The file's lines as they are.
    ///   - sketches: The same lines, sketched.
    init(_ lines: [SourceLine], _ sketches: [Sketch]) {
        var times: [Double] = []
        var isBelowNotes = false
        var wasNotesHeading = false
        var isInCode = false
        var hasChapters = false
        let hasPairedFences = sketches.count(where: \.isFence) % 2 == 0
        for (line, sketch) in zip(lines, sketches) where !line.isBlank {
            if sketch.isFence, hasPairedFences { isInCode.toggle() }
            guard !isInCode, !sketch.isQuote, sketch.bullet != nil || sketch.indent < 4 else { continue }
            if let label = TimeLabel.read(Self.words(line, sketch)) {
                times.append(label.start)
                isBelowNotes = isBelowNotes || wasNotesHeading
            }
            let label = SectionGrammar.label(sketch.words, isHeading: sketch.headingLevel > 0)
            wasNotesHeading = sketch.headingLevel > 0 && label?.role == .notes
            hasChapters = hasChapters || label?.role == .chapters
        }
        // Who lists times begins near the start: "12:30 Lunch", "14:05 Walk" are of the day.
        let isFromStart = hasChapters || isBelowNotes || (times.min() ?? 0) < Self.latestStart
        let rises = zip(times, times.dropFirst()).count { $0 < $1 }
        switch times.count {
        case 0: isActive = false
        case 1: isActive = isBelowNotes
        default:
            isActive =
                isFromStart && rises * 3 >= (times.count - 1) * 2 && !Self.isTimetable(times)
                && !Self.isCounted(times)
        }
    }

    /// The first time of an audio comes before, in seconds, unless a label says that they are its times.
    private static let latestStart = 600.0

    /// The first words of a line, behind its bullet.
    private static func words(_ line: SourceLine, _ sketch: Sketch) -> [Unicode.Scalar] {
        guard let bullet = sketch.bullet else { return sketch.words }
        return Sketch(Array(line.bytes[min(sketch.start + bullet - 1, line.bytes.count)...])).words
    }

    /// Hours on the quarter and none of the night: "18:00 Doors", "19:30 Talk".
    private static func isTimetable(_ times: [Double]) -> Bool {
        times.allSatisfy { $0.truncatingRemainder(dividingBy: 15) == 0 && $0 >= 6 * 60 && $0 < 24 * 60 }
    }

    /// "3:16 And so", "3:17 And then": verses of a chapter are counted one by one. Nobody is done with a subject in two
    /// seconds, and who lists times begins in the first minute.
    private static func isCounted(_ times: [Double]) -> Bool {
        guard let first = times.min(), first >= 60 else { return false }
        return zip(times, times.dropFirst()).count { (1...2).contains($1 - $0) } * 2 > times.count - 1
    }
}
