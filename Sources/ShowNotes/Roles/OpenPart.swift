// The part of the notes that is being collected.

import Podcast

/// A topic, extra, joke or stretch of prose that may still get blocks.
struct OpenPart {
    enum Kind: Equatable {
        case nothing
        case topic(TopicLabel)
        case extra(host: String?)
        case joke
        case prose(Prose.Kind)
    }

    var kind = Kind.nothing
    /// The words of the heading, or of a joke's or an extra's own line.
    var heading: [Inline] = []
    /// The title in plain words where it is not the heading's.
    var title: String?
    var url: String?
    /// Stands above the blocks, and has no links that the heading does not have.
    var aside: [Inline] = []
    /// Links of the label in front of the heading's words.
    var labelLinks: [Link] = []
    var blocks: [Block] = []
    var line = 0
    /// Seconds into the audio at which a topic begins.
    var start: Double?
    /// What a list below the heading is, in notes that label no topics.
    var lists = ListMeaning.titledTopic
    /// Whether the heading's words stand in the blocks too, so that its links count once.
    var headingIsInBlocks = false
    /// Whether a list that comes next belongs to this part's paragraph.
    var endsWithParagraph = false

    enum ListMeaning: Equatable {
        /// What the heading speaks of.
        case titledTopic
        /// What the episode has: the heading, "Show notes", says no more.
        case untitledTopic
        /// Part of the text, as in an advertisement.
        case text
    }

    /// The level of the heading that pages show the text below: a topic's title, the one over a host's extras, a joke's.
    private var titleLevel: Int {
        switch kind {
        case .nothing, .topic, .prose, .extra(host: nil): 2
        case .extra, .joke: 3
        }
    }

    /// The finished item; nil when there is nothing.
    var item: NotesItem? {
        let whole = title ?? heading.plain.collapsed
        let title = whole.cut(to: NotesLimits.headingCharacters)
        var (blocks, own) = (blocks, headingIsInBlocks ? [] : heading.asLinks)
        if title != whole, !headingIsInBlocks {
            // Running text without an end: the body has all of it.
            blocks.insert(Block(kind: .paragraph(heading), line: line), at: 0)
            own = []
        }
        let links = labelLinks + own + blocks.links
        let above = aside.isEmpty ? [] : [Block(kind: .paragraph(aside), line: line)]
        let text = (above + blocks).richText(below: titleLevel)
        switch kind {
        case .nothing: return nil
        case .topic(let label):
            return .topic(
                Topic(
                    ordinal: label.ordinal, host: label.host, title: title, url: url, body: text, links: links,
                    start: start, line: line))
        case .extra(let host):
            return .extra(Extra(host: host, title: title, url: url, body: text, links: links, line: line))
        case .joke: return .joke(Joke(title: title, url: url, body: text, links: links, line: line))
        case .prose(let kind):
            guard !text.isEmpty || !title.isEmpty else { return nil }
            return .prose(
                Prose(kind: kind, heading: title.isEmpty ? nil : title, body: text, links: links, line: line))
        }
    }
}
