// How each episode stands to the feed: what the doctor holds the feed against.

import Foundation
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
        /// Its date is to come.
        case scheduled
        /// No audio.
        case silent
    }

    public var guid: String
    public var number: Int?
    public var slug: String
    public var title: String
    /// The first thing that keeps it out; nil when it belongs in the feed now.
    public var obstacle: Obstacle?
}

extension Reader {
    /// Every episode, the newest first.
    public func standings() throws -> [EpisodeStanding] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT guid, number, slug, title,
                    CASE WHEN state <> 'published' THEN state
                        WHEN published IS NULL THEN 'undated'
                        WHEN published > now_utc() THEN 'scheduled'
                        WHEN NOT EXISTS (SELECT 1 FROM enclosure c WHERE c.episode_id = episode.id) THEN 'silent'
                    END AS obstacle
                FROM episode ORDER BY published IS NULL, published DESC, ifnull(season, 0) DESC, ifnull(number, -1) DESC
                """)
        return rows.map { row in
            EpisodeStanding(
                guid: row["guid"], number: row["number"], slug: row["slug"], title: row["title"],
                obstacle: (row["obstacle"] as String?).flatMap(EpisodeStanding.Obstacle.init))
        }
    }
}
