// A whole real show, imported.

import Foundation
import Importer
import Podcast
import Store
import Testing

@Suite struct ImportCorpusTests {
    @Test(
        "The whole archive goes in with one transaction, and is searched down to the second",
        .enabled(if: NotesCorpusTests.isThere, "no corpus: set NOTECAST_CORPUS"))
    func archive() throws {
        let folder = NSTemporaryDirectory() + "notecast-corpus-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let repository = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
            .path()
        let store = try Store(path: folder + "/notecast.sqlite", migrations: repository + "/Migrations")
        let show = Show(title: "Python Bytes", url: "https://show.example")
        let importer = Importer(store: store, show: show, mediaFolder: folder + "/media")
        let corpus = NotesCorpusTests.folder.appending(path: "python-bytes").path()
        let files = try ImportFile.collect([corpus + "/notes", corpus + "/transcripts"])

        let report = try importer.run(files)
        #expect(report.added.count == 404)
        #expect(report.errors == [])
        #expect(report.problems.count { $0.message.hasPrefix("waits") } == 24)
        let again = try importer.run(files)
        #expect(again.added.isEmpty && again.changed.isEmpty)
        #expect(again.unchanged == 404)

        let version = try store.contentVersion()
        let reparsed = try Reparser(store: store, show: show).run()
        #expect(reparsed.read == 404)
        #expect(reparsed.changed.flatMap { episode in episode.changes.map { "\(episode.slug): \($0)" } } == [])
        #expect(reparsed.problems == [])
        #expect(try store.contentVersion() == version)

        try store.read { reader throws in
            #expect(try reader.episodeCount() == 404)
            let episode = try #require(try reader.episode(number: 308))
            #expect(try reader.content(of: episode.id).topics.map(\.ordinal) == [0, 1, 2, 4, 5])
            #expect(try reader.search("anyio", limit: 20).results.contains { $0.episode.number == 308 })
            // Words that are spoken, and stand in no notes.
            let spoken = try #require(try reader.search("so close to the pie test world", limit: 5).results.first)
            #expect(spoken.parts.isEmpty)
            let moment = try #require(spoken.moments.first)
            let stored = try #require(try reader.transcript(of: spoken.episode.id))
            let second = Int(moment.start)
            let stamp = String(format: "00:%02d:%02d", second / 60, second % 60)
            #expect(stored.text.contains(stamp), "the moment is the start of a cue")
        }
    }
}
