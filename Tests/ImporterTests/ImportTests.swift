import Foundation
import Importer
import Podcast
import Store
import Testing

@Suite struct ImportTests {
    @Test("New notes are added, the same again are unchanged, others change the episode and keep the old text")
    func lifeOfNotes() throws {
        let fixture = try ImportFixture()
        let first = try fixture.run([ImportFixture.episode(1), ImportFixture.episode(2)])
        #expect(first.added == [.number(1), .number(2)])
        #expect(first.changed.isEmpty)
        #expect(first.unchanged == 0)
        let version = try fixture.store.contentVersion()
        let second = try fixture.run([ImportFixture.episode(1), ImportFixture.episode(2)])
        #expect(second.added.isEmpty && second.changed.isEmpty)
        #expect(second.unchanged == 2)
        #expect(try fixture.store.contentVersion() == version)
        let before = try #require(try fixture.episode(1))
        let third = try fixture.run([ImportFixture.episode(1, topic: "Looms"), ImportFixture.episode(2)])
        #expect(third.changed == [.number(1)])
        #expect(third.unchanged == 1)
        let after = try #require(try fixture.episode(1))
        #expect(after.id == before.id)
        #expect(after.guid == before.guid)
        #expect(after.slug == before.slug)
        try fixture.store.read { reader throws in
            #expect(try reader.content(of: after.id).topics.map(\.title) == ["Looms"])
            #expect(try reader.revisions(of: after.id).count == 2)
            #expect(try reader.revisions(of: after.id).first?.text.contains("Engines") == true)
        }
    }

    @Test("One bad file keeps all out, or only itself when it is to be skipped")
    func allOrNothing() throws {
        let fixture = try ImportFixture()
        let bad = ImportFile(name: "notes/003.md", source: .bytes(Array("# Small Talk 3\n\nbroken ".utf8) + [0xFF]))
        let refused = try fixture.run([ImportFixture.episode(1), bad])
        #expect(refused.isRefused)
        let problem = try #require(refused.errors.first)
        #expect(problem.path == "notes/003.md")
        #expect(problem.line == 3)
        #expect(try fixture.store.read { try $0.episodeCount() } == 0)
        let skipped = try fixture.run([ImportFixture.episode(1), bad], ImportOptions(skipsBad: true))
        #expect(!skipped.isRefused)
        #expect(skipped.added == [.number(1)])
        #expect(skipped.errors.map(\.path) == ["notes/003.md"])
    }

    @Test(
        "Notes that were emptied take nothing from their episode: they are refused by name",
        arguments: [
            ("", "notes should have a text, are empty; an episode that is there stays as it is"),
            ("\u{FEFF}\n \n", "notes should have a text, are empty; an episode that is there stays as it is"),
            ("# Small Talk 1\n", "notes should have a title or a text, have neither; episode 1 stays as it is"),
            (
                "---\nnumber: 1\ntags: [a]\n---\n",
                "notes should have a title or a text, have neither; episode 1 stays as it is"
            ),
        ])
    func emptied(text: String, message: String) throws {
        let fixture = try ImportFixture()
        _ = try fixture.run([ImportFixture.episode(1, title: "Gears")])
        let version = try fixture.store.contentVersion()
        let report = try fixture.run([ImportFixture.notes("001.md", text), ImportFixture.episode(2)])
        #expect(report.isRefused)
        #expect(report.problems.map(\.description) == ["001.md: error: \(message)"])
        #expect(try fixture.store.contentVersion() == version)
        #expect(try fixture.episode(1)?.title == "Gears")
        let skipped = try fixture.run(
            [ImportFixture.notes("001.md", text), ImportFixture.episode(2)], ImportOptions(skipsBad: true))
        #expect(skipped.added == [.number(2)] && skipped.changed.isEmpty)
        let id = try #require(try fixture.episode(1)).id
        #expect(try fixture.store.read { try $0.content(of: id).topics.count } == 1)
    }

    @Test("A transcript without a cue takes the place of none")
    func emptyTranscript() throws {
        let fixture = try ImportFixture()
        let good = "WEBVTT\n\n00:01.000 --> 00:02.000\nHello gears\n"
        _ = try fixture.run([ImportFixture.episode(1), ImportFixture.notes("001.vtt", good)])
        let report = try fixture.run([ImportFixture.notes("001.vtt", "WEBVTT\n\n")])
        #expect(
            report.problems.map(\.description) == [
                "001.vtt: error: should have cues, has none; a transcript that is there stays as it is"
            ])
        #expect(try fixture.store.read { try $0.search("gears", limit: 5) }.results.count == 1)
    }

    @Test("What two files have the same of is told with both places")
    func places() throws {
        let fixture = try ImportFixture()
        let slugged = { (name: String, front: String) in
            ImportFixture.notes(name, "---\n\(front)\n---\n\nWords\n")
        }
        let report = try fixture.run([slugged("1.md", "slug: x"), slugged("2.md", "title: T\nslug: x")])
        #expect(
            report.errors.map(\.description) == [
                "2.md:3: error: slug: 1.md:2 has the same one; each episode needs its own"
            ])
        _ = try fixture.run([slugged("1.md", "slug: x")])
        #expect(
            try fixture.run([slugged("2.md", "title: T\nslug: x")]).errors.map(\.description) == [
                "2.md:3: error: slug: episode 1 has \"x\" already"
            ])
    }

    @Test("Whoever is not where the public or a feed looks is named")
    func hidden() throws {
        let files = [(1, "draft: true"), (2, "date: 2099-01-01"), (3, "title: T")].map { number, front in
            ImportFixture.notes("00\(number).md", "---\n\(front)\n---\n\nWords\n")
        }
        let hidden = try ImportFixture().run(files).hidden
        #expect(hidden.drafts == [.number(1)] && hidden.scheduled == [.number(2)])
        #expect(hidden.undated == [.number(3)] && hidden.silent == [.number(2)])
    }

    @Test(
        "Notes that cannot be told apart are errors",
        arguments: [
            ([("a/001.md", "# Small Talk 1\n\nx"), ("b/001.md", "# Small Talk 1\n\ny")], "number:"),
            ([("trailer.md", "# Hello\n\nx")], "number:"),
            ([("a.md", "---\nguid: x\n---\n\na"), ("b.md", "---\nguid: x\n---\n\nb")], "guid:"),
            ([("a.md", "---\nslug: x\n---\n\na"), ("b.md", "---\nslug: x\n---\n\nb")], "slug:"),
        ])
    func clashes(files: [(String, String)], start: String) throws {
        let fixture = try ImportFixture()
        let report = try fixture.run(files.map { ImportFixture.notes($0.0, $0.1) })
        #expect(report.isRefused)
        #expect(report.errors.contains { $0.message.hasPrefix(start) }, "\(report.problems)")
        #expect(try fixture.store.read { try $0.episodeCount() } == 0)
    }

    @Test("A rehearsal tells what would happen and does nothing")
    func dryRun() throws {
        let fixture = try ImportFixture()
        let files = [ImportFixture.episode(1), ImportFixture.transcript("001.vtt"), ImportFixture.audio("001.mp3")]
        let version = try fixture.store.contentVersion()
        let report = try fixture.run(files, ImportOptions(isDryRun: true))
        #expect(report.added == [.number(1)])
        #expect(try fixture.store.contentVersion() == version)
        #expect(try fixture.store.read { try $0.episodeCount() } == 0)
        #expect(fixture.mediaFiles.isEmpty)
    }

    @Test("Identity: guid before number before slug, and a guid never changes")
    func identity() throws {
        let fixture = try ImportFixture()
        let front = { (lines: String) in ImportFixture.notes("x.md", "---\n\(lines)\n---\n\n# Words\n\nText\n") }
        _ = try fixture.run([front("guid: g-1\nnumber: 1\nslug: first-one")])
        let original = try #require(try fixture.episode(1))
        #expect(original.guid == "g-1")
        let renumbered = try fixture.run([front("guid: g-1\nnumber: 2\nslug: first-one")])
        #expect(renumbered.changed == [.number(2)])
        #expect(try fixture.episode(2)?.id == original.id)
        let stolen = try fixture.run([front("guid: g-2\nnumber: 2")])
        #expect(stolen.errors.first?.message.contains("never changes") == true)
        let renamed = try fixture.run([front("number: 2\nslug: another")])
        #expect(renamed.changed == [.number(2)])
        #expect(try fixture.store.read { try $0.episode(formerSlug: "first-one")?.slug } == "another")
        let taken = try fixture.run([front("number: 3\nslug: another")])
        #expect(taken.errors.first?.message.hasPrefix("slug:") == true)
        let former = try fixture.run([front("number: 3\nslug: first-one")])
        #expect(former.errors.first?.message.contains("redirects") == true)
    }

    @Test("A draft and a future date are kept from the public; a date without a zone is the show's")
    func states() throws {
        let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
        let fixture = try ImportFixture(show: Show(title: "Small Talk", url: "https://talk.example", timeZone: zone))
        let front = { (number: Int, lines: String) in
            ImportFixture.notes("\(number).md", "---\n\(lines)\n---\n\n# Words\n\nText\n")
        }
        let report = try fixture.run([
            front(1, "draft: true"), front(2, "date: 2099-01-01"), front(3, "date: 2026-07-01"), front(4, "title: T"),
        ])
        #expect(report.added.count == 4, "\(report.problems)")
        #expect(try fixture.episode(1) == nil)
        #expect(try fixture.episode(2) == nil)
        #expect(try fixture.episode(3)?.published == Date(timeIntervalSince1970: 1_782_856_800))
        #expect(try fixture.episode(4)?.published == nil, "no date is ever made up")
    }

    @Test("Dates from a list fill in what the notes do not tell, also for notes that are unchanged")
    func publishedFrom() throws {
        let fixture = try ImportFixture()
        _ = try fixture.run([ImportFixture.episode(1)])
        let date = Date(timeIntervalSince1970: 1_700_000_000)
        let report = try fixture.run(
            [ImportFixture.episode(1), ImportFixture.episode(2)], ImportOptions(publishedFrom: [1: date, 2: date]))
        #expect(report.changed == [.number(1)])
        #expect(report.added == [.number(2)])
        #expect(try fixture.episode(1)?.published == date)
        #expect(try fixture.episode(2)?.published == date)
    }

    @Test("An import is done again when another changes the show meanwhile, and ends right")
    func concurrency() async throws {
        let fixture = try ImportFixture()
        try await withThrowingTaskGroup(of: ImportReport.self) { group in
            for number in 1...6 {
                group.addTask { try fixture.run([ImportFixture.episode(number)]) }
            }
            for try await report in group { #expect(report.added.count == 1) }
        }
        #expect(try fixture.store.read { try $0.episodeCount() } == 6)
    }

    @Test("A file of another kind is named in the report")
    func otherKind() throws {
        let report = try ImportFixture().run([ImportFixture.notes("notes.docx", "x"), ImportFixture.episode(1)])
        #expect(report.added == [.number(1)])
        #expect(report.problems.map(\.path) == ["notes.docx"])
    }

    @Test(
        "A summary is taken from front matter, else from the first text, else from the topics; never from a sponsor's line"
    )
    func summaries() throws {
        let fixture = try ImportFixture()
        let topic = "\n\n**Ada #1:** [**Engines**](https://e.example)\n\n- x\n\n**Bob #2:** **Looms**\n\n- y\n"
        let sponsor = "Sponsored by Acme: [acme.example](https://acme.example), the best anvils that fell from a cliff"
        let text = "This time we sit in the garden and speak of engines that nobody has built."
        _ = try fixture.run([
            ImportFixture.notes("001.md", "---\nsummary: Short and mine.\n---\n\n# Small Talk 1\n\n\(text)\(topic)"),
            ImportFixture.notes("002.md", "# Small Talk 2\n\n\(sponsor)\n\n\(text)\(topic)"),
            ImportFixture.notes("003.md", "# Small Talk 3\n\n\(sponsor)\(topic)"),
        ])
        #expect(try fixture.episode(1)?.summary == "Short and mine.")
        #expect(try fixture.episode(2)?.summary == text)
        #expect(try fixture.episode(3)?.summary == "Engines · Looms")
    }

    @Test("Skipping bad files leaves nothing of them behind")
    func skippedWhole() throws {
        let fixture = try ImportFixture()
        let original = ImportFixture.episode(1, topic: "Engines")
        _ = try fixture.run([original])
        let second = ImportFixture.notes("001-other.md", "# Small Talk 1\n\n**Zoe #1:** **Impostor**\n\n- x\n")
        let report = try fixture.run([original, second], ImportOptions(skipsBad: true))
        #expect(report.errors.map(\.path) == ["001-other.md"])
        #expect(report.changed.isEmpty && report.unchanged == 1)
        let episode = try #require(try fixture.episode(1))
        #expect(episode.hosts == ["Ada"])
        #expect(try fixture.store.read { try $0.revisions(of: episode.id) }.count == 1)
        let remote = { (name: String) in
            ImportFixture.notes(
                name, "---\naudio: https://cdn.example/a.mp3\nbytes: 100\nduration: 10\n---\n\n# Small Talk\n\nx\n")
        }
        let both = try fixture.run([remote("002.md"), remote("003.md")], ImportOptions(skipsBad: true))
        #expect(both.added == [.number(2)], "\(both.problems)")
        #expect(both.errors.map(\.path) == ["003.md"])
        #expect(try fixture.episode(3) == nil)
    }

    @Test("All that is wrong with a batch is told at once, audio and transcripts too")
    func allErrors() throws {
        let fixture = try ImportFixture()
        let report = try fixture.run([
            ImportFixture.notes("001.md", "\u{0}"), ImportFixture.notes("002.vtt", "\u{0}"),
            ImportFixture.notes("003.mp3", "no audio"), ImportFixture.audio("004.mp3"),
        ])
        #expect(report.isRefused)
        #expect(report.errors.map(\.path) == ["001.md", "002.vtt", "003.mp3"])
        #expect(fixture.mediaFiles.isEmpty)
    }
}
