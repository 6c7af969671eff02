// Gives every entry of the outline its role.

import Podcast

/// Walks over the outline once, in order, and makes the episode's content. Whatever has no role stays in place as prose.
///
/// What a block is depends on the section it stands in; sections are opened by labels. The ways of sections stand in
/// extensions: before the topics (`+Opening`), topics (`+Topics`), extras (`+Extras`), jokes (`+Jokes`).
struct RoleAssigner {
    /// The part of the notes that the walk is in.
    enum Section: Equatable {
        /// Before the first topic.
        case opening
        /// Below a heading such as "News items", in notes that number nothing: title lines are topics.
        case news
        case topic
        case extras
        case joke
        /// A topic of notes that label none: a heading ends it.
        case looseTopic
        /// Text of its own: an unknown heading, an advertisement, boilerplate.
        case aside
    }

    /// The list or lines below a label that belong to it.
    enum Expected: Equatable {
        case nothing
        case sponsors
        case guests
        case hosts
        case tags
        /// A list that only tells more.
        case detail
    }

    let grammar: LabelGrammar
    /// Whether nothing in the notes is labelled as a topic: then lists are what the episode has.
    let labelsNoTopics: Bool
    var entries: [OutlineEntry]
    var index = 0
    var section = Section.opening
    var expected = Expected.nothing
    var content = EpisodeContent()
    /// Whether the people expected below a label are several: "Guests", and not "Guest".
    var expectsSeveral = false
    /// The label that guests are expected below.
    var guestsLabel: OutlineEntry?
    /// The level of the heading "Guests" that the walk is below, and of the headings that name them there, once there is one.
    var guestLevels: (label: Int, names: Int?)?
    /// Warnings for the host, with their line.
    var warnings: [(line: Int, message: String)] = []
    /// Whose extras the walk is in.
    var extrasHost: String?
    /// Where each sponsor was named.
    var sponsorLines: [String: Int] = [:]
    /// The label of jokes that none has followed yet.
    var emptyJokes: Int?
    /// How the jokes of the section in hand are told.
    var jokes = JokeSection()
    /// Hosts by the prefixes of their items, and names that became known on the way: guests.
    var people = ShownNames()
    /// The part that further blocks are added to.
    var open = OpenPart()
    /// Whether any part so far is a topic.
    var hasTopic = false
    /// The addresses of the parts before `linkedItems`: asked for by each list of links.
    var linksAbove: Set<String> = []
    var linkedItems = 0
    /// The level of the heading that a loose topic is titled by; 0 for one without.
    var looseLevel = 0
    /// The publishing date that a line of facts names, as written.
    var published: WrittenDate?
    /// The last topic's time.
    var lastTime: Double?
    /// Where each time stands.
    var timeLines: [Double: Int] = [:]

    init(_ entries: [OutlineEntry], grammar: LabelGrammar) {
        self.entries = entries
        self.grammar = grammar
        labelsNoTopics = Self.labelsNoTopics(entries, grammar)
        for name in Self.prefixedHosts(entries, grammar) { people.insert(name) }
    }

    /// The walk over the outline, done: its content and what was found on the way.
    static func assigned(_ entries: [OutlineEntry], grammar: LabelGrammar) -> RoleAssigner {
        var assigner = RoleAssigner(entries, grammar: grammar)
        while assigner.index < assigner.entries.count {
            let entry = assigner.entries[assigner.index]
            assigner.index += 1
            assigner.take(entry)
        }
        assigner.keepGuestsLabel()
        assigner.close()
        assigner.endJokes()
        assigner.warnings += TopicNumbers.warnings(for: assigner.content.topics)
        for sponsor in assigner.content.sponsors where sponsor.url == nil {
            guard let line = assigner.sponsorLines[sponsor.name] else { continue }
            assigner.warnings.append((line, "sponsor \"\(sponsor.name)\" should have a link, has none"))
        }
        return assigner
    }

    /// The entry after the one in hand.
    var next: OutlineEntry? { index < entries.count ? entries[index] : nil }

    private mutating func take(_ entry: OutlineEntry) {
        takeGuestHeading(entry)
        switch entry.kind {
        case .topic(let label, let rest): takeTopic(label, rest, entry)
        case .section(let label, let rest): takeSection(label, rest, entry)
        case .host(let label, let rest): takeHost(label, rest, entry)
        case .time(let label, let rest): takeTime(label, rest, entry)
        case .heading(let level, let inlines): takeHeading(level, inlines, entry)
        case .block: takeBlock(entry)
        }
    }

    private mutating func takeSection(_ label: SectionLabel, _ rest: [Inline], _ entry: OutlineEntry) {
        switch label.role {
        case .sponsor: takeSponsor(label, rest, entry)
        case .guests:
            if entry.isHeading || ((section == .opening || section == .aside) && content.topics.isEmpty) {
                takeGuests(rest, entry)
            } else {
                // Behind a topic the line stays where it stands, and names its guests all the same.
                if section != .extras, section != .joke, !label.isAlone {
                    let names = GuestLine.names(in: rest, isList: Self.isPlural(entry, rest))
                    addGuests(names.filter { $0.contains(" ") })
                }
                takeBlock(entry)
            }
        case .boilerplate:
            if section == .extras || section == .joke || section == .topic, !label.isAlone {
                takeBlock(entry)
            } else {
                openProse(.boilerplate, heading: label.isAlone ? entry.block : nil, line: entry.line)
                if !label.isAlone { open.blocks.append(entry.block) }
                expected = .detail
            }
        case .links:
            // In a topic "Links:" is a line like any other; as a heading, or behind the topics, it repeats all links.
            guard label.isAlone, entry.isHeading || section == .extras || section == .joke else {
                return takeBlock(entry)
            }
            takeLinks(entry)
        case .intro:
            guard section == .opening || section == .aside, content.topics.isEmpty else { return takeBlock(entry) }
            openProse(.boilerplate, heading: entry.block, line: entry.line)
            expected = .detail
        case .news:
            openProse(.text, heading: entry.block, line: entry.line)
            if !grammar.hasTopics { section = .news }
        case .notes: takeNotes(entry)
        case .chapters: takeChapters(entry)
        case .hosts, .tags: takePeopleOrTags(label, rest, entry)
        case .extras: takeExtrasLabel(label, rest, entry)
        case .joke: takeJokeLabel(label, rest, entry)
        }
    }

    private mutating func takeHost(_ label: HostLabel, _ rest: [Inline], _ entry: OutlineEntry) {
        if takeLooseHost(label, entry) { return }
        switch section {
        case .extras: takeExtrasHost(label, rest, entry)
        // "**Bob: Follow up:** [title](u)": a heading with a host and no number.
        case .topic where entry.isEmphasised && !label.isAlone:
            takeTopic(TopicLabel(host: label.name, ordinal: nil, length: label.length), rest, entry)
        default: takeBlock(entry)
        }
    }

    mutating func takeHeading(_ level: Int, _ inlines: [Inline], _ entry: OutlineEntry) {
        // "### Ann" over a list of extras: a name nobody else mentions.
        let name = inlines.plain.collapsed
        if section == .extras, level > 2, PersonName.isPlausible(name), case .list? = next?.block.kind {
            return takeExtrasHost(HostLabel(name: name, length: 0, isAlone: true), [], entry)
        }
        if section == .looseTopic, looseLevel > 0, level > looseLevel { return takeBlock(entry) }
        // Small headings belong to the part they stand in, and so does a second H1: it is a comment of code without fences.
        if level > 2 || level == 1, section != .opening, section != .aside, section != .looseTopic {
            return takeBlock(entry)
        }
        if section == .joke, open.kind == .nothing { return takeJokeBlock(entry.block) }
        let isAdvertisement = takeSponsorHeading(name)
        openProse(.text, heading: entry.block, line: entry.line)
        if isAdvertisement { open.lists = .text }
    }

    mutating func takeBlock(_ entry: OutlineEntry) {
        if takeTimes(in: entry.block) || takeLooseList(entry) || takeFacts(entry.block) || takeEmbed(entry.block) {
            return
        }
        switch section {
        case .opening: takeOpeningBlock(entry)
        case .news: takeNewsBlock(entry)
        case .topic, .looseTopic: open.blocks.append(entry.block)
        case .extras: takeExtrasBlock(entry.block)
        case .joke: takeJokeBlock(entry.block)
        case .aside: takeAsideBlock(entry)
        }
    }

    /// Starts a stretch of prose of its own; its heading's links are kept.
    mutating func openProse(_ kind: Prose.Kind, heading: Block?, line: Int) {
        close()
        section = .aside
        expected = .nothing
        let words = heading?.inlines ?? []
        // A label's colon is a mark of the file, and no part of a heading.
        var title = words.plain.collapsed
        while title.hasSuffix(":") { title.removeLast() }
        open = OpenPart(kind: .prose(kind), heading: words, title: title.trimmed, line: line)
    }

    /// Adds a block to the prose in hand, or to new prose where there is none.
    mutating func addProse(_ block: Block, _ kind: Prose.Kind = .text) {
        if open.kind != .prose(kind) || (kind == .text && open.heading.isEmpty == false && section != .aside) {
            close()
            open = OpenPart(kind: .prose(kind), line: block.line)
        }
        open.blocks.append(block)
    }

    /// Ends the part in hand and puts it into the content.
    mutating func close() {
        if let item = open.item {
            content.items.append(item)
            if case .topic = item { hasTopic = true }
        }
        open = OpenPart()
    }
}
