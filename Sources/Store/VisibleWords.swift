// Which words of the vocabulary the public may be told, and how the archive writes them.

internal import GRDB
import Search

/// Looks words up in what visible episodes say. The vocabulary counts hidden ones too, and an index knows no more of a word
/// than its stem: only a text tells whether the word itself is there.
final class VisibleWords {
    private let reader: Reader
    private let scope: SearchScope
    /// How many documents hidden episodes have, at the most; nil until somebody asks.
    private var hidden: Int?

    init(reader: Reader, scope: SearchScope) { (self.reader, self.scope) = (reader, scope) }

    enum Index: String {
        case entries = "entry_index"
        case passages = "passage_index"
    }

    /// Rows of an index that are walked for one question: what is hidden is little.
    private static let rows = 5_000
    /// Texts that are read for a word which some of them may have in another form only.
    private static let texts = 24
    /// Characters of a text that are read.
    private static let length = 20_000
    /// Texts that say how a word is written, when it is sure to be there.
    private static let samples = 4

    /// The newest documents that a visible episode has, up to a bound.
    func documents(_ index: Index, _ expression: String?, upTo bound: Int) throws -> [DocumentKey] {
        guard let expression else { return [] }
        let rows = try Int64.fetchCursor(
            reader.database.cachedStatement(
                sql: """
                    SELECT rowid FROM \(index.rawValue) WHERE \(index.rawValue) MATCH ?
                    ORDER BY rowid DESC LIMIT \(Self.rows)
                    """), arguments: [expression])
        var keys: [DocumentKey] = []
        while keys.count < bound, let rowid = try rows.next() {
            let key = DocumentKey(rowid: rowid)
            if !scope.hides(key) { keys.append(key) }
        }
        return keys
    }

    /// Whether a visible episode has this very word.
    func isThere(_ word: VocabularyWord) throws -> Bool {
        if try isSure(word) { return true }
        return try !spellings(of: word, in: SearchSlot.quoted(word.stem), most: Self.texts).isEmpty
    }

    /// The word as visible episodes write it; nil when none has it, or none is found that does.
    func written(_ word: VocabularyWord) throws -> String? {
        let isSure = try isSure(word)
        let spellings = try spellings(
            of: word, in: SearchSlot.quoted(word.stem), most: isSure ? Self.samples : Self.texts)
        // Of two ways the one in small letters: a title begins with a capital, whatever its first word is.
        return spellings.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? (isSure ? word.word : nil)
    }

    /// Whether there are more documents with a word than hidden episodes have at all.
    private func isSure(_ word: VocabularyWord) throws -> Bool {
        guard !scope.hidesNothing else { return true }
        return try word.docs > hiddenDocuments()
    }

    private func hiddenDocuments() throws -> Int {
        if let hidden { return hidden }
        let sum = try Int.fetchOne(
            reader.database.cachedStatement(
                sql: """
                    SELECT ifnull(sum(n), 0) FROM (
                        SELECT i.entries + i.passages AS n FROM episode e JOIN indexed i ON i.episode_id = e.id
                        WHERE e.state <> 'published'
                        UNION ALL SELECT i.entries + i.passages FROM episode e JOIN indexed i ON i.episode_id = e.id
                        WHERE e.published > now_utc())
                    """))
        hidden = sum
        return sum ?? .max
    }

    /// How often texts that an expression finds have a word, by the way it is written.
    private func spellings(of word: VocabularyWord, in expression: String, most: Int) throws -> [String: Int] {
        var spellings: [String: Int] = [:]
        let folded = FoldedWord(word.word)
        var beginning = Beginnings()
        beginning.insert(folded)
        var read = 0
        for index in [Index.entries, .passages] where spellings.isEmpty && read < most {
            for key in try documents(index, expression, upTo: most - read) {
                read += 1
                var own: [String: Int] = [:]
                // An address writes it small: it tells only what nothing else does.
                for text in try texts(index, key) where own.isEmpty || !text.isLink {
                    Self.count(folded, beginning, in: text.text, &own)
                }
                spellings.merge(own, uniquingKeysWith: +)
                if !spellings.isEmpty, read >= Self.samples { break }
            }
        }
        return spellings
    }

    private func texts(_ index: Index, _ key: DocumentKey) throws -> [(text: String, isLink: Bool)] {
        switch index {
        case .entries:
            let statement = try reader.database.cachedStatement(
                sql: "SELECT title, substr(text, 1, \(Self.length)), host, links FROM entry WHERE id = ?")
            guard let row = try Row.fetchOne(statement, arguments: [key.rowid]) else { return [] }
            return [(row[0], false), (row[1], false), (row[2], false), (row[3], true)]
        case .passages:
            let statement = try reader.database.cachedStatement(
                sql: """
                    SELECT substr(text, 1, \(Self.length)) FROM passage WHERE position = ?
                    AND episode_id = (SELECT episode_id FROM indexed WHERE ordinal = ?)
                    """)
            return try String.fetchOne(statement, arguments: [key.place, key.ordinal]).map { [($0, false)] } ?? []
        }
    }

    private static func count(
        _ word: FoldedWord, _ beginning: Beginnings, in text: String, _ spellings: inout [String: Int]
    ) {
        var scanner = WordScanner()
        let bytes = text.utf8
        let span = bytes.span
        while scanner.next(in: span, beginning: beginning) {
            guard scanner.word.hash == word.hash else { continue }
            let start = bytes.index(bytes.startIndex, offsetBy: scanner.start)
            let end = bytes.index(start, offsetBy: scanner.end - scanner.start)
            let written = String(text[start..<end])
            // What belongs to Brian is found by Brian.
            let isOwned = written.contains { "'\u{2019}\u{2018}\u{2BC}".contains($0) }
            spellings[isOwned ? word.text : written, default: 0] += 1
        }
    }
}
