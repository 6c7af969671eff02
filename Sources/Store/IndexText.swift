// Texts as the indexes are given them: folded words between spaces.

import Podcast
import Search

/// Folds texts for the indexes and counts their words. One for each transaction, since it knows the words it has seen.
struct IndexText {
    private(set) var words = WordTable()
    /// By how many documents each word has become more or less frequent.
    private var changes: [Int32] = []
    /// The last document that each word was counted in.
    private var counted: [Int32] = []
    private var document: Int32 = 0
    /// What was counted since a part of the transaction began that may be undone; nil outside of one.
    private var journal: [(word: Int32, change: Int32)]?

    /// A word of a text.
    struct Token {
        /// Its number in `words`.
        var word: Int32
        /// Where it begins, in UTF-8 bytes.
        var start: Int32
        var isAlias: Bool
    }

    /// The words of a text.
    mutating func tokens(_ text: String) -> [Token] {
        var scanner = WordScanner()
        var tokens: [Token] = []
        tokens.reserveCapacity(text.utf8.count / 5)
        let bytes = text.utf8.span
        while scanner.next(in: bytes) {
            let number = words.number(of: scanner.word)
            tokens.append(
                Token(word: Int32(number), start: Int32(clamping: scanner.start), isAlias: scanner.isAlias))
        }
        return tokens
    }

    /// The stems of words, for a column of an index.
    func append(_ tokens: [Token], to column: inout [UInt8]) {
        for token in tokens { Self.append(words.stem(Int(token.word)), to: &column) }
    }

    private static func append(_ stem: FoldedWord, to column: inout [UInt8]) {
        for index in 0..<stem.count { column.append(stem[index]) }
        column.append(32)
    }

    /// The pairs of neighbours, those included that the first words behind the text make with its last.
    func appendPairs(_ tokens: [Token], then more: some Sequence<Token> = [], to column: inout [UInt8]) {
        eachPair(tokens, then: more) {
            IndexToken.append(pair: IndexToken.pair($0, $1), to: &column)
            column.append(32)
        }
    }

    /// The pairs of neighbours in a part of the notes.
    func appendNotedPairs(_ tokens: [Token], to column: inout [UInt8]) {
        eachPair(tokens, then: []) {
            IndexToken.append(notedPair: IndexToken.notedPair($0, $1), to: &column)
            column.append(32)
        }
    }

    /// Neighbours under all of their names: `modern C++` is a pair of `modern` with `c`, and one with `cplusplus`.
    private func eachPair(_ tokens: [Token], then more: some Sequence<Token>, _ body: (UInt64, UInt64) -> Void) {
        var (before, last): ([UInt64], [UInt64]) = ([], [])
        func add(_ token: Token) {
            let hash = words.stemHash(Int(token.word))
            if !token.isAlias {
                swap(&before, &last)
                last.removeAll(keepingCapacity: true)
            }
            last.append(hash)
            for other in before { body(other, hash) }
        }
        for token in tokens { add(token) }
        for token in more { add(token) }
    }

    /// Begins to count another document's words.
    mutating func beginDocument() {
        document += 1
    }

    /// Counts the words of the present document, each once, as come or gone.
    mutating func count(_ tokens: [Token], isGone: Bool) { count(tokens, isGone: isGone) { _, _ in } }

    /// The same, and gives their stems to a column of an index that keeps no places: there a word that comes again is nothing
    /// new, and in speech half of them do.
    mutating func count(_ tokens: [Token], isGone: Bool, to column: inout [UInt8]) {
        count(tokens, isGone: isGone) { Self.append($0.stem($1), to: &column) }
    }

    private mutating func count(_ tokens: [Token], isGone: Bool, _ each: (borrowing WordTable, Int) -> Void) {
        while counted.count < words.count {
            counted.append(0)
            changes.append(0)
        }
        for token in tokens where counted[Int(token.word)] != document {
            counted[Int(token.word)] = document
            changes[Int(token.word)] += isGone ? -1 : 1
            journal?.append((token.word, isGone ? -1 : 1))
            each(words, Int(token.word))
        }
    }

    /// Begins to note what is counted.
    mutating func beginUndoable() { journal = [] }

    /// Keeps what has been counted since, or forgets it.
    mutating func endUndoable(isUndone: Bool) {
        if isUndone { for entry in journal ?? [] { changes[Int(entry.word)] -= entry.change } }
        journal = nil
    }

    /// A change of the vocabulary.
    struct Change {
        var word: FoldedWord
        var stem: FoldedWord
        var docs: Int
    }

    /// What has been counted since this was asked last.
    mutating func takeChanges() -> [Change] {
        var all: [Change] = []
        for (number, change) in changes.enumerated() where change != 0 {
            changes[number] = 0
            let word = words.word(number)
            if Self.isVocabulary(word) { all.append(Change(word: word, stem: words.stem(number), docs: Int(change))) }
        }
        return all
    }

    /// Whether a word could be meant by a slip of the finger: two bytes or more, and not digits alone.
    static func isVocabulary(_ word: FoldedWord) -> Bool {
        guard word.count > 1, word.count < FoldedWord.limit, !word.isCut else { return false }
        for index in 0..<word.count where word[index] > 57 { return true }
        return false
    }
}

/// The columns of an entry in its index.
struct EntryColumns {
    var title: [UInt8] = []
    var body: [UInt8] = []
    var link: [UInt8] = []
    var mark = ""

    /// - Parameter isGone: whether it is taken out of the index: its words are counted so.
    init(_ entry: IndexEntry, _ text: inout IndexText, isGone: Bool) {
        text.beginDocument()
        let add = { (source: String, column: inout [UInt8], text: inout IndexText) in
            guard !source.isEmpty else { return }
            let tokens = text.tokens(source)
            text.append(tokens, to: &column)
            text.appendNotedPairs(tokens, to: &column)
            text.count(tokens, isGone: isGone)
        }
        add(entry.title, &title, &text)
        let titled = title
        IndexToken.append(titled: titled, to: &title)
        add(entry.host, &body, &text)
        add(entry.text, &body, &text)
        add(entry.links, &link, &text)
        mark = entry.marks.joined(separator: " ")
    }
}

/// The columns of a transcript's passages in their indexes.
struct PassageColumns {
    /// How many words of what comes next a passage is found by: as many as a phrase may have, but its first.
    static let reach = SearchQuery.wordLimit - 1

    var words: [UInt8] = []
    var pairs: [UInt8] = []

    /// - Parameter body: is given the columns of one passage after the other.
    static func each(
        _ passages: [Passage], marks: String, _ text: inout IndexText, isGone: Bool,
        _ body: (Int, PassageColumns) throws -> Void
    ) rethrows {
        let tokens = passages.map { text.tokens($0.text) }
        for (index, passage) in passages.enumerated() {
            text.beginDocument()
            var columns = PassageColumns()
            text.count(tokens[index], isGone: isGone, to: &columns.words)
            if index == 0 { columns.words += (IndexToken.mark(.first, "") + " ").utf8 }
            columns.words += marks.utf8
            var next: ArraySlice<IndexText.Token> = []
            if index + 1 < passages.count {
                let shared = Int32(clamping: passage.overlap(with: passages[index + 1]))
                next = tokens[index + 1].drop { $0.start < shared }.prefix(reach)
            }
            text.appendPairs(tokens[index], then: next, to: &columns.pairs)
            try body(index, columns)
        }
    }
}

extension Passage {
    /// How many UTF-8 bytes the next passage says again of this one: each begins with the last sentence of the one before.
    func overlap(with next: Passage) -> Int {
        guard next.start < end else { return 0 }
        let (one, other) = (text.utf8.span, next.text.utf8.span)
        // A sentence of 15 seconds; a whole cue may be longer.
        var length = min(one.count, other.count, 2000)
        search: while length > 0 {
            defer { length -= 1 }
            let begin = one.count - length
            guard one[begin] == other[0], begin == 0 || one[begin - 1] == 32,
                length == other.count || other[length] == 32
            else { continue }
            for index in 0..<length where one[begin + index] != other[index] { continue search }
            return length
        }
        return 0
    }
}
