import Foundation
import Podcast
import Testing

@testable import ShowNotes
@testable import Syndication

@Suite struct MarkdownTests {
    private static let notes = NotesMarkdown(show: Sample.show, page: "https://show.example/episodes/seven-cups")

    /// HTML as the notes' own parser makes it.
    private static func html(_ markdown: String) throws -> String {
        let lines = markdown.utf8.split(separator: 10, omittingEmptySubsequences: false)
        let source = RepairedSource(
            lines.enumerated().map { SourceLine(bytes: Array($0.element), number: $0.offset + 1) })
        return HTML.render(try MarkdownReader(limits: NotesLimits()).read(source).blocks, below: 2)
    }

    /// What stays when Markdown is made of HTML and read again: levels of headings and the looseness of lists do not.
    private static func normal(_ html: String) -> String {
        html.replacing(/<(\/?)h[1-6]>/) { "<\($0.1)h>" }.replacing(/<\/?p>/, with: " ")
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
            .replacing(" <", with: "<").replacing("> ", with: ">")
    }

    @Test(
        "Notes come back as they were when their Markdown is read again",
        arguments: [
            "Words with **strong**, *soft*, ~~gone~~ and `code` in them.",
            "A [link](https://a.example/x_(y)?a=1&b=2#c) and <https://b.example/q?x=1&amp=2> and ![a *picture*](https://c.example/i.png)",
            "- one\n- two\n  - nested **deep**\n    - deeper\n- three\n\n1. a\n2. b\n\n* other\n\n+ list",
            "7. seven\n8. eight\n   - under\n\n   and more",
            "> quoted\n>\n> - with a list\n> ```py\n> x = 1\n>\n> y\n> ```",
            "```python\nprint('<b>')\n\n    deep ``` fence\n```\n\n    indented `code`",
            "| a | b | c |\n|---|:-:|--:|\n| 1 | `x\\|y` | **z** |\n| \\| | <n00b> | & |",
            "#### Head *ing*\n\ntext\n\n---\n\nmore\\\nlines",
            "`` a`b `` and `  x  ` and ``` `` ` ``` x",
            "\\# no heading\n\n\\- no list\n\n1\\. no number\n\n\\+ no\n\n\\= no",
            "\\*stars\\* \\_under\\_ snake_case_name \\[brackets\\]\\(x\\) \\<tag\\> \\`tick\\` a\\\\b",
            "&amp;lt; &amp;copy; AT&T & more &",
            "Look here\\![not a picture](https://a.example)",
            "- item\n\n  with a paragraph\n\n  ```\n  code\n\n  - no list\n  ```\n- next",
            "[words \\[in\\] brackets](https://a.example) [](https://empty.example)",
            "**[bold link](https://a.example)** and [**bold** in link](/path) [jump](#topic-1)",
        ])
    func roundTrip(_ markdown: String) throws {
        let first = try Self.html(markdown)
        let made = Self.notes.markdown(first)
        let absolute = first.replacing("href=\"/path\">", with: "href=\"https://show.example/path\" rel=\"noopener\">")
            .replacing(
                "href=\"#topic-1\">",
                with: "href=\"https://show.example/episodes/seven-cups#topic-1\" rel=\"noopener\">"
            )
            .replacing("<a href=\"https://empty.example\" rel=\"noopener\"></a>", with: "")
        #expect(Self.normal(try Self.html(made)) == Self.normal(absolute), "\(made)")
    }

    @Test("Text of any kind is read back as the same text")
    func text() throws {
        let pieces = [
            "_", "`", "~~", "#", "- ", "+ ", "1. ", "2) ", "> ", "<b>", "[a](b)", "![", "\\", "&lt;", "&#35;", "|",
            "=",
            "a", " ", "\n", "é", "\u{301}", "🧀", "https://x.example/a_b", "snake_case", "\"", "'", "!",
        ]
        var state: UInt64 = 42
        for _ in 0..<400 {
            var text = ""
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count]
            }
            let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            guard !line.isEmpty else { continue }
            let html = try Self.html(MarkdownText.line(text))
            #expect(try Self.plain(html).elementsEqual(line.unicodeScalars), "\(line) → \(html)")
        }
    }

    /// The text of HTML, scalar by scalar. Bare addresses were linked.
    private static func plain(_ html: String) throws -> String.UnicodeScalarView {
        var out = String.UnicodeScalarView()
        var rest = html.unicodeScalars[...]
        while let scalar = rest.first {
            if scalar == "<", let end = rest.firstIndex(of: ">") {
                rest = rest[rest.index(after: end)...]
            } else if scalar == "&", let end = rest.firstIndex(of: ";") {
                let names: [String: Unicode.Scalar] = ["&lt": "<", "&gt": ">", "&quot": "\"", "&amp": "&"]
                out.append(try #require(names[String(rest[..<end])]))
                rest = rest[rest.index(after: end)...]
            } else {
                out.append(scalar)
                rest = rest.dropFirst()
            }
        }
        while out.last == "\n" { out.removeLast() }
        return out
    }

    @Test("HTML that is none of ours does no harm, and is read in linear time and bounded depth")
    func foreign() throws {
        for html in [
            "<", "<p", "<p>a", "</p>", "<ul><li>a", "<li>a</li>", "<pre>", "<table><tr><td>", "a < b", "<a href=\"x>y",
            "<script>alert(1)</script>", "<p>&lt;script&gt;\u{301}</p>", "<th>x</th>",
        ] {
            let again = try Self.html(Self.notes.markdown(html))
            #expect(!again.contains("<script"), "\(html)")
        }
        let deep = String(repeating: "<blockquote>\n", count: 20_000) + "end"
        // Each line has the marks of the blocks that are open, of which there is a bound.
        #expect(Self.notes.markdown(deep).utf8.count < 20_000 * 2 * 65)
    }

    @Test("The pages are what they were")
    func snapshots() throws {
        let pages = MarkdownPages(show: Sample.fullShow)
        let other = Episode(
            id: 1, guid: "g", number: nil, season: nil, slug: "trailer", title: "Coming [soon]", modified: .distantPast)
        try Snapshot.expect(pages.home(latest: [Sample.episode, other], total: 2), "home.md")
        try Snapshot.expect(pages.episodes([Sample.episode, other]), "episodes.md")
        try Snapshot.expect(pages.episode(Sample.episode, content: Sample.fullContent), "episode.md")
        try Snapshot.expect(pages.topic(Sample.content.topics[0], index: 1, of: Sample.episode), "topic.md")
        let cues = [
            Cue(start: 1, end: 4, speaker: "Ada", text: "Hello *there*."),
            Cue(start: 65, end: 70, speaker: "Ben", text: "1. Not a list"), Cue(start: 71, text: "# nobody"),
        ]
        try Snapshot.expect(pages.transcript(Sample.episode, cues: cues), "transcript.md")
        try Snapshot.expect(pages.guide(latest: [Sample.episode, other], total: 2), "llms.txt")
    }

    @Test("Titles cannot add lines, links or headings")
    func hostile() throws {
        let evil =
            "A](https://evil.example)\n# Head\r\n- item <script>alert(1)</script> `x` ![i](https://t.example/p.png)"
        var (episode, content) = (Sample.episode, Sample.content)
        (episode.title, episode.hosts, episode.guests, episode.summary) = (evil, [evil], [evil], evil)
        content.tags = [evil]
        content.chapters = [Chapter(start: 1, title: evil, url: "https://ok.example/)(\n<>")]
        content.sponsors = [Sponsor(name: evil, url: "https://ok.example/a b\")<>")]
        content.items = [
            .topic(Topic(ordinal: 1, host: evil, title: evil, url: "https://ok.example/\\)")),
            .extra(Extra(host: evil, title: evil)), .joke(Joke(title: evil)),
            .prose(Prose(kind: .text, heading: evil, body: RichText())),
        ]
        let html = try Self.html(
            String(decoding: MarkdownPages(show: Sample.show).episode(episode, content: content), as: UTF8.self))
        // A bare address is one for the notes' own parser; the title's words are not its words.
        let links = html.split(separator: "href=\"https://evil.example\" rel=\"noopener\">").dropFirst()
        #expect(links.allSatisfy { $0.hasPrefix("https://evil.example</a>") })
        #expect(!html.contains("<img"))
        #expect(!html.contains("<script"))
        #expect(!html.contains("h4>Head") && !html.contains("<li>item"))
    }
}
