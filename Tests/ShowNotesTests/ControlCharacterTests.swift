// Control characters, which no page, feed or search can hold.

import Podcast
import ShowNotes
import Testing

@Suite struct ControlCharacterTests {
    private func parse(_ text: String) -> NotesFile {
        NotesParser().parse(Array(text.utf8), path: "notes.md")
    }

    @Test(
        "A value of front matter that holds one is an error with its line",
        arguments: [
            "title: \"\\0\"", "title: \"a\\0bcd<x\"", "title: \"a\\u0002b\"", "title: \"\\x9C\"", "slug: \"a\\0b\"",
            "guid: \"a\\x7Fb\"", "summary: \"a\\eb\"", "description: \"a\\uFFFFb\"", "number: \"7\\0\"",
            "date: \"2026-01-01\\0\"", "draft: \"true\\0\"", "file: \"a\\0.mp3\"", "sponsors: [\"a\\0\"]",
            "sponsor: {name: x, url: \"https://a.example/\\0\"}", "guests: [x, {name: \"a\\0\"}]", "guest: \"\\a\"",
        ])
    func escaped(_ line: String) {
        let key = line.prefix { $0 != ":" }
        let expected = ["notes.md:3: error: \(key): should be text without control characters"]
        #expect(parse("---\nseason: 1\n\(line)\n---\n").problems.map(\.description) == expected)
    }

    @Test("The same in JSON")
    func json() {
        let file = parse("{\n\"episode\": 1,\n\"title\": \"a\\u0000b\"\n}\n")
        #expect(
            file.problems.map(\.description) == ["notes.md:3: error: title: should be text without control characters"])
        #expect(file.title == nil)
    }

    @Test("One that stands in front matter as it is, is an error with its line")
    func raw() {
        let file = parse("---\nseason: 1\ntitle: a\u{2}b\n---\n")
        #expect(
            file.problems.map(\.description) == [
                "notes.md:3: error: front matter should be YAML: control characters are not allowed"
            ])
    }

    @Test("A tab and a line end in a value become a blank")
    func blanks() {
        let file = parse("---\ntitle: \"a\\tb\\nc\"\nguid: \" a\\nb \"\nguests: [\"Cleo\\nHart\"]\n---\n")
        #expect(file.problems.isEmpty)
        #expect(file.title == "a b c")
        #expect(file.guid == "a b")
        #expect(file.content.guests == ["Cleo Hart"])
    }

    @Test("A value of nothing but invisible marks is none")
    func invisible() {
        let file = parse("---\ntitle: \"\\u200B\"\nguid: \" \\uFEFF\"\n---\n# Roses\n")
        #expect(file.problems.isEmpty)
        #expect(file.title == "Roses")
        #expect(file.guid == nil)
    }

    @Test("The notes' text loses them, and keeps its lines")
    func text() throws {
        let mark = "\u{1}\u{2}\u{3}\u{1F}\u{7F}\u{80}\u{9F}\u{FFFF}"
        let file = parse(
            "# #7: Ro\(mark)ses\n\nSponsored by [Ac\(mark)me](https://acme.example)\n\n**Ann\(mark) #1: Th\(mark)orns** x\(mark)y\n\n"
                + "```\nco\(mark)de\n```\n\nExtras\n\n- o\(mark)ne\n\nJoke: t\(mark)wo\n")
        #expect(file.problems.isEmpty)
        #expect(
            outlined(file) == """
                number 7
                title Roses
                sponsor Acme | https://acme.example
                5: topic 1 | Ann | Thorns xy | -
                    code
                13: extra - | one | -
                15: joke two | -
                """)
        let cues = try TranscriptParser.parse(Array("WEBVTT\n\n00:01.000 --> 00:02.000\na\u{2}b\n".utf8), name: "a")
        #expect(cues.cues.map(\.text) == ["ab"])
    }
}
