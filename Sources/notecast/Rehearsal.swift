// A place for a rehearsal where there is no show yet.

import Foundation

/// A temporary folder in the place of a data folder that is not there.
struct Rehearsal {
    let folder: String

    /// Nil when there is a show to rehearse with.
    init?(unless data: String) throws {
        let manager = FileManager.default
        if manager.fileExists(atPath: "\(data)/notecast.sqlite") { return nil }
        // What the import would refuse. A site.yml says that the folder is meant.
        if !manager.fileExists(atPath: "\(data)/site.yml") { try DataFolder.refuseForeign(data) }
        folder = NSTemporaryDirectory() + "notecast-rehearsal-\(UUID().uuidString)"
        try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
        // The settings that the folder has already count.
        let settings = "\(data)/site.yml"
        if manager.fileExists(atPath: settings) { try manager.copyItem(atPath: settings, toPath: "\(folder)/site.yml") }
        let place = URL(fileURLWithPath: data).standardizedFileURL.path
        StandardError.write(
            "there is no show in \(place) yet: the import would begin one\(NearbyShow.hint(for: data))\n")
    }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }
}
