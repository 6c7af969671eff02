// One show on the web.

import Foundation
public import HTTPServer
public import HTTPTypes
import Logging
import Podcast
import Store
import Synchronization

/// The site of one show over one data folder: turns URLs into pages, search results, the feed and the API.
public final class Site: Application {
    let configuration: SiteConfiguration
    let store: Store
    let routes: Routes
    let redirects: Redirects
    let shortLinks: ShortLinks
    let cards: CardPress
    let cache: PageCache
    let looks: LookKeeper
    let lanes: SiteLanes
    let desk: PageDesk
    let media: MediaShelf
    let artwork: ArtworkShelf
    let importEndpoint: ImportEndpoint
    let searchEndpoint: SearchEndpoint
    let checkEndpoint: CheckEndpoint
    let watch: ContentWatch
    // Held to copy or set the closure.
    private let serverReading = Mutex<(@Sendable () -> ServerMetrics)?>(nil)

    /// Reads the templates and public files, and the state of the store.
    ///
    /// - Throws: when a template is broken, the store cannot be read, or the data folder cannot be written; `SiteError`
    ///   when the show's settings put something in the way of the site.
    public init(configuration: SiteConfiguration) throws {
        let (show, store, limits) = (configuration.show, configuration.store, configuration.limits)
        self.configuration = configuration
        self.store = store
        let routes = try Routes(feedPath: show.feedPath)
        self.routes = routes
        redirects = try Redirects(show: show, routes: routes)
        cache = PageCache(limit: limits.pageCache, now: configuration.clock())
        lanes = SiteLanes(limits)
        artwork = ArtworkShelf(
            folder: "\(configuration.dataFolder)/cache/artwork", lane: lanes.artwork, limits: limits,
            makesCopies: configuration.makesArtwork, logger: configuration.logger)
        looks = try LookKeeper(
            show: show, folders: LookFolders(root: configuration.rootFolder, data: configuration.dataFolder),
            limits: limits, shelf: artwork)
        if show.feedPath != Routes.usualFeed, looks.look.assets[show.feedPath] != nil {
            throw SiteError(message: "feed: \(show.feedPath): is a public file; it should be an address of its own")
        }
        for path in redirects.paths where looks.look.assets[path] != nil {
            configuration.logger.warning("redirects: \(path): is never followed while there is a public file")
        }
        shortLinks = try ShortLinks(
            show: show, routes: routes, assets: looks.look.assets, store: store, cache: cache)
        cards = CardPress(
            folder: "\(configuration.dataFolder)/cache/cards", path: configuration.programPath, limits: limits,
            logger: configuration.logger, clock: configuration.clock)
        desk = PageDesk(
            cache: cache,
            builder: PageBuilder(
                show: show, store: store, limits: limits, cards: cards, clock: configuration.clock,
                settingsChanged: configuration.settingsChanged), looks: looks,
            lane: lanes.render)
        media = MediaShelf(folder: "\(configuration.dataFolder)/media", store: store, cache: cache)
        let uploads = try UploadFolder(path: "\(configuration.dataFolder)/cache/uploads")
        // At a start, only a process that has just been killed can have left anything; one that is being replaced is
        // still at work, and an upload of its own may wait long for its import.
        uploads.sweep(olderThan: configuration.followsAnother ? limits.uploadAge : 60, now: Date())
        let keys = TokenKeys()
        importEndpoint = ImportEndpoint(
            importer: configuration.importer, store: store, keys: keys, folder: uploads, limits: limits,
            counts: ImportCounts())
        checkEndpoint = CheckEndpoint(show: show, store: store, clock: configuration.clock)
        searchEndpoint = SearchEndpoint(show: show, store: store, limits: limits)
        watch = ContentWatch(
            configuration: configuration, cache: cache, desk: desk, looks: looks, keys: keys, uploads: uploads)
        if try PodcastIdentity.ensure(show: show, store: store) {
            configuration.logger.info("the show has its podcast:guid now")
        }
        artwork.whenMade { [cache, desk] in
            cache.invalidate(now: configuration.clock())
            desk.warm([.feed(1), .home])
        }
        for fault in coverFaults() {
            configuration.logger.warning("site.yml: image: \(show.image ?? "") \(fault)")
        }
        for remark in looks.look.remarks { configuration.logger.warning("\(remark)") }
        try watch.refresh()
    }

    /// Starts to watch for other processes' imports, due episodes and changed files.
    public func start() {
        watch.start()
        // Looks for all audio, and at every picture, so that copies are made before they are asked for.
        _ = lanes.artwork.submit {
            if let fault = try? self.media.fault() { self.configuration.logger.warning("\(fault)") }
            guard let present = try? self.presentArtwork() else { return }
            self.artwork.sweep(keeping: present, now: Date())
        }
    }

    /// Ends what `start()` began.
    public func stop() {
        watch.stop()
        artwork.stop()
    }

    /// Gives /metrics the numbers of the server in front of this site.
    public func setServerMetrics(_ read: @escaping @Sendable () -> ServerMetrics) {
        serverReading.withLock { $0 = read }
    }

    /// The server's numbers; nil before `setServerMetrics`.
    func serverMetrics() -> ServerMetrics? { serverReading.withLock(\.self)?() }

    /// The site's page for an error that the server itself answers: `ServerConfiguration.errorPage`. Does not block.
    ///
    /// - Parameter path: the request's; nil where it was not understood.
    public func errorPage(_ status: HTTPResponse.Status, path: String?) -> Response? {
        looks.look.problems.response(Refusal(status, ProblemPages.sentence(status)), path: path ?? "/")
    }

    public func page(for target: Span<UInt8>) -> PreparedPage? { cache.page(for: target) }

    public func plan(for head: RequestHead) -> RequestPlan { sitePlan(for: head).forServer }

    /// What to do with a request.
    func sitePlan(for head: RequestHead) -> SitePlan {
        do {
            return try plan(head)
        } catch {
            return .answer(failure(error, head))
        }
    }

    /// The answer to an error: a refusal as it is, anything else logged here, once, and told without its insides.
    func failure(_ error: any Error, _ head: RequestHead) -> Response {
        let problems = looks.look.problems
        if let refusal = error as? Refusal { return problems.response(refusal, path: head.path) }
        configuration.logger.error("\(head.method.rawValue) \(head.path.debugDescription): \(error)")
        var refusal = Refusal(unexpected: error)
        // Whoever works on a template sees at once what is wrong with it.
        if configuration.isDevelopment { refusal.detail = "\(error)" }
        return problems.response(refusal, path: head.path)
    }
}
