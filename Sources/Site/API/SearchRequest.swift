// What a request asks a search for, bounded before anything is done with it.

import HTTPServer
import HTTPTypes
import Search
import Store

/// A listener's query, with the order and the page that were asked for.
struct SearchRequest: Sendable {
    /// As it was asked.
    let query: String
    let order: SearchQuestion.Order
    let page: Int
    /// Whether the words are looked for as they are, also where others would find something.
    let isExact: Bool
    /// Whether it is longer than is looked for.
    let isTooLong: Bool

    /// - Throws: `Refusal` for a query that is no text, an order that there is not, and a page beyond the last.
    init(_ head: RequestHead) throws {
        let parameters = QueryString(head.query)
        query = try Self.text("q", parameters) ?? ""
        let order = try Self.text("sort", parameters) ?? ""
        guard let order = order.isEmpty ? .best : SearchQuestion.Order(rawValue: order) else {
            throw Refusal(.badRequest, "sort: should be best or newest.")
        }
        self.order = order
        // Browsers leave out what they do not know of a template (OpenSearch 1.1, optional parameters).
        let page = try Self.text("page", parameters) ?? ""
        guard let page = page.isEmpty ? 1 : Int(page), (1...SearchQuestion.pageLimit).contains(page) else {
            throw Refusal(.badRequest, "page: should be a number from 1 to \(SearchQuestion.pageLimit).")
        }
        self.page = page
        switch try Self.text("exact", parameters) {
        case nil, "", "0": isExact = false
        case "1": isExact = true
        default: throw Refusal(.badRequest, "exact: should be 1 or 0.")
        }
        isTooLong = SearchQuery.isTooLong(query)
    }

    /// The query alone, where pages are of something else.
    static func query(of head: RequestHead) throws -> String { try text("q", QueryString(head.query)) ?? "" }

    /// Whether there is anything to look for in it.
    var isAsked: Bool { query.contains { !$0.isWhitespace } }

    private static func text(_ name: String, _ parameters: QueryString) throws -> String? {
        switch parameters.value(name) {
        case .missing: return nil
        case .text(let text): return text
        case .malformed: throw Refusal(.badRequest, "\(name): should be percent-encoded UTF-8.")
        }
    }

    static let tooLong = """
        q: should be at most \(SearchQuery.limit) characters without its filters, and \(SearchQuery.byteLimit) bytes \
        with them.
        """

    /// What the store finds; nothing when there is nothing to look for.
    func results(in reader: Reader, lexicon: SearchLexicon, size: Int) throws -> SearchResults {
        guard let query = SearchQuery(query) else {
            return SearchResults(results: [], isLoose: false, page: page)
        }
        return try reader.search(
            SearchQuestion(query, order: order, page: page, size: size, isExact: isExact), lexicon: lexicon)
    }
}
