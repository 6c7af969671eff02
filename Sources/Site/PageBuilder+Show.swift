// The pages of a topic and of the show itself.

import Foundation
import HTTPServer
import Pages
import Podcast
import Store
import Syndication

extension PageBuilder {
    /// All that a topic's page and its twin show.
    struct FoundTopic {
        var facts: TopicFacts
        var sections: SiteSections
        /// When anything of it last changed: it may show every episode of the show.
        var newest: Date?
    }

    /// - Returns: nil within `here` for a topic that the episode does not have.
    func topicFacts(_ slug: String, _ index: Int) throws -> EpisodePlace<FoundTopic?> {
        let found = try store.read { reader in
            try EpisodePlace.find(slug, reader).map { episode -> (FoundTopic, SpokenEpisode?)? in
                guard let place = try reader.topic(episodeSlug: episode.slug, index: index) else { return nil }
                let content = try reader.content(of: episode.id)
                let coverage = try reader.coverage(
                    of: place.topic.links.map(\.url), besides: episode.id, perAddress: limits.placesPerAddress)
                // What covers its addresses is near, too, and takes no place from the others.
                let near = coverage.values.reduce(limits.relatedTopics) { $0 + $1.places.count }
                let facts = TopicFacts(
                    place: place, cues: [], coverage: coverage,
                    related: try reader.relatedTopics(episode: episode.id, position: place.position, limit: near)
                        .map(\.topic),
                    relatedLimit: limits.relatedTopics,
                    chapters: content.chapters,
                    alternates: try reader.alternates(of: [episode.id])[episode.id] ?? [],
                    image: content.details.image)
                let found = FoundTopic(facts: facts, sections: try reader.sections(), newest: try reader.newestChange())
                return (found, place.stretch == nil ? nil : try SpokenEpisode(episode, reader, show))
            }
        }
        return try found.map { found in
            guard let (topic, spoken) = found else { return nil }
            var found = topic
            if let stretch = found.facts.place.stretch, let spoken {
                found.facts.cues = try spoken.cues().filter { cue in
                    cue.start >= stretch.start && stretch.end.map { cue.start < $0 } ?? true
                }
            }
            return found
        }
    }

    func topic(_ slug: String, _ index: Int, _ look: Look) throws -> PageMade {
        switch try topicFacts(slug, index) {
        case .missing, .here(nil): return .missing
        case .moved(let slug): return .moved(to: SitePath.topicPage(slug, index: index))
        case .here(let found?):
            return html(
                try look.renderer.showing(found.sections).telling(
                    links(of: found.facts.place, image: found.facts.image, look)
                )
                .topic(found.facts),
                found.newest, look, hasTwin: true)
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
            let fields = PageFields.markdown(at: SitePath.twin(of: SitePath.live), page: show.url + SitePath.live)
            return .page(PageDraft(fields: fields, body: body, lastModified: nil))
        }
        var links = PageLinks()
        if !showsStream { links.markdown = SitePath.twin(of: SitePath.live) }
        let page = try look.renderer.showing(sections).telling(links).live(
            live, now: clock(), showsStream: showsStream)
        return .page(
            PageDraft(
                fields: showsStream ? PageFields.html(of: show, framing: live.embed) : PageFields.twin(of: show),
                body: page,
                lastModified: nil))
    }

    func searchForm(_ look: Look) throws -> PageMade {
        let (guide, sections, newest) = try store.read {
            (try $0.searchGuide(in: show.timeZone), try $0.sections(), try $0.newestChange())
        }
        return html(try look.renderer.showing(sections).search(SearchFacts(guide: guide)), newest, look)
    }
}
