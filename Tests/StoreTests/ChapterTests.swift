import Foundation
import Podcast
import Store
import Testing

@Suite struct ChapterTests {
    static let content = EpisodeContent(
        guests: ["Grace Hopper"], namedHosts: ["Ada", "Felix"], tags: ["Wool", "spinning wheels"],
        chapters: [
            Chapter(start: 0, title: "Hello"),
            Chapter(start: 159.5, title: "Looms", url: "https://loom.example", image: "https://loom.example/a.png"),
        ],
        items: [.topic(Topic(ordinal: nil, host: nil, title: "Looms", start: 159.5, line: 9))])

    @Test("Chapters, tags, named hosts and a topic's time are read as they were saved")
    func roundTrip() throws {
        let fixture = try StoreFixture()
        let one = try fixture.add(StoreFixture.record(1, slug: "one"), Self.content)
        let two = try fixture.add(StoreFixture.record(2, slug: "two"))
        try fixture.store.read { reader throws in
            #expect(try reader.contents(of: [one, two]) == [one: Self.content, two: EpisodeContent()])
            #expect(try reader.episode(slug: "one")?.hosts == ["Ada", "Felix"])
        }
    }

    @Test("Hosts of extras stay theirs when the notes are saved again as they were read")
    func extrasHosts() throws {
        let fixture = try StoreFixture()
        let content = EpisodeContent(items: [.extra(Extra(host: "Ada", title: "A bell"))])
        let id = try fixture.add(StoreFixture.record(1, slug: "one"), content)
        try fixture.store.write { try $0.replaceContent(of: id, with: $0.reader.content(of: id)) }
        try fixture.store.read { reader throws in
            #expect(try reader.content(of: id) == content)
            #expect(try reader.episode(slug: "one")?.hosts == ["Ada"])
        }
    }

    @Test(
        "An episode is found by its tags and by chapters that are no topics",
        arguments: [("wool", true), ("spinning", true), ("hello", true), ("looms", true), ("bobbins", false)])
    func search(_ query: String, _ isFound: Bool) throws {
        let fixture = try StoreFixture()
        let id = try fixture.add(StoreFixture.record(1, slug: "one"), Self.content)
        try fixture.store.read { reader throws in
            #expect(try reader.search(query, limit: 9).results.map(\.episode.id) == (isFound ? [id] : []))
        }
    }

    @Test("New notes replace chapters and tags, and count as a change")
    func replace() throws {
        let fixture = try StoreFixture()
        let id = try fixture.add(StoreFixture.record(1, slug: "one"), Self.content)
        fixture.turnClock(to: 1_800_000_500)
        let before = try fixture.store.read { try $0.contentVersion() }
        var less = Self.content
        less.chapters.removeLast()
        less.tags = ["cotton"]
        try fixture.store.write { try $0.replaceContent(of: id, with: less) }
        try fixture.store.read { reader throws in
            #expect(try reader.content(of: id) == less)
            #expect(try reader.contentVersion() > before)
            #expect(try reader.episode(slug: "one")?.modified == Date(timeIntervalSince1970: 1_800_000_500))
            #expect(try reader.search("wool", limit: 9).results.isEmpty)
        }
    }

    @Test("Tags that differ in case alone are one")
    func tagCase() throws {
        let fixture = try StoreFixture()
        let id = try fixture.add(StoreFixture.record(1, slug: "one"), EpisodeContent(tags: ["Wool", "wool", "felt"]))
        #expect(try fixture.store.read { try $0.content(of: id).tags } == ["Wool", "felt"])
    }

    @Test("A database of the first version gets chapters and keeps its episodes")
    func migration() throws {
        let folder = NSTemporaryDirectory() + "notecast-migrate-\(UUID().uuidString)"
        let first = folder + "/first"
        try FileManager.default.createDirectory(atPath: first, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let all = StoreFixture.migrations
        let names = try FileManager.default.contentsOfDirectory(atPath: all).filter { $0 < "0003" }
        for name in names { try FileManager.default.copyItem(atPath: "\(all)/\(name)", toPath: "\(first)/\(name)") }
        let path = folder + "/notecast.sqlite"
        do {
            // The tables of that version are not those that today's writer fills: the episode's own row is.
            let old = try Store(path: path, migrations: first)
            _ = try old.write { try $0.save(StoreFixture.record(7, slug: "old")) }
        }
        let store = try Store(path: path, migrations: all)
        let id = try #require(try store.read { try $0.episode(slug: "old")?.id })
        try store.write { try $0.replaceContent(of: id, with: Self.content) }
        #expect(try store.read { try $0.content(of: id) } == Self.content)
    }
}
