// Keeping what a search reads in step with the data, within the same transaction.

import Foundation
internal import GRDB
import Podcast
import Search

/// What a transaction knows of the index: which episodes it has taken out, to be put in again before it ends.
///
/// An index without texts can only be told to forget a document by giving it the same words again. So an episode is taken out
/// before the first of its rows changes, and put in when the last of them has.
struct IndexWork {
    var text = IndexText()
    /// Taken out, and to be put in.
    var touched: Set<Int64> = []
    /// When episodes came that have no date of their own: see `undatedMinutes`.
    var minutes: [Int64: Int64] = [:]
    /// Nil until somebody asked.
    var kind: Kind?

    enum Kind {
        /// Older migrations know none.
        case missing
        /// Of another edition: written into, it would be of none.
        case another
        case present
    }
}

extension Writer {
    /// Which way the index is made. To be raised whenever another one would put anything else into it: indexes of older
    /// editions are made again when the database is opened.
    static var indexEdition: String { "3.\(WordScanner.edition).\(LinkKey.edition)" }

    /// To be called before anything of an episode changes that a search can find.
    func touch(_ id: Int64) throws {
        switch try indexKind() {
        case .missing: return
        case .another: try leave(id)
        case .present: if index.touched.insert(id).inserted { try unindex(id) }
        }
    }

    /// Shows no more of an episode what an index of another edition knows of its notes, and calls that index outdated for
    /// every edition: the one that made it would take it for whole.
    private func leave(_ id: Int64) throws {
        try run("DELETE FROM entry WHERE episode_id = ?", [id])
        try setValue("", for: Reader.indexEditionKey)
    }

    /// Touches the episodes without a date whose neighbours came, went or have other dates now.
    func touchMoved() throws {
        guard try indexKind() == .present else { return }
        index.minutes = try reader.undatedMinutes()
        for id in try reader.movedEpisodes(index.minutes, isUndated: true) { try touch(id) }
    }

    /// To be called before the transaction ends.
    func finishIndex() throws {
        guard !index.touched.isEmpty else { return }
        try touchMoved()
        let present = try Int.fetchOne(database, sql: "SELECT count(*) FROM indexed") ?? 0
        // Where most of the index is new, it is merged once and not again and again.
        if index.touched.count >= max(50, present) {
            try inBulk { try addToIndex(index.touched.sorted()) }
        } else {
            try addToIndex(index.touched.sorted())
        }
        index.touched = []
        try saveVocabulary()
        // Whoever came back may have another place in time.
        try raiseIndexGeneration()
    }

    private static var indexes: [String] { ["entry_index", "passage_index", "pair_index"] }
    /// What is near another is found in these, and where an address was noted.
    private static var titleIndexes: [String] { ["topic_search", "episode_search", "mention_search"] }

    /// Writes an index whose pieces are merged at the end (SQLite, FTS5 §6.8 and §6.9).
    private func inBulk(_ body: () throws -> Void) throws {
        let configure = { (table: String, merge: Int, crisis: Int) in
            try self.run("INSERT INTO \(table) (\(table), rank) VALUES ('automerge', ?)", [merge])
            try self.run("INSERT INTO \(table) (\(table), rank) VALUES ('crisismerge', ?)", [crisis])
        }
        for table in Self.indexes { try configure(table, 0, 500) }
        try body()
        for table in Self.indexes {
            try run("INSERT INTO \(table) (\(table)) VALUES ('optimize')")
            try configure(table, 4, 16)
        }
        // Triggers write these: after so many rows they are in pieces, each of which every page would look through.
        for table in Self.titleIndexes { try run("INSERT INTO \(table) (\(table)) VALUES ('optimize')") }
    }

    func indexKind() throws -> IndexWork.Kind {
        if let kind = index.kind { return kind }
        let exists = try database.tableExists("vocabulary")
        let kind: IndexWork.Kind = !exists ? .missing : try reader.hasPresentIndex() ? .present : .another
        index.kind = kind
        return kind
    }

    /// Makes the whole index again.
    ///
    /// - Returns: how many episodes are in it.
    func renewIndex() throws -> Int {
        index = IndexWork()
        for table in Self.indexes { try run("INSERT INTO \(table) (\(table)) VALUES ('delete-all')") }
        for table in ["entry", "indexed", "vocabulary"] { try run("DELETE FROM \(table)") }
        try run("DELETE FROM meta WHERE key = ?", [Reader.indexedDocumentsKey])
        let ids = try Int64.fetchAll(database, sql: "SELECT id FROM episode ORDER BY id")
        index.minutes = try reader.undatedMinutes()
        try inBulk { try addToIndex(ids) }
        try saveVocabulary()
        try setValue(Self.indexEdition, for: Reader.indexEditionKey)
        try raiseIndexGeneration()
        return ids.count
    }

    func raiseIndexGeneration() throws {
        try run(
            "INSERT INTO meta (key, value) VALUES (?1, 1) ON CONFLICT (key) DO UPDATE SET value = value + 1",
            [Reader.indexGenerationKey])
    }

    // MARK: One episode

    private func addToIndex(_ ids: [Int64]) throws {
        // A few at a time: notes with all their text need not be in memory at once.
        for start in stride(from: 0, to: ids.count, by: 50) {
            let some = Array(ids[start..<min(start + 50, ids.count)])
            let contents = try reader.contents(of: some)
            for id in some {
                if let content = contents[id] { try insert(content, id) }
            }
        }
    }

    private func insert(_ content: EpisodeContent, _ id: Int64) throws {
        guard let (ordinal, minute) = try ordinal(of: id) else { return }
        let facts = try reader.indexFacts(of: id)
        let entries = IndexEntry.all(content, facts)
        for entry in entries {
            guard let key = DocumentKey(ordinal: ordinal, place: entry.place) else { continue }
            try run(
                """
                INSERT INTO entry (id, episode_id, kind, item, ordinal, topic_index, url, host, title, marks, links,
                    text)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    key.rowid, id, entry.kind.rawValue, entry.item, entry.ordinal, entry.topicIndex, entry.url,
                    entry.host,
                    entry.title,
                    entry.marks.joined(separator: " "), entry.links, entry.text,
                ])
            try write(EntryColumns(entry, &index.text, isGone: false), key, isGone: false)
        }
        let marks = facts.marks(content).joined(separator: " ")
        let passages = try reader.spokenTexts(of: id)
        try write(passages, marks, ordinal, isGone: false)
        try run(
            "INSERT INTO indexed (ordinal, episode_id, minute, marks, entries, passages) VALUES (?, ?, ?, ?, ?, ?)",
            [ordinal, id, minute, marks, entries.count, passages.count])
        try countDocuments(entries.count + passages.count)
    }

    private func unindex(_ id: Int64) throws {
        let statement = try database.cachedStatement(
            sql: "SELECT ordinal, marks, entries, passages FROM indexed WHERE episode_id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [id]) else { return }
        let (ordinal, marks): (Int64, String) = (row["ordinal"], row["marks"])
        let rows = try Row.fetchAll(
            database.cachedStatement(sql: "SELECT * FROM entry WHERE episode_id = ?"), arguments: [id])
        for row in rows {
            let columns = EntryColumns(IndexEntry(row), &index.text, isGone: true)
            try write(columns, DocumentKey(rowid: row["id"]), isGone: true)
        }
        try write(try reader.spokenTexts(of: id), marks, ordinal, isGone: true)
        try run("DELETE FROM entry WHERE episode_id = ?", [id])
        try run("DELETE FROM indexed WHERE episode_id = ?", [id])
        try countDocuments(-(row["entries"] as Int) - (row["passages"] as Int))
    }

    private func write(_ columns: EntryColumns, _ key: DocumentKey, isGone: Bool) throws {
        try run(
            isGone
                ? """
                INSERT INTO entry_index (entry_index, rowid, title, body, link, mark) VALUES ('delete', ?, ?, ?, ?, ?)
                """ : "INSERT INTO entry_index (rowid, title, body, link, mark) VALUES (?, ?, ?, ?, ?)",
            [
                key.rowid, String(decoding: columns.title, as: UTF8.self),
                String(decoding: columns.body, as: UTF8.self),
                String(decoding: columns.link, as: UTF8.self), columns.mark,
            ])
    }

    private func write(_ passages: [Passage], _ marks: String, _ ordinal: Int64, isGone: Bool) throws {
        let words = try indexStatement("passage_index", "words", isGone)
        let pairs = try indexStatement("pair_index", "pairs", isGone)
        try PassageColumns.each(passages, marks: marks, &index.text, isGone: isGone) { place, columns in
            guard let key = DocumentKey(ordinal: ordinal, place: place) else { return }
            try words.execute(arguments: [key.rowid, String(decoding: columns.words, as: UTF8.self)])
            try pairs.execute(arguments: [key.rowid, String(decoding: columns.pairs, as: UTF8.self)])
        }
    }

    private func indexStatement(_ table: String, _ column: String, _ isGone: Bool) throws -> Statement {
        try database.cachedStatement(
            sql: isGone
                ? "INSERT INTO \(table) (\(table), rowid, \(column)) VALUES ('delete', ?, ?)"
                : "INSERT INTO \(table) (rowid, \(column)) VALUES (?, ?)")
    }

    // MARK: What it is made of

    /// A free place in time for an episode in any state, and the minute that it came.
    private func ordinal(of id: Int64) throws -> (ordinal: Int64, minute: Int64)? {
        let statement = try database.cachedStatement(sql: "SELECT number, published FROM episode WHERE id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [id]) else { return nil }
        let minute = Ordinal.minute(published: row[1]) ?? index.minutes[id] ?? 0
        var ordinal = Ordinal.wanted(minute: minute, number: row[0])
        let taken = try Int64.fetchCursor(
            database.cachedStatement(sql: "SELECT ordinal FROM indexed WHERE ordinal >= ? ORDER BY ordinal"),
            arguments: [ordinal])
        while let next = try taken.next(), next == ordinal { ordinal += 1 }
        return (ordinal, minute)
    }

    // MARK: Counts

    private func saveVocabulary() throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO vocabulary (word, stem, docs, sound, reversed) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (word) DO UPDATE SET docs = docs + excluded.docs
                """)
        // In the order of the index, where they lie side by side.
        for change in index.text.takeChanges().map({ ($0.word.text, $0) }).sorted(by: { $0.0 < $1.0 }) {
            try statement.execute(arguments: [
                change.0, change.1.stem.text, change.1.docs, SoundKey.of(change.1.word),
                String(change.0.reversed()),
            ])
        }
        try run("DELETE FROM vocabulary WHERE docs <= 0")
    }

    private func countDocuments(_ change: Int) throws {
        try run(
            "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = value + ?2",
            [Reader.indexedDocumentsKey, change])
    }
}

extension Reader {
    static let indexEditionKey = "search_edition"
    static let indexedDocumentsKey = "search_documents"

    /// What is said in an episode's passages, in order, without the marks of its cues.
    func spokenTexts(of id: Int64) throws -> [Passage] {
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: "SELECT start, stop, marks, text FROM passage WHERE episode_id = ? ORDER BY position"),
            arguments: [id])
        var passages: [Passage] = []
        while let row = try rows.next() {
            passages.append(Passage(start: row[0], end: row[1], text: row[3], marks: []))
        }
        return passages
    }

    /// Whether the index was made by today's rules, or the migrations that we were given know of none.
    func hasPresentIndex() throws -> Bool {
        guard try database.tableExists("vocabulary") else { return true }
        return try value(Self.indexEditionKey) == Writer.indexEdition
    }
}
