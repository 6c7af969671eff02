// Sections that only list times: "Timestamps".

import Podcast

extension RoleAssigner {
    /// "Timestamps" over nothing but times: chapters, and no topics. Over anything else the words are a heading or text
    /// like others.
    mutating func takeChapters(_ entry: OutlineEntry) {
        // Inside a topic of a host the words may head a list of anything.
        let isOwn = section != .topic || !grammar.hasTopics || entry.isEmphasised
        guard isOwn, section != .joke, let found = Self.chapters(in: entries, from: index) else {
            if case .heading(let level, let inlines) = entry.block.kind {
                takeHeading(level, inlines, entry)
            } else {
                takeBlock(entry)
            }
            return
        }
        // The page shows chapters in a list of their own, so the section stands with what is shown elsewhere.
        openProse(.boilerplate, heading: entry.block, line: entry.line)
        open.blocks = entries[index..<found.end].map { Self.lineByLine($0.block) }
        content.chapters += found.chapters
        index = found.end
        close()
        section = .opening
    }

    /// The chapters of a section that begins at an entry, and the entry behind it; nil where there is more to the section
    /// than times and titles.
    static func chapters(in entries: [OutlineEntry], from start: Int) -> (chapters: [Chapter], end: Int)? {
        var chapters: [Chapter] = []
        var end = start
        while end < entries.count {
            guard let found = Self.chapters(in: entries[end]) else { break }
            chapters += found
            end += 1
        }
        guard !chapters.isEmpty else { return nil }
        // A list or text right below belongs to the last time: these are topics.
        if end < entries.count, case .time = entries[end - 1].kind, entries[end].kind == .block,
            case .list = entries[end].block.kind
        {
            return nil
        }
        return (chapters, end)
    }

    private static func chapters(in entry: OutlineEntry) -> [Chapter]? {
        switch (entry.kind, entry.block.kind) {
        case (.time(let label, let rest), _) where !label.isAlone && entry.block.inlines != nil && !rest.isBlank:
            return [chapter(label.start, rest)]
        case (.block, .paragraph(let inlines)): return all(inlines.allLines)
        case (.block, .list(_, _, let items)):
            let lines = items.compactMap { $0.count == 1 ? $0.first?.inlines : nil }
            guard lines.count == items.count else { return nil }
            return all(lines) ?? trailing(items)
        default: return nil
        }
    }

    /// Lines that all begin with a time.
    private static func all(_ lines: [[Inline]]) -> [Chapter]? {
        var chapters: [Chapter] = []
        for line in lines {
            guard let label = TimeLabel.read(Array(line.plain.unicodeScalars.prefix(Sketch.limit))) else { return nil }
            chapters.append(chapter(label.start, line.dropping(scalars: label.length)))
        }
        return chapters.isEmpty ? nil : chapters
    }

    private static func trailing(_ items: [[Block]]) -> [Chapter]? {
        guard let times = trailingTimes(items) else { return nil }
        return zip(items, times).map { item, label in
            let inlines = item.first?.inlines ?? []
            let title = String(String.UnicodeScalarView(inlines.plain.unicodeScalars.prefix(label.length)))
            return Chapter(
                start: label.start, title: title.collapsed.cut(to: NotesLimits.headingCharacters), url: inlines.firstURL
            )
        }
    }

    /// A paragraph with its lines as they were written, one below the other.
    private static func lineByLine(_ block: Block) -> Block {
        guard case .paragraph(let inlines) = block.kind else { return block }
        let lines = inlines.map { inline in
            if case .lineBreak = inline { Inline.lineBreak(isHard: true) } else { inline }
        }
        return Block(kind: .paragraph(lines), line: block.line)
    }

    private static func chapter(_ start: Double, _ words: [Inline]) -> Chapter {
        Chapter(
            start: start, title: words.plain.collapsed.cut(to: NotesLimits.headingCharacters), url: words.firstURL)
    }
}
