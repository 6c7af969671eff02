import Foundation
import Podcast
import Store
import Testing

@Suite struct StandingTests {
    private let now = 1_800_000_000.0

    @Test("Every episode tells the first thing that keeps it out of the feed, and the clock decides when it is due")
    func standings() throws {
        let fixture = try StoreFixture(now: now)
        let audio = { (id: Int64, location: String, sha256: [UInt8]?) in
            try fixture.store.write { writer in
                try writer.setEnclosure(
                    of: id, Enclosure(location: location, type: "audio/mpeg", bytes: 10, duration: 1), sha256: sha256)
            }
        }
        let hash = { (number: UInt8) in [UInt8](repeating: number, count: 32) }
        try audio(try fixture.add(StoreFixture.record(1, slug: "one", published: now - 50)), "1.mp3", hash(1))
        try fixture.add(StoreFixture.record(2, slug: "silent", published: now - 40))
        try audio(
            try fixture.add(StoreFixture.record(3, slug: "draft", state: .draft, published: now - 30)), "3.mp3", hash(3)
        )
        try fixture.add(StoreFixture.record(4, slug: "gone", state: .withdrawn, published: now - 20))
        let due = try fixture.add(StoreFixture.record(5, slug: "due", published: now + 60))
        try audio(due, "https://cdn.example/5.mp3", nil)
        try fixture.add(StoreFixture.record(6, slug: "due-silent", published: now + 50))
        let undated = try fixture.add(StoreFixture.record(nil, slug: "undated"))
        try audio(undated, "6.mp3", hash(6))

        let standings = try fixture.store.read { try $0.standings() }
        #expect(standings.map(\.slug) == ["due", "due-silent", "gone", "draft", "silent", "one", "undated"])
        #expect(standings.map(\.obstacle) == [.scheduled, .silent, .withdrawn, .draft, .silent, nil, .undated])
        #expect(standings.first?.guid == "guid-due" && standings.first?.number == 5)
        #expect(standings.first?.published == Date(timeIntervalSince1970: now + 60))
        fixture.turnClock(to: now + 60)
        #expect(try fixture.store.read { try $0.standings() }.first?.obstacle == nil)

        let remote = try fixture.store.read { try $0.remoteEnclosures() }
        #expect(remote.keys.sorted() == ["https://cdn.example/5.mp3"])
        #expect(try fixture.store.read { try $0.silentEpisodes() }.count == 3)
    }
}
