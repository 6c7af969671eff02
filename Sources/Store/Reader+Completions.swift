// What a query may become while it is being written.

public import Search

extension Reader {
    /// Words that are tried for each completion that is asked for: some are of hidden episodes, some other forms of one that
    /// is told already, and some never stand beside the query's other words.
    private static let tries = 3
    /// The thread's CPU time after which no further word is tried.
    private static let time = Duration.milliseconds(6)

    /// Whole queries that a query may become, those of the most frequent words first. Each of them finds something: a word
    /// that only hidden episodes have is none.
    ///
    /// - Parameter text: its last word is completed; nothing comes of one letter, of a filter, and of what ends in a space.
    public func completions(
        of text: String, lexicon: SearchLexicon = SearchLexicon(), limit: Int
    ) throws -> [String] {
        guard text.last?.isWhitespace == false, let query = SearchQuery(text), let last = query.terms.last,
            last.kind == .word, !last.isExcluded, text.hasSuffix(last.text)
        else { return [] }
        let begun = SearchLexicon.words(last.text)
        guard begun.count == 1, begun[0].text.unicodeScalars.count > 1 else { return [] }
        let start = text.dropLast(last.text.count)
        guard start.last?.isWhitespace != false else { return [] }

        let scope = try SearchScope(query, self, lexicon)
        let clock = SearchClock(Self.time)
        guard !scope.isEmpty else { return [] }
        let words = VisibleWords(reader: self, scope: scope)
        let beside = try Beside(
            query, SearchQuery(String(start)), SearchPlanner(reader: self, lexicon: lexicon, clock: clock), scope)
        let limit = Self.bounded(limit)
        var completions: [String] = []
        // What the query has already is no completion of it.
        var stems = beside.stems
        for word in try self.words(beginning: begun[0].text, limit: Self.tries * limit) {
            guard completions.count < limit, !clock.isLate else { break }
            // Other forms of a word find the same.
            guard !stems.contains(word.stem), try beside.has(word.stem, words),
                let written = try words.written(word)
            else { continue }
            stems.insert(word.stem)
            completions.append(start + written)
        }
        return completions
    }

    /// What a completed word has to stand beside: the query's other words, where its filters look.
    private struct Beside {
        private let scope: SearchScope
        private let slots: [SearchSlot]
        private let excluded: [SearchSlot]

        /// - Parameter before: the query without its last word; nil where nothing is left.
        init(
            _ query: SearchQuery, _ before: SearchQuery?, _ planner: SearchPlanner, _ scope: SearchScope
        ) throws {
            self.scope = scope
            // Without the last word: taken for one with the word before it, it would be another than it becomes.
            let plan = try before.map(planner.plan)
            slots = plan?.slots ?? []
            excluded =
                try plan?.excluded ?? (query.terms.contains(where: \.isExcluded) ? planner.plan(query).excluded : [])
        }

        var stems: Set<String> { Set(slots.flatMap(\.typed).map(\.text)) }

        /// Whether a document that is not hidden has a stem and all the others.
        func has(_ stem: String, _ words: VisibleWords) throws -> Bool {
            let look = { (index: FoundDocuments.Index, own: (SearchSlot) -> String) throws -> Bool in
                let expression = SearchSlot.all(slots.map(own) + [SearchSlot.quoted(stem)])
                let without = excluded.map(own)
                let whole =
                    index == .entries
                    ? scope.entries(expression, without: without) : scope.passages(expression, without: without)
                return try !words.documents(index, whole, upTo: 1, isNarrow: true).isEmpty
            }
            if scope.hasEntries, try look(.entries, \.entryExpression) { return true }
            return scope.hasPassages ? try look(.passages, Self.said) : false
        }

        /// Of words in a row no more is asked than that they are all there: a completion is an offer.
        private static func said(_ slot: SearchSlot) -> String {
            slot.surePassageExpression ?? SearchSlot.all(slot.typed.map { SearchSlot.quoted($0.text) })
        }
    }
}
