// The keys of site.yml that are for the feed alone.

import Podcast
import Settings
import Testing

@Suite struct FeedSettingsTests {
    private func read(_ text: String) throws(SettingsError) -> Show {
        try SiteFile.parse(Array(text.utf8), path: "site.yml", defaultURL: "http://127.0.0.1:8080")
    }

    @Test("Every key for the feed is read")
    func everything() throws {
        let show = try read(
            """
            feed: {path: /rss.xml, title: My feed, items: 50, maxBytes: 1000000}
            funding:
              - {url: "https://a.example/pay", text: Buy us a coffee}
            locked: false
            medium: podcast
            license: {name: cc-by-4.0, url: "https://cc.example/by"}
            location: {name: "Berlin, Germany", geo: "geo:52.52,13.40", osm: R62422, country: de, rel: creator}
            updateFrequency: {text: Every Tuesday, rrule: "FREQ=WEEKLY;BYDAY=TU", dtstart: "2026-01-06T00:00:00Z"}
            podroll:
              - {guid: 9B024349-ccf0-5f69-a609-6b82873eab3c, url: "https://b.example/feed", title: Other, medium: music}
            txt: [{purpose: verify, text: abc}, plain words]
            socialInteract: {protocol: activitypub, uri: "https://s.example/@a", accountId: "@a", accountUrl: "https://s.example", priority: 1}
            applepodcastsverify: token
            hub: ["https://hub.example/", "https://hub2.example/"]
            newFeedURL: https://elsewhere.example/feed.xml
            complete: true
            block: true
            podping: true
            people:
              - {name: Ada, url: "https://ada.example", image: /ada.jpg, role: Host, group: Cast}
            """)
        var feed = FeedSettings()
        (feed.title, feed.itemsPerPage, feed.maxBytes) = ("My feed", 50, 1_000_000)
        feed.funding = [.init(url: "https://a.example/pay", text: "Buy us a coffee")]
        (feed.isLocked, feed.medium) = (false, "podcast")
        feed.license = License(name: "cc-by-4.0", url: "https://cc.example/by")
        feed.locations = [
            Location(
                name: "Berlin, Germany", geo: "geo:52.52,13.40", osm: "R62422", country: "DE", relation: "creator")
        ]
        feed.updateFrequency = .init(
            text: "Every Tuesday", rule: "FREQ=WEEKLY;BYDAY=TU", start: "2026-01-06T00:00:00Z")
        feed.podroll = [
            .init(
                guid: "9b024349-ccf0-5f69-a609-6b82873eab3c", url: "https://b.example/feed", title: "Other",
                medium: "music")
        ]
        feed.remarks = [.init(text: "abc", purpose: "verify"), .init(text: "plain words")]
        feed.posts = [
            SocialPost(
                network: "activitypub", url: "https://s.example/@a", account: "@a", accountURL: "https://s.example",
                priority: 1)
        ]
        (feed.appleVerification, feed.hubs) = ("token", ["https://hub.example/", "https://hub2.example/"])
        feed.newURL = "https://elsewhere.example/feed.xml"
        (feed.isComplete, feed.isBlocked, feed.usesPodping) = (true, true, true)
        #expect(show.feed == feed)
        #expect(show.feedPath == "/rss.xml")
        let ada = ShowPerson(
            name: "Ada", url: "https://ada.example", image: "/ada.jpg", role: "Host", group: "Cast")
        #expect(show.people == [ada])
    }

    @Test(
        "Short forms are read",
        arguments: [
            ("license: cc0-1.0\nlocation: Rome\nupdateFrequency: Weekly\ntxt: x\nhub: https://h.example/\nfeed: {items: all}")
        ])
    func short(text: String) throws {
        let feed = try read(text).feed
        #expect(feed.license == License(name: "cc0-1.0"))
        #expect(feed.locations == [Location(name: "Rome")])
        #expect(feed.updateFrequency == .init(text: "Weekly"))
        #expect(feed.remarks == [.init(text: "x")])
        #expect(feed.hubs == ["https://h.example/"])
        #expect(feed.itemsPerPage == nil)
    }

    @Test("Nothing is said where nothing is written")
    func nothing() throws {
        #expect(try read(SiteFile.initial).feed == FeedSettings())
    }

    @Test(
        "What is wrong is told by line and key",
        arguments: [
            ("funding: [{url: /pay, text: a}]", "funding: should have a url"),
            ("funding: x", "funding: should be a list"),
            ("locked: perhaps", "locked: should be true or false"), ("medium: radio", "medium: should be one of"),
            ("license: {url: \"https://a.example\"}", "license: should be a name"),
            ("license: {name: a, url: b}", "license: url: should be an http address"),
            ("location: {geo: \"geo:1,2\"}", "location: should have a name"),
            ("location: {name: a, geo: \"1,2\"}", "location: geo: should be as geo:52.52,13.4"),
            ("location: {name: a, country: DEU}", "location: country: should be two letters"),
            ("location: {name: a, color: b}", "location: has no color (there are country, geo, name, osm, rel)"),
            ("updateFrequency: {rrule: \"FREQ=DAILY\"}", "updateFrequency: should have a text"),
            ("updateFrequency: {text: a, rrule: weekly}", "updateFrequency: rrule: should be a rule"),
            ("podroll: [{title: a}]", "podroll: should have the guid"),
            ("podroll: [{guid: a}]", "podroll: guid: should be"),
            ("txt: [{purpose: verify}]", "txt: should have a text"),
            ("socialInteract: {protocol: activitypub}", "socialInteract: should have a protocol"),
            (
                "socialInteract: {protocol: a, uri: \"https://a.example\", priority: 0}",
                "socialInteract: priority: should be"
            ),
            ("hub: hub.example", "hub: should be an http address"), ("newFeedURL: /x", "newFeedURL: should be"),
            ("complete: 7x", "complete: should be true or false"), ("feed: {items: 0}", "feed: items: should be"),
            ("feed: {maxBytes: 5}", "feed: maxBytes: should be"),
            ("feed: {maxBytes: 500000000}", "feed: maxBytes: should be"),
            ("feed: {path: x}", "feed: path: should be a path"),
            ("feed: {url: x}", "feed: has no url (there are items, maxBytes, path, title)"),
            ("people: [{name: A, url: x}]", "people: url: should be an http address"),
            ("people: [{name: A, image: x.png}]", "people: image: should be a path"),
        ])
    func faults(text: String, start: String) throws {
        let error = try #require(throws: SettingsError.self) { try read(text) }
        #expect(error.faults.first?.message.hasPrefix(start) == true, "\(error)")
        #expect(error.faults.first?.line == 1)
    }
}
