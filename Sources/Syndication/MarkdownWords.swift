// The words that Markdown documents add to what the notes say.

/// Labels and headings of the Markdown twins and of llms.txt; English unless the site gives others. What stands in braces is
/// filled in.
public struct MarkdownWords: Sendable, Equatable {
    public var latestEpisodes = "Recent episodes"
    public var episodes = "Episodes"
    /// `{n}`
    public var allEpisodes = "All episodes: {n}"
    /// `{show}`
    public var episodesOf = "Episodes of {show}"
    /// `{n}`, `{show}`
    public var episodeOf = "Episode {n} of {show}"
    /// `{n}`
    public var season = "season {n}"
    /// `{n}`
    public var topicNumber = "Topic {n}"
    /// `{season}`, `{n}`
    public var seasonEpisodeShort = "S{season} E{n}"
    public var saidAbout = "What is said"
    /// `{n}`, `{episode}`
    public var topicOf = "Topic {n} of {episode}"
    public var episode = "Episode"
    public var host = "Host"
    public var hosts = "Hosts"
    public var guests = "Guests"
    public var link = "Link"
    /// `{time}`
    public var begins = "Begins at {time}"
    /// `{time}`
    public var beginsAbout = "Begins at about {time}"
    public var published = "Published"
    public var recorded = "Recorded"
    public var audio = "Audio"
    public var transcript = "Transcript"
    /// `{title}`
    public var transcriptTitle = "Transcript: {title}"
    public var tags = "Tags"
    public var webPage = "Web page"
    public var feed = "RSS feed"
    public var jsonFeed = "JSON Feed"
    public var sponsoredBy = "Sponsored by"
    public var chapters = "Chapters"
    public var extras = "Extras"
    public var joke = "Joke"
    public var more = "More"
    public var byYear = "By year"
    public var pages = "Pages"
    /// `{names}`
    public var byNames = "A podcast by {names}."
    /// What programs are told of the twins.
    public var twins = """
        Pages have a twin in Markdown: mostly `.md` behind the address, or the page itself asked for with \
        `Accept: text/markdown`.
        """
    /// Of the search for programs.
    public var searchHelp = "JSON; finds topics and spoken moments"
    public var search = "Search"
    public var sitemap = "Sitemap"

    /// The English words.
    public init() {}
}
