// A small show with sound, chapters and transcripts, served by the real program.

import Foundation
import Synchronization
import Testing

/// A data folder of its own and `notecast serve` over it.
final class ShowOnAir: @unchecked Sendable {
    // `server` is changed by `stop` alone, which a test calls on a show of its own, and by the end of the tests.
    let address: String
    private let folder = NSTemporaryDirectory() + "notecast-browser-show-\(UUID().uuidString)"
    private var server: Process?

    // Held to take or start the show.
    private static let common = Mutex<ShowOnAir?>(nil)

    /// The one show of all tests that only visit it.
    static func shared() throws -> ShowOnAir {
        try common.withLock { common in
            if let show = common { return show }
            let show = try ShowOnAir()
            atexit { ShowOnAir.common.withLock { $0 = nil } }
            common = show
            return show
        }
    }

    private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path
    private static let executable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appendingPathComponent("notecast")

    /// An episode of about fifty seconds, with the demo show's sound.
    private static func notes(_ number: Int, _ title: String, _ topics: [String]) -> String {
        let times = [0, 12, 24, 36]
        let chapters = zip(times, topics).map { "  - {start: \($0), title: \($1)}" }.joined(separator: "\n")
        let text = topics.enumerated().map {
            "**Ada #\($0 + 1):** [**\($1)**](https://example.org/\($0))\n\n- All of \($1)\n"
        }
        return """
            ---
            number: \(number)
            title: \(title)
            published: 2026-01-0\(number)T08:00:00Z
            chapters:
            \(chapters)
            ---

            \(text.joined(separator: "\n"))

            ### Joke

            - One about \(title.lowercased())

            ![A cat on \(title.lowercased())](https://pictures.example/cat.png)
            """
    }

    /// A cue every six seconds.
    private static func transcript(_ words: [String]) -> String {
        let second = { (value: Int) in "00:00:\(value < 10 ? "0" : "")\(value).000" }
        let cues = words.enumerated().map { index, text in
            "\(second(index * 6)) --> \(second(index * 6 + 6))\n<v \(index % 2 == 0 ? "Ada" : "Felix")>\(text)\n"
        }
        return "WEBVTT\n\n" + cues.joined(separator: "\n")
    }

    /// - Parameter isDemo: whether it has an episode of the demo show, too: one without chapters, whose topics were heard.
    init(isDemo: Bool = false) throws {
        let data = folder + "/data"
        try FileManager.default.createDirectory(atPath: folder + "/notes", withIntermediateDirectories: true)
        let words = [
            "Hello", "Glue is strong", "Bells are loud", "Scissors cut", "Paper folds", "Ink dries", "So long",
            "Until then",
        ]
        for (number, title, topics) in [
            (1, "Paper and glue", ["Welcome", "Glue", "Bells", "Scissors"]),
            (2, "Ink", ["Quills", "Blotters", "Wells", "Seals"]),
        ] {
            try Data(Self.notes(number, title, topics).utf8).write(
                to: URL(fileURLWithPath: "\(folder)/notes/\(number).md"))
            try Data(Self.transcript(words).utf8).write(to: URL(fileURLWithPath: "\(folder)/notes/\(number).vtt"))
            try FileManager.default.copyItem(
                atPath: "\(Self.repository)/Demo/audio/00\(number).mp3", toPath: "\(folder)/notes/\(number).mp3")
        }
        if isDemo {
            for file in [
                "notes/004.md", "transcripts/004-what-time-is-it-really.vtt", "audio/004.mp3",
            ] {
                try FileManager.default.copyItem(
                    atPath: "\(Self.repository)/Demo/\(file)",
                    toPath: "\(folder)/notes/\(file.split(separator: "/")[1])")
            }
        }
        // A stream that never begins, so that no test comes upon it by chance; what it shows is asked for by nobody.
        let settings = """
            title: On Air
            live: {title: On Air live, url: "https://stream.example", embed: "https://stream.example/player", start: "2099-01-01T20:00", duration: 60}
            """
        try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
        try Data(settings.utf8).write(to: URL(fileURLWithPath: data + "/site.yml"))
        let imported = Self.process(["import", folder + "/notes", "--data", data])
        let report = Pipe()
        imported.standardOutput = report
        imported.standardError = report
        try imported.run()
        let told = String(decoding: report.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        imported.waitUntilExit()
        try #require(imported.terminationStatus == 0, "\(told)")

        let process = Self.process(["serve", "--data", data, "--bind", "127.0.0.1:0"])
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        server = process
        var line = ""
        while !line.hasSuffix("\n") {
            let bytes = output.fileHandleForReading.readData(ofLength: 1)
            if bytes.isEmpty { break }
            line += String(decoding: bytes, as: UTF8.self)
        }
        address = try #require(
            line.split(separator: " ").last.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }, "\(line)")
    }

    private static func process(_ arguments: [String]) -> Process {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(["NOTECAST_ROOT": repository]) { $1 }
        return process
    }

    /// Imports an episode again under another title, and so another address.
    func rename(_ number: Int, to title: String) throws {
        let file = URL(fileURLWithPath: "\(folder)/notes/\(number).md")
        let notes = try String(contentsOf: file, encoding: .utf8)
        try Data(
            notes.replacing(/title: .*/, with: "title: \(title)\nslug: \(title.lowercased())", maxReplacements: 1).utf8
        ).write(to: file)
        let imported = Self.process(["import", file.path, "--data", folder + "/data"])
        imported.standardOutput = FileHandle.nullDevice
        try imported.run()
        imported.waitUntilExit()
        try #require(imported.terminationStatus == 0)
    }

    /// Puts a file into the host's own public folder.
    func put(_ text: String, at path: String) throws {
        let file = URL(fileURLWithPath: "\(folder)/data/public/\(path)")
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    /// Ends the server: from now on there is no net.
    func stop() {
        server?.terminate()
        server?.waitUntilExit()
        server = nil
    }

    deinit {
        stop()
        try? FileManager.default.removeItem(atPath: folder)
    }
}
