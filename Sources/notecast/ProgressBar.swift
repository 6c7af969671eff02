// How far an import is, on a terminal.

import Foundation
import Synchronization

/// One line on standard error that is drawn over itself, at most some twenty times a second.
final class ProgressBar: Sendable {
    private let drawn = Mutex(ContinuousClock.Instant?.none)

    @Sendable func show(_ done: Int, _ total: Int) {
        let isDue = drawn.withLock { last in
            let now = ContinuousClock.now
            if let last, done < total, now - last < .milliseconds(50) { return false }
            last = now
            return true
        }
        guard isDue, total > 0 else { return }
        let width = 30
        let full = done * width / total
        let bar = String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
        StandardError.write("\r\(bar) \(done)/\(total)")
    }

    func clear() { StandardError.write("\r\u{1B}[2K") }
}
