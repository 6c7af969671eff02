import Importer
import Podcast
import Testing

/// Times of notes and transcripts against the audio's length.
@Suite struct AudioTimesTests {
    /// A second of sound.
    private static let audio = ImportFixture.audio("001.mp3")

    private static func transcript(endingAt time: String) -> ImportFile {
        ImportFixture.notes(
            "001.vtt", "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nHello.\n\n\(time).000 --> \(time).900\nBye.\n")
    }

    @Test("A transcript that goes on long after its audio is likely another episode's, whichever of the two came first")
    func transcript() throws {
        let notes = ImportFixture.episode(1)
        let late = Self.transcript(endingAt: "00:02:00")
        for imports in [[[notes, late, Self.audio]], [[notes, late], [Self.audio]], [[notes, Self.audio], [late]]] {
            let fixture = try ImportFixture()
            var report = ImportReport()
            for files in imports { report = try fixture.run(files) }
            let problem = try #require(report.problems.first)
            #expect(report.problems.count == 1 && problem.severity == .warning && problem.path == "001.vtt")
            #expect(problem.message.hasPrefix("has words at 2:00, and the episode's audio, 001.mp3, "))
            #expect(problem.message.contains("ends at 0:01; it may be the transcript of another episode"))
            #expect(try fixture.run([notes, late, Self.audio]).problems == [], "said once")
        }
    }

    @Test("A transcript that runs over by some seconds is a real show's")
    func overrun() throws {
        let report = try ImportFixture().run([
            ImportFixture.episode(1), Self.transcript(endingAt: "00:00:59"), Self.audio,
        ])
        #expect(report.problems == [])
    }

    @Test("Chapters behind the end of the audio are told by the first of them")
    func chapters() throws {
        let notes = ImportFixture.notes(
            "001.md",
            """
            ---
            number: 1
            title: Looms
            chapters:
              - {start: "00:00", title: Hello}
              - {start: "02:39", title: Sheds}
              - {start: "03:00", title: Mills}
            ---

            Words
            """)
        for imports in [[[notes, Self.audio]], [[notes], [Self.audio]], [[Self.audio], [notes]]] {
            let fixture = try ImportFixture()
            var report = ImportReport()
            for files in imports { report = try fixture.run(files) }
            let problem = try #require(report.problems.first)
            #expect(report.problems.count == 1 && problem.path == "001.md" && problem.severity == .warning)
            #expect(
                "\(problem)"
                    == "001.md:6: warning: 2:39 \"Sheds\", and 1 more: should be a time within the audio, 001.mp3, "
                    + "which ends at 0:01")
        }
    }

    @Test(
        "A time behind the end is told with its line, in whatever form the notes have it",
        arguments: [
            ("00:00 - Hello\n\nWords\n\n02:39 - Sheds\n\nWords\n", 7),
            ("- 00:00 Hello\n- 00:01 Looms\n  - 02:39 Sheds\n", 5),
            ("## Chapters\n\n00:00 Hello\n02:39 Sheds\n", 6), ("## Chapters\n\n- Hello (0:00)\n- Sheds (2:39)\n", 6),
            ("**Ada #1:** [Looms](https://loom.example)\n\n## Timestamps\n\n* 0:00 Hello\n* 2:39 Sheds\n", 8),
        ])
    func lines(_ text: String, _ line: Int) throws {
        let notes = ImportFixture.notes("001.md", "# Small Talk 1\n\n\(text)")
        let report = try ImportFixture().run([notes, Self.audio])
        let late = report.problems.filter { $0.message.hasPrefix("2:39 \"Sheds\"") }
        #expect(late.map(\.line) == [line], "\(report.problems)")
    }
}
