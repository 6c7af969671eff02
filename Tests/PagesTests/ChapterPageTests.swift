// Times, chapters and tags on an episode's page.

import Foundation
import Podcast
import Testing

@testable import Pages
@testable import Store

struct ChapterPageTests {
    private func page(_ episode: Episode, _ content: EpisodeContent) throws -> String {
        let renderer = try PageSamples.renderer()
        return String(
            decoding: try renderer.episode(
                EpisodeFacts(episode: episode, content: content, neighbours: Neighbours())), as: UTF8.self)
    }

    private static let link = #"href="/episodes/scissors-really#t="#

    @Test("Chapters are a list whose entries play their second")
    func chapters() throws {
        let html = try page(PageSamples.full, PageSamples.content)
        #expect(html.contains("<nav class=\"chapters\""))
        #expect(html.contains(Self.link + "0\" aria-label=\"Play from 0:00\">0:00</a>\n<span>Hello</span>"))
        #expect(html.contains(Self.link + "159\" aria-label=\"Play from 2:39\">2:39</a>\n<span>Glue "))
        #expect(html.contains("<a class=\"site\" href=\"https://www.example.org/glue\">example.org</a>"))
    }

    @Test("Chapters that are topics stand in the list of topics alone, each with its time")
    func topics() throws {
        let content = EpisodeContent(
            chapters: [Chapter(start: 60, title: "One"), Chapter(start: 3723, title: "Two")],
            items: [
                .topic(Topic(ordinal: nil, host: nil, title: "One", start: 60)),
                .topic(Topic(ordinal: nil, host: nil, title: "Two", start: 3723)),
            ])
        let html = try page(PageSamples.full, content)
        #expect(!html.contains("<nav class=\"chapters\""))
        #expect(html.contains("<li class=\"timed\">"))
        // Once in the list, once beside the topic.
        #expect(html.components(separatedBy: Self.link + "3723\"").count == 3)
        #expect(html.contains("<a href=\"#topic-2\">"))
        #expect(!html.contains("class=\"ordinal\""))
    }

    @Test("Chapters between topics that all have their time join the list of topics, in order")
    func between() throws {
        let content = EpisodeContent(
            chapters: [
                Chapter(start: 60, title: "One"), Chapter(start: 90, title: "Half"), Chapter(start: 120, title: "Two"),
            ],
            items: [
                .topic(Topic(ordinal: nil, host: nil, title: "One", start: 60)),
                .topic(Topic(ordinal: nil, host: nil, title: "Two", start: 120)),
            ])
        let html = try page(PageSamples.full, content)
        #expect(!html.contains("<nav class=\"chapters\""))
        let list = try #require(html.firstRange(of: "In this episode"))
        let rest = html[list.upperBound...]
        let places = ["#topic-1\"", "#t=90\"", "<span>Half</span>", "#topic-2\""].map {
            rest.firstRange(of: $0)?.lowerBound
        }
        #expect(places.allSatisfy { $0 != nil })
        #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
    }

    @Test("Without audio times are words and lead nowhere")
    func withoutAudio() throws {
        let html = try page(PageSamples.bare, PageSamples.content)
        #expect(html.contains("<span class=\"time\">2:39</span>"))
        #expect(!html.contains("#t="))
    }

    @Test("A tag leads to the search for it, and is escaped")
    func tags() throws {
        let html = try page(PageSamples.full, PageSamples.content)
        #expect(html.contains("<a href=\"/tags/paper-glue\">Paper &amp; glue</a>"))
        #expect(!(try page(PageSamples.full, EpisodeContent())).contains("class=\"tags\""))
    }

    @Test("A topic without number and title has no mark in the margin")
    func untold() throws {
        let content = EpisodeContent(items: [
            .topic(Topic(ordinal: nil, host: nil, title: "", body: PageSamples.rich("<ul><li>a</li></ul>", "a")))
        ])
        let html = try page(PageSamples.full, content)
        #expect(html.contains("id=\"topic-1\""))
        #expect(!html.contains("class=\"ordinal\""))
    }
}
