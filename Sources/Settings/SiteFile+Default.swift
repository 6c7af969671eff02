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
        # image: /cover.png
        # copyright: © 2026 Ada and Grace

        # The regular hosts as the notes name them, with the other spellings that occur.
        # people:
        #   - {name: Ada, aliases: [AL, Ada Lovelace]}
        #   - {name: Grace}
        #   - {name: Charles, regular: false}

        # More entries for the menu.
        # links:
        #   - {title: About, url: "https://show.example/about"}

        # Old addresses and where they went.
        # redirects:
        #   /rss: /feed.xml

        # theme: {accent: "#0a7d5a"}

        # Where the feed is. When it is elsewhere, /feed.xml leads there.
        # feed: /feed.xml

        # Where audio lies that notes name as `audio: 042.mp3` and that is not imported with them.
        # media: https://cdn.example/show/

        """
}
