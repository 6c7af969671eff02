// The show's RSS 2.0 feed.

public import Foundation
public import Podcast

/// A podcast feed: RSS 2.0 with what PSP-1 and Apple require, and what the show's data can fill of the rest. Nothing is
/// made up: a tag without data is left out.
///
/// Items are written one by one (`item`), and put together later (`document(items:)`): who keeps the items of episodes that
/// did not change need not write them again.
public struct RSSFeed: Sendable {
    /// Apple's limit for descriptions, in bytes.
    public static let descriptionLimit = 4000

    /// The show; its `url` is the source of all absolute addresses.
    public let show: Show
    /// Which page of which feed this is.
    public var page: FeedPage
    /// The show's permanent podcast:guid; nil while it has none.
    public var podcastGUID: String?
    /// The name of the program that made the feed.
    public var generator: String
    /// Headings and labels in the items.
    public var words: FeedWords
    /// Trailers of the show, newest first.
    public var trailers: [FeedTrailer] = []
    /// When the feed is made, for what it tells of live streams; nil: nothing.
    public var now: Date?
    /// The show's picture with its sizes; at first what the show says of it.
    public var artwork: Artwork?
    /// When the feed's content last changed: the newest change or publishing date of its entries; nil without entries. Use
    /// it for Last-Modified too.
    public var lastChange: Date?
    /// Newest first.
    private let entries: [FeedEntry]

    /// `entries` may come in any order; `document()` has all of them.
    public init(
        show: Show, entries: [FeedEntry] = [], page: FeedPage? = nil, podcastGUID: String? = nil,
        generator: String = "Notecast", words: FeedWords = FeedWords()
    ) {
        self.show = show
        self.entries = entries.sorted {
            $0.published != $1.published ? $0.published > $1.published : $0.episode.id > $1.episode.id
        }
        self.page = page ?? FeedPage(path: show.feedPath)
        self.podcastGUID = podcastGUID
        self.generator = generator
        self.words = words
        artwork = show.image.map { Artwork($0) }
        lastChange = entries.map(\.changed).max()
    }

    /// The whole document with the entries that the feed was made with.
    public func document() -> [UInt8] { document(items: entries.map { item($0)[...] }).bytes }

    /// One item. It depends on the entry, the show and the words alone.
    public func item(_ entry: FeedEntry) -> [UInt8] {
        var xml = XMLWriter(capacity: 20_000)
        FeedItem(show: show, words: words).write(entry, to: &xml)
        return xml.bytes
    }

    /// The whole document, UTF-8; to be served as `application/rss+xml; charset=utf-8`.
    ///
    /// - Parameter items: as `item` wrote them, in the order of the feed.
    /// - Returns: the document, and where in it each item stands.
    public func document(items: [ArraySlice<UInt8>]) -> (bytes: [UInt8], ranges: [Range<Int>]) {
        var ranges: [Range<Int>] = []
        var xml = XMLWriter(capacity: 16_384 + items.reduce(0) { $0 + $1.count })
        xml.declaration()
        xml.element(
            "rss",
            [
                "version": "2.0", "xmlns:itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
                "xmlns:podcast": "https://podcastindex.org/namespace/1.0", "xmlns:atom": "http://www.w3.org/2005/Atom",
                "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
                "xmlns:psc": "http://podlove.org/simple-chapters",
            ]
        ) { xml in
            xml.element("channel") { xml in
                RSSChannel(
                    show: show, page: page, podcastGUID: podcastGUID, generator: generator, trailers: trailers,
                    lastChange: lastChange, artwork: artwork, now: now
                ).write(to: &xml)
                for item in items {
                    let start = xml.bytes.count
                    xml.append(item)
                    ranges.append(start..<xml.bytes.count)
                }
            }
        }
        return (xml.bytes, ranges)
    }
}
