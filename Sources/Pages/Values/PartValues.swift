// A topic, extra or joke in lists that go through all episodes.

internal import Podcast
internal import Store

/// Makes the values of parts of notes as they stand away from their episode's page.
struct PartValues {
    let episodes: EpisodeValues
    let badges: HostBadge
    let words: Words

    /// The values of `partials/part-line.mustache`.
    ///
    /// - Parameter showsKind: whether it says that something is an extra or a joke; topics never say it.
    func line(_ part: NotedPart, showsKind: Bool = true) -> PageValues {
        let link = WebAddress.link(part.url)
        return [
            "address": .text(address(part)),
            "title": .text(title(part)),
            "kind": showsKind && part.kind != .topic ? .text(kind(part.kind)) : .nothing,
            "host": badges.value(part.host),
            "link": .words(link),
            "linkSite": .words(link.flatMap(WebAddress.siteName)),
        ].merging(label(part.episode)) { own, _ in own }
    }

    /// The episode that something is of.
    func label(_ episode: EpisodeLabel) -> PageValues {
        [
            "episodeAddress": .text(SitePath.episode(episode.slug)),
            "episodeTitle": .text(episode.title),
            "number": .words(episodes.shortNumber(episode.number, season: episode.season)),
            "date": episode.published.map { .group(episodes.date($0)) } ?? .nothing,
        ]
    }

    /// A topic has a page; everything else a place on its episode's.
    func address(_ part: NotedPart) -> String {
        if let index = part.topicIndex { return SitePath.topicPage(part.episode.slug, index: index) }
        return part.position.map { SitePath.part(part.episode.slug, position: $0) }
            ?? SitePath.episode(part.episode.slug)
    }

    func title(_ part: NotedPart) -> String {
        if !part.title.isEmpty { return part.title }
        return part.topicIndex.map { words.text(.topicNumber, ["n": "\($0)"]) } ?? kind(part.kind)
    }

    private func kind(_ kind: NotedPart.Kind) -> String {
        switch kind {
        case .topic: words.text(.inTopic)
        case .extra: words.text(.inExtra)
        case .joke: words.text(.inJoke)
        case .prose: words.text(.inProse)
        case .sponsor: words.text(.inSponsor)
        }
    }
}
