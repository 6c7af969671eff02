// Whether a text is an address that an app can use.

/// Absolute addresses in feeds.
enum AbsoluteAddress {
    /// http or https, with a host, in ASCII and without spaces (RFC 3986).
    static func isSound(_ text: String) -> Bool {
        let lower = text.lowercased()
        guard let scheme = ["https://", "http://"].first(where: { lower.hasPrefix($0) }) else { return false }
        let rest = text.dropFirst(scheme.count)
        guard let first = rest.first, first != "/", first != "?", first != "#" else { return false }
        return rest.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"<>\\^`{|}".utf8.contains($0) }
    }

    /// Scheme and host in lower case and no slash at the end: how addresses are compared.
    static func normal(_ text: String) -> String {
        guard let scheme = text.firstRange(of: "://") else { return text }
        let rest = text[scheme.upperBound...]
        let host = rest.prefix { $0 != "/" && $0 != "?" }
        var out = text[..<scheme.upperBound].lowercased() + host.lowercased() + rest.dropFirst(host.count)
        while out.hasSuffix("/") { out.removeLast() }
        return out
    }
}
