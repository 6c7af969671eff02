// From a query to what is looked for: other spellings, words joined and parted, words that are one.

internal import GRDB
import Podcast
import Search

/// Makes plans, asking the archive's vocabulary.
struct SearchPlanner {
    let reader: Reader
    let lexicon: SearchLexicon
    let clock: SearchClock

    /// Words that a beginning may become, at the most: with an asterisk, where one or two letters begin nearly everything,
    /// and while it is being typed.
    private static let beginnings = 64
    private static let vagueBeginnings = 24
    private static let completions = 12
    /// Beginnings in one query that become words: the others stand for themselves.
    private static let beginningLimit = 4
    /// In so many documents a word has to stand, that others which sound like it may be it.
    private static let heardFrom = 2
    /// Other spellings of a word, at the most.
    private static let splits = 6

    func plan(_ query: SearchQuery) throws -> SearchPlan {
        var plan = SearchPlan(documents: try reader.documentCount(), clock: clock)
        let wanted = query.terms.enumerated().filter { !$0.element.isExcluded }
        let begun = Set(query.terms.indices.filter { query.terms[$0].kind == .prefix }.prefix(Self.beginningLimit))
        plan.slots = try slots(wanted.map { ($0.offset, $0.element) }, begun, plan.documents)
        for (index, term) in query.terms.enumerated() where term.isExcluded {
            // What sounds like it, or is written in two words, was not said to be absent.
            let words = words([(index, term)])
            plan.excluded += try words.map {
                try synonyms(words[...], plan.documents)?.0 ?? slot($0, begun, plan.documents)
            }
        }
        if plan.excluded.isEmpty, query.terms.allSatisfy({ $0.kind == .word }) {
            plan.title = IndexEntry.wholeTitle(query.terms.map(\.text).joined(separator: " "))
        }
        if let last = wanted.last, last.element.kind == .word, query.text.last?.isWhitespace != true,
            query.text.hasSuffix(last.element.text)
        {
            plan.completion = try completion(of: last.element, last.offset)
        }
        return plan
    }

    /// In how many documents a stem stands, at the most. Of letters and numbers the vocabulary knows nothing: they stand
    /// in many.
    private func documents(_ stem: FoldedWord, _ all: Int) throws -> Int {
        IndexText.isVocabulary(stem) ? try reader.documents(stem: stem.text) : all / 10 + 1
    }

    /// A word of the query.
    private struct Word {
        var term: Int
        var words: [FoldedWord]
        var kind: SearchQuery.Term.Kind
    }

    private func words(_ terms: [(Int, SearchQuery.Term)]) -> [Word] {
        terms.map { Word(term: $0.0, words: SearchLexicon.words($0.1.text), kind: $0.1.kind) }
            .filter { !$0.words.isEmpty }
    }

    private func slots(
        _ terms: [(Int, SearchQuery.Term)], _ begun: Set<Int>, _ documents: Int
    ) throws -> [SearchSlot] {
        let words = words(terms)
        var slots: [SearchSlot] = []
        var index = 0
        while index < words.count {
            if let (slot, count) = try synonyms(words[index...], documents) ?? joined(words[index...], documents) {
                slots.append(slot)
                index += count
                continue
            }
            var slot = try slot(words[index], begun, documents)
            if words[index].kind == .word, slot.typed.count == 1, slot.docs < documents / 40 + 20, !isShort {
                slot.alternatives += try parted(words[index].words[0].text, slot.docs, of: documents)
            }
            slots.append(slot)
            index += 1
        }
        return slots
    }

    /// Whether the time that is left is for looking alone.
    private var isShort: Bool { clock.hasSpent(SearchLimits.spellingShare) }

    /// A word as it is, without what else it may be.
    private func slot(_ word: Word, _ begun: Set<Int>, _ documents: Int) throws -> SearchSlot {
        let stems = word.words.map(\.stem)
        let docs = try stems.map { try self.documents($0, documents) }.min() ?? 0
        if word.kind == .prefix, begun.contains(word.term), !isShort, let last = word.words.last {
            let most = last.count > 2 ? Self.beginnings : Self.vagueBeginnings
            let all = try reader.words(beginning: last.text, limit: most)
            let begun = try beginnings(Array(stems.dropLast()), last, all, weight: 0.9)
            if !begun.isEmpty {
                let sum = all.reduce(0) { $0 + $1.docs }
                return SearchSlot(
                    alternatives: begun, docs: stems.count == 1 ? sum : min(sum, docs > 0 ? docs : sum),
                    terms: [word.term], isBeginning: true)
            }
        }
        if stems.count > 1 {
            return SearchSlot(
                alternatives: [SearchAlternative(stems: stems, isPhrase: true, weight: 1)], docs: docs,
                terms: [word.term], isQuoted: word.kind == .phrase)
        }
        return SearchSlot(
            alternatives: [SearchAlternative(stems: stems, surface: word.words[0], isPhrase: false, weight: 1)],
            docs: docs, terms: [word.term])
    }

    /// The words that begin so, behind those before them. Where other words have the same stem, the text has to tell.
    private func beginnings(
        _ head: [FoldedWord], _ beginning: FoldedWord, _ words: [VocabularyWord], weight: Double
    ) throws -> [SearchAlternative] {
        var seen: Set<String> = []
        let stems = words.map(\.stem).filter { seen.insert($0).inserted }
        let shared = try reader.stems(stems, ofOthersThan: beginning.text)
        return stems.map { stem in
            var alternative = SearchAlternative(
                stems: head + [FoldedWord(stem)], isPhrase: !head.isEmpty, weight: weight)
            if shared.contains(stem) { alternative.beginning = beginning }
            return alternative
        }
    }

    /// What a word may become that is still being typed.
    private func completion(of term: SearchQuery.Term, _ index: Int) throws -> SearchSlot? {
        let words = SearchLexicon.words(term.text)
        // What one letter begins is nearly everything.
        guard let last = words.last, last.count > 1, !isShort else { return nil }
        let (head, own) = (words.dropLast().map(\.stem), last.stem)
        let all = try reader.words(beginning: last.text, limit: Self.completions).filter { $0.stem != own.text }
        guard !all.isEmpty else { return nil }
        var alternatives = try beginnings(head, last, all, weight: 1)
        alternatives.insert(
            SearchAlternative(
                stems: head + [own], surface: head.isEmpty ? last : nil, isPhrase: !head.isEmpty, weight: 1), at: 0)
        return SearchSlot(alternatives: alternatives, docs: all.reduce(0) { $0 + $1.docs }, terms: [index])
    }

    // MARK: Words that are one

    private func synonyms(_ words: ArraySlice<Word>, _ documents: Int) throws -> (SearchSlot, Int)? {
        let row = words.prefix { $0.kind == .word }
        guard let first = row.first else { return nil }
        var stems: [FoldedWord] = []
        var ends: [Int] = []
        for word in row {
            stems += word.words.map(\.stem)
            ends.append(stems.count)
            if stems.count > SearchQuery.wordLimit { break }
        }
        guard let (length, others) = lexicon.others(stems[...]), !others.isEmpty,
            let count = ends.firstIndex(of: length).map({ $0 + 1 })
        else { return nil }
        let own = SearchAlternative(
            stems: Array(stems.prefix(length)), surface: length == 1 ? first.words[0] : nil, isPhrase: length > 1,
            weight: 1)
        let alternatives =
            [own] + others.prefix(10).map { SearchAlternative(stems: $0, isPhrase: $0.count > 1, weight: 0.97) }
        var docs = 0
        for alternative in alternatives {
            docs += try alternative.stems.map { try self.documents($0, documents) }.min() ?? 0
        }
        return (SearchSlot(alternatives: alternatives, docs: docs, terms: row.prefix(count).map(\.term)), count)
    }

    /// Two words that the archive has as one: "py test" is pytest, and so is "pie test".
    private func joined(_ words: ArraySlice<Word>, _ documents: Int) throws -> (SearchSlot, Int)? {
        let two = words.prefix(2)
        guard two.count == 2, two.allSatisfy({ $0.kind == .word && $0.words.count == 1 }), let first = two.first,
            let second = two.last
        else { return nil }
        let text = first.words[0].text + second.words[0].text
        let length = text.unicodeScalars.count
        guard (4...24).contains(length), !isShort else { return nil }
        var others: [SearchAlternative] = []
        var docs = 0
        if let word = try reader.vocabularyWord(text), word.docs > 0 {
            others.append(SearchAlternative(stems: [FoldedWord(word.stem)], isPhrase: false, weight: 0.95))
            docs += word.docs
        } else if length > 5 {
            let key = SoundKey.of(FoldedWord(text))
            guard key.utf8.count > 1 else { return nil }
            let letters = Array(text.unicodeScalars)
            for word in try reader.words(sounding: key, from: 3, limit: 20) {
                let slips = EditDistance.between(letters, Array(word.word.unicodeScalars), atMost: max(2, length / 4))
                // What begins with the first word as it is, is its own plural and the like.
                // Two sounds are soon the same: then the words begin with the same letter too.
                guard slips != nil, key.utf8.count > 2 || word.word.first == text.first,
                    word.word != first.words[0].text, word.word != second.words[0].text
                else {
                    continue
                }
                others.append(SearchAlternative(stems: [FoldedWord(word.stem)], isPhrase: false, weight: 0.85))
                docs += word.docs
                if others.count == 2 { break }
            }
        }
        guard !others.isEmpty else { return nil }
        let stems = two.map { $0.words[0].stem }
        let own = [
            SearchAlternative(stems: stems, isPhrase: true, weight: 1),
            SearchAlternative(stems: stems, isPhrase: false, weight: 0.96),
        ]
        docs += try stems.map { try self.documents($0, documents) }.min() ?? 0
        return (SearchSlot(alternatives: own + others, docs: docs, terms: two.map(\.term)), 2)
    }

    /// The two words that a word was heard as: pytest as "py test", and as "pie test".
    private func parted(_ word: String, _ docs: Int, of documents: Int) throws -> [SearchAlternative] {
        let letters = Array(word.unicodeScalars)
        guard (4...24).contains(letters.count) else { return [] }
        let cuts = (1..<letters.count - 1).filter { $0 > 1 || letters[0] == "f" }.map { cut in
            (cut: cut, head: Self.stem(letters[..<cut]), tail: Self.stem(letters[cut...]))
        }
        let known = try reader.documents(stems: cuts.flatMap { [$0.head.text, $0.tail.text] })
        var found: [SearchAlternative] = []
        for (cut, head, tail) in cuts {
            guard let end = known[tail.text] else { continue }
            var heads: [(stem: FoldedWord, docs: Int, weight: Double)] = []
            // "f strings": one letter is no word of the vocabulary.
            if cut == 1 { heads.append((head, documents, 0.9)) }
            if let begin = known[head.text] { heads.append((head, begin, 0.9)) }
            // Only what is said at all was misheard: "ditry" is no "to try".
            if docs > Self.heardFrom, cut < 4, letters.count - cut > 2 {
                let sound = SoundKey.of(FoldedWord(Self.text(letters[..<cut])))
                for begin in try reader.words(sounding: sound, from: max(1, documents / 2000), limit: 6)
                where begin.stem != head.text && begin.word.unicodeScalars.count <= cut + 1 {
                    heads.append((FoldedWord(begin.stem), begin.docs, 0.8))
                }
            }
            for head in heads {
                found.append(
                    SearchAlternative(
                        stems: [head.stem, tail], isPhrase: true, weight: head.weight, docs: min(head.docs, end)))
            }
        }
        return Array(found.sorted { $0.docs > $1.docs }.prefix(Self.splits))
    }

    private static func stem(_ letters: ArraySlice<Unicode.Scalar>) -> FoldedWord { FoldedWord(text(letters)).stem }

    private static func text(_ letters: ArraySlice<Unicode.Scalar>) -> String {
        var text = ""
        text.unicodeScalars.append(contentsOf: letters)
        return text
    }
}
