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

    init(show: Show, store: Store, limits: SiteLimits) {
        self.show = show
        self.store = store
        self.limits = limits
        feeds = FeedBuilder(show: show, store: store, limits: limits)
    }

    func make(_ kind: PageKind, look: Look) throws -> PageMade {
        switch kind {
        case .home: try home(look)
        case .episodeList(let page): try episodeList(page, look)
        case .episode(let slug): try episode(slug, look)
        case .transcript(let slug): try transcript(slug, look)
        case .transcriptDocument(let slug, let form): try transcriptDocument(slug, form)
        case .chapters(let slug): try chapters(slug)
        case .feed(let page): try feeds.rss(page)
        case .jsonFeed(let page): try feeds.json(page)
        case .hostFeed(let slug): try feeds.host(slug)
        case .tagFeed(let slug): try feeds.tag(slug)
        case .topicFeed(let word): try feeds.topic(word)
        case .jokesFeed: try feeds.jokes()
        case .feedList: try feeds.list()
        case .sitemap: try sitemap()
        case .robots: robots(look)
        case .theme(let fingerprint): theme(fingerprint, look)
        case .asset(let path, let fingerprint): asset(path, fingerprint, look)
        }
    }

    // MARK: Pages

    private func home(_ look: Look) throws -> PageMade {
        let (episodes, total, latest) = try store.read { reader in
            let episodes = try reader.episodes(limit: limits.episodesPerPage)
            return (episodes, try reader.episodeCount(), try episodes.first.map { try reader.content(of: $0.id) })
        }
        return html(
            try look.renderer.home(episodes: episodes, total: total, latest: latest), Self.newest(episodes), look)
    }

    private func episodeList(_ page: Int, _ look: Look) throws -> PageMade {
        let size = limits.episodesPerPage
        // The page number is checked before it is multiplied: it comes from a visitor.
        let (episodes, total) = try store.read { reader in
            let total = try reader.episodeCount()
            guard page >= 1, page <= max(1, (total + size - 1) / size) else { return ([Episode]?.none, total) }
            return (try reader.episodes(limit: size, offset: (page - 1) * size), total)
        }
        guard let episodes else { return .missing }
        let pageCount = max(1, (total + size - 1) / size)
        return html(
            try look.renderer.episodeList(episodes, page: page, pageCount: pageCount, total: total),
            Self.newest(episodes), look)
    }

    private func episode(_ slug: String, _ look: Look) throws -> PageMade {
        let found = try store.read { reader in
            try EpisodePlace.find(slug, reader).map { episode in
                (episode, try reader.content(of: episode.id), try reader.neighbours(of: episode.id))
            }
        }
        switch found {
        case .missing: return .missing
        case .moved(let slug): return .moved(to: SitePath.episode(slug))
        case .here(let (episode, content, neighbours)):
            return html(
                try look.renderer.episode(episode, content: content, neighbours: neighbours),
                Self.newest([episode, neighbours.previous, neighbours.next].compactMap(\.self)), look)
        }
    }

    private func transcript(_ slug: String, _ look: Look) throws -> PageMade {
        let found = try store.read { reader in
            try EpisodePlace.find(slug, reader).map { ($0, try SpokenEpisode($0, reader, show)) }
        }
        switch found {
        case .missing, .here((_, nil)): return .missing
        case .moved(let slug): return .moved(to: SitePath.transcript(slug))
        case .here((let episode, let spoken?)):
            return html(try look.renderer.transcript(episode, cues: try spoken.cues()), Self.newest([episode]), look)
        }
    }

    private func html(_ body: [UInt8], _ newest: Date?, _ look: Look) -> PageMade {
        .page(PageDraft(fields: PageFields.html(), body: body, lastModified: max(newest ?? look.changed, look.changed)))
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

    private func theme(_ fingerprint: String?, _ look: Look) -> PageMade {
        let isImmutable = fingerprint == look.themeFingerprint
        if let own = look.assets.overriding(SitePath.theme) { return file(own, isImmutable: isImmutable) }
        let fields = PageFields.asset("text/css; charset=utf-8", isImmutable: isImmutable)
        return .page(PageDraft(fields: fields, body: ThemeSheet(show: show).css, lastModified: nil))
    }

    private func asset(_ path: String, _ fingerprint: String?, _ look: Look) -> PageMade {
        guard let asset = look.assets[path] else { return .missing }
        return file(asset, isImmutable: fingerprint == asset.fingerprint)
    }

    private func file(_ asset: Asset, isImmutable: Bool) -> PageMade {
        guard let body = asset.open()?.contents(limit: limits.keptFile) else { return .missing }
        let fields = PageFields.asset(asset.type, isImmutable: isImmutable)
        return .page(PageDraft(fields: fields, body: body, lastModified: asset.modified))
    }

    /// When the newest of these last changed for visitors: a scheduled one appears at its publishing date.
    static func newest(_ episodes: [Episode]) -> Date? {
        episodes.map { max($0.modified, $0.published ?? $0.modified) }.max()
    }
}
