import Foundation
import FoundationNetworking
import Testing

@Suite(.serialized) struct ServeTests {
    private func notes(_ number: Int, front: String = "", topic: String) -> String {
        (front.isEmpty ? "" : "---\n\(front)\n---\n\n")
            + "# My Show \(number): Number \(number)\n\n**Ada #1:** [**\(topic)**](https://x.example)\n\n- \(topic) at length\n"
    }

    @Test("An import by the command shows while the server runs, and SIGTERM ends it well")
    func otherProcess() async throws {
        let program = try Program()
        try program.serve()
        #expect(try await program.get("/").status == 200)
        #expect(try await program.get("/episodes/1").status == 404)
        let file = try program.write("001.md", notes(1, topic: "Engines"))
        #expect(try program.run("import", file, "--data", program.data).status == 0)
        var status = 0
        for _ in 0..<40 {
            status = try await program.get("/episodes/number-1").status
            if status == 200 { break }
            try await Task.sleep(for: .milliseconds(50))
        }
        #expect(status == 200)
        #expect(try await program.get("/api/v1/search?q=engines").body.contains("\"episode\":1"))
        #expect(try program.run("health", "--bind", String(program.address.dropFirst(7))).status == 0)
        #expect(try program.stop() == 0)
    }

    @Test("A log that takes no line ends nothing: the server serves, and drains when it is asked to stop")
    func fullLog() async throws {
        let program = try Program()
        let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
        try program.serve(errors: full)
        #expect(try await program.get("/").status == 200)
        #expect(try program.stop() == 0)
    }

    @Test("A note sent to the endpoint is live on the very next request")
    func endpoint() async throws {
        let program = try Program()
        try program.serve()
        let token = try program.run("token", "create", "laptop", "--data", program.data).output
            .trimmingCharacters(in: .whitespacesAndNewlines)
        let fields = ["Authorization": "Bearer \(token)", "Content-Type": "text/markdown"]
        let sent = try await program.send("/api/v1/import?name=005.md", "POST", notes(5, topic: "Looms"), fields)
        #expect(sent.status == 200, "\(sent.body)")
        #expect(sent.body.contains("\"added\":[5]"))
        #expect(try await program.get("/episodes/number-5").body.contains("Looms"))
        #expect(try await program.get("/search?q=looms").body.contains("Number 5"))
        let wrong = try await program.send(
            "/api/v1/import?name=006.md", "POST", notes(6, topic: "x"), ["Authorization": "Bearer nc_no"])
        #expect(wrong.status == 401)
    }

    @Test("A scheduled episode goes live at its second with nothing else happening; a draft never does")
    func scheduled() async throws {
        let program = try Program()
        try program.serve()
        let draft = try program.write("002.md", notes(2, front: "draft: true", topic: "Secret"))
        let begun = Date.now
        #expect(try program.run("import", draft, "--data", program.data).status == 0)
        // As late as this machine needs, with all that it has to do besides, to import before it; twice as late when it had
        // more to do than that.
        var lead = 5 + 5 * Date.now.timeIntervalSince(begun)
        var sawHidden = false
        for number in 11...14 where !sawHidden {
            sawHidden = try await goesLive(number, in: lead, program)
            lead *= 2
        }
        #expect(sawHidden)
        for path in ["/episodes/number-2", "/episodes/2", "/episodes/number-2/transcript"] {
            #expect(try await program.get(path).status == 404)
        }
        for path in ["/", "/episodes", "/feed.xml", "/sitemap.xml", "/search?q=secret", "/api/v1/search?q=secret"] {
            #expect(try await !program.get(path).body.contains("Number 2"), "\(path)")
        }
    }

    /// Imports an episode that falls due soon, and looks whether it appears then.
    ///
    /// - Parameter lead: seconds until then.
    /// - Returns: whether it was looked for before; false where it was due before the import was done.
    private func goesLive(_ number: Int, in lead: Double, _ program: Program) async throws -> Bool {
        let due = Date(timeIntervalSince1970: (Date.now.timeIntervalSince1970 + lead).rounded(.down))
        let word = "Surprise\(number)"
        let scheduled = try program.write(
            "0\(number).md", notes(number, front: "date: \(due.formatted(.iso8601))", topic: word))
        #expect(try program.run("import", scheduled, "--data", program.data).status == 0)
        var sawHidden = false
        while Date.now < due.addingTimeInterval(-0.2) {
            let page = try await program.get("/episodes/number-\(number)").status
            let found = try await program.get("/api/v1/search?q=\(word)").body
            // On a busy machine the second may come while the answers are on their way.
            guard Date.now < due else { break }
            #expect(page == 404)
            #expect(!found.contains("Number \(number)"))
            sawHidden = true
            try await Task.sleep(for: .milliseconds(100))
        }
        try await Task.sleep(for: .seconds(max(0, due.timeIntervalSinceNow + 0.5)))
        #expect(try await program.get("/episodes/number-\(number)").status == 200)
        #expect(try await program.get("/").body.contains("Number \(number)"))
        #expect(try await program.get("/api/v1/search?q=\(word)").body.contains("Number \(number)"))
        return sawHidden
    }
}
