// What the tests of new readings need: a look at all that is stored, and ways to alter it.

import Foundation
import Importer
import Podcast
import Store

enum ReparseFixture {
    static let show = Show(title: "Small Talk", url: "https://talk.example")

    /// All that a new reading could touch.
    struct State: Equatable {
        var version: Int64
        var episodes: [EpisodeRecord]
        var contents: [EpisodeContent]
        var revisions: [[Revision]]
        var passages: [[Passage]]
        var known: [KnownFile: Int64?]
    }

    static func state(of fixture: ImportFixture) throws -> State {
        try fixture.store.read { reader in
            let ids = try reader.episodeIDs()
            return State(
                version: try reader.contentVersion(), episodes: try ids.compactMap { try reader.record(id: $0) },
                contents: try ids.map { try reader.content(of: $0) },
                revisions: try ids.map { try reader.revisions(of: $0) },
                passages: try ids.map { try reader.passages(of: $0) }, known: try reader.knownFiles())
        }
    }

    /// Saves an episode with other facts and contents, as if an older parser had read its text so.
    static func alter(
        _ fixture: ImportFixture, _ number: Int, _ change: (inout EpisodeRecord, inout EpisodeContent) -> Void
    ) throws {
        try fixture.store.write { writer in
            for id in try writer.reader.records(number: number).compactMap(\.id) {
                guard var record = try writer.reader.record(id: id) else { continue }
                var content = try writer.reader.content(of: id)
                change(&record, &content)
                _ = try writer.save(record)
                try writer.replaceContent(of: id, with: content)
            }
        }
    }

    /// Gives an episode another text without reading it, as if an older parser had taken it so.
    static func replaceText(
        _ fixture: ImportFixture, _ number: Int? = nil, slug: String? = nil, path: String, _ text: String
    ) throws {
        try fixture.store.write { writer in
            let byNumber = try number.flatMap { try writer.reader.onlyRecord(number: $0) }
            let record = try byNumber ?? slug.flatMap { try writer.reader.record(slug: $0) }
            guard let id = record?.id else { return }
            let sum = Array(repeating: UInt8(truncatingIfNeeded: id), count: 32)
            try writer.addRevision(of: id, path: path, text: text, sha256: sum)
        }
    }
}

extension ImportFixture {
    func reparse(_ episodes: [Int64]? = nil, isDryRun: Bool = false) throws -> ReparseReport {
        try Reparser(store: store, show: ReparseFixture.show).run(episodes, isDryRun: isDryRun)
    }

    /// The same file, opened once more with a clock at another time.
    func reopened(at seconds: Double) throws -> Store {
        try Store(path: folder + "/notecast.sqlite", migrations: Self.migrations) {
            Date(timeIntervalSince1970: seconds)
        }
    }
}
