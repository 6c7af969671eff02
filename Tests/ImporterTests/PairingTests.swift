import Foundation
import Importer
import Podcast
import Store
import Testing

@Suite struct PairingTests {
    @Test("Notes, transcript and audio of one number are one episode")
    func together() throws {
        let fixture = try ImportFixture()
        let report = try fixture.run([
            ImportFixture.audio("001.mp3"), ImportFixture.transcript("001-the-first.vtt", saying: "Good morning."),
            ImportFixture.episode(1),
        ])
        #expect(report.added == [.number(1)])
        #expect(report.changed.isEmpty)
        let episode = try #require(try fixture.episode(1))
        #expect(episode.title == "The first", "the transcript's name is the only one that tells a title")
        #expect(episode.slug == "the-first")
        #expect(episode.hasTranscript)
        let enclosure = try #require(episode.enclosure)
        #expect(enclosure.type == "audio/mpeg")
        #expect(enclosure.bytes == 40 * 417)
        #expect(abs(enclosure.duration - 40 * 1152 / 44_100.0) < 0.06)
        #expect(fixture.mediaFiles == [enclosure.location])
        #expect(
            try fixture.store.read { try $0.search("good morning", limit: 5) }.results.first?.moments.first?.start == 1)
        let again = try fixture.run([
            ImportFixture.audio("001.mp3"), ImportFixture.transcript("001-the-first.vtt", saying: "Good morning."),
            ImportFixture.episode(1),
        ])
        #expect(again.added.isEmpty && again.changed.isEmpty)
        #expect(again.unchanged == 1)
    }

    @Test("A transcript and audio without notes wait, are reported, and are attached when the notes come")
    func waiting() throws {
        let fixture = try ImportFixture()
        let files = [ImportFixture.transcript("007-lucky.vtt"), ImportFixture.audio("007.mp3")]
        let first = try fixture.run(files)
        #expect(first.added.isEmpty && first.unchanged == 0)
        #expect(Set(first.problems.map(\.path)) == ["007-lucky.vtt", "007.mp3"])
        #expect(first.problems.allSatisfy { $0.severity == .warning && $0.message.hasPrefix("waits") })
        let again = try fixture.run(files)
        #expect(again.problems.count == 2, "they still wait")
        #expect(try fixture.store.read { try $0.episodeCount() } == 0)
        let notes = try fixture.run([ImportFixture.episode(7)])
        #expect(notes.added == [.number(7)])
        let episode = try #require(try fixture.episode(7))
        #expect(episode.hasTranscript)
        #expect(episode.enclosure != nil)
        #expect(episode.title == "Lucky")
        #expect(episode.slug == "lucky")
        #expect(try fixture.run(files).unchanged == 1)
    }

    @Test(
        "Of two files for one place the shorter name wins, since a second download has a longer one; both are named",
        arguments: [
            (
                "a/001 (1).mp3", "a/001.mp3",
                "a/001 (1).mp3: warning: is left aside: 001.mp3 is episode 1's audio file already"
            ),
            (
                "001.mp3", "001 copy.mp3",
                "001 copy.mp3: warning: is left aside: 001.mp3 is episode 1's audio file already"
            ),
            (
                "a/001.mp3", "b/001.mp3",
                "b/001.mp3: warning: is left aside: a/001.mp3 is episode 1's audio file already"
            ),
        ])
    func copies(first: String, second: String, warning: String) throws {
        let report = try ImportFixture().run([
            ImportFixture.episode(1), ImportFixture.audio(first), ImportFixture.audio(second, frames: 50),
        ])
        #expect(report.problems.map(\.description) == [warning])
    }

    @Test("Audio from a studio is told what to become", arguments: ["001.wav", "001.FLAC", "001.aiff"])
    func studio(name: String) throws {
        let report = try ImportFixture().run([ImportFixture.episode(1), ImportFixture.notes(name, "RIFF")])
        #expect(
            report.problems.map(\.message) == [
                "is not taken: such audio is far too large to be streamed; make an MP3 of it"
            ])
    }

    @Test("A later transcript gives a title, and the old address redirects")
    func laterTitle() throws {
        let fixture = try ImportFixture()
        _ = try fixture.run([ImportFixture.episode(3)])
        #expect(try fixture.episode(3)?.slug == "episode-3")
        let report = try fixture.run([ImportFixture.transcript("003-late-bloomer.vtt")])
        #expect(report.changed == [.number(3)])
        #expect(try fixture.episode(3)?.title == "Late bloomer")
        #expect(try fixture.store.read { try $0.episode(formerSlug: "episode-3")?.slug } == "late-bloomer")
        #expect(try fixture.store.read { try $0.search("bloomer", limit: 5) }.results.count == 1)
    }

    @Test("A title that a transcript's name gave follows the present one, as in a new reading of the notes")
    func titleOfPresentTranscript() throws {
        let fixture = try ImportFixture()
        _ = try fixture.run([ImportFixture.episode(3), ImportFixture.transcript("003-late-bloomer.vtt")])
        #expect(try fixture.episode(3)?.title == "Late bloomer")
        let report = try fixture.run([ImportFixture.transcript("003-early-bird.vtt", saying: "Good day.")])
        #expect(report.changed == [.number(3)])
        #expect(try fixture.episode(3)?.title == "Early bird")
        #expect(try fixture.episode(3)?.slug == "late-bloomer", "an address stays")
        #expect(try fixture.reparse().changed.isEmpty)
        _ = try fixture.run([ImportFixture.episode(3, topic: "Wheels")])
        #expect(try fixture.episode(3)?.title == "Early bird")

        _ = try fixture.run([ImportFixture.transcript("003.vtt", saying: "Good night.")])
        #expect(try fixture.episode(3)?.title == "Episode 3", "no name gives it any more")
        #expect(try fixture.reparse().changed.isEmpty)
    }

    @Test("A title that the notes have is no transcript's, though they agree")
    func titleOfNotes() throws {
        let fixture = try ImportFixture()
        let notes = ImportFixture.episode(4, title: "Late bloomer")
        _ = try fixture.run([notes, ImportFixture.transcript("004-late-bloomer.vtt")])
        _ = try fixture.run([ImportFixture.transcript("004-early-bird.vtt", saying: "Good day.")])
        #expect(try fixture.episode(4)?.title == "Late bloomer")
    }

    @Test("An episode without a number is paired by its slug")
    func bySlug() throws {
        let fixture = try ImportFixture()
        let report = try fixture.run([
            ImportFixture.notes("trailer.md", "---\nslug: trailer\n---\n\n# Trailer\n\nSoon.\n"),
            ImportFixture.transcript("trailer.vtt"), ImportFixture.audio("trailer.mp3"),
        ])
        #expect(report.added == [.slug("trailer")])
        #expect(report.problems.isEmpty, "\(report.problems)")
        let episode = try #require(try fixture.store.read { try $0.episode(slug: "trailer") })
        #expect(episode.hasTranscript && episode.enclosure != nil && episode.number == nil)
    }

    @Test("Other audio under the same number gets another address")
    func newAudio() throws {
        let fixture = try ImportFixture()
        _ = try fixture.run([ImportFixture.episode(1), ImportFixture.audio("001.mp3", frames: 40)])
        let first = try fixture.episode(1)?.enclosure?.location
        let report = try fixture.run([ImportFixture.audio("001.mp3", frames: 50)])
        #expect(report.changed == [.number(1)])
        let second = try fixture.episode(1)?.enclosure?.location
        #expect(second != nil && first != second)
    }

    @Test("What is no audio is an error and leaves nothing in the media folder")
    func noAudio() throws {
        let fixture = try ImportFixture()
        let report = try fixture.run([
            ImportFixture.episode(1), ImportFixture.audio("002.mp3"),
            ImportFixture.notes("001.mp3", "<html>not found</html>"),
        ])
        #expect(report.isRefused)
        #expect(report.errors.map(\.path) == ["001.mp3"])
        #expect(fixture.mediaFiles.isEmpty)
        #expect(try fixture.store.read { try $0.episodeCount() } == 0)
    }

    @Test("A transcript that is no text keeps everything out, its broken cues do not")
    func badTranscript() throws {
        let fixture = try ImportFixture()
        let nul = ImportFixture.notes("001.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nx\u{0}y\n")
        #expect(try fixture.run([ImportFixture.episode(1), nul]).isRefused)
        let broken = ImportFixture.notes(
            "001.vtt", "WEBVTT\n\n00:0x.000 --> 00:02.000\nlost\n\n00:03.000 --> 00:04.000\nkept\n")
        let report = try fixture.run([ImportFixture.episode(1), broken])
        #expect(report.added == [.number(1)])
        #expect(report.problems.contains { $0.path == "001.vtt" && $0.line == 3 }, "\(report.problems)")
        #expect(try fixture.store.read { try $0.search("kept", limit: 5) }.results.count == 1)
    }

    @Test("Passages of an older edition are made anew when their transcript comes again, and nothing has changed by it")
    func rejoined() throws {
        let fixture = try ImportFixture()
        let files = [ImportFixture.episode(1), ImportFixture.transcript("001.vtt", saying: "Good morning.")]
        #expect(try fixture.run(files).added == [.number(1)])
        // As a version would leave it that joined cues otherwise.
        let migrations = fixture.folder + "/Migrations"
        try FileManager.default.copyItem(atPath: ImportFixture.migrations, toPath: migrations)
        try "UPDATE transcript SET edition = 1; DELETE FROM passage;".write(
            toFile: migrations + "/9999_age_passages.sql", atomically: true, encoding: .utf8)
        try fixture.store.close()
        let store = try Store(path: fixture.store.path, migrations: migrations)
        let importer = Importer(
            store: store, show: Show(title: "Small Talk", url: "https://talk.example"),
            mediaFolder: fixture.folder + "/media")
        // The index still has the words of passages that were taken from behind its back.
        let found = { try store.read { try $0.search("morning", limit: 5) }.results.flatMap(\.moments).count }
        #expect(try found() == 0)
        let version = try store.contentVersion()
        #expect(try importer.run(files, options: ImportOptions(isDryRun: true)).unchanged == 1)
        #expect(try found() == 0)
        let report = try importer.run(files)
        #expect(report.changed.isEmpty && report.unchanged == 1)
        #expect(try found() == 1)
        #expect(try store.read { try $0.outdatedPassages() } == [])
        #expect(try store.contentVersion() == version)
    }

    @Test("Of two transcripts for one episode the better format is taken, and the other is named")
    func twoTranscripts() throws {
        let fixture = try ImportFixture()
        let report = try fixture.run([
            ImportFixture.episode(1), ImportFixture.notes("001.txt", "00:00:01 from the text\n"),
            ImportFixture.transcript("001.vtt", saying: "from the captions"),
        ])
        #expect(report.problems.map(\.path) == ["001.txt"])
        #expect(try fixture.store.read { try $0.search("captions", limit: 5) }.results.count == 1)
        #expect(try fixture.store.read { try $0.search("text", limit: 5) }.results.isEmpty)
    }

    @Test("Of copies of a file the one without an addition to its name is taken, and warnings name the file that was")
    func copies() throws {
        let lengths = ["002 (1).mp3": 41, "002.mp3": 42, "02.mp3": 43]
        let audio = lengths.map { ImportFixture.audio($0.key, frames: $0.value) }.sorted { $0.name < $1.name }
        for files in [audio, [audio[0], audio[2], audio[1]], [audio[1], audio[0], audio[2]]] {
            let fixture = try ImportFixture()
            let report = try fixture.run([ImportFixture.episode(2)] + files)
            #expect(try fixture.episode(2)?.enclosure?.bytes == 42 * 417)
            let told = ["002 (1).mp3", "02.mp3"].map {
                "\($0): warning: is left aside: 002.mp3 is episode 2's audio file already"
            }
            #expect(report.problems.map(\.description) == told)
        }
        // Of two that are written otherwise neither is a copy: the first is taken.
        let fixture = try ImportFixture()
        let report = try fixture.run([ImportFixture.episode(2), audio[2], audio[1]])
        #expect(try fixture.episode(2)?.enclosure?.bytes == 43 * 417)
        #expect(report.problems.map(\.path) == ["002.mp3"])
    }

    @Test("Audio of one episode under another's number is an error, and its own address leads on when it is replaced")
    func wrongNumber() throws {
        let fixture = try ImportFixture()
        let own = ImportFixture.audio("001.mp3", frames: 40)
        _ = try fixture.run([ImportFixture.episode(1), ImportFixture.episode(2), own])
        let misplaced = ImportFixture.audio("002.mp3", frames: 40)
        let refused = try fixture.run([misplaced])
        #expect(refused.errors.map(\.path) == ["002.mp3"])
        #expect(refused.errors.first?.message.contains("episode 1") == true)
        _ = try fixture.run([ImportFixture.audio("001.mp3", frames: 50)])
        let moved = try fixture.run([misplaced])
        #expect(moved.changed == [.number(2)])
    }

    @Test("The very same audio under two numbers is an error the first time, and not the second")
    func sameBytes() throws {
        let fixture = try ImportFixture()
        let report = try fixture.run([
            ImportFixture.episode(61), ImportFixture.episode(62), ImportFixture.audio("061.mp3", frames: 40),
            ImportFixture.audio("062.mp3", frames: 40),
        ])
        #expect(report.isRefused)
        #expect(report.errors.map(\.path) == ["062.mp3"])
        #expect(report.errors.first?.message.contains("the very same bytes as the audio of episode 61") == true)
    }

    @Test("A file that the media folder lost is put back by importing it again")
    func restored() throws {
        let fixture = try ImportFixture()
        let files = [ImportFixture.episode(1), ImportFixture.audio("001.mp3")]
        _ = try fixture.run(files)
        let location = try #require(try fixture.episode(1)?.enclosure?.location)
        try Data([1, 2, 3]).write(to: URL(fileURLWithPath: "\(fixture.folder)/media/\(location)"))
        let report = try fixture.run(files)
        #expect(report.unchanged == 1)
        #expect(report.problems.first?.message.contains("whole again") == true)
        let size = try FileManager.default.attributesOfItem(atPath: "\(fixture.folder)/media/\(location)")[.size]
        #expect((size as? NSNumber)?.intValue == 40 * 417)
        try FileManager.default.removeItem(atPath: "\(fixture.folder)/media/\(location)")
        _ = try fixture.run(files)
        #expect(fixture.mediaFiles == [location])
    }

    @Test("Imports of the same audio at the same time all keep it")
    func sameAudio() async throws {
        let fixture = try ImportFixture()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...6 {
                group.addTask {
                    _ = try fixture.run([
                        ImportFixture.episode(7), ImportFixture.audio("007.mp3"), ImportFixture.episode(number),
                        ImportFixture.audio("00\(number).mp3", frames: 40 + number),
                    ])
                }
            }
            try await group.waitForAll()
        }
        for number in 1...7 {
            let location = try #require(try fixture.episode(number)?.enclosure?.location)
            #expect(fixture.mediaFiles.contains(location), "\(number)")
        }
        #expect(fixture.mediaFiles.count == 7)
    }

    @Test("Where numbers start again with each season, a number alone pairs nothing")
    func seasons() throws {
        let fixture = try ImportFixture()
        let notes = { (season: Int, number: Int) in
            ImportFixture.notes(
                "s\(season)e\(number).md",
                "---\nseason: \(season)\nnumber: \(number)\nguid: g\(season)-\(number)\nslug: part-\(season)-\(number)\n---\n\n# T\n\nx\n"
            )
        }
        _ = try fixture.run([notes(1, 1), notes(2, 1), notes(2, 3)])
        let report = try fixture.run([ImportFixture.transcript("001.vtt")])
        #expect(report.errors.first?.message.contains("slug") == true)
        #expect(try fixture.run([ImportFixture.transcript("part-2-1.vtt")]).changed == [.number(1)])
        let clash = try fixture.run([
            ImportFixture.notes("x.md", "---\nnumber: 3\nguid: g2-1\n---\n\n# T\n\nx\n")
        ])
        #expect(clash.errors.first?.path == "x.md", "\(clash.problems)")
    }

    @Test("The same folder again changes nothing, whatever its audio is called")
    func sameFolder() throws {
        let fixture = try ImportFixture()
        let named = [
            ImportFixture.notes("042.md", "---\naudio: my-file.mp3\n---\n\n# Small Talk 42: T\n\nx\n"),
            ImportFixture.audio("my-file.mp3", frames: 41),
        ]
        #expect(try fixture.run(named).added == [.number(42)])
        #expect(try fixture.run(named).unchanged == 1)
        let slugged = { (slug: String) in
            ImportFixture.notes("x.md", "---\nguid: g\nslug: \(slug)\n---\n\n# T\n\nx\n")
        }
        let audio = ImportFixture.audio("first.mp3", frames: 42)
        _ = try fixture.run([slugged("first"), audio])
        #expect(try fixture.run([slugged("second"), audio]).changed == [.slug("second")])
        let season = { (number: Int) in
            ImportFixture.notes(
                "005.md", "---\nseason: \(number)\nnumber: 5\nguid: s\(number)\nslug: s\(number)-5\n---\n\n# T\n\nx\n")
        }
        let first = [season(1), ImportFixture.transcript("005.vtt"), ImportFixture.audio("005.mp3", frames: 43)]
        _ = try fixture.run(first)
        _ = try fixture.run([season(2)])
        #expect(try fixture.run(first).unchanged == 1)
    }

    @Test("Audio that waited under a wrong name belongs to whom it comes again for")
    func renamedWhileWaiting() throws {
        let fixture = try ImportFixture()
        _ = try fixture.run([ImportFixture.audio("006.mp3")])
        _ = try fixture.run([ImportFixture.episode(5), ImportFixture.audio("005.mp3")])
        #expect(try fixture.episode(5)?.enclosure != nil)
        _ = try fixture.run([ImportFixture.episode(6)])
        #expect(try fixture.episode(6)?.enclosure == nil)
    }
}
