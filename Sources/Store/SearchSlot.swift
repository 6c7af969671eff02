// What a query asks for, word by word, as the indexes can be asked.

import Search

/// One thing that a query asks for: a word with its other spellings, or several words that are one.
struct SearchSlot {
    var alternatives: [SearchAlternative]
    /// In how many entries and passages it stands, at the most.
    var docs: Int
    /// The terms of the query that it stands for.
    var terms: [Int]
    /// Words between quotes: their order counts.
    var isQuoted = false
    /// The beginning of words, as `begin*`.
    var isBeginning = false

    /// The words that the query itself has.
    var typed: [FoldedWord] { alternatives.first?.stems ?? [] }

    /// What finds it among entries, for MATCH. Neighbours are a pair of which the index knows.
    var entryExpression: String { Self.any(alternatives.map { Self.noted($0) { $0 } }) }

    /// What finds it in titles of entries, for MATCH.
    var titleExpression: String { Self.any(alternatives.map { Self.noted($0, IndexToken.titled) }) }

    /// Whether each entry that the expression finds has it. Three words make two pairs, which may stand apart.
    var isSureInEntries: Bool {
        alternatives.allSatisfy { ($0.stems.count < 3 || !$0.isPhrase) && $0.beginning == nil }
    }

    private static func noted(_ alternative: SearchAlternative, _ token: (String) -> String) -> String {
        let isPhrase = alternative.stems.count > 1 && alternative.isPhrase
        let tokens =
            isPhrase
            ? pairs(alternative.stems, IndexToken.notedPair).map(IndexToken.text(ofNotedPair:))
            : alternative.stems.map(\.text)
        return all(tokens.map(token).map(quoted))
    }

    /// Two words that one was heard as may stand together in this many passages, by chance mostly: more would have to be
    /// read than can be.
    private static let chances = 200

    /// The ways to say it that a passage's words alone tell.
    private var sure: [SearchAlternative] {
        alternatives.filter { ($0.stems.count == 1 || !$0.isPhrase) && $0.beginning == nil }
    }

    /// What finds passages that have it, for MATCH; nil when only their text tells.
    var surePassageExpression: String? { sure.isEmpty ? nil : Self.any(sure.map(Self.said)) }

    /// Whether there are ways to say it of which the text has to be asked.
    var hasDoubtfulPassages: Bool { sure.count < alternatives.count }

    /// What finds passages that may have it, for MATCH; whether words are neighbours, the text tells.
    var passageExpression: String {
        Self.any(alternatives.filter { $0.stems.count == 1 || $0.docs <= Self.chances }.map(Self.said))
    }

    private static func said(_ alternative: SearchAlternative) -> String {
        all(alternative.stems.map { quoted($0.text) })
    }

    /// What finds passages by their pairs of neighbours, for MATCH in the index of pairs; nil when no way to say it has any.
    var pairExpression: String? {
        let phrases = alternatives.filter { $0.isPhrase && $0.stems.count > 1 }
        return phrases.isEmpty ? nil : Self.any(phrases.map { Self.saidPairs($0.stems) })
    }

    /// The pairs of a row of words, for MATCH in the index of pairs.
    static func saidPairs(_ stems: [FoldedWord]) -> String {
        all(pairs(stems, IndexToken.pair).map(IndexToken.text(ofPair:)).map(quoted))
    }

    /// The pairs of a row of words, for MATCH in the index of entries.
    static func notedPairs(_ stems: [FoldedWord]) -> String {
        all(pairs(stems, IndexToken.notedPair).map(IndexToken.text(ofNotedPair:)).map(quoted))
    }

    private static func pairs(_ stems: [FoldedWord], _ pair: (UInt64, UInt64) -> UInt32) -> [UInt32] {
        zip(stems, stems.dropFirst()).map { pair($0.hash, $1.hash) }
    }

    /// Nothing of a token is an operator between quotes, and none has a quote.
    static func quoted(_ token: String) -> String { "\"\(token)\"" }

    static func all(_ parts: [String]) -> String {
        parts.count == 1 ? parts[0] : "(" + parts.joined(separator: " AND ") + ")"
    }

    static func any(_ parts: [String]) -> String {
        parts.count == 1 ? parts[0] : "(" + parts.joined(separator: " OR ") + ")"
    }
}

/// A query as it is looked for.
struct SearchPlan {
    var slots: [SearchSlot] = []
    /// Slots of what is to be absent.
    var excluded: [SearchSlot] = []
    /// The last word, still being typed, as the words that it may become; nil where it is none.
    var completion: SearchSlot?
    /// Whether the query is one whole text of words, which may be a title.
    var title: String?
    /// All entries and passages.
    var documents = 0
    /// When the search has to end.
    var clock: SearchClock

    /// Whether several words that need not be neighbours are one of the ways to say something.
    var hasWordsApart: Bool { slots.contains { $0.alternatives.contains { !$0.isPhrase && $0.stems.count > 1 } } }

    /// The slots that say something, as indexes: frequent words say little beside rare ones. All where none is rare.
    var rare: [Int] {
        let bound = max(40, documents / 50)
        let rare = slots.indices.filter { slots[$0].docs <= bound || slots[$0].isQuoted }
        return rare.isEmpty ? Array(slots.indices) : rare
    }

    var rareSlots: [SearchSlot] { rare.map { slots[$0] } }

    /// The whole query as one row of words; nil where it is none, or words between quotes stand in it.
    var row: [FoldedWord]? {
        var stems: [FoldedWord] = []
        for slot in slots {
            guard let first = slot.alternatives.first, slot.terms.count == 1 || first.isPhrase || first.stems.count > 1,
                !slot.isBeginning
            else { return nil }
            stems += first.stems
        }
        return stems.count > 1 && stems.count <= SearchQuery.wordLimit ? stems : nil
    }
}
