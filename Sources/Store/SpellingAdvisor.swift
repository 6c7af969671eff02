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

    /// A word in more documents is no slip.
    private static let rare = 3
    /// How much more frequent another word has to be, when the one that was asked for is there.
    private static let factor = 25
    /// Words of a query for which others are looked up, at the most.
    private static let words = 4
    /// How many other words are tried.
    private static let tries = 4

    /// - Parameter isFound: whether something has all the words as they were asked for.
    func suggestion(isFound: Bool) throws -> SearchSuggestion? {
        var words: [Int: String] = [:]
        var unknown = 0
        for (index, slot) in plan.slots.enumerated() where !slot.isQuoted {
            if slot.docs <= Self.rare { unknown += 1 }
            guard unknown <= Self.words, !plan.clock.isLate else { break }
            guard let term = slot.terms.first, slot.terms.count == 1, slot.typed.count == 1,
                query.terms[term].kind == .word,
                // What is still being typed is no slip while it may become something.
                !(isFound && plan.completion?.terms == slot.terms),
                let other = try correction(of: slot, at: index, isFound: isFound)
            else { continue }
            words[term] = other
        }
        guard !words.isEmpty else { return nil }
        let pieces = query.replacing(words)
        var runs: [Excerpt.Run] = []
        for (index, piece) in pieces.enumerated() {
            if index > 0 { runs.append(.init(text: " ", isMatch: false)) }
            runs.append(.init(text: piece.text, isMatch: piece.isNew))
        }
        return SearchSuggestion(
            query: pieces.map(\.text).joined(separator: " "), excerpt: Excerpt(runs: runs), isApplied: false)
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
        for other in others where try visibleDocuments(other.word.stem, upTo: 1) > 0 {
            known.append(other.word.word)
            if known.count == Self.tries { break }
        }
        // The one that stands beside the other words.
        if plan.slots.count > 1, known.count > 1 {
            var rest = plan.slots
            rest.remove(at: index)
            let words = SearchSlot.all(rest.map(\.entryExpression))
            for column in ["title", nil] as [String?] {
                for word in known {
                    let stem = SearchSlot.quoted(FoldedWord(word).stem.text)
                    let expression = scope.entries("(\(words) AND \(stem))", column: column, without: [])
                    if try hasVisible("entry_index", expression, upTo: 1) > 0 { return word }
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
        let entries = try hasVisible("entry_index", expression, upTo: bound)
        guard entries < bound else { return entries }
        return entries + (try hasVisible("passage_index", expression, upTo: bound - entries))
    }

    private func hasVisible(_ index: String, _ expression: String?, upTo bound: Int) throws -> Int {
        guard let expression else { return 0 }
        let rows = try Int64.fetchCursor(
            reader.database.cachedStatement(
                sql: "SELECT rowid FROM \(index) WHERE \(index) MATCH ? ORDER BY rowid DESC LIMIT 5000"),
            arguments: [expression])
        var count = 0
        while count < bound, let rowid = try rows.next() {
            if !scope.hides(DocumentKey(rowid: rowid)) { count += 1 }
        }
        return count
    }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
