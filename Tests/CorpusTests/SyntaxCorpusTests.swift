// Another show's notes: front matter in YAML, topics told by times.

import Foundation
import Podcast
import ShowNotes
import Testing

/// Reads the second show of the corpus; says so when it is not there.
@Suite struct SyntaxCorpusTests {
    private static let folder = NotesCorpusTests.folder.appending(path: "syntax/shows")

    static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path()) }

    private struct Show {
        let name: String
        let source: String
        let file: NotesFile
    }

    private static func shows() throws -> [Show] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path()).filter { $0.hasSuffix(".md") }
        return try names.sorted().map { name in
            let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
            return Show(
                name: name, source: String(decoding: bytes, as: UTF8.self),
                file: NotesParser().parse(bytes, path: name))
        }
    }

    /// The seconds that a reader with a plain eye finds: lines outside code whose first word is a time, whatever marks stand
    /// in front of it. Written apart from the parser, on purpose.
    private static func plainTimes(_ source: String) -> [Double] {
        var times: [Double] = []
        var isCode = false
        for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.drop(while: { $0 == " " }).hasPrefix("```") { isCode.toggle() }
            guard !isCode else { continue }
            let word = line.drop { " \t*-+[(#_".contains($0) }.prefix { $0.isNumber || $0 == ":" }
            let parts = word.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2 || parts.count == 3, parts.dropFirst().allSatisfy({ $0.count == 2 }) else {
                continue
            }
            let values = parts.compactMap { Double($0) }
            guard values.count == parts.count else { continue }
            times.append(values.reduce(0) { $0 * 60 + $1 })
        }
        return times
    }

    @Test("The chapters found are the times in the files", .enabled(if: isThere, "no corpus: set NOTECAST_CORPUS"))
    func chapters() throws {
        var (written, found, extra) = (0, 0, 0)
        for show in try Self.shows() {
            var left = show.file.content.chapters.map(\.start)
            for time in Self.plainTimes(show.source) {
                written += 1
                if let index = left.firstIndex(of: time) {
                    left.remove(at: index)
                    found += 1
                }
            }
            extra += left.count
        }
        print("Chapters: \(found) of \(written) times in the files, \(extra) besides")
        #expect(written > 900)
        #expect(Double(found) >= 0.99 * Double(written))
        #expect(extra * 100 <= written)
    }

    @Test(
        "Every show has number, title, date, audio and topics, and no problem",
        .enabled(if: isThere, "no corpus: set NOTECAST_CORPUS"))
    func facts() throws {
        let shows = try Self.shows()
        #expect(shows.count >= 180)
        for show in shows {
            let file = show.file
            #expect(
                file.number != nil && file.title != nil && file.published != nil && file.audio != nil, "\(show.name)")
            #expect(!file.content.topics.isEmpty, "\(show.name)")
            #expect(file.problems.filter { $0.severity == .error } == [], "\(show.name)")
            #expect(file.content.chapters.allSatisfy { !$0.title.isEmpty }, "\(show.name)")
        }
        // Who has extras by name is a host, though no topic says so.
        let hosts = shows.flatMap(\.file.content.hosts)
        #expect(Set(hosts).count <= 5)
        #expect(hosts.count >= 45)
        #expect(shows.count { !$0.file.content.sponsors.isEmpty } >= 150)
    }

    /// The words that a reader sees in a show's data.
    private static func words(_ file: NotesFile) -> [String: Int] {
        var text = file.content.items.map { item -> String in
            switch item {
            case .topic(let topic): topic.title + " " + topic.body.plain
            // An extra's and a joke's own line stands in its body.
            case .extra(let extra): (extra.host ?? "") + " " + extra.body.plain
            case .joke(let joke): joke.body.plain
            case .prose(let prose): (prose.heading ?? "") + " " + prose.body.plain
            }
        }
        text += file.content.tags
        return counts(text.joined(separator: " "))
    }

    private static func counts(_ text: String) -> [String: Int] {
        let words = text.lowercased().split { !$0.isLetter }.map(String.init).filter { $0.count > 1 }
        return Dictionary(words.map { ($0, 1) }, uniquingKeysWith: +)
    }

    @Test("No word of the files is lost", .enabled(if: isThere, "no corpus: set NOTECAST_CORPUS"))
    func words() throws {
        // What labels a part is not in it: the sections' own headings, and a host's name before several items.
        let labels = Self.counts("sick picks pix plugs plugz shameles sponsor quick seack")
        var lost: [String: Int] = [:]
        for show in try Self.shows() {
            let body = show.source.components(separatedBy: "\n---\n").dropFirst().joined(separator: "\n")
            // Addresses, a fence's language and marks within a word are no words of the text.
            let bare = body.replacing(/\]\([^)\s]*\)/, with: "]").replacing(/```[a-z]+/, with: "")
                .replacing(/\*\*|\[/, with: "")
            let shown = Self.words(show.file)
            for (word, count) in Self.counts(bare) {
                let missing = count - (shown[word] ?? 0)
                let squeezed = String(word.reduce(into: [Character]()) { if $0.last != $1 { $0.append($1) } })
                guard missing > 0, labels[squeezed] == nil else { continue }
                lost["\(show.name): \(word)", default: 0] += missing
            }
        }
        print("Words lost: \(lost.values.reduce(0, +)) \(lost.sorted { $0.key < $1.key }.prefix(60))")
        #expect(lost.isEmpty)
    }
}
