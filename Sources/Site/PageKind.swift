// The pages that can be kept, and the keys that they are kept under.

import Podcast
import Syndication

/// A page that is the same for every visitor.
indirect enum PageKind: Sendable, Hashable {
    case home
    /// From 1.
    case episodeList(Int)
    /// By slug, former slug or number.
    case episode(String)
    case transcript(String)
    /// By the episode's slug and the topic's place, from 1.
    case topic(String, Int)
    /// The episodes of a year, and a page of them, from 1; so are the lists that follow.
    case year(Int, page: Int)
    case people(page: Int)
    /// By slug.
    case person(String, page: Int)
    case links(page: Int)
    /// By the host's name.
    case siteLinks(String, page: Int)
    case jokes(page: Int)
    case sponsors(page: Int)
    case tags(page: Int)
    /// By slug.
    case tag(String, page: Int)
    case about
    case subscribe
    case live
    /// With the stream on it.
    case liveStream
    /// The search before anything is asked.
    case searchForm
    /// How browsers add the search to theirs.
    case openSearch
    case offline
    /// What stands for a page that a browser could not have.
    case unsaved
    case transcriptDocument(String, TranscriptForm)
    case chapters(String)
    case homeMarkdown
    case episodesMarkdown
    case episodeMarkdown(String)
    /// By the episode's slug and the topic's place, from 1.
    case topicMarkdown(String, Int)
    case transcriptMarkdown(String)
    /// The Markdown twin of a page that has none above.
    case twin(PageKind)
    /// What the site holds, for programs.
    case guide
    case embed(String)
    case topicEmbed(String, Int)
    case liveCalendar
    /// The QR code of the feed's address.
    case subscribeCode
    /// A page of the show's feed, from 1.
    case feed(Int)
    case jsonFeed(Int)
    /// By the host's slug.
    case hostFeed(String)
    /// By the tag's slug.
    case tagFeed(String)
    case topicFeed(word: String)
    case jokesFeed
    case feedList
    case sitemap
    case robots
    /// The rule with the show's colour by itself; pages have it behind their stylesheet.
    case theme
    /// A public file by its path; with its fingerprint in the address it never changes.
    case asset(String, fingerprint: String?)

    /// The path and the query that counts: the one spelling under which the page is found without being parsed.
    func key(feedPath: String) -> String {
        switch self {
        case .home: SitePath.home
        case .episodeList(let page): SitePath.episodes(page: page)
        case .episode(let slug): SitePath.episode(slug)
        case .transcript(let slug): SitePath.transcript(slug)
        case .topic(let slug, let index): SitePath.topicPage(slug, index: index)
        case .year(let year, let page): SitePath.year(year, page: page)
        case .people(let page): SitePath.people(page: page)
        case .person(let slug, let page): SitePath.person(slug, page: page)
        case .links(let page): SitePath.links(page: page)
        case .siteLinks(let site, let page): SitePath.linksTo(site, page: page)
        case .jokes(let page): SitePath.jokes(page: page)
        case .sponsors(let page): SitePath.sponsors(page: page)
        case .tags(let page): SitePath.tags(page: page)
        case .tag(let slug, let page): SitePath.tag(slug, page: page)
        case .about: SitePath.about
        case .subscribe: SitePath.subscribe
        case .live: SitePath.live
        case .liveStream: SitePath.liveStream
        case .searchForm: SitePath.search
        case .openSearch: SitePath.openSearch
        case .offline: SitePath.offline
        case .unsaved: SitePath.unsaved
        case .transcriptDocument(let slug, let form): SitePath.transcript(slug, in: form.rawValue)
        case .chapters(let slug): SitePath.chapters(slug)
        case .homeMarkdown: SitePath.homeMarkdown
        case .episodesMarkdown: SitePath.episodesMarkdown
        case .episodeMarkdown(let slug): SitePath.episodeMarkdown(slug)
        case .topicMarkdown(let slug, let index): SitePath.topicMarkdown(slug, index: index)
        case .transcriptMarkdown(let slug): SitePath.transcriptMarkdown(slug)
        case .twin(let page): SitePath.twin(of: page.key(feedPath: feedPath))
        case .guide: SitePath.guide
        case .embed(let slug): SitePath.embed(slug)
        case .topicEmbed(let slug, let index): SitePath.topicEmbed(slug, index: index)
        case .liveCalendar: SitePath.liveCalendar
        case .subscribeCode: SitePath.subscribeCode
        case .feed(let page): SitePath.feed(feedPath, page: page)
        case .jsonFeed(let page): SitePath.feed(SitePath.jsonFeed, page: page)
        case .hostFeed(let slug): SitePath.hostFeed(file: slug + ".xml")
        case .tagFeed(let slug): SitePath.tagFeed(file: slug + ".xml")
        case .topicFeed(let word): SitePath.topicFeed(file: word + ".xml")
        case .jokesFeed: SitePath.jokesFeed
        case .feedList: SitePath.feedList
        case .sitemap: SitePath.sitemap
        case .robots: SitePath.robots
        case .theme: SitePath.theme
        case .asset(let path, let fingerprint): Self.address(path, fingerprint)
        }
    }

    private static func address(_ path: String, _ fingerprint: String?) -> String {
        fingerprint.map { SitePath.asset(path, fingerprint: $0) } ?? path
    }
}
