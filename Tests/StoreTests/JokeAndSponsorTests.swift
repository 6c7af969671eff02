import Foundation
import Podcast
import Store
import Testing

@Suite struct JokeAndSponsorTests {
    /// A generator whose numbers follow each other.
    private struct Steps: RandomNumberGenerator {
        var state: UInt64 = 0
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            return state
        }
    }

    @Test("Jokes come newest first with all that they are, and each may be the random one")
    func jokes() throws {
        let fixture = try StoreFixture()
        let joke = { (title: String) in
            Joke(
                title: title, url: "https://joke.example/\(title)", body: RichText(html: "<p>ha</p>", plain: "ha"),
                links: [Link(url: "https://joke.example/\(title)", text: title)], line: 9)
        }
        #expect(try fixture.store.read { try $0.randomJoke() } == nil)
        for number in 1...3 {
            let items = (1...number).map { NotesItem.joke(joke("\(number)-\($0)")) }
            try fixture.add(
                StoreFixture.record(
                    number, slug: "episode-\(number)", published: StoreFixture.lastYear + Double(number)),
                EpisodeContent(items: items))
        }
        try fixture.store.read { reader throws in
            #expect(try reader.jokeCount() == 6)
            let all = try reader.jokes(limit: 99)
            #expect(all.map(\.joke.title) == ["3-1", "3-2", "3-3", "2-1", "2-2", "1-1"])
            #expect(all[1].joke == joke("3-2"))
            #expect((all[1].position, all[1].episode.slug) == (1, "episode-3"))
            #expect(try reader.jokes(limit: 2, offset: 2).map(\.joke.title) == ["3-3", "2-1"])
            var steps = Steps()
            var counts: [String: Int] = [:]
            for _ in 0..<600 { counts[try #require(try reader.randomJoke(using: &steps)).joke.title, default: 0] += 1 }
            #expect(counts.count == 6)
            #expect(counts.values.allSatisfy { (90...110).contains($0) }, "\(counts)")
        }
    }

    @Test("A sponsor is one however the name is written, with the newest name and address and all its episodes")
    func sponsors() throws {
        let fixture = try StoreFixture()
        let days: [[Sponsor]] = [
            [Sponsor(name: "Digital Ocean", url: "https://old.example")], [Sponsor(name: "Acme")],
            [Sponsor(name: "digitalocean", url: "https://new.example"), Sponsor(name: "DIGITAL-OCEAN")],
            [Sponsor(name: "DigitalOcean")], [Sponsor(name: "!!!")],
        ]
        for (index, sponsors) in days.enumerated() {
            try fixture.add(
                StoreFixture.record(
                    index + 1, slug: "episode-\(index + 1)", published: StoreFixture.lastYear + Double(index)),
                EpisodeContent(sponsors: sponsors))
        }
        try fixture.store.read { reader throws in
            let all = try reader.sponsors(limit: 9)
            #expect(all.map(\.name) == ["!!!", "DigitalOcean", "Acme"])
            #expect(all.map(\.episodeCount) == [1, 3, 1])
            #expect(all[1].url == "https://new.example")
            #expect(all[1].episodes.map(\.slug) == ["episode-4", "episode-3", "episode-1"])
            #expect(all[1].first == Date(timeIntervalSince1970: StoreFixture.lastYear))
            #expect(all[1].last == Date(timeIntervalSince1970: StoreFixture.lastYear + 3))
            #expect(all[2].url == nil)
            #expect(try reader.sponsorCount() == 3)
            #expect(try reader.sponsors(limit: 1, offset: 1).map(\.name) == ["DigitalOcean"])
        }
    }
}
