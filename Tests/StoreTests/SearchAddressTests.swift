// Words that only addresses have, beside words of the text.

import Podcast
import Search
import Store
import Testing

@Suite struct SearchAddressTests {
    @Test(
        "What has one word in its text and another in an address is shown, as it is found",
        arguments: ["python test", "testing python", "python", "python test in:topics", "python test -felting"])
    func both(query: String) throws {
        let fixture = try StoreFixture()
        try fixture.add(
            StoreFixture.record(1, slug: "one"),
            EpisodeContent(items: [
                .topic(
                    Topic(
                        ordinal: nil, host: "Ada", title: "A snake in the loom", url: "https://python.example/weaving",
                        body: RichText(html: "", plain: "Two weavers are testing a shuttle of their own"),
                        links: [
                            Link(url: "https://python.example/weaving", text: "it"),
                            Link(url: "https://looms.example/python/shuttle", text: "that"),
                        ]))
            ]))
        // Makes "python test" one word that the archive knows.
        try fixture.add(
            StoreFixture.record(2, slug: "two"),
            EpisodeContent(items: [
                .topic(Topic(ordinal: nil, host: "Ada", title: "pythontest", body: RichText(html: "", plain: "")))
            ]))
        let results = try fixture.store.read { try $0.search(query, limit: 5) }.results
        #expect(results.contains { $0.episode.number == 1 })
        #expect(results.allSatisfy { $0.parts.count == 1 })
    }
}
