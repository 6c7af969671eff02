import Foundation
import Podcast
import Store
import Testing

@Suite struct VisibilityTests {
    private let now = 1_800_000_000.0

    private func hidden() throws -> StoreFixture {
        let fixture = try StoreFixture(now: now)
        let content = EpisodeContent(items: [.topic(Topic(ordinal: 1, host: "Ada", title: "Secret plans"))])
        let records = [
            StoreFixture.record(1, slug: "draft", state: .draft, published: now - 10),
            StoreFixture.record(2, slug: "withdrawn", state: .withdrawn, published: now - 10),
            StoreFixture.record(3, slug: "scheduled", published: now + 60),
        ]
        for record in records {
            let id = try fixture.add(record, content)
            try fixture.store.write { writer in
                let passage = Passage(start: 0, end: 9, text: "secret whisper", marks: [.init(offset: 0, start: 0)])
                try writer.setTranscript(
                    of: id, path: "1.vtt", format: .vtt, text: "WEBVTT", sha256: Array(repeating: UInt8(id), count: 32),
                    passages: [passage])
                let audio = Enclosure(location: "\(id).mp3", type: "audio/mpeg", bytes: 10, duration: 1)
                try writer.setEnclosure(of: id, audio, sha256: Array(repeating: UInt8(id), count: 32))
            }
        }
        return fixture
    }

    @Test("No reader sees a draft, a withdrawn or a scheduled episode")
    func nothing() throws {
        let fixture = try hidden()
        try fixture.store.read { reader throws in
            #expect(try reader.episodeCount() == 0)
            #expect(try reader.episodes(limit: 10).isEmpty)
            #expect(try reader.feedMarks(limit: 10).isEmpty)
            #expect(try reader.search("secret", limit: 10).results.isEmpty)
            #expect(try reader.search("plans whisper", limit: 10).results.isEmpty)
            for (number, slug) in [(1, "draft"), (2, "withdrawn"), (3, "scheduled")] {
                #expect(try reader.episode(slug: slug) == nil)
                #expect(try reader.episode(number: number) == nil)
                #expect(try !reader.isPublicMedia("\(number).mp3"))
            }
        }
    }

    @Test("A scheduled episode is there from its second on, everywhere")
    func due() throws {
        let fixture = try hidden()
        #expect(try fixture.store.read { try $0.nextDue() } == Date(timeIntervalSince1970: now + 60))
        fixture.turnClock(to: now + 59.999)
        #expect(try fixture.store.read { try $0.episodeCount() } == 0)
        fixture.turnClock(to: now + 60)
        try fixture.store.read { reader throws in
            #expect(try reader.episodes(limit: 10).map(\.slug) == ["scheduled"])
            #expect(try reader.feedMarks(limit: 10).count == 1)
            #expect(try reader.search("secret", limit: 10).results.map(\.episode.slug) == ["scheduled"])
            #expect(try reader.isPublicMedia("3.mp3"))
            #expect(try reader.nextDue() == nil)
        }
    }

    @Test("A renamed episode is found by its old slug, unless it is hidden")
    func formerSlug() throws {
        let fixture = try StoreFixture(now: now)
        var record = StoreFixture.record(1, slug: "old-name")
        record.id = try fixture.add(record)
        record.slug = "new-name"
        let renamed = record
        _ = try fixture.store.write { try $0.save(renamed) }
        #expect(try fixture.store.read { try $0.episode(formerSlug: "old-name")?.slug } == "new-name")
        var draft = renamed
        draft.state = .draft
        let hidden = draft
        _ = try fixture.store.write { try $0.save(hidden) }
        #expect(try fixture.store.read { try $0.episode(formerSlug: "old-name") } == nil)
    }

    @Test("Episodes come newest first, one without a date beside the numbers around it")
    func order() throws {
        let fixture = try StoreFixture(now: now)
        try fixture.add(StoreFixture.record(1, slug: "one", published: now - 500))
        try fixture.add(StoreFixture.record(3, slug: "three", published: now - 300))
        try fixture.add(StoreFixture.record(2, slug: "two"))
        try fixture.add(StoreFixture.record(nil, slug: "special", published: now - 400))
        try fixture.add(StoreFixture.record(4, slug: "four"))
        try fixture.store.read { reader throws in
            let all = try reader.episodes(limit: 10)
            #expect(all.map(\.slug) == ["four", "three", "special", "two", "one"])
            #expect(try reader.episodes(limit: 2, offset: 1).map(\.slug) == ["three", "special"])
            let around = try reader.neighbours(of: all[2].id)
            #expect(around.previous?.slug == "two")
            #expect(around.next?.slug == "three")
            #expect(try reader.feedMarks(limit: 10).isEmpty, "no enclosure, no feed item")
        }
    }

    @Test("What is hidden takes no place from what is not, however much of it there is")
    func crowd() throws {
        let fixture = try StoreFixture(now: now)
        let content = EpisodeContent(items: [.topic(Topic(ordinal: 1, host: nil, title: "Zebra"))])
        for number in 1...100 {
            try fixture.add(StoreFixture.record(number, slug: "draft-\(number)x", state: .draft), content)
        }
        let visible = EpisodeContent(items: [
            .topic(Topic(ordinal: 1, host: nil, title: "Stripes", body: RichText(html: "", plain: "a zebra has some")))
        ])
        try fixture.add(StoreFixture.record(500, slug: "seen"), visible)
        let found = try fixture.store.read { try $0.search("zebra", limit: 5) }
        #expect(found.results.map(\.episode.slug) == ["seen"])
    }

    @Test("Audio that was replaced leads to what is there now, while the episode may be seen")
    func formerMedia() throws {
        let fixture = try StoreFixture(now: now)
        var record = StoreFixture.record(1, slug: "one")
        let id = try fixture.add(record)
        for (name, byte) in [("old.mp3", UInt8(1)), ("new.mp3", 2)] {
            let audio = Enclosure(location: name, type: "audio/mpeg", bytes: 10, duration: 1)
            try fixture.store.write { try $0.setEnclosure(of: id, audio, sha256: Array(repeating: byte, count: 32)) }
        }
        #expect(try fixture.store.read { try $0.currentMedia(for: "old.mp3") } == "new.mp3")
        #expect(try fixture.store.read { try $0.currentMedia(for: "new.mp3") } == nil)
        #expect(try fixture.store.read { try $0.isMediaInUse("old.mp3") })
        record.id = id
        record.state = .draft
        let draft = record
        _ = try fixture.store.write { try $0.save(draft) }
        #expect(try fixture.store.read { try $0.currentMedia(for: "old.mp3") } == nil)
    }

    @Test(
        "A file leads on to one that plays wherever it did",
        arguments: [
            ("old.mp3", "new.mp3", "new.mp3"), ("old.mp3", "new.m4a", "new.m4a"), ("old.m4b", "new.mp3", "new.mp3"),
            ("old.opus", "new.ogg", "new.ogg"), ("old.opus", "new.mp3", nil), ("old.mp3", "new.opus", nil),
            ("old.flac", "new.mp3", nil),
        ])
    func alike(old: String, new: String, expected: String?) throws {
        let fixture = try StoreFixture(now: now)
        let id = try fixture.add(StoreFixture.record(1, slug: "one"))
        for (name, byte) in [(old, UInt8(1)), (new, 2)] {
            let audio = Enclosure(location: name, type: "audio/mpeg", bytes: 10, duration: 1)
            try fixture.store.write { try $0.setEnclosure(of: id, audio, sha256: Array(repeating: byte, count: 32)) }
        }
        #expect(try fixture.store.read { try $0.currentMedia(for: old) } == expected)
    }
}
