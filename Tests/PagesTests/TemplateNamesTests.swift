// Every name in our templates against the values that the pages really give.

import Foundation
import Podcast
import Syndication
import Testing

@testable import Pages
@testable import Store

struct TemplateNamesTests {
    @Test("Every name that a template uses is among its page's values, and every section opens on some page")
    func names() throws {
        let library = try TemplateLibrary(folder: PageSamples.templates, overrides: nil)
        let renderer = PageRenderer(
            show: PageSamples.show, templates: library, words: try #require(PageSamples.words), asset: { $0 },
            artwork: PageSamples.artwork)
        var names = TemplateNames(sources: library.sources)
        func walk(_ template: String, _ values: PageValues, _ head: PageHead = PageHead()) {
            names.walk(template, renderer.frame.around(values, head: head, sections: PageSamples.sections))
        }

        let full = PageSamples.full
        let bare = PageSamples.bare
        let content = PageSamples.content
        var recorded = bare
        recorded.recorded = full.published
        let heads: [PageHead] = [
            PageHead(path: "/", place: .home), PageHead(path: "/", place: .episodes), PageHead(place: .search),
        ]
        for head in heads {
            walk("home", renderer.homeValues(episodes: [full, bare], total: 5, latest: content), head)
        }
        var links = PageLinks()
        (links.structuredData, links.markdown, links.embedCode) = ("{}", "/index.md", "<iframe>")
        (links.oEmbedJSON, links.oEmbedXML) = ("/oembed", "/oembed")
        links.picture = PageLinks.Picture(path: "/card.png", width: 1200, height: 630, alt: "A card")
        names.walk(
            "episode",
            renderer.frame.around(renderer.episodeValues(PageSamples.episodeFacts), head: PageHead(), links: links))
        var foreign = PageSamples.show
        foreign.language = "fa"
        let speaking = try PageSamples.renderer(show: foreign)
        let home = speaking.homeValues(episodes: [full], total: 1, latest: nil)
        names.walk("home", speaking.frame.around(home, head: PageHead()))
        var linked = PageSamples.topicFacts.place
        linked.topic.url = "https://example.org/link"
        linked.stretch = AudioStretch(start: 5, isHeard: true)
        names.walk("embed", renderer.embedValues(full))
        names.walk("embed", renderer.embedValues(linked, alternates: PageSamples.episodeFacts.alternates))
        names.walk("controls", renderer.frame.alone())
        names.walk("controls", speaking.frame.alone())
        let art = ShareCard.Art(data: "data:", fingerprint: "f")
        names.walk("card.svg", renderer.cardValues(renderer.card(full), art: art, withArt: true))
        let long = EpisodeContent(items: Array(repeating: content.items[1], count: 9))
        var remote = full
        remote.enclosure?.location = "https://cdn.example/a.mp3"
        walk("home", renderer.homeValues(episodes: [remote], total: 1, latest: nil))
        walk("home", renderer.homeValues(episodes: [full], total: 1, latest: long))
        walk("home", renderer.homeValues(episodes: [], total: 0, latest: nil))
        walk(
            "episodes",
            renderer.episodeListValues(
                [full, bare], heading: "Episodes", pager: PageSamples.pager(5, 9), total: 250,
                years: PageSamples.years, year: 2022))
        walk(
            "episodes", renderer.episodeListValues([full], heading: "", pager: PageSamples.pager(1, 1), total: 1))
        walk(
            "episodes",
            renderer.episodeListValues([], heading: "Episodes", pager: PageSamples.pager(1, 1), total: 0))
        walk("episode", renderer.episodeValues(PageSamples.episodeFacts))
        walk(
            "episode",
            renderer.episodeValues(EpisodeFacts(episode: recorded, content: EpisodeContent(selfSponsored: true))))
        walk(
            "episode",
            renderer.episodeValues(
                EpisodeFacts(episode: full, content: content, neighbours: Neighbours(previous: full, next: full))))
        walk("episode", renderer.episodeValues(EpisodeFacts(episode: full, content: PageSamples.heardContent)))
        walkArchive(renderer, walk)
        walk("transcript", renderer.transcriptValues(full, cues: PageSamples.cues, content: content))
        walk("transcript", renderer.transcriptValues(bare, cues: PageSamples.cues, content: content))
        for isUnsaved in [true, false] { walk("offline", renderer.offlineValues(isUnsaved: isUnsaved)) }
        var newest = PageSamples.search(PageSamples.results)
        newest.order = .newest
        newest.results?.isComplete = false
        let searches = [
            newest, PageSamples.search(PageSamples.results), PageSamples.search(PageSamples.lastResults, page: 3),
            PageSamples.search(nil),
            PageSamples.search(SearchResults(results: [], isLoose: false)),
            PageSamples.search(PageSamples.pastResults, page: 7), SearchFacts(guide: PageSamples.searchGuide),
        ]
        for facts in searches {
            walk("search", renderer.searchValues(facts))
            walk("found", renderer.searchValues(facts))
        }
        walk("problem", renderer.problemValues(status: 404, title: "No", detail: "None."))

        #expect(names.missing.isEmpty, "\(names.missing.sorted())")
        #expect(names.met.subtracting(names.opened).isEmpty, "\(names.met.subtracting(names.opened).sorted())")
    }

    /// The pages through the archive.
    private func walkArchive(_ renderer: PageRenderer, _ walk: (String, PageValues, PageHead) -> Void) {
        let pager = PageSamples.pager(2, 3)
        let few = PageSamples.pager(1, 1)
        let head = PageHead(path: "/", place: .people)
        walk("people", renderer.peopleValues([PageSamples.person, PageSamples.guest], pager: pager), head)
        walk("people", renderer.peopleValues([], pager: few), head)
        walk(
            "person",
            renderer.personValues(PageSamples.person, PageSamples.contributions, pager: pager, hasFeed: true), head)
        walk("person", renderer.personValues(PageSamples.guest, [], pager: few, hasFeed: true), head)
        walk("tags", renderer.tagsValues(PageSamples.tags, pager: pager), head)
        walk("jokes", renderer.jokesValues(PageSamples.jokes, total: 3, pager: pager), head)
        walk("sponsors", renderer.sponsorsValues(PageSamples.sponsors, pager: pager), head)
        walk("links", renderer.linksValues(PageSamples.sites, counts: (1, 2), pager: pager), head)
        let found = LinkMatches(sites: PageSamples.sites, addresses: PageSamples.addresses, isExact: true)
        walk("links", renderer.linkSearchValues(query: "x", matches: found, pager: pager), head)
        let nothing = LinkMatches(sites: [], addresses: [], isExact: true)
        walk("links", renderer.linkSearchValues(query: "x", matches: nothing, pager: few), head)
        walk("site-links", renderer.siteLinksValues(PageSamples.sites[0], PageSamples.addresses, pager: pager), head)
        walk("topic", renderer.topicValues(PageSamples.heardTopicFacts), head)
        walk("topic", renderer.topicValues(PageSamples.topicFacts), head)
        walk("topic", renderer.topicValues(PageSamples.bareTopicFacts), head)
        var turned = PageSamples.topicFacts
        swap(&turned.place.previous, &turned.place.next)
        walk("topic", renderer.topicValues(turned), head)
        walk("check", renderer.checkValues(PageSamples.checkFacts, isRefused: true), head)
        walk("check", renderer.checkValues(PageSamples.soundFacts, isRefused: false), head)
        let stream = PageSamples.stream
        for (now, shows) in [(Date.distantPast, false), (stream.start, true), (.distantFuture, false)] {
            walk("live", renderer.liveValues(stream, now: now, showsStream: shows), head)
        }
        var weekly = stream
        weekly.rule = RecurrenceRule(frequency: .weekly)
        walk("live", renderer.liveValues(weekly, now: .distantPast, showsStream: false), head)
        let facts = SubscribeFacts(show: PageSamples.show)
        walk("subscribe", renderer.subscribeValues(facts, hasJokes: true), head)
        walk("home", renderer.homeValues(episodes: [], total: 0, latest: nil, now: stream.start), head)
        walk("home", renderer.homeValues(episodes: [], total: 0, latest: nil), head)
        walk("about", renderer.aboutValues(PageSamples.numbers, people: [PageSamples.person]), head)
        walk("about", renderer.aboutValues(PageSamples.noNumbers, people: []), head)
    }

    @Test("A name that the values lack is found")
    func lacking() {
        var names = TemplateNames(sources: ["page": "{{#topics}}\n{{titel}}{{/topics}}{{title}}"])
        names.walk("page", ["title": .text("a"), "topics": .list([["title": .text("b")]])])
        #expect(names.missing == ["page:2: titel"])
    }

    @Test("Braces in their three forms, comments and lines are told apart")
    func tags() {
        let tags = TemplateTag.all(
            in: "{{! a {{comment }}\n{{a}}{{{ b }}}{{& c}}\n\n{{#d}}{{^d}}{{/d}}{{> p/q }}{{$r}}{{")
        #expect(tags.map(\.name) == ["a", "b", "c", "d", "d", "d", "p/q", "r"])
        #expect(tags.map(\.line) == [2, 2, 2, 4, 4, 4, 4, 4])
        #expect(tags.map(\.kind) == [.escaped, .raw, .raw, .section, .inverted, .close, .partial, .block])
    }
}
