// The pages that list things, as values for their Markdown twins.

package import Foundation
package import Podcast
package import Store
package import Syndication

extension PageRenderer {
    private typealias Entry = MarkdownListing.Entry
    private typealias Section = MarkdownListing.Section

    /// What twins add to what the notes say, in the words of the interface.
    package var markdownWords: MarkdownWords { words.markdown }

    /// What feeds add to what the notes say.
    package var feedWords: FeedWords { words.feed }

    /// The pages of the show beside its episodes, with their paths: what the menus name.
    package func markdownSections(_ sections: SiteSections) -> [(title: String, path: String)] {
        frame.entries(sections).map { (words.text($0.word), $0.path) }.filter { $0.path != SitePath.episodes }
    }

    // MARK: Lists

    package func yearListing(_ year: Int, _ list: [Episode], pager: Pager) -> MarkdownListing {
        listing(words.text(.episodesOfYear, ["year": "\(year)"]), pager, [Section(entries: list.map(entry))])
    }

    package func tagListing(_ tag: TagCount, _ list: [Episode], pager: Pager) -> MarkdownListing {
        listing(
            words.text(.taggedWith, ["tag": Self.name(of: tag)]), pager, [Section(entries: list.map(entry))])
    }

    package func tagsListing(_ tags: [TagCount], pager: Pager) -> MarkdownListing {
        let entries = tags.map {
            Entry(
                Self.name(of: $0), to: SitePath.twin(of: SitePath.tag($0.slug)),
                facts: [words.count(.episodeCount, $0.episodes)])
        }
        return listing(words.text(.tags), pager, [Section(entries: entries)])
    }

    package func peopleListing(_ people: [PersonSummary], pager: Pager) -> MarkdownListing {
        listing(
            words.text(.people), lead: words.text(.peopleLead), pager, [Section(entries: people.map(entry))])
    }

    package func personListing(
        _ person: PersonSummary, _ contributions: [Contribution], pager: Pager
    ) -> MarkdownListing {
        let entries = contributions.map { contribution in
            var entry = entry(contribution.episode)
            entry.entries = contribution.parts.map { self.entry($0, isBelowEpisode: true) }
            return entry
        }
        return listing(
            person.name.name, lead: facts(person).joined(separator: " · "), pager, [Section(entries: entries)])
    }

    package func jokesListing(_ jokes: [ToldJoke], total: Int, pager: Pager) -> MarkdownListing {
        let sections = jokes.map { told in
            let joke = told.joke
            let isRepeated = joke.title.isEmpty || joke.body.plain.hasPrefix(joke.title)
            return Section(
                isRepeated ? words.text(.joke) : joke.title, to: isRepeated ? nil : WebAddress.link(joke.url),
                notes: (joke.body.html, SitePath.episode(told.episode.slug)), entries: [entry(told.episode)])
        }
        return listing(
            words.text(.jokes), lead: total == 0 ? words.text(.noJokes) : words.count(.jokesLead, total), pager,
            sections)
    }

    package func sponsorsListing(_ sponsors: [SponsorSummary], pager: Pager) -> MarkdownListing {
        let entries = sponsors.map { sponsor in
            let last = sponsor.last.map {
                words.text(.lastOn, ["date": ReadableDate($0, in: show.timeZone).long(words)])
            }
            return Entry(
                sponsor.name, to: WebAddress.link(sponsor.url),
                facts: [words.count(.sponsoredCount, sponsor.episodeCount), last].compactMap(\.self),
                entries: sponsor.episodes.map(entry))
        }
        return listing(words.text(.sponsors), pager, [Section(entries: entries)])
    }

    package func linksListing(
        _ sites: [SiteCount], counts: (sites: Int, addresses: Int), pager: Pager
    ) -> MarkdownListing {
        let entries = sites.map {
            Entry(
                $0.site, to: SitePath.twin(of: SitePath.linksTo($0.site)),
                facts: [words.count(.mentionCount, $0.episodes)])
        }
        return listing(
            words.text(.links),
            lead: words.count(.linkCount, counts.addresses) + " · " + words.count(.siteCount, counts.sites), pager,
            [Section(words.text(.sitesMost), entries: entries)])
    }

    package func siteLinksListing(_ site: SiteCount, _ addresses: [LinkAddress], pager: Pager) -> MarkdownListing {
        let entries = addresses.map { address in
            Entry(
                address.title.isEmpty ? address.key : address.title, to: WebAddress.link(address.url),
                entries: address.places.map { entry($0.part) })
        }
        return listing(
            words.text(.linksOf, ["site": site.site]),
            lead: words.count(.linkCount, site.addresses) + " · " + words.count(.episodeCount, site.episodes), pager,
            [Section(entries: entries)])
    }

    // MARK: What pages of episodes and topics lead to

    /// The episodes that are about the same, and those before and after.
    package func sections(of facts: EpisodeFacts) -> [MarkdownListing.Section] {
        let related = facts.related.map { near in
            var entry = entry(near.episode)
            if !near.links.isEmpty { entry.facts.append(words.count(.sharedLinks, near.links.count)) }
            return entry
        }
        let beside = [(Word.previous, facts.neighbours.previous), (.next, facts.neighbours.next)].compactMap {
            word, episode in episode.map { named(word, entry($0)) }
        }
        return [
            Section(words.text(.relatedEpisodes), entries: related),
            Section(words.text(.otherEpisodes), entries: beside),
        ]
        .filter { !$0.entries.isEmpty }
    }

    /// Where else a topic's addresses were covered, topics about the same, and those before and after.
    package func sections(of facts: TopicFacts) -> [MarkdownListing.Section] {
        let covered = facts.covered.map { address in
            Entry(
                address.title.isEmpty ? address.key : address.title, to: WebAddress.link(address.url),
                entries: address.places.map { entry($0.part) })
        }
        let beside = [(Word.previousTopic, facts.place.previous), (.nextTopic, facts.place.next)].compactMap {
            word, part in part.map { named(word, entry($0, isBelowEpisode: true)) }
        }
        return [
            Section(words.text(.coveredBefore), entries: covered),
            Section(words.text(.relatedTopics), entries: facts.related.map { entry($0) }),
            Section(words.text(.topics), entries: beside),
        ].filter { !$0.entries.isEmpty }
    }

    /// With what it is to the page, behind it.
    private func named(_ word: Word, _ entry: MarkdownListing.Entry) -> MarkdownListing.Entry {
        var entry = entry
        entry.facts.insert(words.text(word), at: 0)
        return entry
    }

    // MARK: The show

    package func aboutListing(_ numbers: ShowNumbers, people: [PersonSummary]) -> MarkdownListing {
        let makers = makers(people)
        var sections = [Section(words.text(.inNumbers), entries: facts(numbers).map { Entry($0) })]
        if !makers.isEmpty { sections.append(Section(words.text(.whoMakesIt), entries: makers.map(entry))) }
        let funding = show.feed.funding.compactMap { way in WebAddress.link(way.url).map { Entry(way.text, to: $0) } }
        if !funding.isEmpty { sections.append(Section(words.text(.supportTheShow), entries: funding)) }
        if let owner = show.owner, let mail = WebAddress.link("mailto:" + owner.email) {
            sections.append(Section(words.text(.contact), entries: [Entry(owner.email, to: mail)]))
        }
        if let license = show.feed.license {
            sections.append(
                Section(words.text(.license), entries: [Entry(license.name, to: WebAddress.link(license.url))]))
        }
        return MarkdownListing(
            title: words.text(.aboutTitle, ["show": show.title]), lead: show.description, page: SitePath.about,
            sections: sections)
    }

    package func subscribeListing(_ facts: SubscribeFacts, hasJokes: Bool) -> MarkdownListing {
        let entries = { (ways: [SubscribeFacts.Way]) in ways.map { Entry($0.name, to: $0.url) } }
        var feeds = [
            Entry(words.text(.rssFeed), to: facts.feed), Entry(words.text(.jsonFeed), to: SitePath.jsonFeed),
        ]
        if hasJokes { feeds.append(Entry(words.text(.jokesFeed), to: SitePath.jokesFeed)) }
        feeds.append(Entry(words.text(.feedsList), to: SitePath.feedList))
        let listings = facts.listings.filter { WebAddress.link($0.url) != nil }
        var sections = [Section(words.text(.feedAddress), entries: feeds)]
        sections.append(Section(words.text(.openInApp), entries: entries(facts.apps)))
        if !listings.isEmpty { sections.append(Section(words.text(.inDirectories), entries: entries(listings))) }
        return MarkdownListing(
            title: words.text(.subscribeTitle, ["show": show.title]), lead: words.text(.subscribeLead),
            page: SitePath.subscribe, sections: sections)
    }

    package func liveListing(_ live: LiveSchedule, now: Date) -> MarkdownListing {
        let times = liveTimes(live, now: now)
        var sections: [Section] = []
        if times.isOn { sections.append(Section(words.text(.onAirNow))) }
        if !times.coming.isEmpty {
            let entries = times.coming.map { Entry($0.when, facts: [$0.length]) }
            sections.append(
                Section(
                    words.text(.nextStream), text: words.text(.everyTime, ["zone": live.timeZone.identifier]),
                    entries: entries))
        }
        if !times.isOn, times.coming.isEmpty { sections.append(Section(text: words.text(.noStream))) }
        sections.append(
            Section(entries: [
                Entry(words.text(.openStream), to: WebAddress.link(live.url)),
                Entry(words.text(.addToCalendar), to: SitePath.liveCalendar),
            ]))
        return MarkdownListing(
            title: live.title, lead: words.text(.liveLead), page: SitePath.live, sections: sections)
    }

    // MARK: Lines

    private func listing(
        _ title: String, lead: String = "", _ pager: Pager, _ sections: [MarkdownListing.Section]
    ) -> MarkdownListing {
        MarkdownListing(
            title: title, lead: lead, page: pager.path(pager.page), sections: sections,
            pages: pager.shown.map { ($0, SitePath.twin(of: pager.path($0))) })
    }

    private func entry(_ episode: Episode) -> MarkdownListing.Entry {
        Entry(
            episode.title, to: SitePath.episodeMarkdown(episode.slug),
            facts: [
                episodes.number(episode), episode.published.map { ReadableDate($0, in: show.timeZone).long(words) },
            ].compactMap(\.self))
    }

    private func entry(_ episode: EpisodeLabel) -> MarkdownListing.Entry {
        Entry(episode.title, to: SitePath.episodeMarkdown(episode.slug), facts: facts(episode))
    }

    private func facts(_ episode: EpisodeLabel) -> [String] {
        [
            episodes.shortNumber(episode.number, season: episode.season),
            episode.published.map { ReadableDate($0, in: show.timeZone).long(words) },
        ].compactMap(\.self)
    }

    private func entry(_ person: PersonSummary) -> MarkdownListing.Entry {
        Entry(person.name.name, to: SitePath.twin(of: SitePath.person(person.name.slug)), facts: facts(person))
    }

    /// A topic has a twin; everything else a place on its episode's page.
    private func entry(_ part: NotedPart, isBelowEpisode: Bool = false) -> MarkdownListing.Entry {
        let address = parts.address(part)
        return Entry(
            parts.title(part), to: part.topicIndex == nil ? address : SitePath.twin(of: address),
            facts: isBelowEpisode
                ? [] : [part.host?.name, part.episode.title].compactMap(\.self) + facts(part.episode))
    }
}
