// A source that counts what is read of it.

import Media
import Synchronization

/// Bytes in memory, and how many of them were asked for.
final class CountingSource: ByteSource, Sendable {
    private let source: MemorySource
    private let counts = Mutex((reads: 0, bytes: Int64(0)))

    init(_ bytes: [UInt8]) { source = MemorySource(bytes) }

    var size: Int64 { source.size }
    var reads: Int { counts.withLock(\.reads) }
    var bytesRead: Int64 { counts.withLock(\.bytes) }

    func read(at offset: Int64, count: Int) -> [UInt8] {
        let bytes = source.read(at: offset, count: count)
        counts.withLock {
            $0.reads += 1
            $0.bytes += Int64(bytes.count)
        }
        return bytes
    }
}
