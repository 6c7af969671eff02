// A whole site in a folder of its own: real store, real importer, the repository's own templates.

import Foundation
import HTTPServer
import HTTPTypes
import Importer
import Logging
import Podcast
import Store
import Synchronization

@testable import Site

/// A site over a temporary data folder, with a clock that a test can turn.
final class SiteFixture: Sendable {
    static let now = 1_800_000_000.0
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    let data: String
    let store: Store
    let importer: Importer
    let site: Site
    private let seconds: SharedSeconds

    /// The time that the store and the site see.
    final class SharedSeconds: Sendable {
        private let value = Mutex(SiteFixture.now)
        var now: Date { Date(timeIntervalSince1970: value.withLock(\.self)) }
        func set(_ seconds: Double) { value.withLock { $0 = seconds } }
    }

    init(
        show: Show = Show(title: "Small Talk", url: "https://talk.example"), limits: SiteLimits = SiteLimits(),
        files: [String: String] = [:], pictures: [String: [UInt8]] = [:], programPath: String? = nil,
        settingsChanged: Date? = nil
    ) throws {
        let data = NSTemporaryDirectory() + "notecast-site-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
        for (path, text) in files {
            let url = URL(fileURLWithPath: "\(data)/\(path)")
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
        for (name, bytes) in pictures { try Self.put(bytes, name, in: data) }
        let seconds = SharedSeconds()
        let store = try Store(path: data + "/notecast.sqlite", migrations: Self.root + "/Migrations") { seconds.now }
        let importer = Importer(store: store, show: show, mediaFolder: data + "/media")
        // An error in a test's site is for whoever reads the test's output.
        var logger = Logger(label: "site") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .error
        self.data = data
        self.store = store
        self.importer = importer
        self.seconds = seconds
        var configuration = SiteConfiguration(
            show: show, store: store, importer: importer, rootFolder: Self.root, dataFolder: data, logger: logger,
            limits: limits, clock: { seconds.now })
        configuration.programPath = programPath
        configuration.settingsChanged = settingsChanged
        site = try Site(configuration: configuration)
    }

    deinit {
        site.stop()
        try? store.close()
        // SQLite takes its own files away while it closes; one that goes in between ends the removal.
        for _ in 0..<5 where FileManager.default.fileExists(atPath: data) {
            try? FileManager.default.removeItem(atPath: data)
        }
    }

    /// Puts a file into the data folder's public/.
    static func put(_ bytes: [UInt8], _ name: String, in data: String) throws {
        let url = URL(fileURLWithPath: "\(data)/public/\(name)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url, options: .atomic)
    }

    func turnClock(to time: Double) { seconds.set(time) }

    /// Imports as another process would: the site is not told.
    @discardableResult
    func importQuietly(_ files: [ImportFile]) throws -> ImportReport { try importer.run(files) }

    /// Imports, and lets the site look.
    func add(_ files: ImportFile...) throws {
        let report = try importQuietly(files)
        guard !report.isRefused else { throw FixtureFailure(what: "\(report.problems)") }
        site.watch.look()
    }

    /// A token, made as the command makes it.
    func token(_ text: String = "token-of-the-test") throws -> String {
        guard let token = BearerToken(authorization: "Bearer \(text)") else { throw FixtureFailure(what: text) }
        _ = try store.write { try $0.createToken(name: text, sha256: token.sha256) }
        return text
    }

    var uploads: [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: data + "/cache/uploads")) ?? []
    }

    // MARK: Files to import

    static func notes(_ name: String, _ text: String) -> ImportFile {
        ImportFile(name: name, source: .bytes(Array(text.utf8)))
    }

    /// Notes with all that a feed item needs but the audio. `front` is more front matter.
    static func episode(_ number: Int, title: String, topic: String = "Engines", front: String = "") -> ImportFile {
        notes(
            "\(number).md",
            """
            ---
            number: \(number)
            title: "\(title)"
            \(front.isEmpty ? "published: 2026-01-0\(number % 9 + 1)T08:00:00Z" : front)
            ---

            **Ada #1:** [**\(topic)**](https://engine.example/\(number))

            - Gears turn in number \(number)

            """)
    }

    static func transcript(_ number: Int, saying words: String) -> ImportFile {
        notes("\(number).vtt", "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Ada>\(words)\n")
    }

    /// Silence as real MPEG-1 layer III frames: 128 kbit/s, 44.1 kHz, 417 bytes each.
    static func audioBytes(frames: Int = 40) -> [UInt8] {
        Array((0..<frames).map { _ in [0xFF, 0xFB, 0x90, 0x00] + [UInt8](repeating: 0, count: 413) }.joined())
    }

    static func audio(_ number: Int, frames: Int = 40) -> ImportFile {
        ImportFile(name: "\(number).mp3", source: .bytes(audioBytes(frames: frames)))
    }
}

struct FixtureFailure: Error { let what: String }
