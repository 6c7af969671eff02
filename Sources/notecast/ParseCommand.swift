// notecast parse: what the parser makes of notes, without a database.

import ArgumentParser
import Dispatch
import Foundation
import Podcast
import Settings
import ShowNotes
import Synchronization

struct ParseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse",
        abstract: "Write what the parser makes of notes, one JSON file for each; no database is used.",
        discussion: "Problems go to standard error as path:line. The exit status is 1 when a file has an error.")

    @Argument(help: "Notes files.")
    var files: [String]

    @Option(name: .long, help: "The folder for the JSON files; made when it is missing.")
    var output: String

    @Option(name: .long, help: "A site.yml that names the show and its people.")
    var site: String?

    func validate() throws {
        guard let (first, second) = LabelJSON.clash(among: files) else { return }
        throw ValidationError(
            "\(first) and \(second) would both be written to \(LabelJSON.fileName(for: first)); parse them apart")
    }

    func run() throws {
        let show = try site.map { try SiteFile.read(path: $0, defaultURL: "http://127.0.0.1:8080") }
        try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
        let parsed = try parseAll(show)
        let cast = Cast(people: show?.people ?? [], counts: Cast.counts(in: parsed))
        var hasErrors = false
        for file in parsed {
            for problem in file.problems {
                StandardError.write("\(problem)\n")
                hasErrors = hasErrors || problem.severity == .error
            }
            let name = LabelJSON.fileName(for: file.path)
            let json = LabelJSON.encode(cast.applied(to: file))
            try Data(json).write(to: URL(fileURLWithPath: output).appendingPathComponent(name))
        }
        if hasErrors { throw ExitCode.failure }
    }

    /// All files, on all cores, in their order.
    private func parseAll(_ show: Show?) throws -> [NotesFile] {
        let parser = NotesParser(
            cast: Cast(people: show?.people ?? [], counts: [:]), showTitle: show?.title)
        let bytes = try files.map { path in
            guard let data = FileManager.default.contents(atPath: path) else {
                throw ValidationError("\(path): cannot be read")
            }
            return [UInt8](data)
        }
        let results = Mutex([Int: NotesFile]())
        DispatchQueue.concurrentPerform(iterations: files.count) { index in
            let file = parser.parse(bytes[index], path: files[index])
            results.withLock { $0[index] = file }
        }
        return results.withLock { all in files.indices.compactMap { all[$0] } }
    }
}
