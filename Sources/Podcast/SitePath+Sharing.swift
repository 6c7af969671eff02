// The addresses of what is shared: other forms of pages, cards, and short ones.

extension SitePath {
    /// An episode's player, for frames on other sites.
    public static func embed(_ slug: String) -> String { "/episodes/\(slug)/embed" }

    /// A topic with its player, for frames on other sites.
    public static func topicEmbed(_ slug: String, index: some CustomStringConvertible) -> String {
        "\(topicPage(slug, index: index))/embed"
    }

    /// An episode's picture for previews of links.
    public static func card(_ slug: String) -> String { "/episodes/\(slug)/card.png" }

    /// A topic's picture for previews of links.
    public static func topicCard(_ slug: String, index: some CustomStringConvertible) -> String {
        "\(topicPage(slug, index: index))/card.png"
    }

    /// The show's picture for previews of links.
    public static let card = "/card.png"

    /// The pages in Markdown, for programs that read.
    public static let homeMarkdown = "/index.md"
    public static let episodesMarkdown = "/episodes.md"

    public static func episodeMarkdown(_ slug: String) -> String { "/episodes/\(slug).md" }

    public static func topicMarkdown(_ slug: String, index: some CustomStringConvertible) -> String {
        "\(topicPage(slug, index: index)).md"
    }

    public static func transcriptMarkdown(_ slug: String) -> String { "/episodes/\(slug)/transcript.md" }

    /// What the site holds, for programs that read (llmstxt.org).
    public static let guide = "/llms.txt"

    /// The live schedule as a calendar.
    public static let liveCalendar = "/live.ics"

    /// The feed's address as a QR code.
    public static let subscribeCode = "/subscribe.svg"

    public static let oEmbed = "/oembed"

    /// What oEmbed says about a page.
    ///
    /// - Parameter page: the page's absolute address.
    public static func oEmbed(of page: String, format: String) -> String {
        "\(oEmbed)?url=\(escaped(page))&format=\(format)"
    }

    /// An episode by its number.
    public static func short(number: Int) -> String { "/\(number)" }

    /// A short link.
    public static func short(_ name: String) -> String { "/\(name)" }
}
