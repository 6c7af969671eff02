// Where a server's socket comes from: its own doing, the service manager, or the server that it follows.

import HTTPServer
import Logging

/// The listening socket, and who passed it on.
struct FrontDoor {
    let listener: Listener
    /// The server that this process is to follow; nil at an ordinary start.
    let predecessor: Predecessor?

    /// Takes a socket that was passed to this process, else opens one. The environment is changed: call it while the
    /// program has one thread.
    init(_ bind: BindOption, logger: Logger) throws {
        predecessor = try Predecessor()
        if let predecessor {
            listener = predecessor.listener
        } else if let activated = try ServiceManager.activatedListener() {
            listener = activated
            logger.info("the service manager's socket: \(activated.address) (--bind does not count)")
        } else {
            do {
                listener = try Listener.open(bind.address)
            } catch {
                throw Failure("\(error) (--bind names another address)")
            }
        }
    }

    /// What a site without an address of its own calls itself: where it really listens.
    var url: String {
        switch listener.address {
        case .tcp(let host, let port):
            // "Every address of this machine" is none to link to.
            let name = host == "0.0.0.0" || host == "::" ? "localhost" : host.contains(":") ? "[\(host)]" : host
            return "http://\(name):\(port)"
        // A unix socket has no address that a browser could use; the proxy in front of it has.
        case .unix: return "http://localhost"
        }
    }
}
