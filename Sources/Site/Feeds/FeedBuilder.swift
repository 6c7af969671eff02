// From the store to the show's feeds.

import Foundation
import HTTPServer
import Pages
import Podcast
import Store
import Syndication

/// Makes feeds. Blocks, so it belongs on a lane.
struct FeedBuilder: Sendable {
    let show: Show
    let store: Store
    let limits: SiteLimits
    let clock: @Sendable () -> Date
    let press: FeedPress

    init(show: Show, store: Store, limits: SiteLimits, clock: @escaping @Sendable () -> Date) {
        self.show = show
        self.store = store
        self.limits = limits
        self.clock = clock
        press = FeedPress(show: show)
    }

    /// A page of the show's feed.
    func rss(_ number: Int, _ look: Look) throws -> PageMade {
        let artwork = FeedArtwork(look)
        return try store.read { reader in
            let marks = try reader.feedMarks(limit: limits.feedItems)
            let pages = try press.pages(of: marks, reader, artwork)
            guard number >= 1, number <= pages.count else { return .missing }
            let present = marks[pages[number - 1]]
            var feed = RSSFeed(
                show: show, page: FeedPage(path: show.feedPath, number: number, count: pages.count),
                podcastGUID: try reader.value(PodcastIdentity.key))
            feed.trailers = try trailers(reader)
            feed.artwork = show.image.map(artwork.find)
            feed.now = clock()
            // The first page also changes when an episode leaves the others.
            feed.lastChange = Self.newest(number == 1 ? marks[...] : present)
            let (document, ranges) = feed.document(items: try press.items(present, reader, artwork))
            if number == 1 { press.keep(document, ranges, of: present, artwork) }
            return page(document, feed.lastChange, "application/rss+xml; charset=utf-8")
        }
    }

    /// A page of the show's feed in JSON, with the same episodes as that of RSS.
    func json(_ number: Int, _ look: Look) throws -> PageMade {
        let artwork = FeedArtwork(look)
        return try store.read { reader in
            let marks = try reader.feedMarks(limit: limits.feedItems)
            let pages = try press.pages(of: marks, reader, artwork)
            guard number >= 1, number <= pages.count else { return .missing }
            let present = marks[pages[number - 1]]
            let entries = try FeedPress.entries(present.map(\.id), reader, show, artwork)
            let feed = JSONFeed(
                show: show, entries: present.compactMap { entries[$0.id] },
                page: FeedPage(path: SitePath.jsonFeed, number: number, count: pages.count), words: artwork.words,
                artwork: show.image.map(artwork.find))
            return page(feed.document(), Self.newest(present), "application/feed+json; charset=utf-8")
        }
    }

    /// The feed of a host's episodes.
    func host(_ slug: String, _ look: Look) throws -> PageMade {
        try store.read { reader in
            guard let host = try reader.feedHosts().first(where: { $0.slug == slug }) else { return .missing }
            let marks = try reader.feedMarks(hostSlug: slug, limit: limits.feedItems)
            return try part(marks, SitePath.hostFeed(file: slug + ".xml"), host.name, reader, FeedArtwork(look))
        }
    }

    /// The feed of the episodes with a tag; of several tags where they make one slug.
    func tag(_ slug: String, _ look: Look) throws -> PageMade {
        try store.read { reader in
            let names = try reader.feedTags().map(\.name).filter { Slug.make(from: $0) == slug }
            guard let name = names.first else { return .missing }
            let marks = try reader.feedMarks(tags: names, limit: limits.feedItems)
            return try part(marks, SitePath.tagFeed(file: slug + ".xml"), name, reader, FeedArtwork(look))
        }
    }

    /// The feed of the episodes with a word in the title of a topic.
    func topic(_ word: String, _ look: Look) throws -> PageMade {
        // The one spelling of a word: a-z and digits, and short enough to be one.
        guard word.utf8.count <= 40, Slug.make(from: word) == word, !word.contains("-") else { return .missing }
        return try store.read { reader in
            let marks = try reader.feedMarks(topicWord: word, limit: limits.feedItems)
            return try part(marks, SitePath.topicFeed(file: word + ".xml"), word, reader, FeedArtwork(look))
        }
    }

    /// The newest jokes.
    func jokes(_ look: Look) throws -> PageMade {
        let feed = try store.read { reader in
            let episodes = try reader.episodesWithJokes(limit: limits.jokeEpisodes)
            let contents = try reader.contents(of: episodes.map(\.id))
            return JokesFeed(
                show: show, episodes: episodes.map { ($0, contents[$0.id] ?? EpisodeContent()) },
                words: look.renderer.feedWords)
        }
        guard let lastChange = feed.lastChange else { return .missing }
        return page(feed.document(), lastChange, "application/rss+xml; charset=utf-8")
    }

    /// The list of the feeds: the show's, and those of hosts and tags with several episodes.
    func list(_ look: Look) throws -> PageMade {
        let (hosts, tags, hasJokes, marks) = try store.read { reader in
            (
                try reader.feedHosts(), try reader.feedTags(), try !reader.episodesWithJokes(limit: 1).isEmpty,
                try reader.feedMarks(limit: limits.feedItems)
            )
        }
        var feeds = [FeedList.Feed(path: show.feedPath)]
        for host in hosts.prefix(limits.listedFeeds) where host.count > 1 {
            feeds.append(.init(path: SitePath.hostFeed(file: (host.slug ?? "") + ".xml"), subject: host.name))
        }
        var seen: Set<String> = []
        for tag in tags.prefix(limits.listedFeeds) where tag.count > 1 {
            guard let slug = Slug.make(from: tag.name), seen.insert(slug).inserted else { continue }
            feeds.append(.init(path: SitePath.tagFeed(file: slug + ".xml"), subject: tag.name))
        }
        if hasJokes { feeds.append(.init(path: SitePath.jokesFeed, subject: look.renderer.feedWords.jokes)) }
        return page(
            FeedList(show: show, feeds: feeds).document(), Self.newest(marks[...]), "text/x-opml; charset=utf-8")
    }

    /// A feed of a part of the show: its newest episodes, on one page.
    private func part(
        _ marks: [FeedMark], _ path: String, _ subject: String, _ reader: Reader, _ artwork: FeedArtwork
    ) throws -> PageMade {
        guard !marks.isEmpty else { return .missing }
        let present = marks.prefix(limits.partItems)
        var items = try press.items(present, reader, artwork)
        if let first = press.paging.pages(sizes: items.map(\.count)).first { items = Array(items[first]) }
        var feed = RSSFeed(show: show, page: FeedPage(path: path, subject: subject))
        feed.artwork = show.image.map(artwork.find)
        feed.lastChange = Self.newest(present)
        return page(feed.document(items: items).bytes, feed.lastChange, "application/rss+xml; charset=utf-8")
    }

    private func trailers(_ reader: Reader) throws -> [FeedTrailer] {
        try reader.feedTrailers().compactMap { episode in
            (try? FeedEntry(episode: episode, content: EpisodeContent())).map(FeedTrailer.init)
        }
    }

    private func page(_ body: [UInt8], _ date: Date?, _ type: String) -> PageMade {
        .page(PageDraft(fields: PageFields.shared(type), body: body, lastModified: date))
    }

    /// When the newest of these last changed for subscribers: a scheduled one appears at its publishing date.
    private static func newest(_ marks: ArraySlice<FeedMark>) -> Date? {
        marks.lazy.map { max($0.modified, $0.published) }.max()
    }
}
