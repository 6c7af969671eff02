// The pages that go through the whole archive: years, people, tags, jokes, sponsors, links.

import Foundation
import HTTPServer
import Pages
import Podcast
import Store

extension PageBuilder {
    func year(_ year: Int, _ page: Int, _ look: Look, _ form: Form = .html) throws -> PageMade {
        let size = limits.episodesPerPage
        let found = try store.read { reader -> ([Episode], Int, [YearCount], SiteSections)? in
            let years = try reader.years(in: show.timeZone)
            guard let total = years.first(where: { $0.year == year })?.episodes,
                let offset = Self.offset(page, size: size, total: total)
            else { return nil }
            return (
                try reader.episodes(year: year, in: show.timeZone, limit: size, offset: offset), total, years,
                try reader.sections()
            )
        }
        guard let (episodes, total, years, sections) = found else { return .missing }
        let pager = Self.pager(page, size: size, total: total) { SitePath.year(year, page: $0) }
        return try made(as: form, at: pager.path(page), sections, Self.newest(episodes), look) {
            try $0.year(year, episodes, pager: pager, total: total, years: years)
        } markdown: {
            $0.yearListing(year, episodes, pager: pager)
        }
    }

    func people(_ page: Int, _ look: Look, _ form: Form = .html) throws -> PageMade {
        let size = limits.peoplePerPage
        let (people, hasMore, sections) = try store.read { reader in
            // One more than is shown tells whether there is another page.
            let people = try reader.people(limit: size + 1, offset: (min(page, limits.mostPages) - 1) * size)
            return (Array(people.prefix(size)), people.count > size, try reader.sections())
        }
        guard page == 1 || !people.isEmpty, page <= limits.mostPages else { return .missing }
        let pager = Pager(page: page, count: hasMore ? page + 1 : page) { SitePath.people(page: $0) }
        return try made(as: form, at: pager.path(page), sections, newestChange(), look) {
            try $0.people(people, pager: pager)
        } markdown: {
            $0.peopleListing(people, pager: pager)
        }
    }

    func person(_ slug: String, _ page: Int, _ look: Look, _ form: Form = .html) throws -> PageMade {
        let size = limits.episodesPerPerson
        let found = try store.read { reader -> (PersonSummary, [Contribution], SiteSections, Bool)? in
            guard let person = try reader.person(slug: slug),
                let offset = Self.offset(page, size: size, total: person.episodes)
            else { return nil }
            let episodes = try reader.episodes(personSlug: slug, limit: size, offset: offset)
            let parts = try reader.parts(personSlug: slug, episodes: episodes.map(\.id))
            return (
                person, episodes.map { Contribution(episode: $0, parts: parts[$0.id] ?? []) }, try reader.sections(),
                try person.asHost > 0 && reader.feedHosts().contains { $0.slug == person.name.slug }
            )
        }
        guard let (person, contributions, sections, hasFeed) = found else { return .missing }
        let pager = Self.pager(page, size: size, total: person.episodes) { SitePath.person(slug, page: $0) }
        return try made(as: form, at: pager.path(page), sections, Self.newest(contributions.map(\.episode)), look) {
            try $0.person(person, contributions, pager: pager, hasFeed: hasFeed)
        } markdown: {
            $0.personListing(person, contributions, pager: pager)
        }
    }

    func tags(_ page: Int, _ look: Look, _ form: Form = .html) throws -> PageMade {
        let size = limits.tagsPerPage
        let found = try store.read { reader -> ([TagCount], Int, SiteSections)? in
            let total = try reader.tagCount()
            guard let offset = Self.offset(page, size: size, total: total) else { return nil }
            return (try reader.tags(limit: size, offset: offset), total, try reader.sections())
        }
        guard let (tags, total, sections) = found else { return .missing }
        let pager = Self.pager(page, size: size, total: total) { SitePath.tags(page: $0) }
        return try made(as: form, at: pager.path(page), sections, newestChange(), look) {
            try $0.tags(tags, pager: pager)
        } markdown: {
            $0.tagsListing(tags, pager: pager)
        }
    }

    func tag(_ slug: String, _ page: Int, _ look: Look, _ form: Form = .html) throws -> PageMade {
        let size = limits.episodesPerPage
        let found = try store.read { reader -> (TagCount, [Episode], SiteSections)? in
            guard let tag = try reader.tag(slug: slug),
                let offset = Self.offset(page, size: size, total: tag.episodes)
            else { return nil }
            return (tag, try reader.episodes(tagSlug: slug, limit: size, offset: offset), try reader.sections())
        }
        guard let (tag, episodes, sections) = found else { return .missing }
        let pager = Self.pager(page, size: size, total: tag.episodes) { SitePath.tag(slug, page: $0) }
        return try made(as: form, at: pager.path(page), sections, Self.newest(episodes), look) {
            try $0.tag(tag, episodes, pager: pager)
        } markdown: {
            $0.tagListing(tag, episodes, pager: pager)
        }
    }

    func jokes(_ page: Int, _ look: Look, _ form: Form = .html) throws -> PageMade {
        let size = limits.jokesPerPage
        let found = try store.read { reader -> ([ToldJoke], Int, SiteSections)? in
            let total = try reader.jokeCount()
            guard let offset = Self.offset(page, size: size, total: total) else { return nil }
            return (try reader.jokes(limit: size, offset: offset), total, try reader.sections())
        }
        guard let (jokes, total, sections) = found else { return .missing }
        let pager = Self.pager(page, size: size, total: total) { SitePath.jokes(page: $0) }
        return try made(as: form, at: pager.path(page), sections, newestChange(), look) {
            try $0.jokes(jokes, total: total, pager: pager)
        } markdown: {
            $0.jokesListing(jokes, total: total, pager: pager)
        }
    }

    func sponsors(_ page: Int, _ look: Look, _ form: Form = .html) throws -> PageMade {
        let size = limits.sponsorsPerPage
        let found = try store.read { reader -> ([SponsorSummary], Int, SiteSections)? in
            let total = try reader.sponsorCount()
            guard let offset = Self.offset(page, size: size, total: total) else { return nil }
            return (try reader.sponsors(limit: size, offset: offset), total, try reader.sections())
        }
        guard let (sponsors, total, sections) = found else { return .missing }
        let pager = Self.pager(page, size: size, total: total) { SitePath.sponsors(page: $0) }
        return try made(as: form, at: pager.path(page), sections, newestChange(), look) {
            try $0.sponsors(sponsors, pager: pager)
        } markdown: {
            $0.sponsorsListing(sponsors, pager: pager)
        }
    }

    func links(_ page: Int, _ look: Look, _ form: Form = .html) throws -> PageMade {
        let size = limits.sitesPerPage
        let found = try store.read { reader -> ([SiteCount], (sites: Int, addresses: Int), SiteSections)? in
            let counts = try reader.linkCounts()
            guard let offset = Self.offset(page, size: size, total: counts.sites) else { return nil }
            return (try reader.sites(limit: size, offset: offset), counts, try reader.sections())
        }
        guard let (sites, counts, sections) = found else { return .missing }
        let pager = Self.pager(page, size: size, total: counts.sites) { SitePath.links(page: $0) }
        return try made(as: form, at: pager.path(page), sections, newestChange(), look) {
            try $0.links(sites, counts: counts, pager: pager)
        } markdown: {
            $0.linksListing(sites, counts: counts, pager: pager)
        }
    }

    func links(to site: String, _ page: Int, _ look: Look, _ form: Form = .html) throws -> PageMade {
        let size = limits.addressesPerPage
        let found = try store.read { reader -> (SiteCount, [LinkAddress], SiteSections)? in
            guard let site = try reader.site(site),
                let offset = Self.offset(page, size: size, total: site.addresses)
            else { return nil }
            return (site, try reader.addresses(site: site.site, limit: size, offset: offset), try reader.sections())
        }
        guard let (site, addresses, sections) = found else { return .missing }
        let pager = Self.pager(page, size: size, total: site.addresses) { SitePath.linksTo(site.site, page: $0) }
        return try made(as: form, at: pager.path(page), sections, newestChange(), look) {
            try $0.links(to: site, addresses, pager: pager)
        } markdown: {
            $0.siteLinksListing(site, addresses, pager: pager)
        }
    }

    // MARK: Pages of lists

    /// Where a page begins; nil for a page that a list of this length does not have. The number comes from a visitor, so
    /// it is checked before it is multiplied. An empty list has one page.
    static func offset(_ page: Int, size: Int, total: Int) -> Int? {
        guard page >= 1, page <= pageCount(size: size, total: total) else { return nil }
        return (page - 1) * size
    }

    static func pager(
        _ page: Int, size: Int, total: Int, _ path: @escaping @Sendable (Int) -> String
    ) -> Pager {
        Pager(page: page, count: pageCount(size: size, total: total), path: path)
    }

    private static func pageCount(size: Int, total: Int) -> Int { max(1, (total + size - 1) / size) }
}
