// A small show with sound, chapters and transcripts, served by the real program.

import Foundation
import Testing

/// A data folder of its own and `notecast serve` over it.
final class ShowOnAir {
    let address: String
    private let folder = NSTemporaryDirectory() + "notecast-browser-show-\(UUID().uuidString)"
    private var server: Process?

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

    init() throws {
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
