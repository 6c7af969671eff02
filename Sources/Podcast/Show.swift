// The show itself: all that site.yml says.

public import Foundation

/// A person who is regularly on the show.
public struct ShowPerson: Sendable, Equatable {
    /// As it is shown: "Brian" or "Brian Okken", the way the notes name the host.
    public var name: String
    /// Other spellings in notes and transcripts, initials among them.
    public var aliases: [String]
    /// False for somebody who is known but not a regular host.
    public var isRegular: Bool
    /// A page about the person.
    public var url: String?
    /// A picture of the person: a path on the site or an absolute address.
    public var image: String?
    /// What the person does, in the words of the podcast taxonomy (`Host`, `Audio Editor`, …); nil: host or guest, as the
    /// notes say.
    public var role: String?
    /// The role's group in the podcast taxonomy (`Cast`, `Audio Post-Production`, …).
    public var group: String?

    public init(
        name: String, aliases: [String] = [], isRegular: Bool = true, url: String? = nil, image: String? = nil,
        role: String? = nil, group: String? = nil
    ) {
        self.name = name
        self.aliases = aliases
        self.isRegular = isRegular
        self.url = url
        self.image = image
        self.role = role
        self.group = group
    }
}

/// The show's facts, from site.yml.
public struct Show: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        /// Newest first; the usual.
        case episodic
        /// To be heard in order.
        case serial
    }

    /// An Apple category, with an optional one below it.
    public struct Category: Sendable, Equatable {
        public var name: String
        public var sub: String?

        public init(name: String, sub: String? = nil) {
            self.name = name
            self.sub = sub
        }
    }

    /// Whom directories write to; in the feed only when the host sets it.
    public struct Owner: Sendable, Equatable {
        public var name: String
        public var email: String

        public init(name: String, email: String) {
            self.name = name
            self.email = email
        }
    }

    /// An entry of the site's own menu.
    public struct MenuLink: Sendable, Equatable {
        public var title: String
        public var url: String

        public init(title: String, url: String) {
            self.title = title
            self.url = url
        }
    }

    public var title: String
    /// The public address without a trailing slash, as `https://show.example`. The only source of absolute addresses.
    public var url: String
    /// Plain text.
    public var description: String
    /// ISO 639 with an optional region, as `en` or `en-US`.
    public var language: String
    /// Dates without a zone are meant in this one.
    public var timeZone: TimeZone
    public var author: String
    public var owner: Owner?
    /// Never empty; the first is the main one.
    public var categories: [Category]
    public var isExplicit: Bool
    /// Cover art: a path on the site, as `/cover.png`, or an absolute address; nil when there is none.
    public var image: String?
    public var copyright: String?
    public var kind: Kind
    public var people: [ShowPerson]
    public var sponsors: [Sponsor]
    /// The menu's further entries.
    public var links: [MenuLink]
    /// Old paths and where they went, each path starting with `/`.
    public var redirects: [String: String]
    /// A CSS colour that the stylesheet takes as accent; nil for the built-in one. Checked when it is read.
    public var accent: String?
    /// Further colours, and fonts.
    public var theme = Theme()
    /// The feed's path, `/feed.xml` unless the host moved it.
    public var feedPath: String
    /// Where audio lies that notes name by its file's name alone: an absolute address that ends in a slash; nil when it
    /// comes with the notes.
    public var mediaPrefix: String?
    /// Whether the public hears copies of MP3s that have what the notes say as tags.
    public var tagsAudio = false
    /// What only the feed carries.
    public var feed: FeedSettings
    /// When and where the show is live; nil when it never is.
    public var live: LiveSchedule?
    /// Words that are said on the show, without a slash, and the http addresses that they lead to.
    public var shortLinks: [String: String] = [:]
    /// Lists of words, or of several words each, that a search takes for one another.
    public var synonyms: [[String]] = []
    /// The show's pages in directories and apps, in the order of site.yml.
    public var listings: [Listing] = []

    public init(
        title: String, url: String, description: String = "", language: String = "en", timeZone: TimeZone = .gmt,
        author: String = "", owner: Owner? = nil, categories: [Category] = [Category(name: "Technology")],
        isExplicit: Bool = false, image: String? = nil, copyright: String? = nil, kind: Kind = .episodic,
        people: [ShowPerson] = [], sponsors: [Sponsor] = [], links: [MenuLink] = [], redirects: [String: String] = [:],
        accent: String? = nil, feedPath: String = "/feed.xml", mediaPrefix: String? = nil,
        feed: FeedSettings = FeedSettings()
    ) {
        self.title = title
        self.url = url
        self.description = description
        self.language = language
        self.timeZone = timeZone
        self.author = author
        self.owner = owner
        self.categories = categories
        self.isExplicit = isExplicit
        self.image = image
        self.copyright = copyright
        self.kind = kind
        self.people = people
        self.sponsors = sponsors
        self.links = links
        self.redirects = redirects
        self.accent = accent
        self.feedPath = feedPath
        self.mediaPrefix = mediaPrefix
        self.feed = feed
    }
}
