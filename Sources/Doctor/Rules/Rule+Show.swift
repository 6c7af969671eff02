// The rules that only the show itself can be held to: what its database knows.

extension Rule {
    static let showRules: [Rule] = [
        Rule(
            .guidHistory, .error, "guid", "the guid that the episode was given at first",
            "restore the guid from a back-up: apps show the episode a second time under another", "PSP-1"),
        Rule(
            .missingEpisode, .error, "item", "every episode that is due",
            "restart the server, and look into its log", "Notecast"),
        Rule(
            .podcastGuidHistory, .error, "podcast:guid", "the one that the show was given at first",
            "restore the database from a back-up: a new guid is a new show", "Podcasting 2.0"),
        Rule(
            .keptOut, .hint, "item", "in the feed, once it has what a feed needs",
            "import it again with what is missing: audio beside the notes, `date: 2026-12-01` in front matter and no `draft`",
            "Notecast"),
        Rule(
            .scheduled, .hint, "item", "in the feed from its publishing date on",
            "nothing, it comes by itself; another date stands in front matter, as `date: 2026-12-01 08:00`", "Notecast"),
        Rule(
            .publicAddress, .warning, "url", "the https address at which the public finds the show",
            "`url: https://show.example` in site.yml, with a name of your own in its place", "Notecast"),
    ]
}
