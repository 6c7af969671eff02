// Why a request gets no page, as a value.

import HTTPTypes
import Podcast

/// An answer that is an error of the client's, thrown by handlers and turned into a page or problem+json at the top.
struct Refusal: Error, Sendable {
    var status: HTTPResponse.Status
    /// A sentence for a person; nothing of the server's insides.
    var detail: String
    var fields = HTTPFields()
    /// What is wrong with uploaded files.
    var problems: [Problem] = []

    init(_ status: HTTPResponse.Status, _ detail: String, problems: [Problem] = []) {
        self.status = status
        self.detail = detail
        self.problems = problems
    }

    static let notFound = Refusal(
        .notFound, "There is no page at this address. It may have moved, or the link may have a typing error in it.")

    static let failed = Refusal(.internalServerError, "The server could not make this page. The error has been logged.")

    /// Every place of a lane is taken.
    static var busy: Refusal {
        var refusal = Refusal(.serviceUnavailable, "The server is busy; please try again in a moment.")
        refusal.fields[.retryAfter] = "2"
        return refusal
    }

    static func method(allowed: [HTTPRequest.Method]) -> Refusal {
        let names = allowed.map(\.rawValue).joined(separator: ", ")
        var refusal = Refusal(.methodNotAllowed, "This address answers to \(names) only.")
        refusal.fields[.allow] = names + ", OPTIONS"
        return refusal
    }

    static func unauthorized(_ detail: String) -> Refusal {
        var refusal = Refusal(.unauthorized, detail)
        refusal.fields[.wwwAuthenticate] = #"Bearer realm="notecast""#
        return refusal
    }
}
