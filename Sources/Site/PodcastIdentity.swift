// The show's podcast:guid: made once, kept for ever.

import Digests
import Foundation
import Podcast
import Store
import Syndication

/// Gives the show its podcast:guid as soon as it has a public address.
public enum PodcastIdentity {
    /// The key in the store's settings.
    static let key = "podcast_guid"

    /// Makes and keeps the guid, unless the show has one, or no public https address yet.
    ///
    /// - Returns: whether it was made now.
    static func ensure(show: Show, store: Store) throws -> Bool {
        guard isPublic(show.url), try store.read({ try $0.value(key) }) == nil else { return false }
        let guid = PodcastGUID.make(feedURL: show.url + show.feedPath, sha1: SHA1.digest)
        return try store.write { writer in
            // Another process may have been faster.
            guard try writer.reader.value(key) == nil else { return false }
            try writer.setValue(guid, for: key)
            return true
        }
    }

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
}
