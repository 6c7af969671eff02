// A listener's query: plain words, and what narrows them down.

/// A query taken apart: words, phrases and beginnings of words, each perhaps to be absent, and filters as
/// `host:brian`. Whatever is no known filter is words. Nothing of it is an operator of any database.
public struct SearchQuery: Sendable, Equatable {
    /// The longest query that is taken, in UTF-16 units, its filters left aside. So counts a form's `maxlength`: whatever a
    /// form of this length lets somebody write is taken, in each script. What is longer was pasted, and of it no more than
    /// `wordLimit` words would be looked for.
    public static let limit = 200
    /// The longest query with its filters, in UTF-8 bytes: `limit` in three bytes each, and eight filters of 175. Pages add
    /// filters to what somebody wrote, so filters do not count towards `limit`.
    public static let byteLimit = 2_000
    /// Words beyond these are left aside, those of phrases counted: more make no answer better.
    public static let wordLimit = 12
    /// Filters beyond these are left aside.
    public static let filterLimit = 8

    /// Where something was found.
    public enum Place: String, Sendable, CaseIterable {
        case topics, extras, jokes, sponsors, links, notes, transcript
    }

    /// What narrows a query down. Several of one kind mean any of them, different kinds all of them.
    public enum Filter: Sendable, Hashable {
        /// A name, alias or first name of a host or guest.
        case host(String)
        case year(Int)
        case place(Place)
        /// The name of a site that is linked, as `github.com`; it covers what ends in it.
        case site(String)
        case tag(String)

        /// `host`, `year`, `in`, `site` or `tag`.
        public var key: String {
            switch self {
            case .host: "host"
            case .year: "year"
            case .place: "in"
            case .site: "site"
            case .tag: "tag"
            }
        }

        public var value: String {
            switch self {
            case .host(let name): name
            case .year(let year): String(year)
            case .place(let place): place.rawValue
            case .site(let name): name
            case .tag(let name): name
            }
        }

        /// As it stands in a query: `host:brian`, `host:"ada lovelace"`.
        public var text: String {
            // An answer has dozens of filters, and nearly all are plain: their bytes tell.
            guard !value.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") }) else {
                return key + ":" + value
            }
            let value = value.filter { $0 != "\"" }
            return value.contains(where: \.isWhitespace) ? "\(key):\"\(value)\"" : "\(key):\(value)"
        }
    }

    /// Something to find, or to do without.
    public struct Term: Sendable, Equatable {
        public enum Kind: Sendable { case word, phrase, prefix }

        public var kind: Kind
        /// As written, without quotes, dash and asterisk.
        public var text: String
        public var isExcluded: Bool
        /// The index of the piece that it was read from.
        var piece: Int
    }

    /// A stretch of the query that is one word, phrase or filter, as written.
    struct Piece: Sendable, Equatable {
        var text: String
        var filter: Filter?
    }

    /// As asked, cut at `byteLimit`.
    public let text: String
    public let terms: [Term]
    public let filters: [Filter]
    /// What is to be left out: `-host:brian`.
    public let excludedFilters: [Filter]
    let pieces: [Piece]

    /// Nil when there is nothing to look for: neither a word nor a filter.
    public init?(_ text: String) {
        var parser = QueryParser(text)
        parser.run()
        guard parser.terms.contains(where: { !$0.isExcluded }) || !parser.filters.isEmpty else { return nil }
        self.text = parser.text
        terms = parser.terms
        filters = parser.filters
        excludedFilters = parser.excludedFilters
        pieces = parser.pieces
    }

    /// Whether a text is longer than a query may be.
    public static func isTooLong(_ text: String) -> Bool {
        guard text.utf8.count <= byteLimit else { return true }
        guard text.utf16.count > limit else { return false }
        var parser = QueryParser(text)
        parser.run()
        return text.utf16.count - parser.filterLength > limit
    }

    /// What is to be found.
    public var wanted: [Term] { terms.filter { !$0.isExcluded } }

    /// The query with a filter in the place of those of its kind.
    public func with(_ filter: Filter) -> String { Self.joined(without(key: filter.key), filter) }

    /// The same for several filters of one kind, each by itself.
    package func with(each filters: [Filter]) -> [String] {
        guard let key = filters.first?.key else { return [] }
        let rest = without(key: key)
        return filters.map { Self.joined(rest, $0) }
    }

    private func without(key: String) -> String {
        pieces.filter { $0.filter?.key != key }.map(\.text).joined(separator: " ")
    }

    private static func joined(_ rest: String, _ filter: Filter) -> String {
        rest.isEmpty ? filter.text : rest + " " + filter.text
    }

    /// The query without a filter.
    public func without(_ filter: Filter) -> String {
        pieces.filter { $0.filter != filter }.map(\.text).joined(separator: " ")
    }

    /// The query with other filters in the place of some.
    package func replacing(_ filters: [Filter: Filter]) -> [(text: String, isNew: Bool)] {
        pieces.map { piece in
            piece.filter.flatMap { filters[$0] }.map { ($0.text, true) } ?? (piece.text, false)
        }.filter { !$0.text.isEmpty }
    }

    /// The query with other words for some of its terms.
    ///
    /// - Parameter words: by the index of the term.
    package func replacing(_ words: [Int: String]) -> [(text: String, isNew: Bool)] {
        var texts = pieces.map { (text: $0.text, isNew: false) }
        for (index, word) in words where terms.indices.contains(index) {
            texts[terms[index].piece] = (word, true)
        }
        // A term that another one took in is empty.
        return texts.filter { !$0.text.isEmpty }
    }
}
