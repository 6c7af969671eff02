// What the search page is given.

internal import Podcast
internal import Search
package import Store

/// A search, as it was asked and answered.
package struct SearchFacts: Sendable {
    /// As the listener wrote it.
    package var query: String
    package var order: SearchQuestion.Order
    /// From 1.
    package var page: Int
    /// Episodes on a page of results.
    package var size: Int
    /// Whether the words are looked for as they are, also where others would find something.
    package var isExact: Bool
    /// Nil when nothing was asked, and when the question was too long to be asked.
    package var results: SearchResults?
    /// Shown where nothing was asked.
    package var guide: SearchGuide?

    package init(
        query: String = "", order: SearchQuestion.Order = .best, page: Int = 1, size: Int = 10,
        isExact: Bool = false, results: SearchResults? = nil, guide: SearchGuide? = nil
    ) {
        self.query = query
        self.order = order
        self.page = page
        self.size = size
        self.isExact = isExact
        self.results = results
        self.guide = guide
    }

    /// Whether there is anything to look for.
    var isAsked: Bool { query.contains { !$0.isWhitespace } }

    /// Whether the pages before this one have all that was found.
    var isPastEnd: Bool { results.map { $0.results.isEmpty && $0.page > 1 && $0.episodes > 0 } ?? false }

    /// The address of a query that is asked as this one is: in its order, and as strictly.
    func address(_ text: String, page: Int = 1) -> String {
        SitePath.search(text, sort: sort, page: page, isExact: isExact)
    }
}

/// What there is to be searched, with something of the show for each kind of filter; nil where it has nothing of the kind.
package struct SearchGuide: Sendable {
    /// Visible ones.
    package var episodes: Int
    /// Whose name the notes have most often.
    package var host: String?
    /// The newest with an episode.
    package var year: Int?
    /// The site that is linked most often.
    package var site: String?
    /// The tag of the most episodes, as its address has it.
    package var tag: String?

    package init(
        episodes: Int, host: String? = nil, year: Int? = nil, site: String? = nil, tag: String? = nil
    ) {
        self.episodes = episodes
        self.host = host
        self.year = year
        self.site = site
        self.tag = tag
    }
}
