// A show in a folder of its own, and files to import into it.

import Foundation
import Importer
import Outbound
import Podcast
import Store
import Synchronization

/// A real store and importer in a temporary folder, at a fixed time.
final class ImportFixture: Sendable {
    static let now = 1_800_000_000.0
    let folder: String
    let store: Store
    let importer: Importer

    static let migrations = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Migrations").path

    init(
        show: Show = Show(title: "Small Talk", url: "https://talk.example"), outbound: Outbound? = nil
    ) throws {
        folder = NSTemporaryDirectory() + "notecast-import-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        store = try Store(path: folder + "/notecast.sqlite", migrations: Self.migrations) {
            Date(timeIntervalSince1970: Self.now)
        }
        importer = Importer(store: store, show: show, mediaFolder: folder + "/media", outbound: outbound)
    }

    deinit {
        try? store.close()
        // SQLite takes its own files away while it closes; one that goes in between ends the removal.
        for _ in 0..<5 where FileManager.default.fileExists(atPath: folder) {
            try? FileManager.default.removeItem(atPath: folder)
        }
    }

    func run(_ files: [ImportFile], _ options: ImportOptions = ImportOptions()) throws -> ImportReport {
        try importer.run(files, options: options)
    }

    var mediaFiles: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder + "/media")) ?? []).sorted()
    }

    func episode(_ number: Int) throws -> Episode? { try store.read { try $0.episode(number: number) } }

    static func notes(_ name: String, _ text: String) -> ImportFile {
        ImportFile(name: name, source: .bytes(Array(text.utf8)))
    }

    /// Notes in the usual manner.
    static func episode(_ number: Int, title: String = "", topic: String = "Engines") -> ImportFile {
        let name = "00\(number)".suffix(3) + ".md"
        let heading = title.isEmpty ? "# Small Talk \(number)" : "# Small Talk \(number): \(title)"
        return notes(
            String(name), "\(heading)\n\n**Ada #1:** [**\(topic)**](https://engine.example/\(number))\n\n- Gears turn\n"
        )
    }

    static func transcript(_ name: String, saying words: String = "Hello there.") -> ImportFile {
        notes(name, "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n\(words)\n")
    }

    /// A second of silence as real MPEG-1 layer III frames: 128 kbit/s, 44.1 kHz, 417 bytes each.
    static func audio(_ name: String, frames: Int = 40) -> ImportFile {
        var bytes: [UInt8] = []
        for _ in 0..<frames { bytes += [0xFF, 0xFB, 0x90, 0x00] + [UInt8](repeating: 0, count: 413) }
        return ImportFile(name: name, source: .bytes(bytes))
    }
}
