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

    /// The words that the query itself has.
    var typed: [FoldedWord] { alternatives.first?.stems ?? [] }

    /// What finds it among entries, for MATCH. Neighbours are a pair of which the index knows.
    var entryExpression: String {
        Self.any(
            alternatives.map { alternative in
                if alternative.stems.count > 1, alternative.isPhrase {
                    return Self.all(Self.pairs(alternative.stems).map { IndexToken.text(ofPair: $0) }.map(Self.quoted))
                }
                return Self.all(alternative.stems.map { Self.quoted($0.text) })
            })
    }

    /// Two words that one was heard as may stand together in this many passages, by chance mostly: more would have to be
    /// read than can be.
    private static let chances = 200

    /// What finds it among passages, for MATCH; whether words are neighbours, the text tells.
    var passageExpression: String {
        Self.any(
            alternatives.filter { $0.stems.count == 1 || $0.docs <= Self.chances }
                .map { Self.all($0.stems.map { Self.quoted($0.text) }) })
    }

    static func pairs(_ stems: [FoldedWord]) -> [UInt32] {
        zip(stems, stems.dropFirst()).map { IndexToken.pair($0.hash, $1.hash) }
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
    /// Whether something is asked for that cannot be: a person whom nobody knows.
    var isImpossible = false

    /// The slots that say something, as indexes: frequent words say little beside rare ones. All where none is rare.
    var rare: [Int] {
        let bound = max(40, documents / 50)
        let rare = slots.indices.filter { slots[$0].docs <= bound || slots[$0].isQuoted }
        return rare.isEmpty ? Array(slots.indices) : rare
    }

    var rareSlots: [SearchSlot] { rare.map { slots[$0] } }

    /// The pairs of the whole query as one row of words, the rarest first; nil where it is no such row.
    func phrasePairs(most: Int) -> [UInt32]? {
        var stems: [(stem: FoldedWord, docs: Int)] = []
        for slot in slots {
            guard let first = slot.alternatives.first, slot.terms.count == 1 || first.isPhrase || first.stems.count > 1
            else { return nil }
            stems += first.stems.map { ($0, slot.docs) }
        }
        guard stems.count > 1, stems.count <= SearchQuery.wordLimit else { return nil }
        let pairs = zip(stems, stems.dropFirst()).map { one, other in
            (
                pair: IndexToken.pair(one.stem.hash, other.stem.hash),
                weight: Double(max(1, one.docs)) * Double(max(1, other.docs))
            )
        }
        return pairs.sorted { $0.weight < $1.weight }.prefix(most).map(\.pair)
    }
}
