// Home, episode list, search and transcript: what they show.

import Foundation
import Podcast
import Syndication
import Testing

@testable import Pages
@testable import Store

struct ListPageTests {
    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test("The home page plays the latest episode, names its topics, and gives the feed's address as text")
    func home() throws {
        let renderer = try PageSamples.renderer()
        let html = text(
            try renderer.home(episodes: [PageSamples.full, PageSamples.bare], total: 2, latest: PageSamples.content))
        #expect(html.contains("<audio controls preload=\"none\" src=\"/media/scissors-really.mp3\""))
        #expect(html.contains("<a href=\"/episodes/scissors-really#topic-2\">Scissors</a>"))
        #expect(html.contains("<code>https://sharp.example<wbr>/feed.xml</code>"))
        #expect(html.contains("<a class=\"name\" href=\"/episodes/trailer\">Trailer</a>"))
        #expect(!html.contains("All 2 episodes"))
    }

    @Test("The list stands under its years, and an episode without a date with its neighbour")
    func years() throws {
        let day = { (year: Double) in Date(timeIntervalSince1970: (year - 1970) * 31_556_952 + 86400 * 100) }
        let list = [2024, 2024, nil, 2023].enumerated().map { index, year in
            PageSamples.episode(9 - index, "E\(index)", slug: "e\(index)", published: year.map(day))
        }
        let html = text(
            try PageSamples.renderer().episodeList(
                list, pager: PageSamples.pager(1, 1), total: 4))
        let years = html.split(separator: "<section class=\"year\">").dropFirst()
        #expect(years.map { $0.split(separator: "class=\"line\"").count - 1 } == [3, 1])
        #expect(html.contains("<h2>2024</h2>") && html.contains("<h2>2023</h2>"))
    }

    @Test("A transcript's times lead to the player, and a speaker is named where the voice changes")
    func transcript() throws {
        let html = text(
            try PageSamples.renderer().transcript(
                PageSamples.full, cues: PageSamples.cues, content: EpisodeContent()))
        let first =
            "<p><a href=\"/episodes/scissors-really#t=0\">0:00</a>"
            + "<span><b>Ada</b> Hello &amp; welcome. It is &lt;early&gt;.</span></p>"
        #expect(html.contains(first))
        #expect(html.contains("#t=4\">0:04</a><span><b>Felix</b> It is.</span>"))
    }

    @Test("Without audio a transcript's times are told, and lead nowhere")
    func silentTranscript() throws {
        var silent = PageSamples.full
        silent.enclosure = nil
        let html = text(
            try PageSamples.renderer().transcript(silent, cues: PageSamples.cues, content: EpisodeContent()))
        #expect(html.contains("<p><span class=\"time\">0:00</span><span><b>Ada</b>") && !html.contains("#t="))
        var facts = PageSamples.topicFacts
        facts.place.episode.enclosure = nil
        let topic = text(try PageSamples.renderer().topic(facts))
        #expect(topic.contains("<span class=\"time\">0:04</span>") && !topic.contains("#t="))
    }

    @Test("A topic's page tells each other topic once: under the first address that both note, else as related")
    func told() throws {
        let place = PageSamples.topicFacts.place
        let (one, other) = ("https://www.example.org/scissors", "https://example.org/x")
        var twice = place
        twice.topic.links.append(Link(url: other, text: "More"))
        let part = { (title: String, position: Int) in PageSamples.part(.topic, title, position: position) }
        let address = { (key: String, parts: [NotedPart]) in
            LinkAddress(
                key: key, site: "example.org", title: "Of \(key)", url: "https://\(key)", episodes: 1,
                places: parts.map { LinkPlace(part: $0, url: "https://\(key)", text: "s", isMain: true) })
        }
        let facts = TopicFacts(
            place: twice, cues: [],
            coverage: [
                one: address("example.org/scissors", [part("Shears", 3), part("Shears", 3), part("Blades", 4)]),
                other: address("example.org/x", [part("Shears", 3)]),
            ],
            related: [part("Shears", 3), part("Knives", 5), part("Blades", 4), part("Saws", 6), part("Axes", 7)],
            relatedLimit: 2)
        let renderer = try PageSamples.renderer()
        let html = text(try renderer.topic(facts))
        let titles = html.split(separator: "<p class=\"what\">").dropFirst().compactMap {
            $0.firstMatch(of: #/<a [^>]*>([^<]*)</#).map { String($0.output.1) }
        }
        #expect(titles == ["Shears", "Blades", "Knives", "Saws"])
        #expect(!html.contains("Of example.org/x"))
        #expect(
            renderer.sections(of: facts).prefix(2).map { $0.entries.count } == [1, 2], "and so does its twin")
        let all = TopicFacts(place: twice, cues: [], coverage: facts.coverage, related: [part("Shears", 3)])
        #expect(text(try renderer.topic(all)).contains("covered-title"))
        #expect(!text(try renderer.topic(all)).contains("related-title"), "no heading over nothing")
    }

    @Test("A topic's page and a transcript give the player what the episode's page gives")
    func sameFacts() throws {
        let chapters = PageSamples.content.chapters
        var facts = PageSamples.heardTopicFacts
        (facts.chapters, facts.alternates) = (chapters, PageSamples.alternates)
        let renderer = try PageSamples.renderer()
        let player = #/(?s)<div class="player".*?<\/audio>/#
        let episode = text(try renderer.episode(PageSamples.episodeFacts)).firstMatch(of: player)?.output
        let topic = text(try renderer.topic(facts)).firstMatch(of: player)?.output
        let transcript = text(
            try renderer.transcript(
                PageSamples.full, cues: [], content: PageSamples.content, alternates: PageSamples.alternates)
        ).firstMatch(of: player)?.output
        #expect(episode?.contains("data-chapters=") == true && episode?.contains("scissors-really.opus") == true)
        #expect(topic == episode && transcript == episode)
    }

    @Test("No two pages of a list have one title")
    func titles() throws {
        let renderer = try PageSamples.renderer()
        let (one, two) = (PageSamples.pager(1, 2), PageSamples.pager(2, 2))
        let makers: [(Pager) throws -> [UInt8]] = [
            { try renderer.year(2022, [PageSamples.full], pager: $0, total: 2, years: PageSamples.years) },
            { try renderer.tag(PageSamples.tags[0], [PageSamples.full], pager: $0) },
            { try renderer.people([PageSamples.person], pager: $0) },
            { try renderer.person(PageSamples.person, [], pager: $0, hasFeed: false) },
            { try renderer.tags(PageSamples.tags, pager: $0) },
            { try renderer.jokes(PageSamples.jokes, total: 3, pager: $0) },
            { try renderer.sponsors(PageSamples.sponsors, pager: $0) },
            { try renderer.links(PageSamples.sites, counts: (1, 2), pager: $0) },
            { try renderer.links(to: PageSamples.sites[0], PageSamples.addresses, pager: $0) },
            { try renderer.episodeList([PageSamples.full], pager: $0, total: 2) },
        ]
        for make in makers {
            let title = { (page: String) in page.firstMatch(of: #/<title>(.*) · /#).map { String($0.output.1) } ?? "" }
            let (first, second) = (title(text(try make(one))), title(text(try make(two))))
            #expect(!first.isEmpty && second == first + ", page 2")
        }
    }

    @Test("Only where a list goes by date are its pages newer and older")
    func pagerWords() throws {
        let renderer = try PageSamples.renderer()
        let (pager, sites) = (PageSamples.pager(2, 3), PageSamples.sites)
        let byCount = [
            text(try renderer.tags(PageSamples.tags, pager: pager)),
            text(try renderer.people([PageSamples.person], pager: pager)),
            text(try renderer.links(sites, counts: (1, 2), pager: pager)),
        ]
        for page in byCount { #expect(page.contains(">Previous</a>") && page.contains(">Next</a>")) }
        let byDate = text(try renderer.links(to: sites[0], PageSamples.addresses, pager: pager))
        #expect(byDate.contains(">Newer</a>") && byDate.contains(">Older</a>"))
    }

    @Test("Paragraphs end at a sentence after half a minute, at the latest after fifty seconds, and at a silence")
    func paragraphs() {
        let cue = { (start: Double, text: String) in Cue(start: start, end: start + 2, text: text) }
        let sentences = (0..<40).map { cue(Double($0) * 2, "One.") }
        #expect(TranscriptParagraph.all(of: sentences).map(\.start) == [0, 30, 60])
        let endless = (0..<40).map { cue(Double($0) * 2, "and") }
        #expect(TranscriptParagraph.all(of: endless).map(\.start) == [0, 50])
        #expect(TranscriptParagraph.all(of: [cue(0, "a"), cue(2, "b"), cue(9, "c")]).map(\.text) == ["a b", "c"])
        #expect(TranscriptParagraph.all(of: [cue(0, "")]).isEmpty)
        let timeless = Array(repeating: Cue(start: 0, text: "nine more"), count: 100_000)
        #expect(TranscriptParagraph.all(of: timeless).allSatisfy { $0.text.utf8.count <= 4010 })
    }

    @Test("A line that the doctor tells to write stands there as code")
    func remedy() throws {
        let html = String(
            decoding: try PageSamples.renderer().check(PageSamples.checkFacts, isRefused: false), as: UTF8.self)
        #expect(html.contains(">Import the audio again, or <code>duration: 01:02:03</code> in front matter. <small>"))
    }
}
