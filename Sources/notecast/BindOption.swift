// Where `serve` listens, as an argument.

import ArgumentParser
import HTTPServer

/// `HOST:PORT`, `[IPv6]:PORT` or `unix:PATH`.
struct BindOption: ExpressibleByArgument {
    let address: BindAddress
    private let text: String

    static let standard = BindOption(address: .tcp(host: "127.0.0.1", port: 8080), text: "127.0.0.1:8080")

    private init(address: BindAddress, text: String) {
        self.address = address
        self.text = text
    }

    init?(argument: String) {
        text = argument
        if argument.hasPrefix("unix:") {
            let path = String(argument.dropFirst(5))
            guard !path.isEmpty else { return nil }
            address = .unix(path: path)
            return
        }
        guard let colon = argument.lastIndex(of: ":"), let port = UInt16(argument[argument.index(after: colon)...])
        else { return nil }
        let host = argument[..<colon]
        let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
        guard !host.isEmpty, isBracketed || !host.contains(":") else { return nil }
        address = .tcp(host: String(host), port: Int(port))
    }

    var defaultValueDescription: String { text }
}
