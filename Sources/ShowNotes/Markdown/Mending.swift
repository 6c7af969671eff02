// Mends inline text where the author's meaning is plain: pieces of one thing are joined, leftovers of markup go.

/// Mends of single pieces and of runs of pieces. Each is small and keeps every word.
enum Mending {
    /// All mends of a line or paragraph: bare addresses linked, pieces of one link joined, stray asterisks, empty links and
    /// outer blanks gone.
    static func mended(_ inlines: [Inline]) -> [Inline] { pieces(inlines).withoutOuterBlanks.inlines }

    private static func pieces(_ inlines: [Inline]) -> [Inline] {
        var joiner = Joiner()
        for inline in inlines {
            switch inline {
            case .text(let text):
                for piece in Asterisks.powers(Asterisks.stripped(text)) {
                    guard case .text(let words) = piece else {
                        joiner.add(piece)
                        continue
                    }
                    for linked in BareAddress.linked(words) { joiner.add(linked) }
                }
            case .emphasis(let children): add(pieces(children), to: &joiner) { .emphasis($0) }
            case .strong(let children): add(pieces(children), to: &joiner) { .strong($0) }
            case .strikethrough(let children): add(pieces(children), to: &joiner) { .strikethrough($0) }
            case .link(let url, let children):
                let address = SafeURL.meant(url, words: children.plain)
                add(words(children), to: &joiner) { .link(url: address, $0) }
            case .code, .lineBreak, .image: joiner.add(inline)
            }
        }
        return joiner.joined()
    }

    /// Adds words in their markup. Blanks at their ends go outside: `a[ b ](u)c` is three words, and no blank is underlined.
    private static func add(_ words: [Inline], to joiner: inout Joiner, _ wrap: ([Inline]) -> Inline) {
        let (before, seen, after) = words.withoutOuterBlanks
        if before { joiner.add(.text(" ")) }
        if !seen.isEmpty { joiner.add(wrap(seen)) }
        if after { joiner.add(.text(" ")) }
    }

    /// The words of a link: mended, but an address in them is no second link.
    private static func words(_ children: [Inline]) -> [Inline] {
        children.flatMap { inline -> [Inline] in
            switch inline {
            case .text(let text): Asterisks.powers(Asterisks.stripped(text))
            case .emphasis(let inner): [.emphasis(words(inner))]
            case .strong(let inner): [.strong(words(inner))]
            case .strikethrough(let inner): [.strikethrough(words(inner))]
            case .link(_, let inner): [.emphasis(words(inner))]
            case .code, .lineBreak, .image: [inline]
            }
        }
    }

    /// `__init__` is a name of Python and not bold; any other text between double underscores is.
    static func dunder(_ children: [Inline]) -> Inline {
        guard children.count == 1, case .text(let name)? = children.first,
            name.utf8.allSatisfy({ $0 == UInt8(ascii: "_") || (97...122).contains($0) || (48...57).contains($0) })
        else { return .strong(children) }
        return .text("__\(name)__")
    }

    /// A code span's content, without what an editor left in it: the seam of two spans glued together, bold round the
    /// code, a link written inside it.
    static func code(_ text: String) -> Inline {
        let seamless = CodeSpan.withoutSeams(text)
        for mark in ["**", "*"] where seamless.count > 2 * mark.count {
            guard seamless.hasPrefix(mark), seamless.hasSuffix(mark) else { continue }
            let inner = seamless.dropFirst(mark.count).dropLast(mark.count)
            if !inner.contains("*") { return code(String(inner)) }
        }
        if let link = CodeSpan.link(seamless) { return .link(url: link.url, [.code(link.text)]) }
        return .code(seamless)
    }

    /// Code without the blanks that every line of it begins with.
    static func dedented(_ code: String) -> String {
        var lines = code.split(separator: "\n", omittingEmptySubsequences: false)
        while let last = lines.last, last.allSatisfy({ $0 == " " }) { lines.removeLast() }
        let depth = lines.filter { !$0.allSatisfy { $0 == " " } }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
        return lines.map { $0.dropFirst(min(depth, $0.prefix { $0 == " " }.count)) }.joined(separator: "\n")
    }
}
