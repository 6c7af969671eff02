// A small show with everything in it, for the tests of documents.

import Foundation
import Podcast
import Syndication

/// Values with fixed dates; each test changes what it is about.
enum Sample {
    static let show = Show(
        title: "Byte & Brew", url: "https://show.example", description: "Two hosts, one <pot> of coffee.",
        language: "en-GB", author: "Ada & Ben", owner: Show.Owner(name: "Ada", email: "ada@show.example"),
        categories: [Show.Category(name: "Society & Culture", sub: "Documentary"), Show.Category(name: "Technology")],
        isExplicit: false, image: "/cover.png", copyright: "© 2024 Ada", kind: .episodic,
        people: [
            ShowPerson(name: "Ada"), ShowPerson(name: "Ben"), ShowPerson(name: "Cy", isRegular: false),
        ])

    /// 2 April 2024, 10:00 UTC.
    static let published = Date(timeIntervalSince1970: 1_712_052_000)

    static let enclosure = Enclosure(location: "007.mp3", type: "audio/mpeg", bytes: 123_456, duration: 61.6)

    static let episode = Episode(
        id: 7, guid: "5b4c4a3e-0000-4000-8000-000000000007", number: 7, season: 2, slug: "seven-cups",
        title: "Seven cups <&> more", summary: "We drink \"seven\" cups & talk.", published: published,
        enclosure: enclosure, hosts: ["Ada", "Ben"], guests: ["Dee Fox"], hasTranscript: true,
        modified: published.addingTimeInterval(-3600))

    static let content = EpisodeContent(
        sponsors: [Sponsor(name: "Kettle & Co", url: "https://kettle.example/?a=1&b=2")], guests: ["Dee Fox"],
        items: [
            .prose(Prose(kind: .text, body: RichText(html: "<p>Hello.</p>", plain: "Hello."))),
            .topic(
                Topic(
                    ordinal: 1, host: "Ada", title: "Beans", url: "https://beans.example/",
                    body: RichText(html: "<ul><li>a &amp; b</li></ul>", plain: "a & b"))),
            .prose(
                Prose(
                    kind: .boilerplate, heading: "Find us",
                    body: RichText(html: "<p>Everywhere.</p>", plain: "Everywhere."))),
            .topic(
                Topic(
                    ordinal: nil, host: nil, title: "", body: RichText(html: "<p>Untitled.</p>", plain: "Untitled."))),
            .extra(
                Extra(
                    host: "Ben", title: "A mug", url: "https://mug.example",
                    body: RichText(html: "<a href=\"https://mug.example\">A mug</a>", plain: "A mug"))),
            .extra(Extra(host: nil, title: "Bare <extra>", url: "https://bare.example")),
            .joke(
                Joke(
                    title: "Null", url: "https://joke.example",
                    body: RichText(html: "<p>Pointer walks in.</p>", plain: "Pointer walks in."))),
            .joke(Joke(title: "Knock", body: RichText(html: "<p>Knock knock</p>", plain: "Knock knock"))),
        ])

    static func entry(
        _ episode: Episode = episode, _ content: EpisodeContent = content, transcripts: [FeedTranscript] = []
    ) throws -> FeedEntry {
        try FeedEntry(episode: episode, content: content, transcripts: transcripts)
    }
}
