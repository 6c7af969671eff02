// The parts of an episode in one shape, so that a diff treats them alike.

import Podcast

/// One part of an episode as a diff sees it. Something new that an episode has needs a line or an initializer here, and
/// nothing else: a fact of a topic is a line in its `facts`, a list of its own is an initializer and a line in `all(of:)`.
struct ContentPart {
    /// One thing that is known of a part.
    struct Fact {
        /// In the words of a report: "host".
        let name: String
        let value: String?
        /// Whether it names a person: people are known without regard to capitals.
        var isPerson = false

        func isSame(as other: Fact) -> Bool {
            isPerson ? value?.lowercased() == other.value?.lowercased() : value == other.value
        }
    }

    /// What it is, in the words of a report: "topic".
    let kind: String
    /// What it is known by besides its kind; empty when it has no title.
    let title: String
    /// How it is called in the midst of a sentence: "topic 3"; nil: by its title.
    var shortName: String?
    /// Whose it is, for its full name.
    var host: String?
    /// The line where it stands in the file: the same for every reading of one text. Nil for what is gathered from anywhere.
    var line: Int?
    var url: String?
    var facts: [Fact] = []
    var body = RichText()
    var links: [Link] = []

    /// Everything in an episode's notes that has a name of its own, in order.
    static func all(of content: EpisodeContent) -> [ContentPart] {
        // Hosts who are no topic's are told here, others where their topics are.
        let hosts = content.topicHosts.isEmpty ? content.hosts : []
        return content.sponsors.map(ContentPart.init) + hosts.map { ContentPart(kind: "host", title: $0) }
            + content.guests.map { ContentPart(kind: "guest", title: $0) }
            + content.tags.map { ContentPart(kind: "tag", title: $0, facts: [Fact(name: "word", value: $0)]) }
            + content.chapters.map(ContentPart.init) + content.items.map(ContentPart.init)
    }

    /// "topic 3 Ann: Engines".
    var name: String {
        let title = title.isEmpty ? body.plain : title
        let who = [shortName ?? kind, host].compactMap(\.self).joined(separator: " ")
        return title.isEmpty ? who : "\(who): \(ContentChange.cut(title, to: 80))"
    }

    /// "topic 3", or "extra "An engine"": what is left out stands above or behind it.
    var callName: String {
        shortName ?? (title.isEmpty ? kind : "\(kind) \"\(ContentChange.cut(title, to: 40))\"")
    }
}

extension ContentPart {
    private init(_ sponsor: Sponsor) {
        self.init(
            kind: "sponsor", title: sponsor.name, url: sponsor.url,
            facts: [Fact(name: "name", value: sponsor.name), Fact(name: "address", value: sponsor.url)])
    }

    private init(_ chapter: Chapter) {
        self.init(
            kind: "chapter", title: chapter.title, shortName: "chapter \(Timecode.short(chapter.start))",
            url: chapter.url,
            facts: [
                Fact(name: "start", value: "\(chapter.start)"), Fact(name: "title", value: chapter.title),
                Fact(name: "address", value: chapter.url), Fact(name: "picture", value: chapter.image),
            ])
    }

    private init(_ item: NotesItem) {
        switch item {
        case .topic(let topic): self.init(topic)
        case .extra(let extra): self.init(extra)
        case .joke(let joke): self.init(joke)
        case .prose(let prose): self.init(prose)
        }
    }

    private init(_ topic: Topic) {
        self.init(
            kind: "topic", title: topic.title, shortName: topic.ordinal.map { "topic \($0)" }, host: topic.host,
            line: topic.line, url: topic.url,
            facts: [
                Fact(name: "number", value: topic.ordinal.map(String.init)),
                Fact(name: "host", value: topic.host, isPerson: true), Fact(name: "title", value: topic.title),
                Fact(name: "address", value: topic.url), Fact(name: "start", value: topic.start.map { "\($0)" }),
            ], body: topic.body, links: topic.links)
    }

    private init(_ extra: Extra) {
        self.init(
            kind: "extra", title: extra.title, host: extra.host, line: extra.line, url: extra.url,
            facts: [
                Fact(name: "host", value: extra.host, isPerson: true), Fact(name: "title", value: extra.title),
                Fact(name: "address", value: extra.url),
            ], body: extra.body, links: extra.links)
    }

    private init(_ joke: Joke) {
        self.init(
            kind: "joke", title: joke.title, line: joke.line, url: joke.url,
            facts: [Fact(name: "title", value: joke.title), Fact(name: "address", value: joke.url)], body: joke.body,
            links: joke.links)
    }

    private init(_ prose: Prose) {
        self.init(
            kind: prose.kind == .boilerplate ? "boilerplate" : "section", title: prose.heading ?? "", line: prose.line,
            facts: [Fact(name: "heading", value: prose.heading)], body: prose.body, links: prose.links)
    }
}
