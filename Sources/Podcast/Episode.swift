// An episode, as lists, pages and feeds know it.

public import Foundation

/// One episode without its notes: what lists show, and what a page and a feed item begin with.
public struct Episode: Sendable, Equatable, Identifiable {
    /// Inside this database only; never changes.
    public var id: Int64
    /// Permanent and globally unique; never changes.
    public var guid: String
    /// Nil for trailers and other specials.
    public var number: Int?
    public var season: Int?
    /// Unique in the show, never digits only; may change (the old one redirects).
    public var slug: String
    /// Plain text, never empty.
    public var title: String
    /// A few plain sentences; empty when the notes give nothing to take them from.
    public var summary: String
    /// When it is or was to be public, in UTC; nil: on the site by number, and not in the feed.
    public var published: Date?
    /// When it was recorded; nil when nobody said.
    public var recorded: Date?
    /// Nil: on the site, and not in the feed.
    public var enclosure: Enclosure?
    /// Hosts of its topics, in order.
    public var hosts: [String]
    public var guests: [String]
    public var hasTranscript: Bool
    /// When its content last changed.
    public var modified: Date

    public init(
        id: Int64, guid: String, number: Int?, season: Int?, slug: String, title: String, summary: String = "",
        published: Date? = nil, recorded: Date? = nil, enclosure: Enclosure? = nil, hosts: [String] = [],
        guests: [String] = [], hasTranscript: Bool = false, modified: Date
    ) {
        self.id = id
        self.guid = guid
        self.number = number
        self.season = season
        self.slug = slug
        self.title = title
        self.summary = summary
        self.published = published
        self.recorded = recorded
        self.enclosure = enclosure
        self.hosts = hosts
        self.guests = guests
        self.hasTranscript = hasTranscript
        self.modified = modified
    }

    /// The hosts who are no guests: a guest who brings topics stands among `hosts` too, often by the first name alone.
    public var hostsOnly: [String] {
        let guests = guests.map { $0.lowercased() }
        return hosts.filter { host in
            let name = host.lowercased()
            return !guests.contains { $0 == name || $0.hasPrefix(name + " ") || name.hasPrefix($0 + " ") }
        }
    }
}
