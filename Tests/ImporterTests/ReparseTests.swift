import Foundation
import Importer
import Podcast
import Store
import Testing

/// An older parse is simulated by what the store holds: the text stays, and what was made of it is altered.
@Suite struct ReparseTests {
    static let notes = """
        # Small Talk 1: Mills

        Sponsored by Acme: [acme.example](https://acme.example)

        **Ada #1:** [**Engines**](https://engine.example)

        - Gears turn slowly

        **Bob #2:** **Looms**

        - Threads

        ## Extras

        Ada:

        - [A lamp](https://lamp.example)
        """

    private func fixture() throws -> ImportFixture {
        let fixture = try ImportFixture(show: ReparseFixture.show)
        _ = try fixture.run([
            ImportFixture.notes("001.md", Self.notes), ImportFixture.episode(2, title: "Wells"),
            ImportFixture.transcript("001.vtt"),
        ])
        return fixture
    }

    @Test("What today's parser has just read is read the same again, and nothing is written")
    func nothingNew() throws {
        let fixture = try fixture()
        let before = try ReparseFixture.state(of: fixture)
        let report = try fixture.reparse()
        #expect(report.read == 2 && report.changed.isEmpty && report.problems.isEmpty)
        #expect(try ReparseFixture.state(of: fixture) == before)
    }

    @Test("What an older parser misread is mended, told exactly, and then stays")
    func mended() throws {
        let fixture = try fixture()
        let before = try ReparseFixture.state(of: fixture)
        try ReparseFixture.alter(fixture, 1) { record, content in
            record.title = "Mils"
            content.items = content.items.compactMap { item in
                switch item {
                case .topic(var topic) where topic.ordinal == 1:
                    topic.host = "Adda"
                    topic.body.plain = "Gears spin"
                    return .topic(topic)
                case .topic(var topic):
                    topic.ordinal = nil
                    return .topic(topic)
                case .extra: return nil
                case .joke, .prose: return item
                }
            }
            content.items.append(.extra(Extra(host: "Zoe", title: "A ghost", line: 99)))
            content.sponsors = []
        }
        let altered = try ReparseFixture.state(of: fixture)
        let report = try fixture.reparse()
        let episode = try #require(report.changed.first)
        #expect(report.changed.count == 1 && report.read == 2 && report.problems.isEmpty)
        #expect(episode.number == 1 && episode.slug == "mills" && episode.title == "Mills")
        #expect(
            episode.changes.map(\.description) == [
                "~ title \"Mils\" → \"Mills\"", "+ sponsor: Acme", "~ topic 1: host \"Adda\" → \"Ada\"",
                "~ topic 1: text: 2 words added, 1 gone: Gears [-spin-] {+turn slowly+}",
                "~ topic 2: number 2, had none",
                "- extra Zoe: A ghost", "+ extra Ada: A lamp",
            ])
        let after = try ReparseFixture.state(of: fixture)
        #expect(after.version == altered.version + 1, "one transaction for all")
        #expect(after.episodes == before.episodes && after.contents == before.contents)
        #expect(after.revisions == before.revisions, "no text comes or goes")
        #expect(try fixture.store.read { try $0.search("lamp", limit: 5) }.results.map(\.episode.number) == [1])
        #expect(try fixture.reparse().changed.isEmpty)
        #expect(try fixture.store.contentVersion() == after.version)
    }

    @Test("A rehearsal tells the same and writes nothing")
    func dryRun() throws {
        let fixture = try fixture()
        try ReparseFixture.alter(fixture, 1) { _, content in content.items.removeLast() }
        let altered = try ReparseFixture.state(of: fixture)
        let rehearsal = try fixture.reparse(isDryRun: true)
        #expect(rehearsal.isDryRun)
        #expect(rehearsal.changed.map(\.number) == [1])
        #expect(try ReparseFixture.state(of: fixture) == altered)
        let real = try fixture.reparse()
        #expect(real.changed == rehearsal.changed)
        #expect(try ReparseFixture.state(of: fixture) != altered)
    }

    @Test("Hosts, tags and chapters of front matter are read the same again, and put back where they are missing")
    func frontMatter() throws {
        let fixture = try ImportFixture(show: ReparseFixture.show)
        let front = "---\nhosts: [Ada, Zoe]\ntags: [Gears, Looms]\nchapters:\n  - {start: 61, title: Mills}\n---\n\n"
        _ = try fixture.run([
            ImportFixture.notes("001.md", front + "# Words\n\n**Ada #1:** **T**\n\n- x\n"),
            ImportFixture.notes("002.md", front + "# Words\n\nText\n"),
        ])
        let before = try ReparseFixture.state(of: fixture)
        #expect(before.contents.map(\.tags) == [["Gears", "Looms"], ["Gears", "Looms"]])
        #expect(before.contents.map(\.chapters.count) == [1, 1])
        #expect(try fixture.reparse().changed.isEmpty)
        #expect(try ReparseFixture.state(of: fixture) == before)
        try ReparseFixture.alter(fixture, 2) { _, content in
            (content.tags, content.chapters, content.namedHosts) = (["Gears"], [], ["Ada"])
        }
        #expect(
            try fixture.reparse().changed.flatMap(\.changes).map(\.description)
                == ["+ host: Zoe", "+ tag: Looms", "+ chapter 1:01: Mills"])
        #expect(try ReparseFixture.state(of: fixture).contents == before.contents)
    }

    @Test("A date that is written to the millisecond is the second that the store keeps")
    func milliseconds() throws {
        let fixture = try ImportFixture(show: ReparseFixture.show)
        _ = try fixture.run([ImportFixture.notes("001.md", "---\ndate: 1531393200441\n---\n\n# Words\n\nText\n")])
        #expect(try fixture.episode(1)?.published == Date(timeIntervalSince1970: 1_531_393_200))
        #expect(try fixture.reparse().changed.isEmpty)
    }

    @Test("Unchanged episodes keep the second of their last change")
    func modified() throws {
        let fixture = try fixture()
        try ReparseFixture.alter(fixture, 1) { _, content in content.items.removeLast() }
        let (one, two) = (try #require(try fixture.episode(1)), try #require(try fixture.episode(2)))
        let later = try fixture.reopened(at: ImportFixture.now + 1000)
        _ = try Reparser(store: later, show: ReparseFixture.show).run()
        #expect(try later.read { try $0.episode(number: 2)?.modified } == two.modified)
        #expect(try later.read { try $0.episode(number: 1)?.modified } == one.modified.addingTimeInterval(1000))
    }

    @Test("Address, guid, state and a date from elsewhere stay; what front matter says counts again")
    func identity() throws {
        let fixture = try ImportFixture(show: ReparseFixture.show)
        let date = Date(timeIntervalSince1970: 1_700_000_000)
        let front = { (number: Int, lines: String) in
            ImportFixture.notes(
                "00\(number).md", "---\n\(lines)\n---\n\n# Small Talk \(number)\n\n**Ada #1:** **T**\n\n- x\n")
        }
        _ = try fixture.run(
            [
                front(1, "title: First\ndate: 2026-07-01T00:00:00Z"), front(2, "title: Second"),
                front(3, "draft: true\ntitle: Third"), front(4, "date: 2099-01-01T00:00:00Z\ntitle: Fourth"),
                front(5, "title: Fifth"),
            ], ImportOptions(publishedFrom: [2: date]))
        let before = try ReparseFixture.state(of: fixture)
        for number in 1...5 {
            try ReparseFixture.alter(fixture, number) { record, content in
                record.title = "Other"
                record.slug = "slug-of-\(number)"
                if number == 1 { record.published = date }
                if number == 5 { record.state = .withdrawn }
                content.items = []
            }
        }
        let report = try fixture.reparse()
        #expect(report.changed.map(\.number) == [1, 2, 3, 4, 5])
        #expect(
            report.changed.first?.changes.map(\.description).contains(
                "~ published 2023-11-14T22:13:20Z → 2026-07-01T00:00:00Z") == true)
        let after = try ReparseFixture.state(of: fixture)
        #expect(after.contents == before.contents)
        for (was, now) in zip(before.episodes, after.episodes) {
            #expect(now.slug == "slug-of-\(now.number ?? 0)", "an address never changes by a new reading")
            #expect(now.state == (now.number == 5 ? .withdrawn : was.state))
            #expect(now.guid == was.guid && now.title == was.title && now.published == was.published)
        }
        #expect(try fixture.episode(3) == nil && fixture.episode(4) == nil && fixture.episode(5) == nil)
    }

    @Test("Notes that can no longer be read are told by line, and what they said stays")
    func refused() throws {
        let fixture = try fixture()
        try ReparseFixture.replaceText(fixture, 1, path: "001.md", "---\ntitle: x\ndate: soon\n---\n\nText\n")
        try ReparseFixture.alter(fixture, 2) { _, content in content.items = [] }
        let before = try ReparseFixture.state(of: fixture)
        let report = try fixture.reparse()
        #expect(report.problems.map(\.path) == ["001.md"])
        #expect(report.problems.first?.line == 3)
        #expect(report.changed.map(\.number) == [2], "the others are mended all the same")
        let after = try ReparseFixture.state(of: fixture)
        #expect(after.episodes == before.episodes)
        #expect(after.contents[0] == before.contents[0])
        #expect(after.contents[1] != before.contents[1])
    }

    @Test("A number that is another episode's is not taken, neither of an old episode nor of one that just got it")
    func numbers() throws {
        let fixture = try ImportFixture(show: ReparseFixture.show)
        let special = { (slug: String) in
            ImportFixture.notes("\(slug).md", "---\nslug: \(slug)\n---\n\n# Words\n\n**Ada #1:** **T**\n\n- x\n")
        }
        _ = try fixture.run([ImportFixture.episode(1), special("one"), special("nine"), special("other")])
        for (slug, number) in [("one", 1), ("nine", 9), ("other", 9)] {
            try ReparseFixture.replaceText(
                fixture, slug: slug, path: "\(slug).md",
                "---\nnumber: \(number)\nslug: \(slug)\n---\n\n# Words\n\n**Ada #1:** **T**\n\n- x\n")
        }
        let report = try fixture.reparse()
        #expect(report.problems.map(\.path) == ["one.md", "other.md"], "\(report.problems)")
        #expect(report.problems.allSatisfy { $0.message.hasPrefix("number: ") })
        #expect(report.changed.map(\.slug) == ["nine"])
        #expect(report.changed.first?.changes.first?.description == "~ number 9, had none")
        #expect(try fixture.episode(9)?.slug == "nine")
        #expect(try fixture.episode(1)?.slug == "episode-1")
    }

    @Test("A transcript's passages are made anew from its text, which stays")
    func transcript() throws {
        let fixture = try ImportFixture(show: ReparseFixture.show)
        let cues = (0..<40).map { index in
            "00:0\(index / 6):\(index % 6)0.000 --> 00:0\(index / 6):\(index % 6)9.500\nSentence \(index) ends here.\n"
        }
        let text = "WEBVTT\n\n" + cues.joined(separator: "\n")
        _ = try fixture.run([ImportFixture.episode(1), ImportFixture.notes("001.vtt", text)])
        let id = try #require(try fixture.episode(1)?.id)
        let passages = try fixture.store.read { try $0.passages(of: id) }
        #expect(passages.count > 10)
        #expect(passages.first?.text.hasPrefix("Sentence 0") == true)
        let stored = try #require(try fixture.store.read { try $0.transcript(of: id) })
        #expect(try fixture.reparse().changed.isEmpty)
        let file = try #require(
            try fixture.store.read { try $0.knownFiles().keys.first { $0.kind == .transcript } })
        try fixture.store.write { writer in
            try writer.setTranscript(
                of: id, path: file.name, format: .vtt, text: text, sha256: file.sha256,
                passages: Array(passages.dropFirst(3)))
        }
        let report = try fixture.reparse()
        #expect(
            report.changed.first?.changes.map(\.description)
                == ["~ transcript: \(passages.count - 3) passages → \(passages.count)"])
        #expect(try fixture.store.read { try $0.passages(of: id) } == passages)
        #expect(try fixture.store.read { try $0.transcript(of: id) } == stored)
        #expect(try fixture.store.read { try $0.search("\"Sentence 1\"", limit: 5) }.results.count == 1)
        #expect(try fixture.reparse().changed.isEmpty)
        #expect(
            try fixture.run([ImportFixture.episode(1), ImportFixture.notes("001.vtt", text)]).unchanged == 1,
            "the file is still known")
    }

    @Test("A transcript that can no longer be read is told, and its passages stay")
    func refusedTranscript() throws {
        let fixture = try fixture()
        let id = try #require(try fixture.episode(1)?.id)
        let passages = try fixture.store.read { try $0.passages(of: id) }
        try fixture.store.write { writer in
            try writer.setTranscript(
                of: id, path: "001.vtt", format: .vtt, text: "nothing", sha256: Array(repeating: 1, count: 32),
                passages: passages)
        }
        let report = try fixture.reparse()
        #expect(report.problems.map(\.path) == ["001.vtt"])
        #expect(report.changed.isEmpty)
        #expect(try fixture.store.read { try $0.passages(of: id) } == passages)
    }
}
