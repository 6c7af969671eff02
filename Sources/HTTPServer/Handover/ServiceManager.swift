// What systemd, or whoever speaks like it, passes to a service and wants to hear from it.

import Glibc

/// The service manager: socket activation (sd_listen_fds(3)) and notifications (sd_notify(3)).
public struct ServiceManager: Sendable {
    /// What a service says about itself.
    public enum State: Sendable, Equatable {
        case ready
        case stopping
        /// Another process is the service's main one from here on.
        case mainProcess(Int32)

        var text: String {
            switch self {
            case .ready: "READY=1"
            case .stopping: "STOPPING=1"
            case .mainProcess(let process): "MAINPID=\(process)"
            }
        }
    }

    /// The first descriptor that is passed, by the protocol.
    private static let firstDescriptor: Int32 = 3
    /// A path, or a name that begins with @; nil when nobody wants to hear.
    private let notifyAddress: String?

    /// - Parameter notifyAddress: the value of NOTIFY_SOCKET.
    public init(notifyAddress: String?) {
        self.notifyAddress = notifyAddress.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The socket that the service manager has opened for this process; nil when there is none. The variables that tell
    /// of it are removed. Call it while the program has one thread.
    ///
    /// - Throws: when there is more than one, or it is no listening stream socket.
    public static func activatedListener() throws(ServerError) -> Listener? {
        let process = System.take(variable: "LISTEN_PID")
        let count = System.take(variable: "LISTEN_FDS")
        _ = System.take(variable: "LISTEN_FDNAMES")
        guard try hasSocket(process: process, count: count, ownProcess: System.processIdentifier) else { return nil }
        // The service manager made the socket's file and removes it.
        return try Listener.adopt(firstDescriptor, from: "LISTEN_FDS", ownsFile: false)
    }

    /// Whether the variables tell of one socket for this process.
    static func hasSocket(process: String?, count: String?, ownProcess: Int32) throws(ServerError) -> Bool {
        // Set for another process, it is none of our business.
        guard let process, let count, process == "\(ownProcess)" else { return false }
        switch Int(count) {
        case 0: return false
        case 1: return true
        case .some(let number) where number > 1:
            throw .wrongInheritance(
                variable: "LISTEN_FDS", reason: "should be 1, is \(number): a server listens on one socket")
        default: throw .wrongInheritance(variable: "LISTEN_FDS", reason: "should be 1, is \"\(count.prefix(20))\"")
        }
    }

    /// Tells the service manager; nothing happens when there is none, or when it does not listen.
    ///
    /// - Returns: whether it was sent.
    @discardableResult
    public func notify(_ state: State) -> Bool {
        guard let notifyAddress, let address = try? SocketAddress(notifyAddress: notifyAddress) else { return false }
        do throws(SystemError) {
            // A manager that is busy is waited for: a lost READY=1 would be a start that never ends.
            let socket = try System.makeSocket(family: AF_UNIX, type: SOCK_DGRAM, isBlocking: true)
            defer { System.close(socket) }
            try System.bound(socket, seconds: 5)
            try address.call("connect", socket, Glibc.connect)
            let bytes = Array(state.text.utf8)
            return bytes.withUnsafeBytes { System.send(socket, $0, more: false) } == .moved(bytes.count)
        } catch {
            return false
        }
    }
}
