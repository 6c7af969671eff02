// What Markdown documents and feeds take of the interface's words.

internal import Syndication

extension Words {
    var feed: FeedWords {
        var own = FeedWords()
        own.sponsoredBy = text(.sponsoredBy)
        own.guests = text(.guests)
        own.extras = text(.extras)
        own.joke = text(.joke)
        own.jokes = text(.jokes)
        own.fullNotes = text(.fullNotes)
        return own
    }

    var markdown: MarkdownWords {
        var own = MarkdownWords()
        own.latestEpisodes = text(.recentEpisodes)
        own.episodes = text(.episodes)
        own.allEpisodes = text(.docAllEpisodes)
        own.episodesOf = text(.docEpisodesOf)
        own.episodeOf = text(.docEpisodeOf)
        own.season = text(.docSeason)
        own.topicNumber = text(.topicNumber)
        own.seasonEpisodeShort = text(.seasonEpisodeShort)
        own.saidAbout = text(.saidAbout)
        own.topicOf = text(.docTopicOf)
        own.episode = text(.docEpisode)
        own.host = text(.docHost)
        own.hosts = text(.regularHosts)
        own.guests = text(.guests)
        own.link = text(.docLink)
        own.begins = text(.docBegins)
        own.beginsAbout = text(.docBeginsAbout)
        own.published = text(.docPublished)
        own.recorded = text(.docRecorded)
        own.audio = text(.docAudio)
        own.transcript = text(.transcript)
        own.transcriptTitle = text(.transcriptTitle)
        own.tags = text(.tags)
        own.webPage = text(.docWebPage)
        own.feed = text(.rssFeed)
        own.jsonFeed = text(.jsonFeed)
        own.sponsoredBy = text(.sponsoredBy)
        own.chapters = text(.chapters)
        own.extras = text(.extras)
        own.joke = text(.joke)
        own.more = text(.docMore)
        own.byYear = text(.byYear)
        own.pages = text(.pages)
        own.byNames = text(.docByNames)
        own.twins = text(.docTwins)
        own.search = text(.search)
        own.searchHelp = text(.docSearchHelp)
        own.sitemap = text(.docSitemap)
        return own
    }
}
