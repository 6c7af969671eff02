// Addresses from notes and settings, before they become links.

enum WebAddress {
    /// The address when it may be a link: http, https and mailto only; nil for everything else.
    static func link(_ address: String?) -> String? {
        guard let address, let colon = address.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let scheme = address[..<colon].lowercased()
        return scheme == "https" || scheme == "http" || scheme == "mailto" ? address : nil
    }

    /// Like `link`, and a path on this site.
    static func linkOrPath(_ address: String) -> String? {
        if address.hasPrefix("/"), !address.hasPrefix("//"), !address.hasPrefix("/\\") { return address }
        return link(address)
    }

    /// An address as hosts say it: site and path without scheme, query and last slash; nil when it is too long to be said.
    static func spoken(_ address: String) -> String? {
        guard let site = siteName(address), let rest = afterScheme(address) else { return nil }
        let path = rest.drop { $0 != "/" }.prefix { $0 != "?" && $0 != "#" }
        let spoken = site + (path.hasSuffix("/") ? path.dropLast() : path)
        return spoken.count <= 40 ? spoken : nil
    }

    /// An address without what all have in common: the scheme, `www.` and a last slash.
    static func bare(_ address: String) -> String {
        var bare = afterScheme(address) ?? address[...]
        if bare.hasPrefix("www.") { bare = bare.dropFirst(4) }
        return String(bare.hasSuffix("/") ? bare.dropLast() : bare)
    }

    /// The site that an address leads to, as people know it: without `www.`; nil when there is none to name.
    static func siteName(_ address: String) -> String? {
        guard let rest = afterScheme(address) else { return nil }
        var host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != "\\" }
        // What stands before an @ names no site: it is there to mislead.
        if let at = host.lastIndex(of: "@") { host = host[host.index(after: at)...] }
        if host.hasPrefix("www.") { host = host.dropFirst(4) }
        if let colon = host.lastIndex(of: ":"), host[colon...].dropFirst().allSatisfy(\.isNumber) {
            host = host[..<colon]
        }
        return host.isEmpty ? nil : host.lowercased()
    }

    /// What stands behind `https://`: browsers take any number of slashes, and backslashes for them, and so they lead to
    /// what comes then (WHATWG URL, "special authority ignore slashes state").
    private static func afterScheme(_ address: String) -> Substring? {
        guard let colon = address.firstIndex(of: ":") else { return nil }
        let rest = address[colon...].dropFirst()
        let isSlash = { (character: Character) in character == "/" || character == "\\" }
        return rest.prefix(2).count == 2 && rest.prefix(2).allSatisfy(isSlash) ? rest.drop(while: isSlash) : nil
    }
}
