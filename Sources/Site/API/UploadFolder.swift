// The folder in which uploads wait for their import.

import Foundation

/// Where bodies are spooled, and parts of them written.
struct UploadFolder: Sendable {
    let path: String

    /// Makes the folder.
    init(path: String) throws {
        self.path = path
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// A folder for one upload's parts, not there yet.
    func fresh() -> String { "\(path)/\(UUID().uuidString)" }

    /// Removes what was left behind by a process that was killed. What changed within `age` seconds may be another
    /// server's upload that is under way.
    func sweep(olderThan age: Double, now: Date) {
        let manager = FileManager.default
        for name in (try? manager.contentsOfDirectory(atPath: path)) ?? [] {
            let item = "\(path)/\(name)"
            let modified = (try? manager.attributesOfItem(atPath: item))?[.modificationDate] as? Date
            guard let modified, now.timeIntervalSince(modified) >= age else { continue }
            try? manager.removeItem(atPath: item)
        }
    }
}
