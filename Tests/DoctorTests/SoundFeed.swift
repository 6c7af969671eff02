// A feed without a fault, to be broken by the tests in one place at a time.

import Foundation

@testable import Doctor

/// Two episodes with everything that the rules ask for.
enum SoundFeed {
    static let address = "https://looms.example/feed.xml"
    static let now = Date(timeIntervalSince1970: 1_800_000_000)

    static let text = """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:psc="http://podlove.org/simple-chapters">
        <channel>
        <title>Looms &amp; Engines</title>
        <link>https://looms.example/</link>
        <atom:link href="https://looms.example/feed.xml" rel="self" type="application/rss+xml"/>
        <atom:link href="https://hub.example/" rel="hub"/>
        <description>Two people talk about machines.</description>
        <language>en-GB</language>
        <copyright>© Ada</copyright>
        <lastBuildDate>Tue, 09 Apr 2024 10:00:00 +0000</lastBuildDate>
        <image><url>https://looms.example/cover.png</url><title>Looms &amp; Engines</title><link>https://looms.example/</link></image>
        <itunes:image href="https://looms.example/cover.png"/>
        <itunes:category text="Society &amp; Culture"><itunes:category text="Documentary"/></itunes:category>
        <itunes:category text="Technology"/>
        <itunes:explicit>false</itunes:explicit>
        <itunes:type>episodic</itunes:type>
        <itunes:author>Ada and Grace</itunes:author>
        <itunes:owner><itunes:name>Ada</itunes:name><itunes:email>ada@looms.example</itunes:email></itunes:owner>
        <podcast:locked owner="ada@looms.example">yes</podcast:locked>
        <podcast:guid>\(guid)</podcast:guid>
        <podcast:medium>podcast</podcast:medium>
        <podcast:person role="host">Ada</podcast:person>
        <podcast:funding url="https://looms.example/give">Support the show</podcast:funding>
        <podcast:trailer url="https://looms.example/media/trailer.mp3" pubdate="Mon, 01 Apr 2024 10:00:00 +0000" length="1000" type="audio/mpeg">Hello</podcast:trailer>
        <item>
        <title>The analytical engine</title>
        <link>https://looms.example/episodes/engine</link>
        <guid isPermaLink="false">looms-2</guid>
        <pubDate>Tue, 09 Apr 2024 10:00:00 +0000</pubDate>
        <enclosure url="https://looms.example/media/002.mp3" length="2000" type="audio/mpeg"/>
        <description><![CDATA[<p>What it <em>was</em> to do. <a href="https://looms.example/">More</a></p>]]></description>
        <content:encoded><![CDATA[<h2>All notes</h2><p>src="/x" <a href="https://looms.example/#a" data-src="/x">a</a></p><table><tr><td>x</td></tr></table>]]></content:encoded>
        <itunes:title>The analytical engine</itunes:title>
        <itunes:duration>1800</itunes:duration>
        <itunes:image href="https://looms.example/cover.png"/>
        <itunes:season>1</itunes:season>
        <itunes:episode>2</itunes:episode>
        <itunes:episodeType>full</itunes:episodeType>
        <itunes:explicit>false</itunes:explicit>
        <podcast:transcript url="https://looms.example/episodes/engine/transcript.vtt" type="text/vtt"/>
        <podcast:chapters url="https://looms.example/episodes/engine/chapters.json" type="application/json+chapters"/>
        <podcast:soundbite startTime="12.5" duration="30">A saying</podcast:soundbite>
        <podcast:person role="guest" href="https://grace.example/">Grace</podcast:person>
        <podcast:alternateEnclosure type="audio/mp4" length="900"><podcast:source uri="https://looms.example/media/002.m4a"/></podcast:alternateEnclosure>
        <psc:chapters version="1.2"><psc:chapter start="00:00:00.000" title="Start"/><psc:chapter start="12:34" title="Cards"/></psc:chapters>
        </item>
        <item>
        <title>1801 and the loom</title>
        <link>https://looms.example/episodes/loom</link>
        <guid isPermaLink="false">looms-1</guid>
        <pubDate>Tue, 02 Apr 2024 10:00:00 GMT</pubDate>
        <enclosure url="https://looms.example/media/001.m4a" length="1000" type="audio/x-m4a"/>
        <description>How it began.</description>
        <itunes:duration>900</itunes:duration>
        <itunes:image href="https://looms.example/cover.png"/>
        <itunes:episode>1</itunes:episode>
        <itunes:season>1</itunes:season>
        <itunes:explicit>false</itunes:explicit>
        <podcast:transcript url="https://looms.example/episodes/loom/transcript.vtt" type="text/vtt"/>
        </item>
        </channel>
        </rss>

        """

    /// The sound feed as the first of two pages (RFC 5005 §3).
    static let firstPage = text.replacing(
        "<atom:link href=\"https://hub.example/\"",
        with: """
            <atom:link href="https://looms.example/feed.xml" rel="first"/>
            <atom:link href="https://looms.example/feed.xml?page=2" rel="next"/>
            <atom:link href="https://looms.example/feed.xml?page=2" rel="last"/>
            <atom:link href="https://hub.example/"
            """)

    /// And the second, with older episodes.
    static let secondPage = text.replacing(
        "feed.xml\" rel=\"self\"",
        with: "feed.xml?page=2\" rel=\"self\""
    ).replacing(
        "<atom:link href=\"https://hub.example/\"",
        with: """
            <atom:link href="https://looms.example/feed.xml" rel="first"/>
            <atom:link href="https://looms.example/feed.xml" rel="previous"/>
            <atom:link href="https://hub.example/"
            """
    ).replacing(">looms-2<", with: ">looms-0<").replacing(">looms-1<", with: ">looms-00<")

    /// What looms.example/feed.xml gives.
    static let guid = "db9b3ad2-9420-548f-9822-0a29b89748a6"

    /// The ids of what is found in a text, each once, in order.
    static func ids(in text: String) -> [RuleID] { ids(in: Array(text.utf8)) }

    static func ids(in bytes: [UInt8]) -> [RuleID] {
        var check = FeedCheck(now: now)
        _ = check.run(bytes, addresses: [address])
        var ids: [RuleID] = []
        for finding in check.findings.all where !ids.contains(finding.rule.id) { ids.append(finding.rule.id) }
        return ids
    }
}
