// What pages tell search engines about themselves, in the words of schema.org.

public import Podcast

/// JSON-LD for a page's `<script type="application/ld+json">`. It says what the store and site.yml say; a member without a
/// value is left out. Nothing in it can end the script that it stands in.
public struct StructuredData: Sendable {
    /// More topics than this are not told one by one.
    private static let topicLimit = 100

    private let show: Show
    private let address: SiteAddress

    public init(show: Show) {
        self.show = show
        address = SiteAddress(show)
    }

    // MARK: Pages

    /// The home page: a PodcastSeries.
    public func series() -> String {
        document { json in
            json.member("@type", "PodcastSeries")
            seriesFacts(&json)
            json.member("description", present(show.description))
            json.member("inLanguage", show.language)
            json.member("webFeed", address.absolute(show.feedPath))
            json.member("image", show.image.map(address.absolute))
            json.member("copyrightNotice", show.copyright)
            json.member("license", show.feed.license?.url.map(SiteAddress.ascii))
            let hosts = show.people.filter(\.isRegular)
            if hosts.isEmpty {
                json.member("author", show.author == show.title ? nil : present(show.author))
            } else {
                people("author", hosts.map(\.name), &json)
            }
            if !show.listings.isEmpty {
                json.list("sameAs") { json in
                    for listing in show.listings { json.member(nil, SiteAddress.ascii(listing.url)) }
                }
            }
        }
    }

    /// An episode's page: a PodcastEpisode, its topics as Clips of it.
    ///
    /// - Parameter image: the address of the episode's card, a path or absolute; nil for the show's art.
    public func episode(_ episode: Episode, content: EpisodeContent, image: String? = nil) -> String {
        document { json in
            json.member("@type", "PodcastEpisode")
            episodeFacts(episode, &json)
            json.member("description", present(episode.summary))
            json.member("datePublished", episode.published.map(FeedDate.w3c))
            json.member("inLanguage", show.language)
            json.member("image", (image ?? content.details.image ?? show.image).map(address.absolute))
            audio(episode, &json)
            people("author", episode.hostsOnly, &json)
            people("contributor", episode.guests, &json)
            sponsors(content.sponsors, &json)
            json.member("keywords", present(content.tags.joined(separator: ", ")))
            if episode.hasTranscript { json.member("accessibilityFeature", "transcript") }
            json.object("partOfSeries", series)
            let topics = content.topics.prefix(Self.topicLimit)
            guard !topics.isEmpty else { return }
            json.list("hasPart") { json in
                for (index, topic) in topics.enumerated() {
                    json.object { json in
                        json.member("@type", "Clip")
                        clip(topic, index + 1, of: episode, &json)
                        json.member("startOffset", seconds: topic.start)
                    }
                }
            }
        }
    }

    /// A topic's page: a Clip of its episode.
    ///
    /// - Parameters:
    ///   - index: counts the episode's topics from 1.
    ///   - end: where it ends, in seconds; nil where nobody says.
    ///   - image: the address of the topic's card, a path or absolute; nil for the show's art.
    public func topic(
        _ topic: Topic, index: Int, of episode: Episode, end: Double? = nil, image: String? = nil
    ) -> String {
        document { json in
            json.member("@type", "Clip")
            clip(topic, index, of: episode, &json)
            json.member("inLanguage", show.language)
            json.member("image", (image ?? show.image).map(address.absolute))
            json.member("datePublished", episode.published.map(FeedDate.w3c))
            json.member("startOffset", seconds: topic.start)
            json.member("endOffset", seconds: end)
            if let url = topic.url {
                json.object("citation") { json in
                    json.member("@type", "WebPage")
                    json.member("url", SiteAddress.ascii(url))
                }
            }
            json.object("partOfEpisode") { json in
                json.member("@type", "PodcastEpisode")
                episodeFacts(episode, &json)
                json.member("datePublished", episode.published.map(FeedDate.w3c))
                audio(episode, &json)
            }
            json.object("partOfSeries", series)
        }
    }

    // MARK: Parts

    private func document(_ content: (inout JSONWriter) -> Void) -> String {
        var json = JSONWriter()
        json.object { json in
            json.member("@context", "https://schema.org")
            content(&json)
        }
        return Self.embeddable(json.bytes)
    }

    /// The JSON as it may stand in a script element: these characters occur in strings alone, and a parser of HTML must not
    /// see them; U+2028 and U+2029 end a line for some.
    static func embeddable(_ json: [UInt8]) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(json.count + 64)
        var index = 0
        while index < json.count {
            let byte = json[index]
            switch byte {
            case UInt8(ascii: "<"): out += "\\u003c".utf8
            case UInt8(ascii: ">"): out += "\\u003e".utf8
            case UInt8(ascii: "&"): out += "\\u0026".utf8
            case 0xE2 where index + 2 < json.count && json[index + 1] == 0x80 && json[index + 2] & 0xFE == 0xA8:
                out += (json[index + 2] == 0xA8 ? "\\u2028" : "\\u2029").utf8
                index += 2
            default: out.append(byte)
            }
            index += 1
        }
        return String(decoding: out, as: UTF8.self)
    }

    private func series(_ json: inout JSONWriter) {
        json.member("@type", "PodcastSeries")
        seriesFacts(&json)
    }

    private func seriesFacts(_ json: inout JSONWriter) {
        json.member("name", show.title)
        json.member("url", address.home)
    }

    private func episodeFacts(_ episode: Episode, _ json: inout JSONWriter) {
        json.member("name", episode.title)
        json.member("url", address.absolute(SitePath.episode(episode.slug)))
        if let number = episode.number { json.member("episodeNumber", Int64(number)) }
        guard let season = episode.season else { return }
        json.object("partOfSeason") { json in
            json.member("@type", "PodcastSeason")
            json.member("seasonNumber", Int64(season))
        }
    }

    private func audio(_ episode: Episode, _ json: inout JSONWriter) {
        guard let audio = episode.enclosure else { return }
        let duration = "PT\(FeedTime.seconds(audio.duration))S"
        json.member("duration", duration)
        json.object("associatedMedia") { json in
            json.member("@type", "AudioObject")
            json.member("contentUrl", address.enclosure(audio))
            json.member("encodingFormat", audio.type)
            json.member("contentSize", String(audio.bytes))
            json.member("duration", duration)
        }
    }

    private func clip(_ topic: Topic, _ index: Int, of episode: Episode, _ json: inout JSONWriter) {
        json.member(
            "name",
            topic.title.isEmpty ? present(String(topic.body.plain.prefix { $0 != "\n" }.prefix(120))) : topic.title)
        json.member("url", address.absolute(SitePath.topicPage(episode.slug, index: index)))
        json.member("position", Int64(index))
        people("author", topic.host.map { [$0] } ?? [], &json)
    }

    private func people(_ key: StaticString, _ names: [String], _ json: inout JSONWriter) {
        guard !names.isEmpty else { return }
        json.list(key) { json in
            for name in names {
                json.object { json in
                    let known = show.people.first { $0.name == name }
                    json.member("@type", "Person")
                    json.member("name", name)
                    json.member("url", known?.url.map(SiteAddress.ascii))
                    json.member("image", known?.image.map(address.absolute))
                }
            }
        }
    }

    private func sponsors(_ sponsors: [Sponsor], _ json: inout JSONWriter) {
        guard !sponsors.isEmpty else { return }
        json.list("sponsor") { json in
            for sponsor in sponsors {
                json.object { json in
                    json.member("@type", "Organization")
                    json.member("name", sponsor.name)
                    json.member("url", sponsor.url.map(SiteAddress.ascii))
                }
            }
        }
    }

    private func present(_ text: String) -> String? { text.isEmpty ? nil : text }
}
