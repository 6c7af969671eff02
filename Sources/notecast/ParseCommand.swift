// notecast parse: what the parser makes of notes, without a database.

import ArgumentParser
import Dispatch
import Foundation
import Importer
import Podcast
import Settings
import ShowNotes
import Synchronization

struct ParseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse",
        abstract: "Write what the parser makes of notes, one JSON file for each; no database is used.",
        discussion: """
            Names are mended by what all the files tell together, so give a show's notes at once. Problems go to standard \
            error as path:line. The exit status is 1 when a file has an error.
            """)

    @Argument(help: "Notes files, or folders of them.")
    var files: [String]

    @Option(name: .long, help: "The folder for the JSON files; made when it is missing.")
    var output: String

    @Option(name: .long, help: "A site.yml that names the show and its people.")
    var site: String?

    func run() throws {
        let show = try site.map { try SiteFile.read(path: $0, defaultURL: "http://127.0.0.1:8080") }
        let files = try NotesReading.files(at: files) { StandardError.write("\($0)\n") }
        if let (first, second) = LabelJSON.clash(among: files.map(\.name)) {
            throw ValidationError(
                "\(first) and \(second) would both be written to \(LabelJSON.fileName(for: first)); parse them apart")
        }
        do {
            try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
        } catch {
            throw Failure("\(output): cannot be made: \(Failure.reason(error))")
        }
        let bar = isatty(STDERR_FILENO) == 1 ? ProgressBar() : nil
        let parsed = NotesReading.parse(files, show: show, progress: bar.map { $0.show })
        bar?.clear()
        try write(parsed)
        let problems = parsed.flatMap(\.problems).inOrderOfLines
        StandardError.write(problems.map { "\($0)\n" }.joined())
        if problems.contains(where: { $0.severity == .error }) { throw ExitCode.failure }
    }

    /// Writes all files, on all cores: each is one of its own.
    private func write(_ parsed: [NotesFile]) throws {
        let failures = Mutex<[Int: Failure]>([:])
        DispatchQueue.concurrentPerform(iterations: parsed.count) { [output] index in
            let path = "\(output)/\(LabelJSON.fileName(for: parsed[index].path))"
            do {
                try Data(LabelJSON.encode(parsed[index])).write(to: URL(fileURLWithPath: path))
            } catch {
                let failure = Failure("\(path): cannot be written: \(Failure.reason(error))")
                failures.withLock { $0[index] = failure }
            }
        }
        if let first = failures.withLock({ found in found.keys.min().flatMap { found[$0] } }) { throw first }
    }
}

extension [Problem] {
    /// By path and line; what is about a file as a whole comes first.
    fileprivate var inOrderOfLines: [Problem] {
        enumerated().sorted {
            ($0.element.path, $0.element.line ?? 0, $0.offset) < ($1.element.path, $1.element.line ?? 0, $1.offset)
        }.map(\.element)
    }
}
