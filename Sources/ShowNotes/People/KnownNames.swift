// Names of hosts that labels are held against.

import Podcast

/// Hosts' names in small letters. A name one slip away from one of them is looked for among those of its length only, and
/// few are learned from a file: the work for each of its lines has a bound.
struct KnownNames: Equatable, ExpressibleByArrayLiteral {
    private var names: Set<String> = []
    private var byLength: [Int: [[Unicode.Scalar]]] = [:]
    private var letters: Set<Character> = []

    init(arrayLiteral names: String...) {
        for name in names { insert(name) }
    }

    var isEmpty: Bool { names.isEmpty }
    var count: Int { names.count }

    /// - Parameter name: In small letters.
    mutating func insert(_ name: String) {
        guard names.insert(name).inserted else { return }
        let scalars = Array(name.unicodeScalars)
        byLength[scalars.count, default: []].append(scalars)
        if let letter = name.first { letters.insert(letter) }
    }

    func contains(_ name: String) -> Bool { names.contains(name) }

    func containsOneSlip(from name: String) -> Bool {
        let scalars = Array(name.unicodeScalars)
        return (-1...1).contains { offset in
            byLength[scalars.count + offset]?.contains { Spelling.isOneSlip(from: scalars, to: $0) } == true
        }
    }

    func containsInitial(of name: String) -> Bool { name.first.map(letters.contains) ?? false }
}
