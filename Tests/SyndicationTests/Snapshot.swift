// Compares documents with stored ones.

import Foundation
import Testing

/// A document stored beside the tests. To accept a change on purpose, remove its file and run the test twice.
enum Snapshot {
    static func expect(_ bytes: [UInt8], _ name: String, location: SourceLocation = #_sourceLocation) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots/\(name)")
        guard let stored = try? Data(contentsOf: file) else {
            try Data(bytes).write(to: file)
            Issue.record("\(name) was not stored yet; it is now: read it, and run again", sourceLocation: location)
            return
        }
        #expect(
            String(decoding: bytes, as: UTF8.self) == String(decoding: stored, as: UTF8.self), sourceLocation: location)
    }
}
