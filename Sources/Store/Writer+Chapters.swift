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

    /// Replaces the chapters of an episode's audio, and where its notes have none what a search finds of it.
    func setAudioChapters(_ chapters: [Chapter], of id: Int64) throws {
        let hasOthers = try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM audio_chapter WHERE episode_id = ?)", arguments: [id])
        guard hasOthers == true || !chapters.isEmpty else { return }
        let content = try reader.content(of: id).written
        try run("DELETE FROM audio_chapter WHERE episode_id = ?", [id])
        for (position, chapter) in chapters.enumerated() {
            try run(
                "INSERT INTO audio_chapter (episode_id, position, start, title, url) VALUES (?, ?, ?, ?, ?)",
                [id, position, chapter.start, chapter.title, chapter.url])
        }
        guard content.chapters.isEmpty else { return }
        try replaceContent(of: id, with: content)
    }

    func insert(tags: [String], in id: Int64) throws {
        for (position, name) in tags.enumerated() {
            // Tags that differ in case are one: the first spelling stays.
            try run(
                "INSERT OR IGNORE INTO tag (episode_id, position, name, slug) VALUES (?, ?, ?, ?)",
                [id, position, name, Slug.ofTag(name)])
        }
    }
}
