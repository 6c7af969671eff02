// The phrases that are filled in or chosen in code; templates reach all the others by their names.

/// A phrase of Templates/words, by its key.
enum Word: String, Sendable, CaseIterable {
    case thousands, decimal, listComma, listAnd, andMore, dateLong, dateShort, months, monthsShort, weekdays, moment
    case lengthSeconds, lengthMinutes, lengthHours, bytes, episodes, people, links, jokes, sponsors, tags, about, live
    case search, pageNumber, byAuthor, coverOf, topics, moreTopics, transcript, allEpisodes, episodeCount, pageOf
    case episodesPage, episodesOfYear, allEpisodesOf, episodeNumber, seasonEpisode, seasonEpisodeShort, withGuests
    case with, topicNumber, topicLink, topicLinkPlain, extras, joke, allLinks, table, sharedLinks, topicDescription
    case transcriptTitle, transcriptDescription, peopleLead, hostOf, guestOf, topicCount, extraCount, between
    case personDescription, theirTopics, theirEpisodes, feedOf, personPage, linksLead, linkCount, siteCount
    case mentionCount, linksOf, linksOfDescription, linksFound, linksPage, visit, inTopic, inExtra, inJoke, inProse
    case inSponsor, jokesLead, jokesPage, jokesDescription, sponsorsDescription, sponsoredCount, lastOn
    case tagsDescription, taggedWith, aboutTitle, sinceDate, hoursOfTalk, liveTitle, liveLead, lengthAbout
    case loadStreamNote, everyTime, subscribeTitle, foundLoose, kindTopic, kindExtra, kindJoke, kindNotes, searchTitle
    case problem400, problem401, problem404, problem405, problem408, problem413, problem415, problem422, problem429
    case problem500, problem503, problem507, notFoundDetail
}
