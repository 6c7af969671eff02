// Answers of the pages that go through the whole archive.

import HTTPServer
import HTTPTypes
import Pages
import Podcast
import Store

extension Site {
    /// The page behind a route that has a twin in Markdown; nil for any other.
    static func listing(_ route: Route, _ parameter: String, _ head: RequestHead) throws -> PageKind? {
        switch route {
        case .about: return .about
        case .subscribe: return .subscribe
        case .live: return .live
        default: break
        }
        let number = try pageNumber(head)
        return switch route {
        case .year: Int(parameter).flatMap { String($0) == parameter ? .year($0, page: number) : nil }
        case .people: .people(page: number)
        case .person: .person(parameter, page: number)
        case .links: .links(page: number)
        case .siteLinks: .siteLinks(parameter, page: number)
        case .jokes: .jokes(page: number)
        case .sponsors: .sponsors(page: number)
        case .tags: .tags(page: number)
        case .tag: .tag(parameter, page: number)
        default: nil
        }
    }

    /// The slug and the number of a topic, from its address.
    static func topic(_ parameter: String) throws -> (slug: String, index: Int) {
        let parts = parameter.split(separator: "/")
        // One spelling: the key of a page is its address.
        guard parts.count == 2, let index = Int(parts[1]), index >= 1, String(index) == parts[1] else {
            throw Refusal.notFound
        }
        return (String(parts[0]), index)
    }

    /// The sites of all links, or what is found among the links.
    func planLinks(_ head: RequestHead) throws -> SitePlan {
        // A list of all has more pages than a search.
        guard !(try SearchRequest.query(of: head)).isEmpty else {
            return page(.links(page: try Self.pageNumber(head)), head)
        }
        let request = try SearchRequest(head)
        return onLane(lanes.render, head) {
            guard !request.isTooLong else { throw Refusal(.badRequest, "The search should be shorter.") }
            let size = self.configuration.limits.addressesPerPage
            let (matches, sections) = try self.store.read { reader in
                (
                    try reader.links(matching: request.query, limit: size, offset: (request.page - 1) * size),
                    try reader.sections()
                )
            }
            let pager = PageBuilder.pager(request.page, size: size, total: matches.total) {
                SitePath.links(request.query, page: $0)
            }
            guard request.page <= pager.count else { throw Refusal.notFound }
            let html = try self.looks.look.renderer.showing(sections)
                .links(query: request.query, matches: matches, pager: pager)
            return Response(
                status: .ok, fields: PageFields.html(of: self.configuration.show, isKept: false), body: .bytes(html))
        }
    }

    /// Leads to a joke, another each time. A script that follows a redirect never learns its fragment, so one that asks for
    /// `text/uri-list` (RFC 2483 §5) is told the address instead.
    func randomJoke(_ head: RequestHead) throws -> Response {
        guard let told = try store.read({ try $0.randomJoke() }) else { throw Refusal.notFound }
        let place = SitePath.part(told.episode.slug, position: told.position)
        let isTold = head.fields[.accept]?.lowercased().contains("text/uri-list") ?? false
        var fields = PageFields.document(
            isTold ? "text/uri-list; charset=utf-8" : "text/plain; charset=utf-8", isKept: false)
        fields[.vary] = "Accept"
        guard !isTold else { return Response(status: .ok, fields: fields, body: .bytes(Array("\(place)\r\n".utf8))) }
        fields[.location] = place
        return Response(status: .found, fields: fields, body: .bytes([]))
    }
}
