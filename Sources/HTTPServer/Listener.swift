// The listening socket that all loops share.

import Dispatch
import Glibc

/// Where a server came to listen.
public enum BoundAddress: Sendable, Equatable, CustomStringConvertible {
    /// A numeric address and the real port.
    case tcp(host: String, port: Int)
    case unix(path: String)

    /// `http://127.0.0.1:8080` or `unix:/run/site.sock`.
    public var description: String {
        switch self {
        case .tcp(let host, let port): host.contains(":") ? "http://[\(host)]:\(port)" : "http://\(host):\(port)"
        case .unix(let path): "unix:\(path)"
        }
    }
}

/// A listening socket. It is closed when the last loop has left it, or nobody holds it any more; a socket file that is its
/// own is removed then.
public final class Listener: Sendable {
    private struct State {
        var loops = 0
        var isClosed = false
        /// Whether the socket's file is to go with it: not when the service manager made it, or another process has it.
        var ownsFile: Bool
    }

    /// Open until the last loop has left.
    let descriptor: Int32
    /// Where it listens, with the real port.
    public let address: BoundAddress
    private let state: Guarded<State>
    /// Held until it is closed.
    private let closing = DispatchGroup()

    init(descriptor: Int32, address: BoundAddress, ownsFile: Bool) {
        self.descriptor = descriptor
        self.address = address
        state = Guarded(State(ownsFile: ownsFile))
        closing.enter()
    }

    deinit { close() }

    /// Counts so many loops in; each leaves in its time.
    func join(loops: Int) { state.withLock { $0.loops += loops } }

    /// A loop watches it no more.
    func leave() {
        let isLast = state.withLock { state in
            state.loops -= 1
            return state.loops == 0
        }
        if isLast { close() }
    }

    private func close() {
        let (isOpen, ownsFile) = state.withLock { state in
            defer { state.isClosed = true }
            return (!state.isClosed, state.ownsFile)
        }
        guard isOpen else { return }
        System.close(descriptor)
        if ownsFile, case .unix(let path) = address { System.remove(path) }
        closing.leave()
    }

    /// Blocks until this process has let go of the socket.
    func waitUntilClosed() { closing.wait() }

    /// Whether the socket's file goes with the socket.
    var ownsFile: Bool { state.withLock { $0.ownsFile } }

    /// Takes the socket's file over, or leaves it to somebody else.
    func setOwnsFile(_ value: Bool) { state.withLock { $0.ownsFile = value } }

    /// Opens a socket. Clients may connect from here on; they are answered once a server was started on it.
    ///
    /// - Parameter backlog: connections that the kernel queues before they are accepted.
    public static func open(
        _ bind: BindAddress, backlog: Int = ServerLimits().backlog
    ) throws(ServerError) -> Listener {
        switch bind {
        case .tcp(let host, let port): try tcp(host, port, backlog)
        case .unix(let path): try unix(path, backlog)
        }
    }

    private static func tcp(_ host: String, _ port: Int, _ backlog: Int) throws(ServerError) -> Listener {
        let name = "\(host):\(port)"
        let address = try SocketAddress(host: host, port: port, isForListening: true)
        do {
            let socket = try System.makeSocket(family: address.family)
            do {
                try System.set(socket, level: SOL_SOCKET, option: SO_REUSEADDR, to: 1)
                // Accepted sockets inherit it; an answer is one write, so there is nothing to gather.
                try System.set(socket, level: Int32(IPPROTO_TCP), option: TCP_NODELAY, to: 1)
                if address.family == AF_INET6 {
                    let isWildcard = host == "::" || host == "[::]"
                    try System.set(socket, level: Int32(IPPROTO_IPV6), option: IPV6_V6ONLY, to: isWildcard ? 0 : 1)
                }
                try address.call("bind", socket, Glibc.bind)
                _ = try System.check("listen") { listen(socket, Int32(clamping: backlog)) }
                return Listener(descriptor: socket, address: try boundAddress(socket), ownsFile: false)
            } catch {
                System.close(socket)
                throw error
            }
        } catch let error as SystemError {
            throw .cannotListen(address: name, reason: System.message(error.code))
        } catch {
            throw .cannotListen(address: name, reason: "\(error)")
        }
    }

    private static func unix(_ path: String, _ backlog: Int) throws(ServerError) -> Listener {
        let address = try SocketAddress(path: path)
        do {
            let socket = try System.makeSocket(family: AF_UNIX)
            do {
                try bindFile(socket, address, path)
                _ = try System.check("listen") { listen(socket, Int32(clamping: backlog)) }
                return Listener(descriptor: socket, address: .unix(path: path), ownsFile: true)
            } catch {
                System.close(socket)
                throw error
            }
        } catch let error as SystemError {
            if error.call == "in use" { throw .socketInUse(path: path) }
            throw .cannotListen(address: "unix:\(path)", reason: System.message(error.code))
        } catch {
            throw .cannotListen(address: "unix:\(path)", reason: "\(error)")
        }
    }

    /// Binds, and once more when a socket file stands there that nobody answers on.
    private static func bindFile(_ socket: Int32, _ address: SocketAddress, _ path: String) throws(SystemError) {
        do {
            try address.call("bind", socket, Glibc.bind)
        } catch {
            guard error.code == EADDRINUSE, System.isSocketFile(path) else { throw error }
            let probe = try System.makeSocket(family: AF_UNIX)
            defer { System.close(probe) }
            var refusal: Int32 = 0
            do throws(SystemError) {
                try address.call("connect", probe, Glibc.connect)
            } catch {
                refusal = error.code
            }
            guard refusal == ECONNREFUSED else { throw SystemError(call: "in use", code: EADDRINUSE) }
            System.remove(path)
            try address.call("bind", socket, Glibc.bind)
        }
    }
}
