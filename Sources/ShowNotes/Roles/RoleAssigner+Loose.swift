// Notes that label no topics: their lists are what the episode has.

import Podcast

extension RoleAssigner {
    /// Whether nothing in the outline is labelled as a topic, by host, number, time or a heading over news.
    static func labelsNoTopics(_ entries: [OutlineEntry], _ grammar: LabelGrammar) -> Bool {
        guard !grammar.hasTopics else { return false }
        var index = 0
        while index < entries.count {
            let entry = entries[index]
            index += 1
            switch entry.kind {
            case .topic, .time: return false
            case .section(let label, _) where label.role == .news: return false
            case .section(let label, _) where label.role == .chapters:
                index = chapters(in: entries, from: index)?.end ?? index
            case .block:
                guard case .list(_, _, let items) = entry.block.kind else { continue }
                if grammar.times.isActive, items.contains(where: { leadingTime($0) != nil }) { return false }
                if trailingTimes(items) != nil { return false }
            case .section, .host, .heading: continue
            }
        }
        return true
    }

    /// "Show notes" and the like over what the episode has: a heading that titles nothing.
    mutating func takeNotes(_ entry: OutlineEntry) {
        guard case .heading(let level, let inlines) = entry.block.kind else { return takeBlock(entry) }
        guard !grammar.hasTopics else { return takeHeading(level, inlines, entry) }
        openProse(.text, heading: entry.block, line: entry.line)
        open.lists = .untitledTopic
    }

    /// "## Sponsor" behind the topics of notes that label none by host: such a heading ends what stands above it.
    func isSponsorSection(_ entry: OutlineEntry) -> Bool {
        let isAmongTopics = section == .looseTopic || (section == .topic && !grammar.hasTopics)
        return isAmongTopics && entry.isHeading && content.sponsors.isEmpty
    }

    /// "Links": what the episode has, where nothing else is labelled; else they say again what the parts above have, or
    /// more than that.
    mutating func takeLinks(_ entry: OutlineEntry) {
        let repeats = repeatsLinks(of: next)
        let isEmpty = next?.block.inlines.map { Phrases.isPlaceholder($0.plain) } ?? false
        let isFirst = labelsNoTopics && !hasTopic && section != .looseTopic
        openProse(repeats || isEmpty ? .boilerplate : .text, heading: entry.block, line: entry.line)
        open.lists = isFirst ? .untitledTopic : .text
    }

    /// A list in notes without topics: the topic that the heading above it names, or one without a title.
    ///
    /// - Returns: whether the block is taken.
    mutating func takeLooseList(_ entry: OutlineEntry) -> Bool {
        guard labelsNoTopics, section == .opening || section == .aside, expected == .nothing,
            case .list(_, _, let items) = entry.block.kind, open.kind == .nothing || open.kind == .prose(.text),
            open.lists != .text, !isFacts(entry.block)
        else { return false }
        // Without a heading above it, a list may only go on with the text: one of links does not.
        guard !open.heading.isEmpty || items.count(where: { !$0.links.isEmpty }) * 2 > items.count else { return false }
        openLoose(entry)
        return true
    }

    /// "Ann:" over a list, in notes without topics: what she has.
    ///
    /// - Returns: whether the label is taken.
    mutating func takeLooseHost(_ label: HostLabel, _ entry: OutlineEntry) -> Bool {
        guard labelsNoTopics, label.isAlone, expected == .nothing, case .list? = next?.block.kind,
            section == .looseTopic || (section == .aside && open.lists == .untitledTopic)
        else { return false }
        close()
        open = OpenPart(
            kind: .topic(TopicLabel(host: label.name, ordinal: nil, length: 0)), title: "", line: entry.line)
        looseLevel = 0
        section = .looseTopic
        return true
    }

    private mutating func openLoose(_ entry: OutlineEntry) {
        var topic = OpenPart(kind: .topic(TopicLabel(host: nil, ordinal: nil, length: 0)), title: "", line: entry.line)
        looseLevel = 0
        if open.lists == .titledTopic, !open.heading.isEmpty, let level = headingLevel(at: open.line) {
            // The heading's text, and what stands between it and the list, is the topic's.
            topic.heading = open.heading
            topic.title = nil
            topic.url = open.heading.firstURL
            topic.blocks = open.blocks
            topic.line = open.line
            looseLevel = level
        } else {
            close()
        }
        topic.blocks.append(entry.block)
        open = topic
        section = .looseTopic
    }

    /// Whether most links of a block stand in the parts above it already. Without links it says nothing new either.
    private mutating func repeatsLinks(of entry: OutlineEntry?) -> Bool {
        guard let links = entry?.block.links, !links.isEmpty, !labelsNoTopics else { return grammar.hasTopics }
        close()
        for item in content.items[linkedItems...] { linksAbove.formUnion(item.links.map(\.url)) }
        linkedItems = content.items.count
        return links.count { linksAbove.contains($0.url) } * 2 >= links.count
    }

    /// The level of the last heading, if it stands in this line.
    private func headingLevel(at line: Int) -> Int? {
        for entry in entries[..<(index - 1)].reversed() {
            guard case .heading(let level, _) = entry.block.kind else { continue }
            return entry.line == line ? level : nil
        }
        return nil
    }
}

extension NotesItem {
    /// Every link in it, in order.
    fileprivate var links: [Link] {
        switch self {
        case .topic(let topic): topic.links
        case .extra(let extra): extra.links
        case .joke(let joke): joke.links
        case .prose(let prose): prose.links
        }
    }
}
