// At which second a conversation comes to each topic of its notes.

public import Podcast

/// Lays an episode's notes beside its transcript. Pure, and the same for the same input.
///
/// How: what is said is cut into windows of ten seconds, and each window is scored for each topic by the rare words that they
/// share, those of the title before those of the text. Two things count: that a window has a topic's words at all, and that
/// the title's words begin there and were not said in the minute before. Topics come in the order of the notes, so the scores
/// weigh the ways through a left-to-right chain (`LeftToRightChain`), which tells how likely each topic begins where. What is
/// not likely enough is not told.
public struct TopicAligner: Sendable {
    /// To be raised whenever other times would come out: those of older editions are then made again.
    public static let edition = 1

    /// How many nats a point of a window's score, and of its onset, is worth. Lower is humbler.
    private static let fitWeight = 0.15
    private static let onsetWeight = 0.6
    /// Windows in which a beginning is looked for, and windows before them in which the title should be silent.
    private static let onsetWindows = 2
    private static let silentWindows = 4
    /// A beginning is told when so much of its likelihood lies within so many windows of it.
    private static let confidence = 0.85
    private static let reach = 2
    /// The words after a beginning should be so good in comparison to the best stretch of as many windows anywhere: else the
    /// topic is talked about elsewhere, and order alone forced it here.
    private static let bestShare = 0.4
    private static let stretchWindows = 7
    /// With less than this share of an episode's topics found, the notes do not follow the conversation.
    private static let leastShare = 1.0 / 3
    /// How far behind the middle of the likelihood a topic really begins, in seconds: measured.
    private static let lag = 2.0
    /// A time is moved to the beginning of what is being said then, if that is no further away, in seconds.
    private static let snap = 12.0

    private let limits: AlignmentLimits

    public init(limits: AlignmentLimits = AlignmentLimits()) {
        self.limits = limits
    }

    /// - Parameters:
    ///   - topics: in the order of the notes.
    ///   - cues: by rising start.
    /// - Returns: for each topic the second at which the conversation comes to it, from the start of the audio; nil where
    ///   nothing is likely enough, and for topics whose notes give a time. The seconds rise, also beside written ones.
    public func starts(of topics: [Topic], in cues: [Cue]) -> [Double?] {
        let none = [Double?](repeating: nil, count: topics.count)
        guard !topics.isEmpty, topics.count <= limits.topics, topics.contains(where: { $0.start == nil }) else {
            return none
        }
        let words = TopicWords(topics, limits)
        guard let windows = SpokenWindows(cues, of: words, limits), windows.count > topics.count else { return none }
        let scores = Scores(words, windows)
        let begins = LeftToRightChain(
            topics: topics.count, windows: windows.count,
            fit: scores.fit.map { $0 * Self.fitWeight }, onset: scores.onset.map { $0 * Self.onsetWeight }
        ).beginnings()
        var starts = none
        for topic in topics.indices {
            let cells = topic * windows.count..<(topic + 1) * windows.count
            guard let middle = Self.middle(of: begins[cells]),
                scores.isAtHome(topic, from: Int(middle) - 1, length: Self.stretchWindows, share: Self.bestShare)
            else { continue }
            starts[topic] = Self.snapped((middle + 0.5) * SpokenWindows.seconds + Self.lag, cues)
        }
        let found = starts.count { $0 != nil }
        guard found >= min(2, topics.count), Double(found) >= Double(topics.count) * Self.leastShare else {
            return none
        }
        return Self.rising(starts, beside: topics)
    }

    /// The middle of the likeliest few windows; nil when not enough of the likelihood lies there.
    private static func middle(of begins: ArraySlice<Double>) -> Double? {
        let values = Array(begins)
        var best: (window: Int, sum: Double) = (0, 0)
        for window in values.indices {
            let around = max(0, window - reach)...min(values.count - 1, window + reach)
            let sum = values[around].reduce(0, +)
            if sum > best.sum { best = (window, sum) }
        }
        guard best.sum >= confidence else { return nil }
        let around = max(0, best.window - reach)...min(values.count - 1, best.window + reach)
        return around.reduce(0) { $0 + Double($1) * values[$1] } / best.sum
    }

    /// The beginning of the cue in which a second lies.
    private static func snapped(_ second: Double, _ cues: [Cue]) -> Double {
        var (low, high) = (0, cues.count)
        while low < high {
            let middle = (low + high) / 2
            if cues[middle].start <= second { low = middle + 1 } else { high = middle }
        }
        guard low > 0, second - cues[low - 1].start <= snap else { return second.rounded(.down) }
        return cues[low - 1].start
    }

    /// Without those that written times say are wrong, and without those of topics that have one.
    private static func rising(_ starts: [Double?], beside topics: [Topic]) -> [Double?] {
        var kept = starts
        var latest = -Double.infinity
        for index in topics.indices {
            if let written = topics[index].start {
                kept[index] = nil
                latest = max(latest, written)
            } else if let start = kept[index] {
                if start > latest { latest = start } else { kept[index] = nil }
            }
        }
        var next = Double.infinity
        for index in topics.indices.reversed() {
            if let written = topics[index].start {
                next = min(next, written)
            } else if let start = kept[index], start >= next {
                kept[index] = nil
            }
        }
        return kept
    }

    /// How well windows fit topics; both lists by topic and window.
    private struct Scores {
        /// The words of a topic in a window, against its average: a window must earn its place.
        private(set) var fit: [Double]
        /// How much more of the title is said in the next windows than in those before.
        private(set) var onset: [Double]
        private let windows: Int

        init(_ words: TopicWords, _ spoken: SpokenWindows) {
            windows = spoken.count
            fit = [Double](repeating: 0, count: words.words.count * windows)
            onset = fit
            var title = [Double](repeating: 0, count: windows)
            for (topic, own) in words.words.enumerated() {
                for window in title.indices { title[window] = 0 }
                let row = topic * windows
                for word in own {
                    let worth = word.weight * spoken.rarity[word.id]
                    for place in spoken.places[word.id] {
                        fit[row + place.window] += worth * place.strength
                        if word.isOfTitle { title[place.window] += worth * place.strength }
                    }
                }
                let mean = fit[row..<row + windows].reduce(0, +) / Double(windows)
                for window in 0..<windows {
                    fit[row + window] -= mean
                    let after = title[window..<min(windows, window + onsetWindows)].reduce(0, +)
                    let before = title[max(0, window - silentWindows)..<window].reduce(0, +)
                    onset[row + window] = after / Double(onsetWindows) - before / Double(silentWindows)
                }
            }
        }

        /// Whether the stretch that begins in a window is nearly as much about the topic as any other.
        func isAtHome(_ topic: Int, from window: Int, length: Int, share: Double) -> Bool {
            let row = Array(fit[topic * windows..<(topic + 1) * windows])
            let sum = { (first: Int) in row[min(first, windows)..<min(first + length, windows)].reduce(0, +) }
            let best = (0...max(0, windows - length)).map(sum).max() ?? 0
            return best > 0 && sum(max(0, window)) >= best * share
        }
    }
}
