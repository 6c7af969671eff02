// Front matter that is not where it should be: nothing that was meant to stay unseen is published.

import Podcast
import ShowNotes
import Testing

@Suite struct MisplacedMatterTests {
    private func parse(_ text: String) -> NotesFile { NotesParser().parse(Array(text.utf8), path: "805-roses.md") }

    @Test(
        "Empty lines above front matter change nothing but the lines of its faults",
        arguments: ["", "\n", "\u{FEFF}\n \n", "\r\n\r\n"])
    func emptyLines(_ above: String) {
        let file = parse(above + "---\ndraft: true\ntitle: Secret\nnumber: x\n---\n\n**Ann #1:** Roses\n")
        #expect(file.isDraft)
        #expect(file.title == "Secret")
        let lines = above.split(separator: "\n", omittingEmptySubsequences: false).count - 1
        let ends = above.contains("\r\n") ? 2 : lines
        #expect(file.problems.map(\.line) == [4 + ends])
    }

    @Test(
        "Front matter below other text, or in TOML, keeps the file out",
        arguments: [
            ("<!-- made by hand -->\n---\ndraft: true\n---\nText\n", 2),
            ("# Roses\n\n---\nnumber: 805\ntitle: Secret\ntags:\n  - a\n- b\n---\n", 3),
            ("+++\ndraft = true\n+++\nText\n", 1), ("\n+++\ntitle = \"x\"\n+++\n", 2),
        ])
    func misplaced(_ text: String, _ line: Int) {
        let problem = parse(text).problems.first { $0.severity == .error }
        #expect(problem?.line == line)
        #expect(problem?.message.hasPrefix("front matter should be") == true)
    }

    @Test(
        "Rules between other text are no front matter",
        arguments: [
            "Hello\n\n---\n\nAnn said: title it well\n\n---\n", "# Roses\n\n---\n\nMore\n",
            "A\n\n---\n\nnote: this\n---\n",
        ])
    func rules(_ text: String) {
        #expect(parse(text).problems.filter { $0.severity == .error } == [])
    }

    @Test("A first heading whose number is another one is a title, unless the number can be nothing else")
    func otherNumbers() {
        let odyssey = parse("# 2001: A Space Odyssey\n")
        #expect(odyssey.title == "2001: A Space Odyssey")
        #expect(odyssey.number == 805)
        #expect(odyssey.problems.map(\.severity) == [.warning])
        #expect(parse("## 00:00:00 Intro\n").problems == [])
        #expect(parse("# 5:30 Club\n").title == "5:30 Club")
        #expect(parse("# #806: Roses\n").problems.map(\.severity) == [.error])
    }

    @Test("The first heading is found below a picture, and one beside a title of front matter is kept")
    func headings() {
        let file = parse("![logo](https://x.example/a.png)\n\n# 805: Roses\n\nText\n")
        #expect(file.title == "Roses")
        let both = parse("---\ntitle: Roses\n---\n# Quite other words\n\nText\n")
        #expect(both.title == "Roses")
        #expect(
            both.content.items.contains {
                if case .prose(let prose) = $0 { prose.heading == "Quite other words" } else { false }
            })
    }

    @Test("A comment is told, for it is shown; one in code is not")
    func comments() {
        let file = parse("**Ann #1:** Roses\n\n<!-- ask Bob -->\n\n```\n<!-- code -->\n```\n")
        #expect(
            file.problems.map(\.description) == [
                "805-roses.md:3: warning: comment should be taken out before publishing: it is shown as text"
            ])
    }
}
