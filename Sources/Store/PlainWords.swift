// A listener's words, made into what FTS5 can match.

/// A listener's query, bounded and taken apart. Nothing of it reaches FTS5 but words between quotes.
struct PlainWords: Sendable, Equatable {
    /// The longest query that is taken, in UTF-8 bytes.
    static let limit = 200
    /// More words than this are left aside.
    static let wordLimit = 12

    let words: [String]

    /// Nil when there is nothing to search for: no letter or digit in it.
    init?(_ text: String) {
        let words = String(decoding: text.utf8.prefix(Self.limit), as: UTF8.self).split {
            $0.isWhitespace || $0 == "\0"
        }
        .filter { $0.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil } }
        .prefix(Self.wordLimit).map(String.init)
        guard !words.isEmpty else { return nil }
        self.words = words
    }

    /// One way to match a query.
    struct Expression {
        /// For FTS5's MATCH.
        let match: String
        /// Moves all that it finds ahead of what looser ones find: more than bm25 ever gives.
        let lead: Double
        /// Whether some of the words are enough.
        let isLoose: Bool
    }

    /// The expressions to try, strictest first: the words as a phrase, all of them, any of them.
    var expressions: [Expression] {
        let quoted = words.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
        guard quoted.count > 1 else {
            let word = Expression(match: quoted[0], lead: 2000, isLoose: false)
            // What one letter begins is nearly everything: no answer, and the dearest of all queries.
            let isLetter = words[0].unicodeScalars.count < 2
            return isLetter ? [word] : [word, Expression(match: quoted[0] + " *", lead: 1000, isLoose: false)]
        }
        return [
            Expression(match: quoted.joined(separator: " + "), lead: 2000, isLoose: false),
            Expression(match: quoted.joined(separator: " AND "), lead: 1000, isLoose: false),
            Expression(match: quoted.joined(separator: " OR "), lead: 0, isLoose: true),
        ]
    }
}
