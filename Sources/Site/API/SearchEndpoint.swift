// GET /api/v1/search: what a search found, as JSON.

import HTTPServer
import HTTPTypes
import Podcast
import Store

/// A listener's query, bounded before anything is done with it.
struct SearchRequest: Sendable {
    /// As it was asked.
    let query: String
    /// Whether it is longer than is looked for.
    let isTooLong: Bool

    /// - Throws: `Refusal` for a query that is no text.
    init(_ head: RequestHead) throws {
        switch QueryString(head.query).value("q") {
        case .missing: query = ""
        case .text(let text): query = text
        case .malformed: throw Refusal(.badRequest, "q: should be percent-encoded UTF-8.")
        }
        isTooLong = query.utf8.count > SearchQuery.limit
    }

    static let tooLong = "q: should be at most \(SearchQuery.limit) bytes."
}

/// The search endpoint. All addresses are absolute, from the show's own.
struct SearchEndpoint: Sendable {
    let show: Show
    let store: Store
    let limits: SiteLimits

    /// Blocks.
    func respond(_ head: RequestHead) throws -> Response {
        let request = try SearchRequest(head)
        guard !request.isTooLong else { throw Refusal(.badRequest, SearchRequest.tooLong) }
        let found = try store.read { try $0.search(request.query, limit: limits.searchResults) }
        let document = JSONText.object([
            ("query", .string(request.query)), ("results", .array(found.results.map(result))),
        ])
        var fields = PageFields.document("application/json", isKept: false)
        // Public data, for other sites' pages too.
        fields[.accessControlAllowOrigin] = "*"
        return Response(status: .ok, fields: fields, body: .bytes(document.bytes))
    }

    private func result(_ result: SearchResult) -> JSONText {
        let slug = result.episode.slug
        return .object([
            ("episode", .optional(result.episode.number)),
            ("title", .string(result.episode.title)),
            ("url", .string(show.url + SitePath.episode(slug))),
            ("topics", .array(result.parts.filter { $0.kind == .topic }.map { topic($0, slug) })),
            (
                "moments",
                .array(
                    result.moments.map { moment in
                        .object([
                            ("start", .number(moment.start)), ("text", .string(moment.excerpt.plain)),
                            ("url", .string(show.url + SitePath.moment(slug, second: moment.start))),
                        ])
                    })
            ),
        ])
    }

    private func topic(_ part: SearchResult.Part, _ slug: String) -> JSONText {
        .object([
            ("ordinal", .optional(part.ordinal)), ("host", .optional(part.host)), ("title", .string(part.title)),
            (
                "url",
                .string(show.url + (part.topicIndex.map { SitePath.topic(slug, index: $0) } ?? SitePath.episode(slug)))
            ),
        ])
    }
}
