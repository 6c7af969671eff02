import Foundation
import Podcast
import Store
import Testing

@Suite struct TopicPlaceTests {
    @Test("A topic has its stretch to the next topic or chapter, and its neighbours")
    func stretch() throws {
        let fixture = try StoreFixture()
        try fixture.addRich(1, slug: "one", word: "glider", site: "glider.example")
        try fixture.store.read { reader throws in
            let first = try #require(try reader.topic(episodeSlug: "one", index: 1))
            #expect(first.episode.slug == "one")
            #expect(first.topic == (try reader.content(of: first.episode.id)).topics[0])
            #expect(first.host == PersonName(name: "Ada Lovelace", slug: "ada-lovelace"))
            #expect((first.index, first.count, first.position) == (1, 2, 1))
            #expect(first.stretch == AudioStretch(start: 60, end: 300))
            #expect(first.previous == nil)
            #expect(first.next?.title == "glider second")
            #expect(first.next?.topicIndex == 2)
            // The second has no time of its own, and a chapter of its title.
            let second = try #require(try reader.topic(episodeSlug: "one", index: 2))
            #expect(second.stretch == AudioStretch(start: 300, end: 600))
            #expect(second.previous?.title == "glider engines")
            #expect(second.next == nil)
            for slug in ["", "two", "' OR 1=1 --"] { #expect(try reader.topic(episodeSlug: slug, index: 1) == nil) }
        }
    }

    @Test("Nothing is made up: without a time there is no stretch, without an end it is open")
    func unknown() throws {
        let fixture = try StoreFixture()
        let chapters = [5.0, 9].map { Chapter(start: $0, title: "Twice") }
        let items = [(nil, "Twice"), (nil, ""), (700.0, "Late")].map { start, title in
            NotesItem.topic(Topic(ordinal: nil, host: nil, title: title, start: start))
        }
        let id = try fixture.add(StoreFixture.record(1, slug: "one"), EpisodeContent(chapters: chapters, items: items))
        let stretches = { () throws -> [AudioStretch?] in
            try (1...3).map { index in
                try #require(try fixture.store.read { try $0.topic(episodeSlug: "one", index: index) }).stretch
            }
        }
        #expect(try stretches() == [nil, nil, AudioStretch(start: 700, end: nil)])
        // Audio that ends before the topic begins does not end it.
        let audio = Enclosure(location: "a.mp3", type: "audio/mpeg", bytes: 9, duration: 600)
        try fixture.store.write { try $0.setEnclosure(of: id, audio, sha256: nil) }
        #expect(try stretches()[2] == AudioStretch(start: 700, end: nil))
    }

    @Test("A topic that was heard has its stretch to the next one that was, and written times come first")
    func heard() throws {
        let fixture = try StoreFixture()
        let titles: [(Double?, String)] = [
            (nil, "Mills"), (nil, "Looms"), (500, "Wells"), (nil, "Kilns"), (nil, "Named"),
        ]
        let items = titles.map { start, title in
            NotesItem.topic(
                Topic(ordinal: nil, host: nil, title: title, url: "https://x.example/\(title)", start: start))
        }
        let content = EpisodeContent(chapters: [Chapter(start: 900, title: "Named")], items: items)
        let id = try fixture.add(StoreFixture.record(1, slug: "one"), content)
        let place = { (index: Int) in
            try #require(try fixture.store.read { try $0.topic(episodeSlug: "one", index: index) })
        }
        #expect(try place(1).stretch == nil)
        let transcript = { (writer: Writer) in
            try writer.setTranscript(
                of: id, path: "1.vtt", format: .vtt, text: "WEBVTT", sha256: Array(repeating: 1, count: 32),
                passages: [])
        }
        try fixture.store.write(transcript)
        #expect(try fixture.store.read { try $0.unheardEpisodes(edition: 7) } == [id])
        let input = try #require(try fixture.store.read { try $0.hearingInputs(of: [id]) }.first)
        #expect(input.topics.map(\.start) == [nil, nil, 500, nil, 900])
        let version = try fixture.store.contentVersion()
        try fixture.store.write { try $0.setHeard([10.5, 200, nil, 700, 950], of: id, edition: 7) }
        #expect(try fixture.store.contentVersion() > version)
        #expect(try fixture.store.read { try $0.unheardEpisodes(edition: 7) } == [])
        #expect(try place(1).topic.heard == 10.5)
        #expect(try place(1).stretch == AudioStretch(start: 10.5, end: 200, isHeard: true))
        #expect(try place(2).stretch == AudioStretch(start: 200, end: 500, isHeard: true))
        #expect(try place(3).stretch == AudioStretch(start: 500, end: 900))
        #expect(try place(4).stretch == AudioStretch(start: 700, end: 900, isHeard: true))
        #expect(try place(5).stretch == AudioStretch(start: 900))
        #expect(try place(1).next?.start == nil)
        #expect(try place(3).previous?.start == nil)
        // Another transcript is heard anew, and so are other notes.
        try fixture.store.write(transcript)
        #expect(try fixture.store.read { try $0.unheardEpisodes(edition: 7) } == [id])
        try fixture.store.write { try $0.setHeard([10.5], of: id, edition: 7) }
        try fixture.store.write { try $0.replaceContent(of: id, with: content) }
        #expect(try fixture.store.read { try $0.unheardEpisodes(edition: 7) } == [id])
        #expect(try place(1).stretch == nil)
    }
}
