// The values of an episode's page.

package import Podcast
package import Store

/// All that an episode's page shows.
package struct EpisodeFacts: Sendable {
    package var episode: Episode
    package var content: EpisodeContent
    package var neighbours: Neighbours
    /// Whose page a name in the notes leads to.
    package var people: [String: PersonName]
    package var related: [RelatedEpisode]
    /// Further audio files: the same in other formats.
    package var alternates: [Enclosure]
    /// What the show has.
    package var sections: SiteSections?

    package init(
        episode: Episode, content: EpisodeContent, neighbours: Neighbours = Neighbours(),
        people: [String: PersonName] = [:], related: [RelatedEpisode] = [], alternates: [Enclosure] = [],
        sections: SiteSections? = nil
    ) {
        self.episode = episode
        self.content = content
        self.neighbours = neighbours
        self.people = people
        self.related = related
        self.alternates = alternates
        self.sections = sections
    }
}

extension PageRenderer {
    func episodeValues(_ facts: EpisodeFacts) -> PageValues {
        let (episode, content, neighbours) = (facts.episode, facts.content, facts.neighbours)
        let people = facts.people.mapValues { SitePath.person($0.slug) }
        let badge = { (name: String) in badges.values(name, page: people[name]) }
        var values = episodes.line(episode)
        values["hosts"] = .list(episode.hostsOnly.map(badge))
        values["guests"] = .list(episode.guests.map(badge))
        values["hasGuests"] = .flag(!episode.guests.isEmpty)
        values["related"] = .list(
            facts.related.map { near in
                episodes.line(near.episode).merging([
                    "common": .words(near.links.isEmpty ? nil : words.count(.sharedLinks, near.links.count))
                ]) { _, own in own }
            })
        values["hasRelated"] = .flag(!facts.related.isEmpty)
        let addresses = Self.addresses(content)
        values["hasAddresses"] = .flag(addresses.count > 1)
        values["addressesTitle"] = .text(words.count(.allLinks, addresses.count))
        values["addresses"] = .list(addresses)
        values["image"] = picture(content.details.image).map { .group(ArtworkValues.values(artwork($0))) } ?? .nothing
        values["player"] = episodes.player(episode, facts.alternates, chapters: content.chapters)
        values["recorded"] =
            episode.published == nil
            ? episode.recorded.map { day in
                let long = ReadableDate(day, in: show.timeZone).long(words)
                return .group(
                    episodes.date(day).merging([
                        "recordedWords": .text(words.text(.recorded, ["date": long]))
                    ]) { _, own in own })
            } ?? .nothing : .nothing
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
        values.merge(fundingValues) { own, _ in own }
        values["hasNeighbours"] = .flag(neighbours.previous != nil || neighbours.next != nil)
        let times = ChapterValues(playing: episode.enclosure == nil ? nil : episode.slug, words: words)
        values.merge(times.values(content)) { _, times in times }
        return values.merging(
            NotesValues(
                badges: badges, words: words, markup: markup, times: times, slug: episode.slug, people: people
            ).values(content)
        ) { _, notes in
            notes
        }
    }

    /// Every address of the notes once, in their order, but for what is the same in every episode.
    private static func addresses(_ content: EpisodeContent) -> [PageValues] {
        var seen: Set<String> = []
        return content.items.flatMap { item -> [Link] in
            switch item {
            case .topic(let topic): topic.links
            case .extra(let extra): extra.links
            case .joke(let joke): joke.links
            case .prose(let prose): prose.kind == .boilerplate ? [] : prose.links
            }
        }.compactMap { link in
            guard let address = WebAddress.link(link.url), let site = WebAddress.siteName(address),
                seen.insert(address).inserted
            else { return nil }
            return [
                "link": .text(address), "linkSite": .text(site),
                "title": .text(PageFrame.shortened(link.text.isEmpty ? address : link.text, to: 120)),
            ]
        }
    }

    private func neighbour(_ episode: Episode?) -> PageValue {
        episode.map { .group(episodes.line($0)) } ?? .nothing
    }
}
