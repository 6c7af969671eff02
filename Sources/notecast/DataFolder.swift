// The folder that holds one show.

import ArgumentParser
import Foundation
import Importer
import Outbound
import Podcast
import Settings
import Store

/// A show's folder: site.yml, notecast.sqlite, media/, cache/, and what overrides ours.
struct DataFolder {
    let path: String
    /// The site.yml that counts.
    let settings: String

    var database: String { "\(path)/notecast.sqlite" }
    var media: String { "\(path)/media" }

    /// A show's folder; it and a first site.yml are made where they are missing, and that is said: who misspells `--data`
    /// has a new and empty show.
    ///
    /// - Parameters:
    ///   - settings: a site.yml that lies elsewhere, as that of a folder in whose place a rehearsal is held.
    ///   - mayMake: whether a first site.yml may be made.
    init(path: String, settings: String? = nil, isQuiet: Bool = false, mayMake: Bool = true) throws {
        self.path = path
        self.settings = settings ?? "\(path)/\(SiteFile.name)"
        let settings = self.settings
        let manager = FileManager.default
        // Looked for before there is a new one.
        let isNew = !manager.fileExists(atPath: settings) && !manager.fileExists(atPath: database)
        if isNew { try Self.refuseForeign(path) }
        let nearby = isNew && !isQuiet ? NearbyShow.hint(for: path) : ""
        for folder in [path, "\(path)/media", "\(path)/cache", "\(path)/public", "\(path)/templates"] {
            do {
                try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
            } catch {
                throw Failure("\(folder): cannot be made: \(Failure.reason(error)) (--data names the show's folder)")
            }
        }
        guard !manager.fileExists(atPath: settings) else { return }
        // A show that is being served must not turn into an unnamed one because its settings were away for a moment.
        guard mayMake else { throw Failure("\(settings): is missing; put the show's settings back") }
        let isRestored = manager.fileExists(atPath: database)
        do {
            try Data(SiteFile.initial.utf8).write(to: URL(fileURLWithPath: settings), options: .withoutOverwriting)
            if !isQuiet {
                let folder = URL(fileURLWithPath: path).standardizedFileURL.path
                let what =
                    isRestored
                    ? "the show in \(folder) has no settings: made new ones: \(settings)"
                    : "made a new show in \(folder): its settings are in \(settings)\(nearby)"
                StandardError.write(what + "\n")
            }
        } catch {
            // Another process may have made it just now.
            guard manager.fileExists(atPath: settings) else {
                throw Failure("\(settings): cannot be written: \(Failure.reason(error))")
            }
        }
    }

    /// - Throws: when a folder without a show holds what is none's: somebody named it by mistake.
    static func refuseForeign(_ path: String) throws {
        guard let foreign = foreign(in: path) else { return }
        throw Failure(
            "\(path): has other things than a show's (\(foreign)): no show is made there; --data names a folder of the "
                + "show's own, new or empty (a site.yml with the `title:` says that this one is meant)"
                + NearbyShow.hint(for: path))
    }

    /// The first few entries of a folder that are nothing of a show and of its files; nil when there are none.
    private static func foreign(in path: String) -> String? {
        let own: Set<String> = [
            "media", "cache", "public", "templates", "notes", "transcripts", "audio", "lost+found",
        ]
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        let foreign = names.sorted().filter { name in
            !name.hasPrefix(".") && !own.contains(name) && ImportFile(name: name, source: .bytes([])).kind == nil
        }
        guard !foreign.isEmpty else { return nil }
        return foreign.prefix(3).joined(separator: ", ") + (foreign.count > 3 ? ", …" : "")
    }

    /// The folder of a show that is there already.
    init(existing path: String) throws {
        self.path = path
        settings = "\(path)/\(SiteFile.name)"
        let manager = FileManager.default
        guard !manager.fileExists(atPath: database) else { return }
        let what =
            if !manager.fileExists(atPath: path) {
                "there is no such folder, and this command makes none"
            } else if manager.fileExists(atPath: settings) {
                "the show in this folder has no episodes yet (no notecast.sqlite): serve or import begins with them"
            } else {
                "there is no show in this folder (no notecast.sqlite)"
            }
        throw Failure("\(path): \(what); --data names the show's folder\(NearbyShow.hint(for: path))")
    }

    /// When site.yml was last changed.
    var settingsChanged: Date? {
        (try? FileManager.default.attributesOfItem(atPath: settings))?[.modificationDate] as? Date
    }

    /// The show as site.yml tells it. What does not come out as it is written there is said.
    func show(defaultURL: String) throws -> Show {
        try SiteFile.read(path: settings, defaultURL: defaultURL) { StandardError.write("\($0)\n") }
    }

    /// What imports into this show.
    ///
    /// - Parameter outbound: nil: a client that reaches public addresses alone.
    func importer(_ store: Store, _ show: Show, _ root: RootFolder, outbound: Outbound? = nil) -> Importer {
        Importer(
            store: store, show: show, mediaFolder: media, outbound: outbound,
            pictures: PublicFiles(folders: ["\(path)/public", "\(root.path)/Public"]),
            cacheFolder: "\(path)/cache/artwork")
    }

    /// - Parameter mayMigrate: whether a database of an older version is brought up to date, and not refused.
    func store(_ root: RootFolder, mayMigrate: Bool = true) throws -> Store {
        try Store(path: database, migrations: root.migrations, mayMigrate: mayMigrate)
    }
}

/// Options that most commands share.
struct FolderOptions: ParsableArguments {
    @Option(name: .long, help: "The show's folder. serve and import make it when it is missing, and say so.")
    var data = "data"

    @Option(
        name: .long,
        help: "The folder with Public, Templates and Migrations; else NOTECAST_ROOT, beside the program, here.")
    var root: String?

    func validate() throws {
        // A variable that is not set; the show's folders would be made in the root of all.
        guard !data.isEmpty else { throw ValidationError("--data: should name the show's folder, is empty.") }
    }
}
