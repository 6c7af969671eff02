// The short description of an episode in the feed.

import Podcast

/// What an app shows below the title: the summary, the topics, who paid, and a link to the page. It keeps to the tags that
/// Apple shows (p, ul, li, a, strong) and well below Apple's 4,000 bytes: whole blocks are left out, none is cut in two.
struct FeedSummary {
    /// Bytes of HTML that are filled; the link to the page comes on top.
    static let limit = 3000
    /// Bytes of plain text that are taken from the summary or the notes.
    static let textLimit = 1000

    private var out = HTMLText()

    var html: [UInt8] { out.bytes }

    init(_ entry: FeedEntry, page: String, words: FeedWords) {
        let topics = entry.content.topics.filter { !$0.title.isEmpty }
        add(paragraph: Self.text(entry, hasTopics: !topics.isEmpty))
        add(topics: topics)
        for sponsor in entry.content.sponsors {
            var line = HTMLText()
            line.tag("<p>")
            line.text(words.sponsoredBy)
            line.tag(": ")
            line.link(sponsor.name, to: sponsor.url)
            line.tag("</p>\n")
            if out.count + line.count <= Self.limit { out.append(line) }
        }
        out.tag("<p>")
        out.link(words.fullNotes, to: page)
        out.tag("</p>")
    }

    /// The summary, unless it is the topics that follow; where there is none and no topics either, what the notes begin
    /// with.
    private static func text(_ entry: FeedEntry, hasTopics: Bool) -> String {
        if entry.content.isTopicLine(entry.episode.summary) { return "" }
        if !entry.episode.summary.isEmpty || hasTopics { return entry.episode.summary }
        for item in entry.content.items {
            if case .prose(let prose) = item, prose.kind == .text, !prose.body.plain.isEmpty { return prose.body.plain }
        }
        return ""
    }

    /// The sentences that fit. Escaping makes text longer, up to sixfold for one of nothing but quotes: such a text is cut
    /// shorter until it fits.
    private mutating func add(paragraph text: String) {
        var room = Self.textLimit
        var paragraph = HTMLText()
        repeat {
            let sentences = TextCut.cut(text, bytes: room)
            guard !sentences.isEmpty else { return }
            paragraph = HTMLText()
            paragraph.tag("<p>")
            paragraph.text(sentences)
            paragraph.tag("</p>\n")
            room /= 2
        } while paragraph.count > Self.textLimit * 2
        out.append(paragraph)
    }

    private mutating func add(topics: [Topic]) {
        var list = HTMLText()
        for topic in topics {
            var line = HTMLText()
            line.tag("<li>")
            if let host = topic.host {
                line.tag("<strong>")
                line.text(host)
                line.tag(":</strong> ")
            }
            line.link(topic.title, to: topic.url)
            line.tag("</li>\n")
            guard out.count + list.count + line.count + 16 <= Self.limit else { break }
            list.append(line)
        }
        guard !list.isEmpty else { return }
        out.tag("<ul>\n")
        out.append(list)
        out.tag("</ul>\n")
    }
}
