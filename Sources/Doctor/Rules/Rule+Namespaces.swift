// The rules for Podcasting 2.0 and chapters.

extension Rule {
    static let namespaceRules: [Rule] = [
        Rule(
            .transcript, .warning, "podcast:transcript", "a transcript of each episode",
            "add <podcast:transcript url=\"…\" type=\"text/vtt\"/>", "PSP-1",
            own: "import a transcript beside the notes, as 042.vtt"),
        Rule(
            .transcriptType, .error, "podcast:transcript",
            "text/vtt, application/x-subrip, application/json, text/html or text/plain",
            "name the type that the transcript has", "Podcasting 2.0",
            own: Self.written),
        Rule(
            .chaptersType, .error, "podcast:chapters", "application/json+chapters",
            "write type=\"application/json+chapters\"", "Podcasting 2.0",
            own: Self.written),
        Rule(
            .simpleChapters, .error, "psc:chapters", "chapters with start (H:MM:SS.mmm) and title",
            "give each psc:chapter a start and a title", "Podlove Simple Chapters",
            own: Self.written),
        Rule(
            .podcastAttribute, .error, "podcast:*", "the attributes that the tag cannot do without",
            "add what is missing, or leave the tag out", "Podcasting 2.0",
            own: Self.written + "; what the tag says stands in site.yml or front matter (FEED.md tells where)"),
        Rule(
            .podcastValue, .error, "podcast:*", "a value that the tag knows",
            "write one of the values of the specification", "Podcasting 2.0",
            own: Self.written + "; what the tag says stands in site.yml or front matter (FEED.md tells where)"),
        Rule(
            .podcastText, .error, "podcast:*", "text in the tag",
            "write what the tag is for, or leave it out", "Podcasting 2.0",
            own: Self.written + "; what the tag says stands in site.yml or front matter (FEED.md tells where)"),
    ]
}
