// What the tags of Podcasting 2.0 cannot do without (podcastindex.org/namespace/1.0).

/// A line of the table: a tag with what it needs.
struct PodcastTag {
    enum Value {
        case absent
        /// Any text.
        case text
        case oneOf(Set<String>)
        case number
    }

    let name: String
    /// Attributes that must be there.
    var needs: [String] = []
    /// Which of those, and of the optional ones, are absolute addresses.
    var addresses: [String] = []
    /// Which are numbers above or at 0.
    var numbers: [String] = []
    /// Values that an attribute may have, where it is there.
    var choices: [String: Set<String>] = [:]
    var value = Value.absent
    /// A child that must be there, with its own needs.
    var child: String?

    private static let media: Set<String> = [
        "podcast", "music", "video", "film", "audiobook", "newsletter", "blog", "publisher", "course", "mixed",
        "podcastL", "musicL", "videoL", "filmL", "audiobookL", "newsletterL", "blogL", "publisherL", "courseL",
    ]
    private static let yesNo: Set<String> = ["yes", "no"]

    static let all: [String: PodcastTag] = Dictionary(
        [
            PodcastTag(name: "locked", value: .oneOf(yesNo)),
            PodcastTag(name: "block", value: .oneOf(yesNo)),
            PodcastTag(name: "medium", value: .oneOf(media)),
            PodcastTag(name: "funding", needs: ["url"], addresses: ["url"]),
            PodcastTag(name: "person", addresses: ["img", "href"], value: .text),
            PodcastTag(name: "transcript", needs: ["url", "type"], addresses: ["url"]),
            PodcastTag(name: "chapters", needs: ["url", "type"], addresses: ["url"]),
            PodcastTag(name: "soundbite", needs: ["startTime", "duration"], numbers: ["startTime", "duration"]),
            PodcastTag(
                name: "trailer", needs: ["url", "pubdate"], addresses: ["url"], numbers: ["length", "season"],
                value: .text),
            PodcastTag(name: "season", value: .number),
            PodcastTag(name: "episode", value: .number),
            PodcastTag(name: "location", value: .text),
            PodcastTag(name: "license", addresses: ["url"], value: .text),
            PodcastTag(
                name: "alternateEnclosure", needs: ["type"], numbers: ["length", "bitrate", "height"],
                child: "podcast:source"),
            PodcastTag(name: "source", needs: ["uri"]),
            PodcastTag(name: "integrity", needs: ["type", "value"], choices: ["type": ["sri", "pgp-signature"]]),
            PodcastTag(name: "socialInteract", needs: ["protocol"]),
            PodcastTag(name: "txt", value: .text),
            PodcastTag(name: "image", needs: ["href"], addresses: ["href"]),
            PodcastTag(name: "images", needs: ["srcset"]),
            PodcastTag(name: "podping", choices: ["usesPodping": ["true", "false"]]),
            PodcastTag(name: "updateFrequency", choices: ["complete": ["true", "false"]], value: .text),
            PodcastTag(name: "podroll", child: "podcast:remoteItem"),
            PodcastTag(name: "remoteItem", needs: ["feedGuid"]),
            PodcastTag(name: "contentLink", needs: ["href"], addresses: ["href"]),
            PodcastTag(
                name: "liveItem", needs: ["status", "start"], choices: ["status": ["pending", "live", "ended"]]),
            PodcastTag(name: "value", needs: ["type", "method"], child: "podcast:valueRecipient"),
            PodcastTag(name: "valueRecipient", needs: ["type", "address", "split"], numbers: ["split"]),
        ].map { ("podcast:" + $0.name, $0) }, uniquingKeysWith: { first, _ in first })
}
