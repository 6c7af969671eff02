// Chapters, tags and hosts of notes, read back.

internal import GRDB
import Podcast

extension Reader {
    /// Adds what stands beside the parts of the notes.
    /// - Parameter list: The episodes' ids, as `list` gives them.
    func addChaptersAndTags(to contents: inout [Int64: EpisodeContent], _ list: String) throws {
        let chapters = try Row.fetchCursor(
            database.cachedStatement(
                sql: "SELECT * FROM chapter WHERE episode_id IN \(Self.listed) ORDER BY episode_id, position"),
            arguments: [list])
        while let row = try chapters.next() {
            contents[row["episode_id"]]?.chapters.append(
                Chapter(start: row["start"], title: row["title"], url: row["url"], image: row["image"]))
        }
        let audio = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT * FROM audio_chapter WHERE episode_id IN \(Self.listed)
                    AND NOT EXISTS (SELECT 1 FROM chapter c WHERE c.episode_id = audio_chapter.episode_id)
                    ORDER BY episode_id, position
                    """), arguments: [list])
        while let row = try audio.next() {
            contents[row["episode_id"]]?.chapters.append(
                Chapter(start: row["start"], title: row["title"], url: row["url"]))
            contents[row["episode_id"]]?.chaptersAreOfAudio = true
        }
        let tags = try Row.fetchCursor(
            database.cachedStatement(
                sql: "SELECT episode_id, name FROM tag WHERE episode_id IN \(Self.listed) ORDER BY episode_id, position"
            ),
            arguments: [list])
        while let row = try tags.next() { contents[row["episode_id"]]?.tags.append(row["name"]) }
    }

    /// Gives notes without chapters those of the episode's audio.
    func addAudioChapters(to content: inout EpisodeContent, of id: Int64) throws {
        let statement = try database.cachedStatement(
            sql: "SELECT start, title, url FROM audio_chapter WHERE episode_id = ? ORDER BY position")
        content.chapters = try Row.fetchAll(statement, arguments: [id]).map { row in
            Chapter(start: row["start"], title: row["title"], url: row["url"])
        }
        content.chaptersAreOfAudio = !content.chapters.isEmpty
    }

    /// Adds the hosts whom the notes name apart from their parts: those of an episode whose topics name none.
    func addNamedHosts(to contents: inout [Int64: EpisodeContent], _ list: String) throws {
        var hosts: [Int64: [String]] = [:]
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT a.episode_id, p.name FROM appearance a JOIN person p ON p.id = a.person_id
                    WHERE a.role = 'host' AND a.episode_id IN \(Self.listed) ORDER BY a.episode_id, a.position
                    """), arguments: [list])
        while let row = try rows.next() { hosts[row["episode_id"], default: []].append(row["name"]) }
        for (id, names) in hosts where contents[id]?.hosts != names { contents[id]?.namedHosts = names }
    }
}
