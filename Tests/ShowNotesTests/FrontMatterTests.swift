// Front matter: keys, dates, errors with lines.

import Foundation
import Podcast
import ShowNotes
import Testing

@Suite struct FrontMatterTests {
    private func parse(_ text: String, _ path: String = "notes.md") -> NotesFile {
        NotesParser().parse(Array(text.utf8), path: path)
    }

    @Test("YAML's keys fill the file's facts")
    func yaml() {
        let file = parse(
            """
            ---
            number: 7
            season: 2
            title: "Roses: a start"
            slug: roses-a-start
            guid: abc-1
            date: 2026-03-04T18:00:00+01:00
            recorded: 2026-03-01
            draft: true
            file: audio/007.mp3
            bytes: 1234
            duration: 1:02:03
            summary: A  short
              one
            guests: [Cleo Hart, {name: Dan Reed}]
            sponsors:
              - name: Acme
                url: https://acme.example
            unknown: {a: [1, 2]}
            ---
            Hello.
            """)
        #expect(file.problems.isEmpty)
        #expect(file.number == 7)
        #expect(file.season == 2)
        #expect(file.title == "Roses: a start")
        #expect(file.slug == "roses-a-start")
        #expect(file.guid == "abc-1")
        #expect(file.published == .instant(Date(timeIntervalSince1970: 1_772_643_600)))
        #expect(file.recorded == .local(DateComponents(year: 2026, month: 3, day: 1)))
        #expect(file.isDraft)
        #expect(file.audio == WrittenAudio(location: "audio/007.mp3", bytes: 1234, duration: 3723, line: 10))
        #expect(file.summary == "A short one")
        #expect(file.content.guests == ["Cleo Hart", "Dan Reed"])
        #expect(file.content.sponsors == [Sponsor(name: "Acme", url: "https://acme.example")])
        #expect(file.content.items.count == 1)
    }

    @Test("A JSON object at the start is front matter too")
    func json() {
        let file = parse(
            "{\n\t\"episode\": 9,\n\t\"title\": \"A \\\"quoted\\\" one\",\n\t\"date\": 1690000000000,\n"
                + "\t\"podcast_file\": \"https://a.example/9.mp3\", \"podcast_duration\": \"00:30:00\"\n}\n\nText *here*.\n"
        )
        #expect(file.problems.isEmpty)
        #expect(file.number == 9)
        #expect(file.title == "A \"quoted\" one")
        #expect(file.published == .instant(Date(timeIntervalSince1970: 1_690_000_000)))
        #expect(file.audio?.duration == 1800)
        #expect(file.content.items.count == 1)
    }

    @Test(
        "What is wrong is said with its line",
        arguments: [
            ("---\nnumber: 7\ntitle: [a\n---\n", "notes.md:4: error: front matter should be YAML: "),
            (
                "---\nnumber: 7\ntitle: One: two\n---\n",
                "notes.md:3: error: front matter should be YAML: mapping values are not allowed in this context; a value with a "
                    + "colon and a blank in it should stand in quotes, as title: \"One: two\""
            ),
            (
                "---\nnumber: seven\n---\n",
                "notes.md:2: error: number: should be a whole number from 0 on, is \"seven\""
            ),
            (
                "---\nnumber: 7\nseason: 0\n---\n",
                "notes.md:3: error: season: should be a whole number from 1 on, is \"0\""
            ),
            ("---\ndate: 2026-02-30\n---\n", "notes.md:2: error: date: should be a date as "),
            ("---\ndate: soon\n---\n", "notes.md:2: error: date: should be a date as "),
            ("---\ndate: 2026-13-01\n---\n", "notes.md:2: error: date: should be a date as "),
            ("---\ndate: 2026-06-02T25:00:00Z\n---\n", "notes.md:2: error: date: should be a date as "),
            (
                "---\ntitle: x\ndraft: perhaps\n---\n",
                "notes.md:3: error: draft: should be true or false, is \"perhaps\""
            ),
            ("---\nslug: Not A Slug\n---\n", "notes.md:2: error: slug: should be lower-case letters"),
            ("---\nfile: a.mp3\nduration: 1h\n---\n", "notes.md:3: warning: duration: should be HH:MM:SS, is \"1h\""),
            ("---\ntitle: x\n", "notes.md:2: error: front matter should end with \"---\", has no end"),
            (
                "---\na: &a [x]\nb: *a\n---\n",
                "notes.md:3: error: front matter should be YAML: anchors and aliases are not taken"
            ),
            (
                "---\nnumber: 7\ntitle: **Bold** words\n---\n",
                "notes.md:3: error: front matter should be YAML: anchors and aliases are not taken; a value that begins "
                    + "with * or & should stand in quotes"
            ),
            ("---\n- a\n---\n", "notes.md:2: error: front matter should be YAML: is no list of"),
            (
                "---\nnumber: 7\n---\n# #8: Title\n",
                "notes.md:4: error: heading's number should be 7 as in the front matter, is 8"
            ),
        ])
    func wrong(_ text: String, _ problem: String) throws {
        let file = parse(text)
        let first = try #require(file.problems.first)
        #expect(file.problems.count == 1)
        #expect(first.description.hasPrefix(problem), "\(first)")
    }

    @Test("A number against the file's name is an error")
    func nameAgainstNumber() {
        #expect(parse("# #8: T\n", "007-t.md").problems.map(\.line) == [1])
        #expect(parse("---\nnumber: 8\n---\n", "007-t.md").problems.map(\.severity) == [.error])
        #expect(parse("# #7: T\n", "007-t.md").problems.isEmpty)
    }

    @Test("Front matter beyond its limit, or nested without end, is an error")
    func hostile() {
        let long = "---\ntitle: " + String(repeating: "a", count: 70_000) + "\n---\n"
        #expect(parse(long).problems.map(\.severity) == [.error])
        for nested in ["[", "{a: ", "- "] {
            let text = "---\na:\n" + String(repeating: nested, count: 5000) + "\n---\n"
            #expect(parse(text).problems.map(\.severity) == [.error])
        }
    }

    @Test("A rule at the start of plain notes is no front matter")
    func rule() {
        let file = parse("---\n\nHello there\n")
        #expect(file.problems.isEmpty)
        #expect(file.content.items.count == 1)
    }

    @Test(
        "A slip in a key is told by line; other programs' keys are not",
        arguments: ["titel", "slgu", "seson", "dated", "craft"])
    func slips(key: String) {
        let file = parse("---\nnumber: 7\nheader_image: x\n\(key): true\n---\n\n# T\n", "007.md")
        #expect(file.problems.map(\.severity) == [.warning])
        #expect(file.problems.map(\.line) == [4])
        #expect(file.problems.first?.message.hasPrefix("\(key): is no key of the front matter (did you mean ") == true)
    }

    @Test(
        "A draft that would be published by a slip, or by another program's word, is an error and stays a draft",
        arguments: [
            "drfat: true", "darft: yes", "drafts: true", "Drafts: 1", "draf: x", "isDraft: true", "status: draft",
            "Status: Draft", "state: \"drafts\"",
        ])
    func missedDraft(_ line: String) {
        let file = parse("---\nnumber: 7\n\(line)\n---\n\n# T\n", "007.md")
        #expect(file.isDraft)
        let key = line.lowercased().prefix { $0 != ":" }
        let remedy = key.hasPrefix("sta") ? "write draft: true" : "did you mean draft?"
        #expect(
            file.problems.map(\.description) == [
                "007.md:3: error: \(key): is no key of the front matter (\(remedy))"
            ])
    }

    @Test(
        "Words beside draft, and other states, are no errors",
        arguments: [
            "craft: knitting", "drift: 3", "status: published", "state: NY", "drafts: false", "status: [draft]",
        ])
    func noDraft(_ line: String) {
        let file = parse("---\nnumber: 7\n\(line)\n---\n\n# T\n", "007.md")
        #expect(!file.isDraft)
        #expect(file.problems.filter { $0.severity == .error } == [])
    }

    @Test("A key that stands there twice is an error with its line, whatever its capitals")
    func twice() {
        let same = parse("---\nnumber: 7\nslug: a-b\nslug: c-d\n---\n\n# T\n", "007.md").problems
        #expect(
            same.map(\.description) == [
                "007.md:3: error: front matter should be YAML: slug stands here and once more further down"
            ])
        let other = parse("---\ndraft: true\nnumber: 7\nDraft: false\n---\n\n# T\n", "007.md").problems
        #expect(
            other.map(\.description) == [
                "007.md:4: error: front matter should be YAML: draft stands here a second time"
            ])
    }
}
