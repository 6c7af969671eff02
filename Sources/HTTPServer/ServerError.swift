// Why a server could not start or be reached.

/// Why a server could not start or be reached.
public enum ServerError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The address could not be used: what it is, and the system's reason.
    case cannotListen(address: String, reason: String)
    /// Nobody could be reached there: the address, and the system's reason.
    case cannotConnect(address: String, reason: String)
    /// Another server listens on the socket file.
    case socketInUse(path: String)
    /// The system gave no descriptors or threads for the loops.
    case noLoop(reason: String)
    /// `start` was called before.
    case alreadyStarted

    /// One line for a person: the address, what is wrong, and what to do where that is known.
    public var description: String {
        switch self {
        case .cannotListen(let address, let reason): "\(address): cannot listen: \(reason)"
        case .cannotConnect(let address, let reason): "\(address): cannot connect: \(reason)"
        case .socketInUse(let path): "\(path): another server listens on this socket; stop it first"
        case .noLoop(let reason): "cannot start an event loop: \(reason)"
        case .alreadyStarted: "the server was started before; make a new one"
        }
    }
}
