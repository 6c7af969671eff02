// The process that is to take a server's place, as the server sees it.

import Foundation

/// What a server and its successor agree on. Descriptors 3 and 4 of the successor are the listening socket and one end of
/// a pair of sockets; the variables say so. Over the pair the successor says with one byte that it serves, and the server
/// closes its end when it accepts no more. Two versions of the program speak to each other here: nothing of this changes.
enum Handover {
    static let listenerVariable = "NOTECAST_LISTENER"
    static let wireVariable = "NOTECAST_READY"
    /// Set when the file of a unix socket is the successor's to remove.
    static let fileVariable = "NOTECAST_SOCKET_FILE"
    static let listener: Int32 = 3
    static let wire: Int32 = 4
    static let ready = UInt8(ascii: "R")
}

/// A process that was started to take this server's place, with its listening socket.
public final class Successor: Sendable {
    /// What became of the wait for it.
    public enum Outcome: Sendable, Equatable {
        /// It serves.
        case ready
        /// It ended before that: how, as in `status 1`.
        case ended(String)
        /// It said nothing for so long that it was ended.
        case silent
    }

    /// The process.
    public let processIdentifier: Int32
    /// Our end of the pair, until it is closed.
    private let wire: Guarded<Int32?>
    /// Whether it was waited for: its number may be another process' then. Held while it is ended, up to two seconds.
    private let hasGone = Guarded(false)

    private init(processIdentifier: Int32, wire: Int32) {
        self.processIdentifier = processIdentifier
        self.wire = Guarded(wire)
    }

    deinit { release() }

    /// The path of the program that runs, without links; nil where /proc is not mounted.
    public static var programPath: String? { System.programPath() }

    /// Starts a program in this one's environment and folder, with the listening socket.
    ///
    /// It inherits the calling thread's priority.
    ///
    /// - Parameters:
    ///   - program: its path.
    ///   - arguments: all of them, the program's own name first.
    public static func start(
        program: String, arguments: [String], listener: Listener
    ) throws(ServerError) -> Successor {
        var environment = ProcessInfo.processInfo.environment
        environment[Handover.listenerVariable] = "\(Handover.listener)"
        environment[Handover.wireVariable] = "\(Handover.wire)"
        if listener.ownsFile { environment[Handover.fileVariable] = "1" }
        do throws(SystemError) {
            let (mine, theirs) = try System.makePair()
            defer { System.close(theirs) }
            do throws(SystemError) {
                let process = try System.spawn(
                    program, arguments: arguments, environment: environment.map { "\($0.key)=\($0.value)" },
                    descriptors: [listener.descriptor, theirs])
                return Successor(processIdentifier: process, wire: mine)
            } catch {
                System.close(mine)
                throw error
            }
        } catch {
            throw .noSuccessor(reason: "\(program): \(error)")
        }
    }

    /// Blocks until it serves, has ended, or has said nothing for so long. Then it has gone, unless it is ready.
    public func waitUntilReady(seconds: Int) -> Outcome {
        guard let wire = wire.withLock({ $0 }) else { return .silent }
        switch System.waitForByte(wire, milliseconds: Int32(clamping: seconds * 1000)) {
        case .byte(Handover.ready): return .ready
        // An ending process closes its descriptors a moment before it can be waited for; one that has only closed this
        // one is ended.
        case .byte, .ended: return .ended(end(after: 2000))
        case .timedOut:
            _ = end()
            return .silent
        }
    }

    /// Ends it without waiting for it, unless it has gone already.
    public func kill() {
        hasGone.withLock { hasGone in
            if !hasGone { System.kill(processIdentifier) }
        }
    }

    /// Ends it, unless it ends by itself within so many milliseconds.
    ///
    /// - Returns: how it ended, as in `status 1`.
    @discardableResult
    public func end(after milliseconds: Int64 = 0) -> String {
        // Held while it is waited for: who wants to end it meanwhile would but hurry it.
        hasGone.withLock { hasGone in
            let own = hasGone ? "unknown status" : System.reap(processIdentifier, milliseconds: milliseconds)
            hasGone = true
            if let own { return own }
            System.kill(processIdentifier)
            return System.reap(processIdentifier) ?? "unknown status"
        }
    }

    /// Tells it that this server accepts no more.
    public func release() {
        let open = wire.withLock { wire in
            defer { wire = nil }
            return wire
        }
        if let open { System.close(open) }
    }
}
