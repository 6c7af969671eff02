// Whether the search's index holds what it should.

internal import GRDB
import Podcast
import Search

/// What is wrong with a search index.
public enum IndexFault: Sendable, Equatable, CustomStringConvertible {
    /// It was made by another version's rules, or never.
    case edition
    /// SQLite finds its structure broken: the table, and SQLite's words.
    case damaged(table: String, reason: String)
    /// These episodes are missing in it, by number (with its season) or slug.
    case missing(episodes: [String])
    /// What it knows of the notes of these episodes is not what the notes say.
    case notes(episodes: [String])
    /// These episodes stand in it at another time than they came.
    case dates(episodes: [String])
    /// It holds other words than the texts have.
    case words(table: String)

    public var description: String {
        switch self {
        case .edition: "the index is of another edition than this program makes"
        case .damaged(let table, let reason): "\(table): \(reason)"
        case .missing(let episodes): "indexed: has not \(Self.told(episodes))"
        case .notes(let episodes): "entry: does not say what the notes say of \(Self.told(episodes))"
        case .dates(let episodes): "indexed: has another time than the show for \(Self.told(episodes))"
        case .words(let table): "\(table): does not hold the words of the texts"
        }
    }

    /// Names told at most; how many more there are is said.
    private static let told = 6

    private static func told(_ episodes: [String]) -> String {
        let names = episodes.prefix(told).joined(separator: ", ")
        let more = episodes.count > told ? " and \(episodes.count - told) more" : ""
        return (episodes.count == 1 ? "episode " : "episodes ") + names + more
    }
}

extension Reader {
    /// Compares the index with all texts. Reads the whole show: seconds for a large archive.
    func indexFaults() throws -> [IndexFault] {
        guard try hasPresentIndex() else { return [.edition] }
        var faults: [IndexFault] = []
        let missing = try Int64.fetchAll(
            database, sql: "SELECT id FROM episode WHERE id NOT IN (SELECT episode_id FROM indexed)")
        if !missing.isEmpty { faults.append(.missing(episodes: try names(of: missing))) }
        var expected = IndexSums()
        let ids = try Int64.fetchAll(
            database, sql: "SELECT episode_id FROM indexed WHERE episode_id IN (SELECT id FROM episode) ORDER BY 1")
        // A few at a time: notes with all their text need not be in memory at once.
        for start in stride(from: 0, to: ids.count, by: 50) {
            let contents = try contents(of: Array(ids[start..<min(start + 50, ids.count)]))
            for (id, content) in contents { try add(content, of: id, to: &expected) }
        }
        if !expected.strays.isEmpty { faults.append(.notes(episodes: try names(of: expected.strays))) }
        let moved = try movedEpisodes(undatedMinutes(), isUndated: false)
        if !moved.isEmpty { faults.append(.dates(episodes: try names(of: moved))) }
        for change in expected.text.takeChanges() {
            expected.vocabulary &+= change.word.hash &* UInt64(truncatingIfNeeded: change.docs)
        }
        let sums = [
            ("entry_index", expected.entries, try sum("SELECT term, doc FROM entry_index_term")),
            ("passage_index", expected.passages, try sum("SELECT term, doc FROM passage_index_term")),
            ("pair_index", expected.pairs, try sum("SELECT term, doc FROM pair_index_term")),
            ("vocabulary", expected.vocabulary, try sum("SELECT word, docs FROM vocabulary")),
        ]
        for (table, wanted, found) in sums where wanted != found { faults.append(.words(table: table)) }
        let documents = try documentCount()
        if documents != expected.documents { faults.append(.words(table: "meta")) }
        return faults
    }

    /// Adds what the index should have of an episode: made of its notes and transcript, as it is when it is put in.
    private func add(_ content: EpisodeContent, of id: Int64, to sums: inout IndexSums) throws {
        let indexed = try Row.fetchOne(
            database.cachedStatement(
                sql: "SELECT ordinal, marks, entries, passages FROM indexed WHERE episode_id = ?"), arguments: [id])
        guard let indexed else { return }
        let ordinal: Int64 = indexed["ordinal"]
        let facts = try indexFacts(of: id)
        let entries = IndexEntry.all(content, facts)
        let keyed = entries.compactMap { entry in
            DocumentKey(ordinal: ordinal, place: entry.place).map { (key: $0, entry: entry) }
        }
        for (_, entry) in keyed {
            let columns = EntryColumns(entry, &sums.text, isGone: false)
            sums.entries &+= IndexSums.sum([columns.title, columns.body, columns.link, Array(columns.mark.utf8)])
        }
        let marks = facts.marks(content).joined(separator: " ")
        let passages = try spokenTexts(of: id)
        PassageColumns.each(passages, marks: marks, &sums.text, isGone: false) { place, columns in
            guard DocumentKey(ordinal: ordinal, place: place) != nil else { return }
            sums.passages &+= IndexSums.sum([columns.words])
            sums.pairs &+= IndexSums.sum([columns.pairs])
        }
        sums.documents += entries.count + passages.count
        // What is shown of an entry, and what it is taken out by, is read from a copy.
        let stored = try Row.fetchAll(
            database.cachedStatement(sql: "SELECT * FROM entry WHERE episode_id = ? ORDER BY id"), arguments: [id]
        ).map { (key: DocumentKey(rowid: $0["id"]), entry: IndexEntry($0)) }
        let isSame =
            stored.elementsEqual(keyed.sorted { $0.key < $1.key }) { $0.key == $1.key && $0.entry == $1.entry }
            && indexed["marks"] == marks && indexed["entries"] == entries.count
            && indexed["passages"] == passages.count
        if !isSame { sums.strays.append(id) }
    }

    /// How an episode is told from others, as `visible` or `episode` has it: "7", in a show with seasons "S2E7", without a
    /// number its slug.
    static let toldName = """
        CASE WHEN number IS NULL THEN slug WHEN season IS NULL THEN CAST(number AS TEXT)
        ELSE 'S' || season || 'E' || number END
        """

    /// Episodes by number, those without one by slug, in that order.
    private func names(of ids: [Int64]) throws -> [String] {
        try String.fetchAll(
            database,
            sql: """
                SELECT \(Self.toldName) FROM episode WHERE id IN \(Self.listed)
                ORDER BY number IS NULL, ifnull(season, 0), number, slug
                """, arguments: [Self.list(ids)])
    }

    /// The sum over all terms, each as often as there are documents that have it.
    private func sum(_ sql: String) throws -> UInt64 {
        var sum: UInt64 = 0
        let rows = try Row.fetchCursor(database, sql: sql)
        while let row = try rows.next() {
            sum &+= FoldedWord(row[0] as String).hash &* UInt64(truncatingIfNeeded: row[1] as Int)
        }
        return sum
    }
}

/// What indexes should hold, in a number each: equal sums of 64 bits are equal words, but for one case in 10^19.
private struct IndexSums {
    var text = IndexText()
    var entries: UInt64 = 0
    var passages: UInt64 = 0
    var pairs: UInt64 = 0
    var vocabulary: UInt64 = 0
    var documents = 0
    /// Episodes of which something else is kept than the notes say.
    var strays: [Int64] = []

    /// The sum over the different words of a document's columns.
    static func sum(_ columns: [[UInt8]]) -> UInt64 {
        var hashes: Set<UInt64> = []
        for column in columns {
            var word = FoldedWord()
            for byte in column {
                if byte != 32 {
                    word.append(byte)
                } else if word.count > 0 {
                    hashes.insert(word.hash)
                    word.removeAll()
                }
            }
            if word.count > 0 { hashes.insert(word.hash) }
        }
        return hashes.reduce(0, &+)
    }
}

extension Store {
    /// Looks whether the search's index holds what it should. Writers wait meanwhile, for a second or so at a time.
    public func indexFaults() throws(StoreError) -> [IndexFault] {
        let faults = try read { try $0.indexFaults() }
        guard faults != [.edition] else { return faults }
        var damages: [IndexFault] = []
        for table in ["entry_index", "passage_index", "pair_index"] {
            if let reason = try integrityFault(table) { damages.append(.damaged(table: table, reason: reason)) }
        }
        return damages + faults
    }

    /// Whether the search's index is of the edition that this program makes.
    public func hasPresentIndex() throws(StoreError) -> Bool { try read { try $0.hasPresentIndex() } }
}
