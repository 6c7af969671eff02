import Foundation
import Podcast
import Store
import Testing

@Suite struct PeopleTests {
    private func topic(_ host: String?, _ title: String) -> NotesItem {
        .topic(Topic(ordinal: 1, host: host, title: title))
    }

    @Test("What a first name brings is the guest's who has it, where the episode names both")
    func firstNames() throws {
        let fixture = try StoreFixture()
        let published = StoreFixture.lastYear
        try fixture.add(
            StoreFixture.record(1, slug: "one", published: published),
            EpisodeContent(guests: ["Ada Lovelace"], items: [topic("ada", "Engines"), topic("Brian", "Tests")]))
        try fixture.add(
            StoreFixture.record(2, slug: "two", published: published + 10),
            EpisodeContent(
                guests: ["Ada Yonath"], items: [.extra(Extra(host: "Ada", title: "Ribosomes")), topic("Brian", "More")])
        )
        try fixture.add(
            StoreFixture.record(3, slug: "three", published: published + 20),
            EpisodeContent(guests: ["Ada Lovelace", "Ada Yonath"], items: [topic("Ada", "Whose?")]))
        try fixture.store.read { reader throws in
            let lovelace = try #require(try reader.person(slug: "ada-lovelace"))
            #expect((lovelace.episodes, lovelace.asHost, lovelace.asGuest, lovelace.topics) == (2, 0, 2, 1))
            #expect(lovelace.first == Date(timeIntervalSince1970: published))
            #expect(lovelace.last == Date(timeIntervalSince1970: published + 20))
            #expect(try reader.person(slug: "ada-yonath")?.extras == 1)
            #expect(try reader.person(slug: "brian")?.asHost == 2)
            // Two may be meant, so nobody is.
            let ada = try #require(try reader.person(slug: "ada"))
            #expect((ada.episodes, ada.asHost, ada.topics) == (1, 1, 1))
            let topics = try reader.topics(personSlug: "ada-lovelace", limit: 9)
            #expect(topics.map(\.title) == ["Engines"])
            #expect(topics.map(\.host) == [PersonName(name: "Ada Lovelace", slug: "ada-lovelace")])
            #expect(topics.map(\.topicIndex) == [1])
            #expect(try reader.extras(personSlug: "ada-yonath", limit: 9).map(\.title) == ["Ribosomes"])
            #expect(try reader.topics(personSlug: "brian", limit: 9).map(\.title) == ["More", "Tests"])
            #expect(try reader.topics(personSlug: "brian", limit: 1, offset: 1).map(\.title) == ["Tests"])
            #expect(try reader.episodes(personSlug: "ada-lovelace", limit: 9).map(\.slug) == ["three", "one"])
            #expect(try reader.people(limit: 9).map(\.name.slug) == ["brian", "ada-lovelace", "ada-yonath", "ada"])
            let one = try #require(try reader.episode(slug: "one"))
            let people = try reader.people(episodes: [one.id])
            #expect(people[one.id]?["ada"]?.slug == "ada-lovelace")
            #expect(people[one.id]?["Brian"]?.slug == "brian")
            for slug in ["", "nobody", "' OR 1=1 --", "ada%"] {
                #expect(try reader.person(slug: slug) == nil)
                #expect(try reader.topics(personSlug: slug, limit: 9).isEmpty)
                #expect(try reader.episodes(personSlug: slug, limit: 9).isEmpty)
            }
        }
    }

    @Test("A regular keeps what is the regular's, whatever a guest is called")
    func regular() throws {
        let fixture = try StoreFixture()
        for number in 1...12 {
            try fixture.add(
                StoreFixture.record(number, slug: "episode-\(number)"),
                EpisodeContent(guests: number == 12 ? ["Brian Kernighan"] : [], items: [topic("Brian", "T\(number)")]))
        }
        try fixture.store.read { reader throws in
            #expect(try reader.person(slug: "brian")?.topics == 12)
            #expect(try reader.person(slug: "brian-kernighan")?.topics == 0)
        }
    }

    @Test("A show has people as soon as somebody has a page, also one who only brought something")
    func sections() throws {
        for (items, isThere) in [
            ([NotesItem](), false), ([.extra(Extra(host: nil, title: "Words"))], false),
            ([.extra(Extra(host: "Ada", title: "Words"))], true),
            ([.topic(Topic(ordinal: 1, host: "Ada", title: "Words"))], true),
        ] {
            let fixture = try StoreFixture()
            _ = try fixture.add(StoreFixture.record(1, slug: "one"), EpisodeContent(items: items))
            let (has, people) = try fixture.store.read { (try $0.sections().hasPeople, try $0.people(limit: 5)) }
            #expect(has == isThere && people.isEmpty != isThere, "\(items)")
        }
    }
}
