// A file that is open for sending.

public import Foundation

/// A plain file, open for reading; one may be shared by any number of connections, since all read at explicit offsets.
public final class OpenFile: Sendable {
    /// Owned: closed when the last user lets go.
    let descriptor: Int32
    let modifiedSeconds: Int64
    /// Bytes, when it was opened.
    public let size: Int64
    /// The opaque part of a strong ETag: inode, size and time of change to the nanosecond. Files are to be replaced by
    /// renaming, never rewritten in place.
    public let etag: String
    /// When the bytes last changed.
    public let modified: Date

    /// Takes over an open descriptor.
    init(descriptor: Int32, facts: FileFacts) {
        self.descriptor = descriptor
        size = facts.size
        modifiedSeconds = facts.modifiedSeconds
        modified = Date(
            timeIntervalSince1970: Double(facts.modifiedSeconds) + Double(facts.modifiedNanoseconds) / 1e9)
        etag = [
            facts.inode, UInt64(max(0, facts.size)), UInt64(bitPattern: facts.modifiedSeconds),
            UInt64(bitPattern: facts.modifiedNanoseconds),
        ].map { String($0, radix: 36) }.joined(separator: "-")
    }

    deinit { System.close(descriptor) }

    /// All bytes, for pages that are kept in memory; nil when there are more than `limit`, or the disk fails. Blocks.
    public func contents(limit: Int) -> [UInt8]? {
        guard size <= Int64(limit) else { return nil }
        return try? System.read(descriptor, offset: 0, count: Int(size))
    }
}
