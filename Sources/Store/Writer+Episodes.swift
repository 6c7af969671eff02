// Saving an episode and its notes.

import Foundation
internal import GRDB
public import Podcast

extension Writer {
    /// Saves an episode's own row. A slug that changes leaves a redirect behind.
    ///
    /// - Returns: its id.
    public func save(_ record: EpisodeRecord) throws -> Int64 {
        contentChanged()
        guard let id = record.id else {
            try run(
                """
                INSERT INTO episode (guid, number, season, slug, title, summary, state, published, recorded,
                    self_sponsored, modified)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)
                """,
                [
                    record.guid, record.number, record.season, record.slug, record.title, record.summary,
                    record.state.rawValue, record.published.map(seconds), record.recorded.map(seconds), seconds(now),
                ])
            let id = database.lastInsertedRowID
            try touch(id)
            return id
        }
        try touch(id)
        let former = try reader.record(id: id)
        if let former, former.slug != record.slug {
            try run("DELETE FROM former_slug WHERE slug = ?", [record.slug])
            try run(
                "INSERT OR REPLACE INTO former_slug (slug, episode_id) VALUES (?, ?)", [former.slug, id])
        }
        // The guid is not among the columns: it never changes.
        try run(
            """
            UPDATE episode SET number = ?, season = ?, slug = ?, title = ?, summary = ?, state = ?, published = ?,
                recorded = ?, modified = ?
            WHERE id = ?
            """,
            [
                record.number, record.season, record.slug, record.title, record.summary, record.state.rawValue,
                record.published.map(seconds), record.recorded.map(seconds), seconds(now), id,
            ])
        return id
    }

    /// Keeps the imported text and makes it the episode's present one.
    public func addRevision(of id: Int64, path: String, text: String, sha256: [UInt8]) throws {
        contentChanged()
        try run(
            "INSERT INTO revision (episode_id, path, sha256, text, imported) VALUES (?, ?, ?, ?, ?)",
            [id, path, Data(sha256), text, seconds(now)])
        try run("UPDATE episode SET revision_id = ? WHERE id = ?", [database.lastInsertedRowID, id])
    }

    /// Replaces what an episode's notes say.
    public func replaceContent(of id: Int64, with content: EpisodeContent) throws {
        contentChanged()
        try touch(id)
        var content = content
        if content.chapters.isEmpty { try reader.addAudioChapters(to: &content, of: id) }
        for table in [
            "topic", "extra", "joke", "prose", "link", "sponsor", "appearance", "chapter", "tag", "mention",
        ] {
            try run("DELETE FROM \(table) WHERE episode_id = ?", [id])
        }
        // Other topics are heard elsewhere.
        try run("UPDATE transcript SET heard_edition = 0 WHERE episode_id = ?", [id])
        try run(
            "UPDATE episode SET self_sponsored = ?, modified = ? WHERE id = ?",
            [content.selfSponsored, seconds(now), id])
        for (position, sponsor) in content.sponsors.enumerated() {
            try run(
                "INSERT INTO sponsor (episode_id, position, name, url) VALUES (?, ?, ?, ?)",
                [id, position, sponsor.name, sponsor.url])
        }
        try insertAppearances(of: content.hosts, role: "host", in: id)
        try insertAppearances(of: content.guests, role: "guest", in: id)
        for (position, item) in content.items.enumerated() {
            try insert(item, at: position, in: id)
        }
        try insert(content.written.chapters, in: id)
        try insert(tags: content.tags, in: id)
        try insert(Mention.all(in: content), in: id)
        try setDetails(of: id, content.details)
    }

    private func insertAppearances(of names: [String], role: String, in id: Int64) throws {
        for (position, name) in names.enumerated() {
            try run(
                "INSERT INTO appearance (episode_id, role, position, person_id) VALUES (?, ?, ?, ?)",
                [id, role, position, person(name)])
        }
    }

    private func insert(_ item: NotesItem, at position: Int, in id: Int64) throws {
        switch item {
        case .topic(let topic):
            try run(
                """
                INSERT INTO topic (episode_id, position, ordinal, person_id, title, url, html, plain, start, line)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    id, position, topic.ordinal, topic.host.map(person), topic.title, topic.url, topic.body.html,
                    topic.body.plain, topic.start, topic.line,
                ])
            try insert(topic.links, at: position, in: id)
        case .extra(let extra):
            try run(
                """
                INSERT INTO extra (episode_id, position, person_id, title, url, html, plain, line)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    id, position, extra.host.map(person), extra.title, extra.url, extra.body.html, extra.body.plain,
                    extra.line,
                ])
            try insert(extra.links, at: position, in: id)
        case .joke(let joke):
            try run(
                """
                INSERT INTO joke (episode_id, position, title, url, html, plain, line) VALUES (?, ?, ?, ?, ?, ?, ?)
                """, [id, position, joke.title, joke.url, joke.body.html, joke.body.plain, joke.line])
            try insert(joke.links, at: position, in: id)
        case .prose(let prose):
            try run(
                """
                INSERT INTO prose (episode_id, position, kind, heading, html, plain, line) VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    id, position, prose.kind.rawValue, prose.heading, prose.body.html, prose.body.plain, prose.line,
                ])
            try insert(prose.links, at: position, in: id)
        }
    }

    private func insert(_ links: [Link], at item: Int, in id: Int64) throws {
        for (position, link) in links.enumerated() {
            try run(
                "INSERT INTO link (episode_id, item, position, url, text) VALUES (?, ?, ?, ?, ?)",
                [id, item, position, link.url, link.text])
        }
    }

    /// The id of a person, who is new when nobody has the name yet.
    func person(_ name: String) throws -> Int64 {
        let key = name.lowercased()
        if let id = people[key] { return id }
        var id = try Int64.fetchOne(database, sql: "SELECT id FROM person WHERE name = ?", arguments: [name])
        if id == nil {
            let slug = try freePersonSlug(Slug.make(from: name) ?? "person")
            try run("INSERT INTO person (name, slug) VALUES (?, ?)", [name, slug])
            id = database.lastInsertedRowID
        }
        people[key] = id
        return id ?? 0
    }

    private func freePersonSlug(_ wanted: String) throws -> String {
        let taken = try Set(
            String.fetchAll(
                database, sql: "SELECT slug FROM person WHERE slug = ? OR slug GLOB ?",
                arguments: [wanted, wanted + "-*"]))
        guard taken.contains(wanted) else { return wanted }
        var count = 2
        while taken.contains("\(wanted)-\(count)") { count += 1 }
        return "\(wanted)-\(count)"
    }
}
