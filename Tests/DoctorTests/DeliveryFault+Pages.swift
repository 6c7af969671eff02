// Faults of feeds of several pages, one each.

import ScriptedServer

@testable import Doctor

extension DeliveryFault {
    /// The feed in two pages.
    static let pages = [
        page("a next page that is not there") { request, answer in answer = ScriptedAnswer(404) },
        page("a next page that is no feed") { request, answer in answer.change { _ in "<html></html>" } },
        page("a next page without a way back") { request, answer in
            answer.change { $0.replacing("rel=\"previous\"", with: "rel=\"up\"") }
        },
        page("a next page that leads back to another") { request, answer in
            answer.change { $0.replacing("feed.xml\" rel=\"previous\"", with: "feed.xml?page=7\" rel=\"previous\"") }
        },
        page("pages that go round in a circle") { request, answer in
            answer.change { $0.replacing("rel=\"first\"", with: "rel=\"next\"") }
        },
        page("an episode of the second page without a guid", .guid) { request, answer in
            answer.change { $0.replacing("<guid isPermaLink=\"false\">looms-00</guid>", with: "") }
        },
    ]

    private static func page(
        _ name: String, _ rule: RuleID = .furtherPage,
        _ change: @escaping @Sendable (ScriptedRequest, inout ScriptedAnswer) -> Void
    ) -> DeliveryFault {
        var fault = DeliveryFault(name, rule, "/feed.xml?page=2", change)
        fault.text = SoundFeed.firstPage
        return fault
    }
}

extension ScriptedAnswer {
    /// Changes a text that is sent without compression.
    fileprivate mutating func change(_ edit: (String) -> String) {
        set("Content-Encoding", nil)
        body = Array(edit(String(decoding: body, as: UTF8.self)).utf8)
    }
}
