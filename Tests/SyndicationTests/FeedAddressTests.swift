// Addresses in the notes of a feed: apps have no page that a path or a fragment could start from.

import Foundation
import Podcast
import Syndication
import Testing

@Suite struct FeedAddressTests {
    /// What notes hold, and what the feed should.
    private static let cases: [(String, String)] = [
        (#"<img src="/art/eggs.jpg" alt="Eggs">"#, #"<img src="https://show.example/art/eggs.jpg" alt="Eggs">"#),
        (#"<a href="/episodes/y">x</a>"#, #"<a href="https://show.example/episodes/y">x</a>"#),
        (#"<a href="/?a=1&amp;b=2">x</a>"#, #"<a href="https://show.example/?a=1&amp;b=2">x</a>"#),
        (#"<a href="/ä&quot;&lt;">x</a>"#, #"<a href="https://show.example/%C3%A4%22%3C">x</a>"#),
        (##"<a href="#topic-1">x</a>"##, ##"<a href="https://show.example/episodes/seven-cups#topic-1">x</a>"##),
        (
            #"<a href="/"><img src="/a" alt=" src="></a><a href="/b">"#,
            #"<a href="https://show.example/"><img src="https://show.example/a" alt=" src="></a>"#
                + #"<a href="https://show.example/b">"#
        ),
    ]

    /// What stays as it is.
    private static let kept: [String] = [
        #"<a href="https://other.example/#x" rel="noopener">x</a>"#, #"<a href="mailto:a@b.example">x</a>"#,
        #"<img src="https://other.example/a.jpg" alt="/x">"#,
        ##"<img data-src="/x" src="https://o.example/a" alt="#1">"##,
        "<p>href=&quot;/x&quot; src=/x</p>", "<a href=\"/cut", "\"", "\"/\"",
    ]

    private func notes(_ html: String) -> EpisodeContent {
        let body = RichText(html: html, plain: "x")
        return EpisodeContent(items: [
            .prose(Prose(kind: .text, body: body)), .extra(Extra(host: "Ada", title: "x", body: body)),
            .joke(Joke(title: "x", body: body)),
        ])
    }

    private func documents(_ html: String) throws -> [String] {
        let entry = try Sample.entry(Sample.episode, notes(html))
        let root = try XMLTree.root(RSSFeed(show: Sample.show, entries: [entry]).document())
        let json = try JSONSerialization.jsonObject(
            with: Data(
                JSONFeed(show: Sample.show, entries: [entry], page: FeedPage(path: "/feed.json")).document()))
        let items = (json as? [String: Any])?["items"] as? [[String: Any]]
        let jokes = try XMLTree.root(
            JokesFeed(show: Sample.show, episodes: [(Sample.episode, notes(html))]).document())
        return [
            try #require(root.first("channel")?.first("item")?.first("content:encoded")?.text),
            try #require(items?.first?["content_html"] as? String),
            try #require(jokes.first("channel")?.first("item")?.first("description")?.text),
        ]
    }

    @Test("Paths and fragments are absolute wherever they stand in a feed", arguments: cases)
    func absolute(_ written: String, _ expected: String) throws {
        let documents = try documents("<p>\(written)</p>\n")
        for text in documents { #expect(text.contains(expected)) }
        // In the text, in an extra's own line, and in the joke.
        #expect(documents.map { $0.ranges(of: expected).count } == [3, 3, 1])
    }

    @Test("Other addresses, text and what only looks like one stay as they are", arguments: kept)
    func untouched(_ written: String) throws {
        for text in try documents(written) { #expect(text.contains(written)) }
    }

    @Test("A show below a path keeps it")
    func path() throws {
        var show = Sample.show
        show.url = "https://show.example/pod/"
        let entry = try Sample.entry(Sample.episode, notes(#"<a href="/x">x</a>"#))
        let text = String(decoding: RSSFeed(show: show, entries: [entry]).document(), as: UTF8.self)
        #expect(text.contains(#"<a href="https://show.example/pod/x">"#))
    }
}
