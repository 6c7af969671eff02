// The show's feed in JSON.

public import Podcast

/// A JSON Feed 1.1 (jsonfeed.org/version/1.1) of the same episodes as the RSS feed.
public struct JSONFeed: Sendable {
    /// The show; its `url` is the source of all absolute addresses.
    public let show: Show
    /// Newest first.
    public let entries: [FeedEntry]
    /// Which page of the feed this is.
    public let page: FeedPage
    /// Labels in the items.
    public let words: FeedWords
    /// The show's picture.
    private let artwork: Artwork?
    /// How wide readers show it at most, in pixels (jsonfeed.org: such as 512 x 512): a copy serves where there is one.
    private static let iconWidth = 512

    /// - Parameter artwork: the show's picture with its sizes; nil: what the show says of it.
    public init(
        show: Show, entries: [FeedEntry], page: FeedPage, words: FeedWords = FeedWords(), artwork: Artwork? = nil
    ) {
        self.artwork = artwork ?? show.image.map { Artwork($0) }
        self.show = show
        self.entries = entries
        self.page = page
        self.words = words
    }

    /// The document, UTF-8; to be served as `application/feed+json; charset=utf-8`.
    public func document() -> [UInt8] {
        let address = SiteAddress(show)
        var json = JSONWriter(capacity: 4096 + entries.count * 20_000)
        json.object { json in
            json.member("version", "https://jsonfeed.org/version/1.1")
            json.member("title", show.feed.title ?? show.title)
            json.member("home_page_url", address.home)
            json.member("feed_url", address.absolute(page.own))
            if !show.description.isEmpty { json.member("description", show.description) }
            if let next = page.links.first(where: { $0.relation == "next" }) {
                json.member("next_url", address.absolute(next.path))
            }
            json.member("icon", (artwork?.url(width: Self.iconWidth)).map(address.absolute))
            let hosts = show.people.filter(\.isRegular)
            if hosts.isEmpty, !show.author.isEmpty {
                json.list("authors") { $0.object { $0.member("name", show.author) } }
            } else {
                authors(hosts.map(\.name), &json)
            }
            json.member("language", show.language)
            if show.feed.isComplete { json.member("expired", true) }
            if !show.feed.hubs.isEmpty {
                json.list("hubs") { json in
                    for hub in show.feed.hubs {
                        json.object { json in
                            json.member("type", "WebSub")
                            json.member("url", address.absolute(hub))
                        }
                    }
                }
            }
            json.list("items") { json in for entry in entries { item(entry, &json) } }
        }
        return json.bytes + [UInt8(ascii: "\n")]
    }

    private func item(_ entry: FeedEntry, _ json: inout JSONWriter) {
        let address = SiteAddress(show)
        let episode = entry.episode
        let page = address.absolute(SitePath.episode(episode.slug))
        json.object { json in
            json.member("id", episode.guid)
            json.member("url", page)
            json.member("title", episode.title)
            let notes = FeedNotes(entry, page: page, of: address, words: words).html
            json.member("content_html", utf8: notes.isEmpty ? FeedSummary(entry, page: page, words: words).html : notes)
            if !episode.summary.isEmpty { json.member("summary", episode.summary) }
            json.member("image", (entry.artwork?.location).map(address.absolute))
            json.member("date_published", FeedDate.w3c(entry.published))
            // An edit before it came out is none that readers could have seen.
            if episode.modified > entry.published { json.member("date_modified", FeedDate.w3c(episode.modified)) }
            let hosts = episode.hosts.isEmpty ? entry.content.hosts : episode.hostsOnly
            authors(hosts + entry.guests, &json)
            if !entry.content.tags.isEmpty {
                json.list("tags") { json in for tag in entry.content.tags { json.member(nil, tag) } }
            }
            json.list("attachments") { json in
                for enclosure in [entry.enclosure] + entry.alternates {
                    json.object { json in
                        json.member("url", address.enclosure(enclosure))
                        json.member("mime_type", enclosure.type)
                        json.member("size_in_bytes", enclosure.bytes)
                        json.member("duration_in_seconds", seconds: enclosure.duration)
                    }
                }
            }
        }
    }

    private func authors(_ names: [String], _ json: inout JSONWriter) {
        guard !names.isEmpty else { return }
        let address = SiteAddress(show)
        json.list("authors") { json in
            for name in names {
                let known = show.people.first { $0.name.lowercased() == name.lowercased() }
                json.object { json in
                    json.member("name", name)
                    json.member("url", known?.url.map(SiteAddress.ascii))
                    json.member("avatar", known?.image.map(address.absolute))
                }
            }
        }
    }
}
