// Lines that say by their place what they are.

import Podcast
import Testing

@testable import ShowNotes

@Suite struct PlainLineTests {
    private func parsed(_ notes: String) -> NotesFile {
        NotesParser().parse(Array(notes.utf8), path: "7.md")
    }

    @Test("Facts on plain lines say when an episode came out, and stand with what is shown elsewhere")
    func facts() {
        let file = parsed("# 7: Roses\n\nReleased: 2026-01-05\nRuntime: 45 min\n\n**Ann #1:** Seeds\n")
        #expect(file.published == DateReader.read("2026-01-05"))
        let kinds = file.content.items.compactMap { if case .prose(let prose) = $0 { prose.kind } else { nil } }
        #expect(kinds == [.boilerplate])
        #expect(parsed("Released: soon we hope\nThis: is text\n").published == nil)
        #expect(parsed("# 7\n\nText.\n\nReleased: never\n").problems.map(\.line) == [5])
    }

    @Test("A symbol in front of a time is no part of the line", arguments: ["▶️ ", "⏱️ ", "• ", "🎙 ", "- ▶ "])
    func ornaments(_ mark: String) {
        let notes = "\(mark)00:00 Hello\n\n\(mark)01:30 Mud\n\n\(mark)[00:10:00] Tea\n"
        #expect(parsed(notes).content.chapters.map(\.title) == ["Hello", "Mud", "Tea"])
    }

    @Test("Times of the day are text, unless a label says what they are")
    func clock() {
        let lines = "12:30 Lunch\n\n13:10 Rain\n\n14:05 Walk\n"
        #expect(parsed(lines).content.chapters.isEmpty)
        #expect(parsed("**Chapters**\n\n" + lines).content.chapters.count == 3)
    }

    @Test("A line that ends in a colon between bullets is no part of the one above")
    func leadIn() {
        let topics = parsed("**Ann #1:** Seeds\n\n- A\n- B\nMore links:\n- C\n- D\nand so on\n").content.topics
        #expect(topics.map(\.body.plain) == ["A\nB\nMore links:\nC\nD and so on"])
        #expect(topics.first?.body.html.contains("<p>More links:</p>") == true)
    }
}
