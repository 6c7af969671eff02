// notecast check: the feed doctor.

import ArgumentParser
import Doctor
import Foundation
import Media
import Outbound
import Podcast
import Site
import Store

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Examine a feed as apps and directories do, and say what to do about what is wrong.",
        discussion: """
            Without an argument: the show's own feed, at its public address, else (or with --local) served for the \
            moment on a port of this machine; a running server is neither needed nor disturbed. The feed, its artwork \
            and the media, transcripts and chapters of the newest 20 episodes are fetched, one request at a time. With \
            an argument: the feed at an address, or the document in a file. The exit status is 1 when something is \
            wrong that apps or directories refuse.
            """)

    @Argument(help: ArgumentHelp("The address or the file of another feed.", valueName: "url|file"))
    var target: String?

    @OptionGroup var folders: FolderOptions

    @Flag(help: "Print the report as JSON.")
    var json = false

    @Flag(help: "Look at the media of all episodes.")
    var all = false

    @Flag(help: "Check what this folder would serve, even if the show has a public address.")
    var local = false

    @Flag(help: "Let requests go to addresses that are not public, such as this machine's.")
    var allowPrivate = false

    /// A larger file is no feed, in bytes.
    private static let fileLimit = 64 << 20

    func validate() throws {
        if local, target != nil {
            throw ValidationError("--local: is about the show's own feed; leave the address out.")
        }
    }

    func run() throws {
        let report = try examine()
        if json {
            print(String(decoding: try report.json(), as: UTF8.self))
        } else {
            print(report.text(), terminator: "")
        }
        if report.hasErrors { throw ExitCode.failure }
    }

    private func examine() throws -> CheckReport {
        guard let target else { return try examineOwn() }
        let client = Outbound(contact: nil, allowsPrivate: allowPrivate, flag: "--allow-private")
        let doctor = Doctor(client: client, checksAll: all)
        if target.contains("://") { return doctor.examine(url: target) }
        do throws(MediaError) {
            let bytes = try FileSource(path: target).read(at: 0, count: Self.fileLimit + 1)
            guard bytes.count <= Self.fileLimit else { throw .unreadable("is larger than \(Self.fileLimit) bytes") }
            return doctor.examine(bytes, name: target)
        } catch {
            let isThere = FileManager.default.fileExists(atPath: target)
            throw Failure("\(target): \(error)\(isThere ? "" : "; the address of a feed begins with https://")")
        }
    }

    private func examineOwn() throws -> CheckReport {
        let data = try DataFolder(existing: folders.data)
        let root = try RootFolder(option: folders.root)
        let show = try data.show(defaultURL: MomentaryServer.defaultURL)
        let store = try data.store(root, mayMigrate: false)
        defer { try? store.close() }
        let own = try store.read { try OwnShow($0, show) }
        let client = Outbound(contact: show.url, allowsPrivate: allowPrivate, flag: "--allow-private")
        if !local, PublicAddress.isPublic(show.url) {
            return Doctor(client: client, checksAll: all).examine(url: show.url + show.feedPath, own: own)
        }
        let server = try MomentaryServer(show: show, store: store, data: data, root: root)
        defer { server.stop() }
        // A server that runs has its feed ready; how long the first one takes to make says nothing about it.
        server.warmUp(show.feedPath)
        let home = (base: server.url + "/", client: Outbound(contact: show.url, allowsPrivate: true))
        return Doctor(client: client, home: home, checksAll: all).examine(url: server.url + show.feedPath, own: own)
    }
}
