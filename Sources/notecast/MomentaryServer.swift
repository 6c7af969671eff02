// The show on a port of this machine for as long as a command needs it.

import Foundation
import HTTPServer
import Importer
import Logging
import Outbound
import Podcast
import Site
import Store

/// The real site and the real server over a data folder, on 127.0.0.1 and a free port, with addresses that lead there.
/// Another process may serve the folder meanwhile: nothing is written to it.
struct MomentaryServer {
    /// What a show without an address of its own calls itself outside of `serve`.
    static let defaultURL = "http://127.0.0.1:8080"

    /// Without a slash at the end.
    let url: String
    private let site: Site
    private let server: Server

    init(show: Show, store: Store, data: DataFolder, root: RootFolder) throws {
        let listener: Listener
        do {
            listener = try Listener.open(.tcp(host: "127.0.0.1", port: 0))
        } catch {
            throw Failure("\(error)")
        }
        guard case .tcp(_, let port) = listener.address else { throw Failure("no port of this machine is free") }
        url = "http://127.0.0.1:\(port)"
        var show = show
        // Every absolute address comes from here: what the feed names is what is looked at.
        show.url = url
        var logger = Logger(label: "notecast") { StandardErrorLog(label: $0) }
        logger.logLevel = .error
        var settings = SiteConfiguration(
            show: show, store: store, importer: data.importer(store, show, root),
            rootFolder: root.path, dataFolder: data.path, logger: logger)
        // Uploads that another process takes are not swept away.
        settings.followsAnother = true
        settings.makesArtwork = false
        let site = try Site(configuration: settings)
        var configuration = ServerConfiguration(bind: .tcp(host: "", port: 0), loops: 1)
        // The only client is gone when this ends.
        configuration.limits.drainIdleSeconds = 0.1
        configuration.limits.drainSeconds = 1
        configuration.errorPage = { site.errorPage($0, path: $1) }
        self.site = site
        server = Server(configuration: configuration, application: site, listener: listener)
        site.start()
        _ = try server.start()
    }

    /// Asks for a page once, so that it is ready.
    func warmUp(_ path: String) {
        let client = Outbound(contact: nil, allowsPrivate: true)
        _ = try? client.send(OutboundRequest(url + path)) { _ in }
    }

    func stop() {
        server.drain()
        server.waitUntilStopped()
        site.stop()
    }
}
