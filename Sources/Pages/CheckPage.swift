// The values of the feed doctor's page.

internal import Podcast

/// What the doctor found, for people.
package struct CheckFacts: Sendable {
    /// A rule that something falls short of, with where.
    package struct Section: Sendable {
        /// `error`, `warning` or `hint`.
        package var severity: String
        package var rule: String
        /// What the rule is about.
        package var subject: String
        package var should: String
        package var remedy: String
        package var source: String
        /// Where, and what is there.
        package var places: [(place: String, found: String)]
        /// Places beyond those.
        package var more: Int

        package init(
            severity: String, rule: String, subject: String, should: String, remedy: String, source: String,
            places: [(place: String, found: String)], more: Int
        ) {
            self.severity = severity
            self.rule = rule
            self.subject = subject
            self.should = should
            self.remedy = remedy
            self.source = source
            self.places = places
            self.more = more
        }
    }

    /// The feed's address.
    package var feed: String
    package var episodes: Int
    package var requests: Int
    /// Whether a bound on requests or time ended it.
    package var isCut: Bool
    /// The gravest first.
    package var sections: [Section]

    package init(feed: String, episodes: Int, requests: Int, isCut: Bool, sections: [Section]) {
        self.feed = feed
        self.episodes = episodes
        self.requests = requests
        self.isCut = isCut
        self.sections = sections
    }
}

extension PageRenderer {
    /// - Parameters:
    ///   - facts: nil before anything was asked for.
    ///   - isRefused: whether the token was not known.
    func checkValues(_ facts: CheckFacts?, isRefused: Bool) -> PageValues {
        let sections = facts?.sections ?? []
        return [
            "checkPath": .text(SitePath.check),
            "isRefused": .flag(isRefused),
            "isAsked": .flag(facts != nil),
            "feed": .words(facts?.feed),
            "looked": .words(
                facts.map { facts in
                    words.count(.episodeCount, facts.episodes) + " · " + words.count(.requestCount, facts.requests)
                }),
            "isCut": .flag(facts?.isCut ?? false),
            "isSound": .flag(facts != nil && sections.isEmpty),
            "shortfalls": .list(
                sections.map { section in
                    [
                        "severity": .text(section.severity), "rule": .text(section.rule),
                        "subject": .text(section.subject), "should": .text(section.should),
                        "remedy": .list(Self.pieces(section.remedy)), "source": .text(section.source),
                        "places": .list(
                            section.places.map { ["place": .text($0.place), "found": .text($0.found)] }),
                        "more": .words(section.more > 0 ? words.count(.moreOfIt, section.more) : nil),
                    ]
                }),
        ]
    }

    /// What stands between backticks is a line to write.
    private static func pieces(_ remedy: String) -> [PageValues] {
        remedy.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { index, piece in
            let isCode = index % 2 == 1
            return ["code": .words(isCode ? String(piece) : nil), "plain": .words(isCode ? nil : String(piece))]
        }
    }

    /// The feed doctor's page: a form for the token, and what was found.
    package func check(_ facts: CheckFacts?, isRefused: Bool) throws(TemplateError) -> [UInt8] {
        try render(
            "check", checkValues(facts, isRefused: isRefused), PageHead(title: words.text(.doctor)))
    }
}
