// Cutting an excerpt out of a found text.

extension Excerpt {
    /// The marks that FTS5's highlight() is asked to set: characters that no text of ours holds.
    static let open = "\u{2}"
    static let close = "\u{3}"
    private static let openByte: UInt8 = 2
    private static let closeByte: UInt8 = 3

    /// Cuts about `length` bytes around the densest group of marks out of a highlighted text.
    ///
    /// - Returns: the excerpt; the offset of its first match in the UTF-8 bytes of the text without marks, nil when nothing
    ///   is marked; and the bytes that it shows.
    static func cut(highlighted: String, length: Int) -> (excerpt: Excerpt, offset: Int?, window: Range<Int>) {
        var plain: [UInt8] = []
        var matches: [Range<Int>] = []
        plain.reserveCapacity(highlighted.utf8.count)
        var start = 0
        for byte in highlighted.utf8 {
            switch byte {
            case openByte: start = plain.count
            case closeByte: matches.append(start..<plain.count)
            default: plain.append(byte)
            }
        }
        let best = densest(matches, within: length)
        let first = best.map { matches[$0].lowerBound }
        let window = Self.window(plain, around: first ?? 0, length: length)
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
        return (Excerpt(runs: runs), first, window)
    }

    /// The index of the match that most others follow within a window.
    private static func densest(_ matches: [Range<Int>], within length: Int) -> Int? {
        var best: (index: Int, count: Int)?
        var end = 0
        for index in matches.indices {
            while end < matches.count, matches[end].upperBound <= matches[index].lowerBound + length * 3 / 4 {
                end += 1
            }
            if end - index > best?.count ?? 0 { best = (index, end - index) }
        }
        return best?.index ?? matches.indices.first
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
