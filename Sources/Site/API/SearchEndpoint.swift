// GET /api/v1/search: what a search found, as JSON.

import HTTPServer
import HTTPTypes
import Podcast
import Search
import Store

/// The search endpoint. All addresses are absolute, from the show's own.
struct SearchEndpoint: Sendable {
    let show: Show
    let store: Store
    let limits: SiteLimits
    let lexicon: SearchLexicon

    init(show: Show, store: Store, limits: SiteLimits) {
        self.show = show
        self.store = store
        self.limits = limits
        lexicon = SearchLexicon(show)
    }

    /// Blocks.
    func respond(_ head: RequestHead) throws -> Response {
        let request = try SearchRequest(head)
        guard !request.isTooLong else { throw Refusal(.badRequest, SearchRequest.tooLong) }
        let found = try store.read { try request.results(in: $0, lexicon: lexicon, size: limits.searchResults) }
        let document = document(request, found)
        var fields = PageFields.document("application/json", isKept: false)
        // Public data, for other sites' pages too.
        fields[.accessControlAllowOrigin] = "*"
        return Response(status: .ok, fields: fields, body: .bytes(document.bytes))
    }

    private func document(_ request: SearchRequest, _ found: SearchResults) -> JSONText {
        .object([
            ("query", .string(request.query)),
            ("results", .array(found.results.map(result))),
            ("episodes", .int(found.episodes)),
            ("complete", .bool(found.isComplete)),
            ("loose", .bool(found.isLoose)),
            (
                "suggestion",
                found.suggestion.map {
                    .object([("query", .string($0.query)), ("applied", .bool($0.isApplied))])
                } ?? .null
            ),
            ("sort", .string(request.order.rawValue)),
            ("page", .int(found.page)),
            ("next", found.hasNext ? .int(found.page + 1) : .null),
            (
                "filters",
                .object([
                    ("host", .array(counts(found.hosts))), ("year", .array(counts(found.years))),
                    ("in", .array(counts(found.places))), ("site", .array(counts(found.sites))),
                    ("tag", .array(counts(found.tags))),
                ])
            ),
        ])
    }

    /// Those that lead anywhere: a query that is too long with one more filter is none.
    private func counts(_ counts: [SearchCount]) -> [JSONText] {
        counts.filter { !SearchQuery.isTooLong($0.query) }.map(count)
    }

    private func count(_ count: SearchCount) -> JSONText {
        .object([
            ("value", .string(count.filter.value)), ("label", .string(count.label)),
            ("episodes", .int(count.episodes)), ("chosen", .bool(count.isChosen)),
            // Without its only filter, a query of words to be absent is none.
            ("query", .optional(count.isChosen && SearchQuery(count.query) == nil ? nil : count.query)),
        ])
    }

    private func result(_ result: SearchResult) -> JSONText {
        let slug = result.episode.slug
        return .object([
            ("episode", .optional(result.episode.number)),
            ("title", .string(result.episode.title)),
            ("url", .string(show.url + SitePath.episode(slug))),
            ("topics", .array(result.parts.filter { $0.kind == .topic }.map { topic($0, slug) })),
            ("parts", .array(result.parts.filter { $0.kind != .topic }.map { part($0, slug) })),
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
            ("text", .string(part.excerpt.plain)), ("link", .optional(part.link?.url)),
        ])
    }

    private func part(_ part: SearchResult.Part, _ slug: String) -> JSONText {
        let path = part.kind == .sponsor ? SitePath.episode(slug) : SitePath.part(slug, position: part.position)
        return .object([
            ("kind", .string(part.kind == .prose ? "notes" : part.kind.rawValue)), ("host", .optional(part.host)),
            ("title", .string(part.title)), ("url", .string(show.url + path)),
            ("text", .string(part.excerpt.plain)), ("link", .optional(part.link?.url)),
        ])
    }
}
