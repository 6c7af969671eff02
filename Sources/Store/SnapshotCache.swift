// What was found out from one state of the show, kept for the next readers of it.

import Foundation
internal import GRDB
internal import Synchronization

/// Answers that take a look at the whole show and that each page of an episode or each search asks for: the order of the
/// site, what the words of titles say, the timeline of searches. They hold until content changes or an episode falls due.
final class SnapshotCache: Sendable {
    /// What answers hold for.
    struct State {
        var contentVersion: Int64
        /// Seconds, by the store's clock.
        var now: Int64
        /// When the next scheduled episode falls due, in seconds; nil when none is scheduled.
        var due: Int64?
    }

    /// Words that are kept at the most; of real archives' titles a tenth of it.
    private static let wordLimit = 20_000

    private struct Kept {
        var state: State
        var order: EpisodeOrder?
        var timeline: (timeline: SearchTimeline, generation: Int64?)?
        /// Nil for a word that says nothing.
        var words: [String: TellingWord?] = [:]

        func holds(for other: State) -> Bool {
            guard state.contentVersion == other.contentVersion else { return false }
            // A clock may be set back, too.
            return other.now >= state.now && (state.due.map { other.now < $0 } ?? true)
        }
    }

    private let kept = Mutex<Kept?>(nil)

    func order(of state: State) -> EpisodeOrder? {
        kept.withLock { $0.flatMap { $0.holds(for: state) ? $0.order : nil } }
    }

    func keep(_ order: EpisodeOrder, of state: State) {
        change(state) { $0.order = order }
    }

    /// The timeline of searches, and the generation of the index that it was read from.
    func timeline(of state: State) -> (timeline: SearchTimeline, generation: Int64?)? {
        kept.withLock { $0.flatMap { $0.holds(for: state) ? $0.timeline : nil } }
    }

    func keep(_ timeline: SearchTimeline, generation: Int64?, of state: State) {
        change(state) { $0.timeline = (timeline, generation) }
    }

    /// What a word says: nil when nobody has asked yet, and a nil within when it says nothing.
    func word(_ word: String, of state: State) -> TellingWord?? {
        kept.withLock { $0.flatMap { $0.holds(for: state) ? $0.words[word] : nil } }
    }

    func keep(_ telling: TellingWord?, for word: String, of state: State) {
        change(state) { kept in
            if kept.words.count >= Self.wordLimit { kept.words = [:] }
            kept.words.updateValue(telling, forKey: word)
        }
    }

    /// An older snapshot's answer does not take the place of a newer one's.
    private func change(_ state: State, _ change: (inout Kept) -> Void) {
        kept.withLock { kept in
            var present = kept ?? Kept(state: state)
            if !present.holds(for: state) {
                guard state.contentVersion >= present.state.contentVersion else { return }
                present = Kept(state: state)
            }
            change(&present)
            kept = present
        }
    }
}

extension Reader {
    /// What this snapshot's answers hold for.
    func state() throws -> SnapshotCache.State {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT value, now_utc() AS now,
                        (SELECT min(published) FROM episode WHERE state = 'published' AND published > now_utc()) AS due
                    FROM meta WHERE key = 'content_version'
                    """))
        return SnapshotCache.State(contentVersion: row?["value"] ?? 0, now: row?["now"] ?? 0, due: row?["due"])
    }
}
