// The label of a host's own items: "Ann:".

/// A host's name at the beginning of a line, with a colon or alone.
struct HostLabel: Equatable {
    /// As written.
    var name: String
    /// The plain scalars that the label takes, the blanks behind it among them.
    var length: Int
    var isAlone: Bool

    /// The label that a line begins with; nil when it begins with none.
    /// - Parameter isKnown: Whether a name is a host's; "News:" looks the same.
    static func read(_ words: [Unicode.Scalar], isKnown: (String) -> Bool) -> HostLabel? {
        var scanner = WordScanner(words)
        scanner.skipBlanks()
        var named = scanner
        if let name = named.until(":"), PersonName.isPlausible(name), isKnown(name) {
            // "https://…" and "Bob:x" are no labels; a blank or the end follows.
            guard named.isAtEnd || named.isBehindWideColon || named.peek?.isBlank == true || named.peek == "*"
            else { return nil }
            named.skipSeparator()
            return HostLabel(name: name, length: named.index, isAlone: named.isAtEnd)
        }
        // A name alone on its line.
        guard words.count <= 48 else { return nil }
        let name = String(String.UnicodeScalarView(words)).collapsed
        guard PersonName.isPlausible(name), isKnown(name) else { return nil }
        return HostLabel(name: name, length: words.count, isAlone: true)
    }
}
