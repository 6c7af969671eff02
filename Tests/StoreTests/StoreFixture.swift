// A real database in a folder of its own.

import Foundation
import Podcast
import Store
import Synchronization

/// A store on a temporary file, with a clock that a test can turn.
final class StoreFixture: Sendable {
    let folder: String
    let store: Store

    static let migrations = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Migrations").path

    init(now: Double = 1_800_000_000) throws {
        folder = NSTemporaryDirectory() + "notecast-store-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let time = Clock(now)
        clock = time
        store = try Store(path: folder + "/notecast.sqlite", migrations: Self.migrations) { time.now }
    }

    private let clock: Clock

    final class Clock: Sendable {
        private let seconds: Mutex<Double>
        init(_ seconds: Double) { self.seconds = Mutex(seconds) }
        var now: Date { Date(timeIntervalSince1970: seconds.withLock { $0 }) }
        func set(_ value: Double) { seconds.withLock { $0 = value } }
    }

    func turnClock(to seconds: Double) { clock.set(seconds) }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    static func record(
        _ number: Int?, slug: String, state: EpisodeState = .published, published: Double? = nil, season: Int? = nil
    ) -> EpisodeRecord {
        EpisodeRecord(
            guid: "guid-\(slug)", number: number, season: season, slug: slug, title: "Title of \(slug)", summary: "",
            state: state, published: published.map { Date(timeIntervalSince1970: $0) }, recorded: nil)
    }

    /// A folder with the migrations whose names begin so, and further ones.
    func migrations(_ prefixes: [String], _ more: [String: String] = [:]) throws -> String {
        let path = "\(folder)/\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for name in try FileManager.default.contentsOfDirectory(atPath: Self.migrations)
        where prefixes.contains(where: { name.hasPrefix($0) }) {
            let sql = try String(contentsOfFile: "\(Self.migrations)/\(name)", encoding: .utf8)
            try sql.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8)
        }
        for (name, sql) in more { try sql.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8) }
        return path
    }

    @discardableResult
    func add(_ record: EpisodeRecord, _ content: EpisodeContent = EpisodeContent()) throws -> Int64 {
        try store.write { writer in
            let id = try writer.save(record)
            try writer.replaceContent(of: id, with: content)
            return id
        }
    }
}
