// The values of an episode's page.

internal import Podcast
internal import Store

extension PageRenderer {
    func episodeValues(_ episode: Episode, content: EpisodeContent, neighbours: Neighbours) -> PageValues {
        var values = episodes.line(episode)
        values["guests"] = .words(
            episode.guests.isEmpty ? nil : words.text(.withGuests, ["names": words.sentence(episode.guests)]))
        values["player"] = episodes.player(episode)
        values["recorded"] =
            episode.published == nil
            ? episode.recorded.map { .group(episodes.date($0)) } ?? .nothing : .nothing
        values["transcriptAddress"] = .words(episode.hasTranscript ? SitePath.transcript(episode.slug) : nil)
        values["hasSponsors"] = .flag(!content.sponsors.isEmpty)
        values["sponsors"] = .list(
            content.sponsors.map { sponsor in
                let link = WebAddress.link(sponsor.url)
                let address = link.flatMap { WebAddress.spoken($0) }
                let isSaid = address.map { sponsor.name.lowercased().contains($0) } ?? true
                return [
                    "name": .text(sponsor.name), "link": .words(link), "address": .words(isSaid ? nil : address),
                ]
            })
        values["isSelfSponsored"] = .flag(content.selfSponsored && content.sponsors.isEmpty)
        values["previous"] = neighbour(neighbours.previous)
        values["next"] = neighbour(neighbours.next)
        values["hasNeighbours"] = .flag(neighbours.previous != nil || neighbours.next != nil)
        let times = ChapterValues(playing: episode.enclosure == nil ? nil : episode.slug)
        values.merge(times.values(content)) { _, times in times }
        return values.merging(NotesValues(badges: badges, words: words, times: times).values(content)) { _, notes in
            notes
        }
    }

    private func neighbour(_ episode: Episode?) -> PageValue {
        episode.map { .group(episodes.line($0)) } ?? .nothing
    }
}
