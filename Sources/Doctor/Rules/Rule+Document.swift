// The rules for the document as such. Each line: id, severity, subject, what should be, the remedy, who says so.

extension Rule {
    static let documentRules: [Rule] = [
        Rule(
            .wellFormed, .error, "XML", "a well-formed XML 1.0 document in UTF-8",
            "mend the document at the line named; apps stop reading there", "XML 1.0",
            own: Self.written),
        Rule(
            .encoding, .error, "XML", "UTF-8",
            "write the feed in UTF-8 and say so in its first line, or leave the encoding out", "PSP-1",
            own: Self.written),
        Rule(
            .doctype, .warning, "XML", "no document type",
            "delete the line with <!DOCTYPE: nothing reads it and many readers refuse it", "XML 1.0",
            own: Self.written),
        Rule(
            .namespace, .error, "xmlns", "each prefix bound to its own namespace, letter for letter",
            "declare the prefix on <rss> with the address that its specification gives", "Apple, Podcasting 2.0",
            own: Self.written),
        Rule(
            .rss, .error, "rss", "RSS 2.0: <rss version=\"2.0\"> with one <channel>",
            "write the feed as RSS 2.0", "RSS 2.0",
            own: Self.written),
        Rule(
            .items, .warning, "channel", "at least one <item>",
            "publish an episode; directories refuse an empty show", "Apple",
            own:
                "import an episode that has audio and `date: 2026-12-01` in front matter; directories refuse an empty show"
        ),
    ]
}
