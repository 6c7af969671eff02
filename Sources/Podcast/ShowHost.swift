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

    private static func host(of address: String) -> String? {
        guard let match = address.prefixMatch(of: /(?i:https?):\/\/([A-Za-z0-9.\-]+)(:[0-9]{1,5})?(?=[\/?#]|$)/) else {
            return nil
        }
        let host = match.1.lowercased()
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }
}
