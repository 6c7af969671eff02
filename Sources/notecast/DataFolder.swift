// The folder that holds one show.

import ArgumentParser
import Foundation
import Podcast
import Settings
import Store

/// A show's folder: site.yml, notecast.sqlite, media/, cache/, and what overrides ours.
struct DataFolder {
    let path: String

    var settings: String { "\(path)/\(SiteFile.name)" }
    var database: String { "\(path)/notecast.sqlite" }
    var media: String { "\(path)/media" }

    /// Makes the folder, and a first site.yml in it, where they are missing.
    init(path: String) throws {
        self.path = path
        let manager = FileManager.default
        for folder in [path, "\(path)/media", "\(path)/cache", "\(path)/public", "\(path)/templates"] {
            try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        if !manager.fileExists(atPath: settings) {
            try Data(SiteFile.initial.utf8).write(to: URL(fileURLWithPath: settings), options: .withoutOverwriting)
        }
    }

    /// The show as site.yml tells it.
    func show(defaultURL: String) throws -> Show { try SiteFile.read(path: settings, defaultURL: defaultURL) }

    func store(_ root: RootFolder) throws -> Store { try Store(path: database, migrations: root.migrations) }
}

/// Options that most commands share.
struct FolderOptions: ParsableArguments {
    @Option(name: .long, help: "The show's folder; made when it is missing.")
    var data = "data"

    @Option(
        name: .long,
        help: "The folder with Public, Templates and Migrations; else NOTECAST_ROOT, beside the program, here.")
    var root: String?
}
