import Foundation
import Podcast
import Store
import Testing

@Suite struct ArchiveTests {
    private let newYear = StoreFixture.lastYear

    @Test("A year is one of the show's time zone, and an episode without a date is in that of the number before it")
    func years() throws {
        let fixture = try StoreFixture()
        try fixture.add(StoreFixture.record(1, slug: "one", published: newYear - 1))
        try fixture.add(StoreFixture.record(2, slug: "two"))
        try fixture.add(StoreFixture.record(3, slug: "three", published: newYear))
        try fixture.add(StoreFixture.record(nil, slug: "special"))
        try fixture.store.read { reader throws in
            let zone = try #require(TimeZone(identifier: "America/Los_Angeles"))
            #expect(
                try reader.years(in: .gmt) == [
                    YearCount(year: 2026, episodes: 1), YearCount(year: 2025, episodes: 2),
                    YearCount(year: nil, episodes: 1),
                ])
            #expect(
                try reader.years(in: zone) == [YearCount(year: 2025, episodes: 3), YearCount(year: nil, episodes: 1)])
            for zone in [zone, .gmt] {
                for year in try reader.years(in: zone) {
                    let episodes = try reader.episodes(year: year.year, in: zone, limit: 10)
                    #expect(episodes.count == year.episodes)
                }
            }
            #expect(try reader.episodes(year: 2025, in: .gmt, limit: 10).map(\.slug) == ["two", "one"])
            #expect(try reader.episodes(year: 2025, in: .gmt, limit: 1, offset: 1).map(\.slug) == ["one"])
            for year in [Int.min, -1, 0, 2024, 10_000, Int.max] {
                #expect(try reader.episodes(year: year, in: .gmt, limit: 10).isEmpty)
            }
        }
    }

    @Test("Tags that make one slug share it, capitals make no tag, and a tag of signs has a page too")
    func tags() throws {
        let fixture = try StoreFixture()
        try fixture.add(StoreFixture.record(1, slug: "one"), EpisodeContent(tags: ["C", "C++", "Testing"]))
        try fixture.add(StoreFixture.record(2, slug: "two"), EpisodeContent(tags: ["c", "testing", "🦀"]))
        try fixture.add(StoreFixture.record(3, slug: "three"), EpisodeContent(tags: ["TESTING", "🐍"]))
        try fixture.store.read { reader throws in
            #expect(
                try reader.tags(limit: 10) == [
                    TagCount(slug: "testing", names: ["TESTING"], episodes: 3),
                    TagCount(slug: "c", names: ["C", "C++"], episodes: 2),
                    TagCount(slug: "tag", names: ["🐍", "🦀"], episodes: 2),
                ])
            #expect(try reader.tagCount() == 3)
            #expect(try reader.tags(limit: 1, offset: 1).map(\.slug) == ["c"])
            #expect(try reader.tag(slug: "c")?.names == ["C", "C++"])
            #expect(try reader.episodes(tagSlug: "testing", limit: 2).map(\.slug) == ["three", "two"])
            #expect(try reader.episodes(tagSlug: "testing", limit: 2, offset: 2).map(\.slug) == ["one"])
            for slug in ["", "C", "' OR 1=1 --", "te%", "\u{0}"] {
                #expect(try reader.tag(slug: slug) == nil)
                #expect(try reader.episodes(tagSlug: slug, limit: 2).isEmpty)
            }
        }
    }

    @Test("No limit or offset, however mad, reads everything or fails")
    func bounds() throws {
        let fixture = try StoreFixture()
        for number in 1...3 {
            try fixture.addRich(number, slug: "episode-\(number)", word: "zeppelin", site: "zeppelin.example")
        }
        let stretches: [(Reader, Int, Int) throws -> Int] = [
            { try $0.episodes(year: 2026, in: .gmt, limit: $1, offset: $2).count },
            { try $0.episodes(tagSlug: "zeppelin", limit: $1, offset: $2).count },
            { try $0.episodes(personSlug: "brian", limit: $1, offset: $2).count },
            { try $0.tags(limit: $1, offset: $2).count }, { try $0.people(limit: $1, offset: $2).count },
            { try $0.topics(personSlug: "brian", limit: $1, offset: $2).count },
            { try $0.extras(personSlug: "brian", limit: $1, offset: $2).count },
            { try $0.sites(limit: $1, offset: $2).count },
            { try $0.addresses(site: "zeppelin.example", limit: $1, offset: $2).count },
            { try $0.places(of: "https://zeppelin.example/paper", limit: $1, offset: $2).count },
            { try $0.jokes(limit: $1, offset: $2).count }, { try $0.sponsors(limit: $1, offset: $2).count },
        ]
        try fixture.store.read { reader throws in
            let id = try #require(try reader.episode(slug: "episode-1")).id
            for read in stretches {
                #expect(try read(reader, 1, 0) == 1)
                #expect(try read(reader, .max, 0) >= 1)
                for (limit, offset) in [(-1, 0), (0, 0), (Int.min, Int.min), (10, Int.max)] {
                    #expect(try read(reader, limit, offset) == 0)
                }
                #expect(try read(reader, 1, .min) == 1)
            }
            for limit in [-1, 0, Int.min] {
                #expect(try reader.relatedEpisodes(to: id, limit: limit).isEmpty)
                #expect(try reader.relatedTopics(episode: id, position: 1, limit: limit).isEmpty)
                #expect(try reader.links(matching: "zeppelin", limit: limit).addresses.isEmpty)
            }
            #expect(try reader.relatedEpisodes(to: id, limit: 1).count == 1)
            for index in [Int.min, -1, 0, 3, Int.max] {
                #expect(try reader.topic(episodeSlug: "episode-1", index: index) == nil)
            }
        }
    }
}
