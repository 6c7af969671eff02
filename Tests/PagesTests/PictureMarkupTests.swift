// Pictures within notes: whose they are decides whether a page shows them at once.

import Podcast
import Testing

@testable import Pages

struct PictureMarkupTests {
    private func shown(_ html: String, language: String = "en") throws -> String {
        var show = PageSamples.show
        show.url = "https://www.sharp.example"
        show.language = language
        let words = try #require(PageSamples.words)
        return NotesMarkup(words: words, show: show) { $0 == "/art/a&b.png" ? (width: 640, height: 480) : nil }.boxed(
            html)
    }

    private func tag(_ source: String, alt: String = "") -> String {
        "<img src=\"\(source)\" alt=\"\(alt)\" loading=\"lazy\">"
    }

    @Test("The site's own pictures keep their room before they come", arguments: ["", "https://www.sharp.example"])
    func own(base: String) throws {
        let source = base + "/art/a&amp;b.png"
        let wanted = "<p><img src=\"\(source)\" alt=\"A &lt;b&gt;\" loading=\"lazy\" width=\"640\" height=\"480\"></p>"
        #expect(try shown("<p>\(tag(source, alt: "A &lt;b&gt;"))</p>") == wanted)
        // Nobody knows of this one how large it is.
        #expect(try shown(tag(base + "/art/none.png")) == tag(base + "/art/none.png"))
    }

    @Test("A host below the show's own is the show's")
    func below() throws {
        let picture = tag("https://blobs.sharp.example/1.png")
        #expect(try shown(picture) == picture)
    }

    @Test(
        "A picture of another site is a link to it, and nothing is loaded before somebody follows it",
        arguments: [
            "https://other.example/1.png?a=1&amp;b=2", "http://sharp.example.evil.example/1.png",
            "https://notsharp.example/1.png", "https://sharp.example@evil.example/1.png",
            "https://www.sharp.example:pw@evil.example/1.png", "https://www.sharp.example.evil.example/x",
            "https:///evil.example/1.png", "https:\\\\evil.example/://sharp.example/1.png",
        ])
    func other(source: String) throws {
        let html = try shown("<p>\(tag(source, alt: "A &quot;cat&quot;"))</p>")
        #expect(!html.contains("<img"))
        #expect(
            html.hasPrefix(
                "<p><a class=\"picture\" href=\"\(source)\" rel=\"noopener noreferrer\">A &quot;cat&quot; <small>"))
    }

    @Test("An address that names no site is words")
    func nowhere() throws {
        #expect(try shown(tag("mailto:a@b.example", alt: "A cat")) == "A cat")
        #expect(try shown(tag("mailto:a@b.example")) == "mailto:a@b.example")
        #expect(try shown(tag("https:///1.png", alt: "A cat")).contains("<small>Picture from 1.png</small>"))
    }

    @Test("Within a link it is its words, since no link holds another")
    func linked() throws {
        let source = "https://other.example/1.png"
        let link = "<a href=\"https://x.example\" rel=\"noopener\">"
        #expect(try shown("\(link)\(tag(source, alt: "Cat"))</a>") == "\(link)Cat</a>")
        #expect(try shown("\(link)\(tag(source))</a>") == "\(link)<span>Picture from other.example</span></a>")
        #expect(try shown("\(link)x</a>\(tag(source))").contains("<a class=\"picture\""))
        #expect(try shown(tag(source), language: "fr").contains("<small lang=\"en\">Picture from"))
    }
}
