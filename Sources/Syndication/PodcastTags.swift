// Tags of the podcast namespace that channels and items share.

import Foundation
import Podcast

/// A trailer in the channel: an episode of that kind with its audio.
public struct FeedTrailer: Sendable, Equatable {
    let entry: FeedEntry

    public init(_ entry: FeedEntry) { self.entry = entry }
}

/// Writes them in the forms of podcastindex.org/namespace/1.0.
struct PodcastTags {
    let show: Show
    private let address: SiteAddress

    init(show: Show) {
        self.show = show
        address = SiteAddress(show)
    }

    /// - Parameter role: what the notes know; the show's own word for it goes before it. Nil: a host.
    func person(_ person: ShowPerson, role: String? = nil, to xml: inout XMLWriter) {
        xml.element(
            "podcast:person",
            attributes: [
                ("role", role == "guest" ? "guest" : (person.role ?? role ?? "host").lowercased()),
                // Guests are of the namespace's first group, the cast, which is meant without a word.
                ("group", role == "guest" ? nil : person.group?.lowercased()),
                ("img", person.image.map(address.absolute)), ("href", person.url.map(SiteAddress.ascii)),
            ], text: person.name)
    }

    /// Somebody by the name in the notes, with what site.yml knows of the person.
    func person(named name: String, role: String, to xml: inout XMLWriter) {
        let key = name.lowercased()
        let known = show.people.first { $0.name.lowercased() == key || $0.aliases.contains { $0.lowercased() == key } }
        var person = known ?? ShowPerson(name: name)
        person.name = name
        self.person(person, role: role, to: &xml)
    }

    func trailer(_ trailer: FeedTrailer, to xml: inout XMLWriter) {
        let entry = trailer.entry
        xml.element(
            "podcast:trailer",
            attributes: [
                ("url", address.enclosure(entry.enclosure)), ("pubdate", FeedDate.rfc2822(entry.published)),
                ("length", String(entry.enclosure.bytes)), ("type", entry.enclosure.type),
                ("season", entry.episode.season.map(String.init)),
            ],
            // The namespace's bound.
            text: TextCut.cut(entry.episode.title, bytes: 128))
    }

    /// The stream that is on or comes next, where its sound is known: apps play it, and tell their listeners.
    func liveItem(now: Date, to xml: inout XMLWriter) {
        guard let live = show.live, let stream = live.stream, let time = live.next(after: now) else { return }
        let stamp = { (date: Date) in date.formatted(.iso8601) }
        xml.element(
            "podcast:liveItem",
            [
                "status": time.isOn(at: now) ? "live" : "pending", "start": stamp(time.start), "end": stamp(time.end),
            ]
        ) { xml in
            xml.element("title", text: live.title)
            // The same for as long as this time of the stream is told of, and another for the next.
            xml.element("guid", ["isPermaLink": "false"], text: "\(address.host)/live/\(stamp(time.start))")
            xml.element("link", text: address.absolute(SitePath.live))
            // Nobody knows how long a stream is; the namespace's own samples say 33, and RSS wants a number.
            xml.empty(
                "enclosure", ["url": SiteAddress.ascii(stream.url), "type": stream.type, "length": "33"])
            xml.element(
                "podcast:contentLink", attributes: [("href", SiteAddress.ascii(live.url))], text: live.title)
        }
    }

    func license(_ license: License, to xml: inout XMLWriter) {
        let url = license.url.map(SiteAddress.ascii)
        xml.element("podcast:license", attributes: [("url", url)], text: TextCut.cut(license.name, bytes: 128))
    }

    func location(_ location: Location, to xml: inout XMLWriter) {
        xml.element(
            "podcast:location",
            attributes: [
                ("rel", location.relation), ("geo", location.geo), ("osm", location.osm),
                ("country", location.country),
            ], text: TextCut.cut(location.name, bytes: 128))
    }

    func post(_ post: SocialPost, to xml: inout XMLWriter) {
        xml.empty(
            "podcast:socialInteract",
            attributes: [
                ("protocol", post.network), ("uri", post.url.map(SiteAddress.ascii)), ("accountId", post.account),
                ("accountUrl", post.accountURL.map(SiteAddress.ascii)), ("priority", post.priority.map(String.init)),
            ])
    }

    /// A picture in all its sizes, the original first: apps that take one alone take that. `podcast:images`, which had them
    /// in one tag, was given up for this.
    func images(_ artwork: Artwork, to xml: inout XMLWriter) {
        guard let original = artwork.original else {
            return xml.empty("podcast:image", ["href": address.absolute(artwork.location)])
        }
        for image in [original] + artwork.copies.reversed() {
            xml.empty(
                "podcast:image",
                attributes: [
                    ("href", address.absolute(image.location)), ("aspect-ratio", artwork.aspectRatio),
                    ("width", String(image.width)), ("height", String(image.height)), ("type", image.type),
                    ("purpose", "artwork"),
                ])
        }
    }
}
