import Foundation
import Importer
import Podcast
import Store
import Testing

@Suite struct CollectTests {
    @Test("A folder gives what an import takes, in order, without papers, hidden files and loops")
    func folder() throws {
        let folder = NSTemporaryDirectory() + "notecast-collect-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder + "/b", withIntermediateDirectories: true)
        for name in ["002.md", "001.md", "README.md", "b/001.vtt", ".hidden.md", "image.png", "LICENSE.txt"] {
            try Data().write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
        }
        try FileManager.default.createSymbolicLink(atPath: folder + "/loop", withDestinationPath: folder)
        let files = try ImportFile.collect([folder, folder + "/001.md"])
        #expect(files.map { String($0.name.dropFirst(folder.count + 1)) } == ["001.md", "002.md", "b/001.vtt"])
    }

    @Test("Of data and pages in a folder those are taken that are transcripts; others are named only when they were")
    func looks() throws {
        let folder = NSTemporaryDirectory() + "notecast-collect-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let files = [
            "001.md": "# Small Talk 1\n", "001.json": #"{"segments": [{"startTime": 1, "body": "Hello gears"}]}"#,
            "002.md": "# Small Talk 2\n", "002.html": "<cite>Ada:</cite><time>0:01</time><p>Hello wheels</p>",
            "001-chapters.json": #"{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Intro"}]}"#,
            "package.json": "{}", "index.html": "<p>At <time>10:30</time></p>", "broken.json": "{\"segments\": [",
            "page.htm": "", "latin.html": "\u{0}",
        ]
        for (name, text) in files { try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)")) }
        let collected = try ImportFile.collect([folder])
        #expect(
            collected.map { String($0.name.dropFirst(folder.count + 1)) } == [
                "001.json", "001.md", "002.html", "002.md",
            ])
        let fixture = try ImportFixture()
        #expect(try fixture.run(collected).problems == [])
        for (word, number) in [("gears", 1), ("wheels", 2)] {
            let found = try fixture.store.read { try $0.search(word, limit: 5) }.results
            #expect(found.map(\.episode.number) == [number])
            #expect(found.first?.moments.map(\.start) == [1])
        }

        let named = try ImportFile.collect(
            ["001-chapters.json", "package.json", "index.html"].map { "\(folder)/\($0)" })
        #expect(named.count == 3)
        let report = try fixture.run(named + collected)
        #expect(report.problems.map(\.severity) == [.warning, .warning, .warning])
        #expect(report.problems.allSatisfy { $0.message.hasPrefix("is not taken: a JSON or HTML file") })
        #expect(report.unchanged == 2)
    }

    @Test("A text beside notes that is no transcript is passed over and named, and is in nobody's way")
    func strayText() throws {
        let fixture = try ImportFixture()
        let ideas = ImportFixture.notes("001-some-ideas.txt", "Ask Ada about gears.\nBuy oil.\n")
        let html = ImportFixture.notes("001.html", "<cite>Ada:</cite><time>0:01</time><p>Hello wheels</p>")
        let report = try fixture.run([ImportFixture.episode(1), ideas, html])
        #expect(report.added == [.number(1)])
        #expect(report.problems.map(\.severity) == [.warning])
        #expect(report.problems.first?.path == "001-some-ideas.txt")
        #expect(report.problems.first?.message.hasPrefix("is not taken: a text file") == true)
        #expect(try fixture.episode(1)?.title == "Episode 1")
        #expect(try fixture.store.read { try $0.search("wheels", limit: 5) }.results.count == 1)

        let wide = ImportFile(name: "002.txt", source: .bytes([0xFF, 0xFE, 0x30, 0, 0x3A, 0]))
        let other = try fixture.run([ImportFixture.episode(2), wide])
        #expect(other.isRefused, "it may be a transcript in another encoding")
    }

    @Test("A path that is not there is an error that names it")
    func missing() {
        #expect(throws: ImportError.unreadable("/nowhere/at/all: there is no such file or folder")) {
            try ImportFile.collect(["/nowhere/at/all"])
        }
    }

    @Test("A pipe in the place of a file is an error and is not waited for")
    func pipe() throws {
        let path = NSTemporaryDirectory() + "notecast-pipe-\(UUID().uuidString).md"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try #require(mkfifo(path, 0o600) == 0)
        let fixture = try ImportFixture()
        #expect(throws: ImportError.self) { try fixture.run([ImportFile(name: "001.md", source: .path(path))]) }
    }

    @Test(
        "A folder that cannot be listed is an error and not an empty one",
        .enabled(if: geteuid() != 0, "root may read all"))
    func closed() throws {
        let folder = NSTemporaryDirectory() + "notecast-closed-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder + "/inner", withIntermediateDirectories: true)
        defer {
            chmod(folder + "/inner", 0o700)
            try? FileManager.default.removeItem(atPath: folder)
        }
        chmod(folder + "/inner", 0)
        #expect(throws: ImportError.unreadable("\(folder)/inner: cannot be read by the user who imports")) {
            try ImportFile.collect([folder])
        }
    }
}
