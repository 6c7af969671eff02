// Answers of what is shared: cards, oEmbed, short addresses.

import Foundation
import HTTPServer
import HTTPTypes
import Pages
import Podcast
import Syndication

extension Site {
    // MARK: Cards

    /// A card's picture: the one that is there, else drawn on the lane for it, else the show's art.
    func planCard(_ subject: PageBuilder.CardSubject, _ head: RequestHead) -> SitePlan {
        .handle(.none) { _, reply in
            self.answer(self.lanes.files, head, reply) {
                let look = self.looks.look
                let drawing: CardDrawing
                switch try self.desk.builder.card(subject, look) {
                case .missing: return self.missing(head)
                case .moved(let slug): return Self.moved(to: Self.cardPath(subject, slug))
                case .here(let found): drawing = found
                }
                if let file = self.cards.find(drawing) { return Self.picture(file, drawing, head) }
                guard self.cards.canDraw else { return try self.art(drawing) }
                self.answer(self.lanes.cards, head, reply) {
                    guard let file = try self.cards.draw(drawing, look: look) else { return try self.art(drawing) }
                    return Self.picture(file, drawing, head)
                }
                return nil
            }
        }
    }

    private static func cardPath(_ subject: PageBuilder.CardSubject, _ slug: String) -> String {
        switch subject {
        case .show: SitePath.card
        case .episode: SitePath.card(slug)
        case .topic(_, let index): SitePath.topicCard(slug, index: index)
        }
    }

    private static func picture(_ file: OpenFile, _ drawing: CardDrawing, _ head: RequestHead) -> Response {
        let isCurrent = QueryString(head.query).value("v").text == drawing.fingerprint
        var fields = PageFields.asset("image/png", isImmutable: isCurrent)
        fields[.eTag] = "\"\(drawing.fingerprint)\""
        // Of what it shows: when it was drawn, and drawn again after a sweep, is nobody's business.
        if let modified = drawing.modified {
            fields[.lastModified] = HTTPDate.text(Int64(modified.timeIntervalSince1970))
        }
        return Response(status: .ok, fields: fields, body: .file(file))
    }

    /// The episode's or the show's art in a card's place, for as long as there is none.
    private func art(_ drawing: CardDrawing) throws -> Response {
        guard let image = drawing.image ?? configuration.show.image else { throw Refusal.notFound }
        return Self.elsewhere(image, PageFields.shared("text/plain; charset=utf-8"), cacheControl: "max-age=300")
    }

    // MARK: oEmbed

    /// The consumer's question about one of our pages (oembed.com §2.2).
    func oEmbed(_ head: RequestHead) throws -> Response {
        let query = QueryString(head.query)
        var form = OEmbed.Form.json
        if let given = query.value("format").given {
            guard let known = given.text.flatMap({ OEmbed.Form(rawValue: $0.lowercased()) }) else {
                throw Refusal(.notImplemented, "The format should be json or xml.")
            }
            form = known
        }
        guard let url = query.value("url").text, !url.isEmpty else {
            throw Refusal(.badRequest, "The address should have a url: ?url=https://…")
        }
        guard let subject = OEmbed.subject(of: url, show: configuration.show),
            let embed = try desk.builder.oEmbed(subject, looks.look)
        else { throw Refusal.notFound }
        let room = { (name: String) in query.value(name).text.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } }
        var fields = PageFields.shared(form.contentType)
        fields[.cacheControl] = "max-age=300"
        return Response(
            status: .ok, fields: fields,
            body: .bytes(embed.document(form, maxWidth: room("maxwidth"), maxHeight: room("maxheight"))))
    }

    // MARK: Short addresses

    /// What is said where no route and no file is: a redirect of the host's, a short address, else 404.
    func planShort(_ head: RequestHead) -> SitePlan {
        guard head.method == .get || head.method == .head, redirects[head.path] == nil else {
            return .answer(missing(head))
        }
        switch shortLinks.ready(head.path) {
        case .nothing: return .answer(missing(head))
        case .place(let place): return .answer(Self.short(place))
        case .unknown:
            return onLane(lanes.files, head) {
                try self.shortLinks.find(head.path).map(Self.short) ?? self.missing(head)
            }
        }
    }

    private static func short(_ place: ShortLinks.Place) -> Response {
        switch place {
        case .episode(let slug): return moved(to: SitePath.episode(slug))
        case .elsewhere(let url):
            var fields = PageFields.document("text/plain; charset=utf-8", isKept: false)
            // Who pays for an episode is not what a search engine should know this address for.
            fields[.robotsTag] = "noindex"
            return elsewhere(SiteAddress.header(url), fields, cacheControl: "no-store")
        }
    }

    private static func elsewhere(_ location: String, _ fields: HTTPFields, cacheControl: String) -> Response {
        var fields = fields
        fields[.location] = location
        fields[.cacheControl] = cacheControl
        return Response(status: .found, fields: fields, body: .bytes(Array("See \(location)\n".utf8)))
    }
}
