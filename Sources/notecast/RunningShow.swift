// A show that is served: its store, its site and the server in front of them, from the start to the end.

import Foundation
import HTTPServer
import Importer
import Logging
import Podcast
import Site
import Store

/// Everything that `serve` starts and stops.
struct RunningShow {
    private let store: Store
    private let site: Site
    private let server: Server
    private let door: FrontDoor
    private let manager: ServiceManager
    private let logger: Logger

    /// Opens the show behind its socket; nothing is answered yet.
    init(
        door: FrontDoor, data: DataFolder, root: RootFolder, serving: ServingOptions, manager: ServiceManager,
        logger: Logger, isDevelopment: Bool
    ) throws {
        self.door = door
        self.manager = manager
        self.logger = logger
        let descriptors = DescriptorLimit.raise()
        let show = try data.show(defaultURL: door.url)
        // While another server is at work on it the database may not change its shape.
        store = try data.store(root, mayMigrate: door.predecessor == nil)
        if let count = store.renewedIndex, count > 0 {
            logger.info("made the search index of \(count) episodes anew: it was missing or of an older version")
        } else if try !store.hasPresentIndex() {
            logger.warning(
                """
                the search index is of another version, and what changes from now on is not found: \
                `notecast reindex` makes it anew
                """)
        }
        logger.info("\(show.title): root \(root.path), data \(data.path), site \(show.url)")
        if door.predecessor == nil, show.url == door.url, !PublicAddress.isPublic(show.url) {
            logger.warning(
                """
                the show's address is \(show.url): the feed and the QR codes lead there, which others cannot reach; set \
                `url:` in site.yml to the public address before you publish
                """)
        }
        var settings = SiteConfiguration(
            show: show, store: store, importer: data.importer(store, show, root),
            rootFolder: root.path, dataFolder: data.path, isDevelopment: isDevelopment, logger: logger)
        settings.followsAnother = door.predecessor != nil
        settings.settingsChanged = data.settingsChanged
        let site = try Site(configuration: settings)
        var configuration = ServerConfiguration(bind: .tcp(host: "", port: 0))
        configuration.limits.connections = try Self.connections(
            wanted: configuration.limits.connections, descriptors: descriptors, logger)
        configuration.errorPage = { site.errorPage($0, path: $1) }
        try serving.apply(to: &configuration, logger: logger)
        let server = Server(configuration: configuration, application: site, listener: door.listener)
        site.setServerMetrics { server.metrics }
        self.site = site
        self.server = server
    }

    private static func connections(wanted: Int, descriptors: Int, _ logger: Logger) throws -> Int {
        guard descriptors - DescriptorLimit.inUse >= 8 else {
            throw Failure("only \(descriptors) descriptors (ulimit -n); there should be 32 or more")
        }
        let bound = DescriptorLimit.connections(wanted: wanted, limit: descriptors, inUse: DescriptorLimit.inUse)
        if bound < wanted {
            logger.warning(
                "at most \(bound) connections instead of \(wanted): only \(descriptors) descriptors (ulimit -n)")
        }
        return bound
    }

    /// Serves until a signal ends it.
    func serve(_ signals: ServeSignals) throws {
        site.start()
        let address = try server.start()
        let restart = Restart(server: server, listener: door.listener, manager: manager, logger: logger)
        signals.on(stop: { restart.stop() }, restart: { restart.begin() })
        // The line that tells other programs that requests may come. Who was there to read it may have gone by now.
        try? FileHandle.standardOutput.write(contentsOf: Data("listening on \(address)\n".utf8))
        if let predecessor = door.predecessor {
            // The predecessor tells the service manager who serves now.
            predecessor.takeOver { [server, logger] in
                logger.info("the server before this one accepts no more")
                server.lookForConnections()
            }
        } else {
            manager.notify(.ready)
        }
        server.waitUntilStopped()
        site.stop()
        do {
            try store.close()
        } catch {
            logger.warning("the database was left open: \(error)")
        }
    }
}
