// What the notes say, in the order and the groups in which a page shows it.

internal import Podcast

/// Makes the values of an episode's notes.
struct NotesValues {
    /// The longest line that stands in for a missing title, in characters.
    private static let titleLimit = 80

    var badges: HostBadge
    var words: Words
    let markup: NotesMarkup
    var times: ChapterValues
    /// The episode's slug, for the pages of its topics.
    let slug: String
    /// The pages of people, by the names that the notes use.
    let people: [String: String]

    /// Neighbouring items of one kind: a section of the page.
    private struct Stretch {
        enum Kind { case topics, extras, jokes, prose }

        var kind: Kind
        /// The section's label in the show's own words; nil: ours.
        var label: String?
        var items: [(position: Int, values: PageValues, host: String?)] = []
    }

    /// Makes `stretches`, `contents` and `boilerplate` out of the notes.
    func values(_ content: EpisodeContent) -> PageValues {
        var stretches: [Stretch] = []
        var contents: [PageValues] = []
        var boilerplate: [PageValues] = []
        func add(_ kind: Stretch.Kind, _ position: Int, _ values: PageValues, host: String? = nil) {
            let label = content.label(ofExtrasAt: position)
            if stretches.last?.kind != kind || kind == .prose || label != nil {
                stretches.append(Stretch(kind: kind, label: label))
            }
            stretches[stretches.count - 1].items.append((position, values, host))
        }
        var topicCount = 0
        let hasOrdinals = content.topics.contains { $0.ordinal != nil }
        for (position, item) in content.items.enumerated() {
            let anchor = SitePath.partAnchor(position)
            switch item {
            case .topic(let topic):
                topicCount += 1
                let values = topicValues(topic, index: topicCount, hasOrdinals: hasOrdinals)
                contents.append(values)
                add(.topics, position, values)
            case .extra(let extra): add(.extras, position, extraValues(extra, anchor: anchor), host: extra.host)
            case .joke(let joke): add(.jokes, position, jokeValues(joke, anchor: anchor))
            case .prose(let prose) where prose.kind == .boilerplate:
                boilerplate.append(proseValues(prose, anchor: anchor))
            // It heads the extras.
            case .prose where content.label(ofExtrasAt: position + 1) != nil: break
            case .prose(let prose): add(.prose, position, proseValues(prose, anchor: anchor))
            }
        }
        contents = times.contents(content, topics: contents)
        let closing = closingEntries(stretches)
        return [
            "stretches": .list(stretches.map(stretchValues)),
            "hasContents": .flag(contents.count + closing.count > 1 && !contents.isEmpty),
            "contents": .list(contents),
            "hasNear": .flag(content.topics.contains { times.isNear($0) }),
            "closing": .list(closing),
            "hasBoilerplate": .flag(!boilerplate.isEmpty),
            "boilerplate": .list(boilerplate),
        ]
    }

    /// The title that a topic is shown under: its own, else its first words.
    static func title(of topic: Topic, index: Int, _ words: Words) -> String {
        if !topic.title.isEmpty { return topic.title }
        let firstLine = topic.body.plain.prefix { $0 != "\n" }
        let line = PageFrame.shortened(String(firstLine.prefix(titleLimit * 4)), to: titleLimit)
        return line.isEmpty ? words.text(.topicNumber, ["n": "\(index)"]) : line
    }

    /// A section of the page: exactly one of its four names is there.
    private func stretchValues(_ stretch: Stretch) -> PageValues {
        let items = stretch.items.map(\.values)
        return [
            "topics": stretch.kind == .topics ? .list(items) : .nothing,
            "prose": stretch.kind == .prose ? .list(items) : .nothing,
            "extras": stretch.kind == .extras
                ? .group([
                    "anchor": .text(anchor(stretch)), "heading": .text(stretch.label ?? words.text(.extras)),
                    "groups": .list(byHost(stretch)), "isLabelled": .flag(stretch.label != nil),
                ]) : .nothing,
            "jokes": stretch.kind == .jokes
                ? .group([
                    "anchor": .text(anchor(stretch)), "heading": .text(words.text(items.count == 1 ? .joke : .jokes)),
                    "items": .list(items),
                ]) : .nothing,
        ]
    }

    private func badge(_ name: String?) -> PageValue { badges.value(name, page: name.flatMap { people[$0] }) }

    /// A section is reached under the name of its kind and its first item, so that two of a kind differ.
    private func anchor(_ stretch: Stretch) -> String {
        "\(stretch.kind)-\(SitePath.partAnchor(stretch.items.first?.position ?? 0))"
    }

    /// The extras of each host together, hosts in order of appearance.
    private func byHost(_ stretch: Stretch) -> [PageValues] {
        var order: [String] = []
        var groups: [String: [PageValues]] = [:]
        for item in stretch.items {
            let host = item.host ?? ""
            if groups[host] == nil { order.append(host) }
            groups[host, default: []].append(item.values)
        }
        return order.map { ["host": badge($0), "items": .list(groups[$0] ?? [])] }
    }

    /// Entries of the contents for the sections of extras and jokes.
    private func closingEntries(_ stretches: [Stretch]) -> [PageValues] {
        stretches.compactMap { stretch in
            let title: String
            switch stretch.kind {
            case .extras: title = stretch.label ?? words.text(.extras)
            case .jokes: title = words.text(stretch.items.count == 1 ? .joke : .jokes)
            case .topics, .prose: return nil
            }
            return [
                "anchor": .text(anchor(stretch)), "title": .text(title), "isLabelled": .flag(stretch.label != nil),
            ]
        }
    }

    private func topicValues(_ topic: Topic, index: Int, hasOrdinals: Bool) -> PageValues {
        let link = WebAddress.link(topic.url)
        return [
            "anchor": .text(SitePath.topicAnchor(index)),
            "linkWords": .text(
                topic.ordinal.map { words.text(.topicLink, ["n": "\($0)"]) } ?? words.text(.topicLinkPlain)),
            "ordinal": topic.ordinal.map(PageValue.number) ?? .nothing,
            "at": times.time(topic.start),
            "near": times.near(topic),
            "title": .text(Self.title(of: topic, index: index, words)),
            // Its time stands in the margin in place of a number; a list of links among no numbers has neither.
            "isUntold": .flag(topic.start != nil || (!hasOrdinals && topic.title.isEmpty)),
            // Words from the body would stand twice, one above the other.
            "isBorrowed": .flag(topic.title.isEmpty && !topic.body.isEmpty),
            "link": .words(link),
            "linkSite": .words(link.flatMap(WebAddress.siteName)),
            "page": .text(SitePath.topicPage(slug, index: index)),
            "host": badge(topic.host),
            "body": markup.value(topic.body.html),
        ]
    }

    private func extraValues(_ extra: Extra, anchor: String) -> PageValues {
        [
            "anchor": .text(anchor),
            "title": .text(extra.title),
            "link": .words(WebAddress.link(extra.url)),
            "body": markup.value(extra.body.html),
        ]
    }

    private func jokeValues(_ joke: Joke, anchor: String) -> PageValues {
        // A joke without a title of its own bears its first words: they need not stand twice.
        let isRepeated = !joke.title.isEmpty && joke.body.plain.hasPrefix(joke.title)
        return [
            "anchor": .text(anchor),
            "title": isRepeated ? .nothing : .words(joke.title),
            "link": .words(WebAddress.link(joke.url)),
            "body": markup.value(joke.body.html),
        ]
    }

    private func proseValues(_ prose: Prose, anchor: String) -> PageValues {
        [
            "anchor": .text(anchor),
            "heading": .words(prose.heading),
            "body": markup.value(prose.body.html),
        ]
    }
}
