// The values of the page about the show: its numbers, and who makes it.

package import Foundation
internal import Podcast
internal import Store

/// The show in numbers.
package struct ShowNumbers: Sendable {
    package var episodes: Int
    package var topics: Int
    package var addresses: Int
    package var jokes: Int
    /// Seconds of audio that the public can hear.
    package var seconds: Double
    /// When the first episode came; nil when none has a date.
    package var first: Date?

    package init(episodes: Int, topics: Int, addresses: Int, jokes: Int, seconds: Double, first: Date?) {
        self.episodes = episodes
        self.topics = topics
        self.addresses = addresses
        self.jokes = jokes
        self.seconds = seconds
        self.first = first
    }
}

extension PageRenderer {
    /// Those of them whom site.yml calls regular.
    func makers(_ people: [PersonSummary]) -> [PersonSummary] {
        let regular = Set(show.people.filter(\.isRegular).map { $0.name.lowercased() })
        return people.filter { regular.contains($0.name.name.lowercased()) }
    }

    /// The show in numbers, in a few words each.
    func facts(_ numbers: ShowNumbers) -> [String] {
        let hours = Int((numbers.seconds / 3600).rounded())
        let facts: [String?] = [
            words.count(.episodeCount, numbers.episodes),
            numbers.first.map {
                words.text(.sinceDate, ["date": ReadableDate($0, in: show.timeZone).long(words)])
            },
            hours > 0 ? words.count(.hoursOfTalk, hours) : nil,
            numbers.topics > 0 ? words.count(.topicCount, numbers.topics) : nil,
            numbers.addresses > 0 ? words.count(.linkCount, numbers.addresses) : nil,
            numbers.jokes > 0 ? words.count(.jokeCount, numbers.jokes) : nil,
        ]
        return facts.compactMap(\.self)
    }

    func aboutValues(_ numbers: ShowNumbers, people: [PersonSummary]) -> PageValues {
        let makers = makers(people)
        let license = show.feed.license
        return [
            "heading": .text(words.text(.aboutTitle, ["show": show.title])),
            "showDescription": .words(show.description),
            "rhythm": .words(show.feed.updateFrequency?.text),
            "author": .words(show.author == show.title ? nil : words.text(.byAuthor, ["names": show.author])),
            "coverWords": .text(words.text(.coverOf, ["show": show.title])),
            "facts": .list(facts(numbers).map { ["fact": .text($0)] }),
            "hasPeople": .flag(!makers.isEmpty),
            "people": .list(makers.map(personCard)),
            "mail": .words(show.owner.flatMap { WebAddress.link("mailto:" + $0.email) }),
            "mailName": .words(show.owner?.email),
            "license": .words(license?.name),
            "licenseLink": .words(WebAddress.link(license?.url)),
        ].merging(fundingValues) { own, _ in own }
    }

    /// Where listeners can pay, as site.yml's `funding` says.
    var fundingValues: PageValues {
        let ways = show.feed.funding.compactMap { way -> PageValues? in
            WebAddress.link(way.url).map { ["address": .text($0), "title": .text(way.text)] }
        }
        return ["hasFunding": .flag(!ways.isEmpty), "funding": .list(ways)]
    }
}
