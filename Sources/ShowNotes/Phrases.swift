// The words by which notes name their parts: the one table of them.

/// What a label says about the part that it opens.
enum SectionRole: Equatable {
    case extras, joke, sponsor, guests, boilerplate, links, intro, news
    /// "Show notes": what stands below is the episode's.
    case notes
    /// A list of times and titles.
    case chapters
    case hosts, tags
}

/// The table of phrases. A show in another manner is one more row here, and nothing else.
enum Phrases {
    /// How a phrase must stand in its line.
    enum Place {
        /// The whole line, or all in front of its first colon or dash.
        case label
        /// As `label`, in a Markdown heading only: the words are too common elsewhere.
        case heading
        /// The beginning of a line; the rest belongs to it.
        case opener
        /// The last word of a short Markdown heading, whatever stands in front of it.
        case ending
    }

    struct Row {
        var words: String
        var role: SectionRole
        var place: Place
    }

    /// Lower case, without punctuation. Letters that repeat count once ("siiick piiicks").
    static let rows: [Row] = [
        row("extra", .extras), row("extras", .extras), row("extra extra extra", .extras),
        row("extras and our news", .extras), row("our news and extras", .extras),
        row("extras and personal info", .extras),
        row("our news", .extras), row("our personal news", .extras), row("news from us", .extras),
        row("personal news", .extras),
        row("other news", .extras), row("in other news", .extras), row("follow up and other news", .extras),
        row("follow ups", .extras), row("follow ups and other news", .extras), row("what are we up to", .extras),
        row("odds and ends", .extras), row("sick picks", .extras), row("picks of the week", .extras),
        row("pick of the week", .extras), row("shameless plugs", .extras),
        row("picks", .extras, .ending), row("pickz", .extras, .ending), row("pix", .extras, .ending),
        row("plugs", .extras, .ending), row("plugz", .extras, .ending),

        row("joke", .joke), row("jokes", .joke), row("extra joke", .joke), row("joke of the week", .joke),
        row("joke time", .joke), row("second joke", .joke), row("another joke", .joke), row("bonus joke", .joke),
        row("one more joke", .joke), row("dad joke", .joke), row("dad jokes", .joke),

        row("sponsored by", .sponsor, .opener), row("brought to you by", .sponsor, .opener),
        row("this episode is sponsored by", .sponsor, .opener), row("this episode was sponsored by", .sponsor, .opener),
        row("this episode has been sponsored by", .sponsor, .opener),
        row("this episode is brought to you by", .sponsor, .opener),
        row("this episode was brought to you by", .sponsor, .opener),
        row("this episode has been brought to you by", .sponsor, .opener),
        row("this week's sponsor", .sponsor), row("our sponsor", .sponsor), row("our sponsors", .sponsor),
        row("sponsor", .sponsor), row("sponsors", .sponsor), row("sponsored", .sponsor),
        row("sponsor segment", .sponsor),

        row("special guest", .guests), row("special guests", .guests), row("guest", .guests), row("guests", .guests),
        row("guest co host", .guests), row("special guest", .guests, .opener), row("special guests", .guests, .opener),

        row("connect with the hosts", .boilerplate), row("connect with us", .boilerplate),
        row("connection info", .boilerplate), row("join us on youtube", .boilerplate, .opener),
        row("watch the live stream", .boilerplate, .opener), row("watch on youtube", .boilerplate, .opener),
        row("watch this episode on youtube", .boilerplate, .opener),
        row("finally if you want an", .boilerplate, .opener), row("about the show", .boilerplate),
        row("follow us", .boilerplate), row("tweet us your tasty treats", .boilerplate), row("tweet us", .boilerplate),
        row("tweet us your tips", .boilerplate), row("twitter", .boilerplate, .heading),

        row("links", .links), row("episode links", .links), row("all links", .links),

        row("show intro", .intro), row("intro", .intro),

        row("show notes", .notes, .heading), row("the show notes", .notes, .heading),
        row("shownotes", .notes, .heading), row("episode notes", .notes, .heading), row("notes", .notes, .heading),

        row("chapters", .chapters), row("timestamps", .chapters), row("time stamps", .chapters),
        row("timeline", .chapters), row("timecodes", .chapters), row("time codes", .chapters),

        row("hosts", .hosts), row("host", .hosts), row("your hosts", .hosts), row("your host", .hosts),
        row("the hosts", .hosts, .heading), row("hosted by", .hosts),
        row("tags", .tags), row("keywords", .tags),

        row("news items", .news, .heading), row("news", .news, .heading), row("the news", .news, .heading),
    ]

    /// What a line of facts at the top of notes may say.
    enum Fact { case published, other }

    /// The keys of such lines, "Air Date: 2026-02-02". Lower case.
    static let facts: [String: Fact] = [
        "air date": .published, "aired": .published, "release date": .published, "released": .published,
        "published": .published, "publication date": .published, "duration": .other, "length": .other,
        "running time": .other, "runtime": .other,
    ]

    /// Words behind a time that make it one of the day.
    static let timeOfDayWords: Set<String> = [
        "am", "pm", "uhr", "oclock", "utc", "gmt", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "cet",
        "cest",
        "bst", "eastern", "pacific",
    ]

    /// What front matter writes for the number of an episode that has none.
    static let specials: Set<String> = ["trailer", "teaser", "bonus", "special", "intro", "pilot", "preview", "extra"]

    /// Words in front of a `#` and a number that are no host.
    static let topicWords: Set<String> = ["topic", "item", "story", "headline"]

    /// Who sponsors a show that has no sponsor.
    static let ourselves: Set<String> = ["us", "ourselves", "you", "our work", "our listeners", "listeners"]

    /// Phrases that name the sponsor within a sentence.
    static let sponsorInside = ["sponsored by", "brought to you by"]

    /// What stands in front of a sponsor's name in a friendly sentence.
    static let sponsorLeads = [
        "the folks at ", "our friends at ", "the friends at ", "the good people at ", "the people at ", "the team at ",
    ]

    /// What stands behind a sponsor's name in the heading of its section.
    static let sponsorSuffixes = [" - sponsor", " \u{2013} sponsor", " \u{2014} sponsor", " sponsor"]

    /// What a sponsor's name ends before.
    static let nameEnds = [": ", "! ", " - ", " -- ", " \u{2013} ", " \u{2014} ", ", ", ". ", " from ", "; "]

    /// Words that begin a line which says where a joke comes from, or answers it: part of the joke above.
    static let jokeFollowers = [
        "via", "by", "from", "suggested by", "submitted by", "sent in via", "sent in by", "sent over by", "thanks to",
        "answer", "a:", "youtube",
    ]

    /// How a joke begins that is told by two.
    static let dialogueOpeners = ["knock knock", "knock, knock", "knock! knock"]

    /// Labels of extras that say no more than our own heading does.
    static let plainExtras: Set<String> = ["extra", "extras"]

    /// Link shorteners that have shut down: their links lead nowhere.
    static let deadShorteners: Set<String> = [
        "goo.gl", "db.tt", "tr.im", "su.pr", "cli.gs", "bit.do", "adf.ly", "mcaf.ee", "po.st",
    ]

    /// Stand-ins that nobody replaced by a name.
    static let placeholders: Set<String> = ["guest_profile", "guest profile", "tbd", "tba", "none", "n/a", "name"]

    /// What the label of several people has in it.
    static let severalPeople = ["guests", "hosts", "hosted by"]

    /// Words that end what somebody does: "Jane Doe, Staff Engineer". Lower case.
    static let occupations: Set<String> = [
        "director", "engineer", "developer", "founder", "cofounder", "ceo", "cto", "author", "creator", "maintainer",
        "manager", "professor", "lead", "head", "chief", "president", "editor", "researcher", "scientist", "designer",
        "consultant", "advocate", "architect", "analyst", "writer", "teacher", "lecturer", "fellow", "student", "host",
        "guest", "officer", "programmer", "journalist", "producer", "organizer", "organiser", "partner", "member",
        "instructor", "educator", "inc", "ltd", "llc", "gmbh", "corp", "university", "foundation", "labs",
    ]

    /// Whether words behind a name say what somebody is, and name nobody: "Director of Roses", "Staff Engineer".
    static func saysOccupation(_ words: String) -> Bool {
        let words = words.lowercased().split { $0 == " " || $0 == "-" }.map { $0.filter(\.isLetter) }
        let isPhrase = words.contains { ["of", "at", "the", "for", "in", "to"].contains($0) }
        return isPhrase || words.contains { occupations.contains($0) }
    }

    /// Words that transcripts number the voices by whose names they do not know: "Speaker 1".
    static let speakerWords: Set<String> = [
        "speaker", "unknown speaker", "unknown", "announcer", "narrator", "host", "guest", "sprecher", "interlocuteur",
    ]

    /// Whether words only say that there is nothing to say.
    static func isPlaceholder(_ words: String) -> Bool {
        let words = words.collapsed.lowercased()
        return placeholders.contains(words.hasSuffix(".") ? String(words.dropLast()) : words)
    }

    private static func row(_ words: String, _ role: SectionRole, _ place: Place = .label) -> Row {
        Row(words: words, role: role, place: place)
    }
}
