// notecast backup: a copy of the database while it is in use.

import ArgumentParser
import Store

struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the database to FILE, consistently, while the server runs.",
        discussion: "Together with the folder media and the file site.yml it is the whole show.")

    @Argument(help: "The new file; an existing one is never overwritten.")
    var file: String

    @OptionGroup var folders: FolderOptions

    func run() throws {
        let store = try DataFolder(existing: folders.data).store(RootFolder(option: folders.root))
        try store.backUp(to: file)
        print("saved to \(file)")
    }
}
