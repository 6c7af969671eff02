// The show's RSS 2.0 feed.

public import Foundation
public import Podcast

/// A podcast feed: RSS 2.0 with what PSP-1 and Apple require, and what the show's data can fill of the rest. Nothing is
/// made up: a tag without data is left out.
public struct RSSFeed: Sendable {
    /// Apple's limit for descriptions, in bytes.
    public static let descriptionLimit = 4000

    /// The show; its `url` is the source of all absolute addresses.
    public let show: Show
    /// Newest first.
    public let entries: [FeedEntry]
    /// The show's permanent podcast:guid; nil while it has none.
    public let podcastGUID: String?
    /// The name of the program that made the feed.
    public let generator: String
    /// Headings and labels in the items.
    public let words: FeedWords

    /// `entries` may come in any order; all of them are in the feed.
    public init(
        show: Show, entries: [FeedEntry], podcastGUID: String? = nil, generator: String = "Notecast",
        words: FeedWords = FeedWords()
    ) {
        self.show = show
        self.entries = entries.sorted {
            $0.published != $1.published ? $0.published > $1.published : $0.episode.id > $1.episode.id
        }
        self.podcastGUID = podcastGUID
        self.generator = generator
        self.words = words
    }

    /// When the feed's content last changed: the newest change or publishing date of its entries; nil without entries. Use
    /// it for Last-Modified too.
    public var lastChange: Date? { entries.map(\.changed).max() }

    /// The whole document, UTF-8; to be served as `application/rss+xml; charset=utf-8`.
    public func document() -> [UInt8] {
        var xml = XMLWriter(capacity: 16_384 + entries.count * 20_000)
        xml.declaration()
        xml.element(
            "rss",
            [
                "version": "2.0", "xmlns:itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
                "xmlns:podcast": "https://podcastindex.org/namespace/1.0", "xmlns:atom": "http://www.w3.org/2005/Atom",
                "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            ]
        ) { xml in
            xml.element("channel") { xml in
                channel(&xml)
                let item = FeedItem(show: show, words: words)
                for entry in entries { item.write(entry, to: &xml) }
            }
        }
        return xml.bytes
    }

    private func channel(_ xml: inout XMLWriter) {
        let address = SiteAddress(show)
        xml.element("title", text: show.title)
        xml.element("link", text: address.home)
        let feed = address.absolute(show.feedPath)
        xml.empty("atom:link", ["href": feed, "rel": "self", "type": "application/rss+xml"])
        xml.element("description", text: TextCut.cut(show.description, bytes: Self.descriptionLimit))
        xml.element("language", text: show.language)
        xml.element("copyright", ifPresent: show.copyright)
        if let lastChange { xml.element("lastBuildDate", text: FeedDate.rfc2822(lastChange)) }
        xml.element("generator", ifPresent: generator)
        if let image = show.image {
            let location = address.absolute(image)
            xml.empty("itunes:image", ["href": location])
            xml.element("image") { xml in
                xml.element("url", text: location)
                xml.element("title", text: show.title)
                xml.element("link", text: address.home)
            }
        }
        for category in show.categories {
            if let sub = category.sub {
                xml.element("itunes:category", ["text": category.name]) { xml in
                    xml.empty("itunes:category", ["text": sub])
                }
            } else {
                xml.empty("itunes:category", ["text": category.name])
            }
        }
        xml.element("itunes:explicit", text: show.isExplicit ? "true" : "false")
        xml.element("itunes:type", text: show.kind.rawValue)
        xml.element("itunes:author", ifPresent: show.author)
        if let owner = show.owner {
            xml.element("itunes:owner") { xml in
                xml.element("itunes:name", ifPresent: owner.name)
                xml.element("itunes:email", ifPresent: owner.email)
            }
            // A lock names whom to ask for its opening, so a show without an owner's address has none.
            xml.element("podcast:locked", ["owner": owner.email], text: "yes")
        }
        xml.element("podcast:guid", ifPresent: podcastGUID)
        for person in show.people where person.isRegular {
            xml.element("podcast:person", ["role": "host"], text: person.name)
        }
    }
}
