// Which part of an old reading is which part of a new one.

/// Pairs the parts of two readings of one text. Linear: by what identifies a part, the surest first.
struct PartMatching {
    /// A part in both readings, or in one alone.
    struct Pair: Equatable {
        var old: Int?
        var new: Int?
    }

    /// In the order of the new reading; what is gone stands where it stood.
    private(set) var pairs: [Pair] = []
    /// Whether the parts in both stand in another order.
    private(set) var isReordered = false

    /// What two parts have in common that are one. The line comes before the address, since both readings are of one text,
    /// and behind the title, since a reading may see a part begin a line earlier.
    private static let keys: [@Sendable (ContentPart) -> [String]?] = [
        { part in part.line.map { [part.kind, "\($0)", part.title] } },
        { part in part.title.isEmpty ? nil : [part.kind, part.title.lowercased()] },
        { part in part.line.map { [part.kind, "\($0)"] } },
        { part in part.url.map { [part.kind, $0] } },
    ]

    init(_ old: [ContentPart], _ new: [ContentPart]) {
        var oldOf = [Int?](repeating: nil, count: new.count)
        var newOf = [Int?](repeating: nil, count: old.count)
        for key in Self.keys {
            // Parts with one key are paired in their order.
            var waiting: [[String]: (places: [Int], next: Int)] = [:]
            for index in old.indices where newOf[index] == nil {
                if let key = key(old[index]) { waiting[key, default: ([], 0)].places.append(index) }
            }
            for index in new.indices where oldOf[index] == nil {
                guard let key = key(new[index]), let found = waiting[key], found.next < found.places.count else {
                    continue
                }
                waiting[key]?.next += 1
                oldOf[index] = found.places[found.next]
                newOf[found.places[found.next]] = index
            }
        }
        arrange(oldOf, newOf)
    }

    private mutating func arrange(_ oldOf: [Int?], _ newOf: [Int?]) {
        // What is gone stands behind the part that was before it.
        var gone: [Int: [Int]] = [:]
        var last = -1
        for (index, new) in newOf.enumerated() {
            if let new { last = new } else { gone[last, default: []].append(index) }
        }
        pairs += (gone[-1] ?? []).map { Pair(old: $0) }
        var furthest = -1
        for (index, old) in oldOf.enumerated() {
            pairs.append(Pair(old: old, new: index))
            if let old {
                if old < furthest { isReordered = true }
                furthest = max(furthest, old)
            }
            pairs += (gone[index] ?? []).map { Pair(old: $0) }
        }
    }
}
