// Why a server could not start or be reached.

/// Why a server could not start or be reached.
public enum ServerError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The address could not be used: what it is, and the system's reason.
    case cannotListen(address: String, reason: String)
    /// Nobody could be reached there: the address, and the system's reason.
    case cannotConnect(address: String, reason: String)
    /// Another server listens on the socket file.
    case socketInUse(path: String)
    /// A descriptor that was passed to this process cannot be listened on: what named it, its number, and why.
    case notInheritable(source: String, descriptor: Int32, reason: String)
    /// What was passed to this process to listen on makes no sense: the variable, and what it should be.
    case wrongInheritance(variable: String, reason: String)
    /// No successor could be started.
    case noSuccessor(reason: String)
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
        case .notInheritable(let source, let descriptor, let reason):
            "\(source): descriptor \(descriptor) should be a listening stream socket: \(reason)"
        case .wrongInheritance(let variable, let reason): "\(variable): \(reason)"
        case .noSuccessor(let reason): "cannot start a successor: \(reason)"
        case .noLoop(let reason): "cannot start an event loop: \(reason)"
        case .alreadyStarted: "the server was started before; make a new one"
        }
    }
}
