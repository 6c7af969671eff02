// The site's URLs, all of them.

import HTTPTypes
import Podcast

/// What a URL asks for.
enum Route: Sendable, Hashable, CaseIterable {
    case home, episodeList, year, episode, topic, transcript, search, searchAnswer, openSearch, offline, unsaved
    case people, person, links, siteLinks, jokes, randomJoke, sponsors, tags, tag, about, subscribe, live, liveStream
    case feed, jsonFeed, hostFeed, tagFeed, topicFeed, jokesFeed, feedList
    case transcriptVTT, transcriptSRT, transcriptJSON, transcriptHTML, transcriptText, chapters
    case apiSearch, apiSuggest, apiImport, apiCheck, check
    case homeMarkdown, episodesMarkdown, episodeMarkdown, topicMarkdown, transcriptMarkdown, guide
    case embed, topicEmbed, oEmbed, showCard, episodeCard, topicCard, liveCalendar, subscribeCode
    case media, artwork, sitemap, robots, theme
    case health, metrics
}

/// The route table and the matching of paths against it. Public files, the show's redirects and the 404 page come after
/// it, so nothing can shadow a route.
struct Routes: Sendable {
    /// Path (`:name` stands for any one segment, `:name.md` for one that ends so), methods, route.
    static let table: [(String, [HTTPRequest.Method], Route)] = [
        (SitePath.home, read, .home),
        (SitePath.episodes, read, .episodeList),  // ?page=N
        (SitePath.episodeMarkdown(":slug"), read, .episodeMarkdown),
        (SitePath.episode(":slug"), read, .episode),  // a number redirects to its slug
        (SitePath.topicMarkdown(":slug", index: ":index"), read, .topicMarkdown),
        (SitePath.topicPage(":slug", index: ":index"), read, .topic),
        (SitePath.transcript(":slug"), read, .transcript),
        (SitePath.transcript(":slug", in: "vtt"), read, .transcriptVTT),  // these are for apps
        (SitePath.transcript(":slug", in: "srt"), read, .transcriptSRT),
        (SitePath.transcript(":slug", in: "json"), read, .transcriptJSON),
        (SitePath.transcript(":slug", in: "html"), read, .transcriptHTML),
        (SitePath.transcript(":slug", in: "txt"), read, .transcriptText),
        (SitePath.chapters(":slug"), read, .chapters),
        ("/episodes/year/:year", read, .year),  // ?page=N, as all lists below
        (SitePath.people, read, .people),
        (SitePath.person(":slug"), read, .person),
        (SitePath.links, read, .links),  // ?q=, too
        ("/links/:site", read, .siteLinks),
        (SitePath.jokes, read, .jokes),
        (SitePath.randomJoke, read, .randomJoke),
        (SitePath.sponsors, read, .sponsors),
        (SitePath.tags, read, .tags),
        (SitePath.tag(":slug"), read, .tag),
        (SitePath.about, read, .about),
        (SitePath.subscribe, read, .subscribe),
        (SitePath.live, read, .live),
        (SitePath.liveStream, read, .liveStream),
        (SitePath.transcriptMarkdown(":slug"), read, .transcriptMarkdown),
        (SitePath.homeMarkdown, read, .homeMarkdown),
        (SitePath.episodesMarkdown, read, .episodesMarkdown),
        (SitePath.guide, read, .guide),
        (SitePath.embed(":slug"), read, .embed),  // for frames on other sites
        (SitePath.topicEmbed(":slug", index: ":index"), read, .topicEmbed),
        (SitePath.oEmbed, read, .oEmbed),  // ?url=, ?format=
        (SitePath.card, read, .showCard),
        (SitePath.card(":slug"), read, .episodeCard),
        (SitePath.topicCard(":slug", index: ":index"), read, .topicCard),
        (SitePath.liveCalendar, read, .liveCalendar),
        (SitePath.subscribeCode, read, .subscribeCode),
        (SitePath.jsonFeed, read, .jsonFeed),  // ?page=N
        (SitePath.feedList, read, .feedList),
        (SitePath.hostFeed(file: ":file"), read, .hostFeed),  // the host's slug and .xml
        (SitePath.tagFeed(file: ":file"), read, .tagFeed),
        (SitePath.topicFeed(file: ":file"), read, .topicFeed),  // a word of the topics' titles
        (SitePath.jokesFeed, read, .jokesFeed),
        (SitePath.search, read, .search),  // ?q=, ?sort=, ?page=, ?exact=1
        (SitePath.searchAnswer, read, .searchAnswer),  // as the page
        (SitePath.openSearch, read, .openSearch),
        (SitePath.offline, read, .offline),
        (SitePath.unsaved, read, .unsaved),
        (SitePath.apiSearch, read, .apiSearch),  // as the page
        (SitePath.apiSuggest, read, .apiSuggest),  // ?q=
        ("/api/v1/import", [.post], .apiImport),  // Bearer token, ?name=308.md, ?dryRun=true
        ("/api/v1/check", read, .apiCheck),  // Bearer token
        (SitePath.check, [.get, .head, .post], .check),  // the form holds the token
        (SitePath.media(":name"), read, .media),
        (SitePath.artwork(":name"), read, .artwork),
        ("/sitemap.xml", read, .sitemap),
        ("/robots.txt", read, .robots),
        ("/theme.css", read, .theme),
        ("/healthz", read, .health),
        ("/metrics", read, .metrics),
    ]
    private static let read: [HTTPRequest.Method] = [.get, .head]

    /// Where the feed is unless the host moved it.
    static let usualFeed = "/feed.xml"

    /// What a path matches.
    enum Match: Equatable {
        /// `parameter` is the segment that stands for the `:name`, decoded; empty where the pattern has none, and with a
        /// slash between them where it has several.
        case route(Route, parameter: String)
        /// The Markdown twin of a page, by the page's route.
        case twin(Route, parameter: String)
        /// There is such a path, with other methods.
        case otherMethods(Route, [HTTPRequest.Method])
        /// The path without its trailing slash is a page's; with the method it was asked for, too.
        case trailingSlash(path: String)
        case none
    }

    private struct Line: Sendable {
        let segments: [Substring]
        let methods: [HTTPRequest.Method]
        let route: Route
    }

    private let lines: [Line]

    /// - Parameter feedPath: where the host has the feed.
    /// - Throws: `SiteError` when something else is there.
    init(feedPath: String) throws(SiteError) {
        let others = Self.table.map { Self.segments($0.0) }
        let segments = Self.segments(feedPath)
        // Whole families of addresses are the site's, also where nothing is yet.
        guard !["episodes", "media", "artwork", "api", "admin"].contains(segments.first),
            !segments.contains(where: { $0.hasPrefix(":") }),
            !others.contains(where: { $0.count == segments.count && Self.parameter($0, segments) != nil })
        else {
            throw SiteError(message: "feed: \(feedPath): is an address of the site itself; it should be one of its own")
        }
        lines = (Self.table + [(feedPath, Self.read, .feed)]).map { path, methods, route in
            Line(segments: Self.segments(path), methods: methods, route: route)
        }
    }

    /// - Parameter path: percent-decoded, starting with a slash.
    func match(_ path: String, method: HTTPRequest.Method) -> Match {
        var segments = Self.segments(path)
        let hasTrailingSlash = segments.count > 1 && segments.last == ""
        if hasTrailingSlash { segments.removeLast() }
        if let twin = twin(segments) {
            guard Self.read.contains(method) else { return .otherMethods(.guide, Self.read) }
            if hasTrailingSlash { return .trailingSlash(path: "/" + segments.joined(separator: "/")) }
            return .twin(twin.route, parameter: twin.parameter)
        }
        for line in lines where line.segments.count == segments.count {
            guard let parameter = Self.parameter(line.segments, segments) else { continue }
            guard line.methods.contains(method) else { return .otherMethods(line.route, line.methods) }
            if hasTrailingSlash { return .trailingSlash(path: "/" + segments.joined(separator: "/")) }
            return .route(line.route, parameter: parameter)
        }
        return .none
    }

    /// Pages whose twins have no line of their own. None of their names has a dot but those of links' hosts, whose twin is
    /// an address below their page.
    private static let twinned: Set<Route> = [
        .people, .person, .links, .jokes, .sponsors, .tags, .tag, .year, .about, .live, .subscribe,
    ]

    private func twin(_ segments: [Substring]) -> (route: Route, parameter: String)? {
        guard let last = segments.last, last.hasSuffix(".md"), last.utf8.count > 3 else { return nil }
        let isBelow = last == "index.md" && segments.count > 1
        let page = segments.dropLast() + (isBelow ? [] : [last.dropLast(3)])
        for line in lines where line.segments.count == page.count {
            guard isBelow ? line.route == .siteLinks : Self.twinned.contains(line.route),
                let parameter = Self.parameter(line.segments, Array(page))
            else { continue }
            return (line.route, parameter)
        }
        return nil
    }

    /// Whether there is something at this very path whatever the show has; where an episode or a file is named, there may
    /// be none.
    func isTaken(_ path: String) -> Bool {
        switch match(path, method: .get) {
        case .route(_, let parameter), .twin(_, let parameter): parameter.isEmpty
        case .otherMethods, .trailingSlash: true
        case .none: false
        }
    }

    private static func segments(_ path: String) -> [Substring] {
        path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    }

    /// The parameter, empty when the pattern has none; nil when the segments don't match.
    private static func parameter(_ pattern: [Substring], _ segments: [Substring]) -> String? {
        var parameter = ""
        for (expected, segment) in zip(pattern, segments) {
            if expected.hasPrefix(":") {
                let ending = expected.drop { $0 != "." }
                guard segment.utf8.count > ending.utf8.count, segment.hasSuffix(ending) else { return nil }
                if !parameter.isEmpty { parameter += "/" }
                parameter += segment.dropLast(ending.count)
            } else if expected != segment {
                return nil
            }
        }
        return parameter
    }
}
