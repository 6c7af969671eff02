// Chapters, tags, hosts and special numbers in front matter.

import Foundation
import Podcast
import ShowNotes
import Testing

@Suite struct FrontMatterChapterTests {
    private func parse(_ text: String) -> NotesFile { NotesParser().parse(Array(text.utf8), path: "notes.md") }

    private static let chapters = [Chapter(start: 0, title: "Hello"), Chapter(start: 159.5, title: "Mud: a start")]

    @Test(
        "Chapters are read in every form that hosts and site builders write",
        arguments: [
            "chapters:\n  - {start: 0, title: Hello}\n  - start: 00:02:39.5\n    title: \"Mud: a start\"",
            "chapters:\n  - {time: 2:39.5, title: \"Mud: a start\"}\n  - {time: 0:00, name: Hello}",
            "podcast_chapters: {version: 1.2.0, chapters: [{startTime: 0, title: Hello}, "
                + "{startTime: 159.5, title: \"Mud: a start\"}, {startTime: 9, title: x, toc: false}]}",
            "chapters: |\n  0:00 Hello\n  02:39.5 - Mud: a start",
            "chapters:\n  - 0:00 Hello\n  - \"02:39.5 - Mud: a start\"",
            "chapters:\n  \"0:00\": Hello\n  \"2:39.5\": \"Mud: a start\"",
        ])
    func forms(_ matter: String) {
        let file = parse("---\ntitle: x\n\(matter)\n---\n\n1:00 a\n\n2:00 b\n")
        #expect(file.problems == [])
        // A line of text holds whole seconds.
        let chapters = file.content.chapters.map { Chapter(start: $0.start.rounded(.down), title: $0.title) }
        #expect(chapters == Self.chapters.map { Chapter(start: $0.start.rounded(.down), title: $0.title) })
        #expect(file.content.topics.map(\.start) == [60, 120])
    }

    @Test("A chapter keeps its address and picture, and loses what is no web address")
    func addresses() {
        let file = parse(
            """
            ---
            title: x
            chapters:
              - {start: 1, title: a, url: "https://a.example", img: "https://i.example/a.png"}
              - {start: 2, title: b, url: "javascript:alert(1)", img: null}
            ---
            """)
        #expect(
            file.content.chapters == [
                Chapter(start: 1, title: "a", url: "https://a.example", image: "https://i.example/a.png"),
                Chapter(start: 2, title: "b"),
            ])
        #expect(
            file.problems.map(\.description) == [
                "notes.md:5: warning: chapters: a chapter's address should be http or https, "
                    + "is \"javascript:alert(1)\""
            ])
    }

    @Test(
        "A chapter that makes no sense is told by line and left out",
        arguments: [
            ("- {title: a}", "a map"), ("- {start: soon, title: a}", "\"soon\""), ("- {start: -1, title: a}", "\"-1\""),
            ("- {start: [1], title: a}", "a list"), ("- no time", "\"no time\""), ("- [1, 2]", "a list"),
            ("- {start: 999:00:00, title: a}", "\"999:00:00\""), ("- {start: 1e3, title: a}", "\"1e3\""),
        ])
    func wrong(_ item: String, _ shown: String) {
        let file = parse("---\ntitle: x\nchapters:\n  - 0:10 Good\n  \(item)\n---\n")
        #expect(file.content.chapters == [Chapter(start: 10, title: "Good")])
        #expect(
            file.problems.map(\.description) == [
                "notes.md:5: warning: chapters: a chapter should be a start as 159 or HH:MM:SS and a title, is \(shown)"
            ])
    }

    @Test("Beyond the limit the first chapters are kept, with one warning")
    func tooMany() {
        let lines = (0...NotesLimits.chapters).map { "  \($0 / 60):\($0 % 60 < 10 ? "0" : "")\($0 % 60) c" }
        let file = parse("---\ntitle: x\nchapters: |\n\(lines.joined(separator: "\n"))\n---\n")
        #expect(file.content.chapters.count == NotesLimits.chapters)
        #expect(file.problems.map(\.line) == [3])
        #expect(file.problems.map(\.severity) == [.warning])
    }

    @Test(
        "Tags are words in a list or between commas, each once",
        arguments: [
            "tags: [Moss, fern, moss, \"\"]", "tags: Moss, fern,", "keywords: \"#Moss #fern\"", "tags:\n- Moss\n- fern",
        ])
    func tags(_ matter: String) {
        let file = parse("---\ntitle: x\n\(matter)\n---\n")
        #expect(file.content.tags == ["Moss", "fern"])
        #expect(file.problems == [])
    }

    @Test("Tags that are no words are told by line")
    func wrongTags() {
        #expect(
            parse("---\ntags: {a: b}\n---\n").problems.map(\.description) == [
                "notes.md:2: warning: tags: should be a list of words, is a map"
            ])
        let file = parse("---\ntags:\n- a\n- [b]\n---\n")
        #expect(file.content.tags == ["a"])
        #expect(file.problems.map(\.description) == ["notes.md:4: warning: tags: a tag should be text, is a list"])
    }

    @Test(
        "Hosts are people by name or slug",
        arguments: [
            ("hosts: [Ann Lee, Bo]", ["Ann Lee", "Bo"]), ("hosts: [ann-lee, bo]", ["Ann Lee", "Bo"]),
            ("host: Ann Lee", ["Ann Lee"]), ("hosts: Ann Lee, Bo and Cleo", ["Ann Lee", "Bo", "Cleo"]),
            ("hosts: [{name: Ann Lee, url: https://a.example}, ann-lee]", ["Ann Lee"]),
            ("host: Ann, who sings", ["Ann, who sings"]),
        ])
    func hosts(_ matter: String, _ hosts: [String]) {
        let file = parse("---\ntitle: x\n\(matter)\n---\n\nHello.\n")
        #expect(file.content.hosts == hosts)
        #expect(file.content.guests == [])
        #expect(file.problems == [])
    }

    @Test("Hosts of topics go before those of front matter, and site.yml's spelling before the file's")
    func hostsOfTopics() {
        #expect(parse("---\nhosts: [Bo]\n---\n\n**Ann #1:** T\n").content.hosts == ["Ann"])
        let cast = Cast(people: [ShowPerson(name: "Ann Lee", aliases: ["ann"], isRegular: true)], counts: [:])
        let file = NotesParser(cast: cast).parse(Array("---\nhosts: [ann, cleo]\n---\n\nHello.\n".utf8), path: "1.md")
        #expect(file.content.hosts == ["Ann Lee", "Cleo"])
        #expect(file.content.guests == [])
    }

    @Test("Hosts of front matter are known in front of their items")
    func knownHosts() {
        let file = parse("---\ntitle: x\nhosts: [Ann Lee]\n---\n\n## Extras\n\n- Ann: a hat\n- Note: a coat\n")
        #expect(file.content.extras.map(\.host) == ["Ann", nil])
    }

    @Test(
        "A special number is no number, and the slug where there is none",
        arguments: [
            ("number: p1", "p1"), ("number: Trailer", "trailer"), ("episode: hurricane", "hurricane"),
            ("number: bonus-2", "bonus-2"), ("episode: p1\nslug: pilot", "pilot"),
        ])
    func specials(_ matter: String, _ slug: String) {
        let file = parse("---\ntitle: x\n\(matter)\n---\n")
        #expect(file.number == nil)
        #expect(file.slug == slug)
        #expect(file.problems == [])
    }

    @Test(
        "JSON's escapes beyond one unit are characters, half a pair is the replacement character",
        arguments: [
            (#"\ud83c\udf31"#, "\u{1F331}"), (#"a\\ud83cb"#, #"a\ud83cb"#), (#"\ud83c x"#, "\u{FFFD} x"),
            (#"\udf31x"#, "\u{FFFD}x"), (#"\u00e9\/\ud83c\u0041"#, "\u{E9}/\u{FFFD}A"), (#"\uD83C\uDF31"#, "\u{1F331}"),
        ])
    func escapes(_ written: String, _ read: String) {
        let file = parse("{\"title\": \"\(written)\"}\n")
        #expect(file.title == read)
        #expect(file.problems == [])
    }
}
