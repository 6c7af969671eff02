// notecast serve: the show on the web.

import ArgumentParser
import Foundation
import HTTPServer
import Importer
import Logging
import Podcast
import Site
import Store

struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the show.",
        discussion: """
            Prints one line when it is ready: `listening on` and the address. SIGTERM and SIGINT end it after the \
            requests that are under way.
            """)

    @OptionGroup var folders: FolderOptions

    @Option(help: "HOST:PORT (port 0 picks a free one), or unix:PATH.")
    var bind = BindOption.standard

    @Flag(help: "For working on templates: changes show at once, and error pages tell what is wrong.")
    var dev = false

    @OptionGroup(title: "Logging and proxies") var serving: ServingOptions

    func run() throws {
        LoggingSystem.bootstrap(StandardErrorLog.init)
        let logger = Logger(label: "notecast")
        let root = try RootFolder(option: folders.root)
        let data = try DataFolder(path: folders.data)
        let signals = StopSignals()
        // The socket first: what a site without an address of its own calls itself is where it really listens.
        let listener = try opened()
        let show = try data.show(defaultURL: Self.url(of: listener.address))
        let store = try data.store(root)
        logger.info("\(show.title): root \(root.path), data \(data.path), site \(show.url)")
        let site = try Site(
            configuration: SiteConfiguration(
                show: show, store: store,
                importer: Importer(store: store, show: show, mediaFolder: data.media), rootFolder: root.path,
                dataFolder: data.path, isDevelopment: dev, logger: logger))
        var configuration = ServerConfiguration(bind: bind.address)
        configuration.errorPage = { site.errorPage($0, path: $1) }
        try serving.apply(to: &configuration, logger: logger)
        let server = Server(configuration: configuration, application: site, listener: listener)
        site.setServerMetrics { server.metrics }
        site.start()
        let address = try server.start()
        signals.onFirst {
            logger.info("stopping")
            server.drain()
        }
        // The line that tells other programs that requests may come.
        FileHandle.standardOutput.write(Data("listening on \(address)\n".utf8))
        server.waitUntilStopped()
        site.stop()
        do {
            try store.close()
        } catch {
            logger.warning("the database was left open: \(error)")
        }
    }

    private func opened() throws -> Listener {
        do {
            return try Listener.open(bind.address)
        } catch {
            throw Failure("\(error) (--bind names another address)")
        }
    }

    /// A unix socket has no address that a browser could use; the proxy in front of it has.
    private static func url(of address: BoundAddress) -> String {
        switch address {
        case .tcp(let host, let port):
            // "Every address of this machine" is none to link to.
            let name = host == "0.0.0.0" || host == "::" ? "localhost" : host.contains(":") ? "[\(host)]" : host
            return "http://\(name):\(port)"
        case .unix: return "http://localhost"
        }
    }
}
