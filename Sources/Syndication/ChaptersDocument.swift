// An episode's chapters, for apps.

public import Podcast

/// Chapters in JSON, version 1.2.0 (podcastindex.org/namespace/1.0, chapters/jsonChapters).
public struct ChaptersDocument: Sendable {
    private let show: Show
    private let episode: Episode
    private let chapters: [Chapter]

    /// Nil when the episode has no chapter that apps could jump to. Those behind the end of its audio are left out.
    public init?(show: Show, episode: Episode, content: EpisodeContent) {
        let end = episode.enclosure?.duration ?? .infinity
        chapters = content.chapters.filter { $0.start.isFinite && $0.start >= 0 && $0.start < end }
        guard !chapters.isEmpty else { return nil }
        self.show = show
        self.episode = episode
    }

    /// The document, UTF-8; to be served as `application/json+chapters`.
    public func document() -> [UInt8] {
        let address = SiteAddress(show)
        var json = JSONWriter(capacity: 256 + chapters.count * 200)
        json.object { json in
            json.member("version", "1.2.0")
            json.member("title", episode.title)
            json.member("podcastName", show.title)
            json.list("chapters") { json in
                for chapter in chapters {
                    json.object { json in
                        json.member("startTime", seconds: chapter.start)
                        if !chapter.title.isEmpty { json.member("title", chapter.title) }
                        json.member("img", chapter.image.map(address.absolute))
                        json.member("url", chapter.url.map(SiteAddress.ascii))
                        // A time without a name is for the player alone.
                        if chapter.title.isEmpty { json.member("toc", false) }
                    }
                }
            }
        }
        return json.bytes + [UInt8(ascii: "\n")]
    }
}
