// notecast import: files into the show.

import ArgumentParser
import Foundation
import Importer
import Outbound
import Podcast
import Store

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Import notes, transcripts and audio: files, or folders of them.",
        discussion: """
            Files belong together by the number that their names begin with: 042.md, 042-title.vtt, 042.mp3. All of them \
            are imported or, when one has an error, none. The exit status is 1 when something was kept out.
            """)

    @Argument(help: "Files or folders.")
    var paths: [String]

    @OptionGroup var folders: FolderOptions

    @Flag(help: "Report what would happen and change nothing.")
    var dryRun = false

    @Flag(help: "Import the good files although others have errors.")
    var skipBad = false

    @Flag(help: "Print the report as JSON.")
    var json = false

    @Option(help: "Publishing dates: a CSV file with the columns number and published (or recorded).")
    var publishedFrom: String?

    @Flag(help: "Let audio that lies elsewhere be asked for at addresses that are not public.")
    var allowPrivate = false

    func run() throws {
        // Before a folder is made for a show: a misspelt name of a file brings nothing.
        var passedOver: [Problem] = []
        let files = try ImportFile.collect(paths) { passedOver.append($0) }
        let root = try RootFolder(option: folders.root)
        // A rehearsal makes nothing, not even a folder for a show that is not there yet.
        let rehearsal = dryRun ? try Rehearsal(unless: folders.data) : nil
        defer { rehearsal?.remove() }
        let data = try DataFolder(
            path: rehearsal?.folder ?? folders.data, settings: rehearsal?.settings, isQuiet: rehearsal != nil)
        let show = try data.show(defaultURL: "http://127.0.0.1:8080")
        let store = try data.store(root)
        let outbound = Outbound(contact: show.url, allowsPrivate: allowPrivate, flag: "--allow-private")
        let importer = data.importer(store, show, root, outbound: outbound)
        let bar = isatty(STDERR_FILENO) == 1 && !json ? ProgressBar() : nil
        let options = ImportOptions(
            isDryRun: dryRun, skipsBad: skipBad, publishedFrom: try dates(show), progress: bar.map { $0.show })
        var report = try importer.run(files, options: options)
        report.problems = passedOver + report.problems
        // What was committed is committed, whatever becomes of the log beside the file.
        try? store.close()
        bar?.clear()
        if json {
            print(String(decoding: report.json(), as: UTF8.self))
        } else {
            ReportText(report: report, isDryRun: dryRun, timeZone: show.timeZone).print()
        }
        if !report.errors.isEmpty { throw ExitCode.failure }
    }

    private func dates(_ show: Show) throws -> [Int: Date] {
        guard let path = publishedFrom else { return [:] }
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw Failure("\(path): cannot be read")
        }
        let read = PublishedDates(csv: [UInt8](bytes), path: path, timeZone: show.timeZone)
        guard read.problems.isEmpty else {
            throw Failure(read.problems.map(\.description).joined(separator: "\n"))
        }
        return read.dates
    }
}
