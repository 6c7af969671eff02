// When conversations come to their topics, as imports and new readings find it.

import Importer
import Podcast
import ShowNotes
import Store
import Testing

@Suite struct HearingTests {
    private static let notes = """
        # Small Talk 1: Mills

        **Ada #1:** [**Water mills**](https://mill.example)

        - Paddles below the weir

        **Bob #2:** **Jacquard looms**

        - Cards that tell the threads

        ## Extras

        Ada:

        - Water mills for jacquard looms again
        """

    /// Two minutes of each topic after half a minute of neither, five seconds a cue.
    private static func transcript(_ name: String = "001.vtt", silent: Int = 6) -> ImportFile {
        var text = "WEBVTT\n"
        let said =
            Array(repeating: "Good morning to you all.", count: silent)
            + (0..<24).map { ["The water mills.", "Paddles below the weir.", "A mill turns."][$0 % 3] }
            + (0..<24).map { ["The jacquard looms.", "Cards tell the threads.", "A loom knows."][$0 % 3] }
            + Array(repeating: "And so goodbye.", count: 40)
        for (index, words) in said.enumerated() {
            text += "\n\(stamp(index * 5)) --> \(stamp(index * 5 + 5))\n\(words)\n"
        }
        return ImportFixture.notes(name, text)
    }

    private static func stamp(_ second: Int) -> String {
        let two = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
        return "00:\(two(second / 60)):\(two(second % 60)).000"
    }

    private func heard(_ fixture: ImportFixture) throws -> [Double?] {
        let episode = try #require(try fixture.episode(1))
        return try fixture.store.read { try $0.content(of: episode.id).topics.map(\.heard) }
    }

    private func isRight(_ heard: [Double?], silent: Double = 6) -> Bool {
        heard.count == 2 && abs((heard[0] ?? -100) - silent * 5) <= 15
            && abs((heard[1] ?? -100) - (silent + 24) * 5) <= 15
    }

    @Test(
        "Topics are heard when notes and transcript are there, whichever came first",
        arguments: [[0, 1], [1, 0], [2, 2]])
    func order(order: [Int]) throws {
        let fixture = try ImportFixture()
        let files = [ImportFixture.notes("001.md", Self.notes), Self.transcript()]
        if order == [2, 2] {
            _ = try fixture.run(files)
        } else {
            for index in order { _ = try fixture.run([files[index]]) }
        }
        let heard = try heard(fixture)
        #expect(isRight(heard), "\(heard)")
        let version = try fixture.store.contentVersion()
        _ = try fixture.run(files)
        #expect(try fixture.store.contentVersion() == version)
    }

    @Test("Other notes and another transcript are heard anew, and without a match nothing stays")
    func anew() throws {
        let fixture = try ImportFixture()
        _ = try fixture.run([ImportFixture.notes("001.md", Self.notes), Self.transcript()])
        _ = try fixture.run([Self.transcript(silent: 30)])
        #expect(isRight(try heard(fixture), silent: 30))
        let renamed = Self.notes.replacing("Small Talk 1: Mills", with: "Small Talk 1: Wells")
        _ = try fixture.run([ImportFixture.notes("001.md", renamed)])
        #expect(isRight(try heard(fixture), silent: 30))
        _ = try fixture.run([ImportFixture.transcript("001.vtt")])
        #expect(try heard(fixture) == [nil, nil])
    }

    @Test("What no edition has heard yet is heard by the next import, and by a new reading of that episode alone")
    func older() throws {
        let fixture = try ImportFixture(show: ReparseFixture.show)
        let second = ImportFixture.notes("002.md", Self.notes.replacing("Small Talk 1", with: "Small Talk 2"))
        let files = [ImportFixture.notes("001.md", Self.notes), Self.transcript(), second, Self.transcript("002.vtt")]
        _ = try fixture.run(files)
        let ids = try fixture.store.read { try $0.episodeIDs() }
        let all = {
            try fixture.store.read { reader in try ids.map { try reader.content(of: $0).topics.map(\.heard) } }
        }
        let before = try all()
        #expect(before.allSatisfy { isRight($0) })
        let forget = {
            try fixture.store.write { writer in
                for id in ids { try writer.setHeard([nil, nil], of: id, edition: 0) }
            }
        }
        try forget()
        #expect(try all() == [[nil, nil], [nil, nil]])
        _ = try fixture.run([ImportFixture.notes("001.md", Self.notes)])
        #expect(try all() == before)
        try forget()
        let report = try Reparser(store: fixture.store, show: ReparseFixture.show).run([ids[1]])
        #expect(report.changed.isEmpty)
        #expect(try all() == [[nil, nil], before[1]])
        let dry = try Reparser(store: fixture.store, show: ReparseFixture.show).run(isDryRun: true)
        #expect(dry.changed.isEmpty)
        #expect(try all() == [[nil, nil], before[1]])
        _ = try Reparser(store: fixture.store, show: ReparseFixture.show).run()
        #expect(try all() == before)
        #expect(try fixture.store.read { try $0.unheardEpisodes(edition: TopicAligner.edition) } == [])
    }

    @Test("Written times stay alone, and a dry run leaves nothing behind")
    func written() throws {
        let fixture = try ImportFixture()
        let timed = "# Small Talk 1: Mills\n\n## Show notes\n\n0:30 Water mills\n\n2:30 Jacquard looms\n"
        _ = try fixture.run([ImportFixture.notes("001.md", timed), Self.transcript()])
        let episode = try #require(try fixture.episode(1))
        let topics = try fixture.store.read { try $0.content(of: episode.id).topics }
        #expect(topics.map(\.start) == [30, 150])
        #expect(topics.map(\.heard) == [nil, nil])
        _ = try fixture.run([ImportFixture.notes("001.md", Self.notes)], ImportOptions(isDryRun: true))
        #expect(try fixture.store.read { try $0.content(of: episode.id).topics } == topics)
    }
}
