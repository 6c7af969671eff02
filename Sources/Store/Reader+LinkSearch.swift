// Looking for an address, or for words of one.

internal import GRDB
import Podcast
import Search

/// What was found among addresses.
public struct LinkMatches: Sendable, Equatable {
    /// Sites whose name has the query in it, at most ten, those in the most episodes first.
    public var sites: [SiteCount]
    /// The address that was asked for first, then what lies below it, then what has the words: first what parts
    /// are about, then what they mention, newest first.
    public var addresses: [LinkAddress]
    /// Whether the query is an address, and the first that was found is that one.
    public var isExact: Bool
    /// How many were found, at most `Reader.foundLinks`.
    public var total: Int
    /// Whether looking ended at a bound: then there may be more.
    public var isCut: Bool

    public init(sites: [SiteCount], addresses: [LinkAddress], isExact: Bool, total: Int? = nil, isCut: Bool = false) {
        self.sites = sites
        self.addresses = addresses
        self.isExact = isExact
        self.total = total ?? addresses.count
        self.isCut = isCut
    }
}

extension Reader {
    /// The most sites that a search names.
    private static let siteHits = 10

    /// How many of the newest places with the words are looked at.
    private static let linkHits = 300

    /// The most addresses that a search finds: some pages of them.
    public static let foundLinks = 200

    /// Finds addresses that visible episodes note: by an address, by the beginning of one, or by words of address, title
    /// or link.
    ///
    /// - Parameters:
    ///   - query: a listener's words; of anything but an address, what is longer than `SearchQuery.limit` is cut off.
    ///   - limit: the most addresses returned.
    ///   - offset: how many of what was found stand before them.
    public func links(matching query: String, limit: Int, offset: Int = 0) throws -> LinkMatches {
        let limit = Self.bounded(limit, to: Self.foundLinks)
        let query = String(
            decoding: query.utf8.drop { $0 <= 32 }.prefix(LinkKey.limit).reversed().drop { $0 <= 32 }.reversed(),
            as: UTF8.self)
        var matches = LinkMatches(sites: [], addresses: [], isExact: false)
        var keys: [String] = []
        if let key = Self.key(asked: query) {
            // One more than is given tells whether there are others.
            keys = try self.keys(from: key.text, limit: Self.foundLinks + 1)
            matches.isExact = keys.first == key.text
        }
        if let words = Self.expression(query) {
            let found = try self.keys(matching: words)
            var known = Set(keys)
            keys += found.keys.filter { known.insert($0).inserted }
            matches.isCut = found.isCut
        }
        matches.isCut = matches.isCut || keys.count > Self.foundLinks
        keys = Array(keys.prefix(Self.foundLinks))
        matches.total = keys.count
        matches.addresses = try addresses(keys: Array(keys.dropFirst(max(0, offset)).prefix(limit)))
        matches.sites = try sites(named: query.lowercased(), limit: min(limit, Self.siteHits))
        return matches
    }

    /// The key of a query that is an address, with or without its scheme.
    private static func key(asked query: String) -> LinkKey? {
        guard !query.unicodeScalars.contains(where: \.properties.isWhitespace) else { return nil }
        return LinkKey(query) ?? LinkKey("https://" + query)
    }

    /// The key itself, when it was noted, and those that begin with it.
    private func keys(from key: String, limit: Int) throws -> [String] {
        // The index has them in order, so reading stops at the limit. No character sorts behind U+10FFFF.
        let statement = try database.cachedStatement(
            sql: """
                SELECT DISTINCT m.key FROM mention m JOIN visible v ON v.id = m.episode_id
                WHERE m.key >= ?1 AND m.key < ?1 || char(0x10FFFF) ORDER BY m.key LIMIT ?2
                """)
        return try String.fetchAll(statement, arguments: [key, limit])
    }

    /// Sites with a piece of a name in theirs. What they count is counted for the shortest names alone: of a piece that
    /// most sites have, those have the least besides.
    private func sites(named piece: String, limit: Int) throws -> [SiteCount] {
        guard (2...253).contains(piece.utf8.count), !piece.utf8.contains(32) else { return [] }
        let statement = try database.cachedStatement(
            sql: """
                SELECT DISTINCT site FROM mention WHERE instr(site, ?) > 0 ORDER BY length(site), site LIMIT 40
                """)
        let names = try String.fetchAll(statement, arguments: [piece])
        guard !names.isEmpty else { return [] }
        return try sites(
            "m.site IN (\(databaseQuestionMarks(count: names.count)))", StatementArguments(names), limit: limit,
            offset: 0)
    }

    /// What has the words, and whether that is not all of it.
    private func keys(matching expression: String) throws -> (keys: [String], isCut: Bool) {
        // CROSS JOIN keeps the order: the newest places come first from the index, and reading stops at the bound, so that
        // a word that stands everywhere costs no more than another.
        let statement = try database.cachedStatement(
            sql: """
                SELECT m.key, m.is_main FROM mention_search s CROSS JOIN mention m ON m.id = s.rowid
                CROSS JOIN visible v ON v.id = m.episode_id
                WHERE s.mention_search MATCH ? ORDER BY s.rowid DESC LIMIT ?
                """)
        let rows = try Row.fetchAll(statement, arguments: [expression, Self.linkHits])
        let hits = rows.map { (key: $0["key"] as String, isMain: $0["is_main"] as Bool) }
        // What a part is about goes before what it mentions.
        var seen: Set<String> = []
        return (
            (hits.filter(\.isMain) + hits).map(\.key).filter { seen.insert($0).inserted }, rows.count == Self.linkHits
        )
    }

    /// All the words of a query, each as the beginning of one; nil without a word.
    private static func expression(_ query: String) -> String? {
        let words = String(decoding: query.utf8.prefix(SearchQuery.limit), as: UTF8.self)
            .split { !$0.isLetter && !$0.isNumber }
            .filter { $0.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil } }
            .prefix(SearchQuery.wordLimit)
        guard !words.isEmpty else { return nil }
        // Letters and digits between quotes: nothing of them is an operator. What one letter begins is nearly everything.
        return words.map { $0.unicodeScalars.count < 2 ? "\"\($0)\"" : "\"\($0)\" *" }.joined(separator: " AND ")
    }
}
