// Counters of the server, for /metrics.

import Synchronization

/// A reading of the server's counters. Taken loop by loop without stopping them, so that sums may be off by what is
/// under way.
public struct ServerMetrics: Sendable, Equatable {
    /// One event loop.
    public struct Loop: Sendable, Equatable {
        /// Connections that it holds now.
        public var open = 0
        /// Connections that it accepted.
        public var accepted = 0
        /// Connections that it gave to an emptier loop.
        public var handedOver = 0
    }

    /// One reading for each loop, in their order.
    public var loops: [Loop] = []
    /// Requests by method; everything that is not a method of the server's is "other".
    public var requestsByMethod: [String: Int] = [:]
    /// Answers by the first digit of their status: index 1 for 1xx to 5 for 5xx.
    public var answersByClass: [Int] = Array(repeating: 0, count: 6)
    /// Answers straight from finished pages.
    public var pageAnswers = 0
    /// Bytes handed to the kernel, heads included.
    public var bytesSent = 0
    /// Requests that the server itself refused (malformed, too large, too slow, and so on).
    public var rejected = 0
    /// Connections that ended because a deadline passed, answered with 408 or not.
    public var timeouts = 0
    /// How often the listener rested for want of descriptors or at the connection bound.
    public var acceptPauses = 0
    /// Idle connections that were closed to make room for others.
    public var reclaimed = 0
    /// Answers that came after their connection had gone.
    public var staleAnswers = 0
    /// Connections refused because their address had too many.
    public var crowded = 0
    /// From a request's arrival to the last byte handed over: finished pages, and everything else.
    public var pageDurations = Histogram()
    public var otherDurations = Histogram()
    /// Access log entries that were dropped because the log lane was full.
    public var droppedLogEntries = 0
    /// The lanes of the server itself: uploads and log.
    public var lanes: [Lane.Counters] = []
}

/// A number that one thread raises and any thread reads: a plain load and store, no locked instruction.
struct Counter: ~Copyable, Sendable {
    private let value = Atomic<Int>(0)

    @inline(__always)
    borrowing func add(_ amount: Int = 1) {
        value.store(value.load(ordering: .relaxed) &+ amount, ordering: .relaxed)
    }

    borrowing func read() -> Int { value.load(ordering: .relaxed) }
}

/// A loop's own counters, raised by its thread.
final class LoopCounters: Sendable {
    let accepted = Counter()
    let handedOver = Counter()
    let get = Counter()
    let head = Counter()
    let post = Counter()
    let put = Counter()
    let patch = Counter()
    let delete = Counter()
    let options = Counter()
    let other = Counter()
    let informational = Counter()
    let successful = Counter()
    let redirected = Counter()
    let refused = Counter()
    let failed = Counter()
    let pages = Counter()
    let bytes = Counter()
    let rejected = Counter()
    let timeouts = Counter()
    let pauses = Counter()
    let reclaimed = Counter()
    let stale = Counter()
    let droppedEntries = Counter()
    let crowded = Counter()
    let pageDurations = LoopHistogram()
    let otherDurations = LoopHistogram()

    @inline(__always)
    func count(_ method: RequestFacts.Method) {
        switch method {
        case .get: get.add()
        case .head: head.add()
        case .post: post.add()
        case .put: put.add()
        case .patch: patch.add()
        case .delete: delete.add()
        case .options: options.add()
        case .other: other.add()
        }
    }

    @inline(__always)
    func count(status: Int) {
        switch status {
        case ..<200: informational.add()
        case ..<300: successful.add()
        case ..<400: redirected.add()
        case ..<500: refused.add()
        default: failed.add()
        }
    }

    /// Adds these counters to a reading.
    func add(to metrics: inout ServerMetrics, open: Int) {
        metrics.loops.append(.init(open: open, accepted: accepted.read(), handedOver: handedOver.read()))
        let methods = [
            ("GET", get.read()), ("HEAD", head.read()), ("POST", post.read()), ("PUT", put.read()),
            ("PATCH", patch.read()), ("DELETE", delete.read()), ("OPTIONS", options.read()), ("other", other.read()),
        ]
        for (name, count) in methods { metrics.requestsByMethod[name, default: 0] += count }
        let classes = [
            0, informational.read(), successful.read(), redirected.read(), refused.read(), failed.read(),
        ]
        for (index, count) in classes.enumerated() { metrics.answersByClass[index] += count }
        metrics.pageAnswers += pages.read()
        metrics.bytesSent += bytes.read()
        metrics.rejected += rejected.read()
        metrics.timeouts += timeouts.read()
        metrics.acceptPauses += pauses.read()
        metrics.reclaimed += reclaimed.read()
        metrics.staleAnswers += stale.read()
        metrics.droppedLogEntries += droppedEntries.read()
        metrics.crowded += crowded.read()
        metrics.pageDurations.add(pageDurations.read())
        metrics.otherDurations.add(otherDurations.read())
    }
}
