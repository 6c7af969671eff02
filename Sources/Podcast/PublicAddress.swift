// Which addresses everybody can reach.

import Foundation

/// Tells an address that a show can be published under from one of a first trial.
public enum PublicAddress {
    /// Whether this is an https address that others can reach: a host name with a dot that is no address and none of the
    /// names reserved for private use (RFC 2606, RFC 6761, RFC 6762, RFC 8375, RFC 9476).
    public static func isPublic(_ url: String) -> Bool {
        guard url.hasPrefix("https://"), !isReserved(url), let host = URL(string: url)?.host() else { return false }
        let labels = host.split(separator: ".")
        guard labels.count >= 2, let top = labels.last, !host.contains(":") else { return false }
        // A top-level domain is never digits only, so this is an IPv4 address.
        return !top.utf8.allSatisfy { (48...57).contains($0) }
    }

    /// Whether an address has a name that is reserved for private use or for examples.
    public static func isReserved(_ url: String) -> Bool {
        guard let host = URL(string: url)?.host()?.lowercased() else { return false }
        let labels = host.split(separator: ".").map(String.init)
        guard let top = labels.last else { return false }
        let reserved: Set<String> = [
            "localhost", "local", "internal", "test", "example", "invalid", "lan", "home", "alt",
        ]
        return reserved.contains(top) || host.hasSuffix(".home.arpa")
            || ["example.com", "example.net", "example.org"].contains(labels.suffix(2).joined(separator: "."))
    }

    /// What is said of a picture that no page of a show loads: the words behind its address.
    ///
    /// - Parameters:
    ///   - url: the show's address. One of a first trial is none of the show's later host, where the picture may well lie.
    ///   - instead: what pages do without the picture.
    public static func adviceOnPicture(besides url: String, instead: String) -> String {
        "lies on another site, which pages ask for nothing: they \(instead), and feeds name it; put the file into public/ and "
            + "name it by its path"
            + (isPublic(url) ? "" : ", or, where that is the show's own host, set `url:` in site.yml")
    }
}
