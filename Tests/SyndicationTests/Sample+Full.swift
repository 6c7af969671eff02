// A show and an episode of which everything is said that can be.

import Foundation
import Podcast
import Syndication

extension Sample {
    static let fullShow: Show = {
        var show = Sample.show
        show.people = [
            ShowPerson(
                name: "Ada", aliases: ["A. L."], url: "https://ada.example/?a=1&b=2", image: "/ada.jpg", role: "Host",
                group: "Cast"),
            ShowPerson(name: "Ben"),
            ShowPerson(name: "Cy", isRegular: false, role: "Audio Editor", group: "Audio Post-Production"),
            ShowPerson(name: "Dee Fox", isRegular: false, url: "https://dee.example"),
        ]
        var feed = FeedSettings()
        feed.funding = [.init(url: "https://show.example/support?x=1&y=2", text: "Buy us a <coffee>")]
        feed.isLocked = true
        feed.medium = "podcast"
        feed.license = License(name: "cc-by-4.0", url: "https://creativecommons.org/licenses/by/4.0/")
        feed.locations = [
            Location(name: "Berlin", geo: "geo:52.52,13.40", osm: "R62422", country: "DE", relation: "creator")
        ]
        feed.updateFrequency = .init(text: "Every Tuesday", rule: "FREQ=WEEKLY;BYDAY=TU", start: "2024-01-02T00:00:00Z")
        feed.podroll = [
            .init(
                guid: "9b024349-ccf0-5f69-a609-6b82873eab3c", url: "https://other.example/feed.xml?a=1&b=2",
                title: "Another & more", medium: "podcast")
        ]
        feed.remarks = [.init(text: "abc123", purpose: "verify"), .init(text: "Hello")]
        feed.posts = [SocialPost(network: "activitypub", url: "https://social.example/@show", account: "@show")]
        feed.appleVerification = "apple-123"
        feed.hubs = ["https://hub.example/"]
        feed.newURL = "https://elsewhere.example/feed.xml"
        feed.isComplete = true
        feed.isBlocked = true
        feed.usesPodping = true
        show.feed = feed
        return show
    }()

    static let fullContent: EpisodeContent = {
        var content = Sample.content
        content.tags = ["coffee", "beans"]
        content.chapters = [
            Chapter(start: 0, title: "Hello"),
            Chapter(
                start: 12.5, title: "Beans & \"mugs\"", url: "https://beans.example/", image: "https://b.example/i.jpg"),
            Chapter(start: 30, title: ""), Chapter(start: 4000, title: "Behind the end"),
        ]
        content.details.kind = .bonus
        content.details.isExplicit = true
        content.details.isBlocked = true
        content.details.image = "/art/7.jpg"
        content.details.license = License(name: "Our own", url: "https://show.example/license")
        content.details.locations = [Location(name: "Paris", country: "FR")]
        content.details.soundbites = [
            .init(start: 1.5, duration: 15, title: "The best bit"), .init(start: 20, duration: 10.25),
            .init(start: 900, duration: 1),
        ]
        content.details.posts = [
            SocialPost(
                network: "activitypub", url: "https://social.example/@show/7", account: "@show",
                accountURL: "https://social.example/@show", priority: 1)
        ]
        content.details.contentLinks = [.init(url: "https://video.example/7", title: "Watch it")]
        return content
    }()

    static let podcastGUID = "9b024349-ccf0-5f69-a609-6b82873eab3c"

    static func fullEntry() throws -> FeedEntry {
        try FeedEntry(
            episode: episode, content: fullContent, transcripts: TranscriptForm.all(of: episode.slug),
            chapters: "/episodes/seven-cups/chapters.json",
            alternates: [Enclosure(location: "007.m4a", type: "audio/mp4", bytes: 99, duration: 61.6)])
    }

    /// A trailer of its own, a day before the episode.
    static func trailer() throws -> FeedEntry {
        var episode = Sample.episode
        (episode.id, episode.guid, episode.slug, episode.title) = (1, "guid-trailer", "trailer", "Coming soon")
        (episode.number, episode.summary, episode.hosts, episode.guests) = (nil, "", [], [])
        episode.published = published.addingTimeInterval(-86_400)
        episode.enclosure = Enclosure(location: "trailer.mp3", type: "audio/mpeg", bytes: 5000, duration: 30)
        var content = EpisodeContent()
        content.details.kind = .trailer
        return try FeedEntry(episode: episode, content: content)
    }

    static func fullFeed() throws -> RSSFeed {
        var feed = RSSFeed(
            show: fullShow, entries: [try fullEntry(), try trailer()],
            page: FeedPage(path: "/feed.xml", number: 2, count: 3), podcastGUID: podcastGUID)
        feed.trailers = [FeedTrailer(try trailer())]
        return feed
    }
}
