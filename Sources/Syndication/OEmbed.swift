// What other sites are told that want to show one of our pages (oembed.com, version 1.0).

public import Podcast

/// An oEmbed answer of type `rich`: a frame with a player.
public struct OEmbed: Sendable, Equatable {
    /// The forms of an answer.
    public enum Form: String, Sendable, CaseIterable {
        case json
        case xml

        public var contentType: String {
            switch self {
            case .json: "application/json"
            case .xml: "text/xml; charset=utf-8"
            }
        }
    }

    /// What is shown, by the address that a consumer asks about.
    public enum Subject: Sendable, Equatable {
        /// By slug, former slug or number.
        case episode(String)
        /// `index` counts the episode's topics from 1.
        case topic(String, index: Int)
    }

    /// A frame's size in pixels, where the consumer has room for it.
    public static let width = 640
    public static let height = 200
    /// How long an answer may be kept, in seconds.
    static let cacheAge: Int64 = 3600

    public var title: String
    /// A path of the site: what the frame shows.
    public var frame: String
    public var author: String?
    /// A path of the site with its size in pixels.
    public var thumbnail: (path: String, width: Int, height: Int)?
    private let show: Show

    public init(
        show: Show, title: String, frame: String, author: String? = nil,
        thumbnail: (path: String, width: Int, height: Int)? = nil
    ) {
        self.show = show
        self.title = title
        self.frame = frame
        self.author = author
        self.thumbnail = thumbnail
    }

    public static func == (one: OEmbed, other: OEmbed) -> Bool {
        one.document(.json, maxWidth: nil, maxHeight: nil) == other.document(.json, maxWidth: nil, maxHeight: nil)
    }

    /// What an address of the show is about; nil for an address elsewhere, and one that has nothing to show in a frame.
    public static func subject(of url: String, show: Show) -> Subject? {
        guard url.utf8.count <= 2000, let path = path(of: url, show: show) else { return nil }
        let segments = path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
        guard segments.first == "episodes", segments.count >= 2, !segments[1].isEmpty,
            segments[1].utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 })
        else { return nil }
        switch segments.count {
        case 2: return .episode(segments[1])
        case 4 where segments[2] == "topics":
            guard let index = Int(segments[3]), index >= 1, String(index) == segments[3] else { return nil }
            return .topic(segments[1], index: index)
        default: return nil
        }
    }

    /// The path of an address that begins with the show's own; http and https are the same place.
    private static func path(of url: String, show: Show) -> String? {
        let bare = { (text: String) in
            ["https://", "http://"].first { text.lowercased().hasPrefix($0) }.map { String(text.dropFirst($0.count)) }
        }
        guard let own = bare(show.url), let asked = bare(url) else { return nil }
        guard asked.count >= own.count, asked.prefix(own.count).lowercased() == own.lowercased() else { return nil }
        let rest = asked.dropFirst(own.count)
        guard rest.isEmpty || rest.hasPrefix("/") else { return nil }
        return String(rest.prefix { $0 != "?" && $0 != "#" })
    }

    /// The document, UTF-8.
    ///
    /// - Parameters:
    ///   - maxWidth: the most pixels that the consumer has room for; nil when it does not say.
    ///   - maxHeight: as `maxWidth`.
    public func document(_ form: Form, maxWidth: Int?, maxHeight: Int?) -> [UInt8] {
        let (width, height) = (min(Self.width, maxWidth ?? .max), min(Self.height, maxHeight ?? .max))
        // A picture must keep to the consumer's room, too (oEmbed §2.3.4): one that does not is left out.
        let picture = thumbnail.flatMap { picture in
            picture.width <= maxWidth ?? .max && picture.height <= maxHeight ?? .max ? picture : nil
        }
        switch form {
        case .json:
            var json = JSONWriter()
            json.object { json in
                for (key, value) in members(width, height, picture) { json.member(key, value) }
                for (key, value) in numbers(width, height, picture) { json.member(key, value) }
            }
            return json.bytes
        case .xml:
            var xml = XMLWriter()
            xml.declaration()
            xml.element("oembed") { xml in
                for (key, value) in members(width, height, picture) {
                    if let value { xml.element(key, text: value) }
                }
                for (key, value) in numbers(width, height, picture) { xml.element(key, text: String(value)) }
            }
            return xml.bytes
        }
    }

    private typealias Picture = (path: String, width: Int, height: Int)

    private func members(_ width: Int, _ height: Int, _ picture: Picture?) -> [(StaticString, String?)] {
        let address = SiteAddress(show)
        return [
            ("type", "rich"), ("version", "1.0"), ("title", title), ("author_name", author),
            ("provider_name", show.title), ("provider_url", address.home),
            ("html", Self.markup(source: address.absolute(frame), title: title, width: width, height: height)),
            ("thumbnail_url", picture.map { address.absolute($0.path) }),
        ]
    }

    private func numbers(_ width: Int, _ height: Int, _ picture: Picture?) -> [(StaticString, Int64)] {
        var numbers: [(StaticString, Int64)] = [
            ("width", Int64(width)), ("height", Int64(height)), ("cache_age", Self.cacheAge),
        ]
        if let picture {
            numbers += [("thumbnail_width", Int64(picture.width)), ("thumbnail_height", Int64(picture.height))]
        }
        return numbers
    }

    /// The frame as HTML: what a person copies, too.
    public static func markup(source: String, title: String, width: Int = width, height: Int = height) -> String {
        var html = HTMLText()
        html.tag("<iframe src=\"")
        html.text(source)
        html.tag("\" title=\"")
        html.text(title)
        html.tag("\" width=\"")
        html.text(String(width))
        html.tag("\" height=\"")
        html.text(String(height))
        html.tag("\" loading=\"lazy\" style=\"border:0;max-width:100%\"></iframe>")
        return String(decoding: html.bytes, as: UTF8.self)
    }
}
