// Error pages, for people and for programs.

import HTTPServer
import HTTPTypes
import Pages
import Podcast

/// Turns refusals into answers. The common pages are rendered beforehand, so that a flood of requests for nothing costs
/// nothing.
struct ProblemPages: Sendable {
    private let renderer: PageRenderer
    private let ready: [String: [UInt8]]

    init(renderer: PageRenderer) throws {
        self.renderer = renderer
        var ready: [String: [UInt8]] = [:]
        let server = [400, 408, 412, 413, 414, 416, 417, 429, 431, 501, 505, 507].map { code in
            let status = HTTPResponse.Status(code: code)
            return Refusal(status, Self.sentence(status))
        }
        for refusal in [Refusal.notFound, .failed, .busy, .method(allowed: [.get, .head])] + server {
            ready[Self.key(refusal)] = try Self.page(refusal, renderer)
        }
        self.ready = ready
    }

    /// The answer for a request of this path: problem+json (RFC 9457) below `/api/`, else a page.
    func response(_ refusal: Refusal, path: String) -> Response {
        path.hasPrefix("/api/") ? document(refusal) : page(refusal)
    }

    private func page(_ refusal: Refusal) -> Response {
        let html = ready[Self.key(refusal)] ?? (try? Self.page(refusal, renderer))
        var fields = html == nil ? PageFields.document("text/plain; charset=utf-8") : PageFields.html(isKept: false)
        fields[.cacheControl] = "no-store"
        for field in refusal.fields { fields[field.name] = field.value }
        return Response(
            status: refusal.status, fields: fields, body: .bytes(html ?? Array((refusal.detail + "\n").utf8)))
    }

    private static func key(_ refusal: Refusal) -> String { "\(refusal.status.code) \(refusal.detail)" }

    private static func page(_ refusal: Refusal, _ renderer: PageRenderer) throws -> [UInt8] {
        try renderer.problem(
            status: refusal.status.code, title: title(refusal.status), detail: refusal.detail)
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
