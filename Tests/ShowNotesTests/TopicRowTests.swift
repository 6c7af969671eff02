// Hosts told from other words with numbers, and topics of two hosts.

import Podcast
import Testing

@testable import ShowNotes

@Suite struct TopicRowTests {
    private func topics(_ notes: String, _ cast: Cast = .empty) -> [Topic] {
        NotesParser(cast: cast).parse(Array(notes.utf8), path: "7.md").content.topics
    }

    @Test(
        "A word whose number the row has no need of is no host, and the topic above keeps its line",
        arguments: [
            "C #4: language", "Roses #7: release", "GPT #6: model", "CVE #14: bad", "**Bug #99:** crawls",
            "**Fedora #5:** out", "FYI #3: things", "Ann's #3: pick", "**Ann's #3:** pick",
        ])
    func strangers(_ line: String) {
        let found = topics("Ann #1: Seeds\n\n- one\n\n\(line)\n\n- two\n\nBob #2: Beds\n")
        #expect(found.map(\.host) == ["Ann", "Bob"])
        let words = line.filter { $0 != "*" }
        #expect(found.first?.body.plain.contains(words) == true)
        #expect(topics("**Ann #1:** Seeds\n\n\(line)\n\n**Bob #2:** Beds\n").map(\.host) == ["Ann", "Bob"])
    }

    @Test(
        "A stranger with a number that comes next, or is missing, is a host",
        arguments: ["**Zoe #3:** Bulbs", "Zoe #3: Bulbs", "**ZOE #3:** Bulbs"])
    func guests(_ line: String) {
        #expect(topics("**Ann #1:** Seeds\n\n**Bob #2:** Beds\n\n\(line)\n").count == 3)
        #expect(topics("**Ann #1:** Seeds\n\n**Bob #2:** Beds\n\n\(line)\n\n**Ann #4:** Pots\n").count == 4)
    }

    @Test("Hosts who are all written in capitals are hosts")
    func capitals() {
        #expect(topics("**AL #1:** Seeds\n\n**BR #2:** Beds\n\n**AL #3:** Pots\n").map(\.host) == ["AL", "BR", "AL"])
    }

    @Test("A known host's number may be any")
    func known() {
        let cast = Cast(people: [ShowPerson(name: "Bob")], counts: [:])
        #expect(topics("**Ann #1:** Seeds\n\n**Bob #9:** Beds\n", cast).map(\.host) == ["Ann", "Bob"])
    }

    @Test(
        "A topic of two hosts is the first one's, and the other is named too",
        arguments: [
            "**Ann and Bob #1:** Seeds", "Ann & Bob #1: Seeds", "Ann + Bob #1: Seeds", "Ann, Bob #1: Seeds",
            "Ann/Bob #1: Seeds", "**#1 (Ann & Bob)** Seeds",
        ])
    func two(_ line: String) {
        let notes = "**Cy #0:** Pots\n- one\n\(line)\n- two\n"
        let content = NotesParser().parse(Array(notes.utf8), path: "7.md").content
        #expect(content.topics.map(\.host) == ["Cy", "Ann"])
        #expect(content.topics.map(\.title) == ["Pots", "Seeds"])
        #expect(content.namedHosts == ["Bob"])
    }
}
