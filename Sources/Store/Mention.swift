// The addresses that an episode notes: one for each part of the notes, or sponsor, that has it.

internal import GRDB
import Podcast

/// An address in a part of the notes, as a row of the table `mention`.
struct Mention: Equatable {
    var kind: NotedPart.Kind
    /// Of the part, or the sponsor's among the sponsors.
    var position: Int
    var topicIndex: Int?
    var host: String?
    /// The part's, or the sponsor's name.
    var title: String
    var key: LinkKey
    var url: String
    var text: String
    /// Whether it is the part's own link.
    var isMain: Bool

    /// All addresses of an episode, each once a part. What the notes say in every episode is left out, and a sponsor's
    /// address is the sponsor's where the notes thank for it.
    static func all(in content: EpisodeContent) -> [Mention] {
        var all: [Mention] = []
        for (position, sponsor) in content.sponsors.enumerated() {
            guard let url = sponsor.url, let key = LinkKey(url) else { continue }
            all.append(
                Mention(
                    kind: .sponsor, position: position, title: sponsor.name, key: key, url: url, text: sponsor.name,
                    isMain: true))
        }
        let sponsors = Set(all.map(\.key))
        var topicIndex = 0
        for (position, item) in content.items.enumerated() {
            switch item {
            case .topic(let topic):
                topicIndex += 1
                all += mentions(
                    topic.links, main: topic.url,
                    in: Part(
                        kind: .topic, position: position, topicIndex: topicIndex, host: topic.host, title: topic.title))
            case .extra(let extra):
                all += mentions(
                    extra.links, main: extra.url,
                    in: Part(kind: .extra, position: position, host: extra.host, title: extra.title))
            case .joke(let joke):
                all += mentions(
                    joke.links, main: joke.url, in: Part(kind: .joke, position: position, title: joke.title))
            case .prose(let prose) where prose.kind == .text:
                all += mentions(
                    prose.links, main: nil, in: Part(kind: .prose, position: position, title: prose.heading ?? "")
                ).filter { !sponsors.contains($0.key) }
            case .prose: break
            }
        }
        return all
    }

    private struct Part {
        var kind: NotedPart.Kind
        var position: Int
        var topicIndex: Int?
        var host: String?
        var title: String
    }

    private static func mentions(_ links: [Link], main: String?, in part: Part) -> [Mention] {
        let main = main.flatMap { LinkKey($0) }
        var seen: Set<LinkKey> = []
        return links.compactMap { link in
            guard let key = LinkKey(link.url), seen.insert(key).inserted else { return nil }
            return Mention(
                kind: part.kind, position: part.position, topicIndex: part.topicIndex, host: part.host,
                title: part.title, key: key, url: link.url, text: link.text, isMain: key == main)
        }
    }
}

extension Writer {
    func insert(_ mentions: [Mention], in id: Int64) throws {
        for mention in mentions {
            try run(
                """
                INSERT INTO mention (episode_id, kind, position, topic_index, person_id, title, key, site, url, text,
                    is_main)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    id, mention.kind.rawValue, mention.position, mention.topicIndex, mention.host.map(person),
                    mention.title, mention.key.text, mention.key.site, mention.url, mention.text, mention.isMain,
                ])
        }
    }

    /// Makes the mentions of all episodes, and the slugs of their tags, again from their notes.
    ///
    /// - Returns: whether there were any episodes.
    func renewMentions() throws -> Bool {
        try run("DELETE FROM mention")
        let ids = try Int64.fetchAll(database, sql: "SELECT id FROM episode ORDER BY id")
        // A few at a time: notes with all their text need not be in memory at once.
        for start in stride(from: 0, to: ids.count, by: 50) {
            let some = Array(ids[start..<min(start + 50, ids.count)])
            let contents = try reader.contents(of: some)
            for id in some { try insert(Mention.all(in: contents[id] ?? EpisodeContent()), in: id) }
        }
        for name in try String.fetchAll(database, sql: "SELECT DISTINCT name FROM tag WHERE slug = ''") {
            try run("UPDATE tag SET slug = ? WHERE name = ?", [Slug.ofTag(name), name])
        }
        try run(
            "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            [Reader.mentionEdition, LinkKey.edition])
        return !ids.isEmpty
    }
}

extension Reader {
    static let mentionEdition = "mention_edition"

    /// Whether the mentions were made by `LinkKey.edition`, or the migrations that we were given know of none.
    func hasPresentMentions() throws -> Bool {
        guard try database.tableExists("mention") else { return true }
        return try Int.fetchOne(database, sql: "SELECT value FROM meta WHERE key = ?", arguments: [Self.mentionEdition])
            == LinkKey.edition
    }
}
