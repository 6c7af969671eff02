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

    @Test(
        "Front matter whose fence is missing or mistyped keeps the file out, with its line",
        arguments: [
            ("title: Secret plan\nnumber: 805\ndraft: true\n---\n\n**Anna #1:** Roses\n", 3, "draft"),
            ("draft: true\ndate: 2027-01-01\n\n# Secret two\n", 1, "draft"),
            ("Hello\n\ndraft: true # not yet\n\n# Secret\n", 3, "draft"),
            ("# Secret\n\ndraft: true\n", 3, "draft"), ("\n**Draft:** true\r\n", 2, "draft"),
            ("\"draft\": true,\n", 1, "draft"), ("draft = true\n", 1, "draft"), ("darft: true\n", 1, "draft"),
            ("<!-- draft: true -->\n# Secret\n", 1, "draft"), ("draft: true\rtitle: x\r", 1, "draft"),
            ("---\ntitle: x\n---\ndraft: true\n", 4, "draft"), ("---\n\ndraft: true\n# Secret\n", 3, "draft"),
            ("title: Secret\ndate: 2027-01-01\n\nText\n", 1, "title"),
            ("date: 2027-01-01\n---\nText\n", 1, "date"), ("tags:\n  - a\nslug: x\n----\nText\n", 3, "slug"),
            ("----\ntitle: Secret\ndraft: true\n----\nText\n", 1, "----"),
            ("—\ndate: 2027-01-01\n—\nText\n", 1, "—"), ("--\ndate: 2027-01-01\n--\nText\n", 1, "--"),
            (" ---\ndate: 2027-01-01\n ---\nText\n", 1, " ---"),
            ("```yaml\ndate: 2027-01-01\n```\n# Secret\n", 1, "```yaml"),
        ])
    func unfenced(_ text: String, _ line: Int, _ named: String) {
        let problems = parse(text).problems.filter { $0.severity == .error }
        #expect(problems.map(\.line) == [line])
        let message = problems.first?.message ?? ""
        #expect(message.hasPrefix("front matter should begin "))
        #expect(message.contains("\"---\""))
        #expect(message.contains("\(named): stands outside") || message.hasSuffix("begins with \"\(named)\""))
    }

    @Test(
        "Words of keys in plain notes are no front matter",
        arguments: [
            "# Roses\n\nDate: 2026-06-23\nPublished: 2026-06-23\n", "# Roses\n\ndate: 2026-06-23\nslug: x\n",
            "Title: Roses\nDate: 2026-06-23\n\nText\n", "date: 2026-06-23\n\nText\n",
            "draft: how we wrote it\n", "Draft: yes, we did\n", "A first draft: true to life\n",
            "**Draft #1:** true\n", "Craft: yes\n", "Episode: Roses\n---\n",
            "# Roses\n\nText\n\n```yaml\ndraft: true\ntitle: x\n```\n",
            "# Roses\n\na\n\nb\n\nc\n\nd\n\ne\n\nf\n\ndraft: true\n",
            "---\n\nHello\n\n----\n", "— Hello\n\n—\n",
        ])
    func plainNotes(_ text: String) {
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
