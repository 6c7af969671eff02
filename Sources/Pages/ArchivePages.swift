// The values of the pages that go through the whole archive: tags, jokes, sponsors, links.

internal import Podcast
internal import Store

extension PageRenderer {
    func tagsValues(_ tags: [TagCount], pager: Pager) -> PageValues {
        [
            "tags": .list(
                tags.map { tag in
                    [
                        "name": .text(Self.name(of: tag)), "address": .text(SitePath.tag(tag.slug)),
                        "count": .number(tag.episodes),
                    ]
                }),
            "pager": pager.value(words, before: .previous, after: .next),
        ]
    }

    /// All spellings that share a page: "C / C++".
    static func name(of tag: TagCount) -> String { tag.names.joined(separator: " / ") }

    func jokesValues(_ jokes: [ToldJoke], total: Int, pager: Pager) -> PageValues {
        return [
            "lead": .text(total == 0 ? words.text(.noJokes) : words.count(.jokesLead, total)),
            "randomPath": .words(total > 1 ? SitePath.randomJoke : nil),
            "jokes": .list(
                jokes.map { told in
                    let joke = told.joke
                    // A joke without a title of its own bears its first words: they need not stand twice.
                    let isRepeated = !joke.title.isEmpty && joke.body.plain.hasPrefix(joke.title)
                    return [
                        "anchor": .text("joke-\(told.episode.slug)-\(told.position)"),
                        "address": .text(SitePath.part(told.episode.slug, position: told.position)),
                        "title": isRepeated ? .nothing : .words(joke.title),
                        "link": .words(WebAddress.link(joke.url)),
                        "body": markup.value(joke.body.html),
                    ].merging(parts.label(told.episode)) { own, _ in own }
                }),
            "pager": pager.value(words),
        ]
    }

    func sponsorsValues(_ sponsors: [SponsorSummary], pager: Pager) -> PageValues {
        [
            "sponsors": .list(
                sponsors.map { sponsor in
                    let link = WebAddress.link(sponsor.url)
                    return [
                        "name": .text(sponsor.name), "link": .words(link),
                        "linkSite": .words(link.flatMap { WebAddress.spoken($0) ?? WebAddress.siteName($0) }),
                        "count": .text(words.count(.sponsoredCount, sponsor.episodeCount)),
                        "last": .words(
                            sponsor.last.map {
                                words.text(.lastOn, ["date": ReadableDate($0, in: show.timeZone).long(words)])
                            }),
                        "episodes": .list(sponsor.episodes.map(parts.label)),
                    ]
                }),
            "pager": pager.value(words),
        ]
    }

    func linksValues(_ sites: [SiteCount], counts: (sites: Int, addresses: Int), pager: Pager) -> PageValues {
        linkFormValues(query: "").merging([
            "tally": .words(
                counts.addresses == 0
                    ? nil
                    : words.count(.linkCount, counts.addresses) + " · " + words.count(.siteCount, counts.sites)),
            "heading": .text(words.text(.sitesMost)),
            "sites": .list(sites.map(siteValues)), "hasSites": .flag(!sites.isEmpty),
            "addresses": .list([]), "isNothing": .nothing,
            "pager": pager.value(words, before: .previous, after: .next),
        ]) { _, own in own }
    }

    func linkSearchValues(query: String, matches: LinkMatches, pager: Pager) -> PageValues {
        // Sites go before the addresses of the first page, and are not said again.
        let sites = pager.page == 1 ? matches.sites : []
        return linkFormValues(query: query).merging([
            "tally": .words(
                matches.total == 0
                    ? nil : words.count(matches.isCut ? .linksFoundAtLeast : .linksFound, matches.total)),
            "heading": .nothing, "sites": .list(sites.map(siteValues)),
            "hasSites": .flag(!sites.isEmpty),
            "addresses": .list(matches.addresses.map(addressValues)),
            "isNothing": matches.total == 0 ? .text(words.text(.linksNotFound)) : .nothing,
            "pager": pager.value(words, before: .previous, after: .next),
        ]) { _, own in own }
    }

    func siteLinksValues(_ site: SiteCount, _ addresses: [LinkAddress], pager: Pager) -> PageValues {
        [
            "linksHome": .text(SitePath.links),
            "site": .text(site.site), "link": .text("https://" + site.site + "/"),
            "heading": .text(words.text(.linksOf, ["site": site.site])),
            "visit": .text(words.text(.visit, ["site": site.site])),
            "tally": .text(
                words.count(.linkCount, site.addresses) + " · " + words.count(.episodeCount, site.episodes)),
            "addresses": .list(addresses.map(addressValues)),
            "pager": pager.value(words),
        ]
    }

    private func linkFormValues(query: String) -> PageValues {
        ["linkQuery": .text(query), "linksPath": .text(SitePath.links)]
    }

    private func siteValues(_ site: SiteCount) -> PageValues {
        [
            "site": .text(site.site), "address": .text(SitePath.linksTo(site.site)),
            "count": .text(words.count(.mentionCount, site.episodes)),
        ]
    }

    /// An address with everywhere it was noted.
    private func addressValues(_ address: LinkAddress) -> PageValues {
        let link = WebAddress.link(address.url)
        return [
            "title": .text(address.title.isEmpty ? address.key : address.title),
            "link": .words(link),
            "spoken": .words(link.flatMap { WebAddress.spoken($0) ?? WebAddress.siteName($0) }),
            "places": .list(address.places.map { parts.line($0.part) }),
        ]
    }
}
