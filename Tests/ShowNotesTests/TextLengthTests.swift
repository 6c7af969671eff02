// How long the texts of notes may be that pages and feeds show on one line.

import Podcast
import ShowNotes
import Testing

@Suite struct TextLengthTests {
    private func parse(_ text: String) -> NotesFile {
        NotesParser().parse(Array(text.utf8), path: "notes.md")
    }

    private static func letters(_ count: Int) -> String { String(repeating: "a", count: count) }

    /// Words of four letters and a blank: so many characters, five for each.
    private static func words(_ count: Int) -> String { String(repeating: "rose ", count: count / 5) }

    @Test(
        "A text beyond its limit is an error with its line",
        arguments: [
            ("---\ntitle: \(letters(301))\n---\n", "2: error: title: should have at most 300 characters, has 301"),
            ("---\nseason: 1\n---\n# \(letters(301))\n", "4: error: title should have at most 300 characters, has 301"),
            ("---\nguid: \(letters(501))\n---\n", "2: error: guid: should have at most 500 characters, has 501"),
            (
                "---\nguests:\n  - Cleo\n  - \(letters(201))\n---\n",
                "4: error: guests: a name should have at most 200 characters, has 201"
            ),
            (
                "---\nsponsor: {name: \(letters(201))}\n---\n",
                "2: error: sponsor: a name should have at most 200 characters, has 201"
            ),
            ("---\nslug: \(letters(121))\n---\n", "2: error: slug: should be lower-case letters, digits and hyphens"),
        ])
    func tooLong(_ text: String, _ problem: String) {
        let problems = parse(text).problems.map(\.description)
        #expect(problems.count == 1)
        #expect(problems.first?.hasPrefix("notes.md:\(problem)") == true, "\(problems)")
    }

    @Test("A text at its limit is taken")
    func longest() {
        let title = Self.letters(300)
        let name = Self.letters(200)
        let guid = Self.letters(500)
        let file = parse("---\ntitle: \(title)\nguid: \(guid)\nguest: \(name)\nsponsor: \(name)\n---\n")
        #expect(file.problems.isEmpty)
        #expect(file.title == title)
        #expect(file.guid == guid)
        #expect(file.content.guests == [name])
        #expect(file.content.sponsors.map(\.name) == [name])
        #expect(parse("# \(title)\n").title == title)
    }

    @Test("A part's title is cut at a word, and the part keeps every word and link")
    func parts() throws {
        let long = "[x](https://a.example) \(Self.words(2000))end"
        let file = parse(
            "# 1\n\n## \(long)\n\nb\n\n**Ann #1:** \(long)\n\n- b\n\nExtras\n\n- \(long)\n\nJoke: \(long)\n")
        #expect(file.problems.isEmpty)
        try #require(file.content.items.count == 4)
        let cut = "x \(Self.words(995).trimmingSuffix(" "))\u{2026}"
        for item in file.content.items {
            let (title, body, links): (String?, RichText, [Link]) =
                switch item {
                case .topic(let topic): (topic.title, topic.body, topic.links)
                case .extra(let extra): (extra.title, extra.body, extra.links)
                case .joke(let joke): (joke.title, joke.body, joke.links)
                case .prose(let prose): (prose.heading, prose.body, prose.links)
                }
            #expect(title == cut)
            #expect(body.plain.hasPrefix("x rose rose ") && body.plain.contains("rose end"))
            #expect(links == [Link(url: "https://a.example", text: "x")])
        }
        let glued = parse("**Ann #1:** \(Self.letters(1001))\n")
        #expect(glued.content.topics.map(\.title) == [Self.letters(999) + "\u{2026}"])
        #expect(glued.content.topics.map(\.body.plain) == [Self.letters(1001)])
    }

    @Test("A sponsor's name in the text is cut at a word, and the line kept as text")
    func sponsor() {
        let file = parse("Sponsored by Acme \(Self.words(1000))end\n")
        #expect(file.content.sponsors.map(\.name) == ["Acme \(Self.words(190))rose\u{2026}"])
        #expect(outlined(file).contains("rose end"))
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}
