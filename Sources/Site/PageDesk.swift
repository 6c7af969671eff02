// Makes pages that are asked for, each once for all who ask.

import Foundation
import HTTPServer
import Logging
import Podcast
import Synchronization

/// What somebody who asked for a page gets.
enum PageGiven: Sendable {
    case page(PreparedPage)
    case moved(to: String)
    case missing
    /// The lane is full.
    case busy
    case failed(any Error)
}

/// Makes pages on the render lane, keeps them in the cache, and gives each to all who wait for it.
///
/// Whoever asks after a change was adopted gets a page that was begun after it: a making that began before only answers
/// those who asked before, and is repeated for the others.
final class PageDesk: Sendable {
    /// Numbers for the metrics.
    struct Counts: Sendable {
        /// Pages that were made.
        var made: UInt64 = 0
        /// Requests that waited for a page that was being made already.
        var joined: UInt64 = 0
    }

    private struct Waiter {
        let generation: UInt64
        let give: @Sendable (PageGiven) -> Void
    }

    private struct State {
        /// An entry, perhaps empty, for each page that is being made.
        var waiting: [PageKind: [Waiter]] = [:]
        var counts = Counts()
    }

    // Held to add or take waiters, never while a page is made.
    private let state = Mutex(State())
    private let cache: PageCache
    let builder: PageBuilder
    private let looks: LookKeeper
    private let lane: Lane

    init(cache: PageCache, builder: PageBuilder, looks: LookKeeper, lane: Lane) {
        self.cache = cache
        self.builder = builder
        self.looks = looks
        self.lane = lane
    }

    /// What writes the items of feeds, for tests.
    var press: FeedPress { builder.feeds.press }

    var counts: Counts { state.withLock(\.counts) }

    /// Has a page made, and calls `give` with it from the lane, or at once when the lane is full.
    func fetch(_ kind: PageKind, give: @escaping @Sendable (PageGiven) -> Void) {
        begin(kind, give)
    }

    /// Has a page made before anybody asks for it; not when the lane is full.
    func warm(_ kinds: [PageKind]) {
        for kind in kinds { begin(kind, nil) }
    }

    private func begin(_ kind: PageKind, _ give: (@Sendable (PageGiven) -> Void)?) {
        let generation = cache.generation.number
        let isFirst = state.withLock { state in
            let isFirst = state.waiting[kind] == nil
            if isFirst { state.waiting[kind] = [] }
            guard let give else { return isFirst }
            state.waiting[kind]?.append(Waiter(generation: generation, give: give))
            if !isFirst { state.counts.joined &+= 1 }
            return isFirst
        }
        guard isFirst, !lane.submit({ self.work(kind) }) else { return }
        let waiters = state.withLock { $0.waiting.removeValue(forKey: kind) ?? [] }
        for waiter in waiters { waiter.give(.busy) }
    }

    private func work(_ kind: PageKind) {
        var isWanted = true
        while isWanted {
            // Read before the store and the look are: what is made is at least this new.
            let generation = cache.generation
            let given = make(kind, generation)
            let ready = state.withLock { state in
                state.counts.made &+= 1
                let all = state.waiting[kind] ?? []
                let later = all.filter { $0.generation > generation.number }
                state.waiting[kind] = later.isEmpty ? nil : later
                isWanted = !later.isEmpty
                return all.filter { $0.generation <= generation.number }
            }
            for waiter in ready { waiter.give(given) }
        }
    }

    private func make(_ kind: PageKind, _ generation: PageCache.Generation) -> PageGiven {
        do {
            switch try builder.make(kind, look: looks.look) {
            case .page(let draft): return .page(keep(draft, kind.key(feedPath: builder.show.feedPath), generation))
            case .moved(let path): return .moved(to: path)
            case .missing: return .missing
            }
        } catch {
            return .failed(error)
        }
    }

    private func keep(_ draft: PageDraft, _ key: String, _ generation: PageCache.Generation) -> PreparedPage {
        let isSlow = draft.body.count > builder.limits.slowCompression
        let (page, kept) = cache.keep(draft, for: key, generation: generation) { $0.prepared(level: isSlow ? 1 : 6) }
        if isSlow, let kept, page.gzip != nil {
            // A full lane has better things to do; the next change tries again.
            _ = lane.submit { self.cache.replace(with: kept.prepared(level: 6), digest: kept.digest, for: key) }
        }
        return page
    }
}
