// A value behind a lock.

import Synchronization

/// A `Mutex` whose hand-over from one thread to the next the thread sanitizer can see.
///
/// A contended `Mutex` is taken inside the standard library, which is not built with the sanitizer: every access behind
/// it would be reported as a race. The acquiring load and the releasing store beside it say the same thing in our own
/// code; on the processors that matter they are plain moves.
struct Guarded<Value: Sendable>: ~Copyable, Sendable {
    private let mutex: Mutex<Value>
    private let handover = Atomic<Int>(0)

    init(_ value: Value) { mutex = Mutex(value) }

    /// Runs `body` with the value to itself. Locks are held for a few instructions and never nest.
    borrowing func withLock<Result: Sendable>(_ body: (inout Value) -> Result) -> Result {
        mutex.withLock { value in
            _ = handover.load(ordering: .acquiring)
            defer { handover.store(0, ordering: .releasing) }
            return body(&value)
        }
    }
}
