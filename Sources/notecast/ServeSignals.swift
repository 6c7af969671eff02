// The signals that end the program.

import Dispatch
import Foundation
import Synchronization

/// Turns SIGTERM and SIGINT into a call; the second one ends the program at once.
final class StopSignals: Sendable {
    private struct State {
        var handler: (@Sendable () -> Void)?
        var isCalled = false
    }

    private let state = Mutex(State())
    // Only kept alive: written in init, and never read again.
    nonisolated(unsafe) private let sources: [any DispatchSourceSignal]

    /// From here on the signals no longer end the program by themselves.
    init() {
        let queue = DispatchQueue(label: "notecast.signals")
        sources = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            return DispatchSource.makeSignalSource(signal: number, queue: queue)
        }
        for source in sources {
            source.setEventHandler { [weak self] in self?.received() }
            source.resume()
        }
    }

    /// What to do at the first signal; at once when it came already.
    func onFirst(_ handler: @escaping @Sendable () -> Void) {
        let isLate = state.withLock { state in
            state.handler = handler
            return state.isCalled
        }
        if isLate { handler() }
    }

    private func received() {
        let (handler, isSecond) = state.withLock { state in
            defer { state.isCalled = true }
            return (state.handler, state.isCalled)
        }
        // Nothing to be gentle with yet, or somebody has lost patience.
        guard let handler, !isSecond else { exit(isSecond ? 130 : 0) }
        handler()
    }
}
