// Chapters that stand in an audio file become the episode's while its notes have none.

import Foundation
import Importer
import Media
import Podcast
import Store
import Testing

@Suite struct AudioChapterTests {
    /// 40 frames, a second long, with chapters in the file.
    private static func audio(_ titles: [String] = ["Start", "Looms"], frames: Int = 40) throws -> ImportFile {
        guard case .bytes(let bytes) = ImportFixture.audio("001.mp3", frames: frames).source else {
            return ImportFixture.audio("001.mp3")
        }
        let chapters = titles.enumerated().map { index, title in
            WrittenTags.Chapter(start: Double(index) / 2, title: title, url: index == 0 ? "https://talk.example/" : nil)
        }
        let copy = try TaggedCopy(of: MemorySource(bytes), with: WrittenTags(chapters: chapters))
        return ImportFile(name: "001.mp3", source: .bytes(try copy.read(at: 0, count: Int(copy.size))))
    }

    private static let plain = ImportFixture.episode(1)
    private static let timed = ImportFixture.notes(
        "001.md", "---\nnumber: 1\nchapters:\n  - start: 0:00\n    title: Written\n---\n\n# Pilot\n\nText\n")

    private static let expected = [
        Chapter(start: 0, title: "Start", url: "https://talk.example/"), Chapter(start: 0.5, title: "Looms"),
    ]

    private func content(_ fixture: ImportFixture) throws -> EpisodeContent {
        let episode = try #require(try fixture.episode(1))
        return try fixture.store.read { try $0.content(of: episode.id) }
    }

    private func found(_ fixture: ImportFixture, _ word: String) throws -> Int {
        try fixture.store.read { try $0.search(word, limit: 5) }.results.count
    }

    @Test("They are the episode's, whichever of notes and audio comes first", arguments: [0, 1, 2])
    func order(first: Int) throws {
        let fixture = try ImportFixture()
        let files = [Self.plain, try Self.audio()]
        if first < 2 { _ = try fixture.run([files[first]]) }
        _ = try fixture.run(files)
        #expect(try content(fixture).chapters == Self.expected)
        #expect(try content(fixture).chaptersAreOfAudio)
        #expect(try found(fixture, "looms") == 1)
    }

    @Test("Notes that have chapters go before them, and leave them in place when theirs go")
    func written() throws {
        let fixture = try ImportFixture()
        _ = try fixture.run([Self.timed, try Self.audio()])
        #expect(try content(fixture).chapters.map(\.title) == ["Written"])
        #expect(try content(fixture).chaptersAreOfAudio == false)
        #expect(try found(fixture, "looms") == 0)
        _ = try fixture.run([Self.plain])
        #expect(try content(fixture).chapters == Self.expected)
        #expect(try found(fixture, "looms") == 1)
        _ = try fixture.run([Self.timed])
        #expect(try content(fixture).chapters.map(\.title) == ["Written"])
        #expect(try found(fixture, "looms") == 0)
    }

    @Test("Other audio brings its own, or takes them away")
    func replaced() throws {
        let fixture = try ImportFixture()
        _ = try fixture.run([Self.plain, try Self.audio()])
        _ = try fixture.run([try Self.audio(["Other"])])
        #expect(try content(fixture).chapters.map(\.title) == ["Other"])
        #expect(try found(fixture, "looms") == 0)
        _ = try fixture.run([ImportFixture.audio("001.mp3", frames: 60)])
        #expect(try content(fixture).chapters.isEmpty)
        #expect(try found(fixture, "other") == 0)
    }

    @Test("Reading the notes again does not take them for something that the notes once said")
    func reparse() throws {
        let fixture = try ImportFixture()
        _ = try fixture.run([Self.plain, try Self.audio()])
        let show = Show(title: "Small Talk", url: "https://talk.example")
        let report = try Reparser(store: fixture.store, show: show).run()
        #expect(report.changed.isEmpty)
        #expect(try content(fixture).chapters == Self.expected)
    }
}
