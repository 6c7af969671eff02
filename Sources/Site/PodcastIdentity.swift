// The show's podcast:guid: made once, kept for ever.

import Digests
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
        guard PublicAddress.isPublic(show.url), try store.read({ try $0.value(key) }) == nil else { return false }
        let guid = PodcastGUID.make(feedURL: show.url + show.feedPath, sha1: SHA1.digest)
        return try store.write { writer in
            // Another process may have been faster.
            guard try writer.reader.value(key) == nil else { return false }
            try writer.setValue(guid, for: key)
            return true
        }
    }
}
