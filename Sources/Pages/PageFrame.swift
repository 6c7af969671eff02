// What every page has around its own part: head, header and footer.

internal import Podcast
internal import Store

/// The facts of one page that its head and header need.
struct PageHead {
    /// The page's own title; nil on the home page, which bears the show's.
    var title: String?
    /// One or two plain sentences; empty: the show's.
    var description = ""
    /// The path that this page is known by; nil for pages that should not be found by search engines.
    var path: String?
    /// The page's own picture; nil for the show's.
    var image: String?
    /// `website` or `article` (https://ogp.me/#types)
    var openGraphType = "website"
    /// What was searched for.
    var query = ""
    /// The menu's entry that this page belongs to.
    var place = Place.elsewhere

    enum Place { case home, episodes, people, links, jokes, tags, sponsors, about, live, subscribe, search, elsewhere }
}

/// The values of `layout.mustache`, the same for all pages of a show but for the page's head.
struct PageFrame: Sendable {
    /// What search engines show of a description, in characters.
    private static let descriptionLimit = 200

    /// How wide link previews show a picture, in pixels.
    private static let shareWidth = 1280

    private let show: Show
    private let host: ShowHost
    private let words: Words
    private let fixed: PageValues
    private let artwork: ArtworkSource

    init(show: Show, words: Words, asset: AssetAddress, artwork: @escaping ArtworkSource) {
        self.show = show
        host = ShowHost(show.url)
        self.words = words
        self.artwork = artwork
        // An attribute that says which language a part speaks, where the interface and the show do not speak the same, so that
        // each is read out as what it is: what is only ours, and what is the show's within that.
        let speaks = { (language: String) -> PageValue in
            words.isIn(show.language) ? .nothing : .html(" lang=\"\(EscapableText.escaped(language))\"")
        }
        fixed = [
            "language": .text(show.language),
            "direction": .text(words.direction(for: show.language).rawValue),
            "ours": speaks(words.language),
            "theirs": speaks(show.language),
            "wordsLanguage": .words(words.isIn(show.language) ? nil : words.language),
            "words": words.values,
            "phrases": words.openValues,
            "around": words.aroundValues,
            "showTitle": .text(show.title),
            "stylesheet": .text(asset("/site.css")),
            "script": .text(asset("/js/site.js")),
            "paperLight": .text((show.theme.light.background ?? Theme.BuiltIn.light.background).hex),
            "paperDark": .text((show.theme.dark.background ?? Theme.BuiltIn.dark.background).hex),
            "embedSheet": .text(asset("/embed.css")),
            "icon": .text(asset("/favicon.svg")),
            "feedPath": .text(show.feedPath),
            "jsonFeedPath": .text(SitePath.jsonFeed),
            "siteAddress": .text(show.url),
            "homePath": .text(SitePath.home),
            "episodesPath": .text(SitePath.episodes),
            "searchPath": .text(SitePath.search),
            "searchAnswerPath": .text(SitePath.searchAnswer),
            "openAPIPath": .text(SitePath.openAPI),
            "openSearchPath": .text(SitePath.openSearch),
            "peoplePath": .text(SitePath.people),
            "subscribePath": .text(SitePath.subscribe),
            "offlinePath": .text(SitePath.offline),
            "menu": .list(
                show.links.compactMap { link in
                    WebAddress.linkOrPath(link.url).map { ["title": .text(link.title), "address": .text($0)] }
                }),
            "copyright": .words(show.copyright),
        ]
    }

    /// A page's own values, with all that the layout needs.
    ///
    /// - Parameters:
    ///   - sections: what the show has; nil where nobody looked.
    ///   - links: the page's other forms.
    func around(
        _ page: PageValues, head: PageHead, sections: SiteSections? = nil, links: PageLinks = PageLinks()
    ) -> PageValues {
        let description = head.description.isEmpty ? show.description : head.description
        var values = alone()
        let share = (head.image ?? show.image).map(artwork)?.url(width: Self.shareWidth)
        values["shareImage"] = .words(share.map { $0.hasPrefix("/") ? show.url + $0 : $0 })
        values["pageTitle"] = .text(head.title.map { "\($0) · \(show.title)" } ?? show.title)
        values["shareTitle"] = .text(head.title ?? show.title)
        values["pageDescription"] = .words(Self.shortened(description, to: Self.descriptionLimit))
        values["canonical"] = .words(head.path.map { show.url + $0 })
        values["isHidden"] = .flag(head.path == nil)
        values["openGraphType"] = .text(head.openGraphType)
        values["query"] = .text(head.query)
        values["isHome"] = .flag(head.place == .home)
        let has =
            sections
            ?? SiteSections(
                hasPeople: false, hasLinks: false, hasJokes: false, hasSponsors: false, hasTags: false)
        let entries = entries(has)
        values["sections"] = menu(entries.filter { !$0.isFurther }, head.place)
        values["furtherSections"] = menu(entries.filter(\.isFurther), head.place)
        values["isSearch"] = .flag(head.place == .search)
        values.merge(links.values(base: show.url)) { _, own in own }
        return values.merging(page) { _, own in own }
    }

    /// What every page has, for one that has no layout around it.
    func alone() -> PageValues {
        var values = fixed
        // Sizes of a picture may be made at any time, so they are no fixed values.
        // One that lies elsewhere is for feeds and previews alone, which name it: a page asks no other site.
        let art = show.image.flatMap { host.mayShow($0) ? artwork($0) : nil }
        values["art"] = .words(art?.url(width: 2 * ArtworkValues.coverWidth))
        values["artSizes"] = .words(art?.sourceSet)
        return values
    }

    /// An entry of the menus.
    struct MenuEntry {
        var place: PageHead.Place
        var word: Word
        var path: String
        /// Whether it stands at the foot alone.
        var isFurther = false
    }

    /// The pages that the show has something on.
    func entries(_ has: SiteSections) -> [MenuEntry] {
        let all: [(MenuEntry, Bool)] = [
            (MenuEntry(place: .episodes, word: .episodes, path: SitePath.episodes), true),
            (MenuEntry(place: .people, word: .people, path: SitePath.people), has.hasPeople),
            (MenuEntry(place: .links, word: .links, path: SitePath.links), has.hasLinks),
            (MenuEntry(place: .jokes, word: .jokes, path: SitePath.jokes), has.hasJokes),
            (MenuEntry(place: .live, word: .live, path: SitePath.live), show.live != nil),
            (MenuEntry(place: .tags, word: .tags, path: SitePath.tags, isFurther: true), has.hasTags),
            (MenuEntry(place: .sponsors, word: .sponsors, path: SitePath.sponsors, isFurther: true), has.hasSponsors),
            (MenuEntry(place: .about, word: .about, path: SitePath.about, isFurther: true), true),
            (MenuEntry(place: .subscribe, word: .subscribe, path: SitePath.subscribe, isFurther: true), true),
        ]
        return all.filter(\.1).map(\.0)
    }

    private func menu(_ entries: [MenuEntry], _ place: PageHead.Place) -> PageValue {
        .list(
            entries.map { entry in
                [
                    "title": .text(words.text(entry.word)), "address": .text(entry.path),
                    "isCurrent": .flag(entry.place == place),
                ]
            })
    }

    /// The text in one line, cut at a word with an ellipsis when it is longer than `limit` characters.
    static func shortened(_ text: String, to limit: Int) -> String {
        if isShort(text.utf8, limit) { return text }
        var line = ""
        var length = 0
        // Of long texts no more is read than is shown: characters are dear to count.
        var rest = text[...]
        while let start = rest.firstIndex(where: { !$0.isWhitespace }) {
            let word = rest[start...].prefix(limit).prefix { !$0.isWhitespace }
            let added = word.count
            if length + added >= limit { return (line.isEmpty ? String(word) : line) + "…" }
            if !line.isEmpty { line += " " }
            line += word
            length = length == 0 ? added : length + 1 + added
            rest = rest[word.endIndex...]
        }
        return line
    }

    /// Whether nothing of a text is to be cut or joined, as far as its bytes tell: most are of letters and single spaces.
    private static func isShort(_ text: String.UTF8View, _ limit: Int) -> Bool {
        guard text.count < limit else { return false }
        var last = UInt8(ascii: " ")
        for byte in text {
            guard byte >= 0x20, byte < 0x7F, byte != 0x20 || last != 0x20 else { return false }
            last = byte
        }
        return last != 0x20
    }
}
