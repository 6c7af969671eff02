// Every name in our templates against the values that the pages really give.

import Podcast
import Testing

@testable import Pages
@testable import Store

struct TemplateNamesTests {
    @Test("Every name that a template uses is among its page's values, and every section opens on some page")
    func names() throws {
        let library = try TemplateLibrary(folder: PageSamples.templates, overrides: nil)
        let renderer = PageRenderer(
            show: PageSamples.show, templates: library, words: try #require(PageSamples.words), asset: { $0 })
        var names = TemplateNames(sources: library.sources)
        func walk(_ template: String, _ values: PageValues, _ head: PageHead = PageHead()) {
            names.walk(template, renderer.frame.around(values, head: head))
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
        let long = EpisodeContent(items: Array(repeating: content.items[1], count: 9))
        walk("home", renderer.homeValues(episodes: [full], total: 1, latest: long))
        walk("home", renderer.homeValues(episodes: [], total: 0, latest: nil))
        walk("episodes", renderer.episodeListValues([full, bare], page: 5, pageCount: 9, total: 250))
        walk("episodes", renderer.episodeListValues([], page: 1, pageCount: 1, total: 0))
        walk(
            "episode",
            renderer.episodeValues(full, content: content, neighbours: Neighbours(previous: full, next: full)))
        walk(
            "episode",
            renderer.episodeValues(recorded, content: EpisodeContent(selfSponsored: true), neighbours: Neighbours()))
        walk("transcript", renderer.transcriptValues(full, cues: PageSamples.cues))
        walk("search", renderer.searchValues(query: "a", results: PageSamples.results))
        var loose = PageSamples.results
        loose.isLoose = true
        walk("search", renderer.searchValues(query: "a", results: loose))
        walk("search", renderer.searchValues(query: "a", results: SearchResults(results: [], isLoose: false)))
        walk("search", renderer.searchValues(query: "a", results: nil))
        walk("problem", renderer.problemValues(status: 404, title: "No", detail: "None."))

        #expect(names.missing.isEmpty, "\(names.missing.sorted())")
        #expect(names.met.subtracting(names.opened).isEmpty, "\(names.met.subtracting(names.opened).sorted())")
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
