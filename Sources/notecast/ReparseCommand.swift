// notecast reparse: today's parser over the texts that were imported before.

import ArgumentParser
import Foundation
import Importer
import Store

struct ReparseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reparse",
        abstract: "Read the stored notes and transcripts again with today's parser, and tell what changes by it.",
        discussion: """
            After an upgrade, or when site.yml names other people. Texts, addresses, guids, states and audio stay as they \
            are; all of the changes are saved or, when something fails, none. Notes that can no longer be read stay as \
            they were, and the exit status is 1.
            """)

    @Argument(help: "Episodes by number or slug; all when none is named.")
    var episodes: [String] = []

    @OptionGroup var folders: FolderOptions

    @Flag(help: "Tell what would change and write nothing.")
    var dryRun = false

    @Flag(help: "Print the changes as JSON.")
    var json = false

    func run() throws {
        let data = try DataFolder(existing: folders.data)
        let show = try data.show(defaultURL: "http://127.0.0.1:8080")
        let store = try store(data)
        let reparser = Reparser(store: store, show: show)
        let chosen = try self.chosen(reparser)
        let bar = isatty(STDERR_FILENO) == 1 && !json ? ProgressBar() : nil
        let report = try reparser.run(chosen, isDryRun: dryRun, progress: bar.map { $0.show })
        // What was committed is committed, whatever becomes of the log beside the file.
        try? store.close()
        bar?.clear()
        if json {
            print(String(decoding: report.json(), as: UTF8.self))
        } else {
            ReparseText(report: report).print()
        }
        if !report.problems.isEmpty { throw ExitCode.failure }
    }

    /// A rehearsal does not bring the database up to date either.
    private func store(_ data: DataFolder) throws -> Store {
        do {
            return try data.store(RootFolder(option: folders.root), mayMigrate: !dryRun)
        } catch StoreError.tooOld(let path) {
            throw Failure(
                "\(path): this version of Notecast changes the database, and a rehearsal does not; start the server first"
            )
        }
    }

    /// Nil: all.
    private func chosen(_ reparser: Reparser) throws -> [Int64]? {
        guard !episodes.isEmpty else { return nil }
        return try episodes.flatMap { name in
            let found = try reparser.episodes(named: name)
            guard !found.isEmpty else {
                throw Failure("there is no episode \(name); an episode is named by its number or its slug")
            }
            return found
        }
    }
}
