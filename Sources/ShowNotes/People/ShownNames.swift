// Names that a file shows while it is read.

/// People by their names as written, and by the words that these begin with.
struct ShownNames {
    private var names: Set<String> = []
    private var beginnings: Set<String> = []

    mutating func insert(_ name: String) {
        guard names.insert(name).inserted else { return }
        for index in name.indices where name[index] == " " { beginnings.insert(String(name[..<index])) }
    }

    func contains(_ name: String) -> Bool { names.contains(name) }

    /// Whether somebody has this name, or one that begins with it and a blank.
    func begins(with name: String) -> Bool { names.contains(name) || beginnings.contains(name) }
}
