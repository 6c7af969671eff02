// Was this covered before? Every address that visible episodes note.

internal import GRDB
import Podcast

/// A site with addresses that were noted.
public struct SiteCount: Sendable, Equatable {
    /// The host's name without `www.`: letters, digits, dots, hyphens and underscores, in lower case.
    public var site: String
    /// Addresses of the site, each once.
    public var addresses: Int
    public var episodes: Int

    public init(site: String, addresses: Int, episodes: Int) {
        self.site = site
        self.addresses = addresses
        self.episodes = episodes
    }
}

/// One place where an address was noted.
public struct LinkPlace: Sendable, Equatable {
    public var part: NotedPart
    /// The address as written; only `http` and `https`.
    public var url: String
    /// The words that it stands under.
    public var text: String
    /// Whether it is the part's own link, and not one within its text.
    public var isMain: Bool

    public init(part: NotedPart, url: String, text: String, isMain: Bool) {
        self.part = part
        self.url = url
        self.text = text
        self.isMain = isMain
    }
}

/// An address with the places where it was noted.
public struct LinkAddress: Sendable, Equatable {
    /// What it is known by: see `LinkKey`.
    public var key: String
    public var site: String
    /// The title of the newest part whose own link it is, else the newest words that it stands under.
    public var title: String
    /// As the newest place has it.
    public var url: String
    /// Visible episodes that note it.
    public var episodes: Int
    /// Newest first; at most as many as were asked for.
    public var places: [LinkPlace]

    public init(key: String, site: String, title: String, url: String, episodes: Int, places: [LinkPlace]) {
        self.key = key
        self.site = site
        self.title = title
        self.url = url
        self.episodes = episodes
        self.places = places
    }
}

extension Reader {
    /// The most places of an address that lists of addresses show.
    public static let placesPerAddress = 8
    /// What stands in more episodes than this is a habit of the show, and no coverage.
    public static let habitualFrom = 12

    private static let placeColumns = """
        \(labelColumns), t.kind, t.position, t.topic_index, t.title, t.url, t.key, t.site, t.text, t.is_main,
        (SELECT o.start FROM topic o WHERE t.kind = 'topic' AND o.episode_id = t.episode_id AND o.position = t.position)
            AS start,
        p.name AS host, p.slug AS host_slug
        """
    /// Among the places of one episode, those that are about the address come first.
    private static let placeOrder = "\(newestFirst), t.is_main DESC, t.id"

    /// How many sites, and how many addresses, visible episodes note.
    public func linkCounts() throws -> (sites: Int, addresses: Int) {
        // CROSS JOIN goes through an index that has each site's, and each key's, rows side by side.
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT (SELECT count(*) FROM (
                            SELECT 1 FROM mention m CROSS JOIN visible v ON v.id = m.episode_id GROUP BY m.site)) AS sites,
                        (SELECT count(*) FROM (
                            SELECT 1 FROM mention m CROSS JOIN visible v ON v.id = m.episode_id GROUP BY m.key))
                            AS addresses
                    """))
        return (row?["sites"] ?? 0, row?["addresses"] ?? 0)
    }

    /// The sites that visible episodes note, those in the most episodes first.
    public func sites(limit: Int, offset: Int = 0) throws -> [SiteCount] {
        try sites("true", [], limit: limit, offset: offset)
    }

    /// A site by its host name without `www.`; nil when no visible episode notes an address of it.
    public func site(_ name: String) throws -> SiteCount? {
        try sites("m.site = ?", [name], limit: 1, offset: 0).first
    }

    func sites(
        _ condition: String, _ arguments: StatementArguments, limit: Int, offset: Int
    ) throws -> [SiteCount] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT m.site, count(DISTINCT m.key) AS addresses, count(DISTINCT m.episode_id) AS episodes
                FROM mention m CROSS JOIN visible v ON v.id = m.episode_id WHERE \(condition)
                GROUP BY m.site ORDER BY episodes DESC, addresses DESC, m.site LIMIT ? OFFSET ?
                """)
        let all = arguments + [Self.bounded(limit), Self.bounded(offset, to: .max)]
        return try Row.fetchAll(statement, arguments: all).map {
            SiteCount(site: $0["site"], addresses: $0["addresses"], episodes: $0["episodes"])
        }
    }

    /// The addresses of a site, the one noted last first.
    public func addresses(site: String, limit: Int, offset: Int = 0) throws -> [LinkAddress] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT m.key FROM mention m JOIN visible v ON v.id = m.episode_id WHERE m.site = ?
                GROUP BY m.key ORDER BY max(\(Self.sortDate)) DESC, m.key LIMIT ? OFFSET ?
                """)
        let keys = try String.fetchAll(
            statement, arguments: [site, Self.bounded(limit, to: 200), Self.bounded(offset, to: .max)])
        return try addresses(keys: keys)
    }

    /// Where an address was noted, however it is spelled, newest first.
    public func places(of url: String, limit: Int, offset: Int = 0) throws -> [LinkPlace] {
        guard let key = LinkKey(url) else { return [] }
        let statement = try database.cachedStatement(
            sql: """
                SELECT \(Self.placeColumns) FROM mention t JOIN visible v ON v.id = t.episode_id \(Self.hostJoin)
                WHERE t.key = ? ORDER BY \(Self.placeOrder) LIMIT ? OFFSET ?
                """)
        return try Row.fetchAll(
            statement, arguments: [key.text, Self.bounded(limit), Self.bounded(offset, to: .max)]
        ).map(Self.place)
    }

    /// Where else addresses were covered: in topics, extras, jokes and texts of other episodes than one.
    ///
    /// - Parameters:
    ///   - urls: as the notes have them; those after the first 500 are left aside.
    ///   - id: the episode that they stand in; nil for any.
    ///   - perAddress: the most places of each.
    /// - Returns: what was covered elsewhere, by the address as it was given. What is in every other episode is not told.
    public func coverage(
        of urls: [String], besides id: Int64?, perAddress: Int = Self.placesPerAddress
    ) throws -> [String: LinkAddress] {
        let keys = Dictionary(
            urls.prefix(500).compactMap { url in LinkKey(url).map { (url, $0.text) } },
            uniquingKeysWith: { first, _ in first })
        let found = try addresses(
            keys: Array(Set(keys.values)), besides: id, kinds: "t.kind <> 'sponsor'", perAddress: perAddress)
        let byKey = Dictionary(
            found.filter { $0.episodes <= Self.habitualFrom }.map { ($0.key, $0) },
            uniquingKeysWith: { first, _ in first })
        return keys.compactMapValues { byKey[$0] }
    }

    /// Addresses with their places, in the order of the keys.
    func addresses(
        keys: [String], besides id: Int64? = nil, kinds: String = "true", perAddress: Int = Self.placesPerAddress
    ) throws -> [LinkAddress] {
        guard !keys.isEmpty else { return [] }
        // Which places first: what they show is looked up for those that are shown.
        let statement = try database.cachedStatement(
            sql: """
                WITH place AS (
                    SELECT t.id, t.key, row_number() OVER (PARTITION BY t.key ORDER BY \(Self.placeOrder)) AS place,
                        dense_rank() OVER (PARTITION BY t.key ORDER BY t.episode_id) AS episodes
                    FROM mention t JOIN visible v ON v.id = t.episode_id
                    WHERE t.key IN (\(databaseQuestionMarks(count: keys.count))) AND t.episode_id IS NOT ? AND \(kinds)),
                counted AS (SELECT id, place, max(episodes) OVER (PARTITION BY key) AS n FROM place)
                SELECT c.n, \(Self.placeColumns) FROM counted c JOIN mention t ON t.id = c.id
                JOIN visible v ON v.id = t.episode_id \(Self.hostJoin) WHERE c.place <= ?
                ORDER BY t.key, c.place
                """)
        var found: [String: LinkAddress] = [:]
        let rows = try Row.fetchCursor(
            statement, arguments: StatementArguments(keys) + [id, max(1, min(perAddress, 100))])
        while let row = try rows.next() {
            let (key, place): (String, LinkPlace) = (row["key"], Self.place(row))
            found[
                key,
                default: LinkAddress(
                    key: key, site: row["site"], title: "", url: place.url, episodes: row["n"], places: [])
            ].places.append(place)
        }
        return keys.compactMap { found[$0] }.map { address in
            var address = address
            address.title = Self.title(of: address)
            return address
        }
    }

    private static func title(of address: LinkAddress) -> String {
        let main = address.places.first { $0.isMain && $0.part.kind != .sponsor && !$0.part.title.isEmpty }
        // The bare address says no more than the key.
        let words = address.places.lazy.map(\.text).first { !$0.isEmpty && LinkKey($0) == nil }
        return main?.part.title ?? words ?? address.key
    }

    private static func place(_ row: Row) -> LinkPlace {
        LinkPlace(part: part(row), url: row["url"], text: row["text"], isMain: row["is_main"])
    }
}
