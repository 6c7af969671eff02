// The table inside the page cache: pages by hash, in the order of their last use.

import Foundation
import HTTPServer

/// Pages by the hash of their key, least recently used out first. Not thread-safe: `PageCache` guards it.
///
/// The hash is 64 bits of the standard library's keyed SipHash, so nobody can aim at a collision; should two keys ever
/// share one, the later takes the place of the earlier, and the comparison of the keys' bytes keeps answers right.
struct PageShelf {
    /// A page with what it was made of. A class, so that a look-up holds it with one count; guarded as the shelf is.
    final class Item {
        let key: [UInt8]
        var page: PreparedPage
        /// SHA-256 of the body.
        let digest: [UInt8]
        let lastModified: Date?
        var generation: UInt64

        init(key: [UInt8], page: PreparedPage, draft: PageDraft, generation: UInt64) {
            self.key = key
            self.page = page
            self.digest = draft.digest
            self.lastModified = draft.lastModified
            self.generation = generation
        }
    }

    private struct Slot {
        var item: Item
        let hash: Int
        var bytes: Int
        /// Indices of the neighbours in the order of use; -1 at the ends.
        var newer: Int
        var older: Int
    }

    private var index: [Int: Int] = [:]
    private var slots: ContiguousArray<Slot?> = []
    private var free: [Int] = []
    private var newest = -1
    private var oldest = -1
    /// All pages together.
    private(set) var bytes = 0

    var count: Int { index.count }

    static func hash(_ key: Span<UInt8>) -> Int {
        var hasher = Hasher()
        // The pointer lives within this call only.
        key.withUnsafeBytes { hasher.combine(bytes: $0) }
        return hasher.finalize()
    }

    /// The page of this key and generation, which is now the most recently used.
    mutating func take(_ hash: Int, _ key: Span<UInt8>, generation: UInt64) -> PreparedPage? {
        guard let place = index[hash], let page = matching(place, key, generation) else { return nil }
        touch(place)
        return page
    }

    private func matching(_ place: Int, _ key: Span<UInt8>, _ generation: UInt64) -> PreparedPage? {
        guard let item = slots[place]?.item, item.generation == generation, item.key.count == key.count else {
            return nil
        }
        for offset in key.indices where item.key[offset] != key[offset] { return nil }
        return item.page
    }

    /// Moves the page of this key to a generation when it has the same bytes as the draft.
    ///
    /// - Returns: the page if it has, else the Last-Modified of the one that is to be replaced.
    mutating func renew(
        _ hash: Int, _ key: [UInt8], draft: PageDraft, generation: UInt64
    ) -> (page: PreparedPage?, lastModified: Date?) {
        guard let place = index[hash], let item = slots[place]?.item, item.key == key else { return (nil, nil) }
        guard item.digest == draft.digest else { return (nil, item.lastModified) }
        slots[place]?.item.generation = max(item.generation, generation)
        return (item.page, item.lastModified)
    }

    /// Puts a page in, in place of an older one of its key; then the least recently used go until the limit holds. A page
    /// of an older generation than the one that is there is left out.
    mutating func put(_ item: Item, _ hash: Int, limit: Int) {
        if let place = index[hash] {
            if let old = slots[place]?.item, old.key == item.key, old.generation > item.generation { return }
            remove(place)
        }
        let slot = Slot(item: item, hash: hash, bytes: item.page.cost + item.key.count, newer: -1, older: -1)
        guard slot.bytes <= limit else { return }
        let place = free.popLast() ?? slots.count
        if place == slots.count { slots.append(slot) } else { slots[place] = slot }
        index[hash] = place
        bytes += slot.bytes
        link(place)
        shrink(to: limit)
    }

    /// Puts a better form of a page in, if the page with this digest is still there.
    mutating func replace(_ page: PreparedPage, digest: [UInt8], _ hash: Int, _ key: [UInt8], limit: Int) {
        guard let place = index[hash], var slot = slots[place], slot.item.key == key, slot.item.digest == digest else {
            return
        }
        bytes -= slot.bytes
        slot.item.page = page
        slot.bytes = page.cost + key.count
        bytes += slot.bytes
        slots[place] = slot
        shrink(to: limit)
    }

    private mutating func shrink(to limit: Int) {
        while bytes > limit, oldest >= 0 { remove(oldest) }
    }

    private mutating func remove(_ place: Int) {
        guard let slot = slots[place] else { return }
        unlink(place)
        index[slot.hash] = nil
        bytes -= slot.bytes
        slots[place] = nil
        free.append(place)
    }

    private mutating func touch(_ place: Int) {
        guard newest != place else { return }
        unlink(place)
        link(place)
    }

    private mutating func link(_ place: Int) {
        slots[place]?.older = newest
        slots[place]?.newer = -1
        if newest >= 0 { slots[newest]?.newer = place }
        newest = place
        if oldest < 0 { oldest = place }
    }

    private mutating func unlink(_ place: Int) {
        guard let slot = slots[place] else { return }
        if slot.newer >= 0 { slots[slot.newer]?.older = slot.older } else { newest = slot.older }
        if slot.older >= 0 { slots[slot.older]?.newer = slot.newer } else { oldest = slot.newer }
    }
}
