// One item of the feed.

import Podcast

/// Writes feed items. Each depends on its entry, the show and the words alone.
struct FeedItem {
    let show: Show
    let words: FeedWords
    private let address: SiteAddress

    init(show: Show, words: FeedWords) {
        self.show = show
        self.words = words
        address = SiteAddress(show)
    }

    func write(_ entry: FeedEntry, to xml: inout XMLWriter) {
        let episode = entry.episode
        let page = address.absolute(SitePath.episode(episode.slug))
        xml.element("item") { xml in
            xml.element("title", text: episode.title)
            xml.element("link", text: page)
            xml.element("guid", ["isPermaLink": "false"], text: episode.guid)
            xml.element("pubDate", text: FeedDate.rfc2822(entry.published))
            xml.empty(
                "enclosure",
                [
                    "url": address.enclosure(entry.enclosure), "length": String(entry.enclosure.bytes),
                    "type": entry.enclosure.type,
                ])
            xml.element("description", cdata: FeedSummary(entry, page: page, words: words).html)
            let notes = FeedNotes(entry, page: page, of: address, words: words).html
            if !notes.isEmpty { xml.element("content:encoded", cdata: notes) }
            itunes(entry, to: &xml)
            podcast(entry, to: &xml)
            simpleChapters(entry, to: &xml)
        }
    }

    private func itunes(_ entry: FeedEntry, to xml: inout XMLWriter) {
        let details = entry.content.details
        xml.element("itunes:title", text: entry.episode.title)
        xml.element("itunes:author", ifPresent: show.author)
        // PSP-1 recommends one in each item; apps show the show's where there is no other.
        if let image = (entry.artwork ?? entry.cover)?.location ?? show.image {
            xml.empty("itunes:image", ["href": address.absolute(image)])
        }
        // A clip of less than half a second is not of length 0.
        xml.element("itunes:duration", text: String(max(1, Int(min(entry.enclosure.duration, 1e9).rounded()))))
        // Apple takes whole numbers from 1 on.
        if let season = entry.episode.season, season > 0 { xml.element("itunes:season", text: String(season)) }
        if let number = entry.episode.number, number > 0 { xml.element("itunes:episode", text: String(number)) }
        xml.element("itunes:episodeType", text: (details.kind ?? .full).rawValue)
        xml.element("itunes:explicit", text: details.isExplicit ?? show.isExplicit ? "true" : "false")
        if details.isBlocked == true { xml.element("itunes:block", text: "Yes") }
    }

    private func podcast(_ entry: FeedEntry, to xml: inout XMLWriter) {
        let (episode, details) = (entry.episode, entry.content.details)
        for transcript in entry.transcripts {
            let location = address.absolute(transcript.location)
            xml.element(
                "podcast:transcript", attributes: [("url", location), ("type", transcript.type)], text: nil)
        }
        if let chapters = entry.chapters {
            xml.empty(
                "podcast:chapters", ["url": address.absolute(chapters), "type": "application/json+chapters"])
        }
        let tags = PodcastTags(show: show)
        for host in episode.hosts.isEmpty ? entry.content.hosts : episode.hostsOnly {
            tags.person(named: host, role: "host", to: &xml)
        }
        for guest in entry.guests { tags.person(named: guest, role: "guest", to: &xml) }
        if let season = episode.season, season > 0 { xml.element("podcast:season", text: String(season)) }
        if let number = episode.number, number > 0 { xml.element("podcast:episode", text: String(number)) }
        for soundbite in details.soundbites ?? [] where soundbite.isWithin(entry.enclosure) {
            xml.element(
                "podcast:soundbite",
                attributes: [
                    ("startTime", FeedTime.seconds(soundbite.start)),
                    ("duration", FeedTime.seconds(soundbite.duration)),
                ], text: soundbite.title.isEmpty ? nil : soundbite.title)
        }
        for other in entry.alternates { alternate(other, to: &xml) }
        for link in details.contentLinks ?? [] {
            xml.element("podcast:contentLink", ["href": SiteAddress.ascii(link.url)], text: link.title)
        }
        if let license = details.license { tags.license(license, to: &xml) }
        for location in details.locations ?? [] { tags.location(location, to: &xml) }
        for post in details.posts ?? [] { tags.post(post, to: &xml) }
        if let artwork = entry.artwork { tags.images(artwork, to: &xml) }
    }

    /// The same audio in another format, grouped with the enclosure by saying nothing else (`rel`).
    private func alternate(_ other: Enclosure, to xml: inout XMLWriter) {
        xml.element(
            "podcast:alternateEnclosure",
            attributes: [
                ("type", other.type), ("length", String(other.bytes)), ("bitrate", other.bitrate.map(String.init)),
                ("title", other.format), ("codecs", other.codecs),
            ]
        ) { xml in
            xml.empty("podcast:source", ["uri": address.enclosure(other)])
        }
    }

    /// Podlove Simple Chapters 1.2. A title is required there.
    private func simpleChapters(_ entry: FeedEntry, to xml: inout XMLWriter) {
        let chapters = entry.content.chapters.filter { !$0.title.isEmpty && $0.start < entry.enclosure.duration }
        guard !chapters.isEmpty else { return }
        xml.element("psc:chapters", ["version": "1.2"]) { xml in
            for chapter in chapters {
                xml.empty(
                    "psc:chapter",
                    attributes: [
                        ("start", FeedTime.clock(chapter.start)), ("title", chapter.title),
                        ("href", chapter.url.map(SiteAddress.ascii)), ("image", chapter.image.map(SiteAddress.ascii)),
                    ])
            }
        }
    }
}

extension FeedEntry {
    /// Guests as the episode has them, else as its notes do.
    var guests: [String] { episode.guests.isEmpty ? content.guests : episode.guests }
}

extension EpisodeDetails.Soundbite {
    /// Players that jump behind the end of the audio play nothing.
    fileprivate func isWithin(_ enclosure: Enclosure) -> Bool { start < enclosure.duration }
}
