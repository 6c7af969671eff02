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
    let words: MarkdownWords

    public init(show: Show, words: MarkdownWords = MarkdownWords()) {
        self.show = show
        self.words = words
        address = SiteAddress(show)
    }

    // MARK: Lists

    /// The home page: what the show is, and its latest episodes.
    ///
    /// - Parameters:
    ///   - total: how many episodes there are.
    ///   - sections: the show's other pages, by their paths.
    public func home(latest: [Episode], total: Int, sections: [(title: String, path: String)] = []) -> [UInt8] {
        var out = MarkdownText()
        out.heading(1, MarkdownText.line(show.title))
        out.block(MarkdownText.escaped(show.description))
        out.heading(2, words.latestEpisodes)
        out.block(list(latest, withSummary: true))
        out.heading(2, words.more)
        let all = words.allEpisodes.filled(["n": "\(total)"])
        var lines = ["- " + MarkdownText.link(all, to: absolute(SitePath.episodesMarkdown))]
        lines += sections.map { "- " + MarkdownText.link($0.title, to: absolute(SitePath.twin(of: $0.path))) }
        lines.append("- \(words.feed): <\(address.absolute(show.feedPath))>")
        lines.append("- \(words.webPage): <\(address.home)>")
        lines += show.listings.map { "- " + MarkdownText.link(Slug.readable($0.key), to: $0.url) }
        out.block(lines.joined(separator: "\n"))
        return out.bytes
    }

    /// The list of all episodes, newest first.
    ///
    /// - Parameter years: those that have a page of their own.
    public func episodes(_ episodes: [Episode], years: [Int] = []) -> [UInt8] {
        var out = MarkdownText()
        out.heading(1, words.episodesOf.filled(["show": MarkdownText.line(show.title)]))
        out.block("\(words.webPage): <\(absolute(SitePath.episodes))>")
        out.block(list(episodes, withSummary: false))
        if !years.isEmpty {
            out.heading(2, words.byYear)
            out.block(
                years.map { "- [\($0)](\(absolute(SitePath.twin(of: SitePath.year($0)))))" }.joined(separator: "\n"))
        }
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
        out.heading(1, words.transcriptTitle.filled(["title": MarkdownText.line(episode.title)]))
        out.block(
            "- \(words.episode): \(MarkdownText.link(episode.title, to: absolute(SitePath.episodeMarkdown(episode.slug))))\n"
                + "- \(words.webPage): <\(absolute(SitePath.transcript(episode.slug)))>")
        said(cues, in: episode, to: &out)
        return out.bytes
    }

    func said(_ cues: [Cue], in episode: Episode, to out: inout MarkdownText) {
        for turn in Turn.turns(of: cues) {
            let speaker = turn.speaker.map { "**\(MarkdownText.line($0))** " } ?? ""
            out.block("\(speaker)\(time(turn.start, of: episode)) \(MarkdownText.line(turn.text))")
        }
    }

    /// A time of the audio: a link where there is one to play.
    func time(_ second: Double, of episode: Episode) -> String {
        let time = FeedTime.short(second)
        guard episode.enclosure != nil else { return time }
        return "[\(time)](\(absolute(SitePath.moment(episode.slug, second: second))))"
    }

    // MARK: The guide

    /// `/llms.txt` in the form of llmstxt.org: what there is, with links to the Markdown twins.
    ///
    /// - Parameter sections: the show's other pages, by their paths.
    public func guide(latest: [Episode], total: Int, sections: [(title: String, path: String)] = []) -> [UInt8] {
        var out = MarkdownText()
        out.heading(1, MarkdownText.line(show.title))
        if !show.description.isEmpty { out.block("> " + MarkdownText.line(show.description)) }
        let hosts = show.people.filter(\.isRegular).map { MarkdownText.line($0.name) }
        if !hosts.isEmpty { out.block(words.byNames.filled(["names": hosts.joined(separator: ", ")])) }
        out.block(words.twins)
        out.heading(2, words.episodes)
        let all = words.allEpisodes.filled(["n": "\(total)"])
        out.block(
            "- " + MarkdownText.link(all, to: absolute(SitePath.episodesMarkdown)) + "\n"
                + list(latest, withSummary: true))
        if !sections.isEmpty {
            out.heading(2, words.more)
            out.block(
                sections.map { "- " + MarkdownText.link($0.title, to: absolute(SitePath.twin(of: $0.path))) }
                    .joined(separator: "\n"))
        }
        // This heading has a meaning of its own for programs, so it is in no other language.
        out.heading(2, "Optional")
        out.block(
            """
            - [\(words.feed)](\(address.absolute(show.feedPath)))
            - [\(words.jsonFeed)](\(absolute(SitePath.jsonFeed)))
            - [\(words.search)](\(absolute(SitePath.apiSearch))?q=word): \(words.searchHelp)
            - [API](\(absolute(SitePath.openAPI))): OpenAPI 3.1
            - [\(words.sitemap)](\(absolute(SitePath.sitemap)))
            """)
        return out.bytes
    }

    // MARK: Words

    func absolute(_ path: String) -> String { address.absolute(path) }

    /// "308", "S2 E4"; nil without a number.
    func number(_ episode: Episode) -> String? {
        episode.number.map { number in
            episode.season.map { words.seasonEpisodeShort.filled(["season": "\($0)", "n": "\(number)"]) } ?? "\(number)"
        }
    }

    /// A date in the show's zone: `2024-04-02`.
    func day(_ date: Date) -> String {
        let (year, month, day) = CivilDay.local(date, in: show.timeZone).day.parts
        let two = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
        return "\(year)-\(two(month))-\(two(day))"
    }
}
