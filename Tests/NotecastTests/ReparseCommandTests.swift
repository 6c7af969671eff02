import Foundation
import FoundationNetworking
import Podcast
import Store
import Testing

@Suite(.serialized) struct ReparseCommandTests {
    /// A show of a few episodes, by the command.
    private func show(_ count: Int = 3) throws -> Program {
        let program = try Program()
        for number in 1...count {
            let name = number < 10 ? "00\(number)" : "0\(number)"
            let topics = (1...12).map { "**Ada #\($0):** [**Topic \($0)**](https://x.example/\($0))\n\n- words\n" }
            let heading = "# My Show \(number): Number \(number)\n\n"
            _ = try program.write("notes/\(name).md", heading + topics.joined(separator: "\n"))
        }
        #expect(try program.run("import", program.folder + "/notes", "--data", program.data).status == 0)
        return program
    }

    /// The show's database, opened beside the program.
    private func store(_ program: Program) throws -> Store {
        try Store(path: program.data + "/notecast.sqlite", migrations: Program.repository + "/Migrations")
    }

    /// Takes a topic from episodes, as if an older parser had not seen it.
    private func spoil(_ program: Program, _ numbers: ClosedRange<Int>) throws {
        let store = try store(program)
        try store.write { writer in
            for number in numbers {
                guard let record = try writer.reader.onlyRecord(number: number), let id = record.id else { continue }
                var content = try writer.reader.content(of: id)
                content.items.remove(at: 2)
                try writer.replaceContent(of: id, with: content)
            }
        }
        try store.close()
    }

    /// All that the database says of episodes, as text. (Its bytes change whenever somebody opens it.)
    private func dump(_ program: Program) throws -> String {
        let store = try store(program)
        let dump = try store.read { reader in
            var lines = ["\(try reader.contentVersion())"]
            for id in try reader.episodeIDs() {
                lines.append("\(try reader.record(id: id).map { "\($0)" } ?? "") \(try reader.content(of: id))")
                lines.append("\(try reader.revisions(of: id)) \(try reader.passages(of: id))")
            }
            return lines.joined(separator: "\n")
        }
        try store.close()
        return dump
    }

    @Test("reparse tells a rehearsal's changes and writes nothing, then makes them, and then has nothing to do")
    func rehearsal() throws {
        let program = try show()
        try spoil(program, 2...2)
        let before = try dump(program)
        let rehearsal = try program.run("reparse", "--data", program.data, "--dry-run")
        #expect(rehearsal.status == 0, "\(rehearsal.errors)")
        #expect(
            rehearsal.output
                == "2  number-2  Number 2\n  + topic 3 Ada: Topic 3\n3 episodes read, 1 would change\n")
        #expect(try dump(program) == before)
        let real = try program.run("reparse", "--data", program.data)
        #expect(real.status == 0 && real.output.hasSuffix("3 episodes read, 1 changed\n"), "\(real)")
        #expect(try dump(program) != before)
        let after = try dump(program)
        let again = try program.run("reparse", "--data", program.data)
        #expect(again.status == 0 && again.output == "3 episodes read, 0 changed\n", "\(again)")
        #expect(try dump(program) == after)
    }

    @Test("The same as data, for single episodes, and a name that is nobody's is told")
    func json() throws {
        let program = try show()
        try spoil(program, 1...3)
        let outcome = try program.run("reparse", "1", "number-3", "--data", program.data, "--json")
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
        let report = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        #expect(report["read"] as? Int == 2)
        #expect(report["unchanged"] as? Int == 0)
        #expect(report["dryRun"] as? Bool == false)
        #expect((report["problems"] as? [Any])?.isEmpty == true)
        let changed = try #require(report["changed"] as? [[String: Any]])
        #expect(changed.map { $0["number"] as? Int } == [1, 3])
        #expect(changed.first?["slug"] as? String == "number-1")
        #expect(changed.first?["season"] is NSNull)
        let change = try #require((changed.first?["changes"] as? [[String: Any]])?.first)
        #expect(change["kind"] as? String == "added")
        #expect(change["part"] as? String == "topic")
        #expect(change["name"] as? String == "topic 3 Ada: Topic 3")
        #expect(
            Set(change.keys)
                == ["kind", "part", "name", "fact", "old", "new", "wordsAdded", "wordsGone", "excerpt"])
        let unknown = try program.run("reparse", "77", "--data", program.data)
        #expect(unknown.status == 1 && unknown.errors.contains("there is no episode 77"), "\(unknown)")
        let nowhere = try program.run("reparse", "--data", program.folder + "/nowhere", "--dry-run")
        #expect(nowhere.status == 1 && nowhere.errors.contains("there is no such folder"))
        #expect(!FileManager.default.fileExists(atPath: program.folder + "/nowhere"))
    }

    @Test("Notes that can no longer be read are told by line, with status 1, and the others are mended")
    func refused() throws {
        let program = try show()
        try spoil(program, 1...1)
        let store = try store(program)
        try store.write { writer in
            guard let id = try writer.reader.onlyRecord(number: 2)?.id else { return }
            let text = "---\ntitle: x\ndate: soon\n---\n\nText\n"
            try writer.addRevision(of: id, path: "002.md", text: text, sha256: Array(repeating: 2, count: 32))
        }
        try store.close()
        let outcome = try program.run("reparse", "--data", program.data)
        #expect(outcome.status == 1)
        #expect(outcome.errors.hasPrefix("002.md:3: error: "), "\(outcome.errors)")
        #expect(
            outcome.output.hasSuffix("3 episodes read, 1 changed, 1 file could not be read: they stay as they were\n"),
            "\(outcome.output)")
    }

    @Test("A rehearsal does not bring an older database up to date, and says what to do")
    func olderDatabase() throws {
        let program = try show(1)
        let root = program.folder + "/root"
        let manager = FileManager.default
        try manager.createDirectory(atPath: root, withIntermediateDirectories: true)
        for name in ["Public", "Templates", "Migrations"] {
            try manager.copyItem(atPath: "\(Program.repository)/\(name)", toPath: "\(root)/\(name)")
        }
        _ = try program.write(
            "root/Migrations/9999_add_words.sql", "CREATE TABLE words (id INTEGER PRIMARY KEY) STRICT;")
        let before = try dump(program)
        let rehearsal = try program.run("reparse", "--data", program.data, "--root", root, "--dry-run")
        #expect(rehearsal.status == 1)
        #expect(rehearsal.errors.contains("start the server first"), "\(rehearsal.errors)")
        #expect(try dump(program) == before, "and this version still reads it")
        #expect(try program.run("reparse", "--data", program.data, "--root", root).status == 0)
    }

    @Test("A server that runs shows what is read anew, and keeps every page that stays the same")
    func serving() async throws {
        let program = try show()
        try spoil(program, 2...2)
        try program.serve()
        let (one, two) = (try await program.get("/episodes/number-1"), try await program.get("/episodes/number-2"))
        #expect(one.status == 200 && !two.body.contains("https://x.example/3\""))
        #expect(try program.run("reparse", "--data", program.data).status == 0)
        var body = ""
        for _ in 0..<40 {
            body = try await program.get("/episodes/number-2").body
            if body.contains("https://x.example/3\"") { break }
            try await Task.sleep(for: .milliseconds(50))
        }
        #expect(body.contains("https://x.example/3\""))
        let tag = { (answer: Program.Answer) in answer.response.value(forHTTPHeaderField: "ETag") }
        #expect(try await tag(program.get("/episodes/number-1")) == tag(one))
        let mended = try await program.get("/episodes/number-2")
        #expect(tag(mended) != tag(two) && tag(mended) != nil)
        #expect(try program.run("reparse", "--data", program.data).output.hasSuffix("0 changed\n"))
        try await Task.sleep(for: .milliseconds(600))
        #expect(try await tag(program.get("/episodes/number-2")) == tag(mended))
        #expect(try program.stop() == 0)
    }

    @Test("A reparse that is killed at any moment has changed all or nothing")
    func killed() throws {
        let program = try show(60)
        try spoil(program, 1...60)
        var kills = 0
        for round in 0..<10 {
            if try program.runAndKill(after: 0.02 + Double(round) * 0.02, "reparse", "--data", program.data) {
                kills += 1
            }
            let rest = try program.run("reparse", "--data", program.data, "--dry-run")
            let isWhole =
                rest.output.hasSuffix("60 episodes read, 60 would change\n")
                || rest.output == "60 episodes read, 0 would change\n"
            #expect(isWhole, "\(rest.output.suffix(200)) \(rest.errors)")
        }
        #expect(kills > 0)
        #expect(try program.run("reparse", "--data", program.data).status == 0)
        #expect(try program.run("reparse", "--data", program.data).output == "60 episodes read, 0 changed\n")
    }
}
