// The words behind a topic's label: a title, or running text that begins with one.

/// A topic's title, and what is left for its body.
struct TopicTitle {
    var title: [Inline]
    var rest: [Inline] = []

    /// - Parameter inlines: What stands behind the label.
    init(_ inlines: [Inline]) {
        title = Self.withoutRepeatedAddress(Self.withoutStrayLetter(inlines))
        split()
    }

    var text: String {
        var text = title.plain.collapsed
        let marks: Set<Character> = [":", " "]
        while let first = text.first, marks.contains(first) { text.removeFirst() }
        while let last = text.last, marks.contains(last) { text.removeLast() }
        // A backtick that pairs with nothing.
        if text.filter({ $0 == "`" }).count == 1 { text = text.replacing("`", with: "").trimmed }
        return Asterisks.stripped(text).trimmed
    }

    /// A title is short; running text gives its first sentence and leaves the others.
    private mutating func split() {
        for (index, inline) in title.enumerated() {
            guard case .text(let text) = inline, let end = Self.sentenceEnd(text) else { continue }
            // The blank in front of a link that follows is part of the sentence.
            rest = [.text(String(text[end...].drop { $0.isWhitespace }))] + title[(index + 1)...]
            title = Array(title[..<index]) + [.text(String(text[..<end]))]
            return
        }
    }

    /// Where the first sentence ends that another one follows: behind its mark.
    private static func sentenceEnd(_ text: String) -> String.Index? {
        var index = text.startIndex
        var letters = 0
        while index < text.endIndex {
            let next = text.index(after: index)
            let character = text[index]
            if next < text.endIndex, text[next] == " ", character == "." || character == "!" || character == "?" {
                let following = text[next...].drop { $0 == " " }.first
                // "e.g. x" and "vs. y" go on; "Dr. X" has two letters in front.
                let isAbbreviation = character == "." && letters > 0 && letters < 3
                if following?.isUppercase == true, !isAbbreviation { return next }
            }
            letters = character.isLetter ? letters + 1 : 0
            index = next
        }
        return nil
    }

    /// `(https://x)[Title](https://x)` shows the address that the title has anyway.
    private static func withoutRepeatedAddress(_ inlines: [Inline]) -> [Inline] {
        guard inlines.links.count > 1 else { return inlines }
        let bare = inlines.indices.first { index in
            guard case .link(let url, let children) = inlines[index], SafeURL.looksLikeAddress(children.plain) else {
                return false
            }
            return inlines.enumerated().contains { other in
                if other.offset == index { return false }
                return [other.element].links.contains { $0.url == url && !SafeURL.looksLikeAddress($0.text) }
            }
        }
        guard let bare else { return inlines }
        var out = inlines
        out.remove(at: bare)
        if bare > 0, bare < out.count, case .text(let before) = out[bare - 1], case .text(let after) = out[bare],
            before.hasSuffix("("), after.hasPrefix(")")
        {
            out[bare - 1] = .text(String(before.dropLast()))
            out[bare] = .text(String(after.dropFirst()))
        }
        return out.filter { $0 != .text("") }
    }

    /// One letter glued to a link is a slip of the keyboard.
    private static func withoutStrayLetter(_ inlines: [Inline]) -> [Inline] {
        guard let first = inlines.firstIndex(where: { ![$0].isBlank }), first + 1 < inlines.count,
            case .text(let text) = inlines[first], inlines[first + 1].looksLikeTitle
        else { return inlines }
        let scalars = text.unicodeScalars.drop { $0.isBlank }
        guard scalars.count == 1, let only = scalars.first, only.properties.isAlphabetic else { return inlines }
        return Array(inlines[(first + 1)...])
    }
}
