// Which addresses are the show's own: pages load pictures from nobody else.

/// The host of a show's address, with all hosts below it.
///
/// It decides what a visitor's browser asks for, so it takes only what every reader of addresses understands in one way:
/// `http` or `https`, two slashes, a host of ASCII letters, digits, dots and hyphens, perhaps a port. No names before an `@`, no
/// backslashes, no host that a browser would first have to decode.
public struct ShowHost: Sendable, Equatable {
    /// In small letters and without `www.`; nil where the show's address has no such host.
    public let name: String?

    /// - Parameter url: the show's address.
    public init(_ url: String) { name = Self.host(of: url) }

    /// Whether an absolute address leads to the show's host or to one below it.
    public func holds(_ address: String) -> Bool {
        guard let name, let host = Self.host(of: address) else { return false }
        return host == name || host.hasSuffix("." + name)
    }

    /// Whether a page may load a picture from here by itself: from a path of the site, or an address that it holds.
    public func mayShow(_ location: String) -> Bool {
        // Browsers drop tabs and line breaks, and take a backslash for a slash: both could make a host of a path.
        guard location.utf8.allSatisfy({ $0 >= 32 && $0 != 127 && $0 != UInt8(ascii: "\\") }) else { return false }
        return location.hasPrefix("/") ? !location.hasPrefix("//") : holds(location)
    }

    /// Read byte by byte: each answer with a page asks for it.
    private static func host(of address: String) -> String? {
        let bytes = Array(address.utf8)
        let schemes = ["https://", "http://"].map { Array($0.utf8) }
        guard let scheme = schemes.first(where: { $0.elementsEqual(bytes.prefix($0.count), by: isSame) }) else {
            return nil
        }
        let rest = bytes.dropFirst(scheme.count)
        let host = rest.prefix(while: isOfHost)
        var behind = rest.dropFirst(host.count)
        if behind.first == UInt8(ascii: ":") {
            let port = behind.dropFirst().prefix { (48...57).contains($0) }
            guard (1...5).contains(port.count) else { return nil }
            behind = behind.dropFirst(1 + port.count)
        }
        guard !host.isEmpty, behind.first.map({ "/?#".utf8.contains($0) }) ?? true else { return nil }
        let name = String(decoding: host, as: UTF8.self).lowercased()
        return name.hasPrefix("www.") ? String(name.dropFirst(4)) : name
    }

    /// Whether a byte is one of a small letter or sign, capitals being the same.
    private static func isSame(_ wanted: UInt8, _ byte: UInt8) -> Bool {
        byte == wanted || (65...90).contains(byte) && byte | 32 == wanted
    }

    private static func isOfHost(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122, UInt8(ascii: "."), UInt8(ascii: "-"): true
        default: false
        }
    }
}
