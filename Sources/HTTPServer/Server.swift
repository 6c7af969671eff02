// The server: listener, loops and their threads.

import Dispatch
import Foundation

/// An HTTP/1.1 server on raw sockets: one event loop a core, all on one listening socket.
public final class Server: Sendable {
    /// Set once by `start`.
    private struct Running {
        var loops: [Loop] = []
        var listener: Listener?
    }

    private let configuration: ServerConfiguration
    private let context: LoopContext
    /// A socket that was opened before; nil: `start` opens one.
    private let listener: Listener?
    private let loopCount: Int
    private let running = Guarded(Running())
    private let threads = DispatchGroup()

    /// Prepares a server; nothing is opened yet.
    ///
    /// - Parameter listener: a socket opened beforehand, for an application that must know its address; nil: `start`
    ///   opens `configuration.bind`.
    public init(configuration: ServerConfiguration, application: any Application, listener: Listener? = nil) {
        self.configuration = configuration
        self.listener = listener
        loopCount = max(1, configuration.loops ?? ProcessInfo.processInfo.activeProcessorCount)
        context = LoopContext(configuration: configuration, application: application, loops: loopCount)
    }

    /// Opens the socket and starts the loops.
    ///
    /// - Returns: where the server listens, with the real port.
    /// - Throws: when the address cannot be used, or the server was started before.
    public func start() throws(ServerError) -> BoundAddress {
        guard loops.isEmpty else { throw .alreadyStarted }
        System.ignoreBrokenPipes()
        let listener = try opened()
        var made: [Loop] = []
        do {
            for index in 0..<loopCount {
                made.append(try Loop(index: index, context: context, listener: listener))
            }
        } catch {
            throw .noLoop(reason: "\(error)")
        }
        for loop in made { loop.siblings = made }
        listener.join(loops: made.count)
        running.withLock { $0 = Running(loops: made, listener: listener) }
        for loop in made {
            threads.enter()
            let thread = Thread { [threads] in
                loop.run()
                threads.leave()
            }
            thread.name = "loop \(loop.index)"
            thread.start()
        }
        return listener.address
    }

    private func opened() throws(ServerError) -> Listener {
        if let listener { return listener }
        return try Listener.open(configuration.bind, backlog: configuration.limits.backlog)
    }

    private var loops: [Loop] { running.withLock { $0.loops } }

    private func post(_ message: Message) {
        for loop in loops { loop.mailbox.post(message) }
    }

    /// Asks the server to end: what is queued is accepted, the listener closes, idle connections get a few seconds and
    /// a `Connection: close` with their next answer, and after `drainSeconds` everything ends. Returns at once; may be
    /// called from anywhere but a signal handler. After `handOver` it shortens the time that is left.
    public func drain() { post(.drain(seconds: configuration.limits.drainSeconds)) }

    /// Leaves the listening socket to a successor that has it too, and ends: as `drain`, but answers under way get
    /// `handoverSeconds`, since nobody waits for this process any more. Blocks until no loop accepts.
    public func handOver() {
        guard let listener = running.withLock({ $0.listener }) else { return }
        listener.setOwnsFile(false)
        post(.drain(seconds: configuration.limits.handoverSeconds))
        listener.waitUntilClosed()
    }

    /// Looks whether connections wait to be accepted. Another process on the same socket may have been woken for one and
    /// have gone before it took it; the kernel wakes nobody else for that one.
    public func lookForConnections() { post(.look) }

    /// Blocks until all loops have ended, and the log has taken their last entries or `logDrainSeconds` have passed.
    /// Returns at once when the server was never started.
    public func waitUntilStopped() {
        threads.wait()
        context.logs.waitUntilEmpty(atMost: context.limits.logDrainSeconds)
    }

    /// A reading of the counters.
    public var metrics: ServerMetrics {
        var metrics = ServerMetrics()
        let open = context.balance.byLoop
        for loop in loops { loop.counters.add(to: &metrics, open: open[loop.index]) }
        metrics.lanes = [context.uploads.counters, context.logs.counters]
        return metrics
    }
}
