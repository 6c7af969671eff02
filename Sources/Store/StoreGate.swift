// The gate that keeps a store from being closed while somebody is in it.

import Dispatch
import Synchronization

/// Counts who is in the store. SQLite frees a connection that is closed under a running statement, and the statement
/// then reads freed memory; so the last one out lets the store close, and nobody comes in after that.
final class StoreGate: Sendable {
    private let isClosed = Mutex(false)
    private let inside = DispatchGroup()

    /// Comes in; false when the store is being closed. Who came in calls `leave`.
    func enter() -> Bool {
        isClosed.withLock { isClosed in
            if !isClosed { inside.enter() }
            return !isClosed
        }
    }

    func leave() { inside.leave() }

    /// Lets nobody in any more, and waits until all are out.
    ///
    /// - Parameter interrupt: ends the statements that still run after two seconds.
    func close(interrupt: () -> Void) {
        isClosed.withLock { $0 = true }
        if inside.wait(timeout: .now() + .seconds(2)) == .success { return }
        interrupt()
        inside.wait()
    }
}
