// A place for a rehearsal where there is no show yet.

import Foundation
import Settings

/// A temporary folder in the place of a data folder that is not there.
struct Rehearsal {
    let folder: String
    /// The site.yml that the data folder has already, which counts; nil when there is none.
    let settings: String?

    /// Nil when there is a show to rehearse with.
    init?(unless data: String) throws {
        let manager = FileManager.default
        if manager.fileExists(atPath: "\(data)/notecast.sqlite") { return nil }
        // What the import would refuse. A site.yml says that the folder is meant.
        let settings = "\(data)/\(SiteFile.name)"
        let hasSettings = manager.fileExists(atPath: settings)
        if !hasSettings { try DataFolder.refuseForeign(data) }
        self.settings = hasSettings ? settings : nil
        folder = NSTemporaryDirectory() + "notecast-rehearsal-\(UUID().uuidString)"
        try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let place = URL(fileURLWithPath: data).standardizedFileURL.path
        StandardError.write(
            "there is no show in \(place) yet: the import would begin one\(NearbyShow.hint(for: data))\n")
    }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }
}
