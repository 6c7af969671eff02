// What the show knows beside its archive: whose name is whose, and which words are one.

public import Foundation
public import Podcast

/// What a show's settings say to a search. To be kept: it is made once, and asked by every search.
public struct SearchLexicon: Sendable {
    /// In which a year begins and ends.
    public let timeZone: TimeZone
    /// The slugs of all names of a person, by the slug of each.
    private var names: [String: [String]] = [:]
    /// The same by the first and last words of names.
    private var shortNames: [String: [String]] = [:]
    /// Names and aliases as the settings have them.
    package private(set) var writtenNames: [String] = []
    /// Each way to say a thing, as stems, and the list that it stands in.
    private var sayings: [String: [(stems: [FoldedWord], list: Int)]] = [:]
    private var lists: [[[FoldedWord]]] = []

    /// What every show on programming means by these.
    private static let common = [["c++", "cpp"], ["c#", "csharp"], ["f#", "fsharp"], [".net", "dotnet"]]

    public init(people: [ShowPerson] = [], synonyms: [[String]] = [], timeZone: TimeZone = .gmt) {
        self.timeZone = timeZone
        for person in people {
            let slugs = ([person.name] + person.aliases).compactMap { Slug.make(from: $0) }
            for slug in slugs { names[slug, default: []] += slugs }
            writtenNames += [person.name] + person.aliases
        }
        // Whoever is called by the first or last name alone, as the archive's own names are.
        for (slug, slugs) in names {
            let parts = slug.split(separator: "-").map(String.init)
            for part in [parts.first, parts.last] where parts.count > 1 {
                if let part, names[part] == nil { shortNames[part, default: []] += slugs }
            }
        }
        for list in synonyms + Self.common {
            let ways = list.map(Self.stems).filter { !$0.isEmpty }
            for way in ways { sayings[way[0].text, default: []].append((way, lists.count)) }
            lists.append(ways)
        }
    }

    public init(_ show: Show) {
        self.init(people: show.people, synonyms: show.synonyms, timeZone: show.timeZone)
    }

    /// The slugs that a person's name, alias, initials, first or last name stand for; none for somebody whom the settings do
    /// not name.
    package func slugs(named name: String) -> [String] {
        Slug.make(from: name).flatMap { names[$0] ?? shortNames[$0] } ?? []
    }

    /// Other ways to say what the stems begin with.
    ///
    /// - Returns: the longest saying's length in stems, and the others of its list; nil when none begins so.
    package func others(_ stems: ArraySlice<FoldedWord>) -> (length: Int, others: [[FoldedWord]])? {
        guard let first = stems.first, let some = sayings[first.text] else { return nil }
        var best: (length: Int, others: [[FoldedWord]])?
        for saying in some where saying.stems.count <= stems.count && saying.stems.count > best?.length ?? 0 {
            guard zip(saying.stems, stems).allSatisfy({ $0.hash == $1.hash }) else { continue }
            best = (
                saying.stems.count,
                lists[saying.list].filter { way in
                    !(way.count == saying.stems.count && zip(way, saying.stems).allSatisfy { $0.hash == $1.hash })
                }
            )
        }
        return best
    }

    /// The stems of a text; where a word has another name, that one alone.
    package static func stems(_ text: String) -> [FoldedWord] {
        words(text).map(\.stem)
    }

    /// The words of a text; where a word has another name, that one alone, as the index has it in pairs of neighbours.
    package static func words(_ text: String) -> [FoldedWord] {
        var scanner = WordScanner()
        var words: [FoldedWord] = []
        let bytes = text.utf8.span
        while scanner.next(in: bytes) {
            if scanner.isAlias { words.removeLast() }
            words.append(scanner.word)
        }
        return words
    }
}
