// Listening sockets that another process has opened: the service manager, or the server that this one follows.

import Glibc

extension Listener {
    /// Takes over an inherited descriptor, which must be a listening stream socket.
    ///
    /// - Parameters:
    ///   - source: what named the descriptor, for messages.
    ///   - ownsFile: whether the file of a unix socket is to be removed with it.
    static func adopt(_ descriptor: Int32, from source: String, ownsFile: Bool) throws(ServerError) -> Listener {
        do throws(SystemError) {
            guard try System.option(descriptor, SO_TYPE) == Int32(SOCK_STREAM.rawValue) else {
                throw SystemError(call: "a datagram socket", code: EPROTOTYPE)
            }
            guard try System.option(descriptor, SO_ACCEPTCONN) == 1 else {
                throw SystemError(call: "a socket that does not listen", code: EINVAL)
            }
            let address = try boundAddress(descriptor)
            try System.makeOurs(descriptor)
            if case .tcp = address {
                // As in a socket of our own: accepted ones inherit it.
                try System.set(descriptor, level: Int32(IPPROTO_TCP), option: TCP_NODELAY, to: 1)
            }
            return Listener(descriptor: descriptor, address: address, ownsFile: ownsFile)
        } catch {
            throw .notInheritable(source: source, descriptor: descriptor, reason: reason(error))
        }
    }

    private static func reason(_ error: SystemError) -> String {
        switch error.code {
        case EPROTOTYPE, EINVAL, EAFNOSUPPORT: "it is \(error.call)"
        case ENOTSOCK: "it is no socket"
        case EBADF: "it is not open"
        default: "\(error)"
        }
    }

    /// The name that a socket is bound to.
    static func boundAddress(_ socket: Int32) throws(SystemError) -> BoundAddress {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        _ = try System.check("getsockname") {
            withUnsafeMutablePointer(to: &storage) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(socket, $0, &length) }
            }
        }
        switch Int32(storage.ss_family) {
        case AF_UNIX:
            // The kernel's length counts the family's two bytes; a path may or may not end with a NUL.
            var name = withUnsafeBytes(of: storage) { Array($0[2..<max(2, Int(length))]) }
            let isAbstract = name.first == 0
            if isAbstract { name[0] = UInt8(ascii: "@") }
            let path = isAbstract ? name[...] : name.prefix { $0 != 0 }
            return .unix(path: String(decoding: path, as: UTF8.self))
        case AF_INET, AF_INET6:
            // Both families keep the port in the same place.
            let port = withUnsafeBytes(of: storage) { $0.loadUnaligned(fromByteOffset: 2, as: UInt16.self).bigEndian }
            guard case .address(let host) = withUnsafeBytes(of: storage, PeerAddress.init(name:)).peer else {
                return .tcp(host: "", port: Int(port))
            }
            return .tcp(host: host, port: Int(port))
        default: throw SystemError(call: "neither an internet nor a unix socket", code: EAFNOSUPPORT)
        }
    }
}
