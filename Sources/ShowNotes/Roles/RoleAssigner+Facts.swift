// What notes say of an episode in lists of their own: dates, hosts, tags.

import Podcast

extension RoleAssigner {
    /// "* Air Date: 2026-02-02" and the like, at the top of the notes: no topics, whatever else the list is.
    ///
    /// - Returns: whether the block is taken.
    mutating func takeFacts(_ block: Block) -> Bool {
        guard section == .opening, expected == .nothing, let lines = Self.facts(block) else { return false }
        for (words, line) in lines {
            guard let (fact, value) = Self.fact(words), fact == .published, published == nil else { continue }
            published = DateReader.read(value)
            if published == nil {
                warnings.append((line, "date should be as 2026-06-23, is \"\(value.cut(to: 40))\""))
            }
        }
        // The page shows what it knows in its head.
        addElsewhere(block)
        return true
    }

    /// Another player, put in as HTML: with what is shown elsewhere, for the page has a player of its own. Its words stay as
    /// they are, its address a link.
    ///
    /// - Returns: whether the block is taken.
    mutating func takeEmbed(_ block: Block) -> Bool {
        guard section == .opening, case .paragraph(let inlines) = block.kind else { return false }
        let words = inlines.plain.trimmed
        guard words.hasPrefix("<iframe "), words.hasSuffix(">") else { return false }
        addElsewhere(block)
        return true
    }

    /// Whether a block has nothing but facts.
    func isFacts(_ block: Block) -> Bool { Self.facts(block) != nil }

    /// The lines of a list of nothing but "Key: value" with a key that says a fact among them, or of a paragraph where all
    /// say one; nil for other blocks.
    private static func facts(_ block: Block) -> [(words: [Inline], line: Int)]? {
        switch block.kind {
        case .list(_, _, let items):
            guard items.count <= 12 else { return nil }
            let lines = items.compactMap { item in
                item.count == 1 ? item.first?.inlines.map { ($0, item[0].line) } : nil
            }
            guard lines.count == items.count, lines.allSatisfy({ $0.0.plain.contains(":") }) else { return nil }
            return lines.contains { fact($0.0) != nil } ? lines : nil
        case .paragraph(let inlines):
            let lines = inlines.allLines.enumerated().map { ($0.element, block.line + $0.offset) }
            return lines.count <= 12 && lines.allSatisfy { fact($0.0) != nil } ? lines : nil
        case .heading, .code, .quote, .table, .rule: return nil
        }
    }

    /// "Your hosts", "Tags": who and what stands behind the label or in the block below it.
    mutating func takePeopleOrTags(_ label: SectionLabel, _ rest: [Inline], _ entry: OutlineEntry) {
        // In the middle of things the words head a list like any other.
        let isOwn = entry.isHeading || ((section == .opening || section == .aside) && !hasTopic)
        guard isOwn, section != .joke, section != .extras || entry.isHeading else { return takeBlock(entry) }
        close()
        section = .opening
        guard rest.isBlank else {
            let block = Block(kind: .paragraph(rest), line: entry.line)
            if label.role == .hosts {
                addHosts(in: block, isList: Self.isPlural(entry, rest))
            } else {
                addTags(in: block)
            }
            return addElsewhere(entry.block)
        }
        // Nothing below it: nothing to say.
        guard next?.kind == .block else { return }
        open = OpenPart(kind: .prose(.boilerplate), heading: entry.block.inlines ?? [], line: entry.line)
        expected = label.role == .hosts ? .hosts : .tags
        expectsSeveral = Self.isPlural(entry, rest)
    }

    /// The block below "Your hosts".
    mutating func takeHosts(_ block: Block) {
        addHosts(in: block, isList: expectsSeveral)
        open.blocks.append(block)
        expected = .nothing
        close()
    }

    /// The block below "Tags".
    mutating func takeTags(_ block: Block) {
        addTags(in: block)
        open.blocks.append(block)
        expected = .nothing
        close()
    }

    /// The paragraph below "Sponsor": an advertisement, whose first link is the sponsor's.
    mutating func takeSponsorParagraph(_ inlines: [Inline], _ block: Block) {
        expected = .nothing
        if Phrases.isPlaceholder(inlines.plain) {
            // "Sponsored by", "None".
            let label = index >= 2 ? entries[index - 2] : nil
            return addElsewhere(block, heading: label?.isHeading == true ? label?.block.inlines : nil)
        }
        if content.sponsors.isEmpty, !content.selfSponsored, let link = inlines.links.first {
            let name = SafeURL.looksLikeAddress(link.text) ? SponsorLine.name(in: inlines.plain.collapsed) : link.text
            addSponsor(Sponsor(name: name.cut(to: NotesLimits.nameCharacters), url: link.url), line: block.line)
        }
        addProse(block)
    }

    /// Text that says what the page shows in another place.
    mutating func addElsewhere(_ block: Block, heading: [Inline]? = nil) {
        close()
        open = OpenPart(kind: .prose(.boilerplate), heading: heading ?? [], blocks: [block], line: block.line)
        close()
    }

    /// Names in a list's items or in a line. A link to a page of guests says what somebody is.
    /// - Parameter isList: Whether commas part the people of one line.
    private mutating func addHosts(in block: Block, isList: Bool) {
        let lines = block.lines
        for line in lines {
            let names = GuestLine.names(in: line, isList: isList && lines.count == 1)
            if line.firstAddress?.contains("/guests/") == true {
                addGuests(names)
            } else {
                for name in names where canName(name) {
                    content.namedHosts.append(name)
                    people.insert(name)
                }
            }
        }
    }

    func canName(_ host: String) -> Bool {
        content.namedHosts.count < NotesLimits.people && !content.namedHosts.contains(host)
    }

    private mutating func addTags(in block: Block) {
        for line in block.lines { content.tags = Tags.added(Tags.split(line.plain), to: content.tags) }
    }

    private static func fact(_ words: [Inline]) -> (fact: Phrases.Fact, value: String)? {
        let text = words.plain.collapsed
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let key = text[..<colon].filter { $0 != "*" }.trimmed.lowercased()
        return Phrases.facts[key].map { ($0, text[text.index(after: colon)...].trimmed) }
    }
}

extension Block {
    /// The lines of a paragraph, or the first line of each of a list's items.
    fileprivate var lines: [[Inline]] {
        switch kind {
        case .paragraph(let inlines), .heading(_, let inlines): inlines.allLines
        case .list(_, _, let items): items.compactMap { $0.first?.inlines }
        case .code, .quote, .table, .rule: []
        }
    }
}

extension [Inline] {
    /// The first address of a link as written, one within another site too.
    fileprivate var firstAddress: String? {
        for inline in self {
            switch inline {
            case .link(let url, _): return url
            case .emphasis(let children), .strong(let children), .strikethrough(let children):
                if let url = children.firstAddress { return url }
            case .text, .code, .lineBreak, .image: continue
            }
        }
        return nil
    }
}
