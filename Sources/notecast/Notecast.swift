// The command.

import ArgumentParser

/// A podcast website server: notes in, the show's home out.
@main
struct Notecast: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notecast",
        abstract: "A show's home from a folder of notes: episode pages, feed, search.",
        version: Version.current,
        subcommands: [
            ServeCommand.self, ImportCommand.self, ParseCommand.self, ReparseCommand.self, ReindexCommand.self,
            TokenCommand.self, BackupCommand.self, CheckCommand.self, HealthCommand.self,
        ])
}

/// Which Notecast this is.
enum Version {
    static let current = "0.1.0"
}
