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
        _ = try program.run("import", program.write("001.md", "# My Show 1: Looms\n"), "--data", program.data)
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

    @Test("A show without a token says so, and not to whoever reads the names")
    func noToken() throws {
        let program = try Program()
        _ = try program.run("import", program.write("001.md", "# My Show 1: Looms\n"), "--data", program.data)
        let list = try program.run("token", "list", "--data", program.data)
        #expect(list.status == 0 && list.output.isEmpty)
        #expect(list.errors == "there is no token; notecast token create NAME makes one\n")
    }

    @Test("--port is answered with the option that there is")
    func port() throws {
        let outcome = try Program().run("serve", "--port", "9000")
        #expect(outcome.status != 0)
        #expect(outcome.errors.contains("did you mean --bind, as --bind 127.0.0.1:9000?"), "\(outcome.errors)")
    }

    @Test(
        "No show is made among other things, unless a site.yml says that it is meant; names far apart are no neighbours"
    )
    func foreignFolder() throws {
        let program = try Program()
        let notes = try program.write("notes/001.md", "# My Show 1: Looms\n\nText\n")
        let other = try program.write("etc/passwd", "x")
        let folder = URL(fileURLWithPath: other).deletingLastPathComponent().path
        let refused = try program.run("import", notes, "--data", folder)
        #expect(refused.status != 0 && refused.errors.contains("has other things than a show's (passwd)"))
        // Who only rehearses learns the same.
        let rehearsed = try program.run("import", notes, "--data", folder, "--dry-run")
        #expect(rehearsed.status != 0 && rehearsed.errors.contains("has other things than a show's (passwd)"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["passwd"])
        _ = try program.write("etc/site.yml", "title: Looms\n")
        #expect(try program.run("import", notes, "--data", folder).status == 0)
        // Beside its own files a show may well begin.
        let own = try program.write("show/notes/002.md", "# My Show 2: Sheds\n\nText\n")
        let begun = try program.run("import", own, "--data", program.folder + "/show")
        #expect(begun.status == 0 && begun.errors.hasPrefix("made a new show in "), "\(begun.errors)")
        #expect(!begun.errors.contains("nearest show"), "\(begun.errors)")
        // Who names the folder of all shows is told of one of them.
        _ = try program.write("shows/readme.pdf", "x")
        let deep = try program.write("shows/looms/notes/003.md", "# My Show 3: Weft\n\nText\n")
        #expect(try program.run("import", deep, "--data", program.folder + "/shows/looms").status == 0)
        let parent = try program.run("import", deep, "--data", program.folder + "/shows")
        #expect(parent.status != 0 && parent.errors.contains("(looms, readme.pdf)"), "\(parent.errors)")
        #expect(parent.errors.contains("(the nearest show is in \(program.folder)/shows/looms)"), "\(parent.errors)")
    }

    @Test("Two files of one episode name each other, and a scheduled one its date")
    func namedFiles() throws {
        let program = try Program()
        let notes = try program.write("001.md", "---\nguid: a\ndate: 2099-01-01\n---\n\n# My Show 1: Looms\n\nText\n")
        let first = try program.run("import", notes, "--data", program.data)
        #expect(
            first.output.contains("1 not public yet (1): comes by itself at 2099-01-01 00:00 UTC"), "\(first.output)")
        let other = try program.write("looms.md", "---\nslug: looms\n---\n\nOther\n")
        let both = try program.run("import", notes, other, "--data", program.data)
        #expect(
            both.errors.contains("looms.md: error: is the same episode as \(notes), which is also in this import"),
            "\(both.errors)")
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
        #expect(backup.errors.contains("there is no such folder"))
        let notes = try program.write("001.md", "# My Show 1: Looms\n\nText\n")
        let rehearsal = try program.run("import", notes, "--data", program.data, "--dry-run")
        #expect(rehearsal.output.contains("1 would be added"))
        #expect(!FileManager.default.fileExists(atPath: program.data))
        let real = try program.run("import", notes, "--data", program.data)
        #expect(real.output.contains("1 not in the feed (1): no date"), "\(real.output)")
        let log = try? FileManager.default.attributesOfItem(atPath: program.data + "/notecast.sqlite-wal")
        #expect((log?[.size] as? NSNumber ?? 0) == 0, "the one file is the whole show")
    }

    @Test("A rehearsal tells what is wrong with the settings by the file that is there, and makes nothing beside it")
    func rehearsedSettings() throws {
        let program = try Program()
        let notes = try program.write("001.md", "# My Show 1: Looms\n\nText\n")
        let settings = try program.write("show/site.yml", "titel: x\n")
        let folder = program.folder + "/show"
        let refused = try program.run("import", notes, "--data", folder, "--dry-run")
        #expect(refused.status != 0 && refused.errors.contains("\(settings):1: titel"), "\(refused.errors)")
        _ = try program.write("show/site.yml", "title: x\nimage: https://cdn.example/a.png\n")
        let remarked = try program.run("import", notes, "--data", folder, "--dry-run")
        #expect(remarked.errors.contains("\(settings):2: image: "), "\(remarked.errors)")
        #expect(!remarked.errors.contains("notecast-rehearsal") && remarked.output.contains("1 would be added"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["site.yml"])
    }

    @Test("A misspelt folder is said by whoever makes one, and made by nobody else")
    func misspelt() throws {
        let program = try Program()
        let notes = try program.write("001.md", "# My Show 1: Looms\n\nText\n")
        let show = program.folder + "/show"
        let first = try program.run("import", notes, "--data", show)
        #expect(first.errors == "made a new show in \(show): its settings are in \(show)/site.yml\n")
        let wrong = program.folder + "/shwo"
        for command in [
            ["check"], ["reindex"], ["reparse"], ["backup", "\(program.folder)/b"], ["token", "create", "x"],
            ["token", "list"], ["token", "revoke", "x"],
        ] {
            let outcome = try program.run(command + ["--data", wrong])
            #expect(outcome.status != 0)
            #expect(
                outcome.errors
                    == "Error: \(wrong): there is no such folder, and this command makes none; --data names the "
                    + "show's folder (the nearest show is in \(show))\n", "\(command)")
        }
        #expect(!FileManager.default.fileExists(atPath: wrong))
        let nothing = try program.run("import", program.folder + "/nothing.md", "--data", wrong)
        #expect(nothing.status != 0 && !FileManager.default.fileExists(atPath: wrong))
        let rehearsal = try program.run("import", notes, "--data", wrong, "--dry-run")
        #expect(
            rehearsal.errors
                == "there is no show in \(wrong) yet: the import would begin one (the nearest show is in \(show))\n")
        let made = try program.run("import", notes, "--data", wrong)
        #expect(made.status == 0)
        #expect(
            made.errors == "made a new show in \(wrong): its settings are in \(wrong)/site.yml (the nearest show is in "
                + "\(show))\n")
        #expect(try program.run("import", notes, "--data", "").errors.contains("--data: should name the show's folder"))
        // A folder within a show, and one around it.
        for near in [show + "/media", program.folder] {
            let outcome = try program.run("check", "--data", near)
            #expect(outcome.errors.contains("there is no show in this folder"), "\(outcome.errors)")
            #expect(outcome.errors.contains("(the nearest show is in \(show))"), "\(outcome.errors)")
        }
    }

    @Test("A show whose links have another shade of its accent is told so once")
    func accent() throws {
        let program = try Program()
        _ = try program.write("data/site.yml", "title: x\ntheme: {accent: \"#ffd400\"}\n")
        let notes = try program.write("001.md", "# My Show 1: Looms\n\nText\n")
        for command in [["import", notes], ["check"]] {
            let errors = try program.run(command + ["--data", program.data]).errors
            #expect(errors.ranges(of: "site.yml:2: theme: accent: links and buttons have a shade").count == 1)
        }
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
        _ = try program.write("first/100.md", "# My Show 100: Looms\n")
        _ = try program.run("import", program.folder + "/first", "--data", program.data)
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
