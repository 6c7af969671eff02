// Input that was made to harm.

import Podcast
import ShowNotes
import Testing

@Suite struct HostileTests {
    private func parse(_ text: String, _ limits: NotesLimits = NotesLimits()) -> NotesFile {
        NotesParser(limits: limits).parse(Array(text.utf8), path: "1.md")
    }

    @Test("Nesting beyond the limit is an error with its line", arguments: ["> ", "- "])
    func nesting(_ mark: String) {
        let file = parse("# 1\n\n" + String(repeating: mark, count: 300) + "a\n")
        #expect(file.problems.map(\.severity) == [.error])
        #expect(file.problems.first?.message == "notes should be nested at most 64 deep, are deeper")
        #expect(file.content.items.isEmpty)
    }

    @Test(
        "A hundred kilobytes of one mark is read in the end",
        arguments: ["[", "*", "`", "](", "[](", "_a", "<", "&", "\\[", "![", "**a ", "~"])
    func marks(_ mark: String) {
        let file = parse(String(repeating: mark, count: (1 << 17) / mark.utf8.count))
        #expect(file.path == "1.md")
    }

    @Test(
        "A hundred kilobytes of lines is read in the end",
        arguments: ["- a\n", "```\n", "a```\n```\n", "**Ann #1:** b\n", "a\n-\n", "    - b\n\n"])
    func lines(_ line: String) {
        let file = parse(String(repeating: line, count: (1 << 17) / line.utf8.count))
        #expect(file.path == "1.md")
    }

    @Test("A link whose words begin and end with twenty thousand line breaks is read in the end")
    func breaks() {
        let breaks = String(repeating: "\\\n", count: 20_000)
        let file = parse("a[\(breaks)b\(breaks)](https://a.example)c\n", NotesLimits(lines: .max))
        guard case .prose(let prose)? = file.content.items.first else {
            Issue.record("prose")
            return
        }
        #expect(prose.body.html == "<p>a <a href=\"https://a.example\" rel=\"noopener\">b</a> c</p>\n")
    }

    @Test("More bytes than the limit are an error")
    func tooLong() {
        let file = parse("12345678901", NotesLimits(fileBytes: 10))
        #expect(file.problems.map(\.description) == ["1.md: error: notes should have at most 10 bytes, have 11"])
    }

    @Test("More lines than the limit are an error, whatever ends them", arguments: ["\n", "\r\n", "\r"])
    func tooManyLines(end: String) {
        let lines = Array(repeating: "a", count: 4)
        #expect(parse(lines.joined(separator: end), NotesLimits(lines: 4)).problems.isEmpty)
        let file = parse(lines.joined(separator: end) + end + "b" + end, NotesLimits(lines: 4))
        #expect(file.problems.map(\.description) == ["1.md: error: notes should have at most 4 lines, have 5"])
    }

    @Test("More parts than the limit are an error")
    func tooManyItems() {
        let file = parse("# 1\n\nExtras:\n\n- a\n- b\n- c\n", NotesLimits(items: 2))
        #expect(file.problems.map(\.description) == ["1.md: error: notes should have at most 2 parts, have 3"])
    }

    @Test("Bytes that are no text are one error with its line")
    func noText() {
        let latin = NotesParser().parse(Array("# 1\n\nGr".utf8) + [0xFC, 0xDF], path: "1.md")
        #expect(
            latin.problems.map(\.description) == [
                "1.md:3: error: notes should be UTF-8, hold bytes of another encoding"
            ])
        for mark: [UInt8] in [[0xFF, 0xFE], [0xFE, 0xFF]] {
            let wide = NotesParser().parse(mark + [0x23, 0, 0x31, 0], path: "1.md")
            #expect(
                wide.problems.map(\.description) == [
                    "1.md:1: error: notes should be UTF-8, look like UTF-16 by their byte-order mark"
                ])
        }
        let nul = NotesParser().parse(Array("# 1\n".utf8) + [0], path: "1.md")
        #expect(nul.problems.map(\.description) == ["1.md:2: error: notes should be text, hold a NUL byte"])
    }

    @Test("Every prefix of notes is read without an end of the world")
    func prefixes() {
        let bytes = Array(
            "---\nnumber: 1\n---\n# A 1\n\n**B****o #1:** [a](https://b.example)[c](d)\n- `x``y`\n```\n**Bo #2:** e\n\nExtras\n\nBo:\n- f\n"
                .utf8)
        for end in 0...bytes.count {
            let file = NotesParser().parse(Array(bytes[..<end]), path: "1.md")
            #expect(file.problems.allSatisfy { $0.line ?? 0 <= 20 })
        }
    }
}
