// What somebody meant who wrote a word that is none of those that are known.

/// Slips of the pen, and the words that they were made in.
package enum Spelling {
    /// Whether two names of at least four letters differ by one slip: a letter wrong, missing, too many, or two swapped.
    ///
    /// For words that may well be others and no slip at all: people's names, other programs' keys.
    package static func isOneSlip(from one: String, to other: String) -> Bool {
        isOneSlip(from: Array(one.lowercased().unicodeScalars), to: Array(other.lowercased().unicodeScalars))
    }

    /// The same, of small letters.
    package static func isOneSlip(from one: [Unicode.Scalar], to other: [Unicode.Scalar]) -> Bool {
        min(one.count, other.count) >= 4 && EditDistance.between(one, other, atMost: 1) == 1
    }

    /// The first of some words that is one slip away from this one; nil when none is, or this is one of them.
    package static func slip(_ word: String, in words: [String]) -> String? {
        words.contains(word.lowercased()) ? nil : words.first { isOneSlip(from: word, to: $0) }
    }

    /// The nearest of some words, for one that is certainly wrong: so half a word may be, and capitals, signs and "and" for
    /// "&" make no difference. Nil when none is near.
    package static func nearest(to word: String, among words: [String]) -> String? {
        // A longer word is no slip, and comparing costs the product of both lengths.
        guard word.utf8.count <= 100 else { return nil }
        let written = bare(word)
        // "category" is three slips from "categories".
        let most = max(EditDistance.allowance(written.count), written.count * 2 / 5)
        let near = words.compactMap { other in
            EditDistance.between(written, bare(other), atMost: most).map { (other, $0) }
        }
        return near.min { $0.1 < $1.1 }?.0
    }

    /// Small letters and digits alone.
    private static func bare(_ word: String) -> [Unicode.Scalar] {
        word.lowercased().replacing("&", with: "and").unicodeScalars.filter {
            $0.properties.isAlphabetic || $0.properties.numericType != nil
        }
    }
}
