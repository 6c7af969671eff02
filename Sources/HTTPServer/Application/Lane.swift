// Work that may block, kept off the loops: bounded serial queues at a low priority.

import Dispatch
import Foundation
import HTTPTypes

/// `width` serial queues with one bound on all that waits. Lanes never wait on each other.
///
/// A job runs at nice 10, so that the loops keep their latency while searches and imports take what is left.
public final class Lane: Sendable {
    private struct Load {
        var perQueue: [Int]
        var total = 0
        var accepted = 0
        var refused = 0
        var highest = 0
        var durations = Histogram()
    }

    /// A reading of a lane's counters.
    public struct Counters: Sendable, Equatable {
        /// The lane's name.
        public let label: String
        /// Jobs that wait or run now.
        public let pending: Int
        /// Jobs taken since the start.
        public let accepted: Int
        /// Jobs refused since the start.
        public let refused: Int
        /// The most that ever waited or ran at once.
        public let highest: Int
        /// From being taken to being done, waiting included.
        public let durations: Histogram
    }

    /// The name in counters and of the queues.
    public let label: String
    /// How many jobs run at once.
    public let width: Int
    /// How many jobs may wait or run.
    public let depth: Int
    private let queues: [DispatchQueue]
    /// The lock is held for a few instructions, never around a job.
    private let load: Guarded<Load>

    /// A lane that runs `width` jobs at once (at least 1) and holds at most `depth`, the running ones included.
    public init(label: String, width: Int, depth: Int) {
        let width = max(1, width)
        self.label = label
        self.width = width
        self.depth = max(1, depth)
        queues = (0..<width).map { DispatchQueue(label: "\(label).\($0)") }
        load = Guarded(Load(perQueue: Array(repeating: 0, count: width)))
    }

    /// Gives a job to the emptiest queue; false when the lane is full, and then the caller answers 503.
    public func submit(_ job: @escaping @Sendable () -> Void) -> Bool {
        let chosen: Int? = load.withLock { load in
            guard load.total < depth else {
                load.refused += 1
                return nil
            }
            var best = 0
            for index in load.perQueue.indices where load.perQueue[index] < load.perQueue[best] { best = index }
            load.perQueue[best] += 1
            load.total += 1
            load.accepted += 1
            load.highest = max(load.highest, load.total)
            return best
        }
        guard let chosen else { return false }
        let began = System.monotonicMicroseconds()
        queues[chosen].async {
            System.lowerPriority(to: 10)
            job()
            let duration = System.monotonicMicroseconds() - began
            self.load.withLock { load in
                load.durations.add(duration)
                load.perQueue[chosen] -= 1
                load.total -= 1
            }
        }
        return true
    }

    /// Runs `work` on the lane and answers with what it returns, or with 503 and Retry-After when the lane is full.
    public func answer(_ reply: Reply, _ work: @escaping @Sendable () -> Response) {
        if !submit({ reply(work()) }) { reply.refuse(.serviceUnavailable) }
    }

    /// Blocks until all jobs are done, or so many seconds have passed.
    func waitUntilEmpty(atMost seconds: Double) {
        let end = System.monotonicMilliseconds() + Int64(seconds * 1000)
        while counters.pending > 0, System.monotonicMilliseconds() < end { Thread.sleep(forTimeInterval: 0.005) }
    }

    /// A reading of the counters.
    public var counters: Counters {
        load.withLock {
            Counters(
                label: label, pending: $0.total, accepted: $0.accepted, refused: $0.refused, highest: $0.highest,
                durations: $0.durations)
        }
    }
}
