// From the store and the templates to finished pages.

import Foundation
import HTTPServer
import Pages
import Podcast
import Store
import Syndication

/// Makes pages: reads one snapshot of the store, then renders outside of it. Blocks, so it belongs on a lane.
struct PageBuilder: Sendable {
    let show: Show
    let store: Store
    let limits: SiteLimits
    let feeds: FeedBuilder
    let cards: CardPress
    let clock: @Sendable () -> Date
    /// When site.yml was last changed; nil when nobody knows.
    let settingsChanged: Date?

    init(
        show: Show, store: Store, limits: SiteLimits, cards: CardPress, clock: @escaping @Sendable () -> Date,
        settingsChanged: Date? = nil
    ) {
        self.settingsChanged = settingsChanged
        self.cards = cards
        self.clock = clock
        self.show = show
        self.store = store
        self.limits = limits
        feeds = FeedBuilder(show: show, store: store, limits: limits, clock: clock)
    }

    func make(_ kind: PageKind, look: Look) throws -> PageMade {
        switch kind {
        case .home: try home(look)
        case .episodeList(let page): try episodeList(page, look)
        case .episode(let slug): try episode(slug, look)
        case .transcript(let slug): try transcript(slug, look)
        case .topic(let slug, let index): try topic(slug, index, look)
        case .year(let number, let page): try year(number, page, look)
        case .people(let page): try people(page, look)
        case .person(let slug, let page): try person(slug, page, look)
        case .links(let page): try links(page, look)
        case .siteLinks(let site, let page): try links(to: site, page, look)
        case .jokes(let page): try jokes(page, look)
        case .sponsors(let page): try sponsors(page, look)
        case .tags(let page): try tags(page, look)
        case .tag(let slug, let page): try tag(slug, page, look)
        case .about: try about(look)
        case .subscribe: try subscribe(look)
        case .live: try live(showsStream: false, look)
        case .liveStream: try live(showsStream: true, look)
        case .searchForm: try searchForm(look)
        case .openSearch: openSearch(look)
        case .offline, .unsaved:
            html(
                try look.renderer.showing(store.read { try $0.sections() }).offline(isUnsaved: kind == .unsaved), nil,
                look)
        case .transcriptDocument(let slug, let form): try transcriptDocument(slug, form)
        case .chapters(let slug): try chapters(slug)
        case .homeMarkdown: try homeMarkdown(look)
        case .episodesMarkdown: try episodesMarkdown(look)
        case .episodeMarkdown(let slug): try episodeMarkdown(slug, look)
        case .topicMarkdown(let slug, let index): try topicMarkdown(slug, index, look)
        case .transcriptMarkdown(let slug): try transcriptMarkdown(slug, look)
        case .twin(let page): try twin(page, look)
        case .guide: try guide(look)
        case .embed(let slug): try embed(slug, look)
        case .topicEmbed(let slug, let index): try topicEmbed(slug, index, look)
        case .liveCalendar: liveCalendar(look)
        case .subscribeCode: subscribeCode(look)
        case .feed(let page): try feeds.rss(page, look)
        case .jsonFeed(let page): try feeds.json(page, look)
        case .hostFeed(let slug): try feeds.host(slug, look)
        case .tagFeed(let slug): try feeds.tag(slug, look)
        case .topicFeed(let word): try feeds.topic(word, look)
        case .jokesFeed: try feeds.jokes(look)
        case .feedList: try feeds.list(look)
        case .sitemap: try sitemap()
        case .robots: robots(look)
        case .theme: theme(look)
        case .asset(let path, let fingerprint): asset(path, fingerprint, look)
        }
    }

    /// The Markdown twin of a page.
    private func twin(_ page: PageKind, _ look: Look) throws -> PageMade {
        switch page {
        case .year(let number, let page): try year(number, page, look, .markdown)
        case .people(let page): try people(page, look, .markdown)
        case .person(let slug, let page): try person(slug, page, look, .markdown)
        case .links(let page): try links(page, look, .markdown)
        case .siteLinks(let site, let page): try links(to: site, page, look, .markdown)
        case .jokes(let page): try jokes(page, look, .markdown)
        case .sponsors(let page): try sponsors(page, look, .markdown)
        case .tags(let page): try tags(page, look, .markdown)
        case .tag(let slug, let page): try tag(slug, page, look, .markdown)
        case .about: try about(look, .markdown)
        case .subscribe: try subscribe(look, .markdown)
        case .live: try live(showsStream: false, look, .markdown)
        default: .missing
        }
    }

    /// What Markdown documents are made by, in the show's language.
    func twins(_ look: Look) -> MarkdownPages { MarkdownPages(show: show, words: look.renderer.markdownWords) }

    /// What a page that lists things is made as.
    enum Form { case html, markdown }

    /// A page, or its Markdown twin.
    ///
    /// - Parameter path: the page's.
    func made(
        as form: Form, at path: String, _ sections: SiteSections, _ newest: Date?, _ look: Look,
        html body: (PageRenderer) throws -> [UInt8], markdown listing: (PageRenderer) -> MarkdownListing
    ) rethrows -> PageMade {
        let twin = SitePath.twin(of: path)
        guard form == .html else {
            return markdown(twins(look).listing(listing(look.renderer)), twin, of: path, newest, look)
        }
        var links = PageLinks()
        links.markdown = twin
        return html(try body(look.renderer.showing(sections).telling(links)), newest, look, hasTwin: true)
    }

    // MARK: Pages

    private func home(_ look: Look) throws -> PageMade {
        let (episodes, total, latest, alternates, isNewest, sections) = try store.read { reader in
            var episodes = try reader.episodes(limit: limits.episodesPerPage)
            // What can be played is shown first, unless it is so old that it would be no news.
            let newest = episodes.prefix(limits.readyEpisodes)
            if let ready = newest.firstIndex(where: { $0.enclosure != nil && $0.published != nil }) {
                episodes.insert(episodes.remove(at: ready), at: 0)
            }
            let latest = episodes.first?.id
            return (
                episodes, try reader.episodeCount(), try latest.map { try reader.content(of: $0) },
                try latest.flatMap { try reader.alternates(of: [$0])[$0] } ?? [], latest == newest.first?.id,
                try reader.sections()
            )
        }
        return html(
            try look.renderer.showing(sections).telling(homeLinks(look)).home(
                episodes: episodes, total: total, latest: latest, alternates: alternates, isNewest: isNewest,
                now: clock()),
            Self.newest(episodes), look, hasTwin: true)
    }

    private func episodeList(_ page: Int, _ look: Look) throws -> PageMade {
        let size = limits.episodesPerPage
        let found = try store.read { reader -> ([Episode], Int, [YearCount], SiteSections)? in
            let total = try reader.episodeCount()
            guard let offset = Self.offset(page, size: size, total: total) else { return nil }
            return (
                try reader.episodes(limit: size, offset: offset), total, try reader.years(in: show.timeZone),
                try reader.sections()
            )
        }
        guard let (episodes, total, years, sections) = found else { return .missing }
        let pager = Self.pager(page, size: size, total: total, SitePath.episodes(page:))
        return html(
            try look.renderer.showing(sections).telling(listLinks(page: page))
                .episodeList(episodes, pager: pager, total: total, years: years),
            Self.newest(episodes), look, hasTwin: page == 1)
    }

    /// All that an episode's page and its twin show.
    func episodeFacts(_ slug: String) throws -> EpisodePlace<EpisodeFacts> {
        try store.read { reader in
            try EpisodePlace.find(slug, reader).map { episode in
                EpisodeFacts(
                    episode: episode, content: try reader.content(of: episode.id),
                    neighbours: try reader.neighbours(of: episode.id),
                    people: try reader.people(episodes: [episode.id])[episode.id] ?? [:],
                    related: try reader.relatedEpisodes(to: episode.id, limit: limits.relatedEpisodes),
                    alternates: try reader.alternates(of: [episode.id])[episode.id] ?? [],
                    sections: try reader.sections())
            }
        }
    }

    /// When the newest of what an episode's page shows last changed.
    static func newest(_ facts: EpisodeFacts) -> Date? {
        let shown = [facts.episode, facts.neighbours.previous, facts.neighbours.next].compactMap(\.self)
        return newest(shown + facts.related.map(\.episode))
    }

    private func episode(_ slug: String, _ look: Look) throws -> PageMade {
        switch try episodeFacts(slug) {
        case .missing: return .missing
        case .moved(let slug): return .moved(to: SitePath.episode(slug))
        case .here(let facts):
            return html(
                try look.renderer.showing(facts.sections).telling(links(of: facts.episode, facts.content, look))
                    .episode(facts),
                Self.newest(facts), look, hasTwin: true)
        }
    }

    private func transcript(_ slug: String, _ look: Look) throws -> PageMade {
        let found = try store.read { reader in
            try EpisodePlace.find(slug, reader).map { episode in
                try SpokenEpisode(episode, reader, show).map {
                    (
                        $0, episode, try reader.content(of: episode.id),
                        try reader.alternates(of: [episode.id])[episode.id] ?? [], try reader.sections()
                    )
                }
            }
        }
        switch found {
        case .missing, .here(nil): return .missing
        case .moved(let slug): return .moved(to: SitePath.transcript(slug))
        case .here(let (spoken, episode, content, alternates, sections)?):
            let page = try look.renderer.showing(sections).telling(transcriptLinks(of: episode))
                .transcript(episode, cues: try spoken.cues(), content: content, alternates: alternates)
            return html(page, Self.newest([episode]), look, hasTwin: true)
        }
    }

    /// - Parameter hasTwin: whether it is given in Markdown, too.
    func html(_ body: [UInt8], _ newest: Date?, _ look: Look, hasTwin: Bool = false) -> PageMade {
        .page(
            PageDraft(
                fields: hasTwin ? PageFields.twin(of: show) : PageFields.html(of: show), body: body,
                lastModified: dated(newest, look)))
    }

    /// When a page last changed: with what it shows, with the templates, or with the show's settings.
    func dated(_ newest: Date?, _ look: Look) -> Date {
        // A file from the future must not make pages from the future (RFC 9110 §8.8.2.1).
        let settings = settingsChanged.map { min($0, clock()) }
        return [newest, settings].compactMap(\.self).reduce(look.changed, max)
    }

    // MARK: Files

    private func robots(_ look: Look) -> PageMade {
        if let own = look.assets.overriding(SitePath.robots) { return file(own, isImmutable: false) }
        let document = RobotsFile(show: show, disallowed: [SitePath.search, "/api/"], sitemap: SitePath.sitemap)
            .document()
        return .page(
            PageDraft(
                fields: PageFields.document("text/plain; charset=utf-8"), body: Array(document.utf8), lastModified: nil)
        )
    }

    private func theme(_ look: Look) -> PageMade {
        if let own = look.assets.overriding(SitePath.theme) { return file(own, isImmutable: false) }
        let fields = PageFields.asset("text/css; charset=utf-8", isImmutable: false)
        return .page(PageDraft(fields: fields, body: ThemeSheet(show: show).css, lastModified: nil))
    }

    private func asset(_ path: String, _ fingerprint: String?, _ look: Look) -> PageMade {
        guard let asset = look.assets[path] else { return .missing }
        return file(asset, isImmutable: fingerprint == asset.fingerprint)
    }

    private func file(_ asset: Asset, isImmutable: Bool) -> PageMade {
        guard let body = asset.contents(limit: limits.keptFile) else { return .missing }
        let fields = PageFields.asset(asset.type, of: show, isImmutable: isImmutable)
        return .page(PageDraft(fields: fields, body: body, lastModified: asset.modified))
    }

    /// When anything of the show last changed for visitors: for pages that go through all of it.
    func newestChange() throws -> Date? { try store.read { try $0.newestChange() } }

    /// When the newest of these last changed for visitors: a scheduled one appears at its publishing date.
    static func newest(_ episodes: [Episode]) -> Date? {
        episodes.map { max($0.modified, $0.published ?? $0.modified) }.max()
    }
}
