// What was found out from one state of the show, kept for the next readers of it.

import Foundation
internal import GRDB
import Podcast
internal import Synchronization

/// Answers that take a look at the whole show and that each page of an episode or each search asks for: the order of the
/// site, its parts, what the words of titles say, the timeline of searches, episodes. They hold until content changes or an
/// episode falls due.
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
    /// Episodes that are kept at the most, each of about a kilobyte; few shows have so many.
    private static let episodeLimit = 2_000

    /// What is known of one state.
    struct Kept {
        fileprivate var state: State
        var order: EpisodeOrder?
        var sections: SiteSections?
        var wordBounds: WordBounds?
        var seenNames: [String]?
        var timeline: (timeline: SearchTimeline, generation: Int64?)?
        /// Nil for a word that says nothing.
        fileprivate var words: [String: TellingWord?] = [:]
        fileprivate var episodes: [Int64: Episode] = [:]

        fileprivate func holds(for other: State) -> Bool {
            guard state.contentVersion == other.contentVersion else { return false }
            // A clock may be set back, too.
            return other.now >= state.now && (state.due.map { other.now < $0 } ?? true)
        }
    }

    /// No content has the lowest of all versions.
    private let kept = Mutex(Kept(state: State(contentVersion: .min, now: .min, due: nil)))

    /// What was found out before; nil when nobody has asked yet.
    func value<Value: Sendable>(_ place: any KeyPath<Kept, Value?> & Sendable, of state: State) -> Value? {
        kept.withLock { $0.holds(for: state) ? $0[keyPath: place] : nil }
    }

    func keep<Value: Sendable>(
        _ value: Value, as place: any WritableKeyPath<Kept, Value?> & Sendable, of state: State
    ) {
        change(state) { $0[keyPath: place] = value }
    }

    /// What a word says: nil when nobody has asked yet, and a nil within when it says nothing.
    func word(_ word: String, of state: State) -> TellingWord?? {
        kept.withLock { $0.holds(for: state) ? $0.words[word] : nil }
    }

    func keep(_ telling: TellingWord?, for word: String, of state: State) {
        change(state) { kept in
            if kept.words.count >= Self.wordLimit { kept.words = [:] }
            kept.words.updateValue(telling, forKey: word)
        }
    }

    /// Those of some episodes that are known, by id. All are visible: what is hidden is never kept.
    func episodes(_ ids: [Int64], of state: State) -> [Int64: Episode] {
        kept.withLock { kept in
            guard kept.holds(for: state) else { return [:] }
            var found = [Int64: Episode](minimumCapacity: ids.count)
            for id in ids { found[id] = kept.episodes[id] }
            return found
        }
    }

    func keep(_ episodes: [Episode], of state: State) {
        change(state) { kept in
            if kept.episodes.count + episodes.count > Self.episodeLimit { kept.episodes = [:] }
            for episode in episodes.prefix(Self.episodeLimit) { kept.episodes[episode.id] = episode }
        }
    }

    /// An older snapshot's answer does not take the place of a newer one's. Changes in place: a copy of all that is kept, for
    /// each word that comes new, would cost more than the words.
    private func change(_ state: State, _ change: (inout Kept) -> Void) {
        kept.withLock { kept in
            if !kept.holds(for: state) {
                guard state.contentVersion >= kept.state.contentVersion else { return }
                kept = Kept(state: state)
            }
            change(&kept)
        }
    }
}

extension Reader {
    /// Finds something out, or takes what an earlier reader of the same state found.
    func kept<Value: Sendable>(
        _ place: any WritableKeyPath<SnapshotCache.Kept, Value?> & Sendable, _ make: () throws -> Value
    ) throws -> Value {
        // Within a write what was read may yet be undone.
        guard let cache else { return try make() }
        let state = try state()
        if let known = cache.value(place, of: state) { return known }
        let value = try make()
        cache.keep(value, as: place, of: state)
        return value
    }

    /// What this snapshot's answers hold for. Asked for once in each snapshot; within a write, whose state goes on, each time.
    func state() throws -> SnapshotCache.State {
        if let known = present?.state { return known }
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT value, now_utc() AS now,
                        (SELECT min(published) FROM episode WHERE state = 'published' AND published > now_utc()) AS due
                    FROM meta WHERE key = 'content_version'
                    """))
        let state = SnapshotCache.State(contentVersion: row?[0] ?? 0, now: row?[1] ?? 0, due: row?[2])
        present?.state = state
        return state
    }
}
