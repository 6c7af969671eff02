import Podcast
import Syndication
import Testing

@Suite struct SubscribeFactsTests {
    @Test("Each app gets the feed's address in its own form")
    func apps() {
        var show = Sample.show
        show.title = "A & \"B\""
        let facts = SubscribeFacts(show: show)
        #expect(facts.feed == "https://show.example/feed.xml")
        let urls = Dictionary(uniqueKeysWithValues: facts.apps.map { ($0.key, $0.url) })
        let escaped = "https%3A%2F%2Fshow.example%2Ffeed.xml"
        #expect(urls["apple"] == "podcast://show.example/feed.xml")
        #expect(urls["overcast"] == "overcast://x-callback-url/add?url=\(escaped)")
        #expect(urls["pocketcasts"] == "pktc://subscribe/show.example/feed.xml")
        #expect(
            urls["antennapod"] == "https://antennapod.org/deeplink/subscribe?url=\(escaped)&title=A%20%26%20%22B%22")
        #expect(urls["podcastaddict"] == "https://podcastaddict.com/feed/\(escaped)")
        #expect(urls["castro"] == "castro://subscribe/show.example/feed.xml")
        #expect(urls["gpodder"] == "https://gpodder.net/subscribe?url=\(escaped)")
        for app in facts.apps {
            #expect(app.url.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"<>".utf8.contains($0) })
        }
    }

    @Test("Listings keep their order, known ones have their own name, and others a readable one")
    func listings() {
        var show = Sample.show
        show.listings = [
            .init(key: "spotify", url: "https://s.example/1"), .init(key: "radio-rubik", url: "https://r.example/ü"),
            .init(key: "apple", url: "https://a.example"),
        ]
        let listings = SubscribeFacts(show: show).listings
        #expect(listings.map(\.name) == ["Spotify", "Radio rubik", "Apple Podcasts"])
        // An app that has a listing is not named twice.
        #expect(!SubscribeFacts(show: show).apps.contains { $0.name == "Apple Podcasts" })
        #expect(listings[1].url == "https://r.example/%C3%BC")
    }
}
