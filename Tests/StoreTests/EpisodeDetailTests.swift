// What is for feeds alone, and which change an episode was part of.

import Foundation
import Podcast
import Store
import Testing

@Suite struct EpisodeDetailTests {
    private static let content: EpisodeContent = {
        var content = EpisodeContent()
        content.details.kind = .bonus
        content.details.isExplicit = false
        content.details.image = "/art/ü.jpg"
        content.details.license = License(name: "cc0-1.0")
        content.details.locations = [Location(name: "Berlin", geo: "geo:52.5,13.4")]
        content.details.soundbites = [.init(start: 1.25, duration: 2, title: "\"Quoted\"")]
        content.details.posts = [SocialPost(network: "activitypub", url: "https://s.example/1", priority: 1)]
        content.details.contentLinks = [.init(url: "https://v.example", title: "Watch")]
        return content
    }()

    @Test("Details are kept, replaced, and gone with the last of them")
    func roundTrip() throws {
        let fixture = try StoreFixture()
        let record = StoreFixture.record(1, slug: "one")
        let id = try fixture.add(record, Self.content)
        #expect(try fixture.store.read { try $0.content(of: id) } == Self.content)
        var less = Self.content
        less.details = EpisodeDetails()
        try fixture.store.write { try $0.replaceContent(of: id, with: less) }
        #expect(try fixture.store.read { try $0.content(of: id) } == less)
    }

    private func add(_ number: Int, to fixture: StoreFixture) throws -> Int64 {
        let id = try fixture.add(
            StoreFixture.record(number, slug: "episode-\(number)", published: 1_700_000_000), Self.content)
        let audio = Enclosure(location: "\(number).mp3", type: "audio/mpeg", bytes: 9, duration: 9)
        try fixture.store.write { try $0.setEnclosure(of: id, audio, sha256: nil) }
        return id
    }

    private func changes(_ fixture: StoreFixture) throws -> [Int64: Int64] {
        let marks = try fixture.store.read { try $0.feedMarks(limit: 99) }
        return Dictionary(marks.map { ($0.id, $0.change) }, uniquingKeysWith: { first, _ in first })
    }

    @Test("Every change of an episode, its notes, audio or transcript has a number of its own, be it in one second")
    func changeNumbers() throws {
        let fixture = try StoreFixture()
        let (one, two) = (try add(1, to: fixture), try add(2, to: fixture))
        var seen = [try changes(fixture)]
        let audio = Enclosure(location: "other.mp3", type: "audio/mpeg", bytes: 8, duration: 8)
        let acts: [(Writer) throws -> Void] = [
            { try $0.replaceContent(of: one, with: EpisodeContent()) },
            { try $0.replaceContent(of: one, with: Self.content) },
            { try $0.setEnclosure(of: one, audio, sha256: nil) },
            {
                try $0.setTranscript(
                    of: one, path: "1.vtt", format: .vtt, text: "WEBVTT\n", sha256: [UInt8](repeating: 1, count: 32),
                    passages: [])
            },
            {
                var record = try #require(try $0.reader.record(id: one))
                record.title = "Another"
                _ = try $0.save(record)
            },
        ]
        for act in acts {
            try fixture.store.write(act)
            seen.append(try changes(fixture))
        }
        #expect(Set(seen.map { $0[one] }).count == acts.count + 1)
        #expect(Set(seen.map { $0[two] }).count == 1, "another episode's change is none of this one")
    }

    @Test("A write that is undone leaves the number as it was")
    func undone() throws {
        let fixture = try StoreFixture()
        let id = try add(1, to: fixture)
        let before = try changes(fixture)
        try fixture.store.write { writer in
            try writer.replaceContent(of: id, with: EpisodeContent())
            writer.rollBack()
        }
        #expect(try changes(fixture) == before)
    }

    @Test("Hosts, tags and trailers of the feed are counted over what the public may see")
    func subjects() throws {
        let fixture = try StoreFixture()
        var content = Self.content
        content.details.kind = .trailer
        content.tags = ["Wool"]
        content.namedHosts = ["Ada"]
        for (number, state) in [(1, EpisodeState.published), (2, .published), (3, .draft)] {
            let id = try fixture.add(
                StoreFixture.record(number, slug: "e-\(number)", state: state, published: 1_700_000_000), content)
            guard number != 2 else { continue }
            let audio = Enclosure(location: "\(number).mp3", type: "audio/mpeg", bytes: 9, duration: 9)
            try fixture.store.write { try $0.setEnclosure(of: id, audio, sha256: nil) }
        }
        try fixture.store.read { reader throws in
            #expect(try reader.feedHosts() == [FeedSubject(name: "Ada", slug: "ada", count: 1)])
            #expect(try reader.feedTags() == [FeedSubject(name: "Wool", slug: nil, count: 1)])
            #expect(try reader.feedTrailers().map(\.slug) == ["e-1"])
            #expect(try reader.feedMarks(hostSlug: "ada", limit: 9).count == 1)
            #expect(try reader.feedMarks(tags: ["WOOL", "felt"], limit: 9).count == 1)
            #expect(try reader.feedMarks(topicWord: "\" OR \"", limit: 9).isEmpty)
        }
    }
}
