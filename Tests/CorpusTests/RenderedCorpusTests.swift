// Nine years of real notes, rendered: nothing of Markdown is left over, and no word is lost.

import Foundation
import Podcast
import ShowNotes
import Testing

@Suite struct RenderedCorpusTests {
    /// One note: its source, and its parts as a page shows them.
    struct Note {
        let path: String
        let source: String
        let file: NotesFile
        let parts: [Part]
    }

    struct Part {
        let line: Int
        let title: String
        let html: String
    }

    private static func notes(_ folder: String) throws -> [Note] {
        let directory = NotesCorpusTests.folder.appending(path: folder)
        let names = try FileManager.default.contentsOfDirectory(atPath: directory.path())
        return try names.filter { $0.hasSuffix(".md") }.sorted().map { name in
            let data = try Data(contentsOf: directory.appending(path: name))
            let file = NotesParser().parse([UInt8](data), path: name)
            return Note(
                path: name, source: String(decoding: data, as: UTF8.self), file: file,
                parts: file.content.items.map(part))
        }
    }

    private static func part(_ item: NotesItem) -> Part {
        switch item {
        case .topic(let topic): Part(line: topic.line, title: topic.title, html: topic.body.html)
        case .extra(let extra): Part(line: extra.line, title: extra.title, html: extra.body.html)
        case .joke(let joke): Part(line: joke.line, title: joke.title, html: joke.body.html)
        case .prose(let prose): Part(line: prose.line, title: prose.heading ?? "", html: prose.body.html)
        }
    }

    @Test(
        "No marks of Markdown are left in the text, no link is in two pieces, and no address is unlinked",
        .enabled(if: NotesCorpusTests.isThere, "no corpus: set NOTECAST_CORPUS"),
        arguments: ["python-bytes/notes", "syntax/shows"])
    func leftovers(_ folder: String) throws {
        var found: [String] = []
        for note in try Self.notes(folder) {
            for part in note.parts {
                let page = SeenText(part.html)
                for text in [page.prose, part.title] {
                    for mark in ["**", "]("] where text.contains(mark) {
                        found.append("\(note.path):\(part.line): \(mark)")
                    }
                }
                for scheme in ["http://", "https://"] {
                    for range in page.unlinked.ranges(of: scheme)
                    where page.unlinked[range.upperBound...].first?.isLetter == true {
                        found.append(
                            "\(note.path):\(part.line): unlinked \(page.unlinked[range.lowerBound...].prefix(60))")
                    }
                }
                found += page.splitLinks.map { "\(note.path):\(part.line): in pieces \($0)" }
            }
        }
        #expect(found == [])
    }

    @Test(
        "Every address that words lead to leads there on the page",
        .enabled(if: NotesCorpusTests.isThere, "no corpus: set NOTECAST_CORPUS"),
        arguments: ["python-bytes/notes", "syntax/shows"])
    func addresses(_ folder: String) throws {
        var missing: [String] = []
        for note in try Self.notes(folder) {
            let content = note.file.content
            var seen = Set(note.parts.flatMap { SeenText($0.html).addresses })
            seen.formUnion(content.topics.compactMap(\.url) + content.extras.compactMap(\.url))
            seen.formUnion(content.jokes.compactMap(\.url) + content.sponsors.compactMap(\.url))
            for (index, line) in SourceWords.lines(note.source).enumerated() {
                for address in SourceWords.addresses(line) where !seen.contains(address) {
                    missing.append("\(note.path):\(index + 1): \(address)")
                }
            }
        }
        #expect(missing == [])
    }

    @Test(
        "Every word of the notes is seen", .enabled(if: NotesCorpusTests.isThere, "no corpus: set NOTECAST_CORPUS"),
        arguments: ["python-bytes/notes", "syntax/shows"])
    func words(_ folder: String) throws {
        var missing: [String] = []
        for note in try Self.notes(folder) {
            let content = note.file.content
            var seen = note.parts.flatMap { [$0.title, SeenText($0.html).all] }
            seen += [note.file.title ?? "", note.file.number.map(String.init) ?? ""]
            seen += content.sponsors.flatMap { [$0.name, $0.url ?? ""] } + content.guests
            seen += content.topics.flatMap { [$0.host ?? "", $0.ordinal.map(String.init) ?? "", $0.url ?? ""] }
            seen += content.extras.compactMap(\.host)
            let all = seen.joined(separator: " ")
            let known = Set(SourceWords.words(all))
            // Letters that markup split into pieces are one word on the page, and the other way round.
            let glued = SourceWords.words(all).joined()
            for (index, line) in SourceWords.lines(note.source).enumerated() {
                for word in SourceWords.seen(line) where !known.contains(word) && !glued.contains(word) {
                    // One letter glued in front of a title is a slip of the keyboard, and is left out.
                    if known.contains(String(word.dropFirst())), word.first?.isASCII == false { continue }
                    missing.append("\(note.path):\(index + 1): \(word)")
                }
            }
        }
        #expect(missing == [])
    }
}
