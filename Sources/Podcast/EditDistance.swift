// How many slips of a finger lie between two words.

/// Letters that are missing, too many, wrong, or changed with their neighbour, counted up to a bound.
package enum EditDistance {
    /// The optimal string alignment distance of two words in Unicode scalars, nil when it is above `most`.
    package static func between(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar], atMost most: Int) -> Int? {
        guard abs(one.count - other.count) <= most else { return nil }
        if one.isEmpty || other.isEmpty { return max(one.count, other.count) }
        var beforeLast = [Int](repeating: 0, count: other.count + 1)
        var last = Array(0...other.count)
        var row = last
        for i in 1...one.count {
            row[0] = i
            var least = i
            for j in 1...other.count {
                let isSame = one[i - 1] == other[j - 1]
                var value = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (isSame ? 0 : 1))
                if i > 1, j > 1, one[i - 1] == other[j - 2], one[i - 2] == other[j - 1] {
                    value = min(value, beforeLast[j - 2] + 1)
                }
                row[j] = value
                least = min(least, value)
            }
            if least > most { return nil }
            (beforeLast, last, row) = (last, row, beforeLast)
        }
        return last[other.count] <= most ? last[other.count] : nil
    }

    /// The letters of a word, a bit for each: words that are near each other have nearly the same.
    package static func letters(_ word: String) -> UInt64 {
        var letters: UInt64 = 0
        for byte in word.utf8 { letters |= 1 << UInt64(byte & 63) }
        return letters
    }

    /// Whether two words may be as near as that: a slip adds a letter, takes one, or both.
    package static func mayBeNear(_ one: UInt64, _ other: UInt64, atMost most: Int) -> Bool {
        // Letters beyond ASCII have several bytes.
        (one ^ other).nonzeroBitCount <= most * 4
    }

    /// How many slips a word of this length is forgiven: none below three letters, two from eight on.
    package static func allowance(_ length: Int) -> Int { length < 3 ? 0 : length < 8 ? 1 : 2 }
}
