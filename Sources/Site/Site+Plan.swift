// From a request's head to its answer.

import HTTPServer
import HTTPTypes
import Pages
import Podcast
import Search
import Store
import Syndication

extension Site {
    /// - Throws: `Refusal` for what can be refused at once.
    func plan(_ head: RequestHead) throws -> SitePlan {
        switch routes.match(head.path, method: head.method) {
        case .route(let route, let parameter): return try plan(route, parameter, head)
        case .twin(let route, let parameter):
            guard let kind = try Self.listing(route, parameter, head) else { throw Refusal.notFound }
            return page(.twin(kind), head)
        case .otherMethods(let route, let methods):
            guard head.method == .options else { throw Refusal.method(allowed: methods) }
            return .answer(Self.options(methods, isShared: Self.sharedRoutes.contains(route)))
        case .trailingSlash(let path):
            return .answer(Self.moved(to: SitePath.encoded(path) + (head.query.map { "?" + $0 } ?? "")))
        case .none: return try planFile(head)
        }
    }

    private func plan(_ route: Route, _ parameter: String, _ head: RequestHead) throws -> SitePlan {
        switch route {
        case .home: return page(.home, or: .homeMarkdown, head)
        case .episodeList:
            let number = try Self.pageNumber(head)
            return number == 1
                ? page(.episodeList(1), or: .episodesMarkdown, head) : page(.episodeList(number), head)
        case .episode: return page(.episode(parameter), or: .episodeMarkdown(parameter), head)
        case .topic:
            let (slug, index) = try Self.topic(parameter)
            return page(.topic(slug, index), or: .topicMarkdown(slug, index), head)
        case .links where QueryString(head.query).value("q").given != nil: return try planLinks(head)
        case .year, .people, .person, .links, .siteLinks, .jokes, .sponsors, .tags, .tag, .about, .subscribe, .live:
            guard let kind = try Self.listing(route, parameter, head) else { throw Refusal.notFound }
            return page(kind, or: .twin(kind), head)
        case .randomJoke: return onLane(lanes.render, head) { try self.randomJoke(head) }
        case .liveStream: return page(.liveStream, head)
        case .transcript: return page(.transcript(parameter), or: .transcriptMarkdown(parameter), head)
        case .offline: return page(.offline, head)
        case .unsaved: return page(.unsaved, head)
        case .transcriptVTT: return page(.transcriptDocument(parameter, .vtt), head)
        case .transcriptSRT: return page(.transcriptDocument(parameter, .srt), head)
        case .transcriptJSON: return page(.transcriptDocument(parameter, .json), head)
        case .transcriptHTML: return page(.transcriptDocument(parameter, .html), head)
        case .transcriptText: return page(.transcriptDocument(parameter, .text), head)
        case .chapters: return page(.chapters(parameter), head)
        case .homeMarkdown: return page(.homeMarkdown, head)
        case .episodesMarkdown: return page(.episodesMarkdown, head)
        case .episodeMarkdown: return page(.episodeMarkdown(parameter), head)
        case .topicMarkdown:
            let (slug, index) = try Self.topic(parameter)
            return page(.topicMarkdown(slug, index), head)
        case .transcriptMarkdown: return page(.transcriptMarkdown(parameter), head)
        case .guide: return page(.guide, head)
        case .embed: return page(.embed(parameter), head)
        case .topicEmbed:
            let (slug, index) = try Self.topic(parameter)
            return page(.topicEmbed(slug, index), head)
        case .oEmbed: return onLane(lanes.render, head) { try self.oEmbed(head) }
        case .showCard: return planCard(.show, head)
        case .episodeCard: return planCard(.episode(parameter), head)
        case .topicCard:
            let (slug, index) = try Self.topic(parameter)
            return planCard(.topic(slug, index), head)
        case .liveCalendar: return page(.liveCalendar, head)
        case .subscribeCode: return page(.subscribeCode, head)
        case .feed: return page(.feed(try Self.pageNumber(head)), head)
        case .jsonFeed: return page(.jsonFeed(try Self.pageNumber(head)), head)
        case .hostFeed: return try feed(parameter, head) { .hostFeed($0) }
        case .tagFeed: return try feed(parameter, head) { .tagFeed($0) }
        case .topicFeed: return try feed(parameter, head) { .topicFeed(word: $0) }
        case .jokesFeed: return page(.jokesFeed, head)
        case .feedList: return page(.feedList, head)
        case .sitemap: return page(.sitemap, head)
        case .robots: return page(.robots, head)
        case .theme: return page(.theme, head)
        case .search: return try planSearch(head)
        case .searchAnswer: return try planSearchAnswer(head)
        case .openSearch: return page(.openSearch, head)
        case .apiSearch: return onLane(lanes.render, head) { try self.searchEndpoint.respond(head).packed(for: head) }
        case .apiSuggest: return onLane(lanes.render, head) { try self.searchEndpoint.suggest(head) }
        case .apiImport: return try planImport(head)
        case .apiCheck: return try planCheck(head)
        case .check: return try planCheckPage(head)
        case .media:
            if let response = media.ready(parameter) { return .answer(response) }
            return onLane(lanes.files, head) {
                switch try self.media.find(parameter) {
                case .file(let response): response
                case .moved(let name): Self.moved(to: SitePath.media(name))
                case .missing: self.missing(head)
                }
            }
        case .artwork:
            if let response = artwork.ready(parameter) { return .answer(response) }
            return onLane(lanes.files, head) {
                try self.artwork.find(parameter) ?? self.lookForArtwork(parameter) ?? self.missing(head)
            }
        case .health:
            return onLane(lanes.files, head) {
                _ = try self.store.contentVersion()
                return Self.text("ok\n", "text/plain; charset=utf-8")
            }
        case .metrics:
            return onLane(lanes.files, head) {
                Response(
                    status: .ok, fields: PageFields.document("text/plain; version=0.0.4; charset=utf-8", isKept: false),
                    body: .bytes(try self.metrics()))
            }
        }
    }

    // MARK: Pages

    /// A page from the cache, else made for all who ask.
    func page(_ kind: PageKind, _ head: RequestHead) -> SitePlan {
        if let page = cache.page(for: kind.key(feedPath: configuration.show.feedPath)) {
            return .answer(Response(page))
        }
        return .handle(.none) { _, reply in
            self.desk.fetch(kind) { given in reply(self.response(given, head)) }
        }
    }

    /// A page, or its twin in Markdown for who would rather have that.
    private func page(_ kind: PageKind, or markdown: PageKind, _ head: RequestHead) -> SitePlan {
        page(MarkdownChoice.prefers(head.fields[.accept]) ? markdown : kind, head)
    }

    private func response(_ given: PageGiven, _ head: RequestHead) -> Response {
        switch given {
        case .page(let page): Response(page)
        // A page that is asked for by its own address has moved to another one, whatever its form.
        case .moved(let path) where path.hasSuffix(".md") && !head.path.hasSuffix(".md"):
            Self.moved(to: String(path.dropLast(3)))
        case .moved(let path): Self.moved(to: path)
        case .missing: missing(head)
        case .busy: failure(Refusal.busy, head)
        case .failed(let error): failure(error, head)
        }
    }

    /// A feed of a part of the show, by the name of its document.
    private func feed(_ file: String, _ head: RequestHead, _ kind: (String) -> PageKind) throws -> SitePlan {
        // Slugs alone: the key of a page is its address.
        guard file.hasSuffix(".xml"), file.utf8.count <= Slug.limit + 4 else { throw Refusal.notFound }
        let name = String(file.dropLast(4))
        guard !name.isEmpty, name.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 })
        else { throw Refusal.notFound }
        return page(kind(name), head)
    }

    /// `?page=N` as the list itself writes it; anything else is no page.
    static func pageNumber(_ head: RequestHead) throws -> Int {
        switch QueryString(head.query).value("page") {
        case .missing: return 1
        case .text(let text):
            guard let number = Int(text), number >= 1, String(number) == text else { throw Refusal.notFound }
            return number
        case .malformed: throw Refusal.notFound
        }
    }

    // MARK: Import

    /// No byte of a body is taken from anybody whose token is not good.
    private func planImport(_ head: RequestHead) throws -> SitePlan {
        let token = try importEndpoint.token(of: head)
        if importEndpoint.keys.know(token) { return try takeImport(head, token) }
        return .later { reply in
            let isTaken = self.lanes.files.submit {
                do {
                    try self.importEndpoint.check(token)
                    reply(try self.takeImport(head, token))
                } catch {
                    reply(.answer(self.failure(error, head)))
                }
            }
            if !isTaken { reply(.answer(self.failure(Refusal.busy, head))) }
        }
    }

    private func takeImport(_ head: RequestHead, _ token: BearerToken) throws -> SitePlan {
        .handle(try importEndpoint.body(of: head)) { request, reply in
            // It may have been revoked while the body came. Looked up on a lane where nothing takes long.
            self.answer(self.lanes.files, head, reply) {
                try self.importEndpoint.check(token)
                self.answer(self.lanes.imports, head, reply) {
                    try self.importEndpoint.run(request) { self.watch.adoptImport() }
                }
                return nil
            }
        }
    }

    // MARK: Check

    private func planCheck(_ head: RequestHead) throws -> SitePlan {
        let token = try checkEndpoint.token(of: head)
        return .handle(.none) { _, reply in
            self.answer(self.lanes.files, head, reply) {
                try self.importEndpoint.check(token)
                self.answer(self.lanes.checks, head, reply) { try self.checkEndpoint.respond() }
                return nil
            }
        }
    }

    /// The doctor's page: a form, and what is found for who sends a good token with it. Nothing is remembered: whoever
    /// looks again sends the token again.
    private func planCheckPage(_ head: RequestHead) throws -> SitePlan {
        guard head.method == .post else {
            return .answer(try checkPage(nil, isRefused: false))
        }
        return .handle(.memory(limit: configuration.limits.form)) { request, reply in
            self.answer(self.lanes.files, head, reply) {
                guard case .bytes(let body) = request.body, let token = BearerToken(form: body),
                    try token.isValid(in: self.store)
                else { return try self.checkPage(nil, isRefused: true) }
                self.answer(self.lanes.checks, head, reply) {
                    try self.checkPage(CheckFacts(try self.checkEndpoint.report()), isRefused: false)
                }
                return nil
            }
        }
    }

    private func checkPage(_ facts: CheckFacts?, isRefused: Bool) throws -> Response {
        var fields = PageFields.html(of: configuration.show, isKept: false)
        fields[.robotsTag] = "noindex"
        let look = looks.look
        // The sections that error pages know, since this may be asked on a loop, which reads no database.
        let renderer = look.renderer.showing(look.problems.sections)
        return Response(
            status: isRefused ? .forbidden : .ok, fields: fields,
            body: .bytes(try renderer.check(facts, isRefused: isRefused)))
    }

    // MARK: Files, redirects, and nothing

    private func planFile(_ head: RequestHead) throws -> SitePlan {
        let look = looks.look
        let version = QueryString(head.query).value("v").text
        guard let (asset, isCurrent) = look.assets.find(head.path, version: version) else {
            guard head.method == .options, head.path == "*" else { return planShort(head) }
            return .answer(Self.options([.get, .head, .post], isShared: false))
        }
        guard head.method == .get || head.method == .head else {
            guard head.method == .options else { throw Refusal.method(allowed: [.get, .head]) }
            return .answer(Self.options([.get, .head], isShared: true))
        }
        if asset.isKept(limit: configuration.limits.keptFile) {
            return page(.asset(asset.path, fingerprint: isCurrent ? asset.fingerprint : nil), head)
        }
        let show = configuration.show
        return onLane(lanes.files, head) {
            guard let file = asset.open() else { throw Refusal.notFound }
            let fields = PageFields.asset(asset.type, of: show, isImmutable: isCurrent)
            return Response(status: .ok, fields: fields, body: .file(file))
        }
    }

    /// What is said where nothing is: the host's redirect, else 404.
    func missing(_ head: RequestHead) -> Response {
        if head.method == .get || head.method == .head, let target = redirects[head.path] {
            return Self.moved(to: target)
        }
        return failure(Refusal.notFound, head)
    }

    // MARK: Answers

    /// Routes whose answers other sites' pages may read.
    private static let sharedRoutes: Set<Route> = [
        .artwork, .feed, .jsonFeed, .hostFeed, .tagFeed, .topicFeed, .jokesFeed, .feedList, .media, .apiSearch,
        .apiSuggest,
        .transcriptVTT,
        .transcriptSRT, .transcriptJSON, .transcriptHTML, .transcriptText, .chapters, .homeMarkdown,
        .episodesMarkdown, .episodeMarkdown, .topicMarkdown, .transcriptMarkdown, .guide, .oEmbed, .liveCalendar,
        .showCard, .episodeCard, .topicCard, .subscribeCode,
    ]

    static func moved(to location: String) -> Response {
        // Where a feed or a file of audio went is for players on other sites, too.
        var fields = PageFields.shared("text/plain; charset=utf-8")
        fields[.location] = location
        // For a while only: a slug may change again.
        fields[.cacheControl] = "max-age=300"
        return Response(status: .movedPermanently, fields: fields, body: .bytes(Array("Moved to \(location)\n".utf8)))
    }

    private static func text(_ text: String, _ type: String) -> Response {
        Response(status: .ok, fields: PageFields.document(type, isKept: false), body: .bytes(Array(text.utf8)))
    }

    private static func options(_ methods: [HTTPRequest.Method], isShared: Bool) -> Response {
        let names = (methods + [.options]).map(\.rawValue).joined(separator: ", ")
        var fields = HTTPFields()
        fields[.allow] = names
        if isShared {
            fields[.accessControlAllowOrigin] = "*"
            fields[.accessControlAllowMethods] = names
            fields[.accessControlAllowHeaders] = "Range, If-Range, If-None-Match, If-Modified-Since"
            fields[.accessControlMaxAge] = "86400"
        }
        return Response(status: .noContent, fields: fields)
    }

    /// Work that may block, off the loops.
    func onLane(
        _ lane: Lane, _ head: RequestHead, _ work: @escaping @Sendable () throws -> Response
    ) -> SitePlan {
        .handle(.none) { _, reply in self.answer(lane, head, reply) { try work() } }
    }

    /// Does the work on a lane and answers with what it returns; nil when somebody else answers. A full lane is 503.
    func answer(
        _ lane: Lane, _ head: RequestHead, _ reply: @escaping SitePlan.Reply,
        _ work: @escaping @Sendable () throws -> Response?
    ) {
        let isTaken = lane.submit {
            do {
                if let response = try work() { reply(response) }
            } catch {
                reply(self.failure(error, head))
            }
        }
        if !isTaken { reply(failure(Refusal.busy, head)) }
    }
}
