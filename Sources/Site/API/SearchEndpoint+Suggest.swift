// GET /api/v1/suggest: what a query may become, in the form that browsers ask for.

import HTTPServer
import HTTPTypes
import Search
import Store

extension SearchEndpoint {
    /// OpenSearch suggestions (OpenSearch Suggestions 1.0): the query as it was asked, then whole queries. Blocks.
    func suggest(_ head: RequestHead) throws -> Response {
        let query = try SearchRequest.query(of: head)
        guard !SearchQuery.isTooLong(query) else { throw Refusal(.badRequest, SearchRequest.tooLong) }
        let completions = try store.read {
            try $0.completions(of: query, lexicon: lexicon, limit: limits.suggestions)
        }
        var fields = PageFields.document("application/x-suggestions+json", isKept: false)
        // Public data, for other sites' pages too.
        fields[.accessControlAllowOrigin] = "*"
        let document = JSONText.array([.string(query), .array(completions.map(JSONText.string))])
        return Response(status: .ok, fields: fields, body: .bytes(document.bytes))
    }
}
