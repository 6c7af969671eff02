// The server that this process is to follow, as its successor sees it.

import Foundation

/// A running server that has started this process and passed its listening socket on.
public final class Predecessor: Sendable {
    /// Its socket, shared with it until it lets go.
    public let listener: Listener
    /// Our end of the pair; owned.
    private let wire: Int32
    private let inheritsFile: Bool

    /// Takes what was passed on, and removes the variables that tell of it. Call it while the program has one thread.
    ///
    /// - Returns: nil when nobody started this process to follow it.
    /// - Throws: when the variables are there and what they name is not.
    public convenience init?() throws(ServerError) {
        let listener = System.take(variable: Handover.listenerVariable)
        let wire = System.take(variable: Handover.wireVariable)
        let file = System.take(variable: Handover.fileVariable)
        guard let listener else { return nil }
        guard listener == "\(Handover.listener)", wire == "\(Handover.wire)" else {
            throw .wrongInheritance(
                variable: Handover.listenerVariable, reason: "is set by a server that restarts, and by nobody else")
        }
        try self.init(listener: Handover.listener, wire: Handover.wire, inheritsFile: file != nil)
    }

    /// - Parameter wire: one end of a pair of sockets; taken over.
    init(listener: Int32, wire: Int32, inheritsFile: Bool) throws(ServerError) {
        // Its file stays the predecessor's until it lets go: this process may yet fail.
        self.listener = try Listener.adopt(listener, from: Handover.listenerVariable, ownsFile: false)
        self.wire = wire
        self.inheritsFile = inheritsFile
        do throws(SystemError) {
            try System.makeOurs(wire)
        } catch {
            throw .notInheritable(source: Handover.wireVariable, descriptor: wire, reason: "\(error)")
        }
    }

    deinit { System.close(wire) }

    /// Says that this process serves, and waits on a thread of its own until the predecessor accepts no more.
    ///
    /// - Parameter ended: called then, or when the predecessor has gone without a word.
    public func takeOver(ended: @escaping @Sendable () -> Void) {
        let byte = [Handover.ready]
        _ = byte.withUnsafeBytes { System.send(wire, $0, more: false) }
        if inheritsFile { listener.setOwnsFile(true) }
        let thread = Thread { [self] in
            while case .byte = System.waitForByte(wire, milliseconds: -1) {}
            ended()
        }
        thread.name = "predecessor"
        thread.start()
    }
}
