// The audio files that front matter lists.

import Podcast
import ShowNotes
import Testing

@Suite struct FrontMatterAudioTests {
    private func file(_ lines: String) -> NotesFile {
        let text = "---\nnumber: 1\n\(lines)\n---\n\n# Pilot\n\nText\n"
        return NotesParser(cast: .empty, showTitle: nil).parse(Array(text.utf8), path: "1.md")
    }

    @Test("A list is the episode's audio in several formats, that of feeds first")
    func list() {
        let file = file(
            "audio:\n  - 1.mp3\n  - {file: 1.opus, bytes: 9, duration: \"0:01\"}\n  - {url: \"https://cdn.example/1.m4a\"}"
        )
        #expect(file.problems.isEmpty)
        #expect(
            file.allAudio == [
                WrittenAudio(location: "1.mp3", line: 4),
                WrittenAudio(location: "1.opus", bytes: 9, duration: 1, line: 5),
                WrittenAudio(location: "https://cdn.example/1.m4a", line: 6),
            ])
        #expect(file.audio?.location == "1.mp3" && file.otherAudio.count == 2)
    }

    static let bad: [(String, [String], Int)] = [
        ("audio: []", [], 0), ("audio: [1.mp3, 1.mp3]", ["1.mp3"], 0), ("audio: [[1], 1.mp3]", ["1.mp3"], 1),
        ("audio: [{name: x}, 1.mp3]", ["1.mp3"], 1),
        ("audio: [{file: 1.mp3, bytes: many, duration: long}]", ["1.mp3"], 2),
        ("audio: [\(Array(1...9).map { "\($0).mp3" }.joined(separator: ", "))]", (1...8).map { "\($0).mp3" }, 1),
        ("audio: {file: 1.mp3}", [], 0),
    ]

    @Test("What makes no sense in it is left out with a word", arguments: bad)
    func odd(lines: String, expected: [String], warnings: Int) {
        let file = file(lines)
        #expect(file.allAudio.map(\.location) == expected)
        #expect(file.problems.map(\.severity) == Array(repeating: .warning, count: warnings))
    }
}
