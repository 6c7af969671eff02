// Faults that hosts and their programs really make, one each.

import Testing

@testable import Doctor

/// One change of the sound feed, and the one rule that it breaks.
struct Fault: Sendable, CustomTestStringConvertible {
    let name: String
    let rule: RuleID
    let change: @Sendable (String) -> String

    var testDescription: String { name }

    /// Replaces the first occurrence of a text.
    init(_ name: String, _ rule: RuleID, _ old: String, _ new: String) {
        self.init(name, rule) { text in
            guard let range = text.firstRange(of: old) else { return text }
            return text.replacingSubrange(range, with: new)
        }
    }

    init(_ name: String, _ rule: RuleID, _ change: @escaping @Sendable (String) -> String) {
        self.name = name
        self.rule = rule
        self.change = change
    }

    /// Takes the first line out that holds a text.
    static func without(_ name: String, _ rule: RuleID, _ part: String) -> Fault {
        Fault(name, rule) { text in
            var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            if let index = lines.firstIndex(where: { $0.contains(part) }) { lines.remove(at: index) }
            return lines.joined(separator: "\n")
        }
    }

    static let all = document + channel + item + podcast

    private static let document = [
        Fault("an & alone", .wellFormed, "Looms &amp; Engines", "Looms & Engines"),
        Fault("an entity of HTML", .wellFormed, "How it began.", "How&nbsp;it began."),
        Fault(
            "a tag that is never closed", .wellFormed, "<title>The analytical engine</title>",
            "<title>The analytical engine"),
        Fault("tags that cross", .wellFormed, "</itunes:name><itunes:email>", "<itunes:email></itunes:name>"),
        Fault("a control character", .wellFormed, "How it began.", "How it\u{B} began."),
        Fault("a space before the declaration", .wellFormed) { " " + $0 },
        Fault("a feed that was cut off", .wellFormed) { String($0.prefix($0.count / 2)) },
        Fault("an attribute twice", .wellFormed, "length=\"2000\"", "length=\"2000\" length=\"2000\""),
        Fault("an attribute without quotation marks", .wellFormed, "length=\"2000\"", "length=2000"),
        Fault(
            "an entity bomb", .wellFormed, "<rss ", "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>\n<rss "),
        Fault("a document type", .doctype, "<rss ", "<!DOCTYPE rss>\n<rss "),
        Fault("Latin-1", .encoding, "encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\""),
        Fault(
            "another namespace of iTunes", .namespace, "http://www.itunes.com/dtds/podcast-1.0.dtd",
            "http://www.itunes.com/DTDs/Podcast-1.0.dtd"),
        Fault(
            "a prefix that is never declared", .namespace, " xmlns:podcast=\"https://podcastindex.org/namespace/1.0\"",
            ""),
        Fault("RSS 0.92", .rss, "<rss version=\"2.0\"", "<rss version=\"0.92\""),
        Fault("Atom", .rss) { $0.replacing("<rss ", with: "<feed ").replacing("</rss>", with: "</feed>") },
        Fault("no episode", .items) { text in
            guard let first = text.firstRange(of: "<item>"), let last = text.firstRange(of: "</channel>") else {
                return text
            }
            return text.replacingSubrange(first.lowerBound..<last.lowerBound, with: "")
        },
    ]

    private static let channel = [
        without("no title", .channelTitle, "<title>Looms"),
        Fault("an empty title", .channelTitle, "<title>Looms &amp; Engines</title>\n", "<title> </title>\n"),
        without("no description of the show", .channelDescription, "Two people talk"),
        Fault(
            "a show's description of 5,000 bytes", .channelDescriptionLength, "Two people talk",
            String(repeating: "word ", count: 1000)),
        without("no link of the show", .channelLink, "<link>https://looms.example/</link>"),
        without("no language", .channelLanguage, "<language>"),
        Fault("a language's name", .languageCode, "en-GB", "English"),
        Fault("a language that there is not", .languageCode, "en-GB", "xx"),
        Fault("no category", .channelCategory) { text in
            text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.contains("itunes:category") }
                .joined(separator: "\n")
        },
        Fault("a category that Apple does not have", .categoryName, "text=\"Technology\"", "text=\"Tech\""),
        Fault("a category below another one", .categoryName, "text=\"Documentary\"", "text=\"Physics\""),
        without("no explicit of the show", .channelExplicit, "<itunes:explicit>"),
        Fault("explicit clean", .explicitValue, "<itunes:explicit>false", "<itunes:explicit>clean"),
        without("no art", .channelImage, "<itunes:image href"),
        Fault(
            "art in a text and not in href", .channelImage, "<itunes:image href=\"https://looms.example/cover.png\"/>",
            "<itunes:image>https://looms.example/cover.png</itunes:image>"),
        Fault("an image of RSS without a link", .rssImage, "<link>https://looms.example/</link></image>", "</image>"),
        without("no self", .selfLink, "rel=\"self\""),
        Fault(
            "the self of another address", .selfAddress, "href=\"https://looms.example/feed.xml\"",
            "href=\"https://feeds.host.example/looms\""),
        without("no hub", .hub, "rel=\"hub\""),
        Fault("a hub that is half an address", .address, "href=\"https://hub.example/\"", "href=\"hub.example\""),
        Fault(
            "a next page that is the page itself", .paging, "<atom:link href=\"https://hub.example/\"",
            "<atom:link href=\"https://looms.example/feed.xml\" rel=\"next\"/>\n<atom:link href=\"https://hub.example/\""
        ),
        Fault(
            "two next pages", .paging, "<atom:link href=\"https://hub.example/\"",
            "<atom:link href=\"https://looms.example/2\" rel=\"next\"/><atom:link href=\"https://looms.example/3\" rel=\"next\"/>\n<atom:link href=\"https://hub.example/\""
        ),
        Fault(
            "a next page that is half an address", .address, "<atom:link href=\"https://hub.example/\"",
            "<atom:link href=\"?page=2\" rel=\"next\"/>\n<atom:link href=\"https://hub.example/\""),
        without("no owner", .owner, "<itunes:owner>"),
        Fault(
            "an empty code of Apple's", .verifyCode, "<itunes:type>",
            "<itunes:applepodcastsverify/>\n<itunes:type>"),
        Fault(
            "an image of RSS that is half an address", .address, "<image><url>https://looms.example/cover.png",
            "<image><url>/cover.png"),
        without("no author", .channelAuthor, "<itunes:author>"),
        Fault("an owner without an address", .ownerEmail, "<itunes:email>ada@looms.example</itunes:email>", ""),
        Fault(
            "an owner with a wrong address", .ownerEmail, "<itunes:email>ada@looms.example",
            "<itunes:email>ada at looms.example"),
        Fault("a type that there is not", .typeValue, "episodic", "weekly"),
        Fault("a serial show without a number", .serialNumbers) { text in
            text.replacing("episodic", with: "serial").replacing("<itunes:episode>1</itunes:episode>\n", with: "")
        },
        Fault(
            "complete false", .completeValue, "<itunes:type>", "<itunes:complete>false</itunes:complete>\n<itunes:type>"
        ),
        Fault("block no", .blockValue, "<itunes:type>", "<itunes:block>no</itunes:block>\n<itunes:type>"),
        Fault(
            "a new address that is half one", .newFeedUrl, "<itunes:type>",
            "<itunes:new-feed-url>/new.xml</itunes:new-feed-url>\n<itunes:type>"),
        without("not locked", .podcastLocked, "<podcast:locked"),
        without("no podcast:guid", .podcastGuid, "<podcast:guid>"),
        Fault("a podcast:guid that is an address", .podcastGuidForm, SoundFeed.guid, "https://looms.example/"),
        Fault("a podcast:guid of version 4", .podcastGuidForm, SoundFeed.guid, "11111111-2222-4333-8444-555555555555"),
        Fault(
            "the podcast:guid of another feed", .podcastGuidOrigin, SoundFeed.guid,
            "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        Fault(
            "two languages", .once, "<language>en-GB</language>", "<language>en-GB</language><language>de</language>"),
        Fault(
            "a title on lines of its own", .trimmed, "<title>Looms &amp; Engines</title>\n",
            "<title>\nLooms\n</title>\n"),
        Fault("a title that was escaped twice", .titlePlain, "Looms &amp; Engines", "Looms &amp;amp; Engines"),
        Fault(
            "markup in a title", .titlePlain, "<title>The analytical engine",
            "<title>The &lt;b&gt;analytical&lt;/b&gt; engine"),
        Fault(
            "a link that is half one", .address, "<link>https://looms.example/</link>\n", "<link>looms.example</link>\n"
        ),
        Fault(
            "a build date of another form", .channelDate, "<lastBuildDate>Tue, 09 Apr 2024 10:00:00 +0000",
            "<lastBuildDate>2024-04-09T10:00:00Z"),
    ]

    private static let item = [
        Fault("an episode without title", .itemTitle, "<title>1801 and the loom</title>\n", ""),
        Fault("the number in the title", .titleNumber, "<title>The analytical", "<title>2: The analytical"),
        Fault("a number sign in the title", .titleNumber, "<title>The analytical", "<title>#7 - The analytical"),
        Fault(
            "an episode's word in the title", .titleNumber, "<itunes:title>The analytical",
            "<itunes:title>Ep. 2 – The analytical"),
        without("no enclosure", .enclosure, "<enclosure url=\"https://looms.example/media/001"),
        Fault("an enclosure without url", .enclosure, "url=\"https://looms.example/media/001.m4a\" ", ""),
        Fault(
            "two enclosures", .enclosureOnce, "<enclosure url=\"https://looms.example/media/001",
            "<enclosure url=\"https://looms.example/media/001b.mp3\" length=\"5\" type=\"audio/mpeg\"/>\n<enclosure url=\"https://looms.example/media/001"
        ),
        Fault("a length of 0", .enclosureLength, "length=\"2000\"", "length=\"0\""),
        Fault("no length", .enclosureLength, " length=\"2000\"", ""),
        Fault("a length in megabytes", .enclosureLength, "length=\"2000\"", "length=\"1.9 MB\""),
        Fault("a type that is no media", .enclosureType, "type=\"audio/mpeg\"/>\n<desc", "type=\"text/html\"/>\n<desc"),
        Fault("no type", .enclosureType, " type=\"audio/x-m4a\"", ""),
        Fault("an address without extension", .enclosureExtension, "media/002.mp3", "media/002"),
        Fault(
            "an address that ends in a page's extension", .enclosureExtension, "media/002.mp3",
            "media/play.php?file=002.mp3"),
        Fault("a type that does not fit the extension", .enclosureKind, "type=\"audio/x-m4a\"", "type=\"audio/mpeg\""),
        Fault(
            "two episodes with one file", .enclosureUnique,
            "url=\"https://looms.example/media/001.m4a\" length=\"1000\" type=\"audio/x-m4a\"",
            "url=\"https://looms.example/media/002.mp3\" length=\"2000\" type=\"audio/mpeg\""),
        Fault("an enclosure with a space", .address, "media/002.mp3", "media/002 engine.mp3"),
        Fault("an enclosure beyond ASCII", .address, "media/002.mp3", "media/zwölf.mp3"),
        Fault(
            "an enclosure that is half an address", .address, "url=\"https://looms.example/media/002.mp3\"",
            "url=\"/media/002.mp3\""),
        without("no guid", .guid, ">looms-1<"),
        Fault("one guid twice", .guidUnique, ">looms-1<", ">looms-2<"),
        Fault(
            "a guid that claims to be an address", .guidPermalink, "<guid isPermaLink=\"false\">looms-1",
            "<guid>looms-1"),
        without("no page", .itemLink, "episodes/loom</link>"),
        without("no date", .itemDate, "<pubDate>Tue, 02"),
        Fault("a date of ISO 8601", .dateForm, "Tue, 02 Apr 2024 10:00:00 GMT", "2024-04-02T10:00:00Z"),
        Fault("a year of two digits", .dateForm, "Tue, 02 Apr 2024 10:00:00 GMT", "Tue, 02 Apr 24 10:00:00 GMT"),
        Fault(
            "a clock of twelve hours", .dateForm, "Tue, 02 Apr 2024 10:00:00 GMT", "Tue, 02 Apr 2024 10:00:00 AM GMT"),
        Fault("a date without a zone", .dateForm, "Tue, 02 Apr 2024 10:00:00 GMT", "Tue, 02 Apr 2024 10:00:00"),
        Fault("a day that there is not", .dateForm, "Tue, 02 Apr 2024", "30 Feb 2024"),
        Fault("months in another language", .dateForm, "Tue, 02 Apr 2024", "Die, 02 Avr 2024"),
        Fault("a wrong weekday", .dateWeekday, "Tue, 02 Apr", "Mon, 02 Apr"),
        Fault("a date to come", .dateFuture, "<pubDate>Tue, 09 Apr 2024", "<pubDate>Fri, 09 Apr 2032"),
        Fault("oldest first", .order, "<pubDate>Tue, 02 Apr 2024", "<pubDate>Tue, 16 Apr 2024"),
        without("no description", .itemDescription, "How it began."),
        Fault(
            "a description of 5,000 bytes", .itemDescriptionLength, "How it began.",
            String(repeating: "word ", count: 1000)),
        Fault("a table in a description", .descriptionMarkup, "How it began.", "<![CDATA[<h2>How</h2> it began.]]>"),
        Fault("a path in the notes", .contentAddress, "<td>x</td>", "<td><IMG alt='' src='/art/1.jpg'></td>"),
        Fault(
            "a fragment in the notes", .contentAddress, "<td>x</td>",
            "<td><a href=\"mailto:a@b.example\">a</a> <a class=\"x\" href=\"#cards\">x</a></td>"),
        without("no duration", .duration, "<itunes:duration>900"),
        Fault("a duration in words", .durationForm, "<itunes:duration>900", "<itunes:duration>15 min"),
        Fault("a duration of 0", .durationForm, "<itunes:duration>900", "<itunes:duration>00:00:00"),
        Fault("a duration with a fraction", .durationForm, "<itunes:duration>900", "<itunes:duration>900.5"),
        Fault("a clock time as duration", .durationSeconds, "<itunes:duration>900", "<itunes:duration>15:00"),
        Fault(
            "no art of an episode", .itemImage,
            "<itunes:image href=\"https://looms.example/cover.png\"/>\n<itunes:episode>", "<itunes:episode>"),
        Fault(
            "no explicit of an episode", .itemExplicit,
            "<itunes:explicit>false</itunes:explicit>\n<podcast:transcript url=\"https://looms.example/episodes/loom",
            "<podcast:transcript url=\"https://looms.example/episodes/loom"),
        Fault("episode 0", .episodeNumber, "<itunes:episode>1<", "<itunes:episode>0<"),
        Fault("an episode's number in words", .episodeNumber, "<itunes:episode>1<", "<itunes:episode>S1E1<"),
        Fault(
            "season 0", .seasonNumber, "<itunes:season>1</itunes:season>\n<itunes:episode>2",
            "<itunes:season>0</itunes:season>\n<itunes:episode>2"),
        Fault(
            "a type of episode that there is not", .episodeType, "<itunes:episodeType>full",
            "<itunes:episodeType>special"),
        Fault("one number twice", .episodeUnique, "<itunes:episode>1<", "<itunes:episode>2<"),
    ]

    private static let podcast = [
        Fault("no transcript", .transcript) { text in
            text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.contains("loom/transcript") }
                .joined(separator: "\n")
        },
        Fault("a transcript of another type", .transcriptType, "type=\"text/vtt\"", "type=\"text/plain+vtt\""),
        Fault("a transcript without type", .podcastAttribute, "transcript.vtt\" type=\"text/vtt\"", "transcript.vtt\""),
        Fault("chapters as plain JSON", .chaptersType, "application/json+chapters", "application/json"),
        Fault("a simple chapter without start", .simpleChapters, "<psc:chapter start=\"12:34\"", "<psc:chapter"),
        Fault(
            "no simple chapter", .simpleChapters,
            "<psc:chapter start=\"00:00:00.000\" title=\"Start\"/><psc:chapter start=\"12:34\" title=\"Cards\"/>", ""),
        Fault(
            "a soundbite without duration", .podcastAttribute, "startTime=\"12.5\" duration=\"30\"",
            "startTime=\"12.5\""),
        Fault("a soundbite that starts in words", .podcastValue, "startTime=\"12.5\"", "startTime=\"later\""),
        Fault(
            "funding without an address", .podcastAttribute, "<podcast:funding url=\"https://looms.example/give\">",
            "<podcast:funding>"),
        Fault("a trailer without a date", .podcastAttribute, " pubdate=\"Mon, 01 Apr 2024 10:00:00 +0000\"", ""),
        Fault(
            "an alternative without a source", .podcastAttribute,
            "<podcast:source uri=\"https://looms.example/media/002.m4a\"/>", ""),
        Fault("a medium that there is not", .podcastValue, "<podcast:medium>podcast", "<podcast:medium>radio"),
        Fault("locked perhaps", .podcastValue, "\">yes</podcast:locked>", "\">true</podcast:locked>"),
        Fault("a person without a name", .podcastText, ">Grace</podcast:person>", "></podcast:person>"),
        Fault(
            "a person's page that is half an address", .address, "href=\"https://grace.example/\"",
            "href=\"grace.example\""),
    ]
}

extension String {
    fileprivate func replacingSubrange(_ range: Range<Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}
