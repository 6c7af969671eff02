// The channel's tags of the podcast namespace.

import Podcast

extension RSSChannel {
    func podcast(_ xml: inout XMLWriter) {
        // These are the identity of the whole show and of its one feed.
        if page.subject == nil { identity(&xml) }
        xml.element("podcast:medium", ifPresent: show.feed.medium)
        for funding in show.feed.funding {
            xml.element("podcast:funding", ["url": SiteAddress.ascii(funding.url)], text: funding.text)
        }
        let tags = PodcastTags(show: show)
        for person in show.people where person.isRegular || person.role != nil { tags.person(person, to: &xml) }
        for trailer in trailers { tags.trailer(trailer, to: &xml) }
        if let license = show.feed.license { tags.license(license, to: &xml) }
        for location in show.feed.locations { tags.location(location, to: &xml) }
        for post in show.feed.posts { tags.post(post, to: &xml) }
        if let artwork { tags.images(artwork, to: &xml) }
        if let frequency = show.feed.updateFrequency {
            xml.element(
                "podcast:updateFrequency",
                attributes: [
                    ("complete", show.feed.isComplete ? "true" : nil), ("dtstart", frequency.start),
                    ("rrule", frequency.rule),
                ], text: frequency.text)
        }
        guard !show.feed.podroll.isEmpty else { return }
        xml.element("podcast:podroll") { xml in
            for other in show.feed.podroll {
                xml.empty(
                    "podcast:remoteItem",
                    attributes: [
                        ("feedGuid", other.guid), ("feedUrl", other.url.map(SiteAddress.ascii)),
                        ("medium", other.medium), ("title", other.title),
                    ])
            }
        }
    }

    private func identity(_ xml: inout XMLWriter) {
        xml.element("podcast:guid", ifPresent: podcastGUID)
        // A lock names whom to ask for its opening; without an owner's address there is one only if the host says so.
        if let isLocked = show.feed.isLocked ?? (show.owner == nil ? nil : true) {
            xml.element(
                "podcast:locked", attributes: [("owner", show.owner?.email)], text: isLocked ? "yes" : "no")
        }
        for remark in show.feed.remarks {
            xml.element("podcast:txt", attributes: [("purpose", remark.purpose)], text: remark.text)
        }
        if show.feed.usesPodping { xml.empty("podcast:podping", ["usesPodping": "true"]) }
    }
}
