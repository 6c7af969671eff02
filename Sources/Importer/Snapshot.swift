// What an import knows of the show before it begins.

import Podcast
import Store

/// The store's state that a batch is prepared against.
struct Snapshot: Sendable {
    /// The content version: when it has moved on, none of this may be relied on.
    let version: Int64
    let known: [KnownFile: Int64?]
    /// Episodes whose passages an older version made.
    let outdatedPassages: Set<Int64>
    let mediaLocations: [[UInt8]: String]
    /// Audio that lies elsewhere, by its address.
    let remoteAudio: [String: Enclosure]
    /// Episodes without audio.
    let silent: Set<Int64>
    /// Topics by host.
    let hostCounts: [String: Int]

    init(_ reader: Reader) throws {
        version = try reader.contentVersion()
        known = try reader.knownFiles()
        outdatedPassages = try reader.outdatedPassages()
        mediaLocations = try reader.mediaLocations()
        remoteAudio = try reader.remoteEnclosures()
        silent = try reader.silentEpisodes()
        hostCounts = try reader.hostCounts()
    }
}
