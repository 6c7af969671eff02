// The full notes of an episode, as one piece of HTML for content:encoded.

import Podcast

/// All of an episode's notes, in the order of the file: sponsors and guests first, what is the same every time last.
struct FeedNotes {
    private var out = HTMLText()
    private let words: FeedWords
    private let page: String
    private let site: SiteAddress

    var html: [UInt8] { out.bytes }

    /// - Parameters:
    ///   - page: the episode's page, absolute.
    ///   - site: what paths in the notes belong to.
    init(_ entry: FeedEntry, page: String, of site: SiteAddress, words: FeedWords) {
        (self.words, self.page, self.site) = (words, page, site)
        for sponsor in entry.content.sponsors { labelled(words.sponsoredBy) { $0.link(sponsor.name, to: sponsor.url) } }
        if !entry.guests.isEmpty { labelled(words.guests) { $0.text(entry.guests.joined(separator: ", ")) } }
        var isInExtras = false
        var boilerplate: [Prose] = []
        let content = entry.content
        for (position, item) in content.items.enumerated() {
            if case .extra(let extra) = item {
                if !isInExtras { beginExtras(content.label(ofExtrasAt: position) ?? words.extras) }
                isInExtras = true
                self.extra(extra)
                continue
            }
            if isInExtras { out.tag("</ul>\n") }
            isInExtras = false
            switch item {
            case .topic(let topic): self.topic(topic)
            case .joke(let joke): self.joke(joke)
            case .prose(let prose) where prose.kind == .boilerplate: boilerplate.append(prose)
            case .prose(let prose):
                if content.label(ofExtrasAt: position + 1) == nil { self.prose(prose) }
            case .extra: break
            }
        }
        if isInExtras { out.tag("</ul>\n") }
        for prose in boilerplate { self.prose(prose) }
    }

    private mutating func labelled(_ label: String, _ content: (inout HTMLText) -> Void) {
        out.tag("<p>")
        out.text(label)
        out.tag(": ")
        content(&out)
        out.tag("</p>\n")
    }

    /// "Host #2: title" or "2:39 title" (apps make a link of the time), without the parts that the notes leave out.
    private mutating func topic(_ topic: Topic) {
        let label = [topic.host, topic.ordinal.map { "#\($0)" }].compactMap(\.self).joined(separator: " ")
        if !label.isEmpty || !topic.title.isEmpty || topic.start != nil {
            out.tag("<h2>")
            if let start = topic.start { out.text(Timecode.short(start) + " ") }
            out.text(label)
            if !label.isEmpty, !topic.title.isEmpty { out.tag(": ") }
            out.link(topic.title, to: topic.url)
            out.tag("</h2>\n")
        }
        body(topic.body)
    }

    private mutating func beginExtras(_ label: String) {
        out.tag("<h2>")
        out.text(label)
        out.tag("</h2>\n<ul>\n")
    }

    /// The host's name stands in the item's own line: in front of a paragraph it would be a line by itself.
    private mutating func extra(_ extra: Extra) {
        out.tag("<li>")
        let (line, rest) = Self.firstParagraph(extra.body.html)
        let hasParts = line != nil && !rest.isEmpty
        if hasParts { out.tag("<p>") }
        if let host = extra.host {
            out.text(host)
            out.tag(": ")
        }
        if let line {
            out.safe(line, in: page, of: site)
        } else if extra.body.html.isEmpty {
            out.link(extra.title, to: extra.url)
        }
        if hasParts { out.tag("</p>\n") }
        out.safe(rest, in: page, of: site)
        out.tag("</li>\n")
    }

    /// What stands in the paragraph that HTML begins with, and what follows it; nil and all of it where something else does.
    private static func firstParagraph(_ html: String) -> (line: String?, rest: String) {
        // By bytes: with an accent behind it, a ">" is another character.
        let bytes = html.utf8
        guard bytes.starts(with: "<p>".utf8), let end = bytes.firstRange(of: "</p>".utf8) else { return (nil, html) }
        let rest = bytes[end.upperBound...].drop { $0 == 10 }
        return (String(Substring(bytes[..<end.lowerBound].dropFirst(3))), String(Substring(rest)))
    }

    /// A joke that has no title of its own lends its first line to the list of jokes: here that line stands in the text.
    private mutating func joke(_ joke: Joke) {
        let isInText = joke.title.isEmpty || joke.body.plain.hasPrefix(joke.title)
        out.tag("<h2>")
        out.text(words.joke)
        if !isInText {
            out.tag(": ")
            out.link(joke.title, to: joke.url)
        }
        out.tag("</h2>\n")
        body(joke.body)
    }

    private mutating func prose(_ prose: Prose) {
        if let heading = prose.heading, !heading.isEmpty {
            out.tag("<h2>")
            out.text(heading)
            out.tag("</h2>\n")
        }
        body(prose.body)
    }

    private mutating func body(_ text: RichText) {
        guard !text.html.isEmpty else { return }
        out.safe(text.html, in: page, of: site)
        out.tag("\n")
    }
}
