// Blocks → a flat sequence of headings, labels and text.

/// One entry of the outline, with the block it was made of.
struct OutlineEntry {
    enum Kind: Equatable {
        /// A topic's heading; `rest` is what stands behind the label.
        case topic(TopicLabel, rest: [Inline])
        case section(SectionLabel, rest: [Inline])
        case host(HostLabel, rest: [Inline])
        /// A time and what stands behind it.
        case time(TimeLabel, rest: [Inline])
        /// A Markdown heading without a label.
        case heading(level: Int, [Inline])
        case block

        /// Whether it begins a topic or a section.
        var isLabel: Bool {
            switch self {
            case .topic, .section, .time: true
            case .host, .heading, .block: false
            }
        }
    }

    var kind: Kind
    var block: Block

    var line: Int { block.line }

    var isHeading: Bool { if case .heading = block.kind { true } else { false } }

    /// Whether the line is a Markdown heading, or begins with bold text or a link.
    var isEmphasised: Bool {
        switch block.kind {
        case .heading: true
        case .paragraph(let inlines): inlines.first(where: { ![$0].isBlank })?.looksLikeTitle ?? false
        default: false
        }
    }
}

/// The outline of a document: its top-level blocks, each with its label if it has one.
enum Outline {
    /// A list whose items are all headings of topics, as headings with what stands below each; any other block as it is.
    private static func unlisted(_ block: Block) -> [Block] {
        guard case .list(_, _, let items) = block.kind else { return [block] }
        let isAll = items.allSatisfy { item in
            guard let inlines = item.first?.inlines, inlines.first?.looksLikeTitle == true else { return false }
            return BulletHeading.label(Array(inlines.plain.unicodeScalars.prefix(Sketch.limit))) != nil
        }
        return isAll ? items.flatMap { $0 } : [block]
    }

    static func entries(of blocks: [Block], grammar: LabelGrammar) -> [OutlineEntry] {
        let blocks = grammar.hasTopics ? blocks : blocks.flatMap { unlisted($0) }
        return blocks.map { block in
            var entry = OutlineEntry(kind: .block, block: block)
            guard let inlines = block.inlines else { return entry }
            var level = 0
            if case .heading(let heading, _) = block.kind { level = heading }
            let words = Array(inlines.plain.unicodeScalars.prefix(Sketch.limit))
            let label = grammar.label(words, isEmphasised: entry.isEmphasised, headingLevel: level)
            switch label {
            case .topic(let label): entry.kind = .topic(label, rest: inlines.dropping(scalars: label.length))
            case .section(let label): entry.kind = .section(label, rest: inlines.dropping(scalars: label.length))
            case .host(let label): entry.kind = .host(label, rest: inlines.dropping(scalars: label.length))
            case .time(let label): entry.kind = .time(label, rest: inlines.dropping(scalars: label.length))
            case nil: if level > 0 { entry.kind = .heading(level: level, inlines) }
            }
            return entry
        }
    }
}
