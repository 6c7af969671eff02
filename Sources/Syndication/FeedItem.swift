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
            let notes = FeedNotes(entry, words: words).html
            if !notes.isEmpty { xml.element("content:encoded", cdata: notes) }
            itunes(entry, to: &xml)
            for transcript in entry.transcripts {
                let location = address.absolute(transcript.location)
                xml.empty("podcast:transcript", ["url": location, "type": transcript.type])
            }
            for host in episode.hosts.isEmpty ? entry.content.hosts : episode.hostsOnly {
                xml.element("podcast:person", ["role": "host"], text: host)
            }
            for guest in entry.guests {
                xml.element("podcast:person", ["role": "guest"], text: guest)
            }
        }
    }

    private func itunes(_ entry: FeedEntry, to xml: inout XMLWriter) {
        xml.element("itunes:title", text: entry.episode.title)
        xml.element("itunes:author", ifPresent: show.author)
        // A clip of less than half a second is not of length 0.
        xml.element("itunes:duration", text: String(max(1, Int(min(entry.enclosure.duration, 1e9).rounded()))))
        // Apple takes whole numbers from 1 on.
        if let season = entry.episode.season, season > 0 { xml.element("itunes:season", text: String(season)) }
        if let number = entry.episode.number, number > 0 { xml.element("itunes:episode", text: String(number)) }
        xml.element("itunes:episodeType", text: "full")
        xml.element("itunes:explicit", text: show.isExplicit ? "true" : "false")
    }
}

extension FeedEntry {
    /// Guests as the episode has them, else as its notes do.
    var guests: [String] { episode.guests.isEmpty ? content.guests : episode.guests }
}
