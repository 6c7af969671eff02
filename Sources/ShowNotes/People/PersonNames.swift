// Names of people, asked for by full or first names.

/// A set of names in which "Ann" and "Ann Lee" are one person.
struct PersonNames: Equatable {
    private var names: Set<String> = []
    /// The first words of names with several.
    private var first: Set<String> = []

    init(_ names: some Sequence<String>) {
        for name in names { insert(name) }
    }

    func union(_ others: some Sequence<String>) -> PersonNames {
        var all = self
        for name in others { all.insert(name) }
        return all
    }

    /// Whether a name is here: as it is, by its first word, or as the first word of one that is.
    func holds(_ name: String) -> Bool {
        let name = name.lowercased()
        if names.contains(name) { return true }
        guard let blank = name.firstIndex(of: " ") else { return first.contains(name) }
        return names.contains(String(name[..<blank]))
    }

    private mutating func insert(_ name: String) {
        let name = name.lowercased()
        names.insert(name)
        if let blank = name.firstIndex(of: " ") { first.insert(String(name[..<blank])) }
    }
}
