// Error pages, for people and for programs.

import HTTPServer
import HTTPTypes
import Pages
import Podcast
import Store
import Synchronization

/// Turns refusals into answers. The common pages are rendered beforehand, so that a flood of requests for nothing costs
/// nothing.
final class ProblemPages: Sendable {
    private struct State {
        var sections: SiteSections?
        var ready: [String: [UInt8]]
    }

    private let renderer: PageRenderer
    // Held to take or exchange the pages, never while they are made.
    private let state: Mutex<State>

    /// - Parameter sections: what the show has, for the menus; nil while nobody looked.
    init(renderer: PageRenderer, sections: SiteSections?) throws {
        self.renderer = renderer
        state = Mutex(State(sections: sections, ready: try Self.pages(renderer.showing(sections))))
    }

    /// Makes the pages anew where their menus have changed.
    func show(_ sections: SiteSections) throws {
        guard state.withLock({ $0.sections }) != sections else { return }
        let pages = try Self.pages(renderer.showing(sections))
        state.withLock { $0 = State(sections: sections, ready: pages) }
    }

    /// What the menus show.
    var sections: SiteSections? { state.withLock(\.sections) }

    private static func pages(_ renderer: PageRenderer) throws -> [String: [UInt8]] {
        let server = [400, 408, 412, 413, 414, 416, 417, 429, 431, 501, 505, 507].map { code in
            let status = HTTPResponse.Status(code: code)
            return Refusal(status, Self.sentence(status))
        }
        var pages: [String: [UInt8]] = [:]
        for refusal in [Refusal.notFound, .failed, .busy, .method(allowed: [.get, .head])] + server {
            pages[Self.key(refusal)] = try Self.page(refusal, renderer)
        }
        return pages
    }

    /// The answer for a request of this path: problem+json (RFC 9457) below `/api/`, else a page.
    func response(_ refusal: Refusal, path: String) -> Response {
        path.hasPrefix("/api/") ? document(refusal) : page(refusal)
    }

    private func page(_ refusal: Refusal) -> Response {
        let (ready, sections) = state.withLock { ($0.ready[Self.key(refusal)], $0.sections) }
        let html = ready ?? (try? Self.page(refusal, renderer.showing(sections)))
        var fields =
            html == nil
            ? PageFields.document("text/plain; charset=utf-8") : PageFields.html(of: renderer.show, isKept: false)
        fields[.cacheControl] = "no-store"
        for field in refusal.fields { fields[field.name] = field.value }
        return Response(
            status: refusal.status, fields: fields, body: .bytes(html ?? Array((refusal.detail + "\n").utf8)))
    }

    private static func key(_ refusal: Refusal) -> String { "\(refusal.status.code) \(refusal.detail)" }

    /// A sentence that is about this very request is shown where it is in the show's language: all are English. What went
    /// wrong within is told word by word to whoever works on a template, whatever they speak.
    private static func page(_ refusal: Refusal, _ renderer: PageRenderer) throws -> [UInt8] {
        let code = refusal.status.code
        let isGeneral = refusal.detail == sentence(refusal.status) || code == 404
        let isShown = !isGeneral && (renderer.speaksEnglish || code == 500)
        return try renderer.problem(
            status: code, title: title(refusal.status), detail: isShown ? refusal.detail : nil)
    }

    private func document(_ refusal: Refusal) -> Response {
        var members: [(String, JSONText)] = [
            ("type", .string("about:blank")), ("title", .string(Self.title(refusal.status))),
            ("status", .int(refusal.status.code)), ("detail", .string(refusal.detail)),
        ]
        if !refusal.problems.isEmpty {
            members.append(("problems", .array(refusal.problems.map(JSONText.problem))))
        }
        var fields = PageFields.document("application/problem+json", isKept: false)
        for field in refusal.fields { fields[field.name] = field.value }
        return Response(status: refusal.status, fields: fields, body: .bytes(JSONText.object(members).bytes))
    }

    /// What is said about an error that the server itself answers.
    static func sentence(_ status: HTTPResponse.Status) -> String {
        switch status.code {
        case 400: "The request could not be understood."
        case 408: "The request took too long to arrive."
        case 413: "The request is larger than this address takes."
        case 414, 431: "The request's address or headers are too long."
        case 417: "The server cannot meet the request's expectation."
        case 429: "Too many connections come from your address; please try again in a moment."
        case 500: Refusal.failed.detail
        case 501: "The server does not know this method or coding."
        case 503: Refusal.busy.detail
        case 507: "There is no space left on the server."
        default: "The request could not be answered."
        }
    }

    private static func title(_ status: HTTPResponse.Status) -> String {
        switch status.code {
        case 400: "Bad request"
        case 401: "Authorization needed"
        case 404: "Not found"
        case 405: "Method not allowed"
        case 408: "Too slow"
        case 413: "Too large"
        case 415: "Unsupported media type"
        case 422: "Import refused"
        case 429: "Too many connections"
        case 500: "Something went wrong"
        case 503: "Busy"
        case 507: "No space left"
        default: status.reasonPhrase.isEmpty ? "Error" : status.reasonPhrase
        }
    }
}
