// The pages of a topic and of the show itself.

import Foundation
import HTTPServer
import Pages
import Podcast
import Store
import Syndication

extension PageBuilder {
    func topic(_ slug: String, _ index: Int, _ look: Look) throws -> PageMade {
        struct Found {
            var place: TopicPlace
            var spoken: SpokenEpisode?
            var coverage: [String: LinkAddress]
            var related: [RelatedTopic]
            var sections: SiteSections
        }
        let found = try store.read { reader in
            try EpisodePlace.find(slug, reader).map { episode -> Found? in
                guard let place = try reader.topic(episodeSlug: episode.slug, index: index) else { return nil }
                return Found(
                    place: place,
                    spoken: place.stretch == nil ? nil : try SpokenEpisode(episode, reader, show),
                    coverage: try reader.coverage(
                        of: place.topic.links.map(\.url), besides: episode.id, perAddress: limits.placesPerAddress),
                    related: try reader.relatedTopics(
                        episode: episode.id, position: place.position, limit: limits.relatedTopics),
                    sections: try reader.sections())
            }
        }
        switch found {
        case .missing, .here(nil): return .missing
        case .moved(let slug): return .moved(to: SitePath.topicPage(slug, index: index))
        case .here(let found?):
            var cues: [Cue] = []
            if let stretch = found.place.stretch, let spoken = found.spoken {
                cues = try spoken.cues().filter { cue in
                    cue.start >= stretch.start && stretch.end.map { cue.start < $0 } ?? true
                }
            }
            let facts = TopicFacts(
                place: found.place, cues: cues, coverage: found.coverage, related: found.related.map(\.topic))
            return html(
                try look.renderer.showing(found.sections).telling(links(of: found.place, look)).topic(facts),
                Self.newest([found.place.episode]), look, hasTwin: true)
        }
    }

    func about(_ look: Look, _ form: Form = .html) throws -> PageMade {
        let (numbers, people, sections) = try store.read { reader in
            let numbers = try reader.showNumbers()
            return (
                ShowNumbers(
                    episodes: numbers.episodes, topics: numbers.topics,
                    addresses: try reader.linkCounts().addresses, jokes: try reader.jokeCount(),
                    seconds: numbers.seconds,
                    first: numbers.firstSecond.map { Date(timeIntervalSince1970: Double($0)) }),
                try reader.people(limit: limits.peoplePerPage), try reader.sections()
            )
        }
        return try made(as: form, at: SitePath.about, sections, newestChange(), look) {
            try $0.about(numbers, people: people)
        } markdown: {
            $0.aboutListing(numbers, people: people)
        }
    }

    func subscribe(_ look: Look, _ form: Form = .html) throws -> PageMade {
        let (sections, hasJokes) = try store.read { reader in
            // Jokes of episodes without a date are on their page, and in no feed.
            (try reader.sections(), try !reader.episodesWithJokes(limit: 1).isEmpty)
        }
        return try made(as: form, at: SitePath.subscribe, sections, nil, look) {
            try $0.subscribe(SubscribeFacts(show: show), hasJokes: hasJokes)
        } markdown: {
            $0.subscribeListing(SubscribeFacts(show: show), hasJokes: hasJokes)
        }
    }

    /// The live stream: made anew whenever it begins or ends (see `ContentWatch`).
    func live(showsStream: Bool, _ look: Look, _ form: Form = .html) throws -> PageMade {
        guard let live = show.live, !showsStream || live.embed != nil else { return .missing }
        let sections = try store.read { try $0.sections() }
        // What it says depends on the time and not on a change of content.
        guard form == .html else {
            let body = twins(look).listing(look.renderer.liveListing(live, now: clock()))
            return markdown(body, SitePath.twin(of: SitePath.live), of: SitePath.live, nil)
        }
        var links = PageLinks()
        if !showsStream { links.markdown = SitePath.twin(of: SitePath.live) }
        let page = try look.renderer.showing(sections).telling(links).live(
            live, now: clock(), showsStream: showsStream)
        return .page(
            PageDraft(
                fields: showsStream ? PageFields.html(framing: live.embed) : PageFields.twin(), body: page,
                lastModified: nil))
    }

    func searchForm(_ look: Look) throws -> PageMade {
        let (guide, sections, newest) = try store.read {
            (try $0.searchGuide(in: show.timeZone), try $0.sections(), try $0.newestChange())
        }
        return html(try look.renderer.showing(sections).search(SearchFacts(guide: guide)), newest, look)
    }
}
