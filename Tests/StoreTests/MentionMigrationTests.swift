// Databases from before addresses had keys.

import Foundation
import Podcast
import Store
import Testing

@Suite struct MentionMigrationTests {
    /// What the fifth version has written: an episode with a guest, tags, links in two parts, and a sponsor; and a draft.
    private static let rows = """
        INSERT INTO episode (id, guid, number, slug, title, summary, state, self_sponsored, modified)
        VALUES (7, 'g7', 7, 'seven', 'Seven', '', 'published', 0, 1), (8, 'g8', 8, 'eight', 'Eight', '', 'draft', 0, 1),
            (9, 'g9', 9, 'nine', 'Nine', '', 'published', 0, 1);
        INSERT INTO person (id, name, slug) VALUES (1, 'Ada', 'ada'), (2, 'Ada Lovelace', 'ada-lovelace'),
            (3, 'Adam', 'adam');
        INSERT INTO appearance (episode_id, role, position, person_id)
        VALUES (7, 'host', 0, 1), (7, 'guest', 0, 2), (9, 'host', 0, 3);
        INSERT INTO sponsor (episode_id, position, name, url) VALUES (7, 0, 'Acme', 'https://acme.example/');
        INSERT INTO topic (episode_id, position, ordinal, person_id, title, url, html, plain, line)
        VALUES (7, 0, 1, 1, 'Walrus engines', 'https://www.example.com/a/', '', '', 1),
            (8, 0, 1, 1, 'Walrus secret', 'https://example.com/a', '', '', 1),
            (9, 0, 1, 3, 'Walrus again', NULL, '', '', 1);
        INSERT INTO prose (episode_id, position, kind, heading, html, plain, line)
        VALUES (7, 1, 'boilerplate', NULL, '', '', 2);
        INSERT INTO link (episode_id, item, position, url, text)
        VALUES (7, 0, 0, 'https://www.example.com/a/', 'A'), (7, 0, 1, 'http://example.com/a#b', 'again'),
            (7, 0, 2, 'mailto:a@example.com', 'mail'), (7, 1, 0, 'https://example.com/follow', 'follow'),
            (8, 0, 0, 'https://example.com/a', 'secret'), (9, 0, 0, 'HTTP://EXAMPLE.com/a', 'here');
        INSERT INTO tag (episode_id, position, name) VALUES (7, 0, 'Été'), (9, 0, 'été');
        """

    @Test("Their addresses, tags, short names and titles are known as those of new episodes are")
    func filled() throws {
        let fixture = try StoreFixture()
        let path = fixture.folder + "/old.sqlite"
        let old = ["0001", "0002", "0003", "0004", "0005"]
        let rows = ["0005_rows.sql": Self.rows]
        let before = try Store(path: path, migrations: fixture.migrations(old, rows))
        let version = try before.contentVersion()
        try before.close()
        let store = try Store(path: path, migrations: fixture.migrations(["00"], rows))
        #expect(try store.contentVersion() == version + 1)
        let look = { () throws -> [String] in
            try store.read { reader throws in
                [
                    "\(try reader.addresses(site: "example.com", limit: 9))", "\(try reader.sites(limit: 9))",
                    "\(try reader.links(matching: "walrus", limit: 9))", "\(try reader.tags(limit: 9))",
                    "\(try reader.people(limit: 9))",
                    "\(try reader.relatedEpisodes(to: 9, limit: 9).map { ($0.episode.id, $0.links, $0.words) })",
                ]
            }
        }
        let filled = try look()
        try store.read { reader throws in
            #expect(try reader.addresses(site: "example.com", limit: 9).map(\.key) == ["example.com/a"])
            let places = try reader.places(of: "https://example.com/a", limit: 9)
            #expect(places.map(\.part.episode.id) == [9, 7])
            #expect(places.map(\.text) == ["here", "A"])
            #expect(places.map(\.isMain) == [false, true])
            #expect(places.map(\.part.host?.slug) == ["adam", "ada-lovelace"])
            #expect(try reader.places(of: "https://acme.example", limit: 9).map(\.part.kind) == [.sponsor])
            #expect(try reader.tags(limit: 9).map(\.slug) == ["ete"])
            #expect(try reader.person(slug: "ada-lovelace")?.topics == 1)
            #expect(try reader.relatedEpisodes(to: 9, limit: 9).map(\.links) == [["example.com/a"]])
            #expect(
                try reader.relatedTopics(episode: 9, position: 0, limit: 9).map(\.topic.title) == ["Walrus engines"])
        }
        // Saving the same notes again changes none of it.
        try store.write { writer throws in
            for id in [7, 8, 9] as [Int64] {
                let content = try writer.reader.content(of: id)
                try writer.replaceContent(of: id, with: content)
            }
        }
        #expect(try look() == filled)
        // Nothing is left to do at the next opening.
        let again = try store.contentVersion()
        try store.close()
        let reopened = try Store(path: path, migrations: fixture.migrations(["00"], rows))
        #expect(try reopened.contentVersion() == again)
    }

    @Test("Keys of another edition are made again, and an empty show's version does not rise")
    func renewed() throws {
        let fixture = try StoreFixture()
        #expect(try fixture.store.contentVersion() == 1)
        try fixture.addRich(1, slug: "one", word: "glider", site: "glider.example")
        let version = try fixture.store.contentVersion()
        try fixture.store.write { try $0.setValue("of old", for: "mention_edition") }
        let addresses = { (store: Store) in
            try store.read { try $0.addresses(site: "glider.example", limit: 9) }
        }
        let before = try addresses(fixture.store)
        try fixture.store.close()
        let store = try Store(path: fixture.store.path, migrations: StoreFixture.migrations)
        #expect(try store.contentVersion() == version + 1)
        #expect(try addresses(store) == before)
        #expect(before.count == 5)
        // A successor that may not change anything takes the file as it is.
        try store.write { try $0.setValue("of old", for: "mention_edition") }
        let successor = try Store(path: fixture.store.path, migrations: StoreFixture.migrations, mayMigrate: false)
        #expect(try addresses(successor) == before)
    }
}
