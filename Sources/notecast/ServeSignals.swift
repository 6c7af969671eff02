// The signals that end the program, and the one that lets another take its place.

import Foundation
import Synchronization

/// Turns signals into calls: SIGTERM and SIGINT end the program, the second one at once; SIGUSR2 restarts it; SIGHUP ends
/// it with its terminal. Elsewhere it means nothing, and so does SIGUSR1: the access log follows its file by itself.
///
/// The signals are blocked in every thread and waited for by one: what comes while nobody looks stays pending, and none
/// is lost.
final class ServeSignals: Sendable {
    private struct State {
        var stop: (@Sendable () -> Void)?
        var restart: (@Sendable () -> Void)?
        var isStopping = false
    }

    private static let numbers = [SIGTERM, SIGINT, SIGUSR2, SIGHUP, SIGUSR1]

    private static var set: sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        for number in numbers { sigaddset(&set, number) }
        return set
    }

    /// Whether a terminal was there at the start. One that has gone answers as if it had never been.
    private static let hasTerminal = isatty(STDERR_FILENO) == 1

    private let state = Mutex(State())

    /// Keeps the signals pending from here on. Call it on the main thread before there is another: threads inherit it.
    static func hold() {
        // Ignored ones, as a parent may have left them, would not pend. nohup's SIGHUP stays ignored.
        for number in numbers where number != SIGHUP { signal(number, SIG_DFL) }
        var set = set
        pthread_sigmask(SIG_BLOCK, &set, nil)
        _ = hasTerminal
    }

    /// Begins to take the signals that were held.
    init() {
        let thread = Thread { [self] in
            var set = Self.set
            while true {
                var number: Int32 = 0
                if sigwait(&set, &number) == 0 { received(number) }
            }
        }
        thread.name = "signals"
        thread.start()
    }

    private func received(_ number: Int32) {
        switch number {
        case SIGUSR2: state.withLock(\.restart)?()
        // What asks other servers to open their logs anew; here the log follows its file.
        case SIGUSR1: break
        // A shell and the kernel both send one: it is no second thought.
        case SIGHUP: if Self.hasTerminal, !state.withLock(\.isStopping) { askedToStop() }
        default: askedToStop()
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
}
