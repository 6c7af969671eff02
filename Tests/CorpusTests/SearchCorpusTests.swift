// What a search finds in a whole real show.

import Foundation
import Importer
import Podcast
import Search
import Store
import Testing

@Suite struct SearchCorpusTests {
    /// The archive, imported once for all tests.
    private static let archive = Result { try Archive() }

    private final class Archive: Sendable {
        let store: Store
        private static let folder =
            NSTemporaryDirectory() + "notecast-search-corpus-\(ProcessInfo.processInfo.processIdentifier)"

        init() throws {
            let folder = Self.folder
            // What is static is never let go of.
            atexit { try? FileManager.default.removeItem(atPath: Archive.folder) }
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let repository = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
                .standardized.path()
            store = try Store(path: folder + "/notecast.sqlite", migrations: repository + "/Migrations")
            let importer = Importer(
                store: store, show: Show(title: "Python Bytes", url: "https://show.example"),
                mediaFolder: folder + "/media")
            let corpus = NotesCorpusTests.folder.appending(path: "python-bytes").path()
            _ = try importer.run(try ImportFile.collect([corpus + "/notes", corpus + "/transcripts"]))
        }
    }

    /// Draws the same in every run.
    private struct Draw: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    /// The words of a text, as a listener would type them.
    private static func words(_ text: String) -> [String] {
        text.lowercased().replacing("'", with: "").replacing("\u{2019}", with: "")
            .split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
    }

    /// As many whole words as a query may have bytes.
    private static func query(_ words: [String]) -> String {
        var words = words
        while words.count > 1, words.joined(separator: " ").utf8.count > SearchQuery.limit { words.removeLast() }
        return words.joined(separator: " ")
    }

    /// The episodes that have a topic of a title, by the title's words.
    private static func titles(_ store: Store) throws -> [String: Set<Int64>] {
        try store.read { reader in
            let ids = try reader.episodeIDs()
            var titles: [String: Set<Int64>] = [:]
            for (id, content) in try reader.contents(of: ids) {
                for topic in content.topics {
                    let key = words(topic.title).joined(separator: " ")
                    if !key.isEmpty { titles[key, default: []].insert(id) }
                }
            }
            return titles
        }
    }

    private static func found(_ text: String, _ store: Store) throws -> [Int64] {
        try store.read { try $0.search(text, limit: 3) }.results.map(\.episode.id)
    }

    @Test(
        "A topic's title finds its episode first",
        .enabled(if: NotesCorpusTests.isThere, "no corpus: set NOTECAST_CORPUS"))
    func titles() throws {
        let store = try Self.archive.get().store
        let titles = try Self.titles(store)
        var (first, near) = (0, 0)
        for (title, wanted) in titles {
            let found = try Self.found(Self.query(title.split(separator: " ").map(String.init)), store)
            if let best = found.first, wanted.contains(best) { first += 1 }
            if found.contains(where: wanted.contains) { near += 1 }
        }
        #expect(titles.count > 1500)
        #expect(Double(first) / Double(titles.count) >= 0.99)
        #expect(Double(near) / Double(titles.count) >= 0.995)
    }

    @Test(
        "A slip of the finger in a title's longest word is mended",
        .enabled(if: NotesCorpusTests.isThere, "no corpus: set NOTECAST_CORPUS"))
    func slips() throws {
        let store = try Self.archive.get().store
        var draw = Draw(state: 11)
        var (asked, near) = (0, 0)
        for (title, wanted) in try Self.titles(store).sorted(by: { $0.key < $1.key }).shuffled(using: &draw).prefix(400)
        {
            var words = title.split(separator: " ").map(String.init)
            guard let longest = words.indices.max(by: { words[$0].count < words[$1].count }), words[longest].count > 4
            else { continue }
            var letters = Array(words[longest])
            letters.swapAt(2, 3)
            guard String(letters) != words[longest] else { continue }
            words[longest] = String(letters)
            asked += 1
            if try Self.found(Self.query(words), store).contains(where: wanted.contains) { near += 1 }
        }
        #expect(asked > 200)
        #expect(Double(near) / Double(asked) >= 0.93, "\(near) of \(asked)")
    }

    @Test(
        "Eight spoken words are found where they are said",
        .enabled(if: NotesCorpusTests.isThere, "no corpus: set NOTECAST_CORPUS"))
    func moments() throws {
        let store = try Self.archive.get().store
        let ids = try store.read { try $0.episodeIDs() }
        var draw = Draw(state: 5)
        var (asked, good) = (0, 0)
        for _ in 0..<300 {
            guard let id = ids.randomElement(using: &draw) else { continue }
            let passages = try store.read { try $0.passages(of: id) }
            guard passages.count > 2 else { continue }
            // Across the border of two passages, every other time.
            let place = Int.random(in: 0..<passages.count - 1, using: &draw)
            let said = Self.said(passages[place], then: passages[place + 1])
            guard said.count > 20 else { continue }
            let border = Self.words(passages[place].text).count
            let start =
                asked % 2 == 0
                ? max(0, border - Int.random(in: 1..<8, using: &draw))
                : Int.random(in: 0..<max(1, border - 8), using: &draw)
            guard start + 8 <= said.count else { continue }
            let query = said[start..<start + 8].joined(separator: " ")
            asked += 1
            let found = try store.read { try $0.search(query, limit: 1) }.results.first
            guard let found, let moment = found.moments.first,
                Self.words(moment.excerpt.plain).joined(separator: " ").contains(query)
            else { continue }
            // The same words may be said elsewhere too: in the ten seconds after the moment begins, wherever it is.
            let wanted = query.split(separator: " ").map(String.init)
            let there = try store.read { try $0.passages(of: found.episode.id) }
            let isThere = there.indices.contains { index in
                let last = there[min(index + 1, there.count - 1)]
                guard there[index].start - 10 <= moment.start, moment.start <= last.end else { return false }
                return Self.begins(of: wanted, in: there[index], then: last).contains { abs($0 - moment.start) <= 10 }
            }
            if isThere { good += 1 }
        }
        #expect(asked > 200)
        #expect(Double(good) / Double(asked) >= 0.97, "\(good) of \(asked)")
    }

    /// The words of a passage, and those of the next one that it does not have.
    private static func said(_ passage: Passage, then next: Passage) -> [String] {
        let (one, other) = (words(passage.text), words(next.text))
        let shared = stride(from: min(one.count, other.count), to: 0, by: -1).first { count in
            Array(one.suffix(count)) == Array(other.prefix(count))
        }
        return one + other.dropFirst(shared ?? 0)
    }

    /// The seconds of the cues in which some words begin to be said.
    private static func begins(of words: [String], in passage: Passage, then next: Passage) -> [Double] {
        let all = said(passage, then: next)
        var seconds: [Double] = []
        for (place, word) in all.enumerated() where word == words.first {
            guard Array(all[place...].prefix(words.count)) == words else { continue }
            // The cue by the words before it, since the scan of words forgets where they stand.
            let marks = passage.marks.sorted { $0.offset < $1.offset }
            let mark = marks.last { mark in
                Self.words(String(decoding: passage.text.utf8.prefix(mark.offset), as: UTF8.self)).count <= place
            }
            seconds.append(mark?.start ?? passage.start)
        }
        return seconds
    }

    @Test(
        "Every result of a phrase shows it, each episode stands on one page, and as many as are told",
        .enabled(if: NotesCorpusTests.isThere, "no corpus: set NOTECAST_CORPUS"),
        arguments: [
            "\"and so we can\"", "\"in the fire\"", "\"you know what\"", "\"pull request\"", "\"standard library\"",
            "python", "the", "python testing", "f-strings", "in:transcript python", "year:2021 -django",
            "pytest -fixture",
            "data -\"data science\"",
        ], SearchQuestion.Order.allCases)
    func pages(query: String, order: SearchQuestion.Order) throws {
        let store = try Self.archive.get().store
        let asked = try #require(SearchQuery(query))
        var seen: [Int64] = []
        var page = 1
        while true {
            var question = SearchQuestion(asked, order: order, page: page)
            // Tests are no race.
            question.time = .seconds(60)
            let found = try store.read { try $0.search(question) }
            seen += found.results.map(\.episode.id)
            for result in found.results where query.hasPrefix("\"") {
                let excerpts =
                    result.parts.flatMap { [$0.titleExcerpt, $0.excerpt] } + result.moments.map(\.excerpt)
                    + [result.titleExcerpt]
                let count = asked.terms[0].text.split(separator: " ").count
                let isShown = excerpts.contains { excerpt in
                    excerpt.runs.contains { $0.isMatch && Self.words($0.text).count >= count }
                }
                #expect(isShown || result.parts.contains { $0.link != nil }, "\(result.episode.slug)")
            }
            if !found.hasNext {
                #expect(seen.count == found.episodes, "\(query)")
                break
            }
            page += 1
        }
        #expect(Set(seen).count == seen.count, "\(query)")
    }

    @Test(
        "What is misspelt and misheard is found, and the index holds what it should",
        .enabled(if: NotesCorpusTests.isThere, "no corpus: set NOTECAST_CORPUS"),
        arguments: [
            ("pie test", "pytest"), ("py test", "pytest"), ("num pie", "numpy"), ("scikit learn", "scikit"),
            ("pytets", "pytest"), ("djnago", "django"), ("kuberentes", "kubernetes"), ("f-strings", "string"),
            ("C++", "C++"), ("__init__", "init"),
        ])
    func spellings(query: String, word: String) throws {
        let store = try Self.archive.get().store
        let found = try store.read { try $0.search(query, limit: 10) }
        #expect(!found.isLoose)
        let shown = found.results.flatMap { $0.parts.map { $0.title + " " + $0.excerpt.plain } }
        #expect(shown.contains { $0.localizedCaseInsensitiveContains(word) }, "\(shown)")
    }

    @Test(
        "The whole archive's index is sound", .enabled(if: NotesCorpusTests.isThere, "no corpus: set NOTECAST_CORPUS"))
    func sound() throws {
        #expect(try Self.archive.get().store.indexFaults() == [])
    }
}
