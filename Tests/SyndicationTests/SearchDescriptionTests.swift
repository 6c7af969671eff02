// How browsers add the search to theirs.

import Foundation
import Podcast
import Syndication
import Testing

@Suite struct SearchDescriptionTests {
    private func root(_ show: Show, purpose: String = "Search notes") throws -> XMLNode {
        try XMLTree.root(SearchDescription(show: show, purpose: purpose, icon: "/favicon.ico?v=1").document())
    }

    @Test("The description leads to page, JSON, suggestions and itself, all absolute")
    func addresses() throws {
        var show = Sample.show
        show.url = "https://show.example/"
        show.title = "Small Tools"
        show.language = "pt-BR"
        let root = try root(show)
        #expect(root.name == "OpenSearchDescription")
        let urls = root.all("Url").map { [$0.attributes["type"], $0.attributes["template"]] }
        #expect(
            urls == [
                ["text/html", "https://show.example/search?q={searchTerms}&page={startPage?}"],
                ["application/json", "https://show.example/api/v1/search?q={searchTerms}&page={startPage?}"],
                ["application/x-suggestions+json", "https://show.example/api/v1/suggest?q={searchTerms}"],
                ["application/opensearchdescription+xml", "https://show.example/opensearch.xml"],
            ])
        #expect(root.first("ShortName")?.text == "Small Tools")
        #expect(root.first("Description")?.text == "Small Tools: Search notes")
        #expect(root.first("Image")?.text == "https://show.example/favicon.ico?v=1")
        #expect(root.first("Language")?.text == "pt-BR")
    }

    @Test(
        "Names are as short as the format asks, cut where a word ends",
        arguments: [
            ("Sixteen letters!", "Sixteen letters!", "Sixteen letters!"),
            (
                "A show with a name that goes on and on and on and on", "A show with a",
                "A show with a name that goes on and on and on"
            ),
            ("Donaudampfschifffahrtsgesellschaft", "Donaudampfschiff", "Donaudampfschifffahrtsgesellschaft"),
            ("  <b>&\n\"x\" ", "<b>& \"x\"", "<b>& \"x\""),
        ])
    func names(title: String, short: String, long: String) throws {
        var show = Sample.show
        show.title = title
        let root = try root(show, purpose: String(repeating: "long ", count: 400))
        #expect(root.first("ShortName")?.text == short)
        #expect(root.first("LongName")?.text == long)
        #expect((root.first("Description")?.text.count ?? 0) <= 1024)
    }
}
