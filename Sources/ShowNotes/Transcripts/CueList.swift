// Collects cues and what was wrong with them.

import Podcast

/// The cues read so far, in the order of the file.
struct CueList {
    /// Problems reported at most; a broken file would else report every line.
    static let problemLimit = 100

    let name: String
    private(set) var cues: [Cue] = []
    private(set) var problems: [Problem] = []

    init(name: String) {
        self.name = name
    }

    /// Takes a cue; one without text is left out, one that ends before it starts loses its end.
    mutating func add(start: Double, end: Double?, speaker: String?, text: String, line: Int) {
        guard !text.isEmpty else { return }
        var end = end
        if let given = end, given < start {
            warn(line, "cue should end after its start at \(start) s, ends at \(given) s; its end is left out")
            end = nil
        }
        cues.append(Cue(start: start, end: end, speaker: speaker, text: text))
    }

    mutating func warn(_ line: Int, _ message: String) {
        guard problems.count < Self.problemLimit else { return }
        problems.append(Problem(path: name, line: line, severity: .warning, message: message))
    }

    /// The cues by rising start; cues of one start keep their order.
    func ordered() -> [Cue] {
        let isOrdered = zip(cues, cues.dropFirst()).allSatisfy { $0.start <= $1.start }
        guard !isOrdered else { return cues }
        return cues.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }.map(\.element)
    }
}
