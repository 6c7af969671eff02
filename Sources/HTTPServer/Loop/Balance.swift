// How many connections each loop holds, and which loop should take the next one.

import Synchronization

/// Left alone, long-lived connections pile onto one loop: EPOLLEXCLUSIVE wakes the loop that waited last.
final class Balance: Sendable {
    /// The lock is held for a handful of additions.
    private let counts: Guarded<[Int]>
    private let sum = Atomic<Int>(0)

    init(loops: Int) { counts = Guarded(Array(repeating: 0, count: loops)) }

    /// Connections in all loops.
    var total: Int { sum.load(ordering: .relaxed) }

    func opened(_ loop: Int) {
        counts.withLock { $0[loop] += 1 }
        sum.wrappingAdd(1, ordering: .relaxed)
    }

    func closed(_ loop: Int) {
        counts.withLock { $0[loop] -= 1 }
        sum.wrappingSubtract(1, ordering: .relaxed)
    }

    /// The loop that should hold a connection which `loop` holds now; the connection is counted there from now on.
    func place(from loop: Int) -> Int {
        counts.withLock { counts in
            var emptiest = loop
            for index in counts.indices where counts[index] < counts[emptiest] { emptiest = index }
            // A move is worth it only when it leaves this loop no emptier than that one.
            guard counts[loop] - counts[emptiest] >= 2 else { return loop }
            counts[loop] -= 1
            counts[emptiest] += 1
            return emptiest
        }
    }

    var byLoop: [Int] { counts.withLock { $0 } }
}
