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
        let files = [ImportFile(name: "001.md", source: .path(path)), ImportFixture.episode(2)]
        let report = try ImportFixture().run(files)
        #expect(report.isRefused)
        #expect(report.problems.map(\.description) == ["001.md: error: cannot be read: not a regular file"])
        #expect(try ImportFixture().run(files, ImportOptions(skipsBad: true)).added == [.number(2)])
    }

    @Test("A file that cannot be read is an error with the reason, and keeps no other out when it is to be skipped")
    func unreadable() throws {
        let files = ["001.md", "002.vtt", "003.mp3"].map { ImportFile(name: $0, source: .path("/nowhere/\($0)")) }
        let reason = "error: cannot be read: No such file or directory"
        for skipsBad in [false, true] {
            let report = try ImportFixture().run(files + [ImportFixture.episode(4)], ImportOptions(skipsBad: skipsBad))
            #expect(report.errors.map(\.description) == files.map { "\($0.name): \(reason)" })
            #expect(report.added == (skipsBad ? [.number(4)] : []))
        }
    }

    @Test(
        "A folder that cannot be read is passed over with a word, and what came from it before stays",
        arguments: [0, 0o644]
    )
    func closed(mode: mode_t) throws {
        let folder = NSTemporaryDirectory() + "notecast-closed-\(UUID().uuidString)"
        let inner = folder + "/inner"
        try FileManager.default.createDirectory(atPath: inner + "/more", withIntermediateDirectories: true)
        defer {
            chmod(inner, 0o700)
            try? FileManager.default.removeItem(atPath: folder)
        }
        for (name, number) in [("001.md", 1), ("inner/002.md", 2)] {
            try Data("# Small Talk \(number)\n\nWords\n".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
        }
        let fixture = try ImportFixture()
        _ = try fixture.run(try ImportFile.collect([folder]))
        chmod(inner, mode)
        var warnings: [Problem] = []
        let files = try asNobody { try ImportFile.collect([folder]) { warnings.append($0) } }
        #expect(files.map(\.baseName) == ["001.md"])
        #expect(warnings.map(\.path) == [inner] && warnings.first?.severity == .warning)
        #expect(try fixture.run(files).unchanged == 1)
        #expect(try fixture.episode(2) != nil)
        // One that is named itself would be an import of nothing.
        #expect(throws: ImportError.unreadable("\(inner): cannot be read by the user who imports")) {
            try asNobody { try ImportFile.collect([inner]) }
        }
    }

    @Test("An entry that cannot be looked at is passed over with a word, and those beside it are taken")
    func oneEntry() throws {
        // A path of more bytes than the system takes: only the long name's.
        var folder = NSTemporaryDirectory() + "notecast-deep-\(UUID().uuidString)"
        let top = folder
        while folder.utf8.count < 3700 { folder += "/" + String(repeating: "d", count: 200) }
        folder += "/" + String(repeating: "e", count: 4000 - folder.utf8.count)
        defer { try? FileManager.default.removeItem(atPath: top) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data("# Small Talk 1\n\nWords\n".utf8).write(to: URL(fileURLWithPath: folder + "/001.md"))
        let long = "002-" + String(repeating: "x", count: 200) + ".md"
        let opened = open(folder, O_RDONLY | O_DIRECTORY)
        try #require(opened >= 0)
        let file = openat(opened, long, O_CREAT | O_WRONLY, 0o600)
        defer {
            unlinkat(opened, long, 0)
            close(opened)
        }
        try #require(file >= 0)
        close(file)
        var warnings: [Problem] = []
        let files = try ImportFile.collect([folder]) { warnings.append($0) }
        #expect(files.map(\.baseName) == ["001.md"])
        #expect(warnings.map(\.path) == ["\(folder)/\(long)"])
        #expect(warnings.first?.message == "is passed over: the user who imports cannot look at it")
    }

    /// On this thread alone, with the rights that somebody who is not root has to files. Root may read all.
    private func asNobody<Value>(_ body: () throws -> Value) throws -> Value {
        guard geteuid() == 0 else { return try body() }
        typealias Change = @convention(c) (UInt32) -> Int32
        let symbol = try #require(dlsym(nil, "setfsuid"))
        // The system's own function, which lives as long as the process.
        let change = unsafeBitCast(symbol, to: Change.self)
        _ = change(65_534)
        defer { _ = change(0) }
        return try body()
    }
}
