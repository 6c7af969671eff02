// Extras: short items, grouped by host.

import Podcast

extension RoleAssigner {
    mutating func takeExtrasLabel(_ label: SectionLabel, _ rest: [Inline], _ entry: OutlineEntry) {
        close()
        section = .extras
        expected = .nothing
        extrasHost = label.host
        let isKept = takeOwnLabel(entry)
        if let remark = label.remark, !isKept {
            addProse(Block(kind: .paragraph([.text("(\(remark))")]), line: entry.line))
        }
        if !rest.isBlank { takeExtrasBlock(Block(kind: .paragraph(rest), line: entry.line)) }
    }

    /// A label in the show's own words ("What are we up to?") is kept, as a heading without text.
    ///
    /// - Returns: whether it is, all of it.
    private mutating func takeOwnLabel(_ entry: OutlineEntry) -> Bool {
        guard case .section(let label, _) = entry.kind, let words = entry.block.inlines?.plain else { return false }
        let own = String(String.UnicodeScalarView(words.unicodeScalars.prefix(label.length))).collapsed
        let marks: Set<Character> = [":", "*", "-", "\u{2013}", "\u{2014}", " "]
        var heading = own[...]
        while let last = heading.last, marks.contains(last) { heading.removeLast() }
        guard label.host == nil, !Phrases.plainExtras.contains(heading.lowercased()), !heading.isEmpty else {
            return false
        }
        content.items.append(
            .prose(Prose(kind: .text, heading: String(heading), body: RichText(), line: entry.line)))
        return true
    }

    /// "Ann:" alone opens the host's items; with words behind it, it is one.
    mutating func takeExtrasHost(_ label: HostLabel, _ rest: [Inline], _ entry: OutlineEntry) {
        if label.isAlone {
            close()
            extrasHost = label.name
        } else {
            openExtra(rest, host: label.name, line: entry.line)
        }
        expected = .detail
        if label.isAlone { expected = .nothing }
    }

    mutating func takeExtrasBlock(_ block: Block) {
        switch block.kind {
        case .list(let start, let isTight, let items):
            // A list right below a paragraph tells more about it.
            if expected == .detail, case .extra = open.kind {
                open.blocks.append(Block(kind: .list(start: start, isTight: isTight, items: items), line: block.line))
                expected = .nothing
            } else {
                takeExtras(items, host: extrasHost)
            }
        case .paragraph(let inlines), .heading(_, let inlines):
            if inlines.plain.collapsed.isEmpty {
                addToExtra(block)
            } else if let label = Self.hostLabel(inlines, isKnown: people.contains) {
                let entry = OutlineEntry(kind: .block, block: block)
                takeExtrasHost(label, inlines.dropping(scalars: label.length), entry)
            } else {
                openExtra(inlines, host: extrasHost, line: block.line)
                expected = .detail
            }
        case .rule: break
        case .code, .quote, .table: addToExtra(block)
        }
    }

    /// Each item is one extra; an item that is only a host's name gives it to the items inside.
    private mutating func takeExtras(_ items: [[Block]], host: String?) {
        for item in items {
            guard let first = item.first else { continue }
            guard let inlines = first.inlines, !inlines.plain.collapsed.isEmpty else {
                for block in item { addToExtra(block) }
                continue
            }
            let label = Self.hostLabel(inlines, isKnown: isHost)
            guard let label else {
                openExtra(inlines, host: host, line: first.line)
                open.blocks += item.dropFirst()
                continue
            }
            if label.isAlone {
                close()
                for block in item.dropFirst() {
                    if case .list(_, _, let inner) = block.kind {
                        takeExtras(inner, host: label.name)
                    } else if let inlines = block.inlines {
                        openExtra(inlines, host: label.name, line: block.line)
                    } else {
                        addToExtra(block)
                    }
                }
            } else {
                openExtra(inlines.dropping(scalars: label.length), host: label.name, line: first.line)
                open.blocks += item.dropFirst()
            }
        }
        expected = .nothing
    }

    /// Opens an extra that begins with a line of its own.
    private mutating func openExtra(_ inlines: [Inline], host: String?, line: Int) {
        close()
        let own = inlines.firstLine.line
        open = OpenPart(
            kind: .extra(host: host), heading: own, title: own.plain.collapsed, url: own.firstURL,
            blocks: [Block(kind: .paragraph(inlines), line: line)], line: line, headingIsInBlocks: true)
    }

    /// Code, an image or a quotation belongs to the extra above it.
    private mutating func addToExtra(_ block: Block) {
        if case .extra = open.kind { open.blocks.append(block) } else { addProse(block) }
    }

    func isHost(_ name: String) -> Bool {
        grammar.topics.isKnown(name) || people.begins(with: name)
    }
}
