import Foundation
import Podcast
import Testing

@Suite struct PassageTests {
    @Test("Words are spoken in the cue in which they stand")
    func second() {
        let passage = Passage(
            start: 10, end: 20, text: "one two three",
            marks: [.init(offset: 0, start: 10), .init(offset: 4, start: 12.5), .init(offset: 8, start: 15)])
        #expect(passage.second(at: 0) == 10)
        #expect(passage.second(at: 5) == 12.5)
        #expect(passage.second(at: 100) == 15)
    }

    @Test("A date without a zone is meant in the show's")
    func localDate() throws {
        let zone = try #require(TimeZone(identifier: "America/Los_Angeles"))
        let date = WrittenDate.local(DateComponents(year: 2026, month: 1, day: 2)).date(in: zone)
        #expect(date == Date(timeIntervalSince1970: 1_767_340_800))
    }

    @Test("A query's value is percent-encoded whole")
    func escaping() {
        #expect(SitePath.search("c++ & é") == "/search?q=c%2B%2B%20%26%20%C3%A9")
    }

    @Test("A summary that only names the topics is known as such, whole or cut")
    func topicLine() {
        let content = EpisodeContent(items: [
            .topic(Topic(ordinal: 1, host: nil, title: "Engines")), .topic(Topic(ordinal: 2, host: nil, title: "")),
            .topic(Topic(ordinal: 3, host: nil, title: "Looms")),
        ])
        #expect(content.topicLine == "Engines · Looms")
        #expect(content.isTopicLine("Engines · Looms"))
        #expect(content.isTopicLine("Engines ·…"))
        #expect(!content.isTopicLine("Engines"))
        #expect(!content.isTopicLine("We met…"))
        #expect(!EpisodeContent().isTopicLine(""))
        let told = EpisodeContent(items: [
            .prose(Prose(kind: .text, body: RichText(html: "", plain: "We met\nin a  mill.")))
        ])
        for summary in ["We met in a mill.", "We met in…", "We met"] { #expect(told.beginsText(summary)) }
        for summary in ["", "…", "In a mill.", "We met in a mill. Then"] { #expect(!told.beginsText(summary)) }
    }

    @Test("A guest who brings topics is named once")
    func hostsOnly() {
        var episode = Episode(
            id: 1, guid: "g", number: 1, season: nil, slug: "s", title: "t", hosts: ["Ada", "Ingrid", "Bob Ross"],
            guests: ["Ingrid Solheim", "bob"], modified: Date(timeIntervalSince1970: 0))
        #expect(episode.hostsOnly == ["Ada"])
        episode.guests = []
        #expect(episode.hostsOnly == ["Ada", "Ingrid", "Bob Ross"])
    }
}
