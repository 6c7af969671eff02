// notecast serve: the show on the web.

import ArgumentParser
import Foundation
import HTTPServer
import Logging

struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the show.",
        discussion: """
            Prints one line when it is ready: `listening on` and the address. SIGTERM and SIGINT end it after the \
            requests that are under way. SIGUSR2 starts the program anew, with the same arguments and on the same \
            socket, and ends this process when the new one serves: no request is lost. SIGHUP ends it with its \
            terminal and is ignored without one; so is SIGUSR1: the access log follows its file by itself.
            """)

    @OptionGroup var folders: FolderOptions

    @Option(help: "HOST:PORT (port 0 picks a free one), or unix:PATH.")
    var bind = BindOption.standard

    @Option(help: .hidden)
    var port: String?

    @Flag(help: "For working on templates: changes show at once, and error pages tell what is wrong.")
    var dev = false

    @OptionGroup(title: "Logging and proxies") var serving: ServingOptions

    func validate() throws {
        if let port {
            throw ValidationError("--port: is no option; did you mean --bind, as --bind 127.0.0.1:\(port)?")
        }
    }

    func run() throws {
        ServeSignals.hold()
        LoggingSystem.bootstrap(StandardErrorLog.init)
        let logger = Logger(label: "notecast")
        let root = try RootFolder(option: folders.root)
        // Before anything has made a second thread.
        let door = try FrontDoor(bind, logger: logger)
        let data = try DataFolder(path: folders.data, mayMake: door.predecessor == nil)
        let manager = ServiceManager(notifyAddress: ProcessInfo.processInfo.environment["NOTIFY_SOCKET"])
        let signals = ServeSignals()
        let show = try RunningShow(
            door: door, data: data, root: root, serving: serving, manager: manager, logger: logger,
            isDevelopment: dev)
        try show.serve(signals)
    }
}
