// The values of the page with all ways to follow the show.

internal import Podcast
package import Syndication

extension PageRenderer {
    /// - Parameter hasJokes: whether the feed of jokes has anything.
    func subscribeValues(_ facts: SubscribeFacts, hasJokes: Bool) -> PageValues {
        let ways = { (ways: [SubscribeFacts.Way]) -> PageValue in
            .list(ways.map { ["name": .text($0.name), "address": .text($0.url)] })
        }
        let listings = facts.listings.filter { WebAddress.link($0.url) != nil }
        return [
            "heading": .text(words.text(.subscribeTitle, ["show": show.title])),
            "apps": ways(facts.apps),
            "hasListings": .flag(!listings.isEmpty),
            "listings": ways(listings),
            "feed": .text(facts.feed),
            "code": .text(SitePath.subscribeCode),
            "jokesPath": .words(hasJokes ? SitePath.jokesFeed : nil),
            "listPath": .text(SitePath.feedList),
        ].merging(fundingValues) { own, _ in own }
    }

    /// The page with all ways to follow the show.
    package func subscribe(_ facts: SubscribeFacts, hasJokes: Bool) throws(TemplateError) -> [UInt8] {
        let head = PageHead(
            title: words.text(.subscribeTitle, ["show": show.title]), description: words.text(.subscribeLead),
            path: SitePath.subscribe, place: .subscribe)
        return try render("subscribe", subscribeValues(facts, hasJokes: hasJokes), head)
    }
}
