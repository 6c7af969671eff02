// "Did you mean": words of the archive in the place of words that it has not, or hardly.

internal import GRDB
import Search

/// Finds other words for those of a query that may be slips of the finger. Whatever only hidden episodes say is as if it
/// were not there: their words are neither taken for known nor told.
struct SpellingAdvisor {
    let reader: Reader
    let scope: SearchScope
    let query: SearchQuery
    let plan: SearchPlan
    private let words: VisibleWords

    init(reader: Reader, scope: SearchScope, query: SearchQuery, plan: SearchPlan) {
        (self.reader, self.scope, self.query, self.plan) = (reader, scope, query, plan)
        words = VisibleWords(reader: reader, scope: scope)
    }

    /// A word in more documents is no slip.
    private static let rare = 3
    /// How much more frequent another word has to be, when the one that was asked for is there.
    private static let factor = 25
    /// Words of a query for which others are looked up, at the most.
    private static let unknown = 4
    /// How many other words are tried.
    private static let tries = 4

    /// - Parameter isFound: whether something has all the words as they were asked for.
    func suggestion(isFound: Bool) throws -> SearchSuggestion? {
        var others: [Int: String] = [:]
        var unknown = 0
        for (index, slot) in plan.slots.enumerated() where !slot.isQuoted {
            if slot.docs <= Self.rare { unknown += 1 }
            guard unknown <= Self.unknown, !plan.clock.isLate else { break }
            guard let term = slot.terms.first, slot.terms.count == 1, slot.typed.count == 1,
                query.terms[term].kind == .word,
                // What is still being typed is no slip while it may become something.
                !(isFound && plan.completion?.terms == slot.terms),
                let other = try correction(of: slot, at: index, isFound: isFound)
            else { continue }
            others[term] = other
        }
        guard !others.isEmpty else { return nil }
        let pieces = query.replacing(others)
        let text = pieces.map(\.text).joined(separator: " ")
        guard !SearchQuery.isTooLong(text) else { return nil }
        return SearchSuggestion(query: text, excerpt: Excerpt(pieces), isApplied: false)
    }

    private func correction(of slot: SearchSlot, at index: Int, isFound: Bool) throws -> String? {
        guard let typed = query.terms[slot.terms[0]].text.nonEmpty.map(SearchLexicon.words)?.first,
            typed.text.unicodeScalars.contains(where: { !("0"..."9").contains($0) })
        else { return nil }
        // Other spellings of it that are there make it known.
        if slot.alternatives.count > 1, isFound { return nil }
        let docs = try visibleDocuments(slot.typed[0].text, upTo: Self.rare + 1)
        guard docs <= Self.rare else { return nil }
        let others = try reader.corrections(
            of: typed.text, from: docs == 0 ? 1 : docs * Self.factor, limit: Self.tries * 2)
        var known: [String] = []
        for other in others where try words.isThere(other.word) {
            known.append(other.word.word)
            if known.count == Self.tries { break }
        }
        // The one that stands beside the other words.
        if plan.slots.count > 1, known.count > 1 {
            var rest = plan.slots
            rest.remove(at: index)
            for isTitle in [true, false] {
                let others = SearchSlot.all(rest.map { isTitle ? $0.titleExpression : $0.entryExpression })
                for word in known {
                    let stem = FoldedWord(word).stem.text
                    let token = SearchSlot.quoted(isTitle ? IndexToken.titled(stem) : stem)
                    let expression = scope.entries("(\(others) AND \(token))", isTitle: isTitle, without: [])
                    if try !words.documents(.entries, expression, upTo: 1).isEmpty { return word }
                }
            }
        }
        return known.first
    }

    /// In how many documents of visible episodes a stem stands, counted up to a bound.
    private func visibleDocuments(_ stem: String, upTo bound: Int) throws -> Int {
        let all = try reader.documents(stem: stem)
        guard all > 0, !scope.hidesNothing else { return min(all, bound) }
        let expression = SearchSlot.quoted(stem)
        let entries = try words.documents(.entries, expression, upTo: bound).count
        guard entries < bound else { return entries }
        return entries + (try words.documents(.passages, expression, upTo: bound - entries).count)
    }
}

extension Excerpt {
    /// A query with what is new in it marked.
    init(_ pieces: [(text: String, isNew: Bool)]) {
        var runs: [Run] = []
        for (index, piece) in pieces.enumerated() {
            if index > 0 { runs.append(Run(text: " ", isMatch: false)) }
            runs.append(Run(text: piece.text, isMatch: piece.isNew))
        }
        self.init(runs: runs)
    }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
