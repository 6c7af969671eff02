// A player in a frame on somebody else's page.

package import Podcast
package import Store

extension PageRenderer {
    /// How wide a frame shows its picture, in CSS pixels.
    private static let frameArtWidth = 96

    /// An episode's player card.
    ///
    /// - Parameters:
    ///   - image: the episode's own picture; the show's stands for none, and for one that lies elsewhere.
    ///   - alternates: further audio files, as on the episode's page.
    package func embed(
        _ episode: Episode, image: String? = nil, alternates: [Enclosure] = []
    ) throws(TemplateError) -> [UInt8] {
        try renderAlone("embed", embedValues(episode, image: image, alternates: alternates))
    }

    /// A topic's card; its player begins where the topic does.
    package func embed(
        _ place: TopicPlace, image: String? = nil, alternates: [Enclosure] = []
    ) throws(TemplateError) -> [UInt8] {
        try renderAlone("embed", embedValues(place, image: image, alternates: alternates))
    }

    /// What a topic is called wherever it stands alone: by its title, else by its first words.
    package func title(of topic: Topic, index: Int) -> String { NotesValues.title(of: topic, index: index, words) }

    func embedValues(_ episode: Episode, image: String? = nil, alternates: [Enclosure] = []) -> PageValues {
        frameValues(
            episode, image, alternates, title: episode.title, path: SitePath.episode(episode.slug), part: "",
            notes: [
                "host": .nothing, "link": .nothing, "linkSite": .nothing, "episodeTitle": .nothing, "near": .nothing,
            ])
    }

    func embedValues(_ place: TopicPlace, image: String? = nil, alternates: [Enclosure] = []) -> PageValues {
        let (topic, episode) = (place.topic, place.episode)
        let link = WebAddress.link(topic.url)
        // A media fragment (W3C Media Fragments §4.2.1): the browser begins, and ends, there by itself.
        let part = place.stretch.map { stretch in
            "#t=\(Int(stretch.start))" + (stretch.end.map { ",\(Int($0.rounded(.up)))" } ?? "")
        }
        let heard = place.stretch.flatMap { $0.isHeard && episode.enclosure != nil ? $0.start : nil }
        return frameValues(
            episode, image, alternates, title: title(of: topic, index: place.index),
            path: SitePath.topicPage(episode.slug, index: place.index), part: part ?? "",
            notes: [
                "host": place.host.map { badges.value($0) } ?? badges.value(topic.host), "link": .words(link),
                "linkSite": .words(link.flatMap(WebAddress.siteName)),
                "episodeTitle": .text(episode.title),
                "near": .words(heard.map { words.text(.listenFromAbout, ["time": Timecode.short($0)]) }),
            ])
    }

    private func frameValues(
        _ episode: Episode, _ image: String?, _ alternates: [Enclosure], title: String, path: String, part: String,
        notes: PageValues
    ) -> PageValues {
        var values = frame.alone()
        if let image = picture(image) {
            values["art"] = .text(artwork(image).url(width: 2 * Self.frameArtWidth))
        }
        values.merge(episodes.line(episode)) { _, own in own }
        values.merge(notes) { _, own in own }
        values["title"] = .text(title)
        values["address"] = .text(path)
        values["pageTitle"] = .text("\(title) · \(show.title)")
        values["player"] = episodes.player(episode, alternates, chapters: [], part: part)
        return values
    }
}
