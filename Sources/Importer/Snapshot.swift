// What an import knows of the show before it begins.

import Store

/// The store's state that a batch is prepared against.
struct Snapshot: Sendable {
    /// The content version: when it has moved on, none of this may be relied on.
    let version: Int64
    let known: [KnownFile: Int64?]
    /// Episodes whose passages an older version made.
    let outdatedPassages: Set<Int64>
    let mediaLocations: [[UInt8]: String]
    /// Topics by host.
    let hostCounts: [String: Int]

    init(_ reader: Reader) throws {
        version = try reader.contentVersion()
        known = try reader.knownFiles()
        outdatedPassages = try reader.outdatedPassages()
        mediaLocations = try reader.mediaLocations()
        hostCounts = try reader.hostCounts()
    }
}
