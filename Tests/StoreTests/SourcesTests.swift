import Foundation
import Podcast
import Store
import Testing

@Suite struct SourcesTests {
    @Test("Episodes in any state are listed by season and number, those without a number last")
    func order() throws {
        let fixture = try StoreFixture()
        try fixture.add(StoreFixture.record(nil, slug: "trailer"))
        try fixture.add(StoreFixture.record(2, slug: "two", state: .draft))
        try fixture.add(StoreFixture.record(1, slug: "second-one", season: 2))
        try fixture.add(StoreFixture.record(1, slug: "one", state: .withdrawn, published: 4_000_000_000))
        try fixture.store.read { reader throws in
            let slugs = try reader.episodeIDs().map { try reader.record(id: $0)?.slug }
            #expect(slugs == ["one", "two", "second-one", "trailer"])
            #expect(try reader.records(number: 1).map(\.slug) == ["second-one", "one"])
            #expect(try reader.records(number: 9).isEmpty)
        }
    }

    @Test("The present revision is the one that was imported last")
    func revision() throws {
        let fixture = try StoreFixture()
        let id = try fixture.add(StoreFixture.record(1, slug: "one"))
        #expect(try fixture.store.read { try $0.presentRevision(of: id) } == nil)
        for text in ["first", "second"] {
            try fixture.store.write { writer in
                try writer.addRevision(of: id, path: "001.md", text: text, sha256: Array(repeating: 1, count: 32))
            }
        }
        let revision = try #require(try fixture.store.read { try $0.presentRevision(of: id) })
        #expect(revision.text == "second" && revision.path == "001.md")
    }

    @Test("Passages come back as they were saved, marks to the millisecond")
    func passages() throws {
        let fixture = try StoreFixture()
        let id = try fixture.add(StoreFixture.record(1, slug: "one"))
        #expect(try fixture.store.read { try $0.passages(of: id) } == [])
        var passages = [
            Passage(
                start: 0.5, end: 21.25, text: "Für one. And two.",
                marks: [Passage.Mark(offset: 0, start: 0.5), Passage.Mark(offset: 10, start: 9.8764)]),
            Passage(start: 21.25, end: 40, text: "Three.", marks: [Passage.Mark(offset: 0, start: 21.25)]),
        ]
        try fixture.store.write { writer in
            try writer.setTranscript(
                of: id, path: "001.vtt", format: .vtt, text: "WEBVTT", sha256: Array(repeating: 1, count: 32),
                passages: passages)
        }
        passages[0].marks[1].start = 9.876
        #expect(try fixture.store.read { try $0.passages(of: id) } == passages)
    }

    @Test("A record as the store keeps it is the one that comes back")
    func stored() throws {
        let fixture = try StoreFixture()
        var record = StoreFixture.record(1, slug: "one", published: 1000.75)
        record.recorded = Date(timeIntervalSince1970: -0.25)
        record.id = try fixture.add(record)
        let id = try #require(record.id)
        #expect(try fixture.store.read { try $0.record(id: id) } == record.stored)
        #expect(record.stored != record && record.stored.stored == record.stored)
    }
}
