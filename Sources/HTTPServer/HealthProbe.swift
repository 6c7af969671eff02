// Asks a server on this machine how it is.

import Glibc

/// The smallest of clients: one request for a status, with a bound on every wait.
public enum HealthProbe {
    /// Asks for a path.
    ///
    /// - Parameters:
    ///   - address: where the server listens; of a wildcard address, the loopback address is asked.
    ///   - seconds: the longest wait for the connection, and for the answer.
    /// - Returns: the status; 0 for an answer that is no HTTP.
    public static func ask(_ address: BindAddress, path: String, seconds: Int) throws(ServerError) -> Int {
        let (target, name) = try resolve(address)
        do throws(SystemError) {
            let socket = try System.makeSocket(family: target.family, isBlocking: true)
            defer { System.close(socket) }
            try System.bound(socket, seconds: seconds)
            try target.call("connect", socket, Glibc.connect)
            let request = Array("GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".utf8)
            guard case .moved(request.count) = request.withUnsafeBytes({ System.send(socket, $0, more: false) }) else {
                return 0
            }
            return status(of: firstLine(socket))
        } catch {
            throw .cannotConnect(address: name, reason: System.message(error.code))
        }
    }

    private static func resolve(_ address: BindAddress) throws(ServerError) -> (SocketAddress, String) {
        switch address {
        case .tcp(let host, let port):
            let known = ["0.0.0.0": "127.0.0.1", "::": "::1", "[::]": "::1"][host] ?? host
            return (try SocketAddress(host: known, port: port, isForListening: false), "\(known):\(port)")
        case .unix(let path): return (try SocketAddress(path: path), "unix:\(path)")
        }
    }

    private static func firstLine(_ socket: Int32) -> [UInt8] {
        var line: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 256)
        // A status line is short; what is longer is none.
        while line.count < 1024, !line.contains(10) {
            guard case .moved(let count) = buffer.withUnsafeMutableBytes({ System.receive(socket, $0) }), count > 0
            else {
                break
            }
            line += buffer[..<count]
        }
        return line
    }

    /// The three digits behind `HTTP/1.1 ` (RFC 9112 §4).
    private static func status(of line: [UInt8]) -> Int {
        guard line.count >= 12, line.starts(with: "HTTP/1.".utf8) else { return 0 }
        return Int(String(decoding: line[9..<12], as: UTF8.self)) ?? 0
    }
}
