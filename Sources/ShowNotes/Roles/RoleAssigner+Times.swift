// Time lines: topics and chapters at once, or chapters alone.

import Podcast

extension RoleAssigner {
    /// "02:39 - Title": a topic that begins at that second, and a chapter.
    mutating func takeTime(_ label: TimeLabel, _ rest: [Inline], _ entry: OutlineEntry) {
        var blocks: [Block] = []
        var words = rest
        if words.isBlank, let next, next.kind == .block {
            // A time alone has its title below it.
            let below = Self.title(in: [next.block])
            if let title = below.title {
                (words, blocks) = (title, below.rest)
                index += 1
            }
        }
        openTime(label.start, words, whole: entry.block.inlines ?? [], blocks, line: entry.line)
    }

    /// A list with times: its items are topics like lines with times, and times further inside are chapters only.
    ///
    /// - Returns: whether the block is taken.
    mutating func takeTimes(in block: Block) -> Bool {
        guard isAmongTopics, case .list(let first, let isTight, let items) = block.kind else { return false }
        let labels = grammar.times.isActive ? items.map(Self.leadingTime) : []
        if labels.contains(where: { $0 != nil }) {
            var untimed: [[Block]] = []
            for (item, label) in zip(items, labels) {
                guard let label, let inlines = item.first?.inlines else {
                    untimed.append(item)
                    continue
                }
                add(untimed, first, isTight)
                untimed = []
                takeTimedItem(label, inlines, item)
            }
            add(untimed, first, isTight)
            return true
        }
        if grammar.times.isActive { addChapters(inside: [block]) }
        guard !grammar.hasTopics, let times = Self.trailingTimes(items) else { return false }
        for (item, label) in zip(items, times) {
            guard let inlines = item.first?.inlines else { continue }
            let title = String(String.UnicodeScalarView(inlines.plain.unicodeScalars.prefix(label.length)))
            openTime(
                label.start, inlines, title: title.collapsed, whole: inlines, Array(item.dropFirst()),
                line: item.first?.line ?? block.line)
        }
        return true
    }

    /// Times stand where topics may: not in extras, jokes, boilerplate or a list that something else waits for.
    private var isAmongTopics: Bool {
        switch section {
        case .extras, .joke: false
        case .opening, .aside, .news, .topic, .looseTopic:
            open.kind != .prose(.boilerplate) && (expected == .nothing || expected == .detail)
        }
    }

    private mutating func takeTimedItem(_ label: TimeLabel, _ inlines: [Inline], _ item: [Block]) {
        var words = inlines.dropping(scalars: label.length)
        var blocks = Array(item.dropFirst())
        if words.isBlank {
            let below = Self.title(in: blocks)
            if let title = below.title { (words, blocks) = (title, below.rest) }
        }
        openTime(label.start, words, whole: inlines, blocks, line: item.first?.line ?? 0)
    }

    /// - Parameters:
    ///   - words: The title, or running text that begins with one.
    ///   - title: The title where it is not the whole of the words' first line.
    ///   - whole: All of the line: a link round its time must not be lost.
    ///   - blocks: What is known already to stand below.
    private mutating func openTime(
        _ start: Double, _ words: [Inline], title: String? = nil, whole: [Inline], _ blocks: [Block], line: Int
    ) {
        close()
        section = .topic
        expected = .nothing
        var (own, below) = words.firstLine
        if title == nil, own.plain.unicodeScalars.count > Self.longTitle {
            let split = TopicTitle(own)
            below = split.rest + (below.isBlank ? [] : [.text(" ")] + below)
            own = split.title
        }
        let title = title ?? own.plain.collapsed
        open = OpenPart(
            kind: .topic(TopicLabel(host: nil, ordinal: nil, length: 0)), heading: own, title: title, url: own.firstURL,
            line: line)
        open.start = start
        if own.firstURL == nil, !whole.links.isEmpty { open.heading = whole }
        open.aside = Self.others(in: open.heading, [], than: open.url)
        if !below.isBlank { open.blocks.append(Block(kind: .paragraph(below), line: line)) }
        open.blocks += blocks
        if let lastTime, start <= lastTime {
            let (now, before) = (Timecode.short(start), Timecode.short(lastTime))
            warnings.append((line, "time should come after the one above, \(before), is \(now)"))
        }
        lastTime = start
        note(start, line)
        content.chapters.append(
            Chapter(start: start, title: title.cut(to: NotesLimits.headingCharacters), url: own.firstURL))
        addChapters(inside: blocks)
    }

    /// Keeps where a time stands first.
    mutating func note(_ start: Double, _ line: Int) { timeLines[start] = timeLines[start] ?? line }

    /// Times of bullets inside a topic's text: they stay there, and are chapters too.
    private mutating func addChapters(inside blocks: [Block]) {
        for block in blocks {
            guard case .list(_, _, let items) = block.kind else { continue }
            for item in items {
                if let label = Self.leadingTime(item), let inlines = item.first?.inlines {
                    let words = inlines.dropping(scalars: label.length).firstLine.line
                    let title = words.plain.collapsed.cut(to: NotesLimits.headingCharacters)
                    note(label.start, item.first?.line ?? block.line)
                    content.chapters.append(Chapter(start: label.start, title: title, url: words.firstURL))
                }
                addChapters(inside: Array(item.dropFirst()))
            }
        }
    }

    /// List items to the part in hand.
    private mutating func add(_ items: [[Block]], _ first: Int?, _ isTight: Bool) {
        guard let line = items.first?.first?.line else { return }
        let list = Block(kind: .list(start: first, isTight: isTight, items: items), line: line)
        addChapters(inside: [list])
        if case .topic = open.kind { open.blocks.append(list) } else { addProse(list) }
    }

    /// A title longer than this, in code points, is running text.
    private static let longTitle = 160

    static func leadingTime(_ item: [Block]) -> TimeLabel? {
        guard let inlines = item.first?.inlines else { return nil }
        return TimeLabel.read(Array(inlines.plain.unicodeScalars.prefix(Sketch.limit)))
    }

    /// The times at the ends of all items, where all have one and they rise.
    static func trailingTimes(_ items: [[Block]]) -> [TimeLabel]? {
        guard items.count >= 2 else { return nil }
        var times: [TimeLabel] = []
        for item in items {
            guard let inlines = item.first?.inlines, let label = TimeLabel.trailing(Array(inlines.plain.unicodeScalars))
            else { return nil }
            if let last = times.last, last.start >= label.start { return nil }
            times.append(label)
        }
        return times
    }

    /// The first line of text in blocks, and what else they hold: nested items move up to where their title was.
    private static func title(in blocks: [Block]) -> (title: [Inline]?, rest: [Block]) {
        guard let first = blocks.first else { return (nil, blocks) }
        let others = Array(blocks.dropFirst())
        switch first.kind {
        case .paragraph(let inlines):
            let (line, rest) = inlines.firstLine
            guard !line.isBlank else { return (nil, blocks) }
            return (line, (rest.isBlank ? [] : [Block(kind: .paragraph(rest), line: first.line)]) + others)
        case .list(let start, let isTight, let items):
            guard let item = items.first, case .paragraph(let inlines)? = item.first?.kind, !inlines.isBlank else {
                return (nil, blocks)
            }
            let (line, rest) = inlines.firstLine
            var below = rest.isBlank ? [] : [Block(kind: .paragraph(rest), line: first.line)]
            below += item.dropFirst()
            let items = Array(items.dropFirst())
            if let place = items.first?.first?.line {
                below.append(Block(kind: .list(start: start, isTight: isTight, items: items), line: place))
            }
            return (line, below + others)
        case .heading, .code, .quote, .table, .rule: return (nil, blocks)
        }
    }
}
