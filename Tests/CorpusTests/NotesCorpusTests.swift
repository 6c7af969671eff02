// The notes parser on nine years of real notes.

import Foundation
import Podcast
import ShowNotes
import Testing

/// Reads the corpus from NOTECAST_CORPUS, else from `../shared/corpus` beside the repository; says so when it skips.
@Suite struct NotesCorpusTests {
    static let folder: URL = {
        if let path = ProcessInfo.processInfo.environment["NOTECAST_CORPUS"] { return URL(filePath: path) }
        return URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared/corpus")
            .standardized
    }()

    static var isThere: Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: "python-bytes/notes").path())
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appending(path: path)))
    }

    private static func notes() throws -> [NotesFile] {
        let names = try FileManager.default.contentsOfDirectory(
            atPath: folder.appending(path: "python-bytes/notes").path())
        let files = try names.filter { $0.hasSuffix(".md") }.sorted().map {
            ($0, try bytes("python-bytes/notes/\($0)"))
        }
        let cast = Cast(people: [], counts: Cast.counts(in: files.map { NotesParser().parse($0.1, path: $0.0) }))
        return files.map { NotesParser(cast: cast).parse($0.1, path: $0.0) }
    }

    @Test(
        "All notes are read without an error, and say what they should",
        .enabled(if: isThere, "no corpus: set NOTECAST_CORPUS"))
    func allNotes() throws {
        let files = try Self.notes()
        #expect(files.count >= 400)
        #expect(files.flatMap(\.problems).filter { $0.severity == .error } == [])
        #expect(files.allSatisfy { $0.number != nil })
        let topics = files.flatMap(\.content.topics)
        #expect(topics.count >= 2100)
        #expect(topics.count { $0.title.isEmpty } <= 15)
        #expect(topics.filter { $0.title.contains("**") || $0.title.contains("](") }.map(\.title) == [])
        #expect(files.flatMap(\.content.extras).count >= 1300)
        #expect(files.flatMap(\.content.jokes).count >= 300)
        let hosts = Set(topics.compactMap(\.host))
        #expect(!hosts.contains("Brain") && !hosts.contains("BO") && !hosts.contains("Michae"))
    }

    @Test(
        "Note 308 gives its five topics, sponsor, extras and jokes",
        .enabled(if: isThere, "no corpus: set NOTECAST_CORPUS"))
    func note308() throws {
        let file = NotesParser().parse(try Self.bytes("python-bytes/notes/308.md"), path: "308.md")
        #expect(file.number == 308)
        #expect(file.title == nil)
        #expect(file.problems.map(\.message) == ["topic numbers should run without a gap: 3 is missing before 4"])
        #expect(file.content.topics.map(\.ordinal) == [0, 1, 2, 4, 5])
        #expect(file.content.topics.map(\.host) == ["Michael", "Brian", "Michael", "Brian", "Michael"])
        #expect(file.content.topics.map { $0.url != nil } == [true, false, true, true, true])
        #expect(file.content.sponsors.count == 1)
        #expect(file.content.extras.map(\.host) == ["Brian", "Brian", "Michael", "Michael"])
        #expect(file.content.jokes.count == 2)
        let html = file.content.topics.map(\.body.html).joined() + file.content.extras.map(\.body.html).joined()
        #expect(!html.contains("**") && !html.contains("Note</a>"))
    }
}
