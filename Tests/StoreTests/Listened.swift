// Episodes with something for each list of the listener's site.

import Foundation
import Podcast
import Store

extension StoreFixture {
    static let lastYear = 1_767_225_600.0  // 2026-01-01 in UTC

    /// Notes with a guest who is called by the first name, a sponsor, tags, links of every kind of part, and times.
    static func rich(_ word: String, site: String) -> EpisodeContent {
        let link = { (path: String, text: String) in Link(url: "https://www.\(site)/\(path)", text: text) }
        var content = EpisodeContent(
            sponsors: [Sponsor(name: "Acme \(word)", url: "https://acme.example/\(word)")], guests: ["Ada Lovelace"],
            tags: [word, "C++"],
            chapters: [Chapter(start: 10, title: "Intro"), Chapter(start: 300, title: "\(word) second")])
        content.items = [
            .prose(
                Prose(
                    kind: .text, body: RichText(html: "<p>t</p>", plain: "t"),
                    links: [link("prose", "prose"), Link(url: "https://acme.example/\(word)/", text: "thanks")])),
            .topic(
                Topic(
                    ordinal: 1, host: "Ada", title: "\(word) engines", url: link("engine", "").url,
                    body: RichText(html: "<p>b</p>", plain: "b"),
                    links: [
                        link("engine", "engines"), link("engine/?utm_source=x", "again"), link("paper", "a paper"),
                    ],
                    start: 60)),
            .topic(Topic(ordinal: 2, host: "Brian", title: "\(word) second")),
            .extra(
                Extra(host: "Brian", title: "An extra", url: link("extra", "").url, links: [link("extra", "extra")])),
            .joke(Joke(title: "\(word) joke", url: link("joke", "").url, links: [link("joke", "ha")])),
            .prose(
                Prose(kind: .boilerplate, body: RichText(html: "<p>w</p>", plain: "w"), links: [link("follow", "us")])),
        ]
        return content
    }

    /// Adds an episode with such notes and audio of ten minutes.
    @discardableResult
    func addRich(
        _ number: Int, slug: String, word: String, site: String, state: EpisodeState = .published,
        published: Double? = StoreFixture.lastYear
    ) throws -> Int64 {
        let record = Self.record(number, slug: slug, state: state, published: published)
        let id = try add(record, Self.rich(word, site: site))
        let audio = Enclosure(location: "\(slug).mp3", type: "audio/mpeg", bytes: 10, duration: 600)
        try store.write { try $0.setEnclosure(of: id, audio, sha256: nil) }
        return id
    }
}
