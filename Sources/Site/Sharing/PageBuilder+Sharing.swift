// The other forms of pages: what they tell programs, their Markdown twins, and their players for other sites.

import Foundation
import HTTPServer
import HTTPTypes
import Pages
import Podcast
import QRCode
import Store
import Syndication

extension PageBuilder {
    // MARK: What a page tells programs

    func homeLinks(_ look: Look) throws -> PageLinks {
        var links = PageLinks()
        links.markdown = SitePath.homeMarkdown
        links.picture = picture(look.renderer.card(), at: SitePath.card, look)
        links.structuredData = StructuredData(show: show).series()
        return links
    }

    /// - Parameter page: of the list; only the first has a twin, which lists all episodes.
    func listLinks(page: Int) -> PageLinks {
        var links = PageLinks()
        if page == 1 { links.markdown = SitePath.episodesMarkdown }
        return links
    }

    func links(of episode: Episode, _ content: EpisodeContent, _ look: Look) throws -> PageLinks {
        var links = embeddable(SitePath.episode(episode.slug))
        links.markdown = SitePath.episodeMarkdown(episode.slug)
        links.picture = picture(
            look.renderer.card(episode), content.details.image, at: SitePath.card(episode.slug), look)
        links.structuredData = StructuredData(show: show)
            .episode(episode, content: content, image: links.picture?.path)
        links.embedCode = OEmbed.markup(source: show.url + SitePath.embed(episode.slug), title: episode.title)
        return links
    }

    func links(of place: TopicPlace, image: String?, _ look: Look) throws -> PageLinks {
        // The end is told by what tells the start: what was heard is likely, and no fact.
        let topic = Self.timed(place)
        let end = place.stretch.flatMap { $0.isHeard ? nil : $0.end }
        let (index, episode) = (place.index, place.episode)
        var links = embeddable(SitePath.topicPage(episode.slug, index: index))
        links.markdown = SitePath.topicMarkdown(episode.slug, index: index)
        links.picture = picture(
            look.renderer.card(topic, index: index, of: episode), image,
            at: SitePath.topicCard(episode.slug, index: index), look)
        links.structuredData = StructuredData(show: show)
            .topic(topic, index: index, of: episode, end: end, image: links.picture?.path)
        links.embedCode = OEmbed.markup(
            source: show.url + SitePath.topicEmbed(episode.slug, index: index),
            title: look.renderer.title(of: topic, index: index))
        return links
    }

    /// The topic with its start where a chapter knows it.
    private static func timed(_ place: TopicPlace) -> Topic {
        var topic = place.topic
        topic.start = topic.start ?? place.stretch.flatMap { $0.isHeard ? nil : $0.start }
        return topic
    }

    func transcriptLinks(of episode: Episode) -> PageLinks {
        var links = PageLinks()
        links.markdown = SitePath.transcriptMarkdown(episode.slug)
        return links
    }

    private func embeddable(_ path: String) -> PageLinks {
        var links = PageLinks()
        links.oEmbedJSON = SitePath.oEmbed(of: show.url + path, format: OEmbed.Form.json.rawValue)
        links.oEmbedXML = SitePath.oEmbed(of: show.url + path, format: OEmbed.Form.xml.rawValue)
        return links
    }

    /// Nil where nothing draws pictures: then the show's art stands for all of it.
    ///
    /// - Parameter image: the episode's own picture.
    private func picture(
        _ card: ShareCard, _ image: String? = nil, at path: String, _ look: Look
    ) -> PageLinks.Picture? {
        guard cards.canDraw else { return nil }
        let drawing = CardDrawing(card, image: image, look: look)
        return PageLinks.Picture(
            path: SitePath.asset(path, fingerprint: drawing.fingerprint), width: ShareCard.width,
            height: ShareCard.height, alt: card.alt)
    }

    // MARK: Markdown

    func homeMarkdown(_ look: Look) throws -> PageMade {
        let (latest, total, sections) = try latest()
        let body = twins(look)
            .home(latest: latest, total: total, sections: look.renderer.markdownSections(sections))
        return markdown(body, SitePath.homeMarkdown, of: SitePath.home, Self.newest(latest), look)
    }

    func guide(_ look: Look) throws -> PageMade {
        let (latest, total, sections) = try latest()
        let body = twins(look)
            .guide(latest: latest, total: total, sections: look.renderer.markdownSections(sections))
        // Browsers show it as text; it is Markdown all the same.
        let fields = PageFields.shared("text/plain; charset=utf-8")
        return .page(PageDraft(fields: fields, body: body, lastModified: dated(Self.newest(latest), look)))
    }

    private func latest() throws -> ([Episode], Int, SiteSections) {
        try store.read {
            (try $0.episodes(limit: limits.markdownLatest), try $0.episodeCount(), try $0.sections())
        }
    }

    func episodesMarkdown(_ look: Look) throws -> PageMade {
        let (episodes, years) = try store.read {
            (
                try $0.episodes(limit: limits.markdownEpisodes), try $0.years(in: show.timeZone).compactMap(\.year)
            )
        }
        return markdown(
            twins(look).episodes(episodes, years: years),
            SitePath.episodesMarkdown,
            of: SitePath.episodes,
            Self.newest(episodes), look)
    }

    func episodeMarkdown(_ slug: String, _ look: Look) throws -> PageMade {
        switch try episodeFacts(slug) {
        case .missing: return .missing
        case .moved(let slug): return .moved(to: SitePath.episodeMarkdown(slug))
        case .here(let facts):
            let body = twins(look).episode(
                facts.episode, content: facts.content, sections: look.renderer.sections(of: facts))
            return markdown(
                body, SitePath.episodeMarkdown(slug), of: SitePath.episode(slug), Self.newest(facts), look)
        }
    }

    func topicMarkdown(_ slug: String, _ index: Int, _ look: Look) throws -> PageMade {
        switch try topicFacts(slug, index) {
        case .missing, .here(nil): return .missing
        case .moved(let slug): return .moved(to: SitePath.topicMarkdown(slug, index: index))
        case .here(let found?):
            let place = found.facts.place
            let body = twins(look).topic(
                Self.timed(place), index: index, of: place.episode, said: found.facts.cues,
                sections: look.renderer.sections(of: found.facts))
            return markdown(
                body, SitePath.topicMarkdown(slug, index: index), of: SitePath.topicPage(slug, index: index),
                found.newest, look)
        }
    }

    func transcriptMarkdown(_ slug: String, _ look: Look) throws -> PageMade {
        let found = try store.read { reader in
            try EpisodePlace.find(slug, reader).map { ($0, try SpokenEpisode($0, reader, show)) }
        }
        switch found {
        case .missing, .here((_, nil)): return .missing
        case .moved(let slug): return .moved(to: SitePath.transcriptMarkdown(slug))
        case .here((let episode, let spoken?)):
            let body = twins(look).transcript(
                episode, cues: try spoken.cues())
            return markdown(
                body, SitePath.transcriptMarkdown(slug), of: SitePath.transcript(slug), Self.newest([episode]), look)
        }
    }

    /// - Parameters:
    ///   - path: the twin's own.
    ///   - page: the path of the page that it is a twin of.
    ///   - newest: when the newest of what it shows changed.
    func markdown(_ body: [UInt8], _ path: String, of page: String, _ newest: Date?, _ look: Look) -> PageMade {
        let fields = PageFields.markdown(at: path, page: show.url + page)
        return .page(PageDraft(fields: fields, body: body, lastModified: dated(newest, look)))
    }

    // MARK: Frames

    func embed(_ slug: String, _ look: Look) throws -> PageMade {
        let found = try store.read { reader in
            try EpisodePlace.find(slug, reader).map {
                ($0, try reader.details(of: $0.id).image, try reader.alternates(of: [$0.id])[$0.id] ?? [])
            }
        }
        switch found {
        case .missing: return .missing
        case .moved(let slug): return .moved(to: SitePath.embed(slug))
        case .here(let (episode, image, alternates)):
            return frame(try look.renderer.embed(episode, image: image, alternates: alternates), episode, look)
        }
    }

    func topicEmbed(_ slug: String, _ index: Int, _ look: Look) throws -> PageMade {
        let found = try store.read { reader in
            try EpisodePlace.find(slug, reader).map { episode in
                try reader.topic(episodeSlug: episode.slug, index: index).map {
                    (
                        $0, try reader.details(of: episode.id).image,
                        try reader.alternates(of: [episode.id])[episode.id] ?? []
                    )
                }
            }
        }
        switch found {
        case .missing, .here(nil): return .missing
        case .moved(let slug): return .moved(to: SitePath.topicEmbed(slug, index: index))
        case .here(let (place, image, alternates)?):
            return frame(
                try look.renderer.embed(place, image: image, alternates: alternates), place.episode, look)
        }
    }

    private func frame(_ body: [UInt8], _ episode: Episode, _ look: Look) -> PageMade {
        .page(
            PageDraft(fields: PageFields.frame(of: show), body: body, lastModified: dated(Self.newest([episode]), look))
        )
    }

    // MARK: Other documents

    func liveCalendar(_ look: Look) -> PageMade {
        guard let live = show.live else { return .missing }
        let now = clock()
        // The schedule stands in site.yml. Where nobody knows when that changed, the first time is at least always the same.
        let changed = min(settingsChanged ?? live.start, now)
        let body = CalendarDocument(
            show: show, live: live, name: look.renderer.liveName, changed: changed, now: now
        ).document()
        return .page(
            PageDraft(fields: PageFields.shared("text/calendar; charset=utf-8"), body: body, lastModified: nil))
    }

    func subscribeCode(_ look: Look) -> PageMade {
        guard let code = QRCode(SubscribeFacts(show: show).feed) else { return .missing }
        let body = Array(code.svg(title: look.renderer.codeTitle).utf8)
        return .page(
            PageDraft(fields: PageFields.asset("image/svg+xml", isImmutable: false), body: body, lastModified: nil))
    }

    /// What oEmbed says; nil where there is nothing to show.
    func oEmbed(_ subject: OEmbed.Subject, _ look: Look) throws -> OEmbed? {
        let asked: String
        var index: Int?
        switch subject {
        case .episode(let slug): asked = slug
        case .topic(let slug, let number): (asked, index) = (slug, number)
        }
        var place = try found(asked)
        // A consumer asks about the address that somebody pasted: an old one is as good.
        if case .moved(let slug) = place { place = try found(slug) }
        guard case .here(let (episode, content)) = place else { return nil }
        guard let index else {
            let picture = picture(
                look.renderer.card(episode), content.details.image, at: SitePath.card(episode.slug), look)
            return OEmbed(
                show: show, title: episode.title, frame: SitePath.embed(episode.slug),
                author: Self.names(episode.hostsOnly), thumbnail: picture.map { ($0.path, $0.width, $0.height) })
        }
        guard content.topics.indices.contains(index - 1), case let topic = content.topics[index - 1] else { return nil }
        let card = look.renderer.card(topic, index: index, of: episode)
        let picture = picture(
            card, content.details.image, at: SitePath.topicCard(episode.slug, index: index), look)
        return OEmbed(
            show: show, title: look.renderer.title(of: topic, index: index),
            frame: SitePath.topicEmbed(episode.slug, index: index), author: topic.host,
            thumbnail: picture.map { ($0.path, $0.width, $0.height) })
    }

    private static func names(_ names: [String]) -> String? {
        names.isEmpty ? nil : names.joined(separator: ", ")
    }

    // MARK: Cards

    /// Whose picture it is.
    enum CardSubject: Sendable {
        case show
        /// By slug, former slug or number.
        case episode(String)
        case topic(String, Int)
    }

    /// The card that an address asks for, or where that went.
    func card(_ subject: CardSubject, _ look: Look) throws -> EpisodePlace<CardDrawing> {
        switch subject {
        case .show:
            return .here(CardDrawing(look.renderer.card(), look: look, modified: settingsChanged ?? look.changed))
        case .episode(let slug):
            // An episode's card needs none of its notes.
            let found = try store.read { reader in
                try EpisodePlace.find(slug, reader).map { ($0, try reader.details(of: $0.id).image) }
            }
            return found.map { episode, image in
                CardDrawing(
                    look.renderer.card(episode), image: image, look: look, modified: Self.newest([episode]))
            }
        case .topic(let slug, let index):
            return try found(slug, topic: index).map { found in
                CardDrawing(
                    look.renderer.card(found.2, index: index, of: found.0), image: found.1.details.image, look: look,
                    modified: Self.newest([found.0]))
            }
        }
    }

    // MARK: Finding

    private func found(_ slug: String) throws -> EpisodePlace<(Episode, EpisodeContent)> {
        try store.read { reader in
            try EpisodePlace.find(slug, reader).map { ($0, try reader.content(of: $0.id)) }
        }
    }

    /// - Parameter topic: counts the episode's topics from 1.
    private func found(_ slug: String, topic index: Int) throws -> EpisodePlace<(Episode, EpisodeContent, Topic)> {
        switch try found(slug) {
        case .missing: return .missing
        case .moved(let slug): return .moved(slug)
        case .here(let (episode, content)):
            let topics = content.topics
            guard topics.indices.contains(index - 1) else { return .missing }
            return .here((episode, content, topics[index - 1]))
        }
    }
}
