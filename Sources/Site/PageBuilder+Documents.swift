// Documents for apps and crawlers that are no feeds.

import Foundation
import HTTPServer
import HTTPTypes
import Pages
import Podcast
import Store
import Syndication

extension PageBuilder {
    func transcriptDocument(_ slug: String, _ form: TranscriptForm) throws -> PageMade {
        let found = try store.read { reader in
            try EpisodePlace.find(slug, reader).map { ($0, try SpokenEpisode($0, reader, show)) }
        }
        switch found {
        case .missing, .here((_, nil)): return .missing
        case .moved(let slug): return .moved(to: SitePath.transcript(slug, in: form.rawValue))
        case .here((let episode, let spoken?)):
            let body =
                try form == .vtt
                ? spoken.webVTT()
                : form.document(
                    spoken.cues(), title: "\(episode.title) · \(show.title)", language: show.language,
                    page: show.url + SitePath.transcript(episode.slug))
            var fields = PageFields.shared(form.contentType)
            // Nothing in it is to be loaded or run.
            if form == .html { fields[.contentSecurityPolicy] = "default-src 'none'; frame-ancestors 'none'" }
            return .page(PageDraft(fields: fields, body: body, lastModified: Self.newest([episode])))
        }
    }

    func chapters(_ slug: String) throws -> PageMade {
        let found = try store.read { reader in
            try EpisodePlace.find(slug, reader).map { ($0, try reader.content(of: $0.id)) }
        }
        switch found {
        case .missing: return .missing
        case .moved(let slug): return .moved(to: SitePath.chapters(slug))
        case .here(let (episode, content)):
            guard let chapters = ChaptersDocument(show: show, episode: episode, content: content) else {
                return .missing
            }
            let fields = PageFields.shared("application/json+chapters")
            return .page(PageDraft(fields: fields, body: chapters.document(), lastModified: Self.newest([episode])))
        }
    }

    func sitemap() throws -> PageMade {
        let (episodes, topics, lists) = try store.read { reader in
            (
                try reader.episodes(limit: Sitemap.limit / 2 - limits.listPagesInSitemap), try reader.topicCounts(),
                try listPaths(reader)
            )
        }
        let newest = Self.newest(episodes)
        var pages = ([SitePath.home, SitePath.episodes] + lists).map { Sitemap.Page(path: $0, modified: newest) }
        for episode in episodes {
            pages.append(Sitemap.Page(path: SitePath.episode(episode.slug), modified: episode.modified))
            guard episode.hasTranscript else { continue }
            pages.append(Sitemap.Page(path: SitePath.transcript(episode.slug), modified: episode.modified))
        }
        // The older pages of the list: the way to every episode.
        let count = (episodes.count + limits.episodesPerPage - 1) / limits.episodesPerPage
        for number in 2..<max(3, min(count, limits.listPagesInSitemap) + 1) where number <= count {
            pages.append(Sitemap.Page(path: SitePath.episodes(page: number), modified: newest))
        }
        // Last, the newest first: where there are too many for one sitemap, those of old episodes are left out.
        for episode in episodes {
            let room = Sitemap.limit - pages.count
            guard room > 0, let topics = topics[episode.id] else { continue }
            pages += (1...topics).prefix(room).map {
                Sitemap.Page(path: SitePath.topicPage(episode.slug, index: $0), modified: episode.modified)
            }
        }
        let fields = PageFields.document("application/xml; charset=utf-8")
        let body = Sitemap(show: show, pages: pages).document()
        return .page(PageDraft(fields: fields, body: body, lastModified: newest))
    }

    /// The pages that go through the whole archive, and those of the show itself: of what there is nothing of, none.
    private func listPaths(_ reader: Reader) throws -> [String] {
        let sections = try reader.sections()
        var paths = try reader.years(in: show.timeZone).compactMap { $0.year.map { SitePath.year($0) } }
        if sections.hasPeople {
            paths.append(SitePath.people)
            paths += try reader.people(limit: limits.peoplePerPage).map { SitePath.person($0.name.slug) }
        }
        if sections.hasTags {
            paths.append(SitePath.tags)
            paths += try reader.tags(limit: limits.tagsPerPage).map { SitePath.tag($0.slug) }
        }
        if sections.hasLinks { paths.append(SitePath.links) }
        if sections.hasJokes { paths.append(SitePath.jokes) }
        if sections.hasSponsors { paths.append(SitePath.sponsors) }
        if show.live != nil { paths.append(SitePath.live) }
        return paths + [SitePath.about, SitePath.subscribe]
    }

    func openSearch(_ look: Look) -> PageMade {
        let document = SearchDescription(
            show: show, purpose: look.renderer.searchPurpose, icon: look.assets.address("/favicon.ico"))
        let fields = PageFields.shared("application/opensearchdescription+xml")
        return .page(PageDraft(fields: fields, body: document.document(), lastModified: look.changed))
    }
}
