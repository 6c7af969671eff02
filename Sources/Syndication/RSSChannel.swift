// The channel of the feed: the show's own tags, before its items.

import Foundation
import Podcast

/// Writes what stands in a channel before its items. What nobody said is left out.
struct RSSChannel {
    let show: Show
    let page: FeedPage
    let podcastGUID: String?
    let generator: String
    let trailers: [FeedTrailer]
    let lastChange: Date?
    let artwork: Artwork?
    let now: Date?

    private var address: SiteAddress { SiteAddress(show) }

    /// "Show" or "Show: Ada"; a host's own title for the feed goes before the show's.
    private var title: String {
        let title = show.feed.title ?? show.title
        return page.subject.map { "\(title): \($0)" } ?? title
    }

    func write(to xml: inout XMLWriter) {
        xml.element("title", text: title)
        xml.element("link", text: address.home)
        links(&xml)
        xml.element("description", text: TextCut.cut(show.description, bytes: RSSFeed.descriptionLimit))
        xml.element("language", text: show.language)
        xml.element("copyright", ifPresent: show.copyright)
        if let lastChange { xml.element("lastBuildDate", text: FeedDate.rfc2822(lastChange)) }
        xml.element("generator", ifPresent: generator)
        itunes(&xml)
        podcast(&xml)
        if page.subject == nil, page.number == 1, let now { PodcastTags(show: show).liveItem(now: now, to: &xml) }
    }

    private func links(_ xml: inout XMLWriter) {
        let type = "application/rss+xml"
        xml.empty("atom:link", ["href": address.absolute(page.own), "rel": "self", "type": type])
        for hub in show.feed.hubs { xml.empty("atom:link", ["href": address.absolute(hub), "rel": "hub"]) }
        for link in page.links {
            xml.empty("atom:link", ["href": address.absolute(link.path), "rel": link.relation, "type": type])
        }
    }

    private func itunes(_ xml: inout XMLWriter) {
        if let artwork {
            let location = address.absolute(artwork.location)
            xml.empty("itunes:image", ["href": location])
            xml.element("image") { xml in
                xml.element("url", text: location)
                // RSS 2.0: these are the channel's.
                xml.element("title", text: title)
                xml.element("link", text: address.home)
            }
        }
        for category in show.categories {
            if let sub = category.sub {
                xml.element("itunes:category", ["text": category.name]) { xml in
                    xml.empty("itunes:category", ["text": sub])
                }
            } else {
                xml.empty("itunes:category", ["text": category.name])
            }
        }
        xml.element("itunes:title", text: title)
        xml.element("itunes:explicit", text: show.isExplicit ? "true" : "false")
        xml.element("itunes:type", text: show.kind.rawValue)
        xml.element("itunes:author", ifPresent: show.author)
        if let owner = show.owner {
            xml.element("itunes:owner") { xml in
                xml.element("itunes:name", ifPresent: owner.name)
                xml.element("itunes:email", ifPresent: owner.email)
            }
        }
        if show.feed.isComplete { xml.element("itunes:complete", text: "Yes") }
        // A feed of a part of the show is no show of its own in a directory.
        if show.feed.isBlocked || page.subject != nil { xml.element("itunes:block", text: "Yes") }
        guard page.subject == nil else { return }
        if let url = show.feed.newURL { xml.element("itunes:new-feed-url", text: address.absolute(url)) }
        xml.element("itunes:applepodcastsverify", ifPresent: show.feed.appleVerification)
    }
}
