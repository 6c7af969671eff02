// The site.yml that a new data folder starts with.

extension SiteFile {
    /// A settings file with every key explained; all but the title can stay as it is.
    public static let initial = """
        # The show's facts and the site's settings. Notecast reads this file when it starts.

        title: My show
        description: What the show is about, in a sentence or two.

        # The site's public address. Every absolute address (feed, sharing) is made from it.
        # url: https://show.example

        # The feed's language, and the zone in which dates without a zone are meant.
        language: en
        timezone: UTC

        # Who makes the show. Directories write to the owner; the address is public in the feed.
        # author: Ada and Grace
        # owner: {name: Ada, email: ada@show.example}

        # Apple's categories, the main one first; a second level as `Society & Culture: Documentary`.
        categories:
          - Technology
        explicit: false
        type: episodic        # or serial: to be heard in order

        # Cover art, square, 1400 to 3000 pixels: put the file into public/ beside this file.
        # A picture on another site is for feeds alone: pages ask nobody else for anything. So it is with those of people.
        # image: /cover.png
        # copyright: © 2026 Ada and Grace

        # The regular hosts as the notes name them, with the other spellings that occur.
        # people:
        #   - {name: Ada, aliases: [AL, Ada Lovelace]}
        #   - {name: Grace}
        #   - {name: Charles, regular: false}
        # Apps show a page and a picture of them, and what they do where that is not hosting:
        #   - {name: Mary, url: "https://mary.example", image: /mary.jpg, role: Audio Editor, group: Audio Post-Production}

        # More entries for the menu.
        # links:
        #   - {title: About, url: "https://show.example/about"}

        # Old addresses and where they went.
        # redirects:
        #   /rss: /feed.xml

        # Words that are said on the show and where they lead: https://show.example/kettle goes to the sponsor. Sponsors in
        # the notes have such an address too, from their name.
        # shortLinks:
        #   kettle: https://kettle.example/?from=show

        # The show's own pages in directories and apps, for the page that tells how to subscribe.
        # subscribe:
        #   apple: https://podcasts.apple.com/podcast/id123
        #   spotify: https://open.spotify.com/show/123

        # Words and names that a search takes for one another.
        # synonyms:
        #   - [sklearn, scikit-learn]
        #   - [k8s, Kubernetes]

        # The live stream: its page, what a frame shows of it, and when it comes, by the clock of the zone above. The rule
        # is iCalendar's, weekly or monthly.
        # live:
        #   title: Recording live
        #   url: https://video.example/show/live
        #   embed: https://video.example/embed/live
        #   stream: https://radio.example/live.mp3      # its sound: podcast apps play it (podcast:liveItem)
        #   start: "2026-03-03 20:00"
        #   rrule: FREQ=WEEKLY;BYDAY=TU
        #   duration: "1:30"

        # Colours and fonts. What is left out stays as it is built in; what could not be read on its ground is refused.
        # Fonts, for text and for headings: system, humanist, geometric, grotesque, transitional, old-style, slab, rounded,
        # monospace.
        # theme:
        #   accent: "#0a7d5a"
        #   light: {background: "#ffffff", surface: "#f4f4f1", text: "#1b1b1b", quiet: "#5c5c5c"}
        #   dark: {background: "#101418", surface: "#1b2127", text: "#e8ecef", quiet: "#a3adb5"}
        #   fonts: {text: humanist, headings: old-style}

        # Where the feed is. When it is elsewhere, /feed.xml leads there.
        # feed: /feed.xml
        # Or with more: a title of its own; how many items a page of it has (apps take the others from the pages behind),
        # and how large a page may become.
        # feed: {path: /feed.xml, title: My show (ad-free), items: all, maxBytes: 8000000}

        # For apps and directories that read the podcast namespace; what is not here is not in the feed.
        # funding:
        #   - {url: "https://show.example/support", text: Buy us a coffee}
        # locked: true          # other hosts are asked not to import the show; so it is as soon as there is an owner
        # medium: podcast
        # license: {name: cc-by-4.0, url: "https://creativecommons.org/licenses/by/4.0/"}
        # location: {name: "Berlin, Germany", geo: "geo:52.52,13.40", osm: R62422, country: DE}
        # updateFrequency: {text: Every Tuesday, rrule: "FREQ=WEEKLY;BYDAY=TU"}
        # podroll:
        #   - {guid: 9b024349-ccf0-5f69-a609-6b82873eab3c, url: "https://other.example/feed.xml", title: Another show}
        # socialInteract:
        #   - {protocol: activitypub, uri: "https://social.example/@show", accountId: "@show"}
        # hub: "https://hub.example/"   # the WebSub hub that the feed names; a program of yours tells it of changes
        # podping: true         # the feed says that a program of yours tells changes by podping

        # To prove to a directory that the show is yours: what it told you to put into the feed.
        # txt:
        #   - {purpose: verify, text: the directory's text}
        # applepodcastsverify: Apple's text

        # The end, or somewhere else: no more episodes; not in directories; the feed's new address.
        # complete: true
        # block: true
        # newFeedURL: https://elsewhere.example/feed.xml

        # Where audio lies that notes name as `audio: 042.mp3` and that is not imported with them.
        # media: https://cdn.example/show/

        # What listeners get of an MP3 is a copy whose tags say what the notes say: title, show, number, date, cover and
        # chapters. The file that you bring stays as it is, so this takes twice the room. It counts from the next import of
        # an episode on.
        # tagAudio: true

        """
}
