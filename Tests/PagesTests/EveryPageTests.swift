// What holds for every page, whatever is on it.

import Markup
import Podcast
import Testing

@testable import Pages

struct EveryPageTests {
    private static let pages: [(name: String, html: String)] = (try? PageSamples.pages(PageSamples.renderer())) ?? []

    @Test("All kinds of pages are made")
    func made() { #expect(Self.pages.count == 47) }

    @Test("Markup is well-formed, ids are unique, and every fragment leads somewhere", arguments: pages.map(\.name))
    func markup(name: String) throws {
        let html = try #require(Self.pages.first { $0.name == name }?.html)
        let page = try MarkupReader(html)
        let ids = page.elements.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count, "\(ids)")
        for link in page.all("a") {
            let address = try #require(link.attributes["href"])
            // One page has the address of that which it stands for, and leads there.
            #expect(!address.isEmpty || name == "offline, unsaved")
            if address.hasPrefix("#") { #expect(ids.contains(String(address.dropFirst())), "\(address)") }
        }
        for label in page.elements.compactMap({ $0.attributes["aria-labelledby"] }) { #expect(ids.contains(label)) }
        for label in page.all("label") { #expect(ids.contains(label.attributes["for"] ?? "")) }
    }

    @Test("Pages have one title, one main and one h1, and a way past the menu", arguments: pages.map(\.name))
    func landmarks(name: String) throws {
        // A part of a page, which comes into one that has all these.
        if name == "search, answer" { return }
        let page = try MarkupReader(try #require(Self.pages.first { $0.name == name }?.html))
        #expect(page.all("title").count == 1)
        #expect(page.all("main").count == 1)
        #expect(page.all("h1").count == 1)
        #expect(page.all("html").first?.attributes["lang"] == "en")
        #expect(page.all("a").first?.attributes["href"] == "#main")
        #expect(page.all("link").contains { $0.attributes["type"] == "application/rss+xml" })
    }

    @Test(
        "Nothing is inline, nothing comes from elsewhere, and our images know their size", arguments: pages.map(\.name))
    func ownThings(name: String) throws {
        let page = try MarkupReader(try #require(Self.pages.first { $0.name == name }?.html))
        for element in page.elements {
            #expect(element.attributes["style"] == nil)
            #expect(!element.attributes.keys.contains { $0.hasPrefix("on") })
            #expect(element.name != "style")
        }
        for script in page.all("script") { #expect(script.attributes["src"] == "/js/site.js?v=1") }
        for sheet in page.all("link") where sheet.attributes["rel"] == "stylesheet" {
            #expect(sheet.attributes["href"]?.hasPrefix("/") == true)
        }
        for image in page.all("img") where !image.path.contains("article") {
            #expect(image.attributes["width"] != nil && image.attributes["height"] != nil)
            #expect(image.attributes["alt"] != nil)
        }
    }

    @Test(
        "A picture that lies elsewhere is loaded by no page: initials and the show's art stand for it, and previews name it"
    )
    func strangers() throws {
        var show = PageSamples.show
        show.people[0].image = "https://cdn.example/ada.jpg"
        var content = PageSamples.pictured
        content.details.image = "https://cdn.example/308.png"
        let facts = EpisodeFacts(episode: PageSamples.full, content: content)
        for cover in ["/cover.png", "https://cdn.example/cover.png", "https://img.sharp.example/cover.png"] {
            show.image = cover
            let renderer = try PageSamples.renderer(show: show)
            let episode = String(decoding: try renderer.episode(facts), as: UTF8.self)
            let embed = try renderer.embed(PageSamples.full, image: content.details.image)
            let frame = String(decoding: embed, as: UTF8.self)
            let pages = try PageSamples.pages(renderer).map(\.html) + [episode, frame]
            for page in pages {
                let sources = try MarkupReader(page).elements.flatMap { element in
                    element.name == "img" || element.name == "source"
                        ? ["src", "srcset"].compactMap { element.attributes[$0] } : []
                }
                #expect(!sources.contains { $0.contains("cdn.example") })
            }
            #expect(episode.contains("<meta property=\"og:image\" content=\"https://cdn.example/308.png\">"))
            #expect(pages.contains { $0.contains("<b aria-hidden=\"true\">A</b> <span>Ada") })
            let shown = cover.hasPrefix("/") ? "/artwork/small.jpg" : cover
            #expect(frame.contains("<img class=\"art\" src=\"\(shown)\"") == !cover.contains("cdn.example"))
        }
    }

    @Test("Facts that stand side by side are apart without a stylesheet, too", arguments: pages.map(\.name))
    func apart(name: String) throws {
        let html = try #require(Self.pages.first { $0.name == name }?.html)
        for line in html.split(separator: "\n") where line.contains(/class="(by )?(about|kicker|more|person)[" ]/) {
            #expect(!line.contains(/<\/(span|time|a|b|small)><(span|time|a|b|small)[ >]/), "\(line)")
            #expect(!line.contains(/<b aria-hidden="true">[^<]*<\/b>[^ ]/), "\(line)")
        }
    }

    @Test("Absolute addresses come from the show's own address only", arguments: ["home", "episode", "episodes"])
    func canonical(name: String) throws {
        let page = try MarkupReader(try #require(Self.pages.first { $0.name == name }?.html))
        let paths = ["home": "/", "episode": "/episodes/scissors-really", "episodes": "/episodes?page=2"]
        let canonical = page.all("link").first { $0.attributes["rel"] == "canonical" }?.attributes["href"]
        #expect(canonical == "https://sharp.example" + (paths[name] ?? ""))
        let image = page.all("meta").first { $0.attributes["property"] == "og:image" }?.attributes["content"]
        #expect(image == "https://sharp.example/" + (name == "episode" ? "art/308.png" : "cover.png"))
    }

    @Test(
        "Search results and problems are kept from search engines",
        arguments: ["search", "search, last page", "search, nothing", "problem"])
    func hidden(name: String) throws {
        let page = try MarkupReader(try #require(Self.pages.first { $0.name == name }?.html))
        #expect(
            page.all("meta").contains { $0.attributes["name"] == "robots" && $0.attributes["content"] == "noindex" })
        #expect(!page.all("link").contains { $0.attributes["rel"] == "canonical" })
    }

    @Test("A page waits for one stylesheet, whether or not the host chose a colour", arguments: ["#0a7d5a", nil])
    func oneSheet(accent: String?) throws {
        var show = PageSamples.show
        show.accent = accent
        let page = try MarkupReader(
            String(decoding: PageSamples.renderer(show: show).home(episodes: [], total: 0), as: UTF8.self))
        let sheets = page.all("link").filter { $0.attributes["rel"] == "stylesheet" }
        #expect(sheets.compactMap { $0.attributes["href"] } == ["/site.css?v=1"])
    }

    @Test("Only good addresses of the settings get into the menu")
    func menu() throws {
        let html = try #require(Self.pages.first { $0.name == "home" }?.html)
        #expect(html.contains("<a href=\"/about\">About</a>"))
        #expect(!html.contains("javascript:"))
    }
}
