// Cards and frames for other sites.

import Foundation
import Podcast
import Store
import Testing

@testable import Pages

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct ShareCardTests {
    private static let hostile = [
        "</text><script>alert(1)</script>", "\" onload=\"alert(1)", "a & b < c > d ' e", "]]>",
        "\u{0}\u{1}\u{FFFE}x\u{1B}",
        "\u{202E}reversed", String(repeating: "W", count: 5000), String(repeating: "word ", count: 2000), "", "   ",
        "漢字だけの題名は空白を持たないので途中で折り返さなければならない漢字だけの題名", "🧀🧀🧀 \"quoted\"\u{301} <\u{301}", "שלום עולם",
        "&lt;b&gt;", "{{title}} {{{art}}}",
    ]

    private static func svg(_ title: String, art: ShareCard.Art? = nil) throws -> [UInt8] {
        var episode = PageSamples.full
        (episode.title, episode.hosts, episode.guests) = (title, [title], [])
        let renderer = try PageSamples.renderer()
        return try renderer.svg(renderer.card(episode), art: art)
    }

    private static func isWellFormed(_ bytes: [UInt8]) -> Bool { XMLParser(data: Data(bytes)).parse() }

    @Test("A card is well-formed whatever stands on it, and has no markup of anybody's", arguments: hostile)
    func escaping(_ title: String) throws {
        let art = ShareCard.Art(data: "data:image/png;base64,AAAA", fingerprint: "f")
        for art in [nil, art] {
            let svg = try Self.svg(title, art: art)
            #expect(Self.isWellFormed(svg))
            let text = String(decoding: svg, as: UTF8.self)
            #expect(!text.contains("<script") && !text.contains(" onload=\""))
            #expect(text.utf8.count < 20_000)
        }
    }

    @Test("Lines are as wide as their room at most, and no more than fit below each other")
    func wrapping() {
        for title in Self.hostile {
            for width in [640, 1056] {
                let made = CardTitle(title, width: width, height: 300)
                #expect(made.lines.count * CardTitle.lineHeight(made.size) <= 300)
                for line in made.lines { #expect(TextWidth.of(line, size: made.size) <= width, "\(line)") }
            }
        }
    }

    @Test("A short title is large and whole, a long one smaller, an endless one cut")
    func sizes() {
        let short = CardTitle("Scissors", width: 1056, height: 300)
        #expect(short == CardTitle("Scissors", width: 1056, height: 300))
        #expect(short.lines == ["Scissors"] && short.size == 76)
        let words = "Every tool that fits in a hand and what it is good for when the power fails at night"
        let long = CardTitle(words, width: 640, height: 300)
        #expect(long.size < 76)
        #expect(long.lines.joined(separator: " ") == words)
        let endless = CardTitle(String(repeating: "endless ", count: 100), width: 640, height: 300)
        #expect(endless.size == 44 && endless.lines.last?.hasSuffix("…") == true)
    }

    @Test("The same card is the same text, and everything that it shows changes it")
    func identity() throws {
        let renderer = try PageSamples.renderer()
        let art = ShareCard.Art(data: "data:image/png;base64,AAAA", fingerprint: "one")
        let text = { (card: ShareCard, art: ShareCard.Art?) in try renderer.svg(card, art: art, withArt: false) }
        let card = renderer.card(PageSamples.full)
        #expect(try text(card, art) == text(renderer.card(PageSamples.full), art))
        #expect(try !String(decoding: text(card, art), as: UTF8.self).contains("base64"))
        #expect(try text(card, art) != text(card, nil))
        #expect(try text(card, art) != text(card, ShareCard.Art(data: art.data, fingerprint: "two")))
        var other = PageSamples.full
        other.title = "Another"
        #expect(try text(renderer.card(other), art) != text(card, art))
        let topic = try #require(PageSamples.content.topics.first)
        #expect(try text(renderer.card(topic, index: 1, of: PageSamples.full), art) != text(card, art))
    }

    @Test("A right-to-left title begins at the right")
    func rightToLeft() throws {
        let text = String(decoding: try Self.svg("שלום עולם"), as: UTF8.self)
        #expect(text.contains("direction=\"rtl\"") && text.contains("x=\"1128\""))
        #expect(String(decoding: try Self.svg("Hello"), as: UTF8.self).contains("x=\"72\""))
    }

    @Test("A frame's page has the title as text, the stretch of its topic, and no script")
    func frames() throws {
        let renderer = try PageSamples.renderer()
        let topic = Topic(
            ordinal: 1, host: "<b>Ada</b>", title: "\"><script>alert(1)</script>", url: "javascript:alert(1)",
            start: 61.9)
        func frame(_ stretch: AudioStretch?, _ alternates: [Enclosure] = []) throws -> String {
            let place = TopicPlace(
                episode: PageSamples.full, topic: topic, index: 1, count: 1, position: 0, stretch: stretch)
            return String(decoding: try renderer.embed(place, alternates: alternates), as: UTF8.self)
        }
        let text = try frame(AudioStretch(start: 61.9, end: 120.5))
        #expect(text.contains("scissors-really.mp3#t=61,121"))
        #expect(text.contains("href=\"/episodes/scissors-really/topics/1\""))
        #expect(!text.contains("<script") && !text.contains("<b>Ada") && !text.contains("javascript:"))
        #expect(!text.contains("about 1:01"))
        #expect(text.contains("<track kind=\"captions\" src=\"/episodes/scissors-really/transcript.vtt\""))
        #expect(try frame(nil).contains("scissors-really.mp3\""))
        // What was heard is likely: it plays there, and says "about".
        let heard = try frame(AudioStretch(start: 61.9, end: 120.5, isHeard: true))
        #expect(heard.contains("scissors-really.mp3#t=61,121") && heard.contains("Listen from about 1:01"))
        let opus = Enclosure(location: "a.opus", type: "audio/ogg", bytes: 5, duration: 200)
        let choice = try frame(AudioStretch(start: 10), [opus])
        #expect(choice.contains("<source src=\"/media/a.opus#t=10\" type=\"audio/ogg"))
        #expect(choice.contains("<source src=\"/media/scissors-really.mp3#t=10\" type=\"audio/mpeg\">"))
        let plain = PageRenderer(
            show: PageSamples.show, templates: try TemplateLibrary(folder: PageSamples.templates, overrides: nil),
            words: try #require(PageSamples.words), asset: { $0 })
        let own = String(decoding: try plain.embed(PageSamples.full, image: "/art/42.jpg"), as: UTF8.self)
        #expect(own.contains("<img class=\"art\" src=\"/art/42.jpg\"") && !own.contains("cover"))
        #expect(String(decoding: try plain.embed(PageSamples.full), as: UTF8.self).contains("src=\"/cover.png\""))
        let silent = String(decoding: try renderer.embed(PageSamples.bare), as: UTF8.self)
        #expect(!silent.contains("<audio"))
    }
}
