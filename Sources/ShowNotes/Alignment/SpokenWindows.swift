// A conversation in slices of a few seconds, with the topics' words that are said in each.

import Foundation
import Podcast

/// Which of the topics' words are said in which window of the audio.
struct SpokenWindows {
    /// The length of a window, in seconds: two or three sentences.
    static let seconds = 10.0
    /// Nobody takes longer for a word; a cue may stay on through the silence behind it.
    private static let longestWord = 0.6
    /// A word that is said in more than this share of the windows says nothing about any of them ("the", "so"). A topic may
    /// take a quarter of an episode, and its own word with it.
    private static let commonShare = 0.35
    /// How often a word counts in one window.
    private static let mostInWindow = 2

    struct Place {
        let window: Int
        /// The root of how often it is said there.
        let strength: Double
    }

    let count: Int
    /// By word: where it is said, in order; empty for what is said everywhere.
    private(set) var places: [[Place]]
    /// By word: the logarithm of how rare it is.
    private(set) var rarity: [Double]

    /// - Parameter cues: by rising start.
    /// - Returns: nil when the conversation is empty, or longer than the limits allow.
    init?(_ cues: [Cue], of words: TopicWords, _ limits: AlignmentLimits) {
        guard cues.count <= limits.cues, let last = cues.last, last.start.isFinite, last.start >= 0 else { return nil }
        let end = max(last.end ?? last.start, last.start)
        guard end <= limits.seconds, end > 0, cues.reduce(0, { $0 + $1.text.utf8.count }) <= limits.spokenBytes else {
            return nil
        }
        count = Int(end / Self.seconds) + 1
        var said = [[(window: Int, times: Int)]](repeating: [], count: words.ids.count)
        var hashes: [UInt64] = []
        for (index, cue) in cues.enumerated() where cue.start >= 0 && cue.start <= end {
            hashes.removeAll(keepingCapacity: true)
            WordScan.words(in: cue.text) { hashes.append($0) }
            let next = index + 1 < cues.count ? cues[index + 1].start : end
            let length = max(0, min((cue.end ?? next) - cue.start, Self.longestWord * Double(hashes.count)))
            for (place, hash) in hashes.enumerated() {
                guard let id = words.ids[hash] else { continue }
                let second = cue.start + length * Double(place) / Double(hashes.count)
                let window = min(count - 1, Int(second / Self.seconds))
                // Cues may overlap a little: the window of a word never falls, so that each stands once.
                if let latest = said[id].last, latest.window >= window {
                    said[id][said[id].count - 1].times += 1
                } else {
                    said[id].append((window, 1))
                }
            }
        }
        let most = Double(count) * Self.commonShare
        places = said.map { places in
            guard Double(places.count) <= max(most, 1) else { return [] }
            return places.map {
                Place(window: $0.window, strength: Double(min($0.times, Self.mostInWindow)).squareRoot())
            }
        }
        let windows = Double(count)
        rarity = said.map { $0.isEmpty ? 0 : log(windows / Double($0.count)) }
    }
}
