// What short addresses are made of: numbers and sponsors.

internal import GRDB

/// A sponsor with an address.
public struct SponsorAddress: Sendable, Equatable {
    public var name: String
    /// An absolute http or https address.
    public var url: String
}

extension Reader {
    /// Sponsors that are read for short addresses: more than any show has had.
    private static let sponsorLimit = 20_000

    /// The slug of each visible episode with a number; of the newest season where several have it.
    public func slugsByNumber() throws -> [Int: String] {
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT number, slug FROM visible WHERE number IS NOT NULL ORDER BY ifnull(season, 0) DESC")
        var slugs: [Int: String] = [:]
        while let row = try rows.next() {
            let number: Int = row["number"]
            if slugs[number] == nil { slugs[number] = row["slug"] }
        }
        return slugs
    }

    /// The sponsors of visible episodes that have an address of the web, the newest episode's first.
    public func sponsorAddresses() throws -> [SponsorAddress] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT s.name, s.url FROM sponsor s JOIN visible v ON v.id = s.episode_id
                WHERE s.url LIKE 'https://_%' OR s.url LIKE 'http://_%'
                ORDER BY v.published IS NULL, v.published DESC, ifnull(v.season, 0) DESC, ifnull(v.number, -1) DESC,
                    v.id DESC, s.position
                LIMIT ?
                """, arguments: [Self.sponsorLimit]
        ).map { SponsorAddress(name: $0["name"], url: $0["url"]) }
    }
}
