// Copies of MP3s with what the notes say as tags.

import Foundation
import Importer
import Media
import Podcast
import Store
import Testing

@Suite struct TaggedAudioTests {
    private static let show: Show = {
        var show = Show(title: "Small Talk", url: "https://talk.example", author: "Ada & Felix")
        show.tagsAudio = true
        return show
    }()

    private static func notes(_ title: String = "Looms – and Ärger") -> ImportFile {
        ImportFixture.notes(
            "001.md",
            """
            ---
            number: 1
            title: "\(title)"
            published: 2026-03-04T10:00:00Z
            chapters:
              - {start: "0:00", title: Hello, url: "https://talk.example/a"}
              - {start: "0:00.5", title: Looms}
              - {start: "9:00", title: Behind the end}
            ---

            # Pilot

            Text

            """)
    }

    private func stored(_ fixture: ImportFixture) throws -> StoredAudio {
        let found = try fixture.store.read { reader in
            try reader.record(number: 1, season: nil)?.id.flatMap { try reader.audio(of: $0).first }
        }
        return try #require(found)
    }

    private func facts(_ fixture: ImportFixture, _ location: String) throws -> AudioFacts {
        try AudioFacts.read(FileSource(path: "\(fixture.folder)/media/\(location)"))
    }

    private static let audio = ImportFixture.audio("001.mp3")

    @Test("What the public hears has the notes' words as tags, and the file that was brought stays as it is")
    func tags() throws {
        let fixture = try ImportFixture(show: Self.show)
        let report = try fixture.run([Self.notes(), Self.audio])
        #expect(report.added == [.number(1)] && report.changed.isEmpty)
        // A chapter behind the end of the audio is told, and is no tag.
        #expect(report.problems.map(\.severity) == [.warning], "\(report.problems)")
        let audio = try stored(fixture)
        let original = try #require(audio.original)
        let copy = try facts(fixture, audio.enclosure.location)
        #expect(copy.tags.title == "Looms – and Ärger" && copy.tags.artist == "Ada & Felix")
        #expect(copy.tags.album == "Small Talk" && copy.tags.year == 2026)
        #expect(copy.tags.chapters.map(\.title) == ["Hello", "Looms"])
        #expect(copy.tags.chapters.map(\.url) == ["https://talk.example/a", nil])
        #expect(audio.enclosure.bytes == copy.bytes && audio.enclosure.duration == copy.duration)
        #expect(try fixture.episode(1)?.enclosure == audio.enclosure)
        guard case .bytes(let bytes) = Self.audio.source else { return }
        let kept = try FileSource(path: "\(fixture.folder)/media/\(original)")
        #expect(try kept.read(at: 0, count: bytes.count + 1) == bytes)
        #expect(try fixture.store.read { try $0.currentMedia(for: original) } == audio.enclosure.location)
    }

    @Test("The same again changes nothing, other words make another copy under another name")
    func versions() throws {
        let fixture = try ImportFixture(show: Self.show)
        _ = try fixture.run([Self.notes(), Self.audio])
        let first = try stored(fixture)
        let version = try fixture.store.contentVersion()
        for files in [[Self.notes(), Self.audio], [Self.notes()], [Self.audio]] {
            let again = try fixture.run(files)
            #expect(again.changed.isEmpty && again.unchanged == 1, "\(again)")
        }
        #expect(try stored(fixture) == first)
        #expect(try fixture.store.contentVersion() == version)
        let report = try fixture.run([Self.notes("Other words")])
        #expect(report.changed == [.number(1)])
        let second = try stored(fixture)
        #expect(second.enclosure.location != first.enclosure.location && second.original == first.original)
        #expect(try facts(fixture, second.enclosure.location).title == "Other words")
        #expect(
            fixture.mediaFiles.sorted() == [second.enclosure.location, second.source].sorted(), "the old copy went")
        #expect(
            try fixture.store.read { try $0.currentMedia(for: first.enclosure.location) } == second.enclosure.location)
        // Back to the old words: the very same copy, by its old name.
        _ = try fixture.run([Self.notes()])
        #expect(try stored(fixture) == first)
    }

    @Test("A copy that was lost is made again by the next import")
    func lost() throws {
        let fixture = try ImportFixture(show: Self.show)
        _ = try fixture.run([Self.notes(), Self.audio])
        let audio = try stored(fixture)
        for name in fixture.mediaFiles { try FileManager.default.removeItem(atPath: "\(fixture.folder)/media/\(name)") }
        _ = try fixture.run([Self.audio])
        #expect(fixture.mediaFiles.sorted() == [audio.enclosure.location, audio.source].sorted())
        #expect(try stored(fixture) == audio)
    }

    @Test("The setting counts at the next import, both ways")
    func switched() throws {
        let fixture = try ImportFixture()
        _ = try fixture.run([Self.notes(), Self.audio])
        let plain = try stored(fixture)
        #expect(plain.original == nil)
        let tagging = Importer(store: fixture.store, show: Self.show, mediaFolder: fixture.folder + "/media")
        #expect(try tagging.run([Self.notes(), Self.audio]).changed == [.number(1)])
        #expect(try stored(fixture).original == plain.enclosure.location)
        #expect(try fixture.run([Self.notes(), Self.audio]).changed == [.number(1)])
        #expect(try stored(fixture) == plain)
        #expect(fixture.mediaFiles == [plain.enclosure.location])
        #expect(try fixture.run([Self.notes(), Self.audio]).unchanged == 1)
    }

    @Test("A rehearsal makes no copy, and other kinds of audio keep their own tags")
    func others() throws {
        let fixture = try ImportFixture(show: Self.show)
        _ = try fixture.run([Self.notes(), Self.audio], ImportOptions(isDryRun: true))
        #expect(fixture.mediaFiles.isEmpty)
        _ = try fixture.run([Self.notes(), AudioFiles.aac("001.aac")])
        #expect(try stored(fixture).original == nil)
        #expect(fixture.mediaFiles.count == 1)
    }

    @Test(
        "ffprobe and mutagen read the same from a real file, cover and all",
        .enabled(if: AudioFiles.hasFFmpeg && Self.python != nil, "ffmpeg or mutagen is not installed"))
    func readers() throws {
        var show = Self.show
        show.image = "/cover.png"
        let fixture = try ImportFixture()
        let folder = URL(fileURLWithPath: fixture.folder)
        try FileManager.default.createDirectory(atPath: fixture.folder + "/public", withIntermediateDirectories: true)
        _ = try AudioFiles.run(
            "ffmpeg",
            [
                "-v", "error", "-f", "lavfi", "-i", "color=c=red:s=300x300", "-frames:v", "1",
                fixture.folder + "/public/cover.png",
            ])
        let audio = try AudioFiles.tone("001.mp3", seconds: 5, in: folder, ["-metadata", "title=Old"])
        let importer = Importer(
            store: fixture.store, show: show, mediaFolder: fixture.folder + "/media",
            pictures: PublicFiles(folders: [fixture.folder + "/public"]), cacheFolder: fixture.folder + "/cache")
        let report = try importer.run([Self.notes(), audio])
        #expect(report.problems.map(\.severity) == [.warning], "\(report.problems)")
        let path = "\(fixture.folder)/media/\(try stored(fixture).enclosure.location)"
        let probed = String(
            decoding: try AudioFiles.run(
                "ffprobe", ["-v", "error", "-show_format", "-show_chapters", "-show_streams", "-of", "flat", path]),
            as: UTF8.self)
        for line in [
            "format.tags.title=\"Looms – and Ärger\"", "format.tags.artist=\"Ada & Felix\"",
            "format.tags.album=\"Small Talk\"", "format.tags.track=\"1\"", "chapters.chapter.0.tags.title=\"Hello\"",
            "chapters.chapter.1.start_time=\"0.500000\"", "streams.stream.1.codec_name=\"png\"",
        ] { #expect(probed.contains(line), "\(line) in \(probed)") }
        #expect(!probed.contains("Old"))
        let script = """
            import sys, mutagen.id3
            tags = mutagen.id3.ID3(sys.argv[1])
            print(tags['TDRC'], tags['TRCK'], tags['TIT2'], tags.getall('APIC')[0].mime, len(tags.getall('CHAP')))
            """
        let words = String(decoding: try AudioFiles.run(Self.python ?? "", ["-c", script, path]), as: UTF8.self)
        #expect(words == "2026-03-04 1 Looms – and Ärger image/png 2\n")
        // The audio is the very same, sample by sample.
        guard case .path(let original) = audio.source else { return }
        let sound = try [original, path].map {
            try AudioFiles.run("ffmpeg", ["-v", "error", "-i", $0, "-map", "0:a", "-f", "md5", "-"])
        }
        #expect(sound[0] == sound[1])
    }

    /// A Python that has mutagen.
    private static let python: String? = AudioFiles.path("python3").flatMap {
        (try? AudioFiles.run($0, ["-c", "import mutagen"])) != nil ? $0 : nil
    }
}
