// The site's pages in Markdown, for programs that read and people who prefer it.

import Foundation
public import Podcast

/// Makes a Markdown twin of each page from the same values. Every link in it is absolute.
public struct MarkdownPages: Sendable {
    /// The media type of all of them.
    public static let contentType = "text/markdown; charset=utf-8"
    /// Bytes of a summary in a list.
    private static let summaryLimit = 300

    let show: Show
    let address: SiteAddress

    public init(show: Show) {
        self.show = show
        address = SiteAddress(show)
    }

    // MARK: Lists

    /// The home page: what the show is, and its latest episodes.
    ///
    /// - Parameter total: how many episodes there are.
    public func home(latest: [Episode], total: Int) -> [UInt8] {
        var out = MarkdownText()
        out.heading(1, MarkdownText.line(show.title))
        out.block(MarkdownText.escaped(show.description))
        out.heading(2, "Latest episodes")
        out.block(list(latest, withSummary: true))
        out.heading(2, "More")
        var lines = ["- [All \(total) \(total == 1 ? "episode" : "episodes")](\(absolute(SitePath.episodesMarkdown)))"]
        lines.append("- Feed: <\(address.absolute(show.feedPath))>")
        lines.append("- Web page: <\(address.home)>")
        lines += show.listings.map { "- " + MarkdownText.link(Slug.readable($0.key), to: $0.url) }
        out.block(lines.joined(separator: "\n"))
        return out.bytes
    }

    /// The list of all episodes, newest first.
    public func episodes(_ episodes: [Episode]) -> [UInt8] {
        var out = MarkdownText()
        out.heading(1, "Episodes of " + MarkdownText.line(show.title))
        out.block("Web page: <\(absolute(SitePath.episodes))>")
        out.block(list(episodes, withSummary: false))
        return out.bytes
    }

    /// One line an episode: its number, its title, its day.
    private func list(_ episodes: [Episode], withSummary: Bool) -> String {
        episodes.map { episode in
            var line = "- " + (number(episode).map { "\($0): " } ?? "")
            line += MarkdownText.link(episode.title, to: absolute(SitePath.episodeMarkdown(episode.slug)))
            if let day = episode.published.map(day) { line += " (\(day))" }
            guard withSummary, !episode.summary.isEmpty else { return line }
            return line + ": " + MarkdownText.line(TextCut.cut(episode.summary, bytes: Self.summaryLimit))
        }.joined(separator: "\n")
    }

    // MARK: Transcript

    /// A transcript: a paragraph for what somebody says in one go, with its time.
    public func transcript(_ episode: Episode, cues: [Cue]) -> [UInt8] {
        var out = MarkdownText()
        out.heading(1, "Transcript: " + MarkdownText.line(episode.title))
        out.block(
            "- Episode: \(MarkdownText.link(episode.title, to: absolute(SitePath.episodeMarkdown(episode.slug))))\n"
                + "- Web page: <\(absolute(SitePath.transcript(episode.slug)))>")
        for turn in Turn.turns(of: cues) {
            let speaker = turn.speaker.map { "**\(MarkdownText.line($0))** " } ?? ""
            let moment = absolute(SitePath.moment(episode.slug, second: turn.start))
            out.block("\(speaker)[\(FeedTime.short(turn.start))](\(moment)) \(MarkdownText.line(turn.text))")
        }
        return out.bytes
    }

    // MARK: The guide

    /// `/llms.txt` in the form of llmstxt.org: what there is, with links to the Markdown twins.
    public func guide(latest: [Episode], total: Int) -> [UInt8] {
        var out = MarkdownText()
        out.heading(1, MarkdownText.line(show.title))
        if !show.description.isEmpty { out.block("> " + MarkdownText.line(show.description)) }
        let hosts = show.people.filter(\.isRegular).map { MarkdownText.line($0.name) }
        if !hosts.isEmpty { out.block("A podcast by \(hosts.joined(separator: ", ")).") }
        out.block(
            """
            The pages of episodes, topics and transcripts have a twin in Markdown: `.md` behind the address of an \
            episode, of a topic (`/episodes/SLUG/topics/N.md`) or a transcript, or the page itself asked for with \
            `Accept: text/markdown`.
            """)
        out.heading(2, "Episodes")
        out.block(
            "- [All episodes](\(absolute(SitePath.episodesMarkdown))): \(total) with their dates\n"
                + list(latest, withSummary: true))
        out.heading(2, "Optional")
        out.block(
            """
            - [Feed](\(address.absolute(show.feedPath))): RSS with the notes of all episodes
            - [Feed in JSON](\(absolute(SitePath.jsonFeed))): JSON Feed 1.1
            - [Search](\(absolute("/api/v1/search"))?q=word): JSON; finds topics and spoken moments
            - [Sitemap](\(absolute(SitePath.sitemap)))
            """)
        return out.bytes
    }

    // MARK: Words

    func absolute(_ path: String) -> String { address.absolute(path) }

    /// "308", "S2 E4"; nil without a number.
    func number(_ episode: Episode) -> String? {
        episode.number.map { number in episode.season.map { "S\($0) E\(number)" } ?? "\(number)" }
    }

    /// A date in the show's zone: `2024-04-02`.
    func day(_ date: Date) -> String {
        let (year, month, day) = CivilDay.local(date, in: show.timeZone).day.parts
        let two = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
        return "\(year)-\(two(month))-\(two(day))"
    }
}
