// The values of the pages about people.

package import Podcast
package import Store

/// What somebody brought to one episode.
package struct Contribution: Sendable {
    package var episode: Episode
    /// Topics and extras of the person, in the order of the file.
    package var parts: [NotedPart]

    package init(episode: Episode, parts: [NotedPart]) {
        self.episode = episode
        self.parts = parts
    }
}

extension PageRenderer {
    func peopleValues(_ people: [PersonSummary], pager: Pager) -> PageValues {
        let regular = Set(show.people.filter(\.isRegular).map { $0.name.lowercased() })
        let isRegular = { (person: PersonSummary) in regular.contains(person.name.name.lowercased()) }
        let groups: [(Word, [PersonSummary])] = [
            (.regularHosts, people.filter(isRegular)),
            (regular.isEmpty ? .regularHosts : .otherHosts, people.filter { !isRegular($0) && $0.asHost > 0 }),
            (.guests, people.filter { !isRegular($0) && $0.asHost == 0 }),
        ]
        return [
            "groups": .list(
                groups.filter { !$0.1.isEmpty }.enumerated().map { index, group in
                    [
                        "anchor": .text("group-\(index + 1)"), "heading": .text(words.text(group.0)),
                        "isLarge": .flag(index == 0), "people": .list(group.1.map(personCard)),
                    ]
                }),
            "pager": pager.value(words, before: .previous, after: .next),
        ]
    }

    /// The values of `partials/person-card.mustache`.
    func personCard(_ person: PersonSummary) -> PageValues {
        badges.values(person.name.name, page: SitePath.person(person.name.slug)).merging([
            "image": .words(image(of: person.name.name)),
            "facts": .list(facts(person).map { ["fact": .text($0)] }),
        ]) { _, own in own }
    }

    /// - Parameter hasFeed: whether there is a feed of what they host.
    func personValues(
        _ person: PersonSummary, _ contributions: [Contribution], pager: Pager, hasFeed: Bool
    ) -> PageValues {
        let known = show.people.first { $0.name.lowercased() == person.name.name.lowercased() }
        let website = WebAddress.link(known?.url)
        var facts = facts(person)
        if let first = person.first, let last = person.last {
            let (from, to) = (ReadableDate(first, in: show.timeZone), ReadableDate(last, in: show.timeZone))
            facts.append(
                first == last
                    ? from.long(words) : words.text(.between, ["from": from.long(words), "to": to.long(words)]))
        }
        return badges.values(person.name.name).merging([
            "image": .words(image(of: person.name.name)),
            "facts": .list(facts.map { ["fact": .text($0)] }),
            "website": .words(website),
            "websiteName": .words(website.flatMap(WebAddress.siteName)),
            "feed": .words(hasFeed ? SitePath.hostFeed(file: person.name.slug + ".xml") : nil),
            "hasWays": .flag(website != nil || hasFeed),
            "feedWords": .text(words.text(.feedOf, ["name": person.name.name])),
            "contributions": .list(
                contributions.map { contribution in
                    [
                        "line": .list([episodes.line(contribution.episode)]),
                        "hasParts": .flag(!contribution.parts.isEmpty),
                        "parts": .list(contribution.parts.map { parts.line($0) }),
                    ]
                }),
            "pager": pager.value(words),
        ]) { _, own in own }
    }

    /// What somebody did, in a few words each.
    func facts(_ person: PersonSummary) -> [String] {
        [
            person.asHost > 0 ? words.count(.hostOf, person.asHost) : nil,
            person.asGuest > 0 ? words.count(.guestOf, person.asGuest) : nil,
            person.topics > 0 ? words.count(.topicCount, person.topics) : nil,
            person.extras > 0 ? words.count(.extraCount, person.extras) : nil,
        ].compactMap(\.self)
    }

    /// The picture that site.yml names for somebody; nil, so that the initial stands, also for one that lies elsewhere.
    private func image(of name: String) -> String? {
        picture(show.people.first { $0.name.lowercased() == name.lowercased() }?.image)
    }
}
