// The feed doctor as a person runs it.

import Foundation
import ScriptedServer
import Testing

@Suite(.serialized) struct CheckTests {
    private static func notes(_ number: Int, _ more: String = "") -> String {
        """
        ---
        number: \(number)
        title: Looms \(number == 1 ? "and cards" : "again")
        guid: loom-\(number)
        \(more)
        ---

        **Ada #1:** **Threads**

        - x

        """
    }

    /// Two episodes in the feed, one draft, one without audio, and art of the right size.
    private func show() throws -> Program {
        let program = try Program()
        _ = try program.write(
            "data/site.yml",
            "title: Looms\ndescription: Threads.\nimage: /cover.png\nowner: {name: Ada, email: ada@looms.example}\n")
        var png: [UInt8] =
            [
                0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0x05, 0x78,
                0, 0,
            ]
            + [0x05, 0x78, 8, 2, 0, 0, 0, 0, 0, 0, 0]
        try FileManager.default.createDirectory(atPath: program.data + "/public", withIntermediateDirectories: true)
        let count = 1400 * 1400 / 100
        let size = (0..<4).reversed().map { UInt8(count >> ($0 * 8) & 0xFF) }
        png += size + Array("IDAT".utf8) + [UInt8](repeating: 0x55, count: count) + [0, 0, 0, 0]
        png += [0, 0, 0, 0] + Array("IEND".utf8) + [0, 0, 0, 0]
        try Data(png).write(to: URL(fileURLWithPath: program.data + "/public/cover.png"))
        for number in 1...2 {
            _ = try program.write("notes/00\(number).md", Self.notes(number, "date: 2026-01-0\(number)T08:00:00Z"))
            let frame: [UInt8] = [0xFF, 0xFB, 0x90, 0x00] + [UInt8](repeating: UInt8(number), count: 413)
            let bytes = Array((0..<(40 * number)).map { _ in frame }.joined())
            try Data(bytes).write(to: URL(fileURLWithPath: program.folder + "/notes/00\(number).mp3"))
        }
        _ = try program.write("notes/003.md", Self.notes(3, "draft: true"))
        _ = try program.write("notes/004.md", Self.notes(4, "date: 2026-01-04T08:00:00Z"))
        let report = try program.run("import", program.folder + "/notes", "--data", program.data)
        #expect(report.status == 0, "\(report.errors)")
        return program
    }

    @Test("The show's own feed has no error, and what is kept out of it is named with the reason")
    func own() throws {
        let program = try show()
        let outcome = try program.run("check", "--data", program.data)
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
        #expect(outcome.output.hasPrefix("Looms: http://127.0.0.1:"))
        #expect(outcome.output.contains("2 episodes, the media of 2 looked at"))
        #expect(outcome.output.contains("episode 3 \"Looms again\": it is a draft\n"))
        #expect(outcome.output.contains("episode 4 \"Looms again\": it has no audio\n"))
        #expect(!outcome.output.contains("error: "), "\(outcome.output)")
        #expect(outcome.errors == "")
    }

    @Test("A show without an episode in its feed is told what to write, and blamed for no date that it cannot have")
    func new() throws {
        let program = try Program()
        _ = try program.write("data/site.yml", "title: Looms\n")
        let notes = try program.write("001.md", Self.notes(1, "draft: true"))
        #expect(try program.run("import", notes, "--data", program.data).status == 0)
        let outcome = try program.run("check", "--data", program.data)
        #expect(
            outcome.output.contains("What to do: `image: /cover.png` in site.yml, and the file in public/ beside it."))
        #expect(!outcome.output.contains("feed-validators"), "\(outcome.output)")
        #expect(!outcome.output.contains("add <"), "\(outcome.output)")
    }

    @Test("An audio file that was damaged behind the show's back is found, and the exit status says so")
    func damaged() throws {
        let program = try show()
        let media = try FileManager.default.contentsOfDirectory(atPath: program.data + "/media").filter {
            $0.hasPrefix("001")
        }
        let file = try #require(media.first)
        try Data([1, 2, 3]).write(to: URL(fileURLWithPath: "\(program.data)/media/\(file)"))
        let outcome = try program.run("check", "--data", program.data, "--json")
        #expect(outcome.status == 1)
        let report = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any], "\(outcome.errors)")
        let findings = try #require(report["findings"] as? [[String: Any]])
        let errors = findings.filter { $0["severity"] as? String == "error" }
        #expect(errors.map { $0["rule"] as? String } == ["media-length"])
        #expect((errors.first?["place"] as? [String: Any])?["title"] as? String == "Looms and cards")
    }

    @Test("A running server answers the same to a token, and to nobody else; a second question is answered at once")
    func route() async throws {
        let program = try show()
        let token = try program.run("token", "create", "mac", "--data", program.data).output
            .trimmingCharacters(in: .whitespacesAndNewlines)
        try program.serve()
        #expect(try await program.get("/api/v1/check").status == 401)
        #expect(try await program.send("/api/v1/check", "GET", nil, ["Authorization": "Bearer nc_wrong"]).status == 401)
        #expect(try await program.send("/api/v1/check", "POST", "", [:]).status == 405)
        let answer = try await program.send("/api/v1/check", "GET", nil, ["Authorization": "Bearer \(token)"])
        #expect(answer.status == 200)
        let report = try #require(try JSONSerialization.jsonObject(with: Data(answer.body.utf8)) as? [String: Any])
        #expect(report["subject"] as? String == program.address + "/feed.xml")
        #expect((report["counts"] as? [String: Int])?["error"] == 0, "\(answer.body)")
        #expect(report["mediaChecked"] as? Int == 2)
        let again = try await program.send("/api/v1/check", "GET", nil, ["Authorization": "Bearer \(token)"])
        #expect(again.body == answer.body)
        let page = try await program.send(
            "/admin/check", "POST", "token=\(token)", ["Content-Type": "application/x-www-form-urlencoded"])
        #expect(page.status == 200)
        #expect(page.body.contains(program.address + "/feed.xml"))
        #expect(page.body.contains("<section class=\"card finding hint\">"))
        #expect(!page.body.contains(token))
    }

    @Test("Another feed is examined by its address or from a file; private addresses only when that is allowed")
    func others() throws {
        let program = try Program()
        let text = "<rss version=\"2.0\"><channel><title>x</title></channel></rss>"
        let server = try ScriptedServer { _ in
            ScriptedAnswer(200, [("Content-Type", "text/xml")], body: Array(text.utf8))
        }
        let refused = try program.run("check", server.url + "/feed.xml")
        #expect(refused.status == 1)
        #expect(refused.output.contains("(others with --allow-private)"))
        #expect(server.requests.isEmpty)
        let allowed = try program.run("check", server.url + "/feed.xml", "--allow-private")
        #expect(allowed.status == 1)
        #expect(allowed.output.contains("warning: feed-type: "), "\(allowed.output)")
        let file = try program.run("check", try program.write("feed.xml", text))
        #expect(file.status == 1)
        #expect(file.output.contains("the document alone") && file.output.contains("error: channel-description: "))
        let missing = try program.run("check", program.folder + "/none.xml")
        #expect(missing.status != 0)
        let reason = "none.xml: cannot be read: No such file or directory; the address of a feed begins with https://"
        #expect(missing.errors.contains(reason), "\(missing.errors)")
        // What is there is no address that somebody misspelt.
        let large = try program.write("large.xml", "")
        truncate(large, 64 << 20 + 1)
        for path in [program.folder, large] {
            let refused = try program.run("check", path)
            #expect(refused.status != 0 && !refused.errors.contains("https://"), "\(refused.errors)")
        }
        let nothing = try program.run("check", "--data", program.folder + "/none")
        #expect(nothing.errors.contains("there is no such folder"))
    }
}
