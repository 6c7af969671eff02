// An episode and its topics in Markdown.

public import Podcast

extension MarkdownPages {
    /// An episode's page: its facts, and its notes in the order of the file.
    ///
    /// - Parameter sections: what else the page leads to.
    public func episode(
        _ episode: Episode, content: EpisodeContent, sections: [MarkdownListing.Section] = []
    ) -> [UInt8] {
        let page = absolute(SitePath.episode(episode.slug))
        let notes = NotesMarkdown(show: show, page: page)
        var out = MarkdownText()
        out.heading(1, MarkdownText.line(episode.title))
        out.block(facts(episode, content))
        if !episode.summary.isEmpty, !content.isTopicLine(episode.summary), !content.beginsText(episode.summary) {
            out.block(MarkdownText.escaped(episode.summary))
        }
        for sponsor in content.sponsors {
            out.block("\(words.sponsoredBy) \(MarkdownText.link(sponsor.name, to: sponsor.url))")
        }
        if !content.chapters.isEmpty, !content.chaptersAreTopics { chapters(content.chapters, episode, to: &out) }
        var isInExtras = false
        var boilerplate: [Prose] = []
        var index = 0
        for (position, item) in content.items.enumerated() {
            if case .extra(let extra) = item {
                if !isInExtras {
                    out.heading(2, MarkdownText.line(content.label(ofExtrasAt: position) ?? words.extras))
                }
                out.item(line(of: extra, notes), isFirst: !isInExtras)
                isInExtras = true
                continue
            }
            isInExtras = false
            switch item {
            case .topic(let topic):
                index += 1
                self.topic(topic, index, of: episode, notes, to: &out)
            case .joke(let joke): self.joke(joke, notes, to: &out)
            case .prose(let prose) where prose.kind == .boilerplate: boilerplate.append(prose)
            case .prose(let prose):
                if content.label(ofExtrasAt: position + 1) == nil { self.prose(prose, notes, to: &out) }
            case .extra: break
            }
        }
        // What is the same every time comes last, as on the page.
        for prose in boilerplate { self.prose(prose, notes, to: &out) }
        for section in sections { self.section(section, to: &out) }
        return out.bytes
    }

    /// A topic's page.
    ///
    /// - Parameters:
    ///   - topic: with the start that is known of it, be it from a chapter.
    ///   - index: counts the episode's topics from 1.
    ///   - said: what is said in its stretch of the audio.
    ///   - sections: where else it was covered, and what else the page leads to.
    public func topic(
        _ topic: Topic, index: Int, of episode: Episode, said cues: [Cue] = [],
        sections: [MarkdownListing.Section] = []
    ) -> [UInt8] {
        let page = absolute(SitePath.topicPage(episode.slug, index: index))
        var out = MarkdownText()
        out.heading(1, topic.title.isEmpty ? number(of: index) : MarkdownText.line(topic.title))
        let whole = MarkdownText.link(episode.title, to: absolute(SitePath.episodeMarkdown(episode.slug)))
        var lines = ["- " + words.topicOf.filled(["n": "\(index)", "episode": whole])]
        if let host = topic.host { lines.append("- \(words.host): " + MarkdownText.line(host)) }
        if let url = topic.url { lines.append("- \(words.link): " + Self.address(url)) }
        if let begins = begins(topic, of: episode) { lines.append("- " + begins) }
        if let published = episode.published { lines.append("- \(words.published): " + day(published)) }
        lines.append("- \(words.webPage): <\(page)>")
        out.block(lines.joined(separator: "\n"))
        let body = NotesMarkdown(show: show, page: absolute(SitePath.episode(episode.slug))).markdown(topic.body.html)
        out.block(body)
        if !cues.isEmpty {
            out.heading(2, words.saidAbout)
            said(cues, in: episode, to: &out)
        }
        for section in sections { self.section(section, to: &out) }
        return out.bytes
    }

    private func number(of index: Int) -> String { words.topicNumber.filled(["n": "\(index)"]) }

    /// When it begins: as somebody wrote it, else about when it was heard.
    private func begins(_ topic: Topic, of episode: Episode) -> String? {
        guard let second = topic.start ?? topic.heard else { return nil }
        return (topic.start == nil ? words.beginsAbout : words.begins).filled(["time": time(second, of: episode)])
    }

    private func facts(_ episode: Episode, _ content: EpisodeContent) -> String {
        var lines: [String] = []
        let show = MarkdownText.link(show.title, to: absolute(SitePath.homeMarkdown))
        let place = episode.number.map { words.episodeOf.filled(["n": "\($0)", "show": show]) } ?? show
        let season = episode.season.map { ", " + words.season.filled(["n": "\($0)"]) } ?? ""
        lines.append("- " + place + season)
        if let published = episode.published { lines.append("- \(words.published): " + day(published)) }
        if episode.published == nil, let recorded = episode.recorded {
            lines.append("- \(words.recorded): " + day(recorded))
        }
        let names = { (names: [String]) in names.map(MarkdownText.line).joined(separator: ", ") }
        if !episode.hostsOnly.isEmpty { lines.append("- \(words.hosts): " + names(episode.hostsOnly)) }
        if !episode.guests.isEmpty { lines.append("- \(words.guests): " + names(episode.guests)) }
        if let audio = episode.enclosure {
            lines.append(
                "- \(words.audio): <\(address.enclosure(audio))> (\(audio.type), \(Timecode.short(audio.duration)))")
        }
        if episode.hasTranscript {
            lines.append("- \(words.transcript): <\(absolute(SitePath.transcriptMarkdown(episode.slug)))>")
        }
        if !content.tags.isEmpty { lines.append("- \(words.tags): " + names(content.tags)) }
        lines.append("- \(words.webPage): <\(absolute(SitePath.episode(episode.slug)))>")
        return lines.joined(separator: "\n")
    }

    private func chapters(_ chapters: [Chapter], _ episode: Episode, to out: inout MarkdownText) {
        out.heading(2, words.chapters)
        let lines = chapters.map { chapter in
            let title = MarkdownText.link(chapter.title, to: chapter.url)
            return "- \(time(chapter.start, of: episode))" + (title.isEmpty ? "" : " \(title)")
        }
        out.block(lines.joined(separator: "\n"))
    }

    private func topic(
        _ topic: Topic, _ index: Int, of episode: Episode, _ notes: NotesMarkdown, to out: inout MarkdownText
    ) {
        let label = [topic.host.map(MarkdownText.line), topic.ordinal.map { "\\#\($0)" }].compactMap(\.self)
            .joined(separator: " ")
        let title = MarkdownText.link(topic.title, to: topic.url)
        let heading = [label, title].filter { !$0.isEmpty }.joined(separator: ": ")
        // One without a name would be read as a part of what stands above it.
        out.heading(2, heading.isEmpty && index > 1 ? number(of: index) : heading)
        if let begins = begins(topic, of: episode) { out.block(begins) }
        out.block(notes.markdown(topic.body.html))
    }

    private func line(of extra: Extra, _ notes: NotesMarkdown) -> String {
        let body =
            extra.body.html.isEmpty ? MarkdownText.link(extra.title, to: extra.url) : notes.markdown(extra.body.html)
        return (extra.host.map { MarkdownText.line($0) + ": " } ?? "") + body
    }

    private func prose(_ prose: Prose, _ notes: NotesMarkdown, to out: inout MarkdownText) {
        if let heading = prose.heading { out.heading(2, MarkdownText.line(heading)) }
        out.block(notes.markdown(prose.body.html))
    }

    private func joke(_ joke: Joke, _ notes: NotesMarkdown, to out: inout MarkdownText) {
        let isInText = joke.title.isEmpty || joke.body.plain.hasPrefix(joke.title)
        out.heading(2, isInText ? words.joke : words.joke + ": " + MarkdownText.link(joke.title, to: joke.url))
        out.block(notes.markdown(joke.body.html))
    }

    private static func address(_ url: String) -> String {
        "<\(SiteAddress.ascii(url))>"
    }
}
