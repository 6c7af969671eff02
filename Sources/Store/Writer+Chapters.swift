// Saving chapters and tags.

internal import GRDB
import Podcast

extension Writer {
    func insert(_ chapters: [Chapter], in id: Int64) throws {
        for (position, chapter) in chapters.enumerated() {
            try run(
                "INSERT INTO chapter (episode_id, position, start, title, url, image) VALUES (?, ?, ?, ?, ?, ?)",
                [id, position, chapter.start, chapter.title, chapter.url, chapter.image])
        }
    }

    func insert(tags: [String], in id: Int64) throws {
        for (position, name) in tags.enumerated() {
            // Tags that differ in case are one: the first spelling stays.
            try run("INSERT OR IGNORE INTO tag (episode_id, position, name) VALUES (?, ?, ?)", [id, position, name])
        }
    }
}
