// How near one topic or episode is to others: by what they link to, and by rare words of their titles.

import Foundation
internal import GRDB

/// What something shares with another, and how much that says.
struct Kinship {
    private(set) var score = 0.0
    /// Keys of the shared addresses, the most telling first.
    private(set) var links: [(key: String, weight: Double)] = []
    private(set) var words: [String] = []

    mutating func share(link key: String, weight: Double) {
        score += weight
        links.append((key, weight))
    }

    mutating func share(word: String, weight: Double) {
        score += weight
        words.append(word)
    }

    /// Less than this is chance: one word that is not quite rare, or one address in the small print of both.
    private static let least = 2.75

    /// The nearest of those that are near at all, in an order that is the same for the same content.
    static func nearest<ID: Hashable & Comparable>(_ kin: [ID: Kinship], _ limit: Int) -> [(id: ID, kinship: Kinship)] {
        kin.filter { $0.value.score >= least }
            .sorted { ($1.value.score, $1.key) < ($0.value.score, $0.key) }
            .prefix(limit).map { ($0.key, $0.value.sorted) }
    }

    private var sorted: Kinship {
        var sorted = self
        sorted.links.sort { ($1.weight, $0.key) < ($0.weight, $1.key) }
        sorted.words.sort()
        return sorted
    }

    /// What an address says that stands in so many episodes: less the more of them there are, and nothing where it is a
    /// habit of the show.
    static func weight(ofLinkIn episodes: Int) -> Double {
        guard (2...linkedIn).contains(episodes) else { return 0 }
        return 5 / pow(Double(episodes - 1), 0.3)
    }

    private static let linkedIn = 8

    /// What a word says that stands in so many titles and texts of all there are. A word that titles are made of is a
    /// name; one that stands in texts everywhere and now and then in a title is none.
    static func weight(ofWordIn titles: Int, texts: Int, of all: Int) -> Double {
        guard titles >= 2, all > texts else { return 0 }
        let rarity = log(Double(all) / Double(max(texts, titles)))
        return 0.6 * rarity * min(1, (2 * Double(titles) / Double(max(texts, titles))).squareRoot())
    }
}

/// A word that names a subject, and where.
struct TellingWord: Sendable {
    /// A title with the word: a topic's, or an episode's own.
    struct Title: Hashable, Sendable {
        var episode: Int64
        var topic: Int64?
    }

    var weight: Double
    var titles: [Title]
}

/// How many titles and texts a word may stand in to say something.
struct WordBounds: Sendable {
    /// Titles of topics and of episodes, in all.
    var all: Int
    var mostTitles: Int
    var mostTexts: Int
}

/// The words of titles that may say what something is about.
struct TitleWords {
    /// More words than this are left aside.
    private static let limit = 48
    /// A longer word is none.
    private static let longest = 40

    let words: [String]

    init(_ titles: [String]) {
        var seen: Set<String> = []
        var words: [String] = []
        for title in titles {
            for word in title.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
                guard words.count < Self.limit else { break }
                guard word.unicodeScalars.count >= 2, word.utf8.count <= Self.longest,
                    word.contains(where: \.isLetter), seen.insert(String(word)).inserted
                else { continue }
                words.append(String(word))
            }
        }
        self.words = words
    }

    /// Two letters may be a name or an "oh": they count half, and are nothing alone.
    static func share(of word: String) -> Double { word.count < 3 ? 0.5 : 1 }

    /// Whether two words that stand in the same titles are forms of one, as the index takes them to be: they say no more
    /// together than either does.
    static func areForms(_ one: String, _ other: String) -> Bool {
        one.commonPrefix(with: other).count >= max(3, min(one.count, other.count) - 2)
    }
}
