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
            case .list(let first, _, let items) = entry.block.kind, isOpenToTopics, !isFacts(entry.block)
        else { return false }
        if let first, takeHostedItems(first, items) { return true }
        // Without a heading above it, a list may only go on with the text: one of links does not.
        guard !open.heading.isEmpty || items.count(where: { !$0.links.isEmpty }) * 2 > items.count else { return false }
        openLoose(entry)
        return true
    }

    /// "1. Ann: [Title](…)": a numbered list in which each item has its host is one of topics.
    ///
    /// - Returns: whether it is.
    private mutating func takeHostedItems(_ first: Int, _ items: [[Block]]) -> Bool {
        let labels = items.compactMap { item in item.first?.inlines.flatMap { Self.hostLabel($0) { _ in true } } }
        let counts = Dictionary(labels.map { ($0.name, 1) }, uniquingKeysWith: +)
        // "1. Dig: a hole" looks the same: a host is known, or has a second item.
        let areHosts = counts.allSatisfy { $0.value > 1 || isHost($0.key) }
        guard items.count > 1, labels.count == items.count, areHosts, !labels.contains(where: \.isAlone) else {
            return false
        }
        for (index, (item, label)) in zip(items, labels).enumerated() {
            guard let block = item.first, let inlines = block.inlines else { continue }
            let topic = TopicLabel(host: label.name, ordinal: first + index, length: label.length)
            let entry = OutlineEntry(kind: .block, block: block)
            takeTopic(topic, inlines.dropping(scalars: label.length), entry)
            open.blocks += item.dropFirst()
        }
        return true
    }

    /// Whether a list may be what the episode has, and not a part of the prose in hand.
    private var isOpenToTopics: Bool {
        (open.kind == .nothing || open.kind == .prose(.text)) && open.lists != .text
    }

    /// "Ann:" or "## Ann" over a list, in notes without topics: what she has.
    ///
    /// - Returns: whether the label is taken.
    mutating func takeLooseHost(_ label: HostLabel, _ entry: OutlineEntry) -> Bool {
        guard labelsNoTopics, label.isAlone, expected == .nothing, case .list? = next?.block.kind,
            section == .looseTopic || ((section == .opening || section == .aside) && isOpenToTopics)
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
