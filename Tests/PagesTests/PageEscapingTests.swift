// Nothing that somebody wrote becomes markup on a page.

import Markup
import Podcast
import Search
import Testing

@testable import Pages
@testable import Store

struct PageEscapingTests {
    /// Texts that would end an attribute or open a tag, some of them hidden from character-wise escaping.
    static let hostile = [
        "<script>alert(1)</script>", "\" onload=\"x", "' onload='x", "&lt;b&gt;", "\"\u{301} onload=x ",
        "\u{600}\" onload=x ", "<\u{200D}b>", ">\u{FE0F}<b>", "a\u{0}b", "{{title}}", "{{{html}}}", "\r\n\"",
    ]

    @Test("Hostile text stays text in every place of every page", arguments: hostile)
    func hostileText(text: String) throws {
        var show = PageSamples.show
        (show.title, show.description, show.author, show.copyright) = (text, text, text, text)
        show.image = "/\(text)"
        var episode = PageSamples.full
        (episode.title, episode.summary, episode.hosts, episode.guests) = (text, text, [text], [text])
        let rich = RichText()
        let content = EpisodeContent(
            sponsors: [Sponsor(name: text, url: "https://example.org/\(text)")],
            items: [
                .topic(Topic(ordinal: 1, host: text, title: text, url: "https://\(text)", body: rich)),
                .extra(Extra(host: text, title: text, url: "https://example.org/\(text)", body: rich)),
                .joke(Joke(title: text, url: "https://example.org/\(text)", body: rich)),
                .prose(Prose(kind: .text, heading: text, body: rich)),
            ])
        let excerpt = PageSamples.excerpt(text, text)
        let part = SearchResult.Part(
            kind: .topic, position: 0, topicIndex: 1, ordinal: 1, host: text, title: text, titleExcerpt: excerpt,
            url: nil,
            excerpt: excerpt, link: Link(url: "https://example.org/\(text)", text: text))
        let results = SearchResults(
            results: [
                SearchResult(
                    episode: episode, titleExcerpt: excerpt, parts: [part],
                    moments: [SearchResult.Moment(start: 1, excerpt: excerpt)])
            ], isLoose: true, suggestion: SearchSuggestion(query: text, excerpt: excerpt, isApplied: true),
            hosts: [SearchCount(filter: .host(text), label: text, episodes: 1, isChosen: false, query: text)])
        let search = SearchFacts(query: "a host:\"\(text)\" \(text)", results: results)
        let guide = SearchFacts(guide: SearchGuide(episodes: 1, host: text, site: text, tag: text))
        let renderer = try PageSamples.renderer(show: show)
        let made = [
            try renderer.home(episodes: [episode, episode], total: 2, latest: content),
            try renderer.episode(
                EpisodeFacts(
                    episode: episode, content: content, neighbours: Neighbours(previous: episode, next: episode))),
            try renderer.transcript(
                episode, cues: [Cue(start: 0, speaker: text, text: text)], content: EpisodeContent()),
            try renderer.search(search), try renderer.search(guide),
            try renderer.problem(status: 400, title: text, detail: text),
        ]
        let answer = Array("<!doctype html>".utf8) + (try renderer.found(search))
        for bytes in made + [answer] {
            let page = try MarkupReader(String(decoding: bytes, as: UTF8.self))
            #expect(page.all("script").count == (bytes == answer ? 0 : 1))
            #expect(page.all("b").allSatisfy { $0.attributes.isEmpty || Array($0.attributes.keys) == ["aria-hidden"] })
            for element in page.elements {
                #expect(element.attributes.keys.allSatisfy { !$0.hasPrefix("on") }, "\(element)")
            }
        }
    }

    @Test(
        "Only web and mail addresses become links",
        arguments: [
            ("https://example.org", true), ("HTTP://example.org", true), ("mailto:ada@example.org", true),
            ("javascript:alert(1)", false), ("JaVaScRiPt:alert(1)", false), ("data:text/html,x", false), ("//x", false),
            ("/path", false), ("java\tscript:x", false), (" javascript:x", false), ("", false),
        ])
    func links(address: String, isLink: Bool) {
        #expect((WebAddress.link(address) != nil) == isLink)
    }

    @Test(
        "The site of an address is the part that decides where it leads",
        arguments: [
            ("https://www.example.org/a", "example.org"), ("https://Docs.example.org:8080?x", "docs.example.org"),
            ("https://bank.example@evil.example/", "evil.example"),
            ("https://evil.example\\@bank.example", "evil.example"),
            ("https:///x.example/a", "x.example"), ("https:\\\\evil.example/://bank.example", "evil.example"),
            ("mailto:ada@example.org", nil), ("mailto:a@x.example?://bank.example", nil), ("https:x.example", nil),
            ("https://", nil),
        ] as [(String, String?)])
    func siteNames(address: String, name: String?) {
        #expect(WebAddress.siteName(address) == name)
    }

    @Test("Text without anything to hide is left as it is", arguments: ["Grüße, e\u{301}", "日本語 👩🏽‍💻", "a = b", ""])
    func untouched(text: String) {
        #expect(EscapableText.escaped(text) == text)
    }

    @Test("A mark that an accent is combined with is escaped all the same, in every kind of place of a template")
    func combined() throws {
        let library = try TemplateLibrary(sources: [
            "page": "{{< layout}}{{$main}}{{text}}{{#group}}{{> part}}{{/group}}{{/main}}{{/layout}}",
            "layout": "{{$main}}{{/main}}|{{$other}}{{text}}{{/other}}", "part": "{{#list}}{{text}}{{/list}}",
        ])
        let item: PageValues = ["text": .text("'\u{301}&\u{20DD}")]
        let values: PageValues = [
            "text": .text("\"\u{301}<\u{338}>"), "group": .group(["list": .list([item])]),
        ]
        #expect(
            String(decoding: try library.render("page", values), as: UTF8.self)
                == "&quot;\u{301}&lt;\u{338}&gt;&#39;\u{301}&amp;\u{20DD}|&quot;\u{301}&lt;\u{338}&gt;")
    }
}
