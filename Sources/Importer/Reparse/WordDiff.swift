// What two texts have not in common, word by word.

/// The difference of two lists of words: how many came and went, and the places where.
struct WordDiff {
    /// A place where words of the old list gave way to words of the new one; one of the two may be empty.
    struct Hunk: Equatable {
        var old: Range<Int>
        var new: Range<Int>
    }

    /// Words that have to come or go at most for the places to be found one by one. Beyond, all between the first and the
    /// last difference counts as one place: the search takes (words × this) steps, and nobody reads so many differences.
    static let editLimit = 200

    let hunks: [Hunk]
    let added: Int
    let gone: Int

    var isEmpty: Bool { hunks.isEmpty }

    init(_ old: [Substring], _ new: [Substring]) {
        // Whole numbers in the place of words are quick to compare.
        var numbers: [Substring: Int] = [:]
        func numbered(_ words: [Substring]) -> [Int] {
            words.map { word in
                if let known = numbers[word] { return known }
                let next = numbers.count
                numbers[word] = next
                return next
            }
        }
        let (a, b) = (numbered(old), numbered(new))
        var start = 0
        while start < a.count, start < b.count, a[start] == b[start] { start += 1 }
        var tail = 0
        while tail < a.count - start, tail < b.count - start, a[a.count - 1 - tail] == b[b.count - 1 - tail] {
            tail += 1
        }
        let (left, right) = (Array(a[start..<(a.count - tail)]), Array(b[start..<(b.count - tail)]))
        guard !left.isEmpty || !right.isEmpty else {
            (hunks, added, gone) = ([], 0, 0)
            return
        }
        if let found = Self.shortest(left, right) {
            hunks = found.map {
                Hunk(
                    old: ($0.old.lowerBound + start)..<($0.old.upperBound + start),
                    new: ($0.new.lowerBound + start)..<($0.new.upperBound + start))
            }
            added = hunks.reduce(0) { $0 + $1.new.count }
            gone = hunks.reduce(0) { $0 + $1.old.count }
        } else {
            hunks = [Hunk(old: start..<(start + left.count), new: start..<(start + right.count))]
            let common = Self.common(left, right)
            (added, gone) = (right.count - common, left.count - common)
        }
    }

    /// The shortest way from one list to the other (E. W. Myers, An O(ND) Difference Algorithm, 1986, figure 2); nil when
    /// it is longer than the limit.
    private static func shortest(_ a: [Int], _ b: [Int]) -> [Hunk]? {
        // reach[limit + k]: how far into `a` the best path on diagonal k (words of `a` less words of `b`) has come.
        let limit = min(editLimit, a.count + b.count)
        var reach = [Int](repeating: 0, count: 2 * limit + 3)
        let middle = limit + 1
        var rounds: [[Int]] = []
        for edits in 0...limit {
            for k in stride(from: -edits, through: edits, by: 2) {
                let isDown = k == -edits || (k != edits && reach[middle + k - 1] < reach[middle + k + 1])
                var x = isDown ? reach[middle + k + 1] : reach[middle + k - 1] + 1
                while x < a.count, x - k >= 0, x - k < b.count, a[x] == b[x - k] { x += 1 }
                reach[middle + k] = x
                if x >= a.count, x - k >= b.count {
                    return walked(back: rounds, from: (a.count, b.count))
                }
            }
            rounds.append(Array(reach[(middle - edits)...(middle + edits)]))
        }
        return nil
    }

    /// The hunks of the path that ends at a point, found by walking back through what each round reached.
    private static func walked(back rounds: [[Int]], from end: (x: Int, y: Int)) -> [Hunk] {
        var hunks: [Hunk] = []
        var (x, y) = end
        for (edits, round) in rounds.enumerated().reversed() {
            let k = x - y
            // What the round before had reached on diagonal k; diagonals outside were not walked.
            let reached = { (k: Int) in abs(k) <= edits ? round[k + edits] : -1 }
            let isDown = reached(k + 1) > reached(k - 1)
            let fromX = isDown ? reached(k + 1) : reached(k - 1)
            let fromY = fromX - (isDown ? k + 1 : k - 1)
            let step =
                isDown
                ? Hunk(old: fromX..<fromX, new: fromY..<(fromY + 1))
                : Hunk(old: fromX..<(fromX + 1), new: fromY..<fromY)
            if let next = hunks.last, next.old.lowerBound == step.old.upperBound,
                next.new.lowerBound == step.new.upperBound
            {
                hunks[hunks.count - 1] = Hunk(
                    old: step.old.lowerBound..<next.old.upperBound, new: step.new.lowerBound..<next.new.upperBound)
            } else {
                hunks.append(step)
            }
            (x, y) = (fromX, fromY)
        }
        return hunks.reversed()
    }

    /// How many words two lists have in common, wherever they stand.
    private static func common(_ a: [Int], _ b: [Int]) -> Int {
        var counts: [Int: Int] = [:]
        for word in a { counts[word, default: 0] += 1 }
        var common = 0
        for word in b {
            guard let count = counts[word], count > 0 else { continue }
            counts[word] = count - 1
            common += 1
        }
        return common
    }
}
