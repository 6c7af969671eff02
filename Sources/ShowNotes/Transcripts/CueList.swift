// Collects cues and what was wrong with them.

import Podcast

/// The cues read so far, in the order of the file.
struct CueList {
    /// Cues taken at most: a day and night of single words.
    static let limit = 250_000
    /// Problems reported at most; a broken file would else report every line.
    static let problemLimit = 100
    /// Seconds; a time beyond is no time in an audio file.
    static let latest = 10_000_000.0

    let name: String
    private(set) var cues: [Cue] = []
    /// For each cue whose lines further down may begin with a name, where these begin in its text, in bytes.
    private var namedLines: [Int: [Int]] = [:]
    private(set) var problems: [Problem] = []
    private var isOver = false

    init(name: String) {
        self.name = name
    }

    /// Takes a cue: one for each who speaks in it. Without text it is left out, and one that ends before it starts loses
    /// its end.
    ///
    /// - Parameter speaker: who speaks where the text itself does not say.
    mutating func add(start: Double, end: Double?, speaker: String? = nil, text: CueText, line: Int) {
        let voices = text.voices
        guard !voices.isEmpty else { return }
        guard start <= Self.latest else {
            return warn(line, "cue should start within the audio, starts at \(start) s; stepped over")
        }
        var end = end
        if let given = end, given < start || given > Self.latest {
            warn(line, "cue should end after its start at \(start) s, ends at \(given) s; its end is left out")
            end = nil
        }
        for voice in voices {
            guard cues.count < Self.limit else {
                if !isOver { warn(line, "transcript should have at most \(Self.limit) cues; the rest is left out") }
                isOver = true
                return
            }
            let named = voice.lines.filter { Speaker.begins(voice.text.utf8.dropFirst($0)) }
            if !named.isEmpty { namedLines[cues.count] = named }
            cues.append(Cue(start: start, end: end, speaker: voice.speaker ?? speaker, text: voice.text))
        }
    }

    mutating func warn(_ line: Int, _ message: String) {
        guard problems.count < Self.problemLimit else { return }
        problems.append(Problem(path: name, line: line, severity: .warning, message: message))
    }

    /// Finds who speaks by the names in front of the words, in a file whose markup names nobody.
    mutating func nameSpeakers() {
        cues = Speaker.split(cues, lines: namedLines)
        namedLines = [:]
    }

    /// The cues by rising start; cues of one start keep their order.
    func ordered() -> [Cue] {
        let isOrdered = zip(cues, cues.dropFirst()).allSatisfy { $0.start <= $1.start }
        guard !isOrdered else { return cues }
        return cues.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }.map(\.element)
    }
}
