// Audio that lies elsewhere, as an import needs to know of it.

internal import GRDB
public import Podcast

extension Reader {
    /// What is kept of audio that lies elsewhere, by its address: it was measured once.
    public func remoteEnclosures() throws -> [String: Enclosure] {
        let rows = try Row.fetchAll(
            database, sql: "SELECT location, type, bytes, duration FROM enclosure WHERE location LIKE 'http%://%'")
        return Dictionary(
            rows.map { row in
                let enclosure = Enclosure(
                    location: row["location"], type: row["type"], bytes: row["bytes"], duration: row["duration"])
                return (enclosure.location, enclosure)
            }, uniquingKeysWith: { first, _ in first })
    }

    /// Episodes in any state that have no audio.
    public func silentEpisodes() throws -> Set<Int64> {
        try Set(
            Int64.fetchAll(
                database,
                sql:
                    "SELECT id FROM episode WHERE NOT EXISTS (SELECT 1 FROM enclosure c WHERE c.episode_id = episode.id)"
            ))
    }
}
