// Feeds as other hosts' programs write them: good enough to be heard, and each with its habits.

@testable import Doctor

/// Three feeds in the manner of others, with what is to be found in them.
enum HostFeeds {
    /// A weblog with a plugin for podcasts: many namespaces, numbers in titles, words for explicit, clock times.
    static let weblog = """
        <?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
            xmlns:content="http://purl.org/rss/1.0/modules/content/"
            xmlns:wfw="http://wellformedweb.org/CommentAPI/"
            xmlns:dc="http://purl.org/dc/elements/1.1/"
            xmlns:atom="http://www.w3.org/2005/Atom"
            xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
            xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
            xmlns:podcast="https://podcastindex.org/namespace/1.0">
        <channel>
            <title>The Kettle Club</title>
            <atom:link href="https://kettle.example/feed/podcast/" rel="self" type="application/rss+xml" />
            <link>https://kettle.example</link>
            <description>Tea, and what goes with it.</description>
            <lastBuildDate>Sat, 04 May 2024 07:12:55 +0000</lastBuildDate>
            <language>en-US</language>
            <sy:updatePeriod>hourly</sy:updatePeriod>
            <sy:updateFrequency>1</sy:updateFrequency>
            <itunes:summary>Tea, and what goes with it.</itunes:summary>
            <itunes:author>The Kettle Club</itunes:author>
            <itunes:explicit>clean</itunes:explicit>
            <itunes:image href="https://kettle.example/wp-content/uploads/kettle.jpg" />
            <itunes:owner><itunes:name>Kim</itunes:name><itunes:email>kim@kettle.example</itunes:email></itunes:owner>
            <itunes:category text="Arts"><itunes:category text="Food" /></itunes:category>
            <image><title>The Kettle Club</title><url>https://kettle.example/kettle.jpg</url><link>https://kettle.example</link></image>
            <item>
                <title>12: First flush</title>
                <link>https://kettle.example/first-flush/</link>
                <dc:creator><![CDATA[kim]]></dc:creator>
                <pubDate>Sat, 04 May 2024 07:00:11 +0000</pubDate>
                <guid isPermaLink="false">https://kettle.example/?p=412</guid>
                <comments>https://kettle.example/first-flush/#respond</comments>
                <wfw:commentRss>https://kettle.example/first-flush/feed/</wfw:commentRss>
                <description><![CDATA[<p>The spring harvest is in.</p><div class="more">Read on</div>]]></description>
                <content:encoded><![CDATA[<p>The spring harvest is in.</p>]]></content:encoded>
                <enclosure url="https://media.kettle.example/kettle-012.mp3" length="31457280" type="audio/mpeg" />
                <itunes:subtitle>The spring harvest is in.</itunes:subtitle>
                <itunes:summary>The spring harvest is in.</itunes:summary>
                <itunes:author>The Kettle Club</itunes:author>
                <itunes:episode>12</itunes:episode>
                <itunes:explicit>clean</itunes:explicit>
                <itunes:duration>32:45</itunes:duration>
            </item>
        </channel>
        </rss>

        """

    static let weblogFindings: Set<RuleID> = [
        .explicitValue, .podcastLocked, .podcastGuid, .titleNumber, .descriptionMarkup, .durationSeconds, .itemImage,
        .transcript, .hub,
    ]

    /// A hosting service: identity and transcripts, a tracker in front of the file, a long description, one feed behind
    /// another.
    static let service = """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:podcast="https://podcastindex.org/namespace/1.0">
        <channel>
        <title>Night Trains</title>
        <link>https://nighttrains.example/</link>
        <atom:link href="https://feeds.host.example/12345/rss" rel="self" type="application/rss+xml"/>
        <itunes:new-feed-url>https://feeds.host.example/12345.rss</itunes:new-feed-url>
        <description><![CDATA[Across a continent, asleep.]]></description>
        <language>de</language>
        <copyright>2024 Night Trains</copyright>
        <podcast:locked>no</podcast:locked>
        <podcast:guid>\(HostFeeds.serviceGuid)</podcast:guid>
        <itunes:author>Night Trains</itunes:author>
        <itunes:type>serial</itunes:type>
        <itunes:explicit>false</itunes:explicit>
        <itunes:image href="https://img.host.example/12345.jpg"/>
        <itunes:category text="Society &amp; Culture"><itunes:category text="Places &amp; Travel"/></itunes:category>
        <item>
        <itunes:title>Arrival</itunes:title>
        <title>Arrival</title>
        <description><![CDATA[\(String(repeating: "<p>Tracks and towns, towns and tracks.<br></p>", count: 100))]]></description>
        <content:encoded><![CDATA[<p>Tracks.</p>]]></content:encoded>
        <enclosure url="https://track.example/e/https://cdn.host.example/12345/2.mp3?updated=1714800000" length="5242880" type="audio/mpeg"/>
        <itunes:author>Night Trains</itunes:author>
        <guid isPermaLink="false">Host-2</guid>
        <pubDate>Sat, 04 May 2024 05:00:00 +0200</pubDate>
        <podcast:transcript url="https://feeds.host.example/12345/2/transcript.json" type="application/json"/>
        <podcast:transcript url="https://feeds.host.example/12345/2/transcript.srt" type="application/x-subrip"/>
        <podcast:chapters url="https://feeds.host.example/12345/2/chapters.json" type="application/json"/>
        <itunes:duration>2012</itunes:duration>
        <itunes:episodeType>full</itunes:episodeType>
        <itunes:image href="https://img.host.example/12345-2.jpg"/>
        <itunes:explicit>false</itunes:explicit>
        </item>
        <item>
        <title>Departure</title>
        <description><![CDATA[<p>Evening.</p>]]></description>
        <enclosure url="https://track.example/e/https://cdn.host.example/12345/1.mp3" length="0" type="audio/mpeg"/>
        <guid isPermaLink="false">Host-1</guid>
        <pubDate>Sat, 27 Apr 2024 05:00:00 +0200</pubDate>
        <podcast:transcript url="https://feeds.host.example/12345/1/transcript.srt" type="application/x-subrip"/>
        <itunes:duration>1930</itunes:duration>
        <itunes:episode>1</itunes:episode>
        <itunes:image href="https://img.host.example/12345-1.jpg"/>
        <itunes:explicit>false</itunes:explicit>
        </item>
        </channel>
        </rss>

        """

    static let serviceGuid = "917393e3-1b1e-5cef-ace4-edaa54e1f810"

    static let serviceFindings: Set<RuleID> = [
        .podcastGuidOrigin, .serialNumbers, .itemDescriptionLength, .descriptionMarkup, .chaptersType, .itemLink,
        .enclosureLength, .hub, .owner,
    ]

    /// By hand, as in the first years: no namespace but one that is not declared, Latin-1, dates as one writes them.
    static let byHand: [UInt8] = {
        let text = """
            <?xml version="1.0" encoding="ISO-8859-1"?>
            <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
            <rss version="0.91">
              <channel>
                <title>Radio Garden Shed</title>
                <link>www.shed.example</link>
                <description>Recorded between the spades. Caf@ included.</description>
                <language>english</language>
                <webMaster>joe@shed.example</webMaster>
                <item>
                  <title>Show 3</title>
                  <link>http://www.shed.example/show3.html</link>
                  <description>Compost.</description>
                  <enclosure url="http://www.shed.example/Show 3.MP3" length="" type="audio/mp3"/>
                  <pubDate>May 4, 2024</pubDate>
                  <author>Joe</author>
                </item>
                <item>
                  <title>Show 2</title>
                  <enclosure url="http://www.shed.example/show2.wav" length="12000000" type="audio/wav"/>
                  <guid>show2</guid>
                  <pubDate>Sun, 27 Apr 2024 10:00:00 GMT</pubDate>
                  <itunes:duration>0:45:00</itunes:duration>
                </item>
              </channel>
            </rss>

            """
        return text.utf8.map { $0 == UInt8(ascii: "@") ? 0xE9 : $0 }
    }()

    static let byHandFindings: Set<RuleID> = [
        .encoding, .doctype, .namespace, .rss, .channelExplicit, .channelAuthor, .podcastLocked, .podcastGuid, .address,
        .languageCode, .channelCategory, .channelImage, .selfLink, .enclosureLength, .guid, .duration, .itemExplicit,
        .dateForm, .itemImage, .transcript, .itemLink, .enclosureExtension, .guidPermalink, .dateWeekday,
        .itemDescription, .durationSeconds, .hub, .owner,
    ]
}
