// The values of a topic's own page.

package import Podcast
package import Store

/// All that a topic's page shows.
package struct TopicFacts: Sendable {
    package var place: TopicPlace
    /// What is said in its stretch of the audio; empty where that is not known.
    package var cues: [Cue]
    /// Its addresses that were covered elsewhere, by the address as the topic has it.
    package var coverage: [String: LinkAddress]
    /// Topics about the same, without those that cover an address of it: each is told once, as what it is most.
    package private(set) var related: [NotedPart]
    /// Of the whole episode: what plays here goes on elsewhere.
    package var chapters: [Chapter]
    /// Further audio files, as on the episode's page.
    package var alternates: [Enclosure]
    /// The episode's own picture; nil for the show's.
    package var image: String?

    /// - Parameters:
    ///   - related: the nearest first, among them those that `coverage` tells.
    ///   - relatedLimit: how many of the others are told.
    package init(
        place: TopicPlace, cues: [Cue], coverage: [String: LinkAddress], related: [NotedPart], relatedLimit: Int = .max,
        chapters: [Chapter] = [], alternates: [Enclosure] = [], image: String? = nil
    ) {
        self.place = place
        self.cues = cues
        self.coverage = coverage
        self.related = []
        self.chapters = chapters
        self.alternates = alternates
        self.image = image
        let told = Set(covered.flatMap(\.places).map { PartID($0.part) })
        self.related = Array(related.filter { !told.contains(PartID($0)) }.prefix(relatedLimit))
    }

    /// Its addresses that were covered elsewhere: each once, since a topic may link to one thing in two spellings, and each
    /// place under the first of the addresses that it shares.
    var covered: [LinkAddress] {
        var (seen, told): (Set<String>, Set<PartID>) = ([], [])
        return place.topic.links.compactMap { coverage[$0.url] }.compactMap { address in
            guard seen.insert(address.key).inserted else { return nil }
            var address = address
            address.places = address.places.filter { told.insert(PartID($0.part)).inserted }
            return address.places.isEmpty ? nil : address
        }
    }

    /// A part's place among all notes.
    private struct PartID: Hashable {
        var episode: Int64
        var kind: NotedPart.Kind
        var position: Int?

        init(_ part: NotedPart) { (episode, kind, position) = (part.episode.id, part.kind, part.position) }
    }
}

extension PageRenderer {
    func topicValues(_ facts: TopicFacts) -> PageValues {
        let (place, episode) = (facts.place, facts.place.episode)
        let topic = place.topic
        let link = WebAddress.link(topic.url)
        let times = ChapterValues(playing: episode.enclosure == nil ? nil : episode.slug, words: words)
        var values = episodes.line(episode)
        values["episodeTitle"] = .text(episode.title)
        values["title"] = .text(NotesValues.title(of: topic, index: place.index, words))
        values["ordinal"] = topic.ordinal.map(PageValue.number) ?? .nothing
        values["host"] = place.host.map { badges.value($0) } ?? badges.value(topic.host)
        values["link"] = .words(link)
        values["linkSite"] = .words(link.flatMap(WebAddress.siteName))
        values["body"] = markup.value(topic.body.html)
        let isHeard = place.stretch?.isHeard ?? false
        values["isHeard"] = .flag(isHeard)
        values["listen"] = .text(
            isHeard
                ? words.text(.listenFromAbout, ["time": Timecode.short(place.stretch?.start ?? 0)])
                : words.text(.listenToTopic))
        values["at"] = isHeard ? .nothing : times.time(place.stretch?.start)
        values["stretch"] = .words(
            place.stretch.flatMap { stretch in
                episode.enclosure == nil
                    ? nil : SitePath.stretch(episode.slug, start: stretch.start, end: stretch.end)
            })
        values["until"] = .words(place.stretch?.end.map(Timecode.short))
        values["player"] = episodes.player(episode, facts.alternates, chapters: facts.chapters)
        values["inNotes"] = .text(SitePath.topic(episode.slug, index: place.index))
        values["paragraphs"] = .list(paragraphs(facts.cues, times: times))
        values["hasParagraphs"] = .flag(!facts.cues.isEmpty)
        values["transcriptAddress"] = .words(episode.hasTranscript ? SitePath.transcript(episode.slug) : nil)
        values["previous"] = neighbour(place.previous)
        values["next"] = neighbour(place.next)
        values["hasNeighbours"] = .flag(place.previous != nil || place.next != nil)
        values["coverage"] = .list(
            facts.covered.map { address in
                [
                    "title": .text(address.title.isEmpty ? address.key : address.title),
                    "places": .list(address.places.map { parts.line($0.part) }),
                ]
            })
        values["hasCoverage"] = .flag(!facts.covered.isEmpty)
        values["related"] = .list(facts.related.map { parts.line($0) })
        values["hasRelated"] = .flag(!facts.related.isEmpty)
        return values
    }

    private func neighbour(_ part: NotedPart?) -> PageValue {
        guard let part else { return .nothing }
        return .group([
            "address": .text(parts.address(part)), "title": .text(parts.title(part)),
            "host": .words(part.host?.name),
        ])
    }

    /// What is said, as paragraphs with times; a name stands where the voice changes, not before each.
    func paragraphs(_ cues: [Cue], times: ChapterValues) -> [PageValues] {
        var speaker: String?
        return TranscriptParagraph.all(of: cues).map { paragraph in
            let name = paragraph.speaker == speaker ? nil : paragraph.speaker
            speaker = paragraph.speaker
            return [
                "at": times.time(paragraph.start),
                "speaker": .words(name),
                "text": .html(EscapableText.escaped(paragraph.text)),
            ]
        }
    }
}
