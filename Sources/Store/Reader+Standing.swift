// How each episode stands to the feed: what the doctor holds the feed against.

public import Foundation
internal import GRDB

/// An episode in any state, with what decides whether it is in the feed.
public struct EpisodeStanding: Sendable, Equatable {
    public enum Obstacle: String, Sendable, CaseIterable {
        /// `draft: true`.
        case draft
        /// Taken off the site.
        case withdrawn
        /// No publishing date.
        case undated
        /// No audio.
        case silent
        /// Nothing is missing: its date is to come.
        case scheduled
    }

    public var guid: String
    public var number: Int?
    public var slug: String
    public var title: String
    /// Perhaps in the future; nil while it has no date.
    public var published: Date?
    /// The first thing that keeps it out; nil when it belongs in the feed now.
    public var obstacle: Obstacle?
}

extension Reader {
    /// Every episode, the newest first.
    public func standings() throws -> [EpisodeStanding] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT guid, number, slug, title, published,
                    CASE WHEN state <> 'published' THEN state
                        WHEN published IS NULL THEN 'undated'
                        WHEN NOT EXISTS (SELECT 1 FROM enclosure c WHERE c.episode_id = episode.id) THEN 'silent'
                        WHEN published > now_utc() THEN 'scheduled'
                    END AS obstacle
                FROM episode ORDER BY published IS NULL, published DESC, ifnull(season, 0) DESC, ifnull(number, -1) DESC
                """)
        return rows.map { row in
            EpisodeStanding(
                guid: row["guid"], number: row["number"], slug: row["slug"], title: row["title"],
                published: (row["published"] as Int64?).map { Date(timeIntervalSince1970: Double($0)) },
                obstacle: (row["obstacle"] as String?).flatMap(EpisodeStanding.Obstacle.init))
        }
    }
}
