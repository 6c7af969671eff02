// The one place where the site's URLs are made.

/// Paths of the site. Nobody else joins a URL by hand.
public enum SitePath {
    public static let home = "/"
    public static let episodes = "/episodes"
    public static let search = "/search"
    /// The answer of the search page alone, for its script.
    public static let searchAnswer = "/search/answer"
    /// How browsers add the search to theirs.
    public static let openSearch = "/opensearch.xml"
    /// What the API takes and gives.
    public static let openAPI = "/openapi.json"
    public static let apiSearch = "/api/v1/search"
    public static let apiSuggest = "/api/v1/suggest"
    public static let sitemap = "/sitemap.xml"
    public static let robots = "/robots.txt"
    /// The list of what the visitor's browser has saved.
    public static let offline = "/offline"
    /// What a browser without a net shows for pages that it has not saved.
    public static let unsaved = "/offline/unsaved"
    /// The stylesheet with the show's own colour.
    public static let theme = "/theme.css"

    /// A page of the episode list, from 1.
    public static func episodes(page: Int) -> String { page <= 1 ? episodes : "\(episodes)?page=\(page)" }

    /// An episode's page.
    public static func episode(_ slug: String) -> String { "/episodes/\(slug)" }

    /// A topic on its episode's page; `index` counts the episode's topics from 1 in the order of the file.
    public static func topic(_ slug: String, index: Int) -> String { "/episodes/\(slug)#\(topicAnchor(index))" }

    /// The fragment of a topic on its episode's page.
    public static func topicAnchor(_ index: Int) -> String { "topic-\(index)" }

    /// Any part of the notes on its episode's page; `position` counts the parts of all kinds from 0 in the order of the
    /// file. Topics have an anchor of their own: see `topic`.
    public static func part(_ slug: String, position: Int) -> String {
        "/episodes/\(slug)#\(partAnchor(position))"
    }

    /// The fragment of a part that is no topic on its episode's page.
    public static func partAnchor(_ position: Int) -> String { "part-\(position)" }

    /// An episode's transcript page.
    public static func transcript(_ slug: String) -> String { "/episodes/\(slug)/transcript" }

    /// An episode's transcript for apps, in the format of this extension.
    public static func transcript(_ slug: String, in form: String) -> String { "/episodes/\(slug)/transcript.\(form)" }

    /// An episode's chapters, for apps.
    public static func chapters(_ slug: String) -> String { "/episodes/\(slug)/chapters.json" }

    /// The feed in JSON.
    public static let jsonFeed = "/feed.json"
    /// The list of all feeds.
    public static let feedList = "/opml.xml"
    /// The feed of the jokes.
    public static let jokesFeed = "/feeds/jokes.xml"

    /// The feed of the episodes of one host. `file` is the host's slug and `.xml`, as in the other two.
    public static func hostFeed(file: String) -> String { "/feeds/host/\(file)" }

    /// The feed of the episodes with one tag.
    public static func tagFeed(file: String) -> String { "/feeds/tag/\(file)" }

    /// The feed of the episodes with a word in the title of a topic.
    public static func topicFeed(file: String) -> String { "/feeds/topic/\(file)" }

    /// A page of a feed, from 1.
    public static func feed(_ path: String, page: Int) -> String { page <= 1 ? path : "\(path)?page=\(page)" }

    /// A public file by its path, with the fingerprint of its bytes: this address may be cached for ever.
    ///
    /// A script has it as a folder: so the scripts that it loads, which it names by their place beside itself, have it too.
    public static func asset(_ path: String, fingerprint: String) -> String {
        isScript(path) ? scripts + fingerprint + "/" + path.dropFirst(scripts.count) : "\(path)?v=\(fingerprint)"
    }

    private static let scripts = "/js/"
    /// What scripts build the player from, as a script: made of a template, in the show's words.
    public static let controls = "/js/controls.js"

    /// Whether a public file is one of the scripts, which are one set with one fingerprint.
    public static func isScript(_ path: String) -> Bool { path.hasPrefix(scripts) && path.hasSuffix(".js") }

    /// What `asset` made of a script's path; nil for any other.
    public static func scriptEdition(_ path: String) -> (script: String, fingerprint: String)? {
        guard isScript(path) else { return nil }
        let rest = path.dropFirst(scripts.count)
        guard let slash = rest.firstIndex(of: "/") else { return nil }
        return (scripts + rest[slash...].dropFirst(), String(rest[..<slash]))
    }

    /// An episode's page with the player at a second.
    public static func moment(_ slug: String, second: Double) -> String { "/episodes/\(slug)#t=\(Int(max(0, second)))" }

    /// A file of the media folder. `name` is ASCII and has no slash: the import sees to that.
    public static func media(_ name: String) -> String { "/media/\(name)" }

    /// A picture of the show or an episode, or a smaller copy of one. `name` carries a hash of the bytes.
    public static func artwork(_ name: String) -> String { "/artwork/\(name)" }

    /// The Markdown twin of a page, by the page's path.
    public static func twin(of path: String) -> String {
        if path == home { return homeMarkdown }
        let end = path.firstIndex(of: "?") ?? path.endIndex
        // A host's name may end as any file's: its twin is an address below it.
        return path[..<end] + (path.hasPrefix(links + "/") ? "/index.md" : ".md") + path[end...]
    }

    /// The results page of a search.
    ///
    /// - Parameters:
    ///   - sort: the order; nil for the usual one.
    ///   - page: from 1.
    ///   - isExact: whether the words are looked for as they are, also where others would find something.
    public static func search(_ query: String, sort: String? = nil, page: Int = 1, isExact: Bool = false) -> String {
        var path = "\(search)?q=\(escaped(query))"
        if let sort { path += "&sort=\(escaped(sort))" }
        if page > 1 { path += "&page=\(page)" }
        if isExact { path += "&exact=1" }
        return path
    }

    /// A page of what a search among the links finds.
    public static func links(_ query: String, page: Int = 1) -> String {
        "\(links)?q=\(escaped(query))" + (page > 1 ? "&page=\(page)" : "")
    }

    /// A decoded path as it stands in an address: each segment percent-encoded.
    public static func encoded(_ path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false).map { escaped(String($0)) }.joined(separator: "/")
    }

    /// Percent-encoding for one value of a query string: everything but RFC 3986's unreserved characters.
    public static func escaped(_ text: String) -> String {
        var out = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                out.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                out += digits.count == 1 ? "%0" + digits : "%" + digits
            }
        }
        return out
    }
}
