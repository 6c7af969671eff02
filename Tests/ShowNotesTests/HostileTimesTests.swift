// Times, links and labels without end.

import Podcast
import ShowNotes
import Testing

@Suite struct HostileTimesTests {
    /// The numbers from 0 on as rising times.
    private static func times(_ count: Int, _ line: (String) -> String) -> String {
        (0..<count).map { line("\($0 / 3600):\(two($0 / 60 % 60)):\(two($0 % 60))") }.joined()
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private func parse(_ text: String) -> NotesFile {
        NotesParser(limits: NotesLimits(lines: .max, items: .max)).parse(Array(text.utf8), path: "1.md")
    }

    @Test("Chapters are kept up to their limit, and topics are all there")
    func manyTimes() {
        let file = parse(Self.times(20_000) { "\($0) a\n" })
        #expect(file.content.topics.count == 20_000)
        #expect(file.content.chapters.count == NotesLimits.chapters)
        #expect(file.problems.map(\.severity) == [.warning])
    }

    @Test(
        "Lists, links and labels by the ten thousand are read in the end",
        arguments: [
            "## Links\n- [a](https://a.example)\n\n", "## Timestamps\nx\n\n", "Tags: a, b\n\n", "## Hosts\n- Ann\n\n",
            "- Air Date: 2026-01-01\n\n<!-- -->\n\n", "## Show Notes\n- a\n\n", "## A\n- a\n\n", "## Sponsor\nNone\n\n",
            "## Picks\n- Ann: a\n- Bob: b\n\n", "- a - 0:10\n- b - 0:20\n\n<n>\n\n", "[[[0:10\n", "0:1", "0:10 - ",
        ])
    func many(_ part: String) {
        let file = parse("## Show notes\n0:01 a\n" + String(repeating: part, count: 200_000 / part.utf8.count))
        #expect(file.path == "1.md")
        let loose = parse(String(repeating: part, count: 200_000 / part.utf8.count))
        #expect(loose.problems.allSatisfy { $0.severity == .warning })
    }

    @Test("Times nested in lists are chapters at every depth")
    func nested() {
        let depth = 20
        let lines = (0..<depth).map { String(repeating: "  ", count: $0) + "- 0:\(Self.two($0)) a\($0)\n" }
        let file = parse(lines.joined())
        #expect(file.content.topics.map(\.title) == ["a0"])
        #expect(file.content.chapters.map(\.title) == (0..<depth).map { "a\($0)" })
    }

    @Test("Every prefix of notes with times is read without an end of the world")
    func prefixes() {
        let bytes = Array(
            "{\"a\":\"\\ud83c\\udf31\",\"chapters\":[\"0:10 a\"]}\n## Timestamps\n* 0:10 - [a](b)\n\n(0:20)\n* x\n\n## Tags\na\n"
                .utf8)
        for end in bytes.indices {
            let file = NotesParser().parse(Array(bytes[..<end]), path: "1.md")
            #expect(file.path == "1.md")
        }
    }
}
