// What a query may become while it is being written.

public import Search

extension Reader {
    /// Whole queries that a query may become, those of the most frequent words first. Each of them finds something: a word
    /// that only hidden episodes have is none.
    ///
    /// - Parameter text: its last word is completed; nothing comes of one letter, of a filter, and of what ends in a space.
    public func completions(of text: String, lexicon: SearchLexicon = SearchLexicon(), limit: Int) throws -> [String] {
        guard text.last?.isWhitespace == false, let query = SearchQuery(text), let last = query.terms.last,
            last.kind == .word, !last.isExcluded, text.hasSuffix(last.text)
        else { return [] }
        let words = SearchLexicon.words(last.text)
        guard words.count == 1, let begun = words.first?.text, begun.unicodeScalars.count > 1 else { return [] }
        let start = text.dropLast(last.text.count)
        guard start.last?.isWhitespace != false else { return [] }
        var completions: [String] = []
        var stems: Set<String> = []
        // Some are of hidden episodes, or never stand beside the other words.
        for word in try self.words(beginning: begun, limit: 2 * Self.bounded(limit)) where completions.count < limit {
            // Other forms of a word find the same.
            guard !stems.contains(word.stem) else { continue }
            // The space says that the word is whole.
            guard let whole = SearchQuery(start + word.word + " ") else { continue }
            let found = try search(SearchQuestion(whole, size: 1), lexicon: lexicon)
            guard !found.results.isEmpty, !found.isLoose, found.suggestion?.isApplied != true else { continue }
            stems.insert(word.stem)
            completions.append(start + word.word)
        }
        return completions
    }
}
