// The feed of the jokes.

public import Foundation
public import Podcast

/// A feed of text: one item a joke, with the address where the episode's page has it. It has no enclosures, so it is no
/// podcast, and only a part of the tags.
public struct JokesFeed: Sendable {
    private let show: Show
    private let episodes: [(episode: Episode, content: EpisodeContent)]
    private let words: FeedWords

    /// - Parameter episodes: newest first, with their notes. Those without a publishing date are left out.
    public init(show: Show, episodes: [(episode: Episode, content: EpisodeContent)], words: FeedWords = FeedWords()) {
        self.show = show
        self.episodes = episodes
        self.words = words
    }

    /// When the newest of it changed.
    public var lastChange: Date? {
        episodes.compactMap { episode, _ in episode.published.map { max($0, episode.modified) } }.max()
    }

    /// The document, UTF-8; to be served as `application/rss+xml; charset=utf-8`.
    public func document() -> [UInt8] {
        let address = SiteAddress(show)
        let title = "\(show.feed.title ?? show.title): \(words.jokes)"
        var xml = XMLWriter(capacity: 1024 + episodes.count * 2000)
        xml.declaration()
        xml.element("rss", ["version": "2.0", "xmlns:atom": "http://www.w3.org/2005/Atom"]) { xml in
            xml.element("channel") { xml in
                xml.element("title", text: title)
                xml.element("link", text: address.home)
                xml.empty(
                    "atom:link",
                    [
                        "href": address.absolute(SitePath.jokesFeed), "rel": "self", "type": "application/rss+xml",
                    ])
                xml.element("description", text: TextCut.cut(show.description, bytes: RSSFeed.descriptionLimit))
                xml.element("language", text: show.language)
                xml.element("copyright", ifPresent: show.copyright)
                if let lastChange { xml.element("lastBuildDate", text: FeedDate.rfc2822(lastChange)) }
                for (episode, content) in episodes { items(of: episode, content, address, &xml) }
            }
        }
        return xml.bytes
    }

    private func items(
        of episode: Episode, _ content: EpisodeContent, _ address: SiteAddress, _ xml: inout XMLWriter
    ) {
        guard let published = episode.published else { return }
        let page = address.absolute(SitePath.episode(episode.slug))
        var count = 0
        for (position, item) in content.items.enumerated() {
            guard case .joke(let joke) = item else { continue }
            count += 1
            xml.element("item") { xml in
                xml.element("title", text: joke.title.isEmpty ? "\(words.joke) · \(episode.title)" : joke.title)
                xml.element("link", text: address.absolute(SitePath.part(episode.slug, position: position)))
                // The episode's guid never changes, and which of its jokes it is hardly ever.
                xml.element("guid", ["isPermaLink": "false"], text: "\(episode.guid)#joke-\(count)")
                xml.element("pubDate", text: FeedDate.rfc2822(published))
                var html = HTMLText()
                if joke.body.html.isEmpty {
                    html.tag("<p>")
                    html.link(joke.title.isEmpty ? episode.title : joke.title, to: joke.url)
                    html.tag("</p>")
                } else {
                    html.safe(joke.body.html, in: page, of: address)
                }
                xml.element("description", cdata: html.bytes)
            }
        }
    }
}
