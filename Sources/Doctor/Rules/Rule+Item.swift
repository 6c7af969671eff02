// The rules for an episode: tags of <item>.

extension Rule {
    static let itemRules: [Rule] = [
        Rule(
            .itemTitle, .error, "title", "the episode's title",
            "add a <title> with text to the item", "PSP-1, Apple",
            own: "`title: The episode's title` in front matter, or a first heading of the notes"),
        Rule(
            .titleNumber, .warning, "title", "no episode number in the title",
            "take the number out of the title; it belongs into <itunes:episode>", "Apple",
            own:
                "take the number out of the title in the notes: their file's name or `number: 7` in front matter says it"
        ),
        Rule(
            .enclosure, .error, "enclosure", "one audio or video file",
            "add an <enclosure> with url, length and type", "PSP-1, Apple",
            own: "import the episode's audio, as 042.mp3 beside 042.md"),
        Rule(
            .enclosureOnce, .error, "enclosure", "one in an item",
            "keep one; others go into <podcast:alternateEnclosure>", "RSS 2.0, Apple",
            own: Self.written),
        Rule(
            .enclosureLength, .error, "enclosure", "length: the file's size in bytes",
            "write the size of the file in bytes", "RSS 2.0, Apple",
            own: Self.measured),
        Rule(
            .enclosureType, .error, "enclosure", "type: a media type that apps play",
            "write audio/mpeg for MP3, audio/x-m4a or audio/mp4 for M4A", "Apple",
            own: Self.measured),
        Rule(
            .enclosureExtension, .error, "enclosure", "an address that ends in .mp3, .m4a, .mp4, .m4v, .mov or .pdf",
            "let the address end in the file's extension: Apple goes by it", "Apple",
            own: Self.measured),
        Rule(
            .enclosureKind, .error, "enclosure", "a type that fits the extension",
            "let type and extension name the same kind of file", "Apple",
            own: Self.measured),
        Rule(
            .enclosureUnique, .error, "enclosure", "an address of its own for each item",
            "give each episode its own file", "Apple",
            own: "give each episode its own file: two have the same `audio` in front matter"),
        Rule(
            .guid, .error, "guid", "a permanent, unique name of the episode",
            "add a <guid> and never change it", "PSP-1, Apple",
            own: Self.written),
        Rule(
            .guidUnique, .error, "guid", "another in each item",
            "give each episode its own guid: apps show only one of two with the same", "PSP-1, RSS 2.0",
            own: "give each episode its own `guid` in front matter, or none: apps show only one of two with the same"),
        Rule(
            .guidPermalink, .error, "guid", "an address, unless isPermaLink is false",
            "add isPermaLink=\"false\"", "RSS 2.0",
            own: Self.written),
        Rule(
            .itemLink, .warning, "link", "the episode's page",
            "add a <link> with the episode's page to the item", "PSP-1, Apple",
            own: Self.written),
        Rule(
            .itemDate, .warning, "pubDate", "when the episode was published",
            "add a <pubDate>: apps sort by it", "PSP-1, Apple",
            own: "`date: 2026-12-01` in front matter"),
        Rule(
            .dateForm, .error, "pubDate", "a date of RFC 2822 with a four-digit year and a zone",
            "write it as Tue, 02 Apr 2024 10:00:00 +0000", "RFC 2822",
            own: Self.written),
        Rule(
            .dateWeekday, .warning, "pubDate", "the weekday that the date has",
            "write the right weekday, or none", "RFC 2822",
            own: Self.written),
        Rule(
            .dateFuture, .warning, "pubDate", "not in the future",
            "publish the episode when its date has come: many apps hide it until then, others show it at the top for long",
            "Apple",
            own: Self.written),
        Rule(
            .order, .hint, "item", "newest first",
            "put the newest episode first: simple apps show the document's order", "PSP-1",
            own: Self.written),
        Rule(
            .itemDescription, .warning, "description", "what the episode is about",
            "add a <description> with text to the item", "PSP-1, Apple",
            own: "`summary: One or two sentences.` in front matter, or a text in the notes"),
        Rule(
            .itemDescriptionLength, .error, "description", "at most 4,000 bytes",
            "cut the description at a sentence and put the full notes into <content:encoded>", "Apple",
            own: Self.written),
        Rule(
            .descriptionMarkup, .hint, "description", "p, ol, ul, li, a, b, i, strong and em alone",
            "keep to these tags in the description; <content:encoded> may hold more", "Apple",
            own: Self.written),
        Rule(
            .contentAddress, .warning, "content:encoded", "addresses that are whole",
            "write https:// and the host in front of paths: apps have no page that they could start from", "RSS 2.0",
            own: Self.written),
        Rule(
            .duration, .warning, "itunes:duration", "the length in seconds",
            "add <itunes:duration> with the length in seconds", "PSP-1, Apple",
            own: Self.measured),
        Rule(
            .durationForm, .error, "itunes:duration", "seconds, or HH:MM:SS, above 0",
            "write the length in whole seconds", "Apple",
            own: Self.measured),
        Rule(
            .durationSeconds, .hint, "itunes:duration", "whole seconds",
            "write the length in seconds: clock times are read in different ways", "PSP-1",
            own: Self.written),
        Rule(
            .itemImage, .warning, "itunes:image", "an address of the episode's art in href",
            "add <itunes:image href=\"…\"/> to the items, the show's own where there is no other", "PSP-1",
            own: "`image: /cover.png` in site.yml, or `image: /art/42.jpg` in front matter, and the file in public/"),
        Rule(
            .itemExplicit, .warning, "itunes:explicit", "true or false",
            "add <itunes:explicit>false</itunes:explicit>, or true", "PSP-1",
            own: Self.written),
        Rule(
            .episodeNumber, .error, "itunes:episode", "a whole number from 1 on",
            "write a number, or leave the tag out", "Apple",
            own: "`number: 7` in front matter: a number from 1 on, or none and a slug"),
        Rule(
            .seasonNumber, .error, "itunes:season", "a whole number from 1 on",
            "write a number, or leave the tag out", "Apple",
            own: Self.written),
        Rule(
            .episodeType, .error, "itunes:episodeType", "full, trailer or bonus",
            "write full, trailer or bonus", "Apple",
            own: Self.written),
        Rule(
            .episodeUnique, .warning, "itunes:episode", "one full episode for each number of a season",
            "give each full episode its own number", "Apple",
            own: "`type: bonus` in front matter of those that are no full episodes, or another `number`"),
    ]
}
