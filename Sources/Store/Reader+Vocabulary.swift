// The archive's vocabulary: how frequent words are, and which are meant by others.

internal import GRDB
import Podcast
import Search

/// A word of the archive.
struct VocabularyWord: Equatable {
    var word: String
    var stem: String
    /// In how many entries and passages it stands, those of hidden episodes included.
    var docs: Int

    init(_ row: Row) {
        (word, stem, docs) = (row[0], row[1], row[2])
    }
}

extension Reader {
    /// How many entries and passages there are.
    func documentCount() throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(sql: "SELECT value FROM meta WHERE key = ?"), arguments: [Self.indexedDocumentsKey]
        )
            ?? 0
    }

    /// In how many entries and passages the words of a stem stand, at the most.
    func documents(stem: String) throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(sql: "SELECT sum(docs) FROM vocabulary WHERE stem = ?"), arguments: [stem]) ?? 0
    }

    func vocabularyWord(_ word: String) throws -> VocabularyWord? {
        try Row.fetchOne(
            database.cachedStatement(sql: "SELECT word, stem, docs FROM vocabulary WHERE word = ?"), arguments: [word]
        ).map(VocabularyWord.init)
    }

    /// In how many entries and passages some stems stand, at the most; those that stand nowhere are left out.
    func documents(stems: [String]) throws -> [String: Int] {
        // Folded words have no quotation mark and nothing else that JSON escapes.
        let list = "[" + stems.map { "\"\($0)\"" }.joined(separator: ",") + "]"
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT stem, sum(docs) FROM vocabulary WHERE stem IN (SELECT value FROM json_each(?)) GROUP BY stem
                    """), arguments: [list])
        var documents: [String: Int] = [:]
        while let row = try rows.next() { documents[row[0]] = row[1] }
        return documents
    }

    /// The most frequent words that begin so, and stand in more than one place when there are many.
    func words(beginning prefix: String, limit: Int) throws -> [VocabularyWord] {
        // What few letters begin are thousands of words: those of the first letters alone are looked through.
        let statement = try database.cachedStatement(
            sql: """
                SELECT word, stem, docs FROM (
                    SELECT word, stem, docs FROM vocabulary WHERE word >= ?1 AND word < ?1 || char(0x10FFFF) LIMIT 4000)
                ORDER BY docs DESC, word LIMIT ?2
                """)
        return try Row.fetchAll(statement, arguments: [prefix, limit]).map(VocabularyWord.init)
    }

    /// Which of some stems words have that do not begin so.
    func stems(_ stems: [String], ofOthersThan prefix: String) throws -> Set<String> {
        let statement = try database.cachedStatement(
            sql: """
                SELECT DISTINCT stem FROM vocabulary WHERE stem IN (SELECT value FROM json_each(?1))
                AND NOT (word >= ?2 AND word < ?2 || char(0x10FFFF))
                """)
        // Folded words have no quotation mark and nothing else that JSON escapes.
        let list = "[" + stems.map { "\"\($0)\"" }.joined(separator: ",") + "]"
        return try Set(String.fetchAll(statement, arguments: [list, prefix]))
    }

    /// The most frequent words that sound so.
    func words(sounding key: String, from docs: Int, limit: Int) throws -> [VocabularyWord] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT word, stem, docs FROM vocabulary WHERE sound = ? AND docs >= ? ORDER BY docs DESC LIMIT ?
                """)
        return try Row.fetchAll(statement, arguments: [key, docs, limit]).map(VocabularyWord.init)
    }

    /// Words that somebody may have meant who wrote `word`, the likeliest first: those within as many slips as a word of
    /// its length is forgiven, and those that sound the same.
    ///
    /// - Parameter docs: words in fewer entries and passages are left out.
    func corrections(of word: String, from docs: Int, limit: Int) throws -> [(word: VocabularyWord, slips: Int)] {
        let letters = Array(word.unicodeScalars)
        let allowance = EditDistance.allowance(letters.count)
        guard allowance > 0 else { return [] }
        // One slip leaves the beginning or the end of a word as it is, and so do two that are near each other.
        let kept = max(1, (letters.count - 1) / 2)
        var found: [String: (word: VocabularyWord, slips: Int)] = [:]
        let mask = EditDistance.letters(word)
        let look = { (row: Row, isSound: Bool) in
            let text: String = row[0]
            let most = isSound ? allowance + 1 : allowance
            guard EditDistance.mayBeNear(mask, EditDistance.letters(text), atMost: most), text != word,
                found[text] == nil
            else { return }
            let other = VocabularyWord(row)
            if let slips = EditDistance.between(letters, Array(other.word.unicodeScalars), atMost: most) {
                found[other.word] = (other, slips)
            }
        }
        let range = """
            SELECT word, stem, docs FROM vocabulary WHERE %@ >= ?1 AND %@ < ?1 || char(0x10FFFF)
            AND length(word) BETWEEN ?2 AND ?3 AND docs >= ?4 LIMIT 3000
            """
        for (column, part) in [("word", letters.prefix(kept)), ("reversed", letters.reversed().prefix(kept))] {
            var key = ""
            key.unicodeScalars.append(contentsOf: part)
            let rows = try Row.fetchCursor(
                database.cachedStatement(sql: range.replacing("%@", with: column)),
                arguments: [key, letters.count - allowance, letters.count + allowance, docs])
            while let row = try rows.next() { look(row, false) }
        }
        let sound = SoundKey.of(FoldedWord(word))
        if sound.utf8.count > 1 {
            let rows = try Row.fetchCursor(
                database.cachedStatement(
                    sql:
                        "SELECT word, stem, docs FROM vocabulary WHERE sound = ? AND docs >= ? ORDER BY docs DESC LIMIT 200"
                ),
                arguments: [sound, docs])
            while let row = try rows.next() { look(row, true) }
        }
        let stem = FoldedWord(word).stem.text
        return found.values.filter { $0.word.stem != stem }
            .sorted { ($0.slips, -$0.word.docs, $0.word.word) < ($1.slips, -$1.word.docs, $1.word.word) }
            .prefix(limit).map(\.self)
    }
}
