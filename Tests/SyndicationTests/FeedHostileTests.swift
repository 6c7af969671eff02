// Values that could break a feed: forbidden characters, markup, and too much of everything.

import Foundation
import Podcast
import Syndication
import Testing

@Suite struct FeedHostileTests {
    private func item(_ episode: Episode, _ content: EpisodeContent = Sample.content) throws -> XMLNode {
        let feed = RSSFeed(show: Sample.show, entries: [try Sample.entry(episode, content)])
        return try #require(try XMLTree.root(feed.document()).first("channel")?.first("item"))
    }

    @Test func `every character that XML forbids is gone, and all others stay`() throws {
        for code in Array(0...0xA0) + [0x7FF, 0xD7FF, 0xE000, 0xFDD0, 0xFFFD, 0xFFFE, 0xFFFF, 0x1F600, 0x10FFFF] {
            let scalar = try #require(Unicode.Scalar(UInt32(code)))
            var episode = Sample.episode
            episode.title = "a\(Character(scalar))b"
            var content = EpisodeContent()
            content.items = [.prose(Prose(kind: .text, body: RichText(html: episode.title, plain: "x")))]
            let item = try item(episode, content)
            let isForbidden = (code < 0x20 && ![9, 10, 13].contains(code)) || code == 0xFFFE || code == 0xFFFF
            // A parser reads a carriage return as a line feed.
            let expected = isForbidden ? "ab" : code == 13 ? "a\nb" : episode.title
            #expect(item.first("title")?.text == expected)
            #expect(item.first("content:encoded")?.text.contains(expected) == true, "U+\(String(code, radix: 16))")
        }
    }

    @Test(arguments: ["]]>", "x]]>y]]>", "]]]]>>", "]]\u{0}>", "]\u{1}]>", "]]", "]]]", ">]]>]]>"])
    func `the end of CDATA in notes does not end the notes`(text: String) throws {
        var content = EpisodeContent()
        content.items = [.prose(Prose(kind: .text, body: RichText(html: "<p>\(text)</p>\(text)", plain: text)))]
        let clean = String(text.unicodeScalars.filter { $0.value >= 0x20 })
        let item = try item(Sample.episode, content)
        #expect(item.first("content:encoded")?.text.hasSuffix("<p>\(clean)</p>\(clean)") == true)
        #expect(item.first("guid") != nil)
    }

    @Test func `values are trimmed, and attributes keep on one line`() throws {
        var show = Sample.show
        show.categories = [Show.Category(name: " Arts\n&\t\"Crafts\"<> ")]
        show.title = " \n Title\t "
        let channel = try #require(try XMLTree.root(RSSFeed(show: show, entries: []).document()).first("channel"))
        #expect(channel.first("title")?.text == "Title")
        #expect(channel.first("itunes:category")?.attributes["text"] == "Arts & \"Crafts\"<>")
    }

    @Test func `titles and summaries are text, never markup`() throws {
        var episode = Sample.episode
        episode.summary = "<script>alert(1)</script> & \"more\""
        episode.title = "</title><item>"
        var content = Sample.content
        content.sponsors = [
            Sponsor(name: "<b>", url: "javascript:alert(1)"), Sponsor(name: "Q", url: "https://q/\"><i>"),
        ]
        let item = try item(episode, content)
        let text = try #require(item.first("description")?.text)
        #expect(item.first("title")?.text == "</title><item>")
        #expect(text.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;"))
        #expect(!text.contains("<script") && !text.contains("javascript:") && !text.contains("<i>"))
        #expect(text.contains("<p>Sponsored by: &lt;b&gt;</p>"))
        #expect(text.contains("<a href=\"https://q/%22%3E%3Ci%3E\">Q</a>"))
    }

    @Test func `a huge description keeps below the limit and well-formed`() throws {
        var episode = Sample.episode
        episode.summary = String(repeating: "Ein Satz über Käse & Brot. ", count: 5000)
        let topic = Topic(
            ordinal: 1, host: "Ada", title: String(repeating: "<é>", count: 60), url: "https://a.example/")
        let long = Topic(ordinal: 2, host: "Ben", title: String(repeating: "y", count: 9000))
        var content = EpisodeContent(items: Array(repeating: .topic(topic), count: 200) + [.topic(long)])
        content.sponsors = Array(repeating: Sponsor(name: "Kettle"), count: 500)
        for items in [content.items, [.topic(long)], []] {
            content.items = items
            let text = try #require(try item(episode, content).first("description")?.text)
            #expect(text.utf8.count < 3300)
            #expect(text.contains("Käse &amp; Brot.</p>"))
            #expect(text.hasSuffix("<p><a href=\"https://show.example/episodes/seven-cups\">Full show notes</a></p>"))
            _ = try XMLTree.root(Array("<d>\(text)</d>".utf8))
        }
    }

    @Test(arguments: ["\"", "&", "< ", "é", "漢。", "word ", "."])
    func `no summary makes a description too long`(part: String) throws {
        var episode = Sample.episode
        episode.summary = String(repeating: part, count: 5000)
        let text = try #require(try item(episode).first("description")?.text)
        #expect(text.utf8.count < 3300)
        #expect(text.utf8.count > 600)
        _ = try XMLTree.root(Array("<d>\(text)</d>".utf8))
    }

    @Test func `a description has only the tags that apps show`() throws {
        let text = try #require(try item(Sample.episode).first("description")?.text)
        let names = text.split(separator: "<").dropFirst().map { $0.prefix { $0.isLetter || $0 == "/" } }
        #expect(Set(names).isSubset(of: ["p", "/p", "ul", "/ul", "li", "/li", "a", "/a", "strong", "/strong"]))
        #expect(text.contains("<li><strong>Ada:</strong> <a href=\"https://beans.example/\">Beans</a></li>"))
    }

    @Test func `a description without a summary and topics begins with the notes`() throws {
        var episode = Sample.episode
        episode.summary = ""
        let prose = Prose(kind: .text, body: RichText(html: "<p>We <em>met</em>.</p>", plain: "We met."))
        let content = EpisodeContent(items: [.prose(prose)])
        #expect(try item(episode, content).first("description")?.text.hasPrefix("<p>We met.</p>") == true)
        #expect(
            try item(episode, EpisodeContent()).first("description")?.text
                == "<p><a href=\"https://show.example/episodes/seven-cups\">Full show notes</a></p>")
    }

    @Test func `a long channel description ends at a sentence within Apple's limit`() throws {
        var show = Sample.show
        show.description = String(repeating: "Über alles ein Satz. ", count: 1000)
        let channel = try #require(try XMLTree.root(RSSFeed(show: show, entries: []).document()).first("channel"))
        let text = try #require(channel.first("description")?.text)
        #expect(text.utf8.count <= RSSFeed.descriptionLimit && text.utf8.count > 3900)
        #expect(text.hasSuffix("Satz."))
        show.description = String(repeating: "😀", count: 3000)
        let dense = try #require(try XMLTree.root(RSSFeed(show: show, entries: []).document()).first("channel"))
        #expect(dense.first("description")?.text == String(repeating: "😀", count: 999) + "…")
    }

    @Test(arguments: [
        (-1e300, "Mon, 01 Jan 0001 00:00:00 +0000"), (-62_135_596_800, "Mon, 01 Jan 0001 00:00:00 +0000"),
        (-1, "Wed, 31 Dec 1969 23:59:59 +0000"), (0, "Thu, 01 Jan 1970 00:00:00 +0000"),
        (951_782_400, "Tue, 29 Feb 2000 00:00:00 +0000"), (951_868_800, "Wed, 01 Mar 2000 00:00:00 +0000"),
        (4_102_444_799.9, "Thu, 31 Dec 2099 23:59:59 +0000"), (1e300, "Fri, 31 Dec 9999 23:59:59 +0000"),
    ])
    func `any date has a form`(seconds: Double, expected: String) throws {
        var episode = Sample.episode
        episode.published = Date(timeIntervalSince1970: seconds)
        #expect(try item(episode).first("pubDate")?.text == expected)
    }

    @Test func `dates agree with Foundation's formatter on days of all months in two centuries`() throws {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = .gmt
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss Z"
        let dates = (0..<1000).map { Date(timeIntervalSince1970: Double($0) * 6_307_201 - 3_155_673_600) }
        let entries = try dates.map { date in
            var episode = Sample.episode
            episode.published = date
            return try Sample.entry(episode, EpisodeContent())
        }
        let feed = RSSFeed(show: Sample.show, entries: entries)
        let items = try #require(try XMLTree.root(feed.document()).first("channel")).all("item")
        #expect(items.reversed().map { $0.first("pubDate")?.text } == dates.map { formatter.string(from: $0) })
    }
}
