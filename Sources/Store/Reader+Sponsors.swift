// Who paid for the show.

public import Foundation
internal import GRDB

/// A sponsor with the episodes paid for.
public struct SponsorSummary: Sendable, Equatable {
    /// As the newest episode spells it.
    public var name: String
    /// The address of the newest episode that gives one; nil when none does.
    public var url: String?
    /// Visible episodes.
    public var episodeCount: Int
    /// When the first of them came; nil when none has a date.
    public var first: Date?
    public var last: Date?
    /// Newest first; at most `Reader.episodesPerSponsor`.
    public var episodes: [EpisodeLabel]

    public init(
        name: String, url: String? = nil, episodeCount: Int, first: Date? = nil, last: Date? = nil,
        episodes: [EpisodeLabel]
    ) {
        self.name = name
        self.url = url
        self.episodeCount = episodeCount
        self.first = first
        self.last = last
        self.episodes = episodes
    }
}

extension Reader {
    /// The most episodes that a sponsor is shown with.
    public static let episodesPerSponsor = 200

    /// The sponsors of visible episodes, the one who paid last first. Names that differ in capitals, spaces or signs alone
    /// are one.
    public func sponsors(limit: Int, offset: Int = 0) throws -> [SponsorSummary] {
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT s.name, s.url, \(Self.labelColumns) FROM sponsor s JOIN visible v ON v.id = s.episode_id
                    ORDER BY \(Self.newestFirst), s.position
                    """))
        var order: [String] = []
        var found: [String: SponsorSummary] = [:]
        while let row = try rows.next() {
            let (name, url, episode): (String, String?, EpisodeLabel) = (row["name"], row["url"], Self.label(row))
            let key = Self.sponsorKey(name)
            guard var sponsor = found[key] else {
                order.append(key)
                found[key] = SponsorSummary(
                    name: name, url: url, episodeCount: 1, first: episode.published, last: episode.published,
                    episodes: [episode])
                continue
            }
            sponsor.url = sponsor.url ?? url
            sponsor.first = episode.published ?? sponsor.first
            sponsor.last = sponsor.last ?? episode.published
            // Rows come by episode: one that names a sponsor twice is the last one seen.
            if sponsor.episodes.last?.id != episode.id {
                sponsor.episodeCount += 1
                if sponsor.episodes.count < Self.episodesPerSponsor { sponsor.episodes.append(episode) }
            }
            found[key] = sponsor
        }
        return order.dropFirst(Self.bounded(offset, to: .max)).prefix(Self.bounded(limit)).compactMap { found[$0] }
    }

    /// How many sponsors visible episodes have.
    public func sponsorCount() throws -> Int {
        let names = try String.fetchAll(
            database.cachedStatement(
                sql: "SELECT DISTINCT s.name FROM sponsor s JOIN visible v ON v.id = s.episode_id"))
        return Set(names.map(Self.sponsorKey)).count
    }

    private static func sponsorKey(_ name: String) -> String {
        let letters = name.lowercased().filter { $0.isLetter || $0.isNumber }
        return letters.isEmpty ? name : letters
    }
}
