// Topics numbered in plain ways.

import Podcast
import Testing

@testable import ShowNotes

@Suite struct NumberedTopicTests {
    private func content(_ notes: String) -> EpisodeContent {
        NotesParser().parse(Array(notes.utf8), path: "7.md").content
    }

    @Test(
        "Numbers in front of titles make topics in notes with no other labels",
        arguments: [
            "Topic 1: Seeds\n\n- a\n\nTopic 2: Beds\n\n- b\n", "Story 1 - Seeds\n- a\nStory 2 - Beds\n- b\n",
            "**1. Seeds** ([x](https://x.example))\n\n- a\n\n**2. Beds**\n\n- b\n",
            "## 1. Seeds\n\n- a\n\n## 2. Beds\n\n- b\n", "## 1) Seeds\n\na\n\n## 2) Beds\n\nb\n",
        ])
    func plainNumbers(_ notes: String) {
        let topics = content("# 7: Roses\n\n" + notes).topics
        #expect(topics.map(\.ordinal) == [1, 2])
        #expect(topics.map { $0.title.prefix(4) } == ["Seed", "Beds"])
        #expect(topics.allSatisfy { $0.host == nil && !$0.body.isEmpty })
    }

    @Test(
        "Beside hosts' labels, and where they do not count from one, they are text",
        arguments: ["Topic 2: Beds", "**1. Beds**", "Story 3: Pots", "## 3. Third"])
    func text(_ line: String) {
        #expect(content("**Ann #1:** Seeds\n\n\(line)\n\n- a\n").topics.count == 1)
        #expect(content("Words.\n\n\(line)\n\nMore words.\n").topics.isEmpty)
    }

    @Test("A wide colon is a colon")
    func wideColon() {
        let notes = content("小明 #1：[种子](https://x.example)\n\n- a\n\n小红 #2：花\n\nExtras：\n\n小明：[茶](https://y.example)\n")
        #expect(notes.topics.map(\.host) == ["小明", "小红"])
        #expect(notes.topics.map(\.title) == ["种子", "花"])
        #expect(notes.extras.map(\.host) == ["小明"])
        #expect(notes.extras.map(\.title) == ["茶"])
    }

    @Test("A host on a plain line, and a guest behind a topic, are named")
    func people() {
        let notes = content("Host: Max Roe\n\n**Max #1:** Seeds\n\n**Guest: Zed Doe**\n\nSpecial guest: Kim Poe\n")
        #expect(notes.namedHosts == ["Max Roe"])
        #expect(notes.guests == ["Zed Doe", "Kim Poe"])
        #expect(notes.topics.map(\.body.plain) == ["Guest: Zed Doe\nSpecial guest: Kim Poe"])
    }

    @Test("A sponsor or a joke that is none is none", arguments: ["Sponsor: none", "Joke: none", "**Joke:** N/A"])
    func none(_ line: String) {
        let before = content("\(line)\n\n**Ann #1:** Seeds\n")
        #expect(before.sponsors.isEmpty)
        #expect(before.jokes.isEmpty)
        #expect(before.topics.count == 1)
        #expect(before.items.count == 2)
        #expect(content("**Ann #1:** Seeds\n\n\(line)\n").jokes.isEmpty)
    }
}
