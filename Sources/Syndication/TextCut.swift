// Shortens plain text at a good place.

/// Cuts plain text to a number of bytes.
enum TextCut {
    /// The text, trimmed; when it is longer than `bytes`, the whole sentences that fit, else the whole words and an
    /// ellipsis. Never more than `bytes` of UTF-8, and no character cut in two.
    static func cut(_ text: String, bytes limit: Int) -> String {
        var trimmed = text[...]
        while trimmed.first?.isWhitespace == true { trimmed.removeFirst() }
        while trimmed.last?.isWhitespace == true { trimmed.removeLast() }
        guard trimmed.utf8.count > limit else { return String(trimmed) }
        let ellipsis = "…"
        let room = limit - ellipsis.utf8.count
        guard room > 0 else { return "" }

        var size = 0
        var end = trimmed.startIndex
        var sentence: String.Index?
        var word: String.Index?
        var previous: Character = " "
        while end < trimmed.endIndex {
            let character = trimmed[end]
            size += character.utf8.count
            guard size <= room else { break }
            if character.isWhitespace {
                word = end
                if character.isNewline || ".!?".contains(previous) { sentence = end }
            } else if "。！？".contains(character) {
                // These end a sentence without a space behind them.
                sentence = trimmed.index(after: end)
            }
            previous = character
            end = trimmed.index(after: end)
        }
        // A sentence that ends in the first third would throw away too much of what there is room for.
        if let sentence, trimmed.utf8.distance(from: trimmed.startIndex, to: sentence) > limit / 3 {
            return String(trimmed[..<sentence])
        }
        return trimmed[..<(word ?? end)] + ellipsis
    }
}
