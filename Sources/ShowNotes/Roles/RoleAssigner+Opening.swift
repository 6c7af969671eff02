// What stands before the topics: sponsors, guests, greetings, boilerplate.

import Podcast

extension RoleAssigner {
    mutating func takeSponsor(_ label: SectionLabel, _ rest: [Inline], _ entry: OutlineEntry) {
        let isBeforeTopics = !hasTopic && (section == .opening || section == .aside || section == .news)
        guard isBeforeTopics || isSponsorSection(entry) else {
            if section == .topic || section == .aside {
                // An advertisement in the middle: text of its own, no second sponsor.
                noteOurselves(rest)
                openProse(.text, heading: nil, line: entry.line)
                open.blocks.append(entry.block)
            } else {
                takeLine(entry.block)
            }
            return
        }
        close()
        section = .opening
        guard !Phrases.isPlaceholder(rest.plain) else {
            expected = .nothing
            return addElsewhere(entry.block)
        }
        let several = SponsorLine.several(rest)
        guard several.isEmpty else {
            for sponsor in several { addSponsor(sponsor, line: entry.line) }
            return
        }
        switch SponsorLine.read(rest) {
        case .ourselves:
            content.selfSponsored = true
            openProse(.boilerplate, heading: nil, line: entry.line)
            open.blocks.append(entry.block)
            expected = .detail
        case .named(let sponsor, let saysMore):
            addSponsor(sponsor, line: entry.line)
            if saysMore { addProse(entry.block) }
            expected = .sponsors
        case .listBelow: expected = .sponsors
        }
    }

    /// "## Acme - Sponsor": the section below is the advertisement, and its first link the sponsor's.
    ///
    /// - Returns: whether it is.
    mutating func takeSponsorHeading(_ words: String) -> Bool {
        for suffix in Phrases.sponsorSuffixes where words.lowercased().hasSuffix(suffix) {
            let name = SponsorLine.name(in: String(words.dropLast(suffix.count)))
            addSponsor(
                Sponsor(name: name.cut(to: NotesLimits.nameCharacters), url: next?.block.links.first?.url),
                line: entries[max(index - 1, 0)].line)
            return true
        }
        return false
    }

    mutating func takeGuests(_ rest: [Inline], _ entry: OutlineEntry) {
        close()
        section = .opening
        let names = GuestLine.names(in: rest, isList: Self.isPlural(entry, rest))
        addGuests(names)
        if names.isEmpty, Phrases.placeholders.contains(rest.plain.collapsed.lowercased()) {
            warnings.append((entry.line, "guest should be named, is the stand-in \"\(rest.plain.collapsed)\""))
        }
        if rest.isBlank {
            expected = .guests
            expectsSeveral = Self.isPlural(entry, rest)
            guestsLabel = entry
            if case .heading(let level, _) = entry.block.kind { guestLevels = (level, nil) }
        } else if !rest.links.isEmpty || names.joined(separator: " ") != rest.plain.collapsed {
            addProse(entry.block)
        }
    }

    mutating func takeOpeningBlock(_ entry: OutlineEntry) {
        let block = entry.block
        switch (expected, block.kind) {
        case (.sponsors, .list(_, _, let items)):
            takeSponsorList(items)
            addProse(block)
            expected = .nothing
        case (.guests, .list(_, _, let items)):
            takeGuests(items.compactMap { $0.first?.inlines }, isAll: items.allSatisfy { $0.count == 1 }, block)
        case (.sponsors, .paragraph(let inlines)): takeSponsorParagraph(inlines, block)
        case (.hosts, .list), (.hosts, .paragraph): takeHosts(block)
        case (.tags, .list), (.tags, .paragraph): takeTags(block)
        case (.guests, .paragraph(let inlines)): takeGuests(inlines.allLines, isAll: true, block)
        case (.guests, _): takeGuests([], isAll: false, block)
        default:
            expected = .nothing
            if let inlines = block.inlines { takeSponsorInside(inlines) }
            addProse(block)
        }
    }

    /// The block below "Guests". Names alone are shown with the title, so they are folded, as a list of hosts is; what says
    /// more of them, if only by a link, stays below its heading. A label that is no heading stays the line it was written as:
    /// made a heading, it would stand over all that follows.
    /// - Parameter isAll: whether the lines are all that the block has.
    private mutating func takeGuests(_ lines: [[Inline]], isAll: Bool, _ block: Block) {
        expected = .nothing
        var isKnown = isAll
        for line in lines {
            let names = GuestLine.names(in: line, isList: expectsSeveral && lines.count == 1)
            addGuests(names)
            isKnown = isKnown && GuestLine.says(line, nothingBut: names) && names.allSatisfy(content.guests.contains)
        }
        guard let label = guestsLabel, isKnown || label.isHeading else {
            if let label = guestsLabel { addProse(label.block) }
            return addProse(block)
        }
        openProse(isKnown ? .boilerplate : .text, heading: label.block, line: label.line)
        open.blocks.append(block)
        close()
        section = .opening
    }

    /// Before anything else is done with an entry: a label of guests that no block stands below keeps its place, and deeper
    /// headings below the heading "Guests" name them.
    mutating func takeGuestHeading(_ entry: OutlineEntry) {
        switch entry.kind {
        case .block, .host: return
        case .heading(let level, let inlines):
            let isFirst = expected == .guests
            keepGuestsLabel()
            guard let levels = guestLevels, level > levels.label else { break }
            // Behind other words, and below a guest's heading, are headings that name nobody.
            guard isFirst || levels.names == level else { return }
            let names = GuestLine.names(in: inlines).filter { $0.contains(" ") }
            if !names.isEmpty { guestLevels = (levels.label, level) }
            return addGuests(names)
        case .topic, .section, .time: keepGuestsLabel()
        }
        guestLevels = nil
    }

    /// A label of guests that nothing stands below is prose, so that it is not lost.
    mutating func keepGuestsLabel() {
        guard expected == .guests, let label = guestsLabel else { return }
        expected = .nothing
        guard label.isHeading else { return addProse(label.block) }
        openProse(.text, heading: label.block, line: label.line)
        close()
        section = .opening
    }

    /// Blocks below a heading of their own.
    mutating func takeAsideBlock(_ entry: OutlineEntry) {
        guard case .prose(let kind) = open.kind, kind == .boilerplate, expected == .detail else {
            return addProse(entry.block, openKind)
        }
        switch entry.block.kind {
        case .list(_, _, let items):
            for item in items { takeGuestItem(item) }
            open.blocks.append(entry.block)
            expected = .nothing
            endBoilerplate()
        case .rule:
            open.blocks.append(entry.block)
            endBoilerplate()
        case .paragraph(let inlines):
            // "Join us …" is one paragraph; a label alone takes what stands below it. A sentence may be cut in two.
            let goesOn = open.blocks.isEmpty || !open.heading.isEmpty || !Self.endsSentence(open.blocks)
            if goesOn {
                open.blocks.append(entry.block)
            } else {
                endBoilerplate()
                takeSponsorInside(inlines)
                addProse(entry.block)
            }
        default: open.blocks.append(entry.block)
        }
    }

    /// An advertisement in the middle for the show itself, in notes that name no sponsor.
    private mutating func noteOurselves(_ rest: [Inline]) {
        guard content.sponsors.isEmpty else { return }
        let words = rest.isBlank ? next?.block.inlines ?? [] : rest
        if case .ourselves = SponsorLine.read(words) { content.selfSponsored = true }
    }

    private var openKind: Prose.Kind {
        if case .prose(let kind) = open.kind { kind } else { .text }
    }

    /// Boilerplate is over; what comes next is about this episode.
    private mutating func endBoilerplate() {
        guard content.topics.isEmpty else { return }
        close()
        section = .opening
        expected = .nothing
    }

    /// "- Special guest: Name" among the ways to reach the hosts.
    private mutating func takeGuestItem(_ item: [Block]) {
        guard content.topics.isEmpty, let inlines = item.first?.inlines else { return }
        let label = SectionGrammar.label(Array(inlines.plain.unicodeScalars), isHeading: false)
        guard let label, label.role == .guests else { return }
        addGuests(GuestLine.names(in: inlines.dropping(scalars: label.length)))
    }

    /// A list below a bare "Sponsored by:" names the sponsors; below a name it has the link.
    private mutating func takeSponsorList(_ items: [[Block]]) {
        if content.sponsors.isEmpty {
            for item in items {
                guard let first = item.first, let inlines = first.inlines else { continue }
                if case .named(let sponsor, _) = SponsorLine.read(inlines) { addSponsor(sponsor, line: first.line) }
            }
        } else if content.sponsors[content.sponsors.count - 1].url == nil {
            content.sponsors[content.sponsors.count - 1].url = items.flatMap(\.links).first?.url
        }
    }

    /// A sponsor named within a sentence: "This is episode 24. It is sponsored by X: address".
    private mutating func takeSponsorInside(_ inlines: [Inline]) {
        guard content.sponsors.isEmpty, !content.selfSponsored else { return }
        let words = inlines.plain.lowercased()
        // Every paragraph comes by here, and nearly none names a sponsor.
        let phrases = Phrases.sponsorInside.filter(words.holds)
        guard !phrases.isEmpty else { return }
        let scalars = Array(words.unicodeScalars)
        for phrase in phrases {
            guard let start = scalars.firstRange(of: Array(phrase.unicodeScalars))?.upperBound else { continue }
            switch SponsorLine.read(inlines.dropping(scalars: start)) {
            case .ourselves: content.selfSponsored = true
            case .named(let sponsor, _): addSponsor(sponsor, line: entries[max(index - 1, 0)].line)
            case .listBelow: break
            }
            return
        }
    }

    mutating func addSponsor(_ sponsor: Sponsor, line: Int) {
        guard !sponsor.name.isEmpty, !content.sponsors.contains(where: { $0.name == sponsor.name }) else { return }
        content.sponsors.append(sponsor)
        sponsorLines[sponsor.name] = line
    }

    mutating func addGuests(_ names: [String]) {
        for name in names where content.guests.count < NotesLimits.people && !content.guests.contains(name) {
            content.guests.append(name)
            people.insert(name)
        }
    }

    /// Whether a label speaks of several: "Guests:", and not "Guest:".
    static func isPlural(_ entry: OutlineEntry, _ rest: [Inline]) -> Bool {
        let words = (entry.block.inlines?.plain ?? "").unicodeScalars
        let label = String(String.UnicodeScalarView(words.dropLast(rest.plain.unicodeScalars.count).prefix(80)))
        return Phrases.severalPeople.contains { label.lowercased().contains($0) }
    }

    /// A line that has a label and no role where it stands: text of the section.
    private mutating func takeLine(_ block: Block) {
        switch section {
        case .extras: takeExtrasBlock(block)
        case .joke: takeJokeBlock(block)
        default: addProse(block)
        }
    }

    private static func endsSentence(_ blocks: [Block]) -> Bool {
        guard let last = blocks.last?.inlines?.plain.trimmed.last else { return true }
        return ".!?)".contains(last)
    }
}

extension [Inline] {
    /// The lines that line breaks at the top level make.
    var allLines: [[Inline]] {
        split(omittingEmptySubsequences: true) { if case .lineBreak = $0 { true } else { false } }.map(Array.init)
    }
}
