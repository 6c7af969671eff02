// Times at the beginnings and ends of lines.

import Podcast
import Testing

@testable import ShowNotes

@Suite struct TimeLabelTests {
    private func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }

    @Test(
        "A line that begins with a time gives its second and its title",
        arguments: [
            ("02:39 - What", 159, "What"), ("2:39 What", 159, "What"), ("62:22 \u{2013} What", 3742, "What"),
            ("1:02:03 \u{2014} What", 3723, "What"), ("(02:39) What", 159, "What"), ("[02:39] - What", 159, "What"),
            ("5:05", 305, ""), ("120:05: What", 7205, "What"), ("00:02:39.500 What", 159, "What"),
            ("0:10 - 2:30 What", 10, "What"), ("[0:10 - 2:30] What", 10, "What"),
            ("0:10\u{2013}2:30: What", 10, "What"),
            ("4:30 | What", 270, "What"), ("**4:30** What", 270, "What"), ("4:30-What", 270, "What"),
            ("4:30 -webkit", 270, "-webkit"), ("4:30 - -webkit", 270, "-webkit"), ("4:30 - __init__", 270, "__init__"),
            ("4:30 - 3 times", 270, "3 times"), ("4:30 - .ie", 270, ".ie"), ("\u{200B}4:30 What", 270, "What"),
        ] as [(String, Double, String)])
    func reads(_ line: String, _ start: Double, _ title: String) throws {
        let words = scalars(line)
        let label = try #require(TimeLabel.read(words))
        #expect(label.start == start)
        #expect(String(String.UnicodeScalarView(words[label.length...])) == title)
        #expect(label.isAlone == title.isEmpty)
    }

    @Test(
        "Times of the day, ratios, dates and longer numbers are no times of the audio",
        arguments: [
            "10:30 am we meet", "10:30pm", "10:30 p.m.", "18:00 Uhr", "9:00 UTC", "16:9 is wide", "4:3", "2026:10",
            "1234:56", "10:60 x", "1:60:00 x", "12:30:45:10", "10:30, we meet", "5:055", "at 10:30", "10:3x", ":30", "",
            "(10:30 x", "10:30x", "3:16a",
        ])
    func refuses(_ line: String) { #expect(TimeLabel.read(scalars(line)) == nil) }

    @Test(
        "A line that ends with a time behind a dash or in brackets gives its second and its title",
        arguments: [
            ("What - 2:39", 159, "What"), ("What (1:02:03)", 3723, "What"), ("What [2:39] ", 159, "What"),
            ("What | 2:39", 159, "What"), ("A - b \u{2013} 2:39", 159, "A - b"),
        ] as [(String, Double, String)])
    func readsEnds(_ line: String, _ start: Double, _ title: String) throws {
        let words = scalars(line)
        let label = try #require(TimeLabel.trailing(words))
        #expect(label.start == start)
        #expect(String(String.UnicodeScalarView(words[..<label.length])) == title)
    }

    @Test(
        "A time at the end without a dash, or with nothing in front, is part of the text",
        arguments: ["We meet at 2:39", "2:39", "- 2:39", "(2:39)", "x 2:39)", "What - 16:9", "What -2:390"])
    func refusesEnds(_ line: String) { #expect(TimeLabel.trailing(scalars(line)) == nil) }

    @Test(
        "Times count together: enough of them, rising, and no timetable",
        arguments: [
            ("0:10 a\n0:20 b", true), ("0:10 a", false), ("## Show notes\n0:10 a", true), ("0:20 a\n0:10 b", false),
            ("0:10 a\n9:00 b\n3:00 c\n9:30 d", true), ("18:00 Doors\n19:30 Talk", false), ("18:00 a\n19:31 b", false),
            ("8:00 a\n19:31 b", true),
            ("```\n0:10 a\n0:20 b\n```", false), ("> 0:10 a\n> 0:20 b", false), ("    0:10 a\n    0:20 b", false),
            ("* 0:10 a\n  * 0:20 b", true), ("0:10 a\n```\n0:20 b", true),
        ])
    func together(_ text: String, _ isActive: Bool) {
        let lines = Repair.split(Array(text.utf8)[...], firstLine: 1)
        #expect(TimeGrammar(lines, lines.map { Sketch($0.bytes) }).isActive == isActive)
    }

    @Test("In notes whose topics have hosts and numbers, lines with times stay text")
    func besideHosts() {
        let notes = "**Ann #1:** Clocks\n\n0:10 a\n\n0:20 b\n"
        let content = NotesParser().parse(Array(notes.utf8), path: "1.md").content
        #expect(content.topics.map(\.title) == ["Clocks"])
        #expect(content.topics.first?.body.plain == "0:10 a\n0:20 b")
        #expect(content.chapters == [])
    }
}

@Suite struct BrokenChapterTests {
    @Test(
        "One line that does not read makes no topics of the chapters around it",
        arguments: [
            "Chapters:\n0:00 Start\n3:30 Middle\n9:99 Broken\n1:00:00 End\n",
            "Chapters:\n\n0:00 Start\n\n3:30 Middle\n\n9:99 Broken\n\n1:00:00 End\n",
            "## Chapters\n\n- 0:00 Start\n- 3:30 Middle\n- TBD Lost one\n- 1:00:00 End\n",
        ])
    func broken(_ notes: String) {
        let file = NotesParser().parse(Array(notes.utf8), path: "7.md")
        #expect(file.content.topics.isEmpty)
        #expect(file.content.chapters.map(\.title) == ["Start", "Middle", "End"])
        #expect(file.problems.count == 1)
        let lines = notes.split(separator: "\n", omittingEmptySubsequences: false)
        let place = lines.firstIndex { $0.contains("Broken") || $0.contains("Lost") }
        #expect(file.problems.first?.line == place.map { $0 + 1 })
        let words = file.content.items.map { if case .prose(let prose) = $0 { prose.body.plain } else { "" } }.joined()
        #expect(words.contains("Broken") || words.contains("Lost one"))
    }
}
