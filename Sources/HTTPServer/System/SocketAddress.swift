// An address in the form that the socket calls take.

import Glibc

/// A resolved address: of an internet socket or a socket file.
struct SocketAddress {
    let family: Int32
    private var storage = sockaddr_storage()
    private var length: socklen_t

    /// Resolves a host name or a numeric address; the first answer counts.
    ///
    /// - Parameter isForListening: whether an empty or wildcard host means every address of this machine.
    init(host: String, port: Int, isForListening: Bool) throws(ServerError) {
        let bare = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
        let name = "\(host):\(port)"
        guard (0...65535).contains(port) else {
            throw .cannotListen(address: name, reason: "a port is a number from 0 to 65535")
        }
        var hints = addrinfo()
        hints.ai_flags = AI_NUMERICSERV | (isForListening ? AI_PASSIVE : 0)
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        let status = getaddrinfo(bare, "\(port)", &hints, &found)
        defer { if let found { freeaddrinfo(found) } }
        guard status == 0, let info = found?.pointee, let address = info.ai_addr,
            Int(info.ai_addrlen) <= MemoryLayout<sockaddr_storage>.size
        else { throw .cannotListen(address: name, reason: String(cString: gai_strerror(status))) }
        family = info.ai_family
        length = info.ai_addrlen
        withUnsafeMutableBytes(of: &storage) { target in
            target.copyMemory(from: UnsafeRawBufferPointer(start: address, count: Int(info.ai_addrlen)))
        }
    }

    /// The address of a socket file.
    init(path: String) throws(ServerError) { try self.init(name: Array(path.utf8), path: path) }

    /// The address that a service manager listens on: a path, or a name of the abstract kind, written with `@` (unix(7)).
    init(notifyAddress: String) throws(ServerError) {
        let isAbstract = notifyAddress.hasPrefix("@")
        let name = Array(notifyAddress.utf8.dropFirst(isAbstract ? 1 : 0))
        try self.init(name: name, path: notifyAddress, isAbstract: isAbstract)
    }

    private init(name: [UInt8], path: String, isAbstract: Bool = false) throws(ServerError) {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let room = MemoryLayout.size(ofValue: address.sun_path)
        guard !name.isEmpty, name.count < room, !name.contains(0) else {
            throw .cannotListen(
                address: "unix:\(path)", reason: "the path of a socket must have 1 to \(room - 1) bytes and no NUL")
        }
        // An abstract name begins with a NUL and ends where its length says; a path ends with a NUL.
        let bytes = isAbstract ? [0] + name : name + [0]
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        family = AF_UNIX
        length = socklen_t(MemoryLayout<sa_family_t>.size + bytes.count)
        withUnsafeBytes(of: &address) { source in
            withUnsafeMutableBytes(of: &storage) { $0.copyMemory(from: source) }
        }
    }

    /// Calls `bind` or `connect` with this address.
    func call(
        _ name: StaticString, _ socket: Int32, _ function: (Int32, UnsafePointer<sockaddr>?, socklen_t) -> Int32
    ) throws(SystemError) {
        // The pointers live for the call only. Closures of the standard library rethrow no typed errors, hence the Result.
        let outcome = withUnsafePointer(to: storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                Result { () throws(SystemError) -> Int32 in
                    try System.check(name) { function(socket, generic, length) }
                }
            }
        }
        _ = try outcome.get()
    }
}
