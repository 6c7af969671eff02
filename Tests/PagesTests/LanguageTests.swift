// Which language each part of a page is said to speak, where the interface and the show do not speak the same.

import Markup
import Podcast
import Testing

@testable import Pages

/// A Persian show with English words: WCAG 2.2, 3.1.2.
struct LanguageTests {
    /// Stands before each phrase of the interface.
    private static let mark = "ZZ"
    /// Phrases that are marked by others around them, or stand in for a title of the show's.
    private static let unmarked: Set<String> = [
        "direction", "plural", "thousands", "decimal", "listComma", "listAnd", "andMore", "topicNumber", "inTopic",
        "inExtra", "inJoke", "inProse", "inSponsor",
    ]
    /// What the sample show itself says somewhere.
    private static let content = [
        "Tools that fit", "Scissors", "Two blades", "two blades", "night train", "Hello &amp; welcome", "A bell",
        "Naming", "Thursday", "Follow-up", "Buy us a whetstone", "Sharpening", "Glue", "Trailer", "Paste wants",
        "Knives", "Whetstones",
    ]

    private static func renderer(_ show: Show) throws -> PageRenderer {
        let library = try WordsLibrary(folder: PageSamples.templates + "/words", overrides: nil)
        let marked = library.phrases(of: "en").map { key, phrase -> (String, Words.Phrase) in
            guard !unmarked.contains(key) else { return (key, phrase) }
            return switch phrase {
            case .text(let text): (key, .text(mark + text))
            case .plural(let forms): (key, .plural(forms.mapValues { mark + $0 }))
            case .list(let list): (key, .list(list.map { mark + $0 }))
            }
        }
        return PageRenderer(
            show: show, templates: try TemplateLibrary(folder: PageSamples.templates, overrides: nil),
            words: Words(language: "en", phrases: Dictionary(marked) { first, _ in first }),
            asset: { "\($0)?v=1" }, artwork: PageSamples.artwork)
    }

    private static let pages: [(name: String, html: String)] = {
        var show = PageSamples.show
        show.language = "fa"
        // The search has a page of its own kind.
        return ((try? PageSamples.pages(renderer(show))) ?? []).filter { !$0.name.hasPrefix("search") }
    }()

    @Test("All kinds of pages are looked at")
    func made() { #expect(Self.pages.count >= 39) }

    @Test(
        "The interface's words say that they are English, and the show's own that they are not",
        arguments: pages.map(\.name))
    func parts(name: String) throws {
        let page = try MarkupReader(try #require(Self.pages.first { $0.name == name }?.html))
        #expect(page.all("html").first?.language == "fa")
        for part in page.spoken where !["title", "script", "head"].contains(part.element) {
            if part.text.contains(Self.mark) {
                #expect(part.language == "en", "\(name): \(part.text) in \(part.element)")
            } else if Self.content.contains(where: part.text.contains) {
                #expect(part.language == "fa", "\(name): \(part.text) in \(part.element)")
            }
        }
        for element in page.elements {
            for key in ["aria-label", "title", "alt", "placeholder"] {
                guard let said = element.attributes[key], said.contains(Self.mark) else { continue }
                #expect(element.language == "en", "\(name): \(key) \(said) of \(element.name)")
            }
        }
    }

    @Test("The player's parts say so, too")
    func controls() throws {
        var show = PageSamples.show
        show.language = "fa"
        let page = try MarkupReader(
            "<!doctype html>" + String(decoding: Self.html(Self.renderer(show)), as: UTF8.self))
        for part in page.spoken where part.text.contains(Self.mark) { #expect(part.language == "en", "\(part.text)") }
        for element in page.elements where element.name != "template" {
            guard let said = element.attributes["aria-label"], said.contains(Self.mark) else { continue }
            #expect(element.language == "en", "\(said)")
        }
        #expect(page.all("template").first?.attributes["data-lang"] == "en")
    }

    private static func html(_ renderer: PageRenderer) throws -> [UInt8] {
        try renderer.renderAlone("controls", renderer.frame.alone())
    }

    @Test("Where both speak one language, no part says which")
    func same() throws {
        for (_, html) in try PageSamples.pages(PageSamples.renderer()) {
            let said = try MarkupReader(html).elements.filter { $0.name != "html" }.compactMap { $0.attributes["lang"] }
            // The doctor's rules speak English in every language.
            #expect(Set(said).isSubset(of: ["en"]) && (said.isEmpty || html.contains("class=\"card finding")))
        }
    }
}
