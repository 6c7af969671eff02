import Foundation
import Testing

@Suite(.serialized) struct CommandTests {
    @Test("parse writes one JSON file for each notes file, and tells problems by line")
    func parse() throws {
        let program = try Program()
        let good = try program.write(
            "007.md", "# My Show 7\n\n**Ada #1:** [**Looms**](https://loom.example)\n\n- Threads\n")
        let out = program.folder + "/out"
        let outcome = try program.run("parse", good, "--output", out)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let data = try Data(contentsOf: URL(fileURLWithPath: out + "/007.md.json"))
        let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(object["number"] as? Int == 7)
        let topic = try #require((object["topics"] as? [[String: Any]])?.first)
        #expect(topic["title"] as? String == "Looms")
        #expect(topic["host"] as? String == "Ada")
        #expect(topic["url"] as? String == "https://loom.example")
        let bad = try program.write("008.md", "---\ndate: soon\n---\n\n# My Show 8\n")
        let refused = try program.run("parse", bad, "--output", out)
        #expect(refused.status == 1)
        #expect(refused.errors.contains("008.md:2: error: "), "\(refused.errors)")
    }

    @Test("import reports, changes nothing in a rehearsal, and fails when something was kept out")
    func importing() throws {
        let program = try Program()
        let notes = try program.write("notes/001.md", "# My Show 1: Looms\n\n**Ada #1:** **Threads**\n\n- x\n")
        let rehearsal = try program.run("import", notes, "--data", program.data, "--dry-run", "--json")
        #expect(rehearsal.status == 0, "\(rehearsal.errors)")
        let first = try program.run("import", program.folder + "/notes", "--data", program.data, "--json")
        let report = try #require(
            try JSONSerialization.jsonObject(with: Data(first.output.utf8)) as? [String: Any], "\(first.errors)")
        #expect(report["added"] as? [Int] == [1])
        #expect(report["unchanged"] as? Int == 0)
        _ = try program.write("notes/002.md", "\u{0}")
        let failed = try program.run("import", program.folder + "/notes", "--data", program.data)
        #expect(failed.status == 1)
        #expect(failed.errors.contains("002.md:1: error: "), "\(failed.errors)")
        let skipped = try program.run("import", program.folder + "/notes", "--data", program.data, "--skip-bad")
        #expect(skipped.output.contains("1 unchanged"))
    }

    @Test("A token is printed once, its name cannot be used again, and the database does not hold it")
    func token() throws {
        let program = try Program()
        let created = try program.run("token", "create", "laptop", "--data", program.data)
        let token = created.output.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(token.hasPrefix("nc_") && token.count == 67)
        #expect(try program.run("token", "create", "laptop", "--data", program.data).status != 0)
        #expect(try program.run("token", "list", "--data", program.data).output.hasPrefix("laptop"))
        #expect(try program.run("token", "revoke", "nobody", "--data", program.data).status != 0)
        let files = try FileManager.default.contentsOfDirectory(atPath: program.data).filter {
            $0.hasPrefix("notecast")
        }
        for file in files {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(program.data)/\(file)"))
            #expect(bytes.range(of: Data(token.utf8)) == nil)
        }
    }

    @Test("A back-up can be served")
    func backup() throws {
        let program = try Program()
        let notes = try program.write("001.md", "# My Show 1: Looms\n\nText\n")
        _ = try program.run("import", notes, "--data", program.data)
        let copy = program.folder + "/copy"
        try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
        #expect(try program.run("backup", copy + "/notecast.sqlite", "--data", program.data).status == 0)
        #expect(try program.run("backup", copy + "/notecast.sqlite", "--data", program.data).status != 0)
        #expect(try program.run("import", notes, "--data", copy).output.contains("1 unchanged"))
    }

    @Test("A folder with no show in it is not taken for one, and a rehearsal makes none")
    func noShow() throws {
        let program = try Program()
        let backup = try program.run("backup", program.folder + "/b.sqlite", "--data", program.data)
        #expect(backup.status != 0)
        #expect(backup.errors.contains("there is no show in this folder"))
        let notes = try program.write("001.md", "# My Show 1: Looms\n\nText\n")
        let rehearsal = try program.run("import", notes, "--data", program.data, "--dry-run")
        #expect(rehearsal.output.contains("1 would be added"))
        #expect(!FileManager.default.fileExists(atPath: program.data))
        let real = try program.run("import", notes, "--data", program.data)
        #expect(real.output.contains("1 not in the feed: no date"), "\(real.output)")
        let log = try? FileManager.default.attributesOfItem(atPath: program.data + "/notecast.sqlite-wal")
        #expect((log?[.size] as? NSNumber ?? 0) == 0, "the one file is the whole show")
    }

    @Test("A wrong site.yml is told by line before anything else happens")
    func settings() throws {
        let program = try Program()
        _ = try program.write("data/site.yml", "title: x\ntimezone: Nowhere\n")
        let outcome = try program.run("serve", "--data", program.data, "--bind", "127.0.0.1:0")
        #expect(outcome.status != 0)
        #expect(outcome.errors.contains("site.yml:2: timezone:"), "\(outcome.errors)")
    }

    @Test("Imports that are killed at any moment leave nothing half done")
    func killed() throws {
        let program = try Program()
        for number in 1...60 {
            let topics = (1...20).map { "**Ada #\($0):** [**Topic \($0)**](https://x.example/\($0))\n\n- words\n" }
            let name = number < 10 ? "00\(number)" : "0\(number)"
            _ = try program.write("notes/\(name).md", "# My Show \(number)\n\n" + topics.joined(separator: "\n"))
        }
        _ = try program.run("token", "create", "x", "--data", program.data)
        var kills = 0
        for round in 0..<8 {
            if try program.runAndKill(
                after: 0.02 + Double(round) * 0.02, "import", program.folder + "/notes", "--data", program.data)
            {
                kills += 1
            }
            let check = try program.run(
                "import", program.folder + "/notes", "--data", program.data, "--dry-run", "--json")
            let report = try #require(try JSONSerialization.jsonObject(with: Data(check.output.utf8)) as? [String: Any])
            let (added, unchanged) = ((report["added"] as? [Int])?.count, report["unchanged"] as? Int)
            #expect([60, 0].contains(added) && unchanged == 60 - (added ?? 0), "all or nothing: \(check.output)")
        }
        #expect(kills > 0)
        let last = try program.run("import", program.folder + "/notes", "--data", program.data)
        #expect(last.status == 0)
    }
}
