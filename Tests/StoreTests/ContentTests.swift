import Foundation
import Podcast
import Store
import Testing

@Suite struct ContentTests {
    static let content = EpisodeContent(
        sponsors: [Sponsor(name: "Acme", url: "https://acme.example")], selfSponsored: true, guests: ["Grace Hopper"],
        items: [
            .prose(Prose(kind: .text, body: RichText(html: "<p>Hello</p>", plain: "Hello"), line: 1)),
            .topic(
                Topic(
                    ordinal: 0, host: "Ada", title: "Engines", url: "https://engine.example",
                    body: RichText(html: "<p>Gears turning</p>", plain: "Gears turning"),
                    links: [
                        Link(url: "https://engine.example", text: "Engines"), Link(url: "https://b.example", text: "b"),
                    ],
                    line: 3)),
            .topic(Topic(ordinal: nil, host: nil, title: "Looms", line: 9)),
            .extra(
                Extra(
                    host: "Ada", title: "An extra", url: nil,
                    body: RichText(html: "<p>An extra</p>", plain: "An extra"),
                    line: 12)),
            .joke(Joke(title: "Knock knock", url: "https://joke.example", line: 14)),
            .prose(
                Prose(
                    kind: .boilerplate, heading: "Connect", body: RichText(html: "<p>Us</p>", plain: "Us"), line: 20)),
        ])

    @Test("What is saved is what is read, in the order of the file")
    func roundTrip() throws {
        let fixture = try StoreFixture()
        let id = try fixture.add(StoreFixture.record(1, slug: "one"), Self.content)
        #expect(try fixture.store.read { try $0.content(of: id) } == Self.content)
        let episode = try #require(try fixture.store.read { try $0.episode(slug: "one") })
        #expect(episode.hosts == ["Ada"])
        #expect(episode.guests == ["Grace Hopper"])
    }

    @Test("Notes that change replace what they said before, and only their own episode's")
    func replace() throws {
        let fixture = try StoreFixture()
        let one = try fixture.add(StoreFixture.record(1, slug: "one"), Self.content)
        let two = try fixture.add(StoreFixture.record(2, slug: "two"), Self.content)
        let less = EpisodeContent(items: [.topic(Topic(ordinal: 1, host: "Grace", title: "Compilers"))])
        try fixture.store.write { try $0.replaceContent(of: one, with: less) }
        try fixture.store.read { reader throws in
            #expect(try reader.content(of: one) == less)
            #expect(try reader.content(of: two) == Self.content)
            #expect(try reader.search("gears", limit: 9).results.map(\.episode.id) == [two])
            #expect(try reader.search("compilers", limit: 9).results.map(\.episode.id) == [one])
            #expect(try reader.hostCounts() == ["Ada": 1, "Grace": 1])
        }
    }

    @Test("A file that waits is taken by whoever it waits for, once")
    func pending() throws {
        let fixture = try StoreFixture()
        let file = PendingFile(
            kind: .transcript, key: "7", path: "007.vtt", sha256: Array(repeating: 7, count: 32), text: "WEBVTT")
        try fixture.store.write { try $0.addPending(file) }
        #expect(try fixture.store.write { try $0.takePending(keys: ["8"]) }.isEmpty)
        #expect(try fixture.store.write { try $0.takePending(keys: ["7", "seven"]) } == [file])
        #expect(try fixture.store.write { try $0.takePending(keys: ["7"]) }.isEmpty)
    }
}
