// A small made-up archive to search.

import Foundation
import Podcast
import Search
import Store

/// Four published episodes of two hosts and a guest, with a transcript, and two that are hidden.
struct SearchArchive {
    let fixture: StoreFixture
    let lexicon = SearchLexicon(
        people: [ShowPerson(name: "Ada", aliases: ["AL", "Ada Lovelace"]), ShowPerson(name: "Grace")],
        synonyms: [["sklearn", "scikit-learn"], ["k8s", "Kubernetes", "container herder"]])

    init() throws {
        fixture = try StoreFixture()
        try add(
            1, "one", 1_609_459_200,
            items: [  // 2021-01-01
                topic(
                    "Ada", "Knitting with pytest", "Loops and needles for every tester",
                    "https://github.com/pytest-dev/pytest"),
                topic(
                    "Grace", "Weaving in C++", "A loom in C++ and C#, older than .NET",
                    "https://docs.loom.example/start"),
                .extra(Extra(host: "Ada", title: "A conference", body: plain("Bring wool and f-strings"), line: 1)),
                .joke(Joke(title: "Why did the sheep cross", body: plain("To get to the shearing"), line: 1)),
            ], sponsors: [Sponsor(name: "Acme Yarns", url: "https://acme.example/show")], tags: ["Wool"])
        try add(
            2, "two", 1_640_995_200,
            items: [  // 2022-01-01
                topic("Grace", "Café culture", "Calling __init__ twice, and scikit-learn once", nil),
                topic("Ada", "Asynchronous spinning", "Wheels within wheels", nil),
            ], guests: ["Charles Babbage"])
        try add(3, "three", 1_646_000_000, items: [topic("Grace", "Dyeing", "Indigo and madder for Kubernetes", nil)])
        try add(4, "four", 1_672_531_200, items: [topic("Ada", "Felting", "Wheels of wool, python and pytest", nil)])
        try add(5, "draft", 1_680_000_000, .draft, items: [topic("Eve", "Zorbing secrets", "Zorbing is knitting", nil)])
        try add(6, "soon", 4_000_000_000, items: [topic("Eve", "Quokkas later", "Quokkas knit pytest", nil)])
        try speak(
            2,
            [
                (0, 30, "Hello there and welcome. We met at the bakery and |the oven caught fire.", 25),
                (25, 60, "the oven caught fire. |Everybody ran out and so we wrote a pie test for it.", 31),
                (58, 90, "and then it was over. |Numb pie is not a library, is it?", 64),
            ])
        try speak(4, [(5, 20, "We wound the wheels |and used py test all day long.", 9)])
    }

    func plain(_ text: String) -> RichText { RichText(html: "<p>\(text)</p>", plain: text) }

    func topic(_ host: String, _ title: String, _ text: String, _ url: String?) -> NotesItem {
        .topic(
            Topic(
                ordinal: nil, host: host, title: title, url: url, body: plain(text),
                links: url.map { [Link(url: $0, text: title)] } ?? []))
    }

    private func add(
        _ number: Int, _ slug: String, _ published: Double, _ state: EpisodeState = .published, items: [NotesItem],
        sponsors: [Sponsor] = [], guests: [String] = [], tags: [String] = []
    ) throws {
        try fixture.add(
            StoreFixture.record(number, slug: slug, state: state, published: published),
            EpisodeContent(
                sponsors: sponsors, guests: guests, namedHosts: ["Ada", "Grace"], tags: tags, items: items))
    }

    /// - Parameter passages: start, end, the text with a mark where its second cue begins, and when that is.
    private func speak(_ id: Int64, _ passages: [(Double, Double, String, Double)]) throws {
        try fixture.store.write { writer in
            try writer.setTranscript(
                of: id, path: "\(id).vtt", format: .vtt, text: "WEBVTT", sha256: Array(repeating: 1, count: 32),
                passages: passages.map { start, end, text, second in
                    let offset = text.utf8.firstIndex(of: UInt8(ascii: "|")).map {
                        text.utf8.distance(from: text.utf8.startIndex, to: $0)
                    }
                    return Passage(
                        start: start, end: end, text: text.replacing("|", with: ""),
                        marks: [.init(offset: 0, start: start), .init(offset: offset ?? 0, start: second)])
                })
        }
    }

    func find(_ text: String, order: SearchQuestion.Order = .best, page: Int = 1, size: Int = 20) throws
        -> SearchResults
    {
        guard let query = SearchQuery(text) else { return SearchResults(results: [], isLoose: false) }
        var question = SearchQuestion(query, order: order, page: page, size: size)
        // Tests are no race.
        question.time = .seconds(60)
        return try fixture.store.read { try $0.search(question, lexicon: lexicon) }
    }

    /// The numbers of the episodes that are found, in order.
    func numbers(_ text: String, order: SearchQuestion.Order = .best) throws -> [Int?] {
        try find(text, order: order).results.map(\.episode.number)
    }
}
