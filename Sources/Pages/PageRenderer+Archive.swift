// The pages that go through the archive, and those about the show.

package import Podcast
package import Store

extension PageRenderer {
    /// The episodes of a year.
    ///
    /// - Parameter years: the years to choose from.
    package func year(
        _ year: Int, _ list: [Episode], pager: Pager, total: Int, years: [YearCount]
    ) throws(TemplateError) -> [UInt8] {
        let heading = words.text(.episodesOfYear, ["year": "\(year)"])
        let head = PageHead(
            title: title(heading, on: pager), description: words.text(.allEpisodesOf, ["show": show.title]),
            path: pager.path(pager.page),
            place: .episodes)
        return try render(
            "episodes",
            episodeListValues(list, heading: heading, pager: pager, total: total, years: years, year: year), head)
    }

    /// The episodes with a tag.
    package func tag(_ tag: TagCount, _ list: [Episode], pager: Pager) throws(TemplateError) -> [UInt8] {
        let heading = words.text(.taggedWith, ["tag": Self.name(of: tag)])
        let head = PageHead(title: title(heading, on: pager), path: pager.path(pager.page), place: .episodes)
        return try render(
            "episodes", episodeListValues(list, heading: heading, pager: pager, total: tag.episodes), head)
    }

    /// Everybody who was on the show.
    package func people(_ people: [PersonSummary], pager: Pager) throws(TemplateError) -> [UInt8] {
        let head = PageHead(
            title: title(words.text(.people), on: pager), description: words.text(.peopleLead),
            path: pager.path(pager.page),
            place: .people)
        return try render("people", peopleValues(people, pager: pager), head)
    }

    /// A host or guest with what they brought, newest first.
    package func person(
        _ person: PersonSummary, _ contributions: [Contribution], pager: Pager, hasFeed: Bool
    ) throws(TemplateError) -> [UInt8] {
        let name = person.name.name
        let head = PageHead(
            title: title(name, on: pager),
            description: words.text(.personDescription, ["name": name, "show": show.title]),
            path: pager.path(pager.page), openGraphType: "profile", place: .people)
        return try render("person", personValues(person, contributions, pager: pager, hasFeed: hasFeed), head)
    }

    /// What the episodes are about.
    package func tags(_ tags: [TagCount], pager: Pager) throws(TemplateError) -> [UInt8] {
        let head = PageHead(
            title: title(words.text(.tags), on: pager), description: words.text(.tagsDescription, ["show": show.title]),
            path: pager.path(pager.page), place: .tags)
        return try render("tags", tagsValues(tags, pager: pager), head)
    }

    /// The jokes, newest first.
    package func jokes(_ jokes: [ToldJoke], total: Int, pager: Pager) throws(TemplateError) -> [UInt8] {
        let head = PageHead(
            title: title(words.text(.jokes), on: pager),
            description: words.text(.jokesDescription, ["show": show.title]), path: pager.path(pager.page),
            place: .jokes)
        return try render("jokes", jokesValues(jokes, total: total, pager: pager), head)
    }

    /// Who paid for episodes.
    package func sponsors(_ sponsors: [SponsorSummary], pager: Pager) throws(TemplateError) -> [UInt8] {
        let head = PageHead(
            title: title(words.text(.sponsors), on: pager),
            description: words.text(.sponsorsDescription, ["show": show.title]),
            path: pager.path(pager.page), place: .sponsors)
        return try render("sponsors", sponsorsValues(sponsors, pager: pager), head)
    }

    /// The sites that were ever noted, most talked about first.
    package func links(
        _ sites: [SiteCount], counts: (sites: Int, addresses: Int), pager: Pager
    ) throws(TemplateError) -> [UInt8] {
        let head = PageHead(
            title: title(words.text(.links), on: pager),
            description: words.text(.linksLead), path: pager.path(pager.page), place: .links)
        return try render("links", linksValues(sites, counts: counts, pager: pager), head)
    }

    /// A page of what a search among the addresses found.
    package func links(query: String, matches: LinkMatches, pager: Pager) throws(TemplateError) -> [UInt8] {
        let heading = words.text(.searchTitle, ["query": PageFrame.shortened(query, to: 60)])
        return try render(
            "links", linkSearchValues(query: query, matches: matches, pager: pager),
            PageHead(title: title(heading, on: pager), place: .links))
    }

    /// The addresses of one site, with everywhere they were noted.
    package func links(
        to site: SiteCount, _ addresses: [LinkAddress], pager: Pager
    ) throws(TemplateError) -> [UInt8] {
        let head = PageHead(
            title: title(words.text(.linksOf, ["site": site.site]), on: pager),
            description: words.text(.linksOfDescription, ["site": site.site, "show": show.title]),
            path: pager.path(pager.page), place: .links)
        return try render("site-links", siteLinksValues(site, addresses, pager: pager), head)
    }

    /// A topic's own page.
    package func topic(_ facts: TopicFacts) throws(TemplateError) -> [UInt8] {
        let (place, episode) = (facts.place, facts.place.episode)
        let plain = place.topic.body.plain
        var head = PageHead(
            title: title(of: place.topic, index: place.index),
            description: plain.isEmpty
                ? words.text(.topicDescription, ["episode": episode.title, "show": show.title]) : plain,
            path: SitePath.topicPage(episode.slug, index: place.index), openGraphType: "article", place: .episodes)
        head.image = facts.image
        return try render("topic", topicValues(facts), head)
    }

    /// The show, in its own words and in numbers.
    package func about(_ numbers: ShowNumbers, people: [PersonSummary]) throws(TemplateError) -> [UInt8] {
        let head = PageHead(
            title: words.text(.aboutTitle, ["show": show.title]), path: SitePath.about, openGraphType: "website",
            place: .about)
        return try render("about", aboutValues(numbers, people: people), head)
    }
}
