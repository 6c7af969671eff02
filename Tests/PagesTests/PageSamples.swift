// A show with all that a page can have, for the tests of pages.

import Foundation
import Podcast

@testable import Pages
@testable import Store

enum PageSamples {
    /// The project's folder, which holds Templates/ and Public/.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let templates = root.appending(path: "Templates").path

    static let show: Show = {
        var show = named
        show.live = stream
        show.listings = [Show.Listing(key: "spotify", url: "https://open.spotify.example/show/1")]
        return show
    }()

    private static let named = Show(
        title: "Small & Sharp", url: "https://sharp.example", description: "Tools that fit in a hand.",
        timeZone: TimeZone(identifier: "Europe/Berlin") ?? .gmt, author: "Ada and Felix",
        owner: Show.Owner(name: "Ada", email: "ada@sharp.example"), image: "/cover.png",
        copyright: "© Ada and Felix",
        people: [ShowPerson(name: "Ada", url: "https://ada.example", image: "/ada.jpg"), ShowPerson(name: "Felix")],
        links: [Show.MenuLink(title: "About", url: "/about"), Show.MenuLink(title: "Bad", url: "javascript:alert(1)")],
        accent: "#246", feed: feed)

    /// What the page about the show tells of it.
    private static let feed: FeedSettings = {
        var feed = FeedSettings()
        feed.funding = [FeedSettings.Funding(url: "https://sharp.example/tip", text: "Buy us a whetstone")]
        feed.license = License(name: "cc-by-4.0", url: "https://creativecommons.org/licenses/by/4.0/")
        feed.updateFrequency = FeedSettings.UpdateFrequency(text: "Every Tuesday")
        return feed
    }()

    static let words = (try? WordsLibrary(folder: templates + "/words", overrides: nil))?.words(for: "en")

    static func renderer(show: Show = show, overrides: String? = nil) throws -> PageRenderer {
        PageRenderer(
            show: show,
            templates: try TemplateLibrary(folder: templates, overrides: overrides),
            words: try WordsLibrary(folder: templates + "/words", overrides: nil).words(for: show.language),
            asset: { "\($0)?v=1" }, artwork: artwork)
    }

    /// A picture of our own has a smaller copy.
    static func artwork(_ location: String) -> Artwork {
        let original = Artwork.Image(location: location, width: 1500, height: 1000, type: "image/png")
        let copy = Artwork.Image(location: "/artwork/small.jpg", width: 480, height: 320, type: "image/jpeg")
        return location.hasPrefix("/") ? Artwork(original, copies: [copy]) : Artwork(location)
    }

    /// The notes with a picture of the episode's own.
    static let pictured: EpisodeContent = {
        var pictured = content
        pictured.details.image = "/art/308.png"
        return pictured
    }()

    static let alternates = [
        Enclosure(location: "scissors-really.opus", type: "audio/ogg", bytes: 9_000_000, duration: 1926.4)
    ]

    static func episode(
        _ number: Int?, _ title: String, slug: String, published: Date? = Date(timeIntervalSince1970: 1_667_257_200)
    ) -> Episode {
        Episode(
            id: Int64(number ?? 0), guid: slug, number: number, season: nil, slug: slug, title: title,
            summary: "Scissors, string, and a stapler.", published: published,
            enclosure: Enclosure(location: "\(slug).mp3", type: "audio/mpeg", bytes: 34_218_113, duration: 1926.4),
            hosts: ["Ada", "Felix"], guests: ["Grace"], hasTranscript: true, modified: Date(timeIntervalSince1970: 0))
    }

    /// With everything.
    static let full = episode(308, "Scissors, really", slug: "scissors-really")

    /// With nothing that could be left out.
    static let bare: Episode = {
        var bare = episode(nil, "Trailer", slug: "trailer", published: nil)
        (bare.enclosure, bare.hosts, bare.guests, bare.summary, bare.hasTranscript) = (nil, [], [], "", false)
        return bare
    }()

    static func rich(_ html: String, _ plain: String = "words") -> RichText { RichText(html: html, plain: plain) }

    static let content = EpisodeContent(
        sponsors: [Sponsor(name: "Thimble", url: "https://example.org/thimble"), Sponsor(name: "Nobody")],
        guests: ["Grace"], tags: ["Paper & glue", "bells"],
        chapters: [
            Chapter(start: 0, title: "Hello"),
            Chapter(start: 159.5, title: "Glue", url: "https://www.example.org/glue"),
        ],
        items: [
            .prose(Prose(kind: .text, body: rich("<p>From the night train.</p>"))),
            .topic(
                Topic(
                    ordinal: 0, host: "Felix", title: "Thursday", body: rich("<p>At eight.</p>"),
                    links: [
                        Link(url: "https://example.org/eight", text: "Eight"),
                        Link(url: "https://example.org/9", text: ""),
                    ])),
            .topic(
                Topic(
                    ordinal: 4, host: "Ada", title: "Scissors", url: "https://www.example.org/scissors?a=1&b=2",
                    body: rich(
                        "<ul><li>two blades</li></ul><pre><code>cut -f1</code></pre><table><tr><td>x</td></tr></table>")
                )),
            .prose(
                Prose(
                    kind: .boilerplate, heading: "Support us",
                    body: rich("<p>With <a href=\"https://example.org\">money</a>.</p>"))),
            .prose(Prose(kind: .text, heading: "Follow-up", body: rich("<p>Paste wants a newline.</p>"))),
            .topic(
                Topic(ordinal: nil, host: nil, title: "", body: rich("<p>Lightning round.</p>", "Lightning round."))),
            .extra(Extra(host: "Ada", title: "A bell", url: "https://example.org/bell", body: rich("<p>A bell</p>"))),
            .extra(Extra(host: "Felix", title: "units", url: "https://example.org/units")),
            .extra(Extra(host: "Ada", title: "A pen")),
            .extra(Extra(host: nil, title: "Found", body: rich("<p>Found</p>"))),
            .joke(Joke(title: "Two things", url: "https://example.org/two", body: rich("<p>Naming and so on.</p>"))),
            .joke(Joke(title: "A picture", body: rich("<p><img src=\"https://example.org/a.png\" alt=\"\"></p>"))),
            .topic(Topic(ordinal: nil, host: nil, title: "Glue", start: 159.5)),
        ])

    static func excerpt(_ before: String, _ match: String) -> Excerpt {
        Excerpt(runs: [Excerpt.Run(text: before, isMatch: false), Excerpt.Run(text: match, isMatch: true)])
    }

    static let cues = [
        Cue(start: 0.5, end: 2, speaker: "Ada", text: "Hello & welcome."),
        Cue(start: 2, end: 4, speaker: "Ada", text: "It is <early>."),
        Cue(start: 4, end: 6, speaker: "Felix", text: "It is."),
    ]

    /// Every page with everything on it and every page with as little as there can be, by template and a name.
    static func pages(_ renderer: PageRenderer) throws -> [(name: String, html: String)] {
        let made: [(String, [UInt8])] = [
            ("home", try renderer.home(episodes: [full, bare], total: 5, latest: content)),
            ("home, notes unknown", try renderer.home(episodes: [bare], total: 1)),
            ("home, empty", try renderer.home(episodes: [], total: 0)),
            ("episodes", try renderer.episodeList([full, bare], pager: pager(2, 9), total: 250, years: years)),
            ("episodes, empty", try renderer.episodeList([], pager: pager(1, 1), total: 0)),
            ("episode", try renderer.episode(episodeFacts)),
            (
                "episode, bare",
                try renderer.episode(
                    EpisodeFacts(episode: bare, content: EpisodeContent(), neighbours: Neighbours()))
            ),
            ("transcript", try renderer.transcript(full, cues: cues, content: content)),
            ("transcript, empty", try renderer.transcript(bare, cues: [], content: EpisodeContent())),
            ("offline", try renderer.offline()), ("offline, unsaved", try renderer.offline(isUnsaved: true)),
            ("search", try renderer.search(search(results))),
            ("search, answer", Array("<!doctype html>".utf8) + (try renderer.found(search(results)))),
            ("search, last page", try renderer.search(search(lastResults, page: 3))),
            ("search, form", try renderer.search(SearchFacts(guide: searchGuide))),
            ("search, past the end", try renderer.search(search(pastResults, page: 7))),
            ("search, too long", try renderer.search(SearchFacts(query: "a b c"))),
            ("search, nothing", try renderer.search(search(SearchResults(results: [], isLoose: false)))),
            ("problem", try renderer.problem(status: 404, title: "No such page", detail: "It may have moved.")),
        ]
        return try (made + archivePages(renderer)).map { ($0.0, String(decoding: $0.1, as: UTF8.self)) }
    }
}
