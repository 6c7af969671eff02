// Cutting an excerpt out of a found text.

import Search

extension Excerpt {
    /// The whole text with what matches marked.
    static func whole(_ text: String, _ match: TextMatch?) -> Excerpt {
        guard !text.isEmpty else { return Excerpt(runs: []) }
        return cut(text, marking(match), around: nil, length: .max).excerpt
    }

    /// Cuts about `length` bytes around what matches best: words side by side, else where most of them stand together.
    ///
    /// - Returns: the excerpt; the offset of its first match in the UTF-8 bytes of the text, nil when nothing matches; and
    ///   the bytes that it shows.
    static func cut(_ text: String, _ match: TextMatch, length: Int) -> (
        excerpt: Excerpt, offset: Int?, window: Range<Int>
    ) {
        let spans = match.spans
        if match.runLength > 1, match.run.upperBound <= spans.count {
            let row = spans[match.run]
            let (from, to) = (row.first?.range.lowerBound ?? 0, row.map(\.range.upperBound).max() ?? 0)
            // A long phrase is shown whole.
            let length = max(length, (to - from) * 3 / 2 + 80)
            let marks = match.runLength == match.weights.count ? [from..<to] : marking(match)
            let cut = cut(text, marks, around: from, length: length)
            return (cut.excerpt, from, cut.window)
        }
        let best = densest(spans, within: length).map { spans[$0].range.lowerBound }
        let cut = cut(text, marking(match), around: best, length: length)
        return (cut.excerpt, best, cut.window)
    }

    /// Ranges of bytes that do not overlap, in order.
    private static func marking(_ match: TextMatch?) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for span in match?.spans ?? [] {
            if let last = ranges.last, span.range.lowerBound < last.upperBound {
                ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, span.range.upperBound)
            } else {
                ranges.append(span.range)
            }
        }
        return ranges
    }

    private static func cut(
        _ text: String, _ matches: [Range<Int>], around offset: Int?, length: Int
    ) -> (excerpt: Excerpt, window: Range<Int>) {
        let plain = Array(text.utf8)
        let window = window(plain, around: offset ?? 0, length: length)
        var runs: [Run] = []
        var at = window.lowerBound
        let add = { (range: Range<Int>, isMatch: Bool) in
            guard !range.isEmpty else { return }
            runs.append(Run(text: String(decoding: plain[range], as: UTF8.self), isMatch: isMatch))
        }
        for match in matches where window.lowerBound <= match.lowerBound && match.upperBound <= window.upperBound {
            add(at..<match.lowerBound, false)
            add(match, true)
            at = match.upperBound
        }
        add(at..<window.upperBound, false)
        if window.lowerBound > 0 { runs.insert(Run(text: "… ", isMatch: false), at: 0) }
        if window.upperBound < plain.count { runs.append(Run(text: " …", isMatch: false)) }
        return (Excerpt(runs: runs), window)
    }

    /// The span that begins the window with the most of the query: each slot counts, and a second time a little.
    private static func densest(_ spans: [TextMatch.Span], within length: Int) -> Int? {
        var best: (index: Int, value: Double)?
        // Of a text that says a word a thousand times, the beginning is enough.
        let spans = spans.prefix(200)
        for (index, first) in spans.enumerated() {
            var slots: Set<Int> = []
            var value = 0.0
            for span in spans[index...] where span.range.upperBound <= first.range.lowerBound + length * 3 / 4 {
                value += slots.insert(span.slot).inserted ? span.weight : 0.01
            }
            if value > best?.value ?? 0 { best = (index, value) }
        }
        return best?.index
    }

    /// A stretch of whole words, a third of it before `offset`.
    private static func window(_ text: [UInt8], around offset: Int, length: Int) -> Range<Int> {
        guard text.count > length else { return 0..<text.count }
        let isSpace = { (byte: UInt8) in byte == 32 || byte == 10 }
        var lower = max(0, min(offset - length / 3, text.count - length))
        while lower > 0, lower < offset, !isSpace(text[lower - 1]) { lower += 1 }
        while lower > 0, text[lower] & 0xC0 == 0x80 { lower -= 1 }
        var upper = min(text.count, lower + length)
        let floor = max(lower, upper - 40)
        while upper < text.count, upper > floor, !isSpace(text[upper]) { upper -= 1 }
        while upper < text.count, text[upper] & 0xC0 == 0x80 { upper += 1 }
        return lower..<upper
    }
}
