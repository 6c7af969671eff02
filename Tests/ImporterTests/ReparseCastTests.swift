import Foundation
import Importer
import Podcast
import Store
import Synchronization
import Testing

@Suite struct ReparseCastTests {
    private func note(_ number: Int, _ hosts: [String]) -> ImportFile {
        let topics = hosts.enumerated().map { "**\($1) #\($0 + 1):** **Topic \($0 + 1)**\n\n- words\n" }
        let name = number < 10 ? "00\(number)" : "0\(number)"
        return ImportFixture.notes("\(name).md", "# Small Talk \(number)\n\n" + topics.joined(separator: "\n"))
    }

    @Test("Names are mended by what all notes tell together, however they came one by one")
    func wholeShow() throws {
        let fixture = try ImportFixture(show: ReparseFixture.show)
        // The first note misspells a host whom nobody can know yet.
        _ = try fixture.run([note(1, ["Brain", "Ada"])])
        for number in 2...12 { _ = try fixture.run([note(number, ["Brian", "Ada"])]) }
        #expect(try fixture.episode(1)?.hosts == ["Brain", "Ada"])
        let report = try fixture.reparse()
        #expect(report.changed.map(\.number) == [1])
        #expect(report.changed.first?.changes.map(\.description) == ["~ topic 1: host \"Brain\" → \"Brian\""])
        #expect(try fixture.episode(1)?.hosts == ["Brian", "Ada"])
        #expect(try fixture.reparse().changed.isEmpty)
    }

    @Test("A single episode is read with the people of the whole show, and the others are left alone")
    func chosen() throws {
        let fixture = try ImportFixture(show: ReparseFixture.show)
        _ = try fixture.run([note(1, ["Brain", "Ada"]), note(2, ["Brain", "Ada"])])
        for number in 3...25 { _ = try fixture.run([note(number, ["Brian", "Ada"])]) }
        let reparser = Reparser(store: fixture.store, show: ReparseFixture.show)
        let chosen = try reparser.episodes(named: "2") + reparser.episodes(named: "episode-3")
        let report = try reparser.run(chosen)
        #expect(report.read == 2)
        #expect(report.changed.map(\.number) == [2])
        #expect(try fixture.episode(2)?.hosts == ["Brian", "Ada"])
        #expect(try fixture.episode(1)?.hosts == ["Brain", "Ada"])
        #expect(try reparser.episodes(named: "99").isEmpty)
        #expect(try reparser.episodes(named: "nobody").isEmpty)
    }

    @Test("People whom site.yml names since are known in old notes too")
    func people() throws {
        let fixture = try ImportFixture(show: ReparseFixture.show)
        _ = try fixture.run([note(1, ["AL", "Bob"])])
        var show = ReparseFixture.show
        show.people = [ShowPerson(name: "Ada Lovelace", aliases: ["AL"]), ShowPerson(name: "Bob", isRegular: false)]
        let report = try Reparser(store: fixture.store, show: show).run()
        #expect(
            report.changed.first?.changes.map(\.description) == [
                "+ guest: Bob", "~ topic 1: host \"AL\" → \"Ada Lovelace\"",
            ])
        #expect(try Reparser(store: fixture.store, show: show).run().changed.isEmpty)
    }

    @Test("A person whom the store knows in other capitals is no change, now or ever")
    func capitals() throws {
        let fixture = try ImportFixture(show: ReparseFixture.show)
        _ = try fixture.run([note(1, ["Ada", "Bob"]), note(2, ["ADA", "BOB"])])
        let version = try fixture.store.contentVersion()
        #expect(try fixture.reparse().changed.isEmpty)
        #expect(try fixture.store.contentVersion() == version)
    }

    @Test("Imports at the same time and a new reading leave a whole show")
    func concurrency() async throws {
        let fixture = try ImportFixture(show: ReparseFixture.show)
        _ = try fixture.run((1...9).map { note($0, ["Ada", "Bob"]) })
        try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 10...12 {
                group.addTask { try fixture.run([self.note(number, ["Ada", "Bob"])]).added.count }
            }
            for number in 1...3 {
                group.addTask {
                    try ReparseFixture.alter(fixture, number) { _, content in content.items = [] }
                    _ = try fixture.reparse()
                    return 0
                }
            }
            var added = 0
            for try await count in group { added += count }
            #expect(added == 3)
        }
        #expect(try fixture.store.read { try $0.episodeCount() } == 12)
        for number in 1...12 { #expect(try fixture.episode(number)?.hosts == ["Ada", "Bob"]) }
    }

    @Test("On a show that changes whenever it is read, the reading keeps the changes waiting and comes to its end")
    func restless() throws {
        let fixture = try ImportFixture(show: ReparseFixture.show)
        _ = try fixture.run((1...9).map { note($0, ["Ada", "Bob"]) })
        let readings = Mutex(0)
        // The second and third reading begin on a show that has just lost another episode's parts.
        let report = try Reparser(store: fixture.store, show: ReparseFixture.show).run { done, _ in
            guard done == 1 else { return }
            let number = readings.withLock { count in
                count += 1
                return count
            }
            guard number <= 3 else { return }
            try? ReparseFixture.alter(fixture, number) { _, content in content.items = [] }
        }
        #expect(readings.withLock { $0 } == 4)
        #expect(report.changed.map(\.number) == [1, 2, 3])
        for number in 1...9 { #expect(try fixture.episode(number)?.hosts == ["Ada", "Bob"]) }
    }
}
