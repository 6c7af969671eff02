// The bounds of a site, with their reasons.

/// What a site bounds. Sizes are bytes, times seconds.
public struct SiteLimits: Sendable {
    /// Memory for finished pages: a thousand episodes with transcripts fit.
    public var pageCache = 64 << 20
    /// Bodies above this are compressed at level 1 at once and at level 6 in the background: level 6 of a 4 MB feed takes
    /// 160 ms, which nobody should wait for.
    public var slowCompression = 256 << 10
    /// Public files up to this size are kept as pages, larger ones are sent from the disk.
    public var keptFile = 256 << 10
    /// A form of a page of ours: a token, and nothing else.
    public var form = 4096
    /// The longest note: ten times the longest known one.
    public var note = 1 << 20
    /// The largest upload, with all its parts: a few hours of audio.
    public var upload = 512 << 20
    /// Files in one upload.
    public var uploadParts = 64
    /// Episodes on a page of the list.
    public var episodesPerPage = 30
    /// The newest of which the home page offers the first that can be played; an older one would be no news.
    public var readyEpisodes = 5
    /// Episodes on a page of a person, each with what the person brought.
    public var episodesPerPerson = 30
    /// People on a page: all of them, for any show that there is.
    public var peoplePerPage = 500
    /// The last page of a list whose length nobody counts.
    public var mostPages = 200
    /// Tags on a page.
    public var tagsPerPage = 300
    /// Jokes on a page; many are pictures.
    public var jokesPerPage = 20
    /// Sponsors on a page.
    public var sponsorsPerPage = 60
    /// Sites on a page of the links.
    public var sitesPerPage = 120
    /// Addresses on a page of a site, and found by a search among them.
    public var addressesPerPage = 40
    /// Places where else a topic's address was covered.
    public var placesPerAddress = 6
    /// Topics that are about the same.
    public var relatedTopics = 6
    /// Episodes that are about the same.
    public var relatedEpisodes = 4
    /// Episodes in the results of the search that programs ask.
    public var searchResults = 20
    /// Episodes on a page of the search: what a telephone on a train gets while somebody types should be a few KB.
    public var searchPageResults = 10
    /// Queries that browsers offer while one is being written: each is tried first, and browsers show no more.
    public var suggestions = 6
    /// Episodes in the feed, on all its pages: all of them, for any show that there is.
    public var feedItems = 100_000
    /// Episodes in a feed of a part of the show.
    public var partItems = 300
    /// Episodes whose jokes are in the feed of jokes.
    public var jokeEpisodes = 100
    /// Feeds of hosts, and feeds of tags, in the list of feeds.
    public var listedFeeds = 50
    /// Pages of the episode list in the sitemap.
    public var listPagesInSitemap = 1000
    /// Threads that render pages and search.
    public var renderWidth = 3
    /// Renderings and searches that wait.
    public var renderDepth = 256
    /// Imports that wait.
    public var importDepth = 8
    /// Examinations of the feed that wait: those behind the first get what it found.
    public var checkDepth = 4
    /// Cards that wait to be drawn: two seconds' work. Whoever is turned away asks again later.
    public var cardDepth = 16
    /// How long the drawing of a card may take.
    public var cardSeconds = 10.0
    /// Seconds until a card that could not be drawn is tried again: whatever was in the way has had time to pass, and
    /// what never can be drawn costs little.
    public var cardRetry = 600.0
    /// The largest picture of a card.
    public var cardBytes = 8 << 20
    /// All pictures of cards together: four thousand of the usual 60 KB, as many as a weekly show of ten years has topics.
    /// With fewer, robots that go through all pages would have each drawn again and again.
    public var cardFolder = 256 << 20
    /// The largest cover art that is drawn into cards.
    public var cardArt = 1 << 20
    /// Episodes in the Markdown twin of the home page and in /llms.txt.
    public var markdownLatest = 20
    /// Episodes in the Markdown list of all.
    public var markdownEpisodes = 10_000
    /// Files that wait to be opened.
    public var fileDepth = 256
    /// The largest picture that is looked into and copied, in bytes; 3000 by 3000 pixels of PNG have about 10 MB.
    public var artwork = 32 << 20
    /// Pictures that are known at a time: one an episode, for any show that there is.
    public var artworkCount = 20_000
    /// Pictures that are kept open at hand: those of one page in all its sizes.
    public var openArtwork = 64
    /// Rounds of making smaller copies that wait: one takes all there is to make.
    public var artworkDepth = 4
    /// How long a picture that nothing names stays in the cache: apps have old addresses for some weeks.
    public var artworkAge = 30 * 86_400.0
    /// How often other processes' imports and tokens are looked for: what was imported by a command is live well within
    /// half a second. A look takes about 0.2 ms.
    public var poll = 0.25
    /// How often changed templates and public files are looked for outside development.
    public var filePoll = 5.0
    /// What is left in the folder of uploads for this long belongs to nobody any more.
    public var uploadAge = 3600.0

    public init() {}
}
