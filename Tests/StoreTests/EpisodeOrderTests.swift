// The order of the site, asked for again and again.

import Foundation
import Podcast
import Store
import Testing

@Suite struct EpisodeOrderTests {
    private static let now = 1_800_000_000.0

    private static func date(_ seconds: Double) -> Date { Date(timeIntervalSince1970: seconds) }

    private func slugs(_ fixture: StoreFixture) throws -> [String] {
        try fixture.store.read { try $0.episodes(limit: 10).map(\.slug) }
    }

    @Test("An order that is kept gives way to what is written, whatever becomes of other transactions")
    func writes() throws {
        let fixture = try StoreFixture(now: Self.now)
        let first = try fixture.add(StoreFixture.record(1, slug: "one", published: Self.now - 100))
        #expect(try slugs(fixture) == ["one"])
        try fixture.add(StoreFixture.record(2, slug: "two", published: Self.now - 50))
        #expect(try slugs(fixture) == ["two", "one"])
        try fixture.store.write { writer in
            _ = try writer.save(StoreFixture.record(3, slug: "three", published: Self.now - 20))
            // What a transaction has written so far is seen by it alone.
            #expect(try writer.reader.episodes(limit: 10).map(\.slug) == ["three", "two", "one"])
            #expect(try writer.reader.neighbours(of: first).next?.slug == "two")
            writer.rollBack()
        }
        #expect(try slugs(fixture) == ["two", "one"])
        // The next one has the number that the one undone had.
        try fixture.add(StoreFixture.record(4, slug: "four", published: Self.now - 10))
        #expect(try slugs(fixture) == ["four", "two", "one"])
    }

    @Test("It gives way to the clock, forwards and backwards")
    func time() throws {
        let fixture = try StoreFixture(now: Self.now)
        let first = try fixture.add(StoreFixture.record(1, slug: "one", published: Self.now - 100))
        try fixture.add(StoreFixture.record(2, slug: "two", published: Self.now + 60))
        #expect(try slugs(fixture) == ["one"])
        fixture.turnClock(to: Self.now + 59)
        #expect(try slugs(fixture) == ["one"])
        fixture.turnClock(to: Self.now + 60)
        #expect(try slugs(fixture) == ["two", "one"])
        #expect(try fixture.store.read { try $0.neighbours(of: first) }.next?.slug == "two")
        fixture.turnClock(to: Self.now)
        #expect(try slugs(fixture) == ["one"])
        #expect(try fixture.store.read { try $0.neighbours(of: first) }.next == nil)
    }

    @Test("An episode that is kept gives way to what becomes of it")
    func changes() throws {
        let fixture = try StoreFixture(now: Self.now)
        var record = StoreFixture.record(1, slug: "one", published: Self.now - 100)
        let id = try fixture.add(record)
        let read = { try fixture.store.read { try $0.episodes(ids: [id]) }[id] }
        #expect(try read()?.slug == "one")
        (record.id, record.slug) = (id, "uno")
        try fixture.add(record)
        #expect(try read()?.slug == "uno")
        record.state = .draft
        try fixture.add(record)
        #expect(try read() == nil)
        (record.state, record.published) = (.published, Self.date(Self.now + 60))
        try fixture.add(record)
        #expect(try read() == nil)
        fixture.turnClock(to: Self.now + 60)
        #expect(try read()?.slug == "uno")
        fixture.turnClock(to: Self.now)
        #expect(try read() == nil)
    }

    @Test("A stretch that lies outside is empty")
    func bounds() throws {
        let fixture = try StoreFixture(now: Self.now)
        try fixture.add(StoreFixture.record(1, slug: "one"))
        func slugs(_ limit: Int, from offset: Int) throws -> [String] {
            try fixture.store.read { try $0.episodes(limit: limit, offset: offset).map(\.slug) }
        }
        #expect(try slugs(1, from: 1) == [])
        #expect(try slugs(0, from: 0) == [])
        #expect(try slugs(.max, from: 0) == ["one"])
    }
}
