// SIGUSR2: the program, perhaps a newer one by now, takes its own place without a lost request.

import Foundation
import HTTPServer
import Logging
import Synchronization

/// Starts a successor, waits until it serves, and lets this server end; or goes on as before when it does not come.
final class Restart: Sendable {
    private enum Phase {
        case serving
        /// A successor is being started; nil until there is a process.
        case starting(Successor?)
        /// The successor serves; what is under way here is finished.
        case handedOver
        case stopping
    }

    /// A large show's templates and settings are read in a second; who needs a minute has lost its way.
    private static let patience = 60

    private let server: Server
    private let listener: Listener
    private let manager: ServiceManager
    private let logger: Logger
    private let program: String?
    // Held to read or change the phase.
    private let phase = Mutex(Phase.serving)
    private let wanted = DispatchSemaphore(value: 0)

    /// Call it on the main thread: a successor is started with the priority of the thread that starts it, which this one
    /// inherits here. The threads of Dispatch have run lanes at a lower one.
    init(server: Server, listener: Listener, manager: ServiceManager, logger: Logger) {
        self.server = server
        self.listener = listener
        self.manager = manager
        self.logger = logger
        // By its path at the start: what stands there later is what is to be started.
        program = Successor.programPath
        let thread = Thread { [self] in
            while true {
                wanted.wait()
                run()
            }
        }
        thread.name = "restart"
        thread.start()
    }

    /// Begins a restart, unless one is under way or the server is ending. Returns at once.
    func begin() {
        let refusal: String? = phase.withLock { phase in
            switch phase {
            case .starting: return "one is under way"
            case .handedOver: return "another process serves already; send the signal to that one"
            case .stopping: return "this server is stopping"
            case .serving: break
            }
            // The end of process 1 is the end of its container, whoever else runs in it.
            if getpid() == 1 { return "this is a container's first process; start another container instead" }
            phase = .starting(nil)
            return nil
        }
        if let refusal {
            logger.warning("no restart: \(refusal)")
        } else {
            wanted.signal()
        }
    }

    /// Ends the server, and a successor that does not serve yet.
    func stop() {
        let isMain = phase.withLock { phase in
            if case .starting(let successor?) = phase { successor.kill() }
            defer { phase = .stopping }
            if case .handedOver = phase { return false }
            return true
        }
        logger.info("stopping")
        // What the service manager hears is about the process that serves.
        if isMain { manager.notify(.stopping) }
        server.drain()
    }

    private func run() {
        guard let successor = started() else { return }
        let outcome = successor.waitUntilReady(seconds: Self.patience)
        let isWanted = phase.withLock { phase in
            guard case .starting = phase else { return false }
            phase = outcome == .ready ? .handedOver : .serving
            return true
        }
        guard isWanted else {
            if outcome == .ready { successor.end() }
            return
        }
        switch outcome {
        case .ready:
            logger.info("process \(successor.processIdentifier) serves now; what is under way here is finished")
            manager.notify(.mainProcess(successor.processIdentifier))
            server.handOver()
            successor.release()
            return
        case .ended(let how): logger.error("no restart: the new process ended before it served (\(how))")
        case .silent: logger.error("no restart: the new process was not ready within \(Self.patience) seconds")
        }
        // It may have been woken for a connection that it did not take.
        server.lookForConnections()
    }

    private func started() -> Successor? {
        do {
            guard let program else { throw Failure("/proc/self/exe cannot be read") }
            let successor = try Successor.start(program: program, arguments: CommandLine.arguments, listener: listener)
            logger.info("restarting: process \(successor.processIdentifier) is to take over")
            let isStopping = phase.withLock { phase in
                guard case .starting = phase else { return true }
                phase = .starting(successor)
                return false
            }
            if isStopping { successor.kill() }
            return successor
        } catch {
            logger.error("no restart: \(error)")
            phase.withLock { phase in
                if case .starting = phase { phase = .serving }
            }
            return nil
        }
    }
}
