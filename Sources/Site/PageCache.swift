// Finished pages, found by the bytes of a request's target.

import Foundation
import HTTPServer
import Synchronization

/// The page cache: finished pages by path and counted query, bounded, least recently used out first.
///
/// Every page carries the generation of the content that it was made from. A change that is adopted begins a new
/// generation, and from then on no older page is given out: it only stays to be compared with what is made in its place.
final class PageCache: Sendable {
    /// Numbers for the metrics.
    struct Counts: Sendable, Equatable {
        var hits: UInt64 = 0
        var pages = 0
        var bytes = 0
    }

    /// A generation of the content, and when it began.
    struct Generation: Sendable, Equatable {
        var number: UInt64 = 1
        var began: Date
    }

    private struct State {
        var shelf = PageShelf()
        var generation: Generation
        var version: Int64?
        var hits: UInt64 = 0
    }

    // Guards the whole state. Held for a look-up or an insertion, never while anything is made or waited for.
    private let state: Mutex<State>
    private let limit: Int

    /// - Parameter limit: bytes of all pages together.
    init(limit: Int, now: Date) {
        self.limit = limit
        state = Mutex(State(generation: Generation(began: now)))
    }

    /// The page for these bytes of a target, when it is of the present generation. The hot path: no allocation.
    func page(for target: Span<UInt8>) -> PreparedPage? {
        let hash = PageShelf.hash(target)
        return state.withLock { state in
            guard let page = state.shelf.take(hash, target, generation: state.generation.number) else { return nil }
            state.hits &+= 1
            return page
        }
    }

    /// The page for a key, as `page(for:)`.
    func page(for key: String) -> PreparedPage? {
        let bytes = Array(key.utf8)
        return page(for: bytes.span)
    }

    var generation: Generation { state.withLock(\.generation) }

    var counts: Counts {
        state.withLock { Counts(hits: $0.hits, pages: $0.shelf.count, bytes: $0.shelf.bytes) }
    }

    /// Takes note of the store's content version.
    ///
    /// - Returns: whether it is new, so that a generation began.
    @discardableResult func adopt(version: Int64, now: Date) -> Bool {
        state.withLock { state in
            // A version that was read before another one was adopted is old news.
            guard version > state.version ?? .min else { return false }
            let isFirst = state.version == nil
            state.version = version
            guard !isFirst else { return true }
            state.generation = Generation(number: state.generation.number + 1, began: now)
            return true
        }
    }

    /// Begins a generation because of something that is not in the store: a template, a public file, or the time.
    func invalidate(now: Date) {
        state.withLock { $0.generation = Generation(number: $0.generation.number + 1, began: now) }
    }

    /// Keeps what was made for a key.
    ///
    /// When the bytes are those of the page that is there already, that one stays, with its validators and its compressed
    /// form. When they differ, Last-Modified moves on even if the content's own date does not: something that the page
    /// shows went away, and the generation's beginning is when.
    ///
    /// - Parameter generation: the one that was present before the making began.
    /// - Returns: the page to answer with, and the draft that it was prepared from if that was now.
    func keep(
        _ draft: PageDraft, for key: String, generation: Generation, prepare: (PageDraft) -> PreparedPage
    ) -> (page: PreparedPage, draft: PageDraft?) {
        let bytes = Array(key.utf8)
        let hash = PageShelf.hash(bytes.span)
        let (old, oldDate) = state.withLock { state in
            let old = state.shelf.renew(hash, bytes, draft: draft, generation: generation.number)
            return (old.page, old.lastModified)
        }
        if let old { return (old, nil) }
        var draft = draft
        if let date = draft.lastModified, let oldDate, date <= oldDate {
            draft.lastModified = max(oldDate, generation.began)
        }
        let page = prepare(draft)
        state.withLock {
            $0.shelf.put(
                PageShelf.Item(key: bytes, page: page, draft: draft, generation: generation.number), hash, limit: limit)
        }
        return (page, draft)
    }

    /// Puts a better form of the same page in its place, unless another one came meanwhile.
    func replace(with better: PreparedPage, digest: [UInt8], for key: String) {
        let bytes = Array(key.utf8)
        let hash = PageShelf.hash(bytes.span)
        state.withLock { $0.shelf.replace(better, digest: digest, hash, bytes, limit: limit) }
    }
}
