// What the pages through the whole archive show, with all that there can be.

import Foundation
import Podcast
import Syndication

@testable import Pages
@testable import Store

extension PageSamples {
    static func pager(_ page: Int, _ count: Int) -> Pager {
        Pager(page: page, count: count) { $0 <= 1 ? "/list" : "/list?page=\($0)" }
    }

    static let years = [
        YearCount(year: 2023, episodes: 1), YearCount(year: 2022, episodes: 2), YearCount(year: nil, episodes: 1),
    ]

    static let label = EpisodeLabel(
        id: 308, number: 308, season: nil, slug: "scissors-really", title: "Scissors, really", published: full.published
    )

    static let bareLabel = EpisodeLabel(
        id: 0, number: nil, season: nil, slug: "trailer", title: "Trailer", published: nil)

    static let ada = PersonName(name: "Ada", slug: "ada")

    static func part(_ kind: NotedPart.Kind, _ title: String, isBare: Bool = false, position: Int = 3) -> NotedPart {
        NotedPart(
            episode: isBare ? bareLabel : label, kind: kind, position: kind == .sponsor ? nil : position,
            topicIndex: kind == .topic ? 2 : nil, host: isBare ? nil : ada, title: title,
            url: isBare ? nil : "https://www.example.org/scissors", start: nil)
    }

    static let everyPart =
        NotedPart.Kind.allCases.map { part($0, "A \($0.rawValue)") } + [part(.topic, "", isBare: true)]

    static let person = PersonSummary(
        name: ada, episodes: 3, asHost: 2, asGuest: 1, topics: 4, extras: 1, first: Date(timeIntervalSince1970: 0),
        last: full.published)

    static let guest = PersonSummary(
        name: PersonName(name: "Grace", slug: "grace"), episodes: 1, asHost: 0, asGuest: 1, topics: 0, extras: 0,
        first: nil, last: nil)

    static let otherHost = PersonSummary(
        name: PersonName(name: "Noor", slug: "noor"), episodes: 1, asHost: 1, asGuest: 0, topics: 0, extras: 0,
        first: nil, last: nil)

    static let contributions = [
        Contribution(episode: full, parts: everyPart), Contribution(episode: bare, parts: []),
    ]

    static let tags = [TagCount(slug: "c", names: ["C", "C++"], episodes: 2)]

    static let jokes = [
        ToldJoke(
            episode: label, position: 9,
            joke: Joke(title: "Two things", url: "https://example.org/two", body: rich("<p>Naming.</p>"))),
        ToldJoke(episode: bareLabel, position: 1, joke: Joke(title: "A picture")),
        ToldJoke(episode: bareLabel, position: 2, joke: Joke(title: "", body: rich("<p>Knock.</p>"))),
    ]

    static let sponsors = [
        SponsorSummary(
            name: "Thimble", url: "https://example.org/thimble", episodeCount: 2, first: full.published,
            last: full.published, episodes: [label, bareLabel]),
        SponsorSummary(name: "Nobody", url: nil, episodeCount: 1, first: nil, last: nil, episodes: [bareLabel]),
    ]

    static let sites = [SiteCount(site: "example.org", addresses: 2, episodes: 3)]

    static let addresses = [
        LinkAddress(
            key: "example.org/scissors", site: "example.org", title: "Scissors", url: "https://example.org/scissors",
            episodes: 1,
            places: everyPart.map { LinkPlace(part: $0, url: "https://example.org/scissors", text: "s", isMain: true) }),
        LinkAddress(
            key: "example.org/x", site: "example.org", title: "", url: "ftp://example.org/x", episodes: 1, places: []),
    ]

    static let topicFacts = TopicFacts(
        place: TopicPlace(
            episode: full,
            topic: Topic(
                ordinal: 4, host: "Ada", title: "Scissors", url: "https://www.example.org/scissors",
                body: rich("<p>Two blades.</p>"),
                links: [Link(url: "https://www.example.org/scissors", text: "Scissors")]),
            host: ada, index: 2, count: 3, position: 2, stretch: AudioStretch(start: 60, end: 120.5),
            previous: part(.topic, "Before"), next: part(.topic, "", isBare: true)),
        cues: cues, coverage: ["https://www.example.org/scissors": addresses[0]],
        related: [part(.topic, "Knives", position: 4), part(.topic, "", isBare: true, position: 4)])

    static let bareTopicFacts = TopicFacts(
        place: TopicPlace(
            episode: bare, topic: Topic(ordinal: nil, host: nil, title: ""), host: nil, index: 1, count: 1, position: 0,
            stretch: nil, previous: nil, next: nil),
        cues: [], coverage: [:], related: [])

    /// Its time was heard in the transcript.
    static let heardTopicFacts: TopicFacts = {
        var facts = topicFacts
        facts.place.topic.heard = 62
        facts.place.stretch = AudioStretch(start: 62, end: 130, isHeard: true)
        return facts
    }()

    static let heardContent = EpisodeContent(items: [
        .topic(Topic(ordinal: 1, host: nil, title: "Whetstones", heard: 754.6)),
        .topic(Topic(ordinal: 2, host: nil, title: "Handles")),
    ])

    static let stream = LiveSchedule(
        title: "Sharpening, live", url: "https://video.example/sharp", embed: "https://video.example/embed/sharp",
        start: Date(timeIntervalSince1970: 1_700_000_000), duration: 3600,
        timeZone: TimeZone(identifier: "Europe/Berlin") ?? .gmt)

    static let checkFacts = CheckFacts(
        feed: "https://sharp.example/feed.xml", episodes: 3, requests: 9, isCut: true,
        sections: [
            CheckFacts.Section(
                severity: "error", rule: "enclosure-length", subject: "enclosure", should: "tell its length",
                remedy: "Import the audio again, or `duration: 01:02:03` in front matter", source: "RSS 2.0",
                places: [("item 3", "length is 0")], more: 2)
        ])

    static let soundFacts = CheckFacts(
        feed: "https://sharp.example/feed.xml", episodes: 3, requests: 9, isCut: false, sections: [])

    static let numbers = ShowNumbers(
        episodes: 3, topics: 9, addresses: 20, jokes: 2, seconds: 36_000, first: full.published)

    static let noNumbers = ShowNumbers(episodes: 0, topics: 0, addresses: 0, jokes: 0, seconds: 0, first: nil)

    static let sections = SiteSections(
        hasPeople: true, hasLinks: true, hasJokes: true, hasSponsors: true, hasTags: true)

    static let episodeFacts = EpisodeFacts(
        episode: full, content: pictured, neighbours: Neighbours(previous: bare, next: full),
        people: ["Ada": ada, "Grace": PersonName(name: "Grace", slug: "grace")],
        related: [
            RelatedEpisode(episode: bare, links: ["example.org"], words: []),
            RelatedEpisode(episode: full, links: [], words: ["scissors"]),
        ], alternates: alternates)

    /// The pages that go through the archive, with everything on them and with as little as there can be.
    static func archivePages(_ renderer: PageRenderer) throws -> [(String, [UInt8])] {
        let renderer = renderer.showing(sections)
        let few = Pager(page: 1, count: 1) { _ in "/list" }
        return [
            ("episodes of a year", try renderer.year(2022, [full], pager: pager(1, 2), total: 2, years: years)),
            ("episodes with a tag", try renderer.tag(tags[0], [full, bare], pager: pager(2, 2))),
            ("people", try renderer.people([person, otherHost, guest], pager: pager(1, 2))),
            ("people, none", try renderer.people([], pager: few)),
            ("person", try renderer.person(person, contributions, pager: pager(2, 3), hasFeed: true)),
            ("person, bare", try renderer.person(guest, [], pager: few, hasFeed: true)),
            ("tags", try renderer.tags(tags, pager: pager(1, 2))),
            ("jokes", try renderer.jokes(jokes, total: 3, pager: pager(1, 2))),
            ("jokes, none", try renderer.jokes([], total: 0, pager: few)),
            ("sponsors", try renderer.sponsors(sponsors, pager: pager(1, 2))),
            ("links", try renderer.links(sites, counts: (1, 2), pager: pager(1, 2))),
            ("links, none", try renderer.links([], counts: (0, 0), pager: few)),
            (
                "links, found",
                try renderer.links(
                    query: "sci",
                    matches: LinkMatches(
                        sites: sites, addresses: addresses, isExact: true, total: 200, isCut: true),
                    pager: pager(1, 5))
            ),
            (
                "links, nothing found",
                try renderer.links(
                    query: "x", matches: LinkMatches(sites: [], addresses: [], isExact: true), pager: few)
            ),
            ("links of a site", try renderer.links(to: sites[0], addresses, pager: pager(1, 2))),
            ("topic, heard", try renderer.topic(heardTopicFacts)),
            ("episode, heard", try renderer.episode(EpisodeFacts(episode: full, content: heardContent))),
            ("topic", try renderer.topic(topicFacts)), ("topic, bare", try renderer.topic(bareTopicFacts)),
            ("subscribe", try renderer.subscribe(SubscribeFacts(show: show), hasJokes: true)),
            ("live", try renderer.live(stream, now: Date(timeIntervalSince1970: 0), showsStream: false)),
            ("live, on", try renderer.live(stream, now: stream.start, showsStream: true)),
            ("live, over", try renderer.live(stream, now: .distantFuture, showsStream: false)),
            ("check", try renderer.check(checkFacts, isRefused: false)),
            ("check, refused", try renderer.check(nil, isRefused: true)),
            ("check, sound", try renderer.check(soundFacts, isRefused: false)),
            ("about", try renderer.about(numbers, people: [person, guest])),
            ("about, bare", try renderer.about(noNumbers, people: [])),
        ]
    }
}
