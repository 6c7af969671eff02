// The episode's page: everything of the notes, once, in order.

import Podcast
import Syndication
import Testing

@testable import Pages
@testable import Store

struct EpisodePageTests {
    private func page(
        _ episode: Episode = PageSamples.full, _ content: EpisodeContent = PageSamples.content
    ) throws -> String {
        let renderer = try PageSamples.renderer()
        let neighbours = Neighbours(previous: PageSamples.bare, next: nil)
        return String(
            decoding: try renderer.episode(
                EpisodeFacts(episode: episode, content: content, neighbours: neighbours)), as: UTF8.self)
    }

    /// Whether the texts come in this order, each once more than before.
    private func inOrder(_ texts: [String], _ html: String) -> String? {
        var rest = Substring(html)
        for text in texts {
            guard let range = rest.firstRange(of: text) else { return text }
            rest = rest[range.upperBound...]
        }
        return nil
    }

    @Test("About when a topic is heard plays from there, quietly, and only where there is audio")
    func heard() throws {
        let link =
            "<a class=\"time\" href=\"/episodes/scissors-really#t=754\" aria-label=\"Play from about 12:34\">≈&nbsp;12:34</a>"
        let html = try page(PageSamples.full, PageSamples.heardContent)
        #expect(html.ranges(of: link).count == 2)
        #expect(html.contains("<p class=\"hint\">Times with ≈"))
        var silent = PageSamples.full
        silent.enclosure = nil
        let mute = try page(silent, PageSamples.heardContent)
        #expect(!mute.contains("≈") && !mute.contains("12:34"))
        let topic = String(
            decoding: try PageSamples.renderer().topic(PageSamples.heardTopicFacts), as: UTF8.self)
        #expect(topic.contains(">Listen from about 1:02</a>"))
    }

    @Test("A picture and further files of audio come with their choices")
    func choices() throws {
        let html = String(decoding: try PageSamples.renderer().episode(PageSamples.episodeFacts), as: UTF8.self)
        #expect(
            html.contains(
                "src=\"/artwork/small.jpg\" srcset=\"/artwork/small.jpg 480w, /art/308.png 1500w\" sizes=\"220px\" "
                    + "width=\"220\" height=\"147\" alt=\"\""))
        #expect(
            html.contains(
                "<source src=\"/media/scissors-really.mp3\" type=\"audio/mpeg\">"
                    + "<source src=\"/media/scissors-really.opus\" type=\"audio/ogg; codecs=opus\"><track "))
    }

    @Test("Each format of the audio can be fetched beside the feed's own")
    func formats() throws {
        let html = String(decoding: try PageSamples.renderer().episode(PageSamples.episodeFacts), as: UTF8.self)
        let link =
            "<a class=\"quiet\" href=\"/media/scissors-really.opus\" download aria-label=\"Download Opus\">Opus</a> "
        #expect(html.contains(link + "<span>"))
        #expect(!(try page()).contains("aria-label=\"Download "), "there is one format alone")
    }

    @Test("Where listeners can pay stands below an episode and on the page of ways to follow, and nowhere without it")
    func funding() throws {
        let link = "<a href=\"https://sharp.example/tip\" rel=\"noopener\""
        let renderer = try PageSamples.renderer()
        let episode = String(decoding: try renderer.episode(PageSamples.episodeFacts), as: UTF8.self)
        #expect(episode.contains("Support the show:</span> \(link)>Buy us a whetstone</a>"))
        let ways = String(
            decoding: try renderer.subscribe(SubscribeFacts(show: PageSamples.show), hasJokes: false), as: UTF8.self)
        #expect(ways.contains("<li>\(link)>Buy us a whetstone</a></li>"))
        var show = PageSamples.show
        show.feed.funding = []
        let without = try PageSamples.renderer(show: show).episode(PageSamples.episodeFacts)
        #expect(!String(decoding: without, as: UTF8.self).contains("Support the show"))
    }

    @Test("Topics and text stand in the order of the file, boilerplate at the end")
    func order() throws {
        let html = try page()
        let notes = try #require(html.firstRange(of: "<div class=\"notes\">"))
        let wanted = [
            "From the night train.", "id=\"topic-1\"", "At eight.", "id=\"topic-2\"", "two blades", "Follow-up",
            "id=\"topic-3\"", "Lightning round.", ">Extras<", ">Jokes<", "<details", "Support us",
        ]
        #expect(inOrder(wanted, String(html[notes.upperBound...])) == nil)
    }

    @Test("Ordinals are shown as written, and a topic without one has its link all the same")
    func ordinals() throws {
        let html = try page()
        #expect(
            html.contains(
                "<a class=\"ordinal\" href=\"/episodes/scissors-really/topics/1\" aria-label=\"#0, page of this topic\">#0</a>"
            ))
        #expect(
            html.contains(
                "<a class=\"ordinal\" href=\"/episodes/scissors-really/topics/2\" aria-label=\"#4, page of this topic\">#4</a>"
            ))
        #expect(
            html.contains(
                "<a class=\"ordinal\" href=\"/episodes/scissors-really/topics/3\" aria-label=\"Page of this topic\">#</a>"
            ))
    }

    @Test("A topic's title leads to its main link and names the site")
    func mainLink() throws {
        let html = try page()
        #expect(html.contains("<a href=\"https://www.example.org/scissors?a=1&amp;b=2\">Scissors</a>"))
        #expect(html.contains("<p class=\"site\">example.org</p>"))
    }

    @Test("Extras stand below their label in the show's own words, and a heading without text stays where it was")
    func ownLabel() throws {
        var content = EpisodeContent()
        let label = Prose(kind: .text, heading: "What are we up to?", body: RichText())
        let alone = Prose(kind: .text, heading: "Alone", body: RichText())
        content.items = [
            .prose(alone), .topic(Topic(ordinal: 1, host: nil, title: "Roses")),
            .extra(Extra(host: nil, title: "A bell")),
            .prose(label), .extra(Extra(host: nil, title: "A pen")),
        ]
        let html = try page(PageSamples.full, content)
        let notes = try #require(html.firstRange(of: "<div class=\"notes\">"))
        let wanted = [">Alone<", "Roses", ">Extras<", "A bell", ">What are we up to?<", "A pen"]
        #expect(inOrder(wanted, String(html[notes.upperBound...])) == nil)
        #expect(html.ranges(of: ">What are we up to?</h2>").count == 1)
    }

    @Test("A sponsor's address is shown as hosts say it, unless the name says it")
    func sponsorAddress() throws {
        var content = EpisodeContent()
        content.sponsors = [
            Sponsor(name: "Kettle", url: "https://www.show.example/kettle/?utm=1"),
            Sponsor(name: "show.example/pots", url: "https://show.example/pots"),
        ]
        let html = try page(PageSamples.full, content)
        #expect(html.contains(">Kettle</a> <small>show.example/kettle</small></span>"))
        #expect(html.contains(">show.example/pots</a></span>"))
    }

    @Test("Extras are grouped by host, hosts in order, with anchors by their place in the file")
    func extras() throws {
        let html = try page()
        let wanted = [
            "</b> Ada</span>", "id=\"part-6\"", "A bell", "id=\"part-8\"", "A pen", "</b> Felix</span>",
            "id=\"part-7\"",
            "<a href=\"https://example.org/units\">units</a>", "id=\"part-9\"", "Found",
        ]
        let start = try #require(html.firstRange(of: "<section class=\"extras\""))
        #expect(inOrder(wanted, String(html[start.upperBound...])) == nil)
    }

    @Test("What is too wide scrolls in its own box, which the keyboard reaches")
    func wideBoxes() throws {
        let html = try page()
        #expect(html.contains("<pre tabindex=\"0\"><code>cut -f1</code></pre>"))
        #expect(html.contains("aria-label=\"Table\"><table><tr><td>x</td></tr></table></div>"))
    }

    @Test("Date, length, size, audio and sponsors are shown")
    func facts() throws {
        let html = try page()
        #expect(html.contains("<time datetime=\"2022-10-31T23:00:00Z\">1 November 2022</time>"))
        #expect(html.contains("<audio controls preload=\"none\" src=\"/media/scissors-really.mp3\""))
        #expect(html.contains("34.2\u{A0}MB"))
        #expect(html.contains("<time datetime=\"PT32M6S\">32:06</time>"))
        #expect(html.contains("<a href=\"https://example.org/thimble\" rel=\"sponsored\">Thimble</a>"))
        #expect(html.contains("href=\"/episodes/scissors-really/transcript\""))
        #expect(html.contains("<a rel=\"prev\" href=\"/episodes/trailer\">"))
    }

    @Test("What an episode does not have is not shown: no date, no player, no empty list")
    func bare() throws {
        let renderer = try PageSamples.renderer()
        let html = String(
            decoding: try renderer.episode(
                EpisodeFacts(episode: PageSamples.bare, content: EpisodeContent(), neighbours: Neighbours())),
            as: UTF8.self)
        for absent in [
            "<time", "<audio", "class=\"cast\"", "<details", "class=\"contents\"", "rel=\"prev\"", "Sponsored",
        ] {
            #expect(!html.contains(absent), "\(absent)")
        }
    }

    @Test("Audio elsewhere keeps its own address")
    func remoteAudio() throws {
        var episode = PageSamples.full
        episode.enclosure = Enclosure(
            location: "https://cdn.example/a.mp3?x=1&y=2", type: "audio/mpeg", bytes: 1, duration: 1)
        #expect(try page(episode).contains("src=\"https://cdn.example/a.mp3?x=1&amp;y=2\""))
    }
}
