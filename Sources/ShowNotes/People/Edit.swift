// One slip of the pen.

/// The distance between two spellings, as far as it matters: one slip or more.
enum Edit {
    /// Whether two names of at least four letters differ by one letter: wrong, missing, too many, or two swapped.
    static func isOneSlip(from one: String, to other: String) -> Bool {
        isOneSlip(from: Array(one.lowercased().unicodeScalars), to: Array(other.lowercased().unicodeScalars))
    }

    /// The same, of small letters.
    static func isOneSlip(from first: [Unicode.Scalar], to second: [Unicode.Scalar]) -> Bool {
        guard min(first.count, second.count) >= 4, abs(first.count - second.count) <= 1, first != second else {
            return false
        }
        var start = 0
        while start < min(first.count, second.count), first[start] == second[start] { start += 1 }
        var end = 0
        while end < min(first.count, second.count) - start,
            first[first.count - 1 - end] == second[second.count - 1 - end]
        {
            end += 1
        }
        let left = first[start..<first.count - end]
        let right = second[start..<second.count - end]
        if left.count <= 1, right.count <= 1 { return true }
        return left.count == 2 && right.count == 2 && left.first == right.last && left.last == right.first
    }
}
