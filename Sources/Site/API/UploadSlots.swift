// How many uploads by nobody may be under way at once.

import Synchronization

/// Counts the requests with an unknown token whose bodies are taken, so that whoever makes up tokens can neither fill the
/// disk nor the memory.
final class UploadSlots: Sendable {
    /// A place, free again when nobody holds it any more: the request's handler does, so it goes with a request that
    /// breaks off, too.
    final class Slot: Sendable {
        private let slots: UploadSlots

        fileprivate init(_ slots: UploadSlots) { self.slots = slots }

        deinit { slots.taken.withLock { $0 -= 1 } }
    }

    // Held for an addition.
    private let taken = Mutex(0)
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// A place; nil when all are taken. Does not block.
    func take() -> Slot? {
        let isFree = taken.withLock { taken in
            guard taken < limit else { return false }
            taken += 1
            return true
        }
        return isFree ? Slot(self) : nil
    }
}
