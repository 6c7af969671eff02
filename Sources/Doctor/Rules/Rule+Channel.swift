// The rules for the show: tags of <channel>.

extension Rule {
    static let channelRules: [Rule] = [
        Rule(
            .channelTitle, .error, "title", "the show's name",
            "add a <title> with text to <channel>", "PSP-1, Apple",
            own: "`title: The show's name` in site.yml"),
        Rule(
            .channelDescription, .error, "description", "what the show is about",
            "add a <description> with text to <channel>", "PSP-1, Apple",
            own: "`description: What the show is about.` in site.yml"),
        Rule(
            .channelDescriptionLength, .error, "description", "at most 4,000 bytes",
            "shorten the show's description", "Apple",
            own: "shorten the `description` in site.yml"),
        Rule(
            .channelLink, .error, "link", "the address of the show's page",
            "add a <link> with the show's page to <channel>", "PSP-1",
            own: Self.written),
        Rule(
            .channelLanguage, .error, "language", "an ISO 639 code, as en or pt-BR",
            "add <language> with the code of the language that is spoken", "PSP-1, Apple",
            own: "`language: en` in site.yml, with the code of the language that is spoken"),
        Rule(
            .languageCode, .error, "language", "an ISO 639 code, as en or pt-BR",
            "write the code and not the language's name", "Apple",
            own: "`language: en` in site.yml, with the code of the language that is spoken"),
        Rule(
            .channelCategory, .error, "itunes:category", "at least one of Apple's categories",
            "add <itunes:category text=\"…\"/> to <channel>", "PSP-1, Apple",
            own: "`categories: [Technology]` in site.yml, with names of Apple's list"),
        Rule(
            .categoryName, .error, "itunes:category", "a name of Apple's list, in the place it has there",
            "take a name from Apple's list, letter for letter", "Apple",
            own: "`categories: [Technology]` in site.yml, with names of Apple's list, letter for letter"),
        Rule(
            .channelExplicit, .error, "itunes:explicit", "true or false",
            "add <itunes:explicit>false</itunes:explicit>, or true", "PSP-1, Apple",
            own: Self.written),
        Rule(
            .explicitValue, .error, "itunes:explicit", "true or false",
            "write true or false", "Apple",
            own: Self.written),
        Rule(
            .channelImage, .error, "itunes:image", "an address of the cover art in href",
            "add <itunes:image href=\"…\"/> to <channel>", "PSP-1, Apple",
            own: "`image: /cover.png` in site.yml, and the file in public/ beside it"),
        Rule(
            .rssImage, .error, "image", "url, title and link",
            "give <image> all three, or leave it out: itunes:image is what apps read", "RSS 2.0",
            own: Self.written),
        Rule(
            .selfLink, .error, "atom:link", "rel=\"self\" with the feed's address",
            "add <atom:link rel=\"self\" href=\"…\" type=\"application/rss+xml\"/> to <channel>", "PSP-1",
            own: Self.written),
        Rule(
            .selfAddress, .error, "atom:link", "the address the feed is served from",
            "let rel=\"self\" name the feed's own, final address", "PSP-1",
            own: "`url: https://show.example` in site.yml should be the address at which the public finds the show"),
        Rule(
            .hub, .hint, "atom:link", "rel=\"hub\", or podcast:podping",
            "name a hub and tell it of each change: apps then hear of an episode at once and not by asking", "WebSub",
            own:
                "`hub: https://hub.example/` or `podping: true` in site.yml, once a program of yours tells of each change"
        ),
        Rule(
            .paging, .error, "atom:link",
            "of rel=\"first\", \"previous\", \"next\" and \"last\" one each, to other pages",
            "let each page of a feed name the pages around it, and a feed of one page none", "RFC 5005 §3",
            own: Self.written),
        Rule(
            .channelAuthor, .warning, "itunes:author", "who makes the show",
            "add <itunes:author> to <channel>", "PSP-1, Apple",
            own: "`author: Ada and Grace` in site.yml"),
        Rule(
            .owner, .hint, "itunes:owner", "a name and an e-mail address",
            "add <itunes:owner>: directories verify by it that the show is yours", "Apple",
            own:
                "`owner: {name: Ada, email: ada@show.example}` in site.yml: directories verify by it that the show is yours; the address is public"
        ),
        Rule(
            .ownerEmail, .error, "itunes:owner", "a name and an e-mail address",
            "write name and address into <itunes:owner>: directories verify an owner by it", "Apple",
            own:
                "`owner: {name: Ada, email: ada@show.example}` in site.yml: directories verify by it that the show is yours"
        ),
        Rule(
            .verifyCode, .warning, "itunes:applepodcastsverify", "the code that Apple gave",
            "write the code, or leave the tag out once the claim is through", "Apple",
            own: "`applepodcastsverify: the code` in site.yml, or take the line out once the claim is through"),
        Rule(
            .typeValue, .error, "itunes:type", "episodic or serial",
            "write episodic or serial", "Apple",
            own: Self.written),
        Rule(
            .serialNumbers, .error, "itunes:episode", "a number in every full episode of a serial show",
            "give each episode its <itunes:episode>, or call the show episodic", "Apple",
            own: "`number: 7` in front matter of each full episode, or `type: episodic` in site.yml"),
        Rule(
            .completeValue, .error, "itunes:complete", "Yes",
            "write Yes, or leave the tag out: any other word has no meaning", "Apple",
            own: Self.written),
        Rule(
            .blockValue, .error, "itunes:block", "Yes",
            "write Yes, or leave the tag out: any other word has no meaning", "Apple",
            own: Self.written),
        Rule(
            .newFeedUrl, .error, "itunes:new-feed-url", "an absolute address",
            "write the whole new address of the feed", "Apple",
            own: "`newFeedURL: https://elsewhere.example/feed.xml` in site.yml"),
        Rule(
            .podcastLocked, .warning, "podcast:locked", "yes or no, with the owner's address",
            "add <podcast:locked owner=\"…\">yes</podcast:locked>: it keeps others from taking the show over", "PSP-1",
            own: "`locked: true` in site.yml, with an `owner`: it keeps others from taking the show over"),
        Rule(
            .podcastGuid, .warning, "podcast:guid", "the show's permanent UUID",
            "add <podcast:guid>, made once from the feed's first public address", "PSP-1",
            own: "`url: https://show.example` in site.yml: the guid is made once, from the first public address"),
        Rule(
            .podcastGuidForm, .error, "podcast:guid", "a UUID of version 5",
            "make it from the feed's address, as the specification says", "Podcasting 2.0",
            own: Self.written),
        Rule(
            .podcastGuidOrigin, .hint, "podcast:guid", "what the feed's address gives, unless the show has moved",
            "leave it if the feed has moved since; else make it from the address", "Podcasting 2.0"),
        Rule(
            .once, .error, "channel", "one of each",
            "keep one and delete the others: apps differ in which they take", "RSS 2.0, Apple",
            own: Self.written),
        Rule(
            .trimmed, .warning, "text", "no spaces or line ends around the value",
            "write the value directly between its tags", "RSS 2.0",
            own: Self.written),
        Rule(
            .titlePlain, .warning, "title", "plain text",
            "write the characters themselves: markup and HTML's entities are shown as they stand", "RSS 2.0",
            own:
                "write the characters themselves into the `title` in site.yml or in the notes: they are shown as they stand"
        ),
        Rule(
            .address, .error, "addresses", "absolute, http or https, in ASCII",
            "write the whole address, percent-encoded", "RFC 3986, Apple",
            own: "write the whole address, percent-encoded, where site.yml or the notes name it"),
        Rule(
            .channelDate, .error, "lastBuildDate", "a date of RFC 2822",
            "write it as Tue, 02 Apr 2024 10:00:00 +0000", "RSS 2.0",
            own: Self.written),
    ]
}
