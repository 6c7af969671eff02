// Turns the show's values into the HTML of its pages.

package import Foundation
package import Podcast
package import Store

/// Values → HTML bytes. Pure: the same values always give the same bytes.
package struct PageRenderer: Sendable {
    package let show: Show
    let episodes: EpisodeValues
    let badges: HostBadge
    let words: Words
    private let templates: TemplateLibrary
    let frame: PageFrame
    let parts: PartValues
    /// What the show has: the menus name nothing that is empty. Nil where nobody looked.
    private var sections: SiteSections?
    private var links = PageLinks()
    let artwork: ArtworkSource
    private let host: ShowHost
    let markup: NotesMarkup

    /// - Parameters:
    ///   - show: the facts of the show; a changed show needs a new renderer.
    ///   - templates: must hold a template for every page.
    ///   - words: the interface's, in the show's language.
    ///   - asset: makes the addresses of `/site.css`, `/js/site.js`, `/favicon.svg` and `/embed.css`.
    ///   - artwork: knows the sizes of the show's and the episodes' pictures; nil: nothing but their addresses.
    ///   - pictureSize: knows how large pictures are that notes name by a path of this site.
    package init(
        show: Show, templates: TemplateLibrary, words: Words, asset: @escaping AssetAddress,
        artwork: ArtworkSource? = nil, pictureSize: PictureSize? = nil
    ) {
        var show = show
        show.image = show.image.flatMap(WebAddress.linkOrPath)
        self.show = show
        host = ShowHost(show.url)
        self.templates = templates
        self.words = words
        let artwork = artwork ?? { Artwork($0.hasPrefix("/") ? asset($0) : $0) }
        self.artwork = artwork
        badges = HostBadge(show: show)
        episodes = EpisodeValues(timeZone: show.timeZone, badges: badges, words: words)
        parts = PartValues(episodes: episodes, badges: badges, words: words)
        markup = NotesMarkup(words: words, show: show, size: pictureSize ?? { _ in nil })
        frame = PageFrame(show: show, words: words, asset: asset, artwork: artwork)
    }

    /// The same with menus for what the show has.
    package func showing(_ sections: SiteSections?) -> PageRenderer {
        var renderer = self
        renderer.sections = sections
        return renderer
    }

    /// The same for a page that has these other forms.
    package func telling(_ links: PageLinks) -> PageRenderer {
        var renderer = self
        renderer.links = links
        return renderer
    }

    /// The home page.
    ///
    /// - Parameters:
    ///   - list: newest first; the first one is shown with its player.
    ///   - total: how many visible episodes there are.
    ///   - latest: the notes of the first one, for the teaser of its topics; nil leaves the teaser out.
    ///   - alternates: further audio files of the first one.
    ///   - isNewest: whether the first one is the newest of all, and not of those that can be played.
    ///   - now: which stream is on, or comes next, depends on it.
    package func home(
        episodes list: [Episode], total: Int, latest: EpisodeContent? = nil, alternates: [Enclosure] = [],
        isNewest: Bool = true, now: Date = .distantPast
    ) throws(TemplateError) -> [UInt8] {
        let head = PageHead(path: SitePath.home, place: .home)
        let values = homeValues(
            episodes: list, total: total, latest: latest, alternates: alternates, isNewest: isNewest, now: now)
        return try render("home", values, head)
    }

    /// A page of the episode list.
    ///
    /// - Parameters:
    ///   - total: how many visible episodes there are on all pages.
    ///   - years: the years to choose from.
    package func episodeList(
        _ list: [Episode], pager: Pager, total: Int, years: [YearCount] = []
    ) throws(TemplateError) -> [UInt8] {
        let head = PageHead(
            title: title(words.text(.episodes), on: pager),
            description: words.text(.allEpisodesOf, ["show": show.title]), path: SitePath.episodes(page: pager.page),
            place: .episodes)
        return try render(
            "episodes",
            episodeListValues(list, heading: words.text(.episodes), pager: pager, total: total, years: years), head)
    }

    /// An episode's page.
    package func episode(_ facts: EpisodeFacts) throws(TemplateError) -> [UInt8] {
        let episode = facts.episode
        var head = PageHead(
            title: episode.title, description: episode.summary, path: SitePath.episode(episode.slug),
            openGraphType: "article", place: .episodes)
        head.image = facts.content.details.image
        return try render("episode", episodeValues(facts), head)
    }

    /// The page of an episode's transcript.
    ///
    /// - Parameter alternates: further audio files, as on the episode's page.
    package func transcript(
        _ episode: Episode, cues: [Cue], content: EpisodeContent, alternates: [Enclosure] = []
    ) throws(TemplateError) -> [UInt8] {
        var head = PageHead(
            title: words.text(.transcriptTitle, ["title": episode.title]),
            description: words.text(.transcriptDescription, ["title": episode.title, "show": show.title]),
            path: SitePath.transcript(episode.slug), openGraphType: "article", place: .episodes)
        head.image = content.details.image
        return try render(
            "transcript", transcriptValues(episode, cues: cues, content: content, alternates: alternates), head)
    }

    /// What scripts build the player from, as a script with a string of HTML: one that is kept for ever instead of a part of
    /// every page.
    package func controls() throws(TemplateError) -> [UInt8] {
        let html = try renderAlone("controls", frame.alone())
        return Array("export default ".utf8) + ScriptText.quoted(html) + Array(";\n".utf8)
    }

    /// The list of the episodes that the visitor's browser has saved, for when there is no net. A script fills it.
    ///
    /// - Parameter isUnsaved: whether it stands for a page that could not be had, and says so.
    package func offline(isUnsaved: Bool = false) throws(TemplateError) -> [UInt8] {
        let title = words.text(isUnsaved ? .noNet : .savedEpisodes)
        return try render("offline", offlineValues(isUnsaved: isUnsaved), PageHead(title: title))
    }

    func offlineValues(isUnsaved: Bool) -> PageValues {
        // The script writes its dates as all pages have them.
        ["isUnsaved": .flag(isUnsaved), "dates": .text(ReadableDate.openForms(words).joined(separator: "|"))]
    }

    /// A page that says what went wrong.
    ///
    /// - Parameters:
    ///   - status: the HTTP status, shown.
    ///   - title: what happened, in a few words, for a status that the interface has no words for.
    ///   - detail: what to do about it, in a sentence of its own; nil: what the interface says of such a status.
    package func problem(status: Int, title: String, detail: String?) throws(TemplateError) -> [UInt8] {
        let title = Word(rawValue: "problem\(status)").map { words.text($0) } ?? title
        return try render(
            "problem", problemValues(status: status, title: title, detail: detail ?? problemDetail(status)),
            PageHead(title: title))
    }

    /// What the interface says of a status, in the show's language.
    func problemDetail(_ status: Int) -> String {
        switch status {
        case 404: words.text(.notFoundDetail)
        case 431: words.text(.detail414)
        default: words.text(Word(rawValue: "detail\(status)") ?? .detailOther)
        }
    }

    /// Whether the interface speaks English, as the sentences do that come from elsewhere.
    package var speaksEnglish: Bool { words.isIn("en") }

    /// What a calendar app calls the show's streams.
    package var liveName: String { words.text(.liveName, ["show": show.title]) }

    /// What a screen reader says of the QR code.
    package var codeTitle: String { words.text(.qrTitle, ["show": show.title]) }

    func problemValues(status: Int, title: String, detail: String) -> PageValues {
        [
            "status": .number(status), "title": .text(title), "detail": .words(detail), "isNewest": .flag(false),
            "sort": .nothing,
        ]
    }

    /// A picture that the host gave, where a page may show it: nobody who reads is sent to another site for one.
    func picture(_ location: String?) -> String? { location.flatMap { host.mayShow($0) ? $0 : nil } }

    /// The title of a page of a list: no two of them have one title.
    func title(_ title: String, on pager: Pager) -> String {
        pager.page > 1 ? words.text(.pagedTitle, ["title": title, "n": "\(pager.page)"]) : title
    }

    func render(_ name: String, _ page: PageValues, _ head: PageHead) throws(TemplateError) -> [UInt8] {
        try templates.render(name, frame.around(page, head: head, sections: sections, links: links))
    }

    /// What has no layout around it.
    func renderAlone(_ name: String, _ values: PageValues) throws(TemplateError) -> [UInt8] {
        try templates.render(name, values)
    }
}
