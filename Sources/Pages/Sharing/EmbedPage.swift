// A player in a frame on somebody else's page.

package import Podcast

extension PageRenderer {
    /// An episode's player card.
    package func embed(_ episode: Episode) throws(TemplateError) -> [UInt8] {
        try renderAlone("embed", embedValues(episode))
    }

    /// A topic's card; its player begins where the topic does.
    ///
    /// - Parameters:
    ///   - index: counts the episode's topics from 1.
    ///   - end: seconds, where the topic ends; nil where nobody says.
    package func embed(
        _ topic: Topic, index: Int, of episode: Episode, end: Double?
    ) throws(TemplateError) -> [UInt8] {
        try renderAlone("embed", embedValues(topic, index: index, of: episode, end: end))
    }

    func embedValues(_ episode: Episode) -> PageValues {
        frameValues(
            episode, title: episode.title, path: SitePath.episode(episode.slug), part: nil,
            notes: ["host": .nothing, "link": .nothing, "linkSite": .nothing, "episodeTitle": .nothing])
    }

    func embedValues(_ topic: Topic, index: Int, of episode: Episode, end: Double?) -> PageValues {
        let link = WebAddress.link(topic.url)
        // A media fragment (W3C Media Fragments §4.2.1): the browser begins, and ends, there by itself.
        let part = topic.start.map { start in
            "#t=\(Int(start))" + (end.map { ",\(Int($0.rounded(.up)))" } ?? "")
        }
        return frameValues(
            episode, title: NotesValues.title(of: topic, index: index, words),
            path: SitePath.topicPage(episode.slug, index: index), part: part,
            notes: [
                "host": badges.value(topic.host), "link": .words(link),
                "linkSite": .words(link.flatMap(WebAddress.siteName)),
                "episodeTitle": .text(episode.title),
            ])
    }

    private func frameValues(
        _ episode: Episode, title: String, path: String, part: String?, notes: PageValues
    ) -> PageValues {
        var values = frame.alone()
        values.merge(episodes.line(episode)) { _, own in own }
        values.merge(notes) { _, own in own }
        values["title"] = .text(title)
        values["address"] = .text(path)
        values["pageTitle"] = .text("\(title) · \(show.title)")
        values["source"] = .words(
            episode.enclosure.map { audio in
                (audio.isRemote ? audio.location : SitePath.media(audio.location)) + (part ?? "")
            })
        return values
    }
}
