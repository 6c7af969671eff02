// Sections that only list times: "Timestamps".

import Podcast

extension RoleAssigner {
    /// "Timestamps" over nothing but times: chapters, and no topics. Over anything else the words are a heading or text
    /// like others.
    mutating func takeChapters(_ entry: OutlineEntry) {
        // Inside a topic of a host, or a joke, the words may head a list of anything.
        let isInside = section == .joke || section == .topic && grammar.hasTopics
        guard !isInside || entry.isEmphasised, let found = Self.chapters(in: entries, from: index) else {
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
        content.chapters += found.chapters.map(\.chapter)
        for (chapter, line) in found.chapters { note(chapter.start, line) }
        for broken in found.broken {
            let words = broken.words.cut(to: 40)
            warnings.append((broken.line, "chapter should begin with its time as 1:02:03, is \"\(words)\"; left out"))
        }
        index = found.end
        close()
        section = .opening
    }

    /// What a section of chapters holds.
    struct Chapters {
        var chapters: [(chapter: Chapter, line: Int)] = []
        /// Lines among them without a time that reads.
        var broken: [(line: Int, words: String)] = []
        /// The entry behind it.
        var end = 0
    }

    /// The chapters of a section that begins at an entry; nil where there is more to the section than times and titles. A
    /// few lines among times that do not read are stepped over: one slip makes no topics of the others.
    static func chapters(in entries: [OutlineEntry], from start: Int) -> Chapters? {
        var all = Chapters(end: start)
        var index = start
        var skipped: [(line: Int, words: String)] = []
        while index < entries.count {
            if let found = Self.chapters(in: entries[index]) {
                all.chapters += found.chapters
                all.broken += skipped + found.broken
                skipped = []
                index += 1
                all.end = index
            } else if let line = brokenTime(entries[index]), skipped.count < Self.slips, !all.chapters.isEmpty {
                skipped.append(line)
                index += 1
            } else {
                break
            }
        }
        guard !all.chapters.isEmpty else { return nil }
        // A list or text right below belongs to the last time: these are topics.
        if all.end < entries.count, case .time = entries[all.end - 1].kind, entries[all.end].kind == .block,
            case .list = entries[all.end].block.kind
        {
            return nil
        }
        return all
    }

    /// Lines without a time that may stand between two with one.
    private static let slips = 2

    /// A line of its own that begins with digits and a colon, as a time that was written wrong.
    private static func brokenTime(_ entry: OutlineEntry) -> (line: Int, words: String)? {
        guard entry.kind == .block, case .paragraph(let inlines) = entry.block.kind, inlines.allLines.count == 1 else {
            return nil
        }
        let words = inlines.plain.collapsed
        let digits = words.prefix { $0.isASCII && $0.isNumber }
        return !digits.isEmpty && words.dropFirst(digits.count).hasPrefix(":") ? (entry.line, words) : nil
    }

    private typealias Found = (chapters: [(chapter: Chapter, line: Int)], broken: [(line: Int, words: String)])

    private static func chapters(in entry: OutlineEntry) -> Found? {
        switch (entry.kind, entry.block.kind) {
        case (.time(let label, let rest), _) where !label.isAlone && entry.block.inlines != nil && !rest.isBlank:
            return ([(chapter(label.start, rest), entry.line)], [])
        case (.block, .paragraph(let inlines)):
            return all(inlines.allLines.enumerated().map { ($0.element, entry.line + $0.offset) })
        case (.block, .list(_, _, let items)):
            let lines = items.compactMap { item in item.count == 1 ? item.first : nil }
            let words = lines.compactMap { block in block.inlines.map { ($0, block.line) } }
            guard words.count == items.count else { return nil }
            return all(words) ?? trailing(items).map { ($0, []) }
        default: return nil
        }
    }

    /// Lines that begin with a time: the first and the last, and nearly all between.
    private static func all(_ lines: [(words: [Inline], line: Int)]) -> Found? {
        var found: Found = ([], [])
        var isBroken = false
        for (words, line) in lines {
            isBroken = false
            if let label = TimeLabel.read(Array(words.plain.unicodeScalars.prefix(Sketch.limit))) {
                found.chapters.append((chapter(label.start, words.dropping(scalars: label.length)), line))
            } else if !found.chapters.isEmpty, found.broken.count < Self.slips {
                found.broken.append((line, words.plain.collapsed))
                isBroken = true
            } else {
                return nil
            }
        }
        let isMeant = !isBroken && found.chapters.count > found.broken.count
        return found.chapters.isEmpty || !isMeant ? nil : found
    }

    private static func trailing(_ items: [[Block]]) -> [(chapter: Chapter, line: Int)]? {
        guard let times = trailingTimes(items) else { return nil }
        return zip(items, times).map { item, label in
            let inlines = item.first?.inlines ?? []
            let title = String(String.UnicodeScalarView(inlines.plain.unicodeScalars.prefix(label.length)))
            let chapter = Chapter(
                start: label.start, title: title.collapsed.cut(to: NotesLimits.headingCharacters), url: inlines.firstURL
            )
            return (chapter, item.first?.line ?? 0)
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
