// The signals that end the program, and the one that lets another take its place.

import Dispatch
import Foundation
import Synchronization

/// Turns signals into calls: SIGTERM and SIGINT end the program, the second one at once; SIGUSR2 restarts it.
final class ServeSignals: Sendable {
    private struct State {
        var stop: (@Sendable () -> Void)?
        var restart: (@Sendable () -> Void)?
        var isStopping = false
    }

    private let state = Mutex(State())
    // Only kept alive: written in init, and never read again.
    nonisolated(unsafe) private let sources: [any DispatchSourceSignal]

    /// From here on the signals no longer end the program by themselves.
    init() {
        let queue = DispatchQueue(label: "notecast.signals")
        let made = [SIGTERM, SIGINT, SIGUSR2].map { number in
            signal(number, SIG_IGN)
            return (number, DispatchSource.makeSignalSource(signal: number, queue: queue))
        }
        sources = made.map(\.1)
        for (number, source) in made {
            source.setEventHandler { [weak self] in
                if number == SIGUSR2 { self?.askedToRestart() } else { self?.askedToStop() }
            }
            source.resume()
        }
    }

    /// What to do at the first signal to stop, at once when it came already; and at each to restart. One to restart that
    /// came before is forgotten: what is starting is what would be started.
    func on(stop: @escaping @Sendable () -> Void, restart: @escaping @Sendable () -> Void) {
        let isLate = state.withLock { state in
            state.stop = stop
            state.restart = restart
            return state.isStopping
        }
        if isLate { stop() }
    }

    private func askedToStop() {
        let (stop, isSecond) = state.withLock { state in
            defer { state.isStopping = true }
            return (state.stop, state.isStopping)
        }
        // Nothing to be gentle with yet, or somebody has lost patience.
        guard let stop, !isSecond else { exit(isSecond ? 130 : 0) }
        stop()
    }

    private func askedToRestart() { state.withLock(\.restart)?() }
}
