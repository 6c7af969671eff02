// How far an import is.

import Synchronization

/// Counts files from any thread and tells the caller every now and then.
final class Progress: Sendable {
    private let total: Int
    private let done = Mutex(0)
    private let report: (@Sendable (_ done: Int, _ total: Int) -> Void)?

    init(total: Int, report: (@Sendable (_ done: Int, _ total: Int) -> Void)?) {
        self.total = total
        self.report = report
    }

    func step() {
        guard let report else { return }
        let now = done.withLock { done in
            done = min(done + 1, total)
            return done
        }
        report(now, total)
    }
}
