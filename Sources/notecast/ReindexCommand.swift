// notecast reindex: the search's index made again, or looked at.

import ArgumentParser
import Store

struct ReindexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reindex",
        abstract: "Make the search index again from the stored notes and transcripts.",
        discussion: """
            It is kept in step with every import, and made anew after an upgrade that needs it, so this is for a database \
            that was damaged or changed by other programs. With --check nothing is written: what is wrong is told, and \
            the exit status is 1.
            """)

    @OptionGroup var folders: FolderOptions

    @Flag(help: "Tell whether the index holds what it should, and write nothing.")
    var check = false

    func run() throws {
        let data = try DataFolder(existing: folders.data)
        let store = try data.store(RootFolder(option: folders.root), mayMigrate: !check)
        defer { try? store.close() }
        if check {
            let faults = try store.indexFaults()
            for fault in faults { print(fault) }
            guard faults.isEmpty else {
                print("`notecast reindex` makes the index again")
                throw ExitCode.failure
            }
            print("the search index is sound")
        } else {
            // An older database's has just been made.
            let count = try store.renewedIndex ?? store.reindex()
            print("made the search index of \(count) episode\(count == 1 ? "" : "s")")
        }
    }
}
