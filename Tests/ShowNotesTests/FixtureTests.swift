// Whole notes files, each with what it should come out as.

import Foundation
import Podcast
import ShowNotes
import Testing

/// A fixture is a file of Fixtures/: the notes, a line of forty hyphens, what they say.
@Suite struct FixtureTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    private static let line = String(repeating: "-", count: 40)

    static let names: [String] = {
        let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path())
        return (files ?? []).filter { $0.hasSuffix(".txt") }.sorted()
    }()

    @Test("There are fixtures")
    func thereAreFixtures() { #expect(Self.names.count >= 80) }

    @Test("A fixture's notes say what stands below its line", arguments: names)
    func saysWhatStandsBelow(_ name: String) throws {
        let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
        let parts = text.components(separatedBy: "\n\(Self.line)\n")
        try #require(parts.count == 2, "a fixture has one line of forty hyphens")
        let file = NotesParser().parse(Array(parts[0].utf8), path: name.replacing(".txt", with: ".md"))
        let expected = parts[1].trimmingCharacters(in: .newlines)
        let got = outlined(file)
        #expect(got == expected)
    }

    @Test("The kind of line ends, a byte-order mark and a missing last line end change nothing", arguments: names)
    func lineEnds(_ name: String) throws {
        let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
        let notes = text.components(separatedBy: "\n\(Self.line)\n")[0]
        let path = name.replacing(".txt", with: ".md")
        let plain = NotesParser().parse(Array(notes.utf8), path: path)
        for other in [notes.replacingOccurrences(of: "\n", with: "\r\n"), "\u{FEFF}" + notes, notes + "\n\n"] {
            #expect(outlined(NotesParser().parse(Array(other.utf8), path: path)) == outlined(plain))
        }
    }
}
