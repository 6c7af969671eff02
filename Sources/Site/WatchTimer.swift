// A timer on a queue.

import Dispatch

/// A Dispatch timer that may be set from any thread.
///
/// `@unchecked Sendable` because the handler is set once, before activation, and Dispatch itself allows a source to be
/// scheduled and cancelled from any thread.
final class WatchTimer: @unchecked Sendable {
    private let source: any DispatchSourceTimer

    /// A timer that is not running yet.
    init(queue: DispatchQueue, _ handler: @escaping @Sendable () -> Void) {
        source = DispatchSource.makeTimerSource(queue: queue)
        source.setEventHandler(handler: handler)
        source.schedule(deadline: .distantFuture)
        source.activate()
    }

    deinit { source.cancel() }

    /// Fires again and again, every so many seconds.
    func every(_ seconds: Double) {
        source.schedule(deadline: .now() + seconds, repeating: seconds, leeway: .milliseconds(50))
    }

    /// Fires once, in so many seconds; nil: not any more.
    func once(in seconds: Double?) {
        guard let seconds else { return source.schedule(deadline: .distantFuture) }
        source.schedule(deadline: .now() + seconds, leeway: .milliseconds(1))
    }

    func cancel() { source.cancel() }
}
