// The search page and the answer that its script puts into it.

import Foundation
import HTTPServer
import HTTPTypes
import Pages
import Podcast
import Search
import Store

extension Site {
    /// The form alone is a page like all others; what somebody asks is answered anew each time.
    func planSearch(_ head: RequestHead) throws -> SitePlan {
        let request = try SearchRequest(head)
        guard request.isAsked else { return page(.searchForm, head) }
        return onLane(lanes.render, head) {
            let (facts, sections) = try self.store.read { (try self.facts(request, $0), try $0.sections()) }
            let body = try self.looks.look.renderer.showing(sections).search(facts)
            return self.response(request, body, head)
        }
    }

    /// What of the search page is another for each question.
    func planSearchAnswer(_ head: RequestHead) throws -> SitePlan {
        let request = try SearchRequest(head)
        return onLane(lanes.render, head) {
            let facts = try self.store.read { try self.facts(request, $0) }
            return self.response(request, try self.looks.look.renderer.found(facts), head)
        }
    }

    private func facts(_ request: SearchRequest, _ reader: Reader) throws -> SearchFacts {
        let size = configuration.limits.searchPageResults
        var facts = SearchFacts(
            query: request.query, order: request.order, page: request.page, size: size, isExact: request.isExact)
        guard request.isAsked else {
            facts.guide = try reader.searchGuide(in: configuration.show.timeZone)
            return facts
        }
        guard !request.isTooLong else { return facts }
        facts.results = try request.results(in: reader, lexicon: searchEndpoint.lexicon, size: size)
        return facts
    }

    private func response(_ request: SearchRequest, _ body: [UInt8], _ head: RequestHead) -> Response {
        var fields = PageFields.html(of: configuration.show, isKept: false)
        fields[.robotsTag] = "noindex"
        let answer = Response(status: request.isTooLong ? .badRequest : .ok, fields: fields, body: .bytes(body))
        return answer.packed(for: head)
    }
}

extension Response {
    /// How small an answer is made that is sent only once: the lowest level takes two thirds of the time of the usual one and
    /// gives a tenth more bytes.
    private static let level = 1

    /// The same with a compressed form, for a client that takes one: what is not kept is compressed for each who asks.
    func packed(for head: RequestHead) -> Response {
        guard status == .ok, case .bytes(let bytes) = body, head.fields[.acceptEncoding]?.contains("gzip") == true
        else { return self }
        return Response(PageDraft(fields: fields, body: bytes, lastModified: nil).prepared(level: Self.level))
    }
}

extension Reader {
    /// What there is to be searched, and something of the show for each kind of filter.
    func searchGuide(in zone: TimeZone) throws -> SearchGuide {
        SearchGuide(
            episodes: try episodeCount(), host: try people(limit: 1).first?.name.name,
            year: try years(in: zone).lazy.compactMap(\.year).first, site: try sites(limit: 1).first?.site,
            tag: try tags(limit: 1).first?.slug)
    }
}
