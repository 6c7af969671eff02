// The phrases that are filled in or chosen in code; templates reach all the others by their names.

/// A phrase of Templates/words, by its key.
enum Word: String, Sendable, CaseIterable {
    case doctor, requestCount, moreOfIt
    case live, liveTitle, lengthAbout, loadStreamNote, everyTime, subscribeTitle, subscribeLead
    case thousands, decimal, listComma, listAnd, andMore, dateLong, dateShort, months, monthsShort, weekdays, moment
    case lengthSeconds, lengthMinutes, lengthHours, bytes, episodes, people, links, jokes, sponsors, tags, about
    case search, subscribe, pageNumber, byAuthor, coverOf, topics, moreTopics, transcript, allEpisodes, episodeCount
    case pageOf, pagedTitle, episodesOfYear, allEpisodesOf, episodeNumber, seasonEpisode, seasonEpisodeShort
    case recorded, with, chapters, topicNumber, topicLink, topicLinkPlain, extras, joke, previous, next, allLinks
    case listenToTopic, listenFromAbout, table, sharedLinks, topicDescription, transcriptTitle, transcriptDescription,
        peopleLead, regularHosts
    case otherHosts, guests, hostOf, guestOf, topicCount, jokeCount, extraCount, between, personDescription, feedOf
    case linksLead, linkCount, siteCount, mentionCount, linksOf, linksOfDescription, linksFound
    case linksNotFound, sitesMost, visit, inTopic, inExtra, inJoke, inProse, inSponsor, jokesLead
    case randomJoke, noJokes, jokesDescription, sponsorsDescription, sponsoredCount, lastOn
    case tagsDescription, taggedWith, aboutTitle, sinceDate, hoursOfTalk, license, jsonFeed, kindTopic
    case kindExtra, kindJoke, kindNotes, kindSponsor, searchTitle, savedEpisodes, home, problem400, problem401,
        problem404, problem405
    case problem408, problem413, problem415, problem422, problem429, problem500, problem503, problem507, notFoundDetail
    case recentEpisodes, sponsoredBy, pages, rssFeed, inNumbers, whoMakesIt, supportTheShow, contact, feedAddress
    case openInApp, inDirectories, jokesFeed, feedsList, onAirNow, nextStream, noStream, openStream, addToCalendar
    case liveLead, byYear, linksFoundAtLeast, fullNotes, saidAbout, coveredBefore, relatedEpisodes, relatedTopics
    case otherEpisodes, previousTopic, nextTopic
    case docAllEpisodes, docEpisodesOf, docEpisodeOf, docSeason, docTopicOf, docEpisode, docHost, docLink, docBegins
    case docBeginsAbout, docPublished, docRecorded, docAudio, docWebPage, docMore, docByNames, docTwins, docSearchHelp
    case docSitemap, qrTitle, liveName
    case detail400, detail408, detail413, detail414, detail417, detail429, detail500, detail501, detail503, detail507
    case detailOther
    case searchNotes, newer, older, foundAtLeast, foundNothingFor, searchAsWritten, chosenFilter, removeFilter,
        filterIn, filterHost
    case filterYear, filterSite, filterTag, sortBy, sortBest, sortNewest, searchLead, howHost, howYear, howIn, howSite
    case howTag, moreMoments
    case download, downloadFormat, playFromTime, playFromAbout, topicOf, resultsFor, didYouMean
    case lengthFullHours, kilobytes, megabytes, gigabytes
    case pictureFrom, noNet

    /// Those whose one place holds an element of the page.
    static let aroundElements: [Word] = [.topicOf, .resultsFor, .didYouMean]
}
