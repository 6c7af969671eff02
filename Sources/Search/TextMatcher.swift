// Where in a text the words of a query stand.

/// One way to meet a slot of a query: a word, or several.
package struct SearchAlternative: Sendable {
    /// The stems, in order.
    package var stems: [FoldedWord]
    /// As typed, for what is exactly the same; nil where nothing was typed.
    package var surface: FoldedWord?
    /// Whether the words have to follow each other.
    package var isPhrase: Bool
    /// With which letters the last word has to begin, where words of its stem may begin otherwise; nil for any.
    package var beginning: FoldedWord?
    /// How good a find it is, up to 1.
    package var weight: Double
    /// In how many documents its words stand together, at the most; 0 where nobody has looked.
    package var docs: Int

    package init(
        stems: [FoldedWord], surface: FoldedWord? = nil, isPhrase: Bool, weight: Double, docs: Int = 0
    ) {
        self.docs = docs
        self.stems = stems
        self.surface = surface
        self.isPhrase = isPhrase
        self.weight = weight
    }
}

/// What a text has of a query's slots.
package struct TextMatch: Sendable {
    /// One find.
    package struct Span: Sendable {
        package var slot: Int
        /// UTF-8 bytes of the text.
        package var range: Range<Int>
        /// The first of its words, counted in the text, and how many they are.
        package var word: Int
        package var words: Int
        package var weight: Double
    }

    /// In the order of the text.
    package var spans: [Span] = []
    /// The best weight by slot; 0: not found.
    package var weights: [Double]
    /// How many words the text has.
    package var words = 0
    /// The spans of the longest row of slots that stand side by side in the query's order, as indexes; at least one slot.
    package var run: Range<Int> = 0..<0
    /// How many slots that row has.
    package var runLength = 0
    /// In how many words all found slots stand together, at the least.
    package var width = 0

    package init(weights: [Double]) { self.weights = weights }

    /// How much of the query the text has.
    package var total: Double { weights.reduce(0, +) }
    package var hasAll: Bool { weights.allSatisfy { $0 > 0 } }
    package var hasAny: Bool { weights.contains { $0 > 0 } }
}

/// Looks for the slots of a query in texts.
package struct TextMatcher: Sendable {
    private struct Needle {
        var stem: FoldedWord
        var hash: UInt64
        var surface: UInt64?
        var beginning: FoldedWord?

        func begins(_ word: FoldedWord) -> Bool {
            guard let beginning else { return true }
            guard word.count >= beginning.count else { return false }
            for index in 0..<beginning.count where beginning[index] != word[index] { return false }
            return true
        }

        /// Whether the stem of a word can be this: an ending changes no more than the last letter of what it leaves.
        func mayBeStem(of word: FoldedWord) -> Bool {
            guard word.count >= stem.count - 1 else { return false }
            for index in 0..<stem.count - 1 where stem[index] != word[index] { return false }
            return true
        }
    }

    private let slotCount: Int
    private var alternatives: [(slot: Int, needles: [Int], isPhrase: Bool, weight: Double)] = []
    private var needles: [Needle] = []
    /// Endings leave the first two letters of a word as they are, so most words of a text need not be stemmed.
    private var beginnings = Beginnings()
    /// Shorter words are no needle: an ending of one letter may have been added to a stem.
    private var shortest = FoldedWord.limit

    /// - Parameter slots: what meets each slot.
    package init(_ slots: [[SearchAlternative]]) {
        slotCount = slots.count
        var numbers: [UInt64: Int] = [:]
        for (slot, some) in slots.enumerated() {
            for alternative in some {
                var list: [Int] = []
                for (index, stem) in alternative.stems.enumerated() where stem.count > 0 {
                    let beginning = index == alternative.stems.count - 1 ? alternative.beginning : nil
                    let hash = stem.hash
                    let key = hash ^ (beginning?.hash ?? 0)
                    let number = numbers[key] ?? needles.count
                    if number == needles.count {
                        numbers[key] = number
                        needles.append(Needle(stem: stem, hash: hash, beginning: beginning))
                        beginnings.insert(stem)
                        shortest = min(shortest, stem.count - 1)
                    }
                    list.append(number)
                }
                guard let first = list.first else { continue }
                if let surface = alternative.surface, list.count == 1 { needles[first].surface = surface.hash }
                alternatives.append((slot, list, alternative.isPhrase, alternative.weight))
            }
        }
    }

    private struct Hit {
        var needle: Int
        var word: Int
        var start: Int
        var end: Int
        var isExact: Bool
    }

    /// Finds the slots in a text.
    package func match(_ text: String) -> TextMatch {
        var match = TextMatch(weights: Array(repeating: 0, count: slotCount))
        let hits = hits(text, &match.words)
        guard !hits.isEmpty else { return match }
        for alternative in alternatives {
            if alternative.needles.count == 1 {
                for hit in hits where hit.needle == alternative.needles[0] {
                    match.spans.append(
                        .init(
                            slot: alternative.slot, range: hit.start..<hit.end, word: hit.word, words: 1,
                            weight: alternative.weight * (hit.isExact ? 1 : 0.97)))
                }
            } else {
                match.spans += several(alternative, hits)
            }
        }
        match.spans.sort {
            ($0.range.lowerBound, -$0.range.upperBound, $0.slot) < ($1.range.lowerBound, -$1.range.upperBound, $1.slot)
        }
        for span in match.spans { match.weights[span.slot] = max(match.weights[span.slot], span.weight) }
        findRun(&match)
        findWidth(&match)
        return match
    }

    private func hits(_ text: String, _ words: inout Int) -> [Hit] {
        var scanner = WordScanner()
        var hits: [Hit] = []
        let bytes = text.utf8.span
        while scanner.next(in: bytes, beginning: beginnings) {
            guard scanner.word.count >= shortest, beginnings.contains(scanner.word) else { continue }
            var hash: UInt64?
            let surface = scanner.word.hash
            for number in needles.indices where needles[number].mayBeStem(of: scanner.word) {
                let isTyped = needles[number].surface == surface
                if !isTyped {
                    let stem = hash ?? scanner.word.stem.hash
                    hash = stem
                    guard needles[number].hash == stem, needles[number].begins(scanner.word) else { continue }
                }
                hits.append(
                    Hit(
                        needle: number, word: scanner.number, start: scanner.start, end: scanner.end,
                        isExact: isTyped || needles[number].surface == nil))
            }
        }
        words = scanner.number + 1
        return hits
    }

    private func several(
        _ alternative: (slot: Int, needles: [Int], isPhrase: Bool, weight: Double), _ hits: [Hit]
    ) -> [TextMatch.Span] {
        var spans: [TextMatch.Span] = []
        if alternative.isPhrase {
            var index = 0
            while index < hits.count {
                defer { index += 1 }
                guard hits[index].needle == alternative.needles[0] else { continue }
                var end = hits[index].end
                var next = index
                var isWhole = true
                for (offset, needle) in alternative.needles.enumerated().dropFirst() {
                    while next < hits.count, hits[next].word < hits[index].word + offset { next += 1 }
                    var at = next
                    while at < hits.count, hits[at].word == hits[index].word + offset, hits[at].needle != needle {
                        at += 1
                    }
                    guard at < hits.count, hits[at].word == hits[index].word + offset else {
                        isWhole = false
                        break
                    }
                    end = hits[at].end
                }
                if isWhole {
                    spans.append(
                        .init(
                            slot: alternative.slot, range: hits[index].start..<end, word: hits[index].word,
                            words: alternative.needles.count, weight: alternative.weight))
                }
            }
        } else if alternative.needles.allSatisfy({ needle in hits.contains { $0.needle == needle } }) {
            for hit in hits where alternative.needles.contains(hit.needle) {
                spans.append(
                    .init(
                        slot: alternative.slot, range: hit.start..<hit.end, word: hit.word, words: 1,
                        weight: alternative.weight))
            }
        }
        return spans
    }

    /// The longest row of slots side by side.
    private func findRun(_ match: inout TextMatch) {
        var best: (from: Int, to: Int, slots: Int) = (0, 1, 1)
        for (index, span) in match.spans.enumerated() {
            var last = span
            var at = index
            var to = index + 1
            var slots = 1
            while at < match.spans.count, match.spans[at].word <= last.word + last.words {
                let next = match.spans[at]
                if next.slot == last.slot + 1, next.word == last.word + last.words {
                    last = next
                    to = at + 1
                    slots += 1
                }
                at += 1
            }
            if slots > best.slots { best = (index, to, slots) }
            if slots == slotCount { break }
        }
        match.run = best.from..<best.to
        match.runLength = best.slots
    }

    /// The narrowest stretch with all slots that the text has.
    private func findWidth(_ match: inout TextMatch) {
        var missing = match.weights.count { $0 > 0 }
        var counts = [Int](repeating: 0, count: slotCount)
        var from = 0
        var width = Int.max
        for span in match.spans {
            counts[span.slot] += 1
            if counts[span.slot] == 1 { missing -= 1 }
            while missing == 0, from < match.spans.count {
                let first = match.spans[from]
                width = min(width, span.word + span.words - first.word)
                guard counts[first.slot] > 1 else { break }
                counts[first.slot] -= 1
                from += 1
            }
        }
        match.width = width == .max ? 0 : width
    }
}
