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
        let page = try Self.text("page", parameters) ?? "1"
        guard let page = Int(page), (1...SearchQuestion.pageLimit).contains(page) else {
            throw Refusal(.badRequest, "page: should be a number from 1 to \(SearchQuestion.pageLimit).")
        }
        self.page = page
        isTooLong = query.utf8.count > SearchQuery.limit
    }

    private static func text(_ name: String, _ parameters: QueryString) throws -> String? {
        switch parameters.value(name) {
        case .missing: return nil
        case .text(let text): return text
        case .malformed: throw Refusal(.badRequest, "\(name): should be percent-encoded UTF-8.")
        }
    }

    static let tooLong = "q: should be at most \(SearchQuery.limit) bytes."

    /// What the store is asked; nil when there is nothing to look for.
    func question(size: Int) -> SearchQuestion? {
        SearchQuery(query).map { SearchQuestion($0, order: order, page: page, size: size) }
    }
}
