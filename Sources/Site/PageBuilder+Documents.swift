// Documents for apps and crawlers that are no feeds.

import Foundation
import HTTPServer
import HTTPTypes
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
        let episodes = try store.read { try $0.episodes(limit: Sitemap.limit / 2 - limits.listPagesInSitemap) }
        let newest = Self.newest(episodes)
        var pages = [
            Sitemap.Page(path: SitePath.home, modified: newest),
            Sitemap.Page(path: SitePath.episodes, modified: newest),
        ]
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
        let fields = PageFields.document("application/xml; charset=utf-8")
        let body = Sitemap(show: show, pages: pages).document()
        return .page(PageDraft(fields: fields, body: body, lastModified: newest))
    }
}
