// What the public may not see is in none of the lists of the listener's site.

import Foundation
import Podcast
import Store
import Testing

@Suite struct ListenerVisibilityTests {
    /// Every reader of the site's lists, and all that it tells of an episode, as one text.
    private static let readers: [(name: String, read: @Sendable (Reader, Int64) throws -> String)] = [
        ("episodes of a year", { r, _ in list(try r.episodes(year: 2026, in: .gmt, limit: 99)) }),
        ("undated episodes", { r, _ in list(try r.episodes(year: nil, in: .gmt, limit: 99)) }),
        ("years", { r, _ in list(try r.years(in: .gmt)) }),
        ("tags", { r, _ in list(try r.tags(limit: 99)) }),
        ("a tag", { r, _ in list(try r.tag(slug: "zeppelin")) }),
        ("count of tags", { r, _ in count(try r.tagCount()) }),
        ("episodes of a tag", { r, _ in list(try r.episodes(tagSlug: "zeppelin", limit: 99)) }),
        ("people", { r, _ in list(try r.people(limit: 99)) }),
        ("a person", { r, _ in list(try r.person(slug: "ada-lovelace")) }),
        ("topics of a person", { r, _ in list(try r.topics(personSlug: "ada-lovelace", limit: 99)) }),
        ("extras of a person", { r, _ in list(try r.extras(personSlug: "brian", limit: 99)) }),
        ("episodes of a person", { r, _ in list(try r.episodes(personSlug: "brian", limit: 99)) }),
        (
            "people of episodes",
            { r, id in list(try r.people(episodes: [id]).mapValues { "\($0.sorted { $0.key < $1.key })" }) }
        ),
        ("sites", { r, _ in list(try r.sites(limit: 99)) }),
        ("a site", { r, _ in list(try r.site("zeppelin.example")) }),
        ("counts of links", { r, _ in count(try r.linkCounts().sites + r.linkCounts().addresses) }),
        ("addresses", { r, _ in list(try r.addresses(site: "zeppelin.example", limit: 99)) }),
        ("places", { r, _ in list(try r.places(of: "https://zeppelin.example/paper", limit: 99)) }),
        ("coverage", { r, _ in list(try r.coverage(of: ["https://zeppelin.example/paper"], besides: nil)) }),
        ("links by words", { r, _ in list(try r.links(matching: "zeppelin", limit: 99)) }),
        ("links by address", { r, _ in list(try r.links(matching: "zeppelin.example/paper", limit: 99)) }),
        ("links by title", { r, _ in list(try r.links(matching: "engines", limit: 99)) }),
        ("jokes", { r, _ in list(try r.jokes(limit: 99)) }),
        ("count of jokes", { r, _ in count(try r.jokeCount()) }),
        ("a joke", { r, _ in list(try r.randomJoke()) }),
        ("sponsors", { r, _ in list(try r.sponsors(limit: 99)) }),
        ("count of sponsors", { r, _ in count(try r.sponsorCount()) }),
        ("a topic", { r, _ in list(try r.topic(episodeSlug: "hidden", index: 1)) }),
        ("related episodes of it", { r, id in list(try r.relatedEpisodes(to: id, limit: 9)) }),
        ("related topics of it", { r, id in list(try r.relatedTopics(episode: id, position: 1, limit: 9)) }),
    ]

    private static let noLinks = "LinkMatches(sites: [], addresses: [], isExact: false, total: 0, isCut: false)"

    private static func list(_ value: Any?) -> String {
        guard let value else { return "" }
        let text = "\(value)"
        // Nothing found is written as one of these.
        return ["[]", "[:]", Self.noLinks].contains(text) ? "" : text
    }

    private static func count(_ count: Int) -> String { count == 0 ? "" : "\(count)" }

    private let now = 1_800_000_000.0

    @Test(
        "No reader sees a draft, a withdrawn or a scheduled episode, and each sees a published one",
        arguments: [
            (EpisodeState.draft, -10.0, false), (.withdrawn, -10, false), (.published, 60, false),
            (.published, -33_000_000, true),
        ])
    func alone(_ state: EpisodeState, after: Double, isSeen: Bool) throws {
        let fixture = try StoreFixture(now: now)
        let id = try fixture.addRich(
            1, slug: "hidden", word: "zeppelin", site: "zeppelin.example", state: state,
            published: isSeen ? StoreFixture.lastYear : now + after)
        try fixture.store.read { reader throws in
            for (name, read) in Self.readers {
                let text = try read(reader, id)
                // Two need another episode, one an episode without any date.
                let isAbsent = name.hasPrefix("related") || name == "undated episodes"
                #expect(text.isEmpty == (!isSeen || isAbsent), "\(name): \(text)")
            }
        }
    }

    @Test(
        "Beside others, a hidden episode changes no list by a word or a count",
        arguments: [(EpisodeState.draft, -10.0), (.withdrawn, -10), (.published, 60)])
    func beside(_ state: EpisodeState, after: Double) throws {
        let fixture = try StoreFixture(now: now)
        for (number, slug) in [(1, "one"), (2, "two")] {
            try fixture.addRich(number, slug: slug, word: "zeppelin", site: "zeppelin.example")
        }
        let first = try #require(try fixture.store.read { try $0.episode(slug: "one") }).id
        let lists = { () throws -> [String] in
            try fixture.store.read { reader throws in
                try Self.readers.filter { $0.name != "a joke" }.map { "\($0.name): \(try $0.read(reader, first))" }
            }
        }
        let before = try lists()
        let hidden = try fixture.addRich(
            3, slug: "hidden", word: "zeppelin", site: "zeppelin.example", state: state, published: now + after)
        #expect(try lists() == before)
        try fixture.store.read { reader throws in
            #expect(try reader.relatedEpisodes(to: hidden, limit: 9).isEmpty)
            #expect(try reader.relatedTopics(episode: hidden, position: 1, limit: 9).isEmpty)
            #expect(try reader.relatedEpisodes(to: first, limit: 9).map(\.episode.slug) == ["two"])
            for _ in 0..<20 { #expect(try reader.randomJoke()?.episode.slug != "hidden") }
        }
        // It comes out with the clock, and then everywhere.
        guard state == .published else { return }
        fixture.turnClock(to: now + 60)
        #expect(try fixture.store.read { try $0.relatedEpisodes(to: first, limit: 9).count } == 2)
        #expect(try fixture.store.read { try $0.jokeCount() } == 3)
    }
}
