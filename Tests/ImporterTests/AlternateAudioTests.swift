// Several audio files of one episode.

import Foundation
import Importer
import Podcast
import Store
import Testing

@Suite struct AlternateAudioTests {
    private static let mp3 = ImportFixture.audio("001.mp3")
    private static let aac = AudioFiles.aac("001.aac")
    private static let notes = ImportFixture.episode(1)

    /// The extensions of the episode's files, that of feeds first.
    private func kinds(_ fixture: ImportFixture, _ number: Int = 1) throws -> [String] {
        try files(fixture, number).map { String($0.enclosure.location.split(separator: ".").last ?? "") }
    }

    private func files(_ fixture: ImportFixture, _ number: Int = 1) throws -> [StoredAudio] {
        try fixture.store.read { reader in
            try reader.record(number: number, season: nil)?.id.map { try reader.audio(of: $0) } ?? []
        }
    }

    static let orders: [[[ImportFile]]] = [
        [[notes, mp3, aac]], [[aac, mp3, notes]], [[notes], [aac], [mp3]], [[notes], [mp3], [aac]],
        [[aac], [mp3], [notes]], [[mp3, aac], [notes]],
    ]

    @Test(
        "Files of one episode are its audio together, MP3 in the feed, in whatever order they come", arguments: orders)
    func order(imports: [[ImportFile]]) throws {
        let fixture = try ImportFixture()
        for files in imports { #expect(try !fixture.run(files).isRefused) }
        #expect(try kinds(fixture) == ["mp3", "aac"])
        #expect(fixture.mediaFiles.count == 2)
        #expect(try fixture.episode(1)?.enclosure?.type == "audio/mpeg")
        let again = try fixture.run([Self.notes, Self.mp3, Self.aac])
        #expect(again.changed.isEmpty && again.unchanged == 1 && again.problems.isEmpty)
    }

    @Test("A file takes the place of the one of its kind, and the other stays while it is the same audio")
    func replacement() throws {
        let fixture = try ImportFixture()
        _ = try fixture.run([Self.notes, Self.mp3, Self.aac])
        let before = try files(fixture)
        guard case .bytes(var bytes) = Self.mp3.source else { return }
        bytes[5] = 1
        let report = try fixture.run([ImportFile(name: "001.mp3", source: .bytes(bytes))])
        #expect(report.changed == [.number(1)] && report.problems.isEmpty)
        let after = try files(fixture)
        #expect(after.count == 2 && after[1] == before[1])
        #expect(after[0].enclosure.location != before[0].enclosure.location)
        let current = try fixture.store.read { try $0.currentMedia(for: before[0].enclosure.location) }
        #expect(current == after[0].enclosure.location, "the old address leads to the file of its kind")
    }

    @Test("What lasts longer or shorter is not the same audio: it goes, with a word, and its address leads on")
    func stale() throws {
        let fixture = try ImportFixture()
        _ = try fixture.run([Self.notes, Self.mp3, Self.aac])
        let former = try files(fixture)[1].enclosure.location
        let report = try fixture.run([ImportFixture.audio("001.mp3", frames: 400)])
        #expect(try kinds(fixture) == ["mp3"])
        let told = "it lasts 0:01, and 001.mp3, which is in the feed, lasts 0:10; both should be the same audio"
        #expect(report.problems.map(\.description) == ["001.md: warning: audio: 001.aac is not offered: \(told)"])
        let main = try files(fixture)[0].enclosure.location
        #expect(try fixture.store.read { try $0.currentMedia(for: former) } == main)
        // Brought alone, what is not the same audio leaves nothing in the folder.
        let media = fixture.mediaFiles
        let version = try fixture.store.contentVersion()
        let second = try fixture.run([AudioFiles.aac("new/001.aac", frames: 90)])
        #expect(try fixture.store.contentVersion() == version)
        let longer = told.replacing("0:01", with: "0:02")
        #expect(second.problems.map(\.description) == ["new/001.aac: warning: is not offered: \(longer)"])
        #expect(second.changed.isEmpty && second.unchanged == 1, "nobody hears another thing than before")
        #expect(try kinds(fixture) == ["mp3"])
        #expect(fixture.mediaFiles == media)
    }

    @Test("A wrong file of another format leaves the good one where it is, and changes nothing, however often it comes")
    func wrongFormat() throws {
        let fixture = try ImportFixture()
        _ = try fixture.run([Self.notes, Self.mp3, Self.aac])
        let (before, media) = (try files(fixture), fixture.mediaFiles)
        let version = try fixture.store.contentVersion()
        let wrong = AudioFiles.aac("001.aac", frames: 200)
        for _ in 1...2 {
            let report = try fixture.run([wrong])
            #expect(report.changed.isEmpty && report.unchanged == 1)
            #expect(report.problems.count == 1)
            #expect(report.problems.first?.message.hasPrefix("is not offered: it lasts 0:04") == true)
            #expect(try files(fixture) == before)
            #expect(try fixture.store.contentVersion() == version)
            #expect(fixture.mediaFiles == media)
        }
        let report = try fixture.run([ImportFixture.episode(1, title: "Another"), wrong])
        #expect(report.changed == [.number(1)], "its notes did change")
        #expect(try files(fixture) == before)
        // With an MP3 that it goes with, it is taken.
        _ = try fixture.run([ImportFixture.audio("001.mp3", frames: 170), wrong])
        #expect(try kinds(fixture) == ["mp3", "aac"])
        #expect(try files(fixture).allSatisfy { $0.enclosure.duration > 4 })
    }

    private static func listing(_ audio: String) -> ImportFile {
        ImportFixture.notes("001.md", "---\nnumber: 1\naudio: \(audio)\n---\n\n# Pilot\n\nText\n")
    }

    static let written: [(String, [String], Int)] = [
        ("001.mp3", ["mp3", "aac"], 0), ("001.aac", ["aac", "mp3"], 0), ("[001.aac, 001.mp3]", ["aac", "mp3"], 0),
        ("[{file: 001.aac}, {file: 001.mp3}]", ["aac", "mp3"], 0),
        ("[001.mp3, 001.opus]", ["mp3"], 2), ("[001.aac, 001.aac]", ["aac", "mp3"], 0),
    ]

    @Test("Front matter says which file is in the feed, and a list is all there is", arguments: written)
    func frontMatter(audio: String, expected: [String], warnings: Int) throws {
        for imports in [
            [[Self.listing(audio), Self.mp3, Self.aac]], [[Self.notes, Self.mp3, Self.aac], [Self.listing(audio)]],
        ] {
            let fixture = try ImportFixture()
            var report = ImportReport()
            for files in imports { report = try fixture.run(files) }
            #expect(try kinds(fixture) == expected)
            #expect(report.problems.count == warnings, "\(report.problems)")
        }
    }

    @Test("A file by another name is an episode's when its notes list it")
    func names() throws {
        let fixture = try ImportFixture()
        _ = try fixture.run([
            Self.listing("[{file: loud.mp3, bytes: 16680}, small.aac]"), ImportFixture.audio("loud.mp3"),
            AudioFiles.aac("small.aac"),
        ])
        #expect(try files(fixture).map { $0.enclosure.location.prefix(5) } == ["loud-", "small"])
    }

    @Test("Two files of one kind are not both an episode's")
    func twice() throws {
        let fixture = try ImportFixture()
        // The second is an MP3, whatever its name says.
        guard case .bytes(let bytes) = ImportFixture.audio("x.mp3", frames: 41).source else { return }
        let report = try fixture.run([Self.notes, Self.mp3, ImportFile(name: "001.m4a", source: .bytes(bytes))])
        #expect(try kinds(fixture) == ["mp3"])
        #expect(report.problems.map(\.severity) == [.warning])
        #expect(report.problems.first?.message.hasPrefix("is left aside") == true)
        #expect(fixture.mediaFiles.count == 1)
    }

    @Test(
        "Real files of ffmpeg in five formats are one episode's audio",
        .enabled(if: AudioFiles.hasFFmpeg, "ffmpeg is not installed"))
    func formats() throws {
        let fixture = try ImportFixture()
        let folder = URL(fileURLWithPath: fixture.folder)
        let made = try ["001.opus", "001.m4a", "001.mp3", "001.aac"].map {
            try AudioFiles.tone($0, seconds: 4, in: folder)
        }
        let report = try fixture.run([Self.notes] + made)
        #expect(report.problems == [])
        #expect(try kinds(fixture) == ["mp3", "m4a", "aac", "opus"])
        #expect(try files(fixture).map(\.enclosure.format) == ["MP3", "M4A", "AAC", "Opus"])
        #expect(try files(fixture).map(\.enclosure.codecs) == [nil, nil, nil, "opus"])
        for file in try files(fixture) { #expect(abs(file.enclosure.duration - 4) < 0.2) }
        #expect(try fixture.run([Self.notes] + made).unchanged == 1)
    }
}
