import Foundation
import Podcast
import Store
import Testing

@testable import Importer

@Suite struct ContentDiffTests {
    static let topic = Topic(
        ordinal: 2, host: "Ada", title: "Engines", url: "https://engine.example",
        body: RichText(html: "<p>Gears turn slowly</p>", plain: "Gears turn slowly"),
        links: [Link(url: "https://engine.example", text: "Engines")], line: 9)
    static let extra = Extra(
        host: "Bob", title: "A lamp", url: "https://lamp.example",
        body: RichText(html: "<p>A lamp</p>", plain: "A lamp"),
        line: 14)
    static let content = EpisodeContent(
        sponsors: [Sponsor(name: "Acme", url: "https://acme.example")], guests: ["Grace"],
        items: [
            .prose(Prose(kind: .text, body: RichText(html: "<p>Hello</p>", plain: "Hello"), line: 1)), .topic(topic),
            .topic(Topic(ordinal: 3, host: "Bob", title: "Looms", line: 12)), .extra(extra),
            .joke(Joke(title: "Knock", url: "https://joke.example", line: 20)),
            .prose(
                Prose(kind: .boilerplate, heading: "Us", body: RichText(html: "<p>x</p>", plain: "x"), line: 22)),
        ])

    private func changes(_ change: (inout EpisodeContent) -> Void) -> [String] {
        var new = Self.content
        change(&new)
        return ContentDiff.changes(from: Self.content, to: new).map(\.description)
    }

    private func topicChanges(_ change: (inout Topic) -> Void) -> [String] {
        var topic = Self.topic
        change(&topic)
        return changes { $0.items[1] = .topic(topic) }
    }

    @Test("Nothing is told of what is the same, of other lines of the file, and of capitals in names")
    func same() {
        #expect(changes { _ in } == [])
        #expect(topicChanges { $0.line = 99 } == [])
        #expect(topicChanges { $0.host = "ADA" } == [])
        #expect(changes { $0.guests = ["grace"] } == [])
    }

    @Test("What is for feeds alone is told too")
    func details() {
        #expect(changes { $0.details.kind = .bonus } == ["~ facts for the feed"])
        #expect(changes { $0.details.soundbites = [.init(start: 1, duration: 2)] } == ["~ facts for the feed"])
    }

    @Test("Each fact of a topic is told in plain words")
    func facts() {
        #expect(topicChanges { $0.host = "Adah" } == ["~ topic 2: host \"Ada\" → \"Adah\""])
        #expect(topicChanges { $0.host = nil } == ["~ topic 2: host gone, was \"Ada\""])
        #expect(topicChanges { $0.ordinal = 5 } == ["~ topic 5: number 2 → 5"])
        #expect(topicChanges { $0.ordinal = nil } == ["~ topic \"Engines\": number gone, was 2"])
        #expect(topicChanges { $0.title = "Motors" } == ["~ topic 2: title \"Engines\" → \"Motors\""])
        #expect(topicChanges { $0.title = "" } == ["~ topic 2: title gone, was \"Engines\""])
        #expect(topicChanges { $0.url = nil } == ["~ topic 2: address gone, was \"https://engine.example\""])
        #expect(
            topicChanges { $0.body = RichText(html: "<p>Gears spin slowly</p>", plain: "Gears spin slowly") }
                == ["~ topic 2: text: 1 word added, 1 gone: Gears [-turn-] {+spin+} slowly"])
        #expect(
            topicChanges { $0.body.html = "<p>Gears <em>turn</em> slowly</p>" }
                == ["~ topic 2: markup: 2 tags added: <p> Gears {+<em>+} turn {+</em>+} slowly </p>"])
        #expect(topicChanges { $0.body.plain = "Gears\nturn slowly" } == ["~ topic 2: text, in its lines and blanks"])
        #expect(topicChanges { $0.links = [] } == ["~ topic 2: links gone, was \"https://engine.example\""])
        #expect(topicChanges { $0.links[0].text = "E" } == ["~ topic 2: words or order of links"])
    }

    @Test("Parts that come and go stand where they are in the notes")
    func parts() {
        #expect(changes { $0.items.remove(at: 2) } == ["- topic 3 Bob: Looms"])
        let more = Topic(ordinal: 4, host: "Ada", title: "Mills", line: 13)
        #expect(changes { $0.items.insert(.topic(more), at: 3) } == ["+ topic 4 Ada: Mills"])
        #expect(
            changes { $0.items[3] = .joke(Joke(title: "A lamp", line: 14)) }
                == ["- extra Bob: A lamp", "+ joke: A lamp"], "what was an extra is a joke now")
        #expect(changes { $0.items.removeFirst() } == ["- section: Hello"])
        #expect(changes { $0.sponsors = [] } == ["- sponsor: Acme"])
        #expect(changes { $0.sponsors[0].url = nil }.first?.hasPrefix("~ sponsor \"Acme\": address gone") == true)
        #expect(
            changes { $0.sponsors[0].name = "Acme Inc" } == ["~ sponsor \"Acme Inc\": name \"Acme\" → \"Acme Inc\""])
        #expect(changes { $0.guests.append("Linus") } == ["+ guest: Linus"])
        #expect(changes { $0.selfSponsored = true } == ["~ sponsored not by itself → by itself"])
        #expect(changes { $0.items.swapAt(1, 2) } == ["~ order of the parts"])
    }

    @Test("Times, chapters, tags and hosts beside the topics are told")
    func beside() {
        #expect(topicChanges { $0.start = 62.5 } == ["~ topic 2: start 62.5, had none"])
        #expect(changes { $0.tags = ["Gears"] } == ["+ tag: Gears"])
        #expect(changes { $0.chapters = [Chapter(start: 3725, title: "Looms")] } == ["+ chapter 1:02:05: Looms"])
        #expect(changes { $0.namedHosts = ["Zoe"] } == [], "the topics tell who the hosts are")
        var old = EpisodeContent(namedHosts: ["Zoe"], tags: ["Gears"], chapters: [Chapter(start: 60, title: "Looms")])
        var new = old
        new.namedHosts = ["ZOE"]
        #expect(ContentDiff.changes(from: old, to: new).isEmpty)
        new.namedHosts = ["Zoe", "Ada"]
        new.tags = ["gears"]
        new.chapters[0].start = 61
        #expect(
            ContentDiff.changes(from: old, to: new).map(\.description)
                == ["+ host: Ada", "~ tag \"gears\": word \"Gears\" → \"gears\"", "~ chapter 1:01: start 60.0 → 61.0"])
        old.chapters[0].image = "https://x.example/a.png"
        #expect(!ContentDiff.changes(from: old, to: new).isEmpty)
    }

    @Test("No two contents that are different are told as the same")
    func complete() {
        var altered: [EpisodeContent] = []
        func alter(_ change: (inout EpisodeContent) -> Void) {
            var content = Self.content
            change(&content)
            altered.append(content)
        }
        alter { $0.sponsors[0].name = "" }
        alter { $0.sponsors.append($0.sponsors[0]) }
        alter { $0.guests = [] }
        for index in Self.content.items.indices {
            alter { $0.items.remove(at: index) }
            alter { $0.items.insert($0.items[index], at: index) }
            alter { $0.items.append($0.items.remove(at: index == 5 ? 0 : index)) }
            alter { $0.items[index] = .prose(Prose(kind: .text, heading: "H", body: RichText(), line: 1)) }
            alter { $0.items[index] = .topic(Topic(ordinal: nil, host: nil, title: "")) }
        }
        alter {
            $0.items[4] = .joke(Joke(title: "Knock", url: "https://joke.example", links: [Link(url: "x", text: "")]))
        }
        alter { $0.items[5] = .prose(Prose(kind: .boilerplate, heading: nil, body: RichText(plain: "x"), line: 22)) }
        for content in altered where content != Self.content {
            #expect(!ContentDiff.changes(from: Self.content, to: content).isEmpty, "\(content)")
            #expect(!ContentDiff.changes(from: content, to: Self.content).isEmpty, "\(content)")
        }
    }

    @Test("Of a paragraph that serves as a title the differences are told, and not all of it")
    func longTitles() {
        let words = (1...60).map { "word\($0)" }
        var other = words
        other[30] = "new"
        let lines = topicChanges { $0.title = words.joined(separator: " ") }
        #expect(lines.count == 1 && lines[0].utf8.count < 260, "\(lines)")
        var old = Self.content
        old.items = [.extra(Extra(host: nil, title: words.joined(separator: " "), line: 1))]
        var new = Self.content
        new.items = [.extra(Extra(host: nil, title: other.joined(separator: " "), line: 1))]
        #expect(
            ContentDiff.changes(from: old, to: new).map(\.description)
                == [
                    "~ extra \"word1 word2 word3 word4 word5 word6 word\u{2026}\": title: 1 word added, 1 gone: … word28 word29 word30 "
                        + "[-word31-] {+new+} word32 word33 …"
                ])
    }

    @Test("What a terminal would obey is in no line")
    func terminal() {
        let lines = topicChanges { $0.title = "\u{1B}[31mRed\u{7}\u{202E}\nline" }
        #expect(lines == ["~ topic 2: title \"Engines\" → \" [31mRed  line\""], "\(lines)")
    }

    @Test("An episode's own facts are told, and what stays the same is not")
    func record() {
        let old = EpisodeRecord(
            id: 1, guid: "g", number: 7, season: nil, slug: "s", title: "Old", summary: "", state: .published,
            published: Date(timeIntervalSince1970: 0), recorded: nil)
        var new = old
        #expect(ContentDiff.changes(from: old, to: new).isEmpty)
        new.title = "New"
        new.summary = "Words"
        new.published = Date(timeIntervalSince1970: 86_400)
        new.season = 2
        #expect(
            ContentDiff.changes(from: old, to: new).map(\.description) == [
                "~ season 2, had none", "~ title \"Old\" → \"New\"", "~ summary \"Words\", had none",
                "~ published 1970-01-01T00:00:00Z → 1970-01-02T00:00:00Z",
            ])
    }

    @Test("Passages are the same when the store would keep the same")
    func passages() {
        let passage = Passage(start: 1, end: 21, text: "One two.", marks: [Passage.Mark(offset: 0, start: 1.0004)])
        var kept = passage
        kept.marks[0].start = 1
        let lines = { (old: [Passage], new: [Passage], format: TranscriptFormat) in
            TranscriptDiff.changes(from: old, .vtt, to: new, format).map(\.description)
        }
        #expect(lines([kept], [passage], .vtt) == [])
        #expect(lines([kept], [passage, passage], .vtt) == ["~ transcript: 1 passage → 2"])
        kept.text = "One."
        #expect(
            lines([kept, passage], [passage, passage], .vtt) == ["~ transcript: 2 passages → 2, 1 of them different"])
        #expect(lines([passage], [passage], .srt) == ["~ transcript: format \"vtt\" → \"srt\""])
    }
}
